"""What counts as a deficiency under п. 10: found by rule, each with its clause and evidence.

П. 10 speaks of executive bodies of the region only: nobody else is ever named. A rule finds, the
clerk decides: an entry with a doubt is not named until the doubt was looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lo_appeals.domain import texts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.duties import DEFICIENCY

BOUND = DEFICIENCY.binds


class DeficiencyKind(Enum):
    """The kinds of deficiency; the value is the key in the base."""

    ANSWERED_LATE = "answered_late"
    OVERDUE = "overdue"
    LIST_MISSING = "list_missing"
    LIST_LATE = "list_late"
    CHANGE_UNTOLD = "change_untold"
    CHANGE_LATE = "change_late"
    NO_SUBSTITUTE = "no_substitute"

    @property
    def title(self) -> str:
        """The kind in words."""
        return _TITLES[self][0]

    @property
    def clause(self) -> str:
        """The point of the regulation that is not kept."""
        return _TITLES[self][1]

    @property
    def of_entry(self) -> bool:
        """Whether it is about one entry (п. 7)."""
        return self in (DeficiencyKind.ANSWERED_LATE, DeficiencyKind.OVERDUE)


_TITLES = {
    DeficiencyKind.ANSWERED_LATE: ("Ответ дан с нарушением срока", "п. 7"),
    DeficiencyKind.OVERDUE: ("Срок истёк, ответа нет", "п. 7"),
    DeficiencyKind.LIST_MISSING: ("Сведения об ответственных не представлены", "п. 4"),
    DeficiencyKind.LIST_LATE: ("Сведения об ответственных представлены позже срока", "п. 4"),
    DeficiencyKind.CHANGE_UNTOLD: ("Об изменении сведений не сообщено", "п. 5"),
    DeficiencyKind.CHANGE_LATE: ("Об изменении сведений сообщено позже срока", "п. 5"),
    DeficiencyKind.NO_SUBSTITUTE: ("Не указано замещающее лицо", "п. 4"),
}


class Doubt(Enum):
    """Why a finding must be looked at before it is named."""

    POSTPONED = "Портал утвердил перенос срока"
    UNCONFIRMED = "Не подтверждено последней выгрузкой"
    CONTRADICTION = "На портале завершено, но даты ответа нет"


@dataclass(frozen=True, slots=True)
class LateFacts:
    """One entry answered after its due day or open past it, on the day it is judged."""

    number: str
    cycle: int
    body_id: int
    registered: date
    category: str
    due: date
    answered: date | None
    days_late: int
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """One duty of п. 4 or п. 5: what was due, when it was done (None: not yet)."""

    body_id: int
    subject: str
    what: str
    due: date
    done: date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One deficiency as a rule found it. `subject` tells it apart among those of a body."""

    kind: DeficiencyKind
    body_id: int
    subject: str
    what: str  # the entry's number, or what was to be done
    due: date | None
    done: date | None
    days_late: int
    registered: date | None = None
    category: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def clause(self) -> str:
        """The point of the regulation that is not kept."""
        return self.kind.clause

    @property
    def evidence(self) -> dict[str, str | int | None]:
        """The finding as plain values, to be kept with the clerk's decision."""
        return {
            "what": self.what, "category": self.category, "days_late": self.days_late,
            "registered": _iso(self.registered), "due": _iso(self.due), "done": _iso(self.done),
            "doubts": "; ".join(one.value for one in self.doubts),
        }  # fmt: skip

    @property
    def title(self) -> str:
        """The kind with what it is about; of the first list the kind says it all."""
        whole = self.kind in (DeficiencyKind.LIST_MISSING, DeficiencyKind.LIST_LATE)
        return self.kind.title if whole else f"{self.kind.title}: {self.what}"

    @property
    def told(self) -> str:
        """The finding as one line of a list."""
        due = f", срок {texts.day(self.due)}" if self.due else ""
        done = f", исполнено {texts.day(self.done)}" if self.done else ""
        return f"{self.title}{due}{done}"


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def entry_subject(number: str, cycle: int) -> str:
    """Return how an entry is named in the ladder and among deficiencies."""
    return f"entry:{number}/{cycle}"


def late_findings(entries: Iterable[LateFacts], types: dict[int, BodyType]) -> list[Finding]:
    """Return the deficiencies of п. 7 among late entries of the bodies that п. 10 binds."""
    return [
        Finding(
            DeficiencyKind.ANSWERED_LATE if one.answered else DeficiencyKind.OVERDUE,
            one.body_id,
            entry_subject(one.number, one.cycle),
            one.number,
            one.due,
            one.answered,
            one.days_late,
            one.registered,
            one.category,
            one.doubts,
        )
        for one in entries
        if types.get(one.body_id) in BOUND and one.days_late > 0
    ]


def list_findings(
    clocks: Iterable[ClockFacts], types: dict[int, BodyType], today: date
) -> list[Finding]:
    """Return the deficiencies of п. 4: the first list not sent, or sent after its due day."""
    return _clock_findings(
        clocks, types, today, DeficiencyKind.LIST_MISSING, DeficiencyKind.LIST_LATE
    )


def change_findings(
    clocks: Iterable[ClockFacts], types: dict[int, BodyType], today: date
) -> list[Finding]:
    """Return the deficiencies of п. 5: a change not told of, or told after its due day."""
    return _clock_findings(
        clocks, types, today, DeficiencyKind.CHANGE_UNTOLD, DeficiencyKind.CHANGE_LATE
    )


def _clock_findings(
    clocks: Iterable[ClockFacts],
    types: dict[int, BodyType],
    today: date,
    undone: DeficiencyKind,
    late: DeficiencyKind,
) -> list[Finding]:
    found = []
    for one in clocks:
        days = ((one.done or today) - one.due).days
        if types.get(one.body_id) in BOUND and days > 0:
            kind = late if one.done else undone
            found.append(Finding(kind, one.body_id, one.subject, one.what, one.due, one.done, days))
    return found


def substitute_findings(
    lacking: Iterable[tuple[int, str]], types: dict[int, BodyType]
) -> list[Finding]:
    """Return bodies that named an official and nobody for the time of absence (п. 4).

    `lacking` are (body, the office in words).
    """
    return [
        Finding(
            DeficiencyKind.NO_SUBSTITUTE, body_id, f"substitute:{body_id}:{office}", office,
            None, None, 0,
        )
        for body_id, office in lacking
        if types.get(body_id) in BOUND
    ]  # fmt: skip
