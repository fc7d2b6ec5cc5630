"""What a file of contacts would change in one body, before anything is written (R3, X5).

People are matched by name within their office; a form's rows also by the record they were printed
from. Nothing is overwritten: what differs begins on the file's day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from lo_appeals.domain.officials import (
    PRINCIPAL,
    Appointment,
    Contact,
    Office,
    Place,
    overlapping,
)
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange.contacts import ContactRow
from lo_appeals.exchange.contacts_parsing import shown_phone
from lo_appeals.services.previewing import FieldChange


class Outcome(Enum):
    """What happens to a row of the file; the value is the word of the preview."""

    NEW = "Новое"
    CHANGED = "Изменено"
    REPLACED = "Сменилось лицо"
    LEFT = "Выбыл"
    SAME = "Без изменений"
    REJECTED = "Отклонено"
    SKIPPED = "Пропущено"


@dataclass(frozen=True, slots=True)
class Move:
    """One change of one body. `old` is who is changed, replaced or gone; `new` who comes."""

    outcome: Outcome
    row: int  # 0: somebody whom a form does not name any more
    old: Appointment | None
    new: Appointment | None
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""

    @property
    def key(self) -> str:
        """How a proposal is named when it is accepted."""
        return f"row {self.row}" if self.row else f"left {self.old.id if self.old else 0}"

    @property
    def in_place(self) -> bool:
        """Whether only blanks are filled, or the record is as young as the file."""
        if self.old is None or self.new is None:
            return False
        young = self.old.valid_from is not None and self.new.valid_from is not None
        same_day = young and self.old.valid_from == self.new.valid_from
        return same_day or all(not one.old for one in self.changes)


FIELDS = (
    ("name", "ФИО"), ("position", "Должность"), ("phone", "Телефон"), ("email", "Почта"),
    ("senior", "Не ниже заместителя"),
)  # fmt: skip


class BodyPlan:
    """Plans the rows of one body against the people it has."""

    def __init__(
        self, body_id: int, known: Sequence[Appointment], on: date, *, form: bool = False
    ) -> None:
        self._body_id, self._on, self._form = body_id, on, form
        self._known = list(known)
        self._live = [one for one in known if one.holds(on)]
        self._matched: set[int] = set()

    def moves(self, rows: Sequence[ContactRow]) -> list[Move]:
        """Return what happens to each row, principals first, and who left by a form."""
        pairs = [(row, self._match(row)) for row in rows]
        found = []
        for row, old in sorted(pairs, key=lambda pair: (pair[0].substitute, pair[0].row)):
            found.append(self._changed(row, old) if old else self._new(row, rows))
        if self._form:
            found += self._left()
        return found

    def _match(self, row: ContactRow) -> Appointment | None:
        candidates = [one for one in self._live if one.id not in self._matched]
        found = next((one for one in candidates if one.id == row.code), None)
        if found is None:  # no code, or what it named is past: a part of the form is accepted
            found = next((one for one in candidates if self._same_person(one, row)), None)
        if found is not None:
            self._matched.add(found.id)
        return found

    def _same_person(self, one: Appointment, row: ContactRow) -> bool:
        same_office = one.place.office is row.office
        same_rank = (one.place.rank > PRINCIPAL) == row.substitute
        named = name_key(one.contact.name) == name_key(row.contact.name)
        return same_office and same_rank and named and self._same_seat(one, row)

    def _same_seat(self, one: Appointment, row: ContactRow) -> bool:
        """A substitute of one executor is not yet the substitute of another."""
        if not row.instead_of:
            return True
        seat = self._seat_of(row.office, row.instead_of)
        return seat is None or seat == one.place.seat

    def _changed(self, row: ContactRow, old: Appointment) -> Move:
        contact = merged(old.contact, row.contact)
        changes = differences(old.contact, contact)
        last = row.last or old.valid_to
        if row.last and row.last != old.valid_to:
            changes += (FieldChange("last", "По", written(old.valid_to), written(row.last)),)
        if not changes:
            return Move(Outcome.SAME, row.row, old, None)
        first = max(self._on, old.valid_from or date.min)
        new = replace(old, contact=contact, valid_from=first, valid_to=last)
        person = name_key(contact.name) != name_key(old.contact.name)
        return Move(Outcome.REPLACED if person else Outcome.CHANGED, row.row, old, new, changes)

    def _new(self, row: ContactRow, rows: Sequence[ContactRow]) -> Move:
        place = self._place(row, rows)
        first = row.first or self._on
        new = Appointment(0, place, row.contact, first, row.last, 1)
        before = next((one for one in self._live if one.place == place), None)
        changes = differences(before.contact if before else Contact(""), row.contact)
        if before is not None and not self._gives_way(before, first):
            return self._rejected(row, before)
        others = [one for one in self._known if before is None or one.id != before.id]
        held = overlapping(others, new)
        if held is not None:
            return self._rejected(row, held)
        self._known.append(replace(new, id=-row.row))
        if before is not None:
            self._matched.add(before.id)
        return Move(Outcome.REPLACED if before else Outcome.NEW, row.row, before, new, changes)

    def _gives_way(self, before: Appointment, first: date) -> bool:
        """Tell whether who holds a place may be followed: not named in the file, began earlier."""
        later = before.valid_from is not None and before.valid_from >= first
        return not later and before.id not in self._matched

    def _rejected(self, row: ContactRow, held: Appointment) -> Move:
        since = f" с {written(held.valid_from)}" if held.valid_from else ""
        reason = (
            f"Место занимает {held.contact.name}{since}. Укажите в «Работает с» более поздний день."
        )
        return Move(Outcome.REJECTED, row.row, None, None, (), reason)

    def _place(self, row: ContactRow, rows: Sequence[ContactRow]) -> Place:
        if not row.substitute:
            seats = [one.place.seat for one in self._known if one.place.office is row.office]
            seat = 1 if row.office.single else max(seats, default=0) + 1
            return Place(self._body_id, row.office, seat)
        seat = self._seat_of(row.office, row.instead_of) or self._seat_above(row, rows)
        place = Place(self._body_id, row.office, seat, PRINCIPAL + 1)
        while self._kept(place):
            place = replace(place, rank=place.rank + 1)
        return place

    def _kept(self, place: Place) -> bool:
        """Tell whether somebody whom the file names too holds the place, or a new one took it."""
        return any(
            one.place == place and (one.id < 0 or one.id in self._matched)
            for one in self._known
            if one.id < 0 or one.holds(self._on)
        )

    def _seat_of(self, office: Office, name: str) -> int | None:
        """Return the seat of the principal of that name, planned ones too."""
        key = name_key(name)
        for one in reversed(self._known):
            principal = one.place.office is office and one.place.rank == PRINCIPAL
            if key and principal and name_key(one.contact.name) == key:
                return one.place.seat
        return None

    def _seat_above(self, row: ContactRow, rows: Sequence[ContactRow]) -> int:
        """Return the seat of the nearest principal above a substitute in the file."""
        above = [
            one
            for one in rows
            if one.office is row.office and not one.substitute and one.row < row.row
        ]
        seat = self._seat_of(row.office, above[-1].contact.name) if above else None
        return seat or 1

    def _left(self) -> Iterator[Move]:
        for one in self._live:
            if one.id not in self._matched:
                last = max(self._on - timedelta(1), one.valid_from or date.min)
                change = FieldChange("last", "По", written(one.valid_to), written(last))
                yield Move(Outcome.LEFT, 0, one, replace(one, valid_to=last), (change,))


def merged(old: Contact, new: Contact) -> Contact:
    """Return `new` with what its file leaves blank kept from `old`."""
    phone = new if new.phone_typed else old
    email = new if new.email_typed else old
    return Contact(
        new.name or old.name, new.position or old.position,
        phone.phone_typed, phone.phone, phone.extension, email.email_typed, email.email,
        old.senior if new.senior is None else new.senior,
    )  # fmt: skip


def differences(old: Contact, new: Contact) -> tuple[FieldChange, ...]:
    """Return the fields that really differ: one phone written in two ways is one phone."""
    return tuple(_differences(old, new))


def _differences(old: Contact, new: Contact) -> Iterable[FieldChange]:
    for key, title in FIELDS:
        before, after = _shown(old, key), _shown(new, key)
        if key == "name" and name_key(before) == name_key(after):
            continue
        if before != after:
            yield FieldChange(key, title, before, after)


def _shown(contact: Contact, key: str) -> str:
    if key == "phone":
        return shown_phone(contact.phone, contact.extension) or contact.phone_typed
    if key == "email":
        return contact.email or contact.email_typed
    if key == "senior":
        return {None: "", True: "Да", False: "Нет"}[contact.senior]
    return str(getattr(contact, key))
