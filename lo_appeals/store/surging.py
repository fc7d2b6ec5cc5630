"""Messages by topic, place and day for the test of surges, and what was decided on them (A9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.surges import Cell, Surge
from lo_appeals.store.conditions import counted
from lo_appeals.store.schema import body, entry
from lo_appeals.store.schema_appeals import surge_decision

E, DAY = entry.c, timedelta(1)
Counts = dict[Cell, dict[date, int]]


@dataclass(frozen=True)
class Places:
    """How bodies are called, and in which territory each one is, where that is known."""

    names: Mapping[int, str]
    territories: Mapping[int, str]

    def territory(self, municipality: str, body_id: int | None) -> str:
        """Return the municipality that the export names, else that of the body, else ''."""
        return municipality or (self.territories.get(body_id, "") if body_id else "")


def places(connection: sa.Connection) -> Places:
    """Return the places of all bodies: a body is where it or the nearest one above is municipal."""
    rows = {row.id: row for row in connection.execute(sa.select(body))}
    territories = {}
    for body_id in rows:
        seen: set[int] = set()
        at: int | None = body_id
        while at is not None and at in rows and at not in seen:
            seen.add(at)
            if rows[at].type == BodyType.MUNICIPAL.value:
                territories[body_id] = rows[at].short_name or rows[at].name
                break
            at = rows[at].parent_id
    return Places({one: row.name for one, row in rows.items()}, territories)


def counts(connection: sa.Connection, where: Places, first: date, last: date) -> Counts:
    """Return messages by topic and place and day; topics are categories and subcategories."""
    query = (
        sa.select(E.registered, E.category, E.subcategory, E.municipality, E.body_id,
                  sa.func.count())
        .where(counted(), E.law59.is_(False), E.cycle == 1, E.registered.between(first, last))
        .group_by(E.registered, E.category, E.subcategory, E.municipality, E.body_id)
    )  # fmt: skip
    found: Counts = {}
    for day, category, subcategory, municipality, body_id, count in connection.execute(query):
        for cell in _cells(where, category, subcategory, municipality, body_id):
            history = found.setdefault(cell, {})
            history[day] = history.get(day, 0) + count
    return found


def _cells(
    where: Places, category: str, subcategory: str, municipality: str, body_id: int | None
) -> list[Cell]:
    topics = {topic for topic in (category, subcategory) if topic}
    held = where.names.get(body_id, "") if body_id else ""
    territory = where.territory(municipality, body_id)
    cells = [Cell(topic, held) for topic in topics if held]
    return cells + [Cell(topic, territory, True) for topic in topics if territory]


def entries_of(connection: sa.Connection, where: Places, surge: Surge) -> list[tuple[int, str]]:
    """Return id and number of the messages that a surge counts, newest first."""
    cell = surge.cell
    query = (
        sa.select(E.id, E.number, E.municipality, E.body_id)
        .where(counted(), E.law59.is_(False), E.cycle == 1,
               E.registered.between(surge.first, surge.last),
               sa.or_(E.category == cell.topic, E.subcategory == cell.topic))
        .order_by(E.registered.desc(), E.number)
    )  # fmt: skip
    found = []
    for entry_id, number, municipality, body_id in connection.execute(query):
        held = where.names.get(body_id, "") if body_id else ""
        here = where.territory(municipality, body_id) if cell.of_territory else held
        if here == cell.place:
            found.append((entry_id, number))
    return found


def first_day(connection: sa.Connection) -> date | None:
    """Return the first day of registration that the base knows; None: it is empty."""
    return connection.execute(
        sa.select(sa.func.min(E.registered)).where(E.deleted.is_(False))
    ).scalar()


@dataclass(frozen=True, slots=True)
class SurgeDecision:
    """What the clerk said of a surge."""

    id: int
    topic: str
    place: str
    first: date
    last: date
    count: int
    numbers: frozenset[str]
    accepted: bool

    def of_wave(
        self, topic: str, place: str, first: date, last: date, numbers: frozenset[str]
    ) -> bool:
        """Tell whether it was on that wave: the same place in meeting days, or its messages."""
        near = first <= self.last + DAY and self.first <= last + DAY
        same = (topic, place) == (self.topic, self.place)
        return (same and near) or len(numbers & self.numbers) * 2 >= len(numbers)


def decisions(connection: sa.Connection) -> list[SurgeDecision]:
    """Return every decision on a surge."""
    names = SurgeDecision.__dataclass_fields__
    query = sa.select(*(surge_decision.c[key] for key in names)).order_by(surge_decision.c.id)
    rows = connection.execute(query).mappings()
    return [SurgeDecision(**dict(row) | {"numbers": frozenset(row["numbers"])}) for row in rows]


def accepted_again(connection: sa.Connection, taken: Mapping[str, Any]) -> bool:
    """Tell whether the wave of a decision that was taken back has an accepted one by now."""
    wave = (taken["topic"], taken["place"], taken["first"], taken["last"])
    numbers = frozenset(taken["numbers"])
    return any(one.accepted and one.of_wave(*wave, numbers) for one in decisions(connection))


def add(connection: sa.Connection, facts: Mapping[str, Any]) -> int:
    """Write a decision with the surge's evidence. Returns its id."""
    made = connection.execute(sa.insert(surge_decision).values(**facts))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0


def take_back(connection: sa.Connection, decision_id: int) -> None:
    """Forget a decision that started no clock."""
    connection.execute(sa.delete(surge_decision).where(surge_decision.c.id == decision_id))
