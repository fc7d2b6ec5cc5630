"""Merging one body into another with its people: nobody who can be reached is lost (R12)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import PRINCIPAL, Appointment, Office, Place
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import name_key
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_seats import next_seat
from lo_appeals.services.registry_work import Work, changed_meanwhile, working
from lo_appeals.store import officials, registry
from lo_appeals.store.schema import body
from lo_appeals.store.schema_registry import official

MERGED = frozenset({"bodies", "appeals", "reports"})
DAY = timedelta(1)


def merge(desk: Desk, body_id: int, into: int, on: date, version: int) -> Changes:
    """Merge a body into another from `on`: it ends, what stood under it moves, its people go along.

    Past days keep who answered then. Executors and authorised officials take further seats of the
    heir; the responsible official comes along only where the heir has none. Raises UserError: the
    heir does not exist on that day, or would stand in a circle.
    """
    with working(desk) as work:
        old, heir = work.body(body_id), work.body(into)
        if into == body_id or heir.valid_to is not None or old.merged_into is not None:
            raise UserError(
                "Присоединить можно только к действующему органу.", "Выберите другой орган."
            )
        if old.version != version:
            raise changed_meanwhile(old.name, (), old.version)
        if old.valid_from is not None and on <= old.valid_from:
            raise UserError(
                f"Орган существует с {written(old.valid_from)}.", "Укажите более поздний день."
            )
        values = {"merged_into": into, "valid_to": on, "version": version + 1}
        work.ledger.put(body, body_id, values)
        for child in registry.children(work.connection, body_id):
            found = work.body(child)
            parent = heir.parent_id if child == into else into
            work.ledger.put(body, child, {"parent_id": parent, "version": found.version + 1})
        carried = _carry(work, body_id, into, on)
        work.note(f"присоединён к: {heir.name}", old, {"По": (old.valid_to, on)})
        if carried:
            names = ", ".join(carried)
            work.note(f"присоединён: {old.name}", heir, {"Перешли": (None, names)})
    return work.done(
        f"{old.name} с {written(on)} – в составе: {heir.name}.", (body_id, into), MERGED
    )


def _carry(work: Work, body_id: int, into: int, on: date) -> list[str]:
    """End the people of a body the day before and seat them at its heir. Returns their names."""
    mine = officials.of_body(work.connection, body_id)
    theirs = officials.of_body(work.connection, into)
    carried: list[str] = []
    for office in Office:
        moving = [one for one in mine if one.place.office is office and _serves(one, on)]
        for one in moving:
            _end(work, one, on)
        if office.single and any(one.place.office is office and one.holds(on) for one in theirs):
            continue
        for seat in sorted({one.place.seat for one in moving}):
            group = [one for one in moving if one.place.seat == seat]
            carried += _seat_group(work, group, theirs, into, on)
    return carried


def _serves(one: Appointment, on: date) -> bool:
    return one.valid_to is None or one.valid_to >= on


def _end(work: Work, one: Appointment, on: date) -> None:
    began_later = one.valid_from is not None and one.valid_from >= on
    values = {"deleted": True} if began_later else {"valid_to": on - DAY}
    work.ledger.put(official, one.id, values | {"version": one.version + 1})


def _seat_group(
    work: Work, group: Sequence[Appointment], theirs: list[Appointment], into: int, on: date
) -> list[str]:
    """Seat a principal and the substitutes at the heir, but nobody twice in one office."""
    office = group[0].place.office
    serving = {
        name_key(one.contact.name)
        for one in theirs
        if one.place.office is office and _serves(one, on)
    }
    fresh = [one for one in group if name_key(one.contact.name) not in serving]
    if not any(one.place.rank == PRINCIPAL for one in fresh):
        return []
    goal = next_seat(theirs, Place(into, office))
    for one in fresh:
        place = replace(goal, rank=one.place.rank)
        first = max(on, one.valid_from or on)
        values = officials.new_values(one.contact, place, first=first, last=one.valid_to)
        made = work.ledger.add(official, values | {"forms": dict(one.forms)})
        theirs.append(replace(one, id=made, place=place, valid_from=first))
    return [one.contact.name for one in fresh]
