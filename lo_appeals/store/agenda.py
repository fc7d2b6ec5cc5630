"""The clerk's marks on matters of the day: done, or put off till a day (A4)."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from lo_appeals.store.schema_agenda import agenda_mark

M = agenda_mark.c


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of a matter; `until` None: it is done."""

    key: str
    until: date | None
    who: str
    at: datetime


def marks(connection: sa.Connection) -> dict[str, Mark]:
    """Return every mark by the key of its matter."""
    rows = connection.execute(sa.select(M.key, M.until, M.who, M.at))
    return {row.key: Mark(*row) for row in rows}


def put(connection: sa.Connection, mark: Mark) -> None:
    """Write a mark in place of the matter's older one."""
    remove(connection, mark.key)
    values = {"key": mark.key, "until": mark.until, "who": mark.who, "at": mark.at}
    connection.execute(sa.insert(agenda_mark).values(values))


def remove(connection: sa.Connection, key: str) -> None:
    """Forget what was said of a matter."""
    connection.execute(sa.delete(agenda_mark).where(M.key == key))


def forget_before(connection: sa.Connection, moment: datetime) -> None:
    """Forget marks made before a moment: their matters are long gone."""
    connection.execute(sa.delete(agenda_mark).where(M.at < moment))
