"""Named filters in the base (S3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from lo_appeals.store.schema_appeals import saved_filter


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A named filter as the base keeps it."""

    id: int
    name: str
    selection: Mapping[str, Any]
    pinned: bool
    version: int


def listed(connection: sa.Connection) -> list[FilterRow]:
    """Return named filters, pinned ones first, in order of their names."""
    query = sa.select(saved_filter).order_by(saved_filter.c.pinned.desc(), saved_filter.c.key)
    return [
        FilterRow(row.id, row.name, row.selection, row.pinned, row.version)
        for row in connection.execute(query)
    ]


def by_key(connection: sa.Connection, key: str) -> int | None:
    """Return the filter of that folded name."""
    return connection.execute(
        sa.select(saved_filter.c.id).where(saved_filter.c.key == key)
    ).scalar()


def add(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """Write a filter. Returns its id."""
    made = connection.execute(sa.insert(saved_filter).values(version=1, **values))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0


def put(connection: sa.Connection, filter_id: int, values: Mapping[str, Any]) -> None:
    """Change a filter."""
    connection.execute(
        sa.update(saved_filter)
        .where(saved_filter.c.id == filter_id)
        .values(dict(values) | {"version": saved_filter.c.version + 1})
    )


def remove(connection: sa.Connection, filter_id: int) -> None:
    """Forget a filter."""
    connection.execute(sa.delete(saved_filter).where(saved_filter.c.id == filter_id))
