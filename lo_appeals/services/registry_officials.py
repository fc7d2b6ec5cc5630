"""Appointments and absences: dated, never overwritten, nothing overlapping (R3–R5, R9)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.completeness import is_last_contact
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import PRINCIPAL, Absence, Appointment, Contact, Place, overlapping
from lo_appeals.domain.texts import day as written
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_work import Work, by_whom, changed_meanwhile, differing, working
from lo_appeals.store import officials
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema_registry import change_notice, leave, official

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


class OfficialsService:
    """Work on the people of the registry. Dates are inclusive, None is open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def appoint(
        self, place: Place, contact: Contact, first: date | None, last: date | None = None,
        told: Told | None = None,
    ) -> Changes:  # fmt: skip
        """Put a person in a place from `first` on; who held it leaves the day before (R4).

        `told` records the notice of п. 5 with it. Raises UserError where the place is held on
        these days by an appointment that begins later.
        """
        with working(self._desk) as work:
            body = work.body(place.body_id)
            if body.valid_to is not None and (last is None or last >= body.valid_to):
                raise UserError(
                    f"Орган не действует с {written(body.valid_to)}.",
                    "Укажите, по какой день было назначение.",
                )
            made = seat(work, place, contact, first, last)
            if told is not None:
                tell(work, (place.body_id, made), f"{place.title}: {contact.name}", first, told)
        return work.done(f"{place.title}: {contact.name}.", (place.body_id,))

    def free_seat(self, body_id: int, place: Place) -> Place:
        """Return the place of one more principal of an office with any number of them."""
        with self._desk.database.read() as connection:
            known = officials.of_body(connection, body_id)
        return next_seat(known, place)

    def change(
        self, official_id: int, version: int, contact: Contact, on: date, told: Told | None = None
    ) -> Changes:
        """Write new particulars in force from `on`: the row before ends, one more begins (п. 5)."""
        with working(self._desk) as work:
            old = _locked(work, official_id, version, officials.contact_values(contact))
            if old.valid_from is not None and old.valid_from >= on:
                raise UserError(
                    f"Прежние сведения действуют с {written(old.valid_from)}.",
                    "Укажите более позднюю дату или исправьте их как ошибку.",
                )
            if not old.holds(on):
                raise UserError(f"На {written(on)} этого назначения нет.", "Укажите другую дату.")
            work.ledger.put(official, old.id, _ended(old, on - DAY))
            values = officials.new_values(contact, old.place, first=on, last=old.valid_to)
            if contact.name == old.contact.name:
                values["forms"] = old.forms
            made = work.ledger.add(official, values)
            _move_absences(work, old, made, on)
            _note_contact(work, f"с {written(on)} изменены сведения", old, contact)
            if told is not None:
                what = f"{old.place.title}: {contact.name}, новые сведения"
                tell(work, (old.place.body_id, made), what, on, told)
        return work.done(f"С {written(on)}: {contact.name}.", (old.place.body_id,))

    def correct(
        self, official_id: int, version: int, contact: Contact, reason: str,
        dates: tuple[date | None, date | None] | None = None,
    ) -> Changes:  # fmt: skip
        """Mend a slip in place; the journal keeps old and new with the reason (R10).

        `dates` replace from and to. Raises UserError: the last live contact of an ОИВ would go.
        """
        with working(self._desk) as work:
            values = officials.contact_values(contact)
            if dates is not None:
                values |= dict(zip(("valid_from", "valid_to"), dates, strict=True))
            old = _locked(work, official_id, version, values)
            first, last = dates or (old.valid_from, old.valid_to)
            new = replace(old, contact=contact, valid_from=first, valid_to=last)
            _check(work, new)
            if not (new.holds(self._desk.today()) and contact.reachable):
                self._keep_last(work, old)
            work.ledger.put(official, old.id, values | {"version": version + 1})
            _note_contact(work, "исправлены сведения", old, contact, reason=reason, dates=dates)
        return work.done(f"Исправлено: {contact.name}.", (old.place.body_id,))

    def end(
        self, official_id: int, version: int, last: date, reason: str = "",
        told: Told | None = None,
    ) -> Changes:  # fmt: skip
        """End an appointment: `last` is its last day. Raises UserError: the last live contact."""
        with working(self._desk) as work:
            old = _locked(work, official_id, version, {"valid_to": last})
            if old.valid_from is not None and last < old.valid_from:
                raise UserError(
                    f"Назначение действует с {written(old.valid_from)}.",
                    "Укажите этот день или более поздний.",
                )
            _keep_apart(work, old, last)
            if last < self._desk.today():
                self._keep_last(work, old)
            work.ledger.put(official, old.id, _ended(old, last))
            body = work.body(old.place.body_id)
            work.note(
                f"место освободилось: {old.contact.name}",
                body,
                {"По": (old.valid_to, last)},
                reason,
            )
            if told is not None:
                what = f"{old.place.title}: место освободилось ({old.contact.name})"
                tell(work, (body.id, old.id), what, last + DAY, told)
        return work.done(f"{old.contact.name}: по {written(last)}.", (body.id,))

    def remove(self, official_id: int, version: int, reason: str) -> Changes:
        """Take out an appointment written by mistake. Raises UserError: the last live contact."""
        with working(self._desk) as work:
            old = _locked(work, official_id, version)
            self._keep_last(work, old)
            work.ledger.put(official, old.id, {"deleted": True, "version": version + 1})
            for one in officials.absences(work.connection, [old.place.body_id]).get(
                old.place.body_id, []
            ):
                if old.id == one.acting_id:
                    work.ledger.put(leave, one.id, {"acting_id": None, "version": one.version + 1})
            body = work.body(old.place.body_id)
            work.note(f"удалён: {old.place.title}", body, {"ФИО": (old.contact.name, None)}, reason)
        return work.done(f"Удалено: {old.contact.name}.", (body.id,))

    def set_forms(self, official_id: int, version: int, forms: Mapping[str, Any]) -> Changes:
        """Keep the forms of a name by case: {"dative": {"text", "manual", "confirmed"}, …}."""
        with working(self._desk) as work:
            old = _locked(work, official_id, version)
            values = {"forms": dict(forms), "version": version + 1}
            work.ledger.put(official, old.id, values)
            body = work.body(old.place.body_id)
            before, after = dict(old.forms), dict(forms)
            work.note(f"склонение: {old.contact.name}", body, {"Формы": (before, after)})
        return work.done(f"Склонение сохранено: {old.contact.name}.", (body.id,))

    def _keep_last(self, work: Work, old: Appointment) -> None:
        body = work.body(old.place.body_id)
        mine = officials.of_body(work.connection, body.id)
        if body.valid_to is None and is_last_contact(body.type, mine, old, self._desk.today()):
            raise UserError(
                f"{old.contact.name} – последний, с кем можно связаться в органе «{body.name}».",
                "Ничего не изменено. Сначала назначьте преемника.",
            )

    def absent(
        self, official_id: int, first: date, last: date | None, reason: str = "",
        acting_id: int | None = None,
    ) -> Changes:  # fmt: skip
        """Record days away; `acting_id` names who acts, else the substitute does (R5)."""
        with working(self._desk) as work:
            new = Absence(0, official_id, first, last, reason.strip(), acting_id, 1)
            who = _check_absence(work, new)
            work.ledger.add(leave, _absence_values(new))
            body = work.body(who.place.body_id)
            work.note(f"отсутствие: {who.contact.name}", body, {"Дни": (None, new.text)})
        return work.done(f"{who.contact.name}: {new.text}.", (body.id,))

    def edit_absence(self, new: Absence) -> Changes:
        """Replace an absence by `new` of the same id and version."""
        with working(self._desk) as work:
            old = _locked_absence(work, new.id, new.version)
            who = _check_absence(work, new)
            values = _absence_values(new) | {"version": new.version + 1}
            work.ledger.put(leave, new.id, values)
            body = work.body(who.place.body_id)
            work.note(f"отсутствие: {who.contact.name}", body, {"Дни": (old.text, new.text)})
        return work.done(f"{who.contact.name}: {new.text}.", (body.id,))

    def remove_absence(self, leave_id: int, version: int) -> Changes:
        """Take out an absence."""
        with working(self._desk) as work:
            old = _locked_absence(work, leave_id, version)
            work.ledger.put(leave, leave_id, {"deleted": True, "version": version + 1})
            who = officials.get(work.connection, old.official_id)
            name = who.contact.name if who else ""
            body_id = who.place.body_id if who else 0
            if who:
                body = work.body(body_id)
                work.note(f"отсутствие: {name}", body, {"Дни": (old.text, None)})
        return work.done(f"{name}: отсутствие убрано.", (body_id,))


