"""Conditions of a list of entries: what a screen, a chip, a figure or a command selects.

A counter and the list behind it use one `Selection` (A2), so they cannot disagree.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.timeliness import Period


class Quick(Enum):
    """The quick states above the list; one at a time."""

    ALL = "Все"
    LATE = "Просрочено"
    TODAY = "Сегодня"
    SOON = "Скоро"  # at risk by D7, the due day itself included
    OPEN = "В работе"  # everything open, late ones included
    DONE = "Отвечено"
    ERRORS = "Ошибки данных"


class Law(Enum):
    """Which regime of consideration is shown (п. 2)."""

    PORTAL = "Без 59-ФЗ"
    LAW59 = "Только 59-ФЗ"
    BOTH = "Все порядки"


class Flag(Enum):
    """What an entry may be marked with; several of them at once narrow a list further."""

    POSTPONED = "Отложено на портале"
    REPEATED = "Повторное рассмотрение"
    ANSWERED_LATE = "Отвечено с нарушением срока"
    CORRECTED = "Исправлено вручную"
    NOTED = "С примечанием"
    SIGNIFICANT = "Значимое (п. 12)"
    LATE_ON_PORTAL = "Просрочено на портале"
    DECLINED = "Отклонено модератором"


Value = date | str | int | bool | None


@dataclass(frozen=True, slots=True)
class ValueIs:
    """A field of an entry has this value, or, `excluded`, any other; None and '' are «empty».

    The key «state» stands for where an entry is today, its value is the name of a `State`.
    """

    key: str
    value: Value
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure of a period: its key of figures.md and, where given, the body it belongs to."""

    key: str
    period: Period
    of_body: bool = False
    body_id: int | None = None  # with of_body: None is «не определён»
    body_type: BodyType | None = None  # a group of table 2


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown and in which order. Both ends of a range are inclusive; None is open."""

    quick: Quick = Quick.ALL
    find: str = ""
    law: Law = Law.PORTAL
    body_ids: tuple[int, ...] = ()
    body_text: str = ""  # part of a body's name or alias, case and ё evened out
    body_type: BodyType | None = None
    group_of: int | None = None  # a body with all that are under it
    category: str = ""
    status: str = ""  # the portal's, as it stands
    accelerated: bool | None = None  # the term of 10 days, or of 30 (п. 7)
    late_over: int | None = None  # unanswered for more than so many days past the due day
    flags: tuple[Flag, ...] = ()
    values: tuple[ValueIs, ...] = ()  # picked from the list itself
    due_from: date | None = None
    due_to: date | None = None
    registered_from: date | None = None
    registered_to: date | None = None
    batch: int | None = None  # entries that this import made or changed
    unconfirmed: bool = False  # open here and absent from the latest import covering their date
    figure: FigureRef | None = None
    chosen: tuple[int, ...] | None = None  # exactly these entries, called `chosen_as`
    chosen_as: str = ""
    sort: tuple[tuple[str, bool], ...] = (("due", False),)  # (column key, descending)
