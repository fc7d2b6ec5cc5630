"""One place, one person: appointments are written so that nothing overlaps, and told (п. 5)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import PRINCIPAL, Appointment, Contact, Place, overlapping
from lo_appeals.domain.texts import day as written
from lo_appeals.services.registry_work import Work
from lo_appeals.store import officials
from lo_appeals.store.schema_registry import change_notice, official

DAY = timedelta(1)
TITLES = {
    "name": "ФИО", "position": "Должность", "phone_typed": "Телефон",
    "email_typed": "Электронная почта", "senior": "Не ниже заместителя руководителя",
    "valid_from": "С", "valid_to": "По",
}  # fmt: skip
CONTACT_KEYS = ("name", "position", "phone_typed", "email_typed", "senior")


@dataclass(frozen=True, slots=True)
class Told:
    """п. 5: when the committee was told of a change, under which incoming number."""

    on: date | None
    incoming: str = ""


def seat(work: Work, place: Place, contact: Contact, first: date | None, last: date | None) -> int:
    """Write one appointment; an open one in its place ends the day before. Returns its id."""
    known = officials.of_body(work.connection, place.body_id)
    before = next(
        (one for one in known if one.place == place and first and _held_before(one, first)), None
    )
    if before is not None and first is not None:
        work.ledger.put(official, before.id, ended(before, first - DAY))
    new = Appointment(0, place, contact, first, last, 1)
    check(work, new)
    made = work.ledger.add(official, officials.new_values(contact, place, first=first, last=last))
    body = work.body(place.body_id)
    changes: dict[str, tuple[object, object]] = {
        TITLES[key]: (getattr(before.contact, key) if before else None, getattr(contact, key))
        for key in CONTACT_KEYS
    }
    work.note(f"назначен: {place.title}", body, changes | {"С": (None, first)})
    return made


def _held_before(one: Appointment, first: date) -> bool:
    """Tell whether an appointment began before `first` and is in force on it without an end."""
    began = one.valid_from is None or one.valid_from < first
    return began and one.valid_to is None


def next_seat(known: list[Appointment], place: Place) -> Place:
    """Return the first seat of the office that nobody ever held; the only one where single."""
    if place.office.single:
        return replace(place, seat=1)
    taken = [one.place.seat for one in known if one.place.office is place.office]
    return replace(place, seat=max(taken, default=0) + 1)


def tell(work: Work, one: tuple[int, int], what: str, changed_on: date | None, told: Told) -> None:
    """Record the notice of п. 5 on a change of `one` (body, official) made now."""
    if changed_on is None:
        raise UserError("Не указан день изменения.", "Без него срок по п. 5 не сосчитать.")
    work.ledger.add(change_notice, {
        "body_id": one[0], "official_id": one[1], "what": what, "changed_on": changed_on,
        "told_on": told.on, "incoming": told.incoming, "note": "", "deleted": False, "version": 1,
    })  # fmt: skip


def keep_apart(work: Work, old: Appointment, last: date) -> None:
    """Raise UserError where somebody else sits in that place by `last`: one place, one person."""
    begun = old.valid_from or date.min
    for one in officials.appointments(work.connection, [old.place.body_id])[old.place.body_id]:
        first = one.valid_from
        if one.id != old.id and one.place == old.place and first and begun < first <= last:
            raise UserError(
                f"С {written(first)} на этом месте {one.contact.name}.",
                "Укажите более ранний день.",
            )


def ended(old: Appointment, last: date) -> dict[str, Any]:
    """Return the values of an appointment that ends."""
    return {"valid_to": last, "version": old.version + 1}


def check(work: Work, new: Appointment) -> None:
    """Refuse an appointment without a name, turned round in time, or in a place that is held."""
    if not new.contact.name:
        raise UserError("Не указаны фамилия, имя и отчество.", "Введите их полностью.")
    if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
        raise UserError("Последний день раньше первого.", "Проверьте обе даты.")
    if new.place.seat < 1 or new.place.rank < PRINCIPAL:
        raise UserError("Такого места нет.", "Выберите место из списка.")
    known = officials.of_body(work.connection, new.place.body_id)
    held = overlapping(known, new)
    if held is not None:
        days = " ".join(filter(None, (
            f"с {written(held.valid_from)}" if held.valid_from else "",
            f"по {written(held.valid_to)}" if held.valid_to else "",
        )))  # fmt: skip
        raise UserError(
            f"{held.place.title}: место занимает {held.contact.name} {days}".rstrip() + ".",
            "Укажите более поздний день или закончите то назначение.",
        )