def seat(work: Work, place: Place, contact: Contact, first: date | None, last: date | None) -> int:
    """Write one appointment; an open one in its place ends the day before. Returns its id."""
    known = officials.of_body(work.connection, place.body_id)
    before = next(
        (one for one in known if one.place == place and first and _held_before(one, first)), None
    )
    if before is not None and first is not None:
        work.ledger.put(official, before.id, _ended(before, first - DAY))
    new = Appointment(0, place, contact, first, last, 1)
    _check(work, new)
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


def _keep_apart(work: Work, old: Appointment, last: date) -> None:
    """Raise UserError where somebody else sits in that place by `last`: one place, one person."""
    begun = old.valid_from or date.min
    for one in officials.appointments(work.connection, [old.place.body_id])[old.place.body_id]:
        first = one.valid_from
        if one.id != old.id and one.place == old.place and first and begun < first <= last:
            raise UserError(
                f"С {written(first)} на этом месте {one.contact.name}.",
                "Укажите более ранний день.",
            )


def _ended(old: Appointment, last: date) -> dict[str, Any]:
    return {"valid_to": last, "version": old.version + 1}


def _locked(
    work: Work, official_id: int, version: int, mine: Mapping[str, Any] | None = None
) -> Appointment:
    """Return an appointment for a change to `mine`. Raises Conflict with both, by fields."""
    found = officials.get(work.connection, official_id)
    if found is None:
        raise changed_meanwhile("Назначение")
    if found.version != version:
        now = officials.contact_values(found.contact)
        dates = {"valid_from": found.valid_from, "valid_to": found.valid_to}
        differ = clashes(mine or {}, now | dates, TITLES)
        who = by_whom(work.connection, work.body(found.place.body_id).name, differ)
        raise changed_meanwhile(found.contact.name, differ, found.version, who)
    return found


