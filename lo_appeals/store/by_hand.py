"""Entries that no import made, marks of deletion, and what may be done to many at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.store import notes, search_index
from lo_appeals.store.batches import chunks
from lo_appeals.store.schema import entry


def rows(connection: sa.Connection, ids: Sequence[int]) -> list[sa.RowMapping]:
    """Return whole rows in the order of `ids`; those that are gone are left out."""
    found: dict[int, sa.RowMapping] = {}
    for chunk in chunks(ids):
        query = sa.select(entry).where(entry.c.id.in_(chunk))
        found |= {row["id"]: row for row in connection.execute(query).mappings()}
    return [found[one] for one in ids if one in found]


def last_cycle(connection: sa.Connection, number: str) -> sa.RowMapping | None:
    """Return the last consideration of a number, a deleted one too."""
    query = sa.select(entry).where(entry.c.number == number).order_by(entry.c.cycle.desc())
    return connection.execute(query.limit(1)).mappings().first()


def add(
    connection: sa.Connection, values: Mapping[str, Any],
    note: tuple[str, str, datetime] | None = None,
) -> int:  # fmt: skip
    """Write an entry, with its first note (text, who, when) where there is one. Returns its id."""
    made = connection.execute(sa.insert(entry).values(**values))
    entry_id = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    if note is not None:
        notes.add(connection, entry_id, *note)
    search_index.put(connection, [entry_id])
    return entry_id


def remove(connection: sa.Connection, entry_id: int) -> None:
    """Take an entry out that was just written by hand: the undo of `add`."""
    search_index.remove(connection, [entry_id])
    connection.execute(sa.delete(entry).where(entry.c.id == entry_id))


def mark_deleted(connection: sa.Connection, ids: Sequence[int], *, deleted: bool) -> None:
    """Mark entries as deleted, or as not: the rows stay, the search forgets them."""
    for chunk in chunks(ids):
        connection.execute(
            sa.update(entry)
            .where(entry.c.id.in_(chunk))
            .values(deleted=deleted, version=entry.c.version + 1)
        )
    search_index.put(connection, ids)
