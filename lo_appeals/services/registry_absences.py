"""Days away of the people of the registry: whoever is away is acted for (R5)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Absence, Appointment
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_work import Work, changed_meanwhile, working
from lo_appeals.store import officials
from lo_appeals.store.schema_registry import leave


class AbsencesService:
    """Work on absences. Dates are inclusive, a last day None is not known yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def record(
        self, official_id: int, first: date, last: date | None, reason: str = "",
        acting_id: int | None = None,
    ) -> Changes:  # fmt: skip
        """Record days away; `acting_id` names who acts, else the substitute does (R5)."""
        with working(self._desk) as work:
            new = Absence(0, official_id, first, last, reason.strip(), acting_id, 1)
            who = _check(work, new)
            work.ledger.add(leave, _absence_values(new))
            body = work.body(who.place.body_id)
            work.note(f"отсутствие: {who.contact.name}", body, {"Дни": (None, new.text)})
        return work.done(f"{who.contact.name}: {new.text}.", (body.id,))

    def edit(self, new: Absence) -> Changes:
        """Replace an absence by `new` of the same id and version."""
        with working(self._desk) as work:
            old = _locked(work, new.id, new.version)
            who = _check(work, new)
            values = _absence_values(new) | {"version": new.version + 1}
            work.ledger.put(leave, new.id, values)
            body = work.body(who.place.body_id)
            work.note(f"отсутствие: {who.contact.name}", body, {"Дни": (old.text, new.text)})
        return work.done(f"{who.contact.name}: {new.text}.", (body.id,))

    def remove(self, leave_id: int, version: int) -> Changes:
        """Take out an absence."""
        with working(self._desk) as work:
            old = _locked(work, leave_id, version)
            work.ledger.put(leave, leave_id, {"deleted": True, "version": version + 1})
            who = officials.get(work.connection, old.official_id)
            name = who.contact.name if who else ""
            body_id = who.place.body_id if who else 0
            if who:
                body = work.body(body_id)
                work.note(f"отсутствие: {name}", body, {"Дни": (old.text, None)})
        return work.done(f"{name}: отсутствие убрано.", (body_id,))


def move_absences(work: Work, old: Appointment, made: int, on: date) -> None:
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
        work.ledger.put(leave, one.id, {"last": on - timedelta(1), "version": one.version + 1})
        work.ledger.add(leave, _absence_values(replace(one, first=on, version=1)) | ids)


def _locked(work: Work, leave_id: int, version: int) -> Absence:
    found = officials.absence(work.connection, leave_id)
    if found is None or found.version != version:
        raise changed_meanwhile("Отсутствие")
    return found


def _check(work: Work, new: Absence) -> Appointment:
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
