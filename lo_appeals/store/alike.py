"""Entries that look like repeats or duplicates of others, and what was said of them (I10)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from lo_appeals.store.conditions import counted
from lo_appeals.store.schema import entry, entry_text
from lo_appeals.store.schema_appeals import twin_decision

E = entry.c


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries on one matter, of one body, close in time; `same_text` where texts are kept."""

    first_id: int
    second_id: int
    first_number: str
    second_number: str
    days_apart: int
    same_text: bool


def pairs(connection: sa.Connection, since: date, days: int) -> list[Pair]:
    """Return pairs whose later entry came since a day, within `days` of each other.

    Matter, body and territory must be the same; where texts or addresses are known they must not
    differ. Each entry is paired with the nearest one before it, unless the clerk has judged.
    """
    said = sa.select(twin_decision.c.first_id, twin_decision.c.second_id)
    judged = {(row[0], row[1]) for row in connection.execute(said)}
    query = (
        sa.select(E.id, E.number, E.registered, E.category, E.subcategory, E.fact, E.body_id,
                  E.municipality, E.address, entry_text.c.text)
        .outerjoin(entry_text, entry_text.c.entry_id == E.id)
        .where(counted(), E.cycle == 1, E.registered >= since - timedelta(days))
        .order_by(E.registered, E.id)
    )  # fmt: skip
    last: dict[tuple[object, ...], Any] = {}
    found = []
    for row in connection.execute(query):
        key = (row.category, row.subcategory, row.fact, row.body_id, row.municipality,
               row.address, row.text)  # fmt: skip
        before = last.get(key)
        last[key] = row
        if before is None or row.body_id is None or row.registered < since:
            continue
        apart = (row.registered - before.registered).days
        if apart <= days and (before.id, row.id) not in judged:
            found.append(Pair(before.id, row.id, before.number, row.number, apart, bool(row.text)))
    return found


def judge(
    connection: sa.Connection, pair: tuple[int, int], verdict: str, who: str, at: datetime
) -> None:
    """Write what the clerk said of a pair."""
    forget(connection, pair)
    connection.execute(
        sa.insert(twin_decision).values(
            first_id=pair[0], second_id=pair[1], verdict=verdict, who=who, at=at
        )
    )


def forget(connection: sa.Connection, pair: tuple[int, int]) -> None:
    """Take back what was said of a pair."""
    connection.execute(
        sa.delete(twin_decision).where(
            twin_decision.c.first_id == pair[0], twin_decision.c.second_id == pair[1]
        )
    )


def said_of(connection: sa.Connection, entry_id: int) -> list[tuple[int, str]]:
    """Return the other entry and the verdict, of every pair with this entry."""
    query = sa.select(twin_decision).where(
        sa.or_(twin_decision.c.first_id == entry_id, twin_decision.c.second_id == entry_id)
    )
    return [
        (row.second_id if row.first_id == entry_id else row.first_id, row.verdict)
        for row in connection.execute(query)
    ]
