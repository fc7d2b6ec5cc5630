"""A whole base from a file to a server or back: every row, compared before it counts.

All rows are written in one transaction of the new base; the digest of each table, read back, must
be that of the source, else nothing is kept. The source is only read.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.store import postgres, search_index, upgrade
from lo_appeals.store.engine import Database
from lo_appeals.store.schema import entry
from lo_appeals.store.schema_whole import metadata

CHUNK = 5000
GAPLESS = ("journal", "batch", "issued_report")  # numbered by the counter of a shared base
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One table: how many rows went over, and the digest that both sides have."""

    table: str
    rows: int
    digest: str


class _Digest:
    """The digest of rows as values, whatever engine keeps them."""

    def __init__(self) -> None:
        self._hash, self.rows = hashlib.sha256(), 0

    def add(self, row: Row) -> None:
        said = json.dumps([*row], ensure_ascii=False, sort_keys=True, default=_plain)
        self._hash.update(said.encode("utf-8", "surrogatepass") + b"\n")
        self.rows += 1

    @property
    def hex(self) -> str:
        return self._hash.hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else str(value)


def move(source: Database, target: Database) -> list[Moved]:
    """Copy every row of `source` into `target`, an empty base. Returns what went over, by tables.

    Raises UserError where the source is not of this program's version, the target holds anything,
    or the two differ afterwards; then the target is as empty as it was.
    """
    with source.read() as connection:
        _check_source(upgrade.revision(connection))
    upgrade.upgrade(target, lambda: None)
    every = metadata.sorted_tables
    with source.read() as old, target.write() as new:
        _check_empty(new, every)
        found = [_copy(old, new, table) for table in every]
        for table, moved in zip(every, found, strict=True):
            _compare(new, table, moved)
        _index(new)
        if not target.sqlite:
            _count_on(new, every)
    return found


def _check_source(found: str | None) -> None:
    if found is None:
        raise UserError("Переносить нечего: исходная база пуста.", "Проверьте её адрес.")
    if found != upgrade.latest():
        raise UserError(
            "Исходная база другой версии программы.",
            "Откройте её один раз этой программой: она обновится, потом перенесите.",
        )


def _check_empty(connection: sa.Connection, every: Sequence[sa.Table]) -> None:
    for table in every:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise UserError(
                "В базе, куда переносить, уже есть данные.",
                "Ничего не изменено. Укажите новую, пустую базу.",
            )


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[Row]:
    query = sa.select(table).order_by(*table.primary_key.columns)
    reading = connection.execution_options(yield_per=CHUNK)
    try:
        for row in reading.execute(query):
            yield tuple(row)
    finally:
        connection.execution_options(yield_per=None)


def _copy(old: sa.Connection, new: sa.Connection, table: sa.Table) -> Moved:
    """Copy a table; references to itself follow when all its rows are there."""
    digest = _Digest()
    later = [column.name for column in table.columns if _of_itself(table, column)]
    places = [table.columns.keys().index(name) for name in later]
    waiting: list[dict[str, Any]] = []
    key = next(iter(table.primary_key.columns))

    def read() -> Iterator[Row]:
        for row in _rows(old, table):
            digest.add(row)
            if any(row[at] is not None for at in places):
                named = {f"to_{name}": row[at] for name, at in zip(later, places, strict=True)}
                waiting.append(named | {"of": row[0]})
            yield tuple(None if at in places else value for at, value in enumerate(row))

    _write(new, table, read())
    if waiting:
        values: dict[str, Any] = {name: sa.bindparam(f"to_{name}") for name in later}
        new.execute(sa.update(table).where(key == sa.bindparam("of")).values(values), waiting)
    return Moved(table.name, digest.rows, digest.hex)


def _of_itself(table: sa.Table, column: sa.Column[Any]) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)


def _write(connection: sa.Connection, table: sa.Table, rows: Iterator[Row]) -> None:
    names = table.columns.keys()
    if connection.dialect.name != "sqlite":
        said = {at for at, column in enumerate(table.columns) if isinstance(column.type, sa.JSON)}
        postgres.copy_rows(connection, table.name, names, (_with_json(row, said) for row in rows))
        return
    bare = sa.table(table.name, *[sa.column(one.name, _kind(one)) for one in table.columns])
    while chunk := [dict(zip(names, row, strict=True)) for row in islice(rows, CHUNK)]:
        connection.execute(sa.insert(bare), chunk)


def _kind(column: sa.Column[Any]) -> sa.types.TypeEngine[Any]:
    return sa.JSON(none_as_null=True) if isinstance(column.type, sa.JSON) else column.type


def _with_json(row: Row, places: set[int]) -> Row:
    return tuple(
        json.dumps(value, ensure_ascii=False) if at in places and value is not None else value
        for at, value in enumerate(row)
    )


def _compare(connection: sa.Connection, table: sa.Table, moved: Moved) -> None:
    digest = _Digest()
    for row in _rows(connection, table):
        digest.add(row)
    if (digest.rows, digest.hex) != (moved.rows, moved.digest):
        raise UserError(
            f"Перенос не сошёлся: в таблице {table.name} строк {digest.rows} вместо {moved.rows} "
            "или их содержимое другое.",
            "Новая база осталась пустой, исходная цела. Сообщите разработчикам программы.",
        )


def _index(connection: sa.Connection) -> None:
    ids = connection.execute(sa.select(entry.c.id).order_by(entry.c.id)).scalars().all()
    for start in range(0, len(ids), CHUNK):
        search_index.put(connection, ids[start : start + CHUNK])


def _count_on(connection: sa.Connection, every: Sequence[sa.Table]) -> None:
    """Let the numbers of a server go on from where they stood."""
    for table in every:
        if "id" not in table.columns:
            continue
        last = connection.execute(sa.select(sa.func.max(table.c.id))).scalar()
        if last is not None and table.name in GAPLESS:
            postgres.count_from(connection, table.name, last)
        elif last is not None:
            postgres.continue_ids(connection, table.name, last)
    newest = connection.execute(sa.select(sa.func.max(entry.c.version))).scalar()
    postgres.continue_versions(connection, newest or 0)