def _locked_absence(work: Work, leave_id: int, version: int) -> Absence:
    found = officials.absence(work.connection, leave_id)
    if found is None or found.version != version:
        raise changed_meanwhile("Отсутствие")
    return found


def _check(work: Work, new: Appointment) -> None:
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


def _check_absence(work: Work, new: Absence) -> Appointment:
    who = officials.get(work.connection, new.official_id)
    if who is None:
        raise changed_meanwhile("Назначение")
    if new.last is not None and new.last < new.first:
        raise UserError("Последний день отсутствия раньше первого.", "Проверьте обе даты.")
    for one in officials.absences(work.connection, [who.place.body_id]).get(who.place.body_id, []):
        same = one.official_id == new.official_id and one.id != new.id
        if same and one.first <= (new.last or date.max) and new.first <= (one.last or date.max):
            raise UserError(
                f"На эти дни уже записано: {one.text}.", "Исправьте ту запись или выберите дни."
            )
    if new.acting_id is not None:
        _check_acting(work.connection, who, new.acting_id)
    return who


def _check_acting(connection: sa.Connection, who: Appointment, acting_id: int) -> None:
    acting = officials.get(connection, acting_id)
    if acting is None or acting.place.body_id != who.place.body_id or acting_id == who.id:
        raise UserError(
            "Замещать может только другое лицо того же органа.", "Выберите его из списка."
        )


def _absence_values(new: Absence) -> dict[str, Any]:
    return {
        "official_id": new.official_id, "first": new.first, "last": new.last,
        "reason": new.reason, "acting_id": new.acting_id, "deleted": False,
        "version": new.version,
    }  # fmt: skip


def _move_absences(work: Work, old: Appointment, made: int, on: date) -> None:
    """Let absences that begin after the change, and names of who acts then, follow the person.

    One that runs across the day of the change is cut in two.
    """
    body_id = old.place.body_id
    for one in officials.absences(work.connection, [body_id]).get(body_id, []):
        ends_before = one.last is not None and one.last < on
        if ends_before or old.id not in (one.official_id, one.acting_id):
            continue
        ids = {
            "official_id": made if one.official_id == old.id else one.official_id,
            "acting_id": made if one.acting_id == old.id else one.acting_id,
        }
        if one.first >= on:
            work.ledger.put(leave, one.id, ids | {"version": one.version + 1})
            continue
        work.ledger.put(leave, one.id, {"last": on - DAY, "version": one.version + 1})
        work.ledger.add(leave, _absence_values(replace(one, first=on, version=1)) | ids)


def _note_contact(
    work: Work, action: str, old: Appointment, contact: Contact, *, reason: str = "",
    dates: tuple[date | None, date | None] | None = None,
) -> None:  # fmt: skip
    before = {key: getattr(old.contact, key) for key in CONTACT_KEYS}
    after: dict[str, Any] = {key: getattr(contact, key) for key in CONTACT_KEYS}
    if dates is not None:
        before |= {"valid_from": old.valid_from, "valid_to": old.valid_to}
        after |= {"valid_from": dates[0], "valid_to": dates[1]}
    changes = differing(before, after, TITLES)
    body = work.body(old.place.body_id)
    work.note(f"{action}: {old.contact.name}", body, changes, reason)
