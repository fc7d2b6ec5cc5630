"""What an import would do, before anything is written (I1, I2, I6)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from lo_appeals.domain.appeals import KNOWN_STATUSES, PortalFacts, under_law59
from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.texts import fold
from lo_appeals.exchange.portal import Export
from lo_appeals.store.batches import Known


class Verdict(Enum):
    """What happens to a row of the file; the value is the word of the preview."""

    NEW = "Новое"
    CHANGED = "Изменено"
    RETURNED = "Возвращено на рассмотрение"
    SAME = "Без изменений"
    REJECTED = "Отклонено"
    SKIPPED = "Пропущено"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a changed entry, as text. `kept`: the clerk's correction stays in force."""

    key: str
    title: str
    old: str
    new: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file and what happens to it; `row` is the number that Excel shows."""

    row: int
    number: str
    verdict: Verdict
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""
    column: str = ""
    facts: PortalFacts | None = None  # of rows that are taken, but for those surely unchanged
    known: Known | None = None  # of rows that change or reopen an entry
    registered: date | None = None  # of rows that are not rejected or skipped

    @property
    def counted(self) -> PortalFacts:
        """The facts of a row that is taken."""
        if self.facts is None:
            raise ValueError(self.row)
        return self.facts

    @property
    def entry(self) -> Known:
        """The entry of a row that changes or reopens one."""
        if self.known is None:
            raise ValueError(self.row)
        return self.known


@dataclass(frozen=True, slots=True)
class UnknownBody:
    """A spelling of the export that no body has: the clerk picks or makes one, once."""

    name: str
    rows: int
    guessed: BodyType
    candidates: tuple[Body, ...]


@dataclass(frozen=True)
class Preview:
    """Everything that would happen. Applied to the same base it does just that."""

    export: Export
    data_as_of: datetime
    lines: list[Line]
    unknown_bodies: tuple[UnknownBody, ...]
    absent: tuple[tuple[int, str], ...]
    twin_of: int | None
    corrected: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    stamp: int = -1  # of the base that it was compared with

    @property
    def file_rows(self) -> int:
        """Non-empty rows below the heading."""
        return self.export.file_rows

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows have each verdict; their sum is `file_rows`."""
        found = dict.fromkeys(Verdict, 0)
        for line in self.lines:
            found[line.verdict] += 1
        return found

    @property
    def touches(self) -> bool:
        """Whether anything of the base would change but the list of imports."""
        written = (Verdict.NEW, Verdict.CHANGED, Verdict.RETURNED)
        return bool(self.absent) or any(line.verdict in written for line in self.lines)

    @property
    def apart(self) -> int:
        """How many new rows go under 59-ФЗ and stand in no list of the others (п. 2)."""
        new = (line.facts for line in self.lines if line.verdict is Verdict.NEW)
        return sum(one is not None and under_law59(one.law, one.chose_59fz) for one in new)

    @property
    def older(self) -> int:
        """How many rows were left alone because the base holds data of a later day."""
        return sum(line.verdict is Verdict.SAME and bool(line.reason) for line in self.lines)

    def note_on_statuses(self) -> str:
        """Name the statuses that the portal is not known to have; '' where there are none."""
        found = Counter(row.facts.status for row in self.export.rows if row.facts.status)
        unknown = {one: rows for one, rows in found.items() if fold(one) not in KNOWN_STATUSES}
        named = ", ".join(f"«{one}» ({rows})" for one, rows in unknown.items())
        return named and (
            f"Неизвестные статусы: {named}. Обращения с ними считаются по дате ответа. Если так "
            "портал называет отказ модератора, впишите статус в настройки."
        )

    @property
    def absent_open(self) -> tuple[str, ...]:
        """Numbers of open entries registered within the dates of the file and not in it."""
        return tuple(number for _, number in self.absent)
