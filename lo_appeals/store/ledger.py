"""Writing with before-images, so that whatever was done in one transaction can be taken back.

Undo puts every row back as it was, and refuses where a row has been changed since: no later work
is lost silently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError

Row = Mapping[str, Any]
CHUNK = 400  # bound variables of one statement


@dataclass(frozen=True, slots=True)
class Step:
    """One row written: `before` None: it was made; `after` None: it was removed."""

    table: sa.Table
    key: tuple[Any, ...]
    before: Row | None
    after: Row | None


@dataclass(slots=True)
class Ledger:
    """Writes rows of any table on one connection and remembers what they were."""

    connection: sa.Connection
    steps: list[Step] = field(default_factory=list)

    def add(self, table: sa.Table, values: Row) -> int:
        """Write a new row. Returns its id, the first column of its key."""
        return self.add_all(table, [values])[0]

    def add_all(self, table: sa.Table, rows: Sequence[Row]) -> list[int]:
        """Write new rows with the same columns. Returns their ids in that order."""
        if not rows:
            return []
        query = sa.insert(table).returning(*table.c, sort_by_parameter_order=True)
        found = self.connection.execute(query, [dict(row) for row in rows]).mappings()
        made = [dict(row) for row in found]
        self.steps += [Step(table, key_of(table, row), None, row) for row in made]
        return [int(key_of(table, row)[0]) for row in made]

    def put(self, table: sa.Table, key: object, values: Row) -> Row:
        """Change columns of one row. Returns the row as it was."""
        keys = key if isinstance(key, tuple) else (key,)
        before = read(self.connection, table, keys)
        if before is None:
            raise KeyError(keys)
        changed = sa.update(table).where(_same(table, keys)).values(dict(values))
        self.connection.execute(changed)
        self.steps.append(Step(table, keys, before, {**before, **values}))
        return before

    def drop(self, table: sa.Table, key: object) -> None:
        """Remove one row, if it is there."""
        keys = key if isinstance(key, tuple) else (key,)
        before = read(self.connection, table, keys)
        if before is not None:
            self.connection.execute(sa.delete(table).where(_same(table, keys)))
            self.steps.append(Step(table, keys, before, None))


def key_of(table: sa.Table, row: Row) -> tuple[Any, ...]:
    """Return the values of a row's primary key."""
    return tuple(row[column.name] for column in table.primary_key.columns)


def read(connection: sa.Connection, table: sa.Table, key: tuple[Any, ...]) -> Row | None:
    """Return one row by its key, None where it is gone."""
    found = connection.execute(sa.select(table).where(_same(table, key))).mappings().first()
    return None if found is None else dict(found)


def _same(table: sa.Table, key: tuple[Any, ...]) -> sa.ColumnElement[bool]:
    columns = table.primary_key.columns
    return sa.and_(*(column == value for column, value in zip(columns, key, strict=True)))


def undo(connection: sa.Connection, steps: Sequence[Step]) -> Ledger:
    """Put every row back, last first. Returns the ledger of that, which can be undone in turn.

    Raises UserError where one of the rows was changed after `steps`; then nothing is touched.
    """
    _refuse_changed(connection, steps)
    ledger = Ledger(connection)
    for (table, made), group in groupby(
        reversed(steps), key=lambda one: (one.table, one.before is None)
    ):
        batch = list(group)
        if made:
            _remove(ledger, table, batch)
            continue
        for one in batch:
            _put_back(ledger, one)
    return ledger


def _put_back(ledger: Ledger, step: Step) -> None:
    before = step.before or {}
    if step.after is None:
        ledger.connection.execute(sa.insert(step.table).values(dict(before)))
        ledger.steps.append(Step(step.table, step.key, None, before))
    else:
        ledger.put(step.table, step.key, before)


def _remove(ledger: Ledger, table: sa.Table, batch: Sequence[Step]) -> None:
    for keys in _chunks([one.key for one in batch]):
        ledger.connection.execute(sa.delete(table).where(_among(table, keys)))
    ledger.steps += [Step(table, one.key, one.after, None) for one in batch]


def _among(table: sa.Table, keys: Sequence[tuple[Any, ...]]) -> sa.ColumnElement[bool]:
    columns = tuple(table.primary_key.columns)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return sa.or_(*(_same(table, key) for key in keys))


def _chunks(keys: Sequence[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _refuse_changed(connection: sa.Connection, steps: Iterable[Step]) -> None:
    """Compare what each row is now with what the last of the steps left of it."""
    expected: dict[sa.Table, dict[tuple[Any, ...], Row | None]] = {}
    for one in steps:
        expected.setdefault(one.table, {})[one.key] = one.after
    for table, rows in expected.items():
        now: dict[tuple[Any, ...], Row] = {}
        for keys in _chunks(list(rows)):
            found = connection.execute(sa.select(table).where(_among(table, keys))).mappings()
            now |= {key_of(table, row): row for row in map(dict, found)}
        if any(now.get(key) != after for key, after in rows.items()):
            raise UserError(
                "Отменить нельзя: эти сведения изменены позже.",
                "Ничего не изменено. Сначала отмените более поздние изменения.",
            )
