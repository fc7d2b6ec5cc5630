"""Writing what a file of contacts changes in one body, with one journal line for the body."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lo_appeals.domain.duties import FIRST_LIST
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Appointment
from lo_appeals.services.registry_plan import Move, Outcome
from lo_appeals.services.registry_work import Work
from lo_appeals.store import officials
from lo_appeals.store.schema_registry import official

DAY = timedelta(1)


def apply_moves(work: Work, body_id: int, moves: Sequence[Move], today: date) -> None:
    """Write the accepted moves of one body.

    Raises UserError where nobody of an ОИВ could be reached afterwards though somebody could.
    """
    body = work.body(body_id)
    bound = body.type in FIRST_LIST.binds
    before = bound and _reachable(work, body_id, today)
    fresh: list[dict[str, Any]] = []
    said: dict[str, tuple[object, object]] = {}
    for one in moves:
        fresh += _write(work, body_id, one)
        for change in one.changes:
            said[f"{_who(one)}: {change.title}"] = (change.old or None, change.new)
    work.ledger.add_all(official, fresh)
    if before and not _reachable(work, body_id, today):
        raise UserError(
            f"В органе «{body.name}» не осталось бы никого, с кем можно связаться.",
            "Ничего не записано. Не принимайте выбытие последнего контакта без преемника.",
        )
    work.note("контакты из файла", body, said)


def _reachable(work: Work, body_id: int, today: date) -> bool:
    known = officials.of_body(work.connection, body_id)
    return any(one.contact.reachable and one.holds(today) for one in known)


def _who(one: Move) -> str:
    who = one.new or one.old
    return f"{who.place.title} {who.contact.name}" if who else ""


def _write(work: Work, body_id: int, one: Move) -> list[dict[str, Any]]:
    """Write one move; rows to be made are returned, so that all are made at once."""
    if one.new is None:
        return []
    if one.outcome is Outcome.LEFT and one.old is not None:
        _end(work, one.old, one.new.valid_to)
        return []
    new = replace(one.new, place=replace(one.new.place, body_id=body_id))
    if one.old is not None and one.outcome is Outcome.CHANGED and one.in_place:
        values = officials.contact_values(new.contact) | {"valid_to": new.valid_to}
        work.ledger.put(official, one.old.id, values | {"version": one.old.version + 1})
        return []
    if one.old is not None and new.valid_from is not None:
        if one.old.valid_from is not None and one.old.valid_from >= new.valid_from:
            work.ledger.put(official, one.old.id, {"deleted": True, "version": one.old.version + 1})
        else:
            _end(work, one.old, new.valid_from - DAY)
    row = officials.new_values(new.contact, new.place, first=new.valid_from, last=new.valid_to)
    if one.old is not None and one.old.contact.name == new.contact.name:
        row["forms"] = dict(one.old.forms)
    return [row]


def _end(work: Work, old: Appointment, last: date | None) -> None:
    work.ledger.put(official, old.id, {"valid_to": last, "version": old.version + 1})
