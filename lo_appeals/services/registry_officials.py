"""Appointments: dated, never overwritten, each change told to the committee (R3, R4, R9, п. 5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lo_appeals.domain.completeness import is_last_contact
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Appointment, Contact, Place
from lo_appeals.domain.texts import day as written
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_absences import move_absences
from lo_appeals.services.registry_seats import (
    CONTACT_KEYS,
    DAY,
    TITLES,
    Told,
    check,
    ended,
    keep_apart,
    seat,
    tell,
)
from lo_appeals.services.registry_work import Work, by_whom, changed_meanwhile, differing, working
from lo_appeals.store import officials
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema_registry import leave, official


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
            work.ledger.put(official, old.id, ended(old, on - DAY))
            values = officials.new_values(contact, old.place, first=on, last=old.valid_to)
            if contact.name == old.contact.name:
                values["forms"] = old.forms
            made = work.ledger.add(official, values)
            move_absences(work, old, made, on)
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
            check(work, new)
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
            keep_apart(work, old, last)
            if last < self._desk.today():
                self._keep_last(work, old)
            work.ledger.put(official, old.id, ended(old, last))
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
