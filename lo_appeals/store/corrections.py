"""The clerk's values beside the portal's: optimistic, so that no edit is lost silently."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.store import batches, journal, search_index, versions
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema import body, correction, entry

_COLUMNS = {one.key: one for one in columns_of(Appeal)}
_TITLES = {one.key: one.title for one in columns_of(Appeal)} | {"body_id": "Орган"}


class Author(Protocol):
    """Who corrects, and when."""

    @property
    def who(self) -> str:
        """The name that the journal shows."""

    @property
    def clock(self) -> Any:
        """The one clock: a call without arguments."""


def locked(
    connection: sa.Connection,
    entry_id: int,
    version: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> sa.RowMapping:
    """Return an entry's row for a change to `values`; `version` None fits any.

    Raises Conflict, with both values of each field, where it was changed meanwhile.
    """
    row = connection.execute(sa.select(entry).where(entry.c.id == entry_id)).mappings().first()
    if row is None:
        raise UserError(
            "Этого обращения в базе больше нет.", "Правка не сохранена. Обновите список (F5)."
        )
    if version is not None and row["version"] != version:
        raise Conflict(
            "Обращение за это время изменилось.",
            clashes(values or {}, dict(row), _TITLES, partial(_shown, connection)),
            row["version"],
            journal.last_author(connection, f"обращение {row['number']}"),
        )
    return row


def _shown(connection: sa.Connection, key: str, value: Any) -> str:
    if key == "body_id":
        name = connection.execute(sa.select(body.c.name).where(body.c.id == value)).scalar()
        return name or UNKNOWN_BODY
    return _COLUMNS[key].to_text(value) if key in _COLUMNS else str(value)


def remember(
    connection: sa.Connection,
    row: sa.RowMapping,
    values: Mapping[str, Any],
    reason: str,
    author: Author,
) -> None:
    """Keep what the portal said of each field beside the clerk's value."""
    at: datetime = author.clock()
    query = sa.select(correction.c.field).where(correction.c.entry_id == row["id"])
    known = set(connection.execute(query).scalars())
    for field, value in values.items():
        facts = {"value": batches.plain(value), "reason": reason, "who": author.who, "at": at}
        if field in known:
            mine = sa.and_(correction.c.entry_id == row["id"], correction.c.field == field)
            connection.execute(sa.update(correction).where(mine).values(facts))
        else:
            facts |= {"entry_id": row["id"], "field": field, "imported": batches.plain(row[field])}
            connection.execute(sa.insert(correction).values(facts))


def forget(connection: sa.Connection, entry_id: int, values: Mapping[str, Any]) -> None:
    """Drop corrections that `values` undo; an older correction stays with its value."""
    query = sa.select(correction).where(
        correction.c.entry_id == entry_id, correction.c.field.in_(list(values))
    )
    for row in connection.execute(query).all():
        value = batches.plain(values[row.field])
        mine = correction.c.id == row.id
        if value == row.imported:
            connection.execute(sa.delete(correction).where(mine))
        else:
            connection.execute(sa.update(correction).where(mine).values(value=value))


def put(
    connection: sa.Connection,
    row: sa.RowMapping,
    values: Mapping[str, Any],
    *,
    back: int | None = None,
) -> int:
    """Write columns of an entry and a new version, keep its search words and moves in step.

    An undo goes `back` to the version before: then the undo of what was done before it fits again.
    Returns the version.
    """
    version = versions.following(connection, row["version"]) if back is None else back
    connection.execute(
        sa.update(entry).where(entry.c.id == row["id"]).values(dict(values) | {"version": version})
    )
    search_index.put(connection, [row["id"]])
    return version
