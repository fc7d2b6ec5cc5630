"""The clerk's own paragraphs of a month's report, and the mark that its figures were checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.store.schema_letters import month_words

M = month_words.c


@dataclass(frozen=True, slots=True)
class MonthWords:
    """Causes and proposals of one month. `version` 0: nothing was written yet."""

    first: date
    causes: str = ""
    proposals: str = ""
    checked_at: datetime | None = None
    checked_by: str = ""
    version: int = 0


def get(connection: sa.Connection, first: date) -> MonthWords:
    """Return the words of a month, empty ones where nothing was written yet."""
    row = connection.execute(sa.select(month_words).where(M.first == first)).mappings().first()
    return MonthWords(first) if row is None else MonthWords(**row)


def put(connection: sa.Connection, old: MonthWords, values: Mapping[str, Any]) -> int:
    """Write what changed. Returns how many rows were written: 0 where it changed meanwhile."""
    if old.version == 0:
        empty = {"causes": "", "proposals": "", "checked_at": None, "checked_by": ""}
        fresh = empty | dict(values) | {"first": old.first, "version": 1}
        if get(connection, old.first).version:
            return 0
        connection.execute(sa.insert(month_words).values(fresh))
        return 1
    done = connection.execute(
        sa.update(month_words)
        .where(M.first == old.first, M.version == old.version)
        .values(dict(values) | {"version": old.version + 1})
    )
    return done.rowcount
