"""What a damaged base still gives: a base built anew of all its rows, or the rows that can be read.

The damaged base is never opened itself: what is read is a copy of its set, for an unfinished
transaction beside it is rolled back by opening.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from lo_appeals.domain.errors import UserError
from lo_appeals.store import backup, journal, search_index
from lo_appeals.store.backup import Found
from lo_appeals.store.engine import Database
from lo_appeals.store.restore import set_of
from lo_appeals.store.schema import entry
from lo_appeals.store.upgrade import latest, upgrade

SEARCH = "entry_search"  # its tables are built anew from the entries
OWN = ("sqlite_sequence", "alembic_version")
ROWID = sa.literal_column("rowid", sa.Integer())
PAGE = 2000  # rows asked for at once
FURTHEST = 1 << 21  # rows that a damaged span may hide: no register is larger
ADVICE = "База оставлена как есть. Восстановите копию; что читается, можно выгрузить."


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of one table; not `whole`: some of its rows could not be read."""

    table: str
    rows: int
    whole: bool


@contextmanager
def _copied(base: Path) -> Iterator[Path]:
    """Give a copy of the base with its logs for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix=".salvage-", dir=base.parent) as name:
        for file in set_of(base):
            shutil.copyfile(file, Path(name) / file.name)
        yield Path(name) / base.name


@contextmanager
def _plain(path: Path) -> Iterator[sa.Connection]:
    """Open a file of SQLite as it is, without anything of the program's own."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def rebuilt(base: Path, target: Path) -> Found:
    """Build a base at `target` of every row of `base`: often nothing but an index is damaged.

    Raises UserError where a row cannot be read, or what was built does not pass its checks.
    """
    database = Database.at(target)
    try:
        upgrade(database, lambda: None)
        with _copied(base) as copy, _plain(target) as connection:
            connection.exec_driver_sql("ATTACH ? AS old", (str(copy),))
            connection.commit()
            _fill(connection)
            connection.commit()
            connection.exec_driver_sql("DETACH old")
        with database.write() as connection:
            search_index.put(connection, connection.execute(sa.select(entry.c.id)).scalars().all())
            number = journal.broken(connection)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise UserError("Починить не удалось: повреждены сами записи.", ADVICE) from error
    finally:
        database.close()
    if number is not None:
        raise UserError(f"Починить не удалось: записи журнала с № {number} не сходятся.", ADVICE)
    return backup.checked(target)


def _fill(connection: sa.Connection) -> None:
    now = connection.exec_driver_sql("SELECT version_num FROM old.alembic_version").scalar()
    if now != latest():
        raise UserError("Починить не удалось: это база прежней версии программы.", ADVICE)
    for table in _tables(connection, None):
        goal = _table(connection, None, table)
        source = _table(connection, "old", table)
        if not table.startswith("journal"):  # which is empty here, and would refuse
            connection.execute(sa.delete(goal))
        rows = sa.select(*source.c).order_by(ROWID)  # by its order, or an index would do
        done = connection.execute(sa.insert(goal).from_select([one.name for one in goal.c], rows))
        if _hidden(connection, table, done.rowcount):
            raise UserError("Починить не удалось: часть записей пропала.", ADVICE)
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    connection.exec_driver_sql(
        "INSERT INTO sqlite_sequence SELECT name, seq FROM old.sqlite_sequence"
    )


def _tables(connection: sa.Connection, where: str | None) -> list[str]:
    """Return the tables with rows of their own."""
    names = sa.inspect(connection).get_table_names(schema=where)
    return [name for name in names if not name.startswith(SEARCH) and name not in OWN]


def _table(connection: sa.Connection, where: str | None, name: str) -> sa.TableClause:
    columns = sa.inspect(connection).get_columns(name, schema=where)
    return sa.table(name, *[sa.column(one["name"]) for one in columns], schema=where)


def _hidden(connection: sa.Connection, table: str, rows: int) -> bool:
    """Tell whether an index knows of more rows than the table gave: a part of it is cut off."""
    for line in connection.exec_driver_sql(f'PRAGMA old.index_list("{table}")').all():
        by_index = sa.text(f'old."{table}" INDEXED BY "{line[1]}"')
        with suppress(DatabaseError):  # the index itself may be what is damaged
            count = sa.select(sa.func.count()).select_from(by_index)
            if connection.execute(count).scalar_one() > rows:
                return True
    return False


def read_out(base: Path, target: Path) -> list[Read]:
    """Write every row of `base` that can be read to a plain SQLite file; return what came out.

    Raises UserError where not even the list of tables can be read.
    """
    with _copied(base) as copy, _plain(copy) as old, _plain(target) as new:
        driver: Any = old.connection.driver_connection
        driver.text_factory = _readable
        try:
            tables = [_table(old, None, name) for name in _tables(old, None)]
        except DatabaseError as error:
            raise UserError(
                "Из файла базы не читается ничего, даже перечень таблиц.",
                "База оставлена как есть. Восстановите копию.",
            ) from error
        read = [_read(old, new, table) for table in tables]
        new.commit()
        return read


def _readable(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _read(old: sa.Connection, new: sa.Connection, table: sa.TableClause) -> Read:
    listed = ", ".join(f'"{column.name}"' for column in table.c)
    new.exec_driver_sql(f'CREATE TABLE "{table.name}" ({listed})')
    read, whole = 0, True
    for rows in _parts(old, table):
        if rows is None:
            whole = False
        elif rows:
            new.execute(sa.insert(table), rows)
            read += len(rows)
    return Read(table.name, read, whole)


def _parts(
    old: sa.Connection, table: sa.TableClause
) -> Iterator[Sequence[Mapping[str, Any]] | None]:
    """Yield the rows in order, a page at a time; None stands for a span that cannot be read."""
    ask = sa.select(*table.c, ROWID.label(ROWID.name)).order_by(ROWID)
    first: int | None = 0
    while first is not None:
        rows = _page(old, ask, first)
        if rows is None:
            yield None
            first = _past_damage(old, ask, first)
        else:
            yield [dict(zip(row._fields[:-1], row[:-1], strict=True)) for row in rows]
            first = rows[-1][-1] + 1 if rows else None


def _page(old: sa.Connection, ask: sa.Select[Any], first: int) -> Sequence[sa.Row[Any]] | None:
    """Return rows from a number on, as many as can be read; None: not even the next one."""
    limit = PAGE
    while limit:
        with suppress(DatabaseError):
            return old.execute(ask.where(first <= ROWID).limit(limit)).all()
        limit //= 2
    return None


def _past_damage(old: sa.Connection, ask: sa.Select[Any], first: int) -> int | None:
    """Return from which number on rows can be read again; None: from none."""

    def reads(number: int) -> bool:
        with suppress(DatabaseError):
            return old.execute(ask.where(number <= ROWID).limit(1)).first() is not None
        return False

    step = 1
    while not reads(first + step):
        step *= 2
        if step > FURTHEST:
            return None
    bad, good = first + step // 2, first + step
    while good - bad > 1:
        middle = (bad + good) // 2
        bad, good = (bad, middle) if reads(middle) else (middle, good)
    return good


def rows_of(plain: Path, table: str) -> list[Mapping[str, Any]]:
    """Return the rows of a table that was read out; none where it was not there."""
    with _plain(plain) as connection:
        if table not in _tables(connection, None):
            return []
        query = sa.select(*_table(connection, None, table).c)
        return [dict(row) for row in connection.execute(query).mappings()]
