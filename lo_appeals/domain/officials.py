"""Who is responsible where, since when, and who acts on a day (п. 4, 5).

A place is an office, a seat and a rank: seats number the principals of one office, rank 0 is the
principal, 1 the first substitute. One place holds one person at a time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import fold

CHAIN = 10  # steps from the principal to who acts; a longer way is a slip of the pen
PRINCIPAL = 0


class Office(Enum):
    """The three offices of п. 4; the value is what the base keeps."""

    RESPONSIBLE = "responsible"
    EXECUTOR = "executor"
    VOTING = "voting"

    @property
    def title(self) -> str:
        """The office as screens and lists name it."""
        return _TITLES[self][0]

    @property
    def of(self) -> str:
        """The office in the genitive: «замещает исполнителя»."""
        return _TITLES[self][1]

    @property
    def single(self) -> bool:
        """Whether a body has one principal in it; others may have any number."""
        return self is Office.RESPONSIBLE


_TITLES = {
    Office.RESPONSIBLE: ("Ответственное должностное лицо", "ответственного должностного лица"),
    Office.EXECUTOR: ("Исполнитель", "исполнителя"),
    Office.VOTING: ("Уполномоченный по голосованиям", "уполномоченного по голосованиям"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """What п. 4 asks of a person. What was typed is kept beside what is understood of it.

    `phone` is E.164 and `email` normal, '' where nothing was typed or it cannot be understood.
    `senior` None: whether the person is not below a deputy head is judged by the position.
    """

    name: str
    position: str = ""
    phone_typed: str = ""
    phone: str = ""
    extension: str = ""
    email_typed: str = ""
    email: str = ""
    senior: bool | None = None

    @property
    def phone_bad(self) -> bool:
        """Whether a phone is typed that cannot be called."""
        return bool(self.phone_typed) and not self.phone

    @property
    def email_bad(self) -> bool:
        """Whether an address is typed that no letter reaches."""
        return bool(self.email_typed) and not self.email

    @property
    def reachable(self) -> bool:
        """Whether there is a phone or an address that works."""
        return bool(self.phone or self.email)

    @property
    def high_enough(self) -> bool | None:
        """Whether the person is not below a deputy head (п. 4); None: a person must tell."""
        return judged_senior(self.position) if self.senior is None else self.senior


@dataclass(frozen=True, slots=True)
class Place:
    """One chair: which office of which body, whose seat, principal or substitute."""

    body_id: int
    office: Office
    seat: int = 1
    rank: int = PRINCIPAL

    @property
    def title(self) -> str:
        """The place in words: «Исполнитель», «Замещающий исполнителя»."""
        return self.office.title if self.rank == PRINCIPAL else f"Замещающий {self.office.of}"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person in one place from one day to another, both inclusive; None is open."""

    id: int
    place: Place
    contact: Contact
    valid_from: date | None
    valid_to: date | None
    version: int
    forms: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def holds(self, day: date) -> bool:
        """Tell whether the person is in the place on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which an official is away, both inclusive. `acting_id`: who was named instead."""

    id: int
    official_id: int
    first: date
    last: date | None
    reason: str
    acting_id: int | None
    version: int

    def covers(self, day: date) -> bool:
        """Tell whether the official is away on that day."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def text(self) -> str:
        """The days and the reason: «отпуск с 01.07.2026 по 14.07.2026»."""
        until = f" по {written(self.last)}" if self.last else ""
        return f"{self.reason or 'отсутствует'} с {written(self.first)}{until}"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who answers in one seat on a day. `official` None is a gap, explained by `steps`."""

    office: Office
    seat: int
    official: Appointment | None
    acting_for: Appointment | None
    steps: tuple[str, ...] = ()


def who_answers(
    appointments: Iterable[Appointment], absences: Iterable[Absence], office: Office, day: date
) -> tuple[Acting, ...]:
    """Return who acts in each seat of an office of one body on `day`: one official or a gap.

    An absent official gives way to whom the absence names, else to the next substitute of the
    seat; a circle of names is stopped. An office with nobody at all is one gap.
    """
    known = {one.id: one for one in appointments if one.holds(day)}
    present = [one for one in known.values() if one.place.office is office]
    away = {one.official_id: one for one in absences if one.covers(day)}
    seats = sorted({one.place.seat for one in present})
    if not seats:
        gap = (f"{office.title}: на {written(day)} никто не назначен.",)
        return (Acting(office, 1, None, None, gap),)
    return tuple(_seat(office, seat, present, known, away) for seat in seats)


def _seat(
    office: Office,
    seat: int,
    present: Sequence[Appointment],
    known: Mapping[int, Appointment],
    away: Mapping[int, Absence],
) -> Acting:
    ranked = sorted((one for one in present if one.place.seat == seat), key=_rank)
    principal = ranked[0] if ranked[0].place.rank == PRINCIPAL else None
    steps: list[str] = [] if principal else [f"{office.title}: место не занято."]
    seen: set[int] = set()
    found: Appointment | None = ranked[0]
    while found is not None and found.id in away:
        seen.add(found.id)
        steps.append(f"{found.contact.name}: {away[found.id].text}.")
        if len(seen) > CHAIN:
            break
        found = _next(away[found.id], ranked, known, seen, steps)
    if found is None or found.id in away:
        steps.append("Больше замещать некому.")
        return Acting(office, seat, None, principal, tuple(steps))
    instead = principal if principal is not None and principal.id != found.id else None
    return Acting(office, seat, found, instead, tuple(steps))


def _rank(one: Appointment) -> tuple[int, int]:
    return one.place.rank, one.id


def _next(
    absence: Absence,
    ranked: Sequence[Appointment],
    known: Mapping[int, Appointment],
    seen: set[int],
    steps: list[str],
) -> Appointment | None:
    """Return who comes instead: the named official, else the next substitute of the seat."""
    if absence.acting_id is not None:
        named = known.get(absence.acting_id)
        if named is not None and named.id not in seen:
            return named
        steps.append(
            "Названный замещающим в этот день не назначен."
            if named is None
            else f"{named.contact.name} и сам отсутствует: замещение идёт по кругу."
        )
    return next((one for one in ranked if one.id not in seen), None)


def overlapping(appointments: Iterable[Appointment], new: Appointment) -> Appointment | None:
    """Return who already holds the place of `new` on one of its days; None: it is free."""
    for one in appointments:
        if one.id != new.id and one.place == new.place and _meet(one, new):
            return one
    return None


def _meet(one: Appointment, other: Appointment) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_to or date.max, other.valid_to or date.max)


_HEADS = ("председател", "руководител", "начальник", "глав", "директор", "министр",
          "вице-губернатор", "управляющ", "заведующ", "главный врач", "ректор")  # fmt: skip
_PARTS_OF = ("отдел", "сектор", "групп", "част", "служб", "канцеляри", "бюро", "участк",
             "отделени", "подразделени")  # fmt: skip
_LOW = ("специалист", "консультант", "инспектор", "эксперт", "бухгалтер", "инженер", "методист",
        "секретар", "помощник", "советник", "референт", "делопроизводител", "юрист")  # fmt: skip


def judged_senior(position: str) -> bool | None:
    """Return whether a position is not below a deputy head; None where words do not tell."""
    words = fold(position).replace("и.о.", " ").replace("врио", " ").split()
    if not words:
        return None
    if any(word.startswith(_LOW) for word in words[:3]):
        return False
    head = next((n for n, word in enumerate(words) if word.startswith(_HEADS)), None)
    if head is None:
        return None
    before = {word for word in words[:head] if not word.startswith(("перв", "заместител", "зам"))}
    if before - {"временно", "исполняющий", "исполняющая", "обязанности"}:
        return None
    following = words[head + 1 : head + 4]
    return not any(word.startswith(_PARTS_OF) for word in following)
