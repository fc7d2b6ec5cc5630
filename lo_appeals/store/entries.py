"""Entries out of the base: ids of a selection, pages, counts, and what a card shows."""

from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import chain
from typing import Any, cast

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.selection import Flag, Quick, Selection
from lo_appeals.domain.texts import fold
from lo_appeals.store import conditions, notes, search
from lo_appeals.store.conditions import Judge
from lo_appeals.store.schema import batch, body, correction, entry, move, stage_change

_FIELDS = tuple(
    field.name for field in fields(Appeal) if field.name in entry.c and field.name != "body"
)
_NAMES = (*_FIELDS, "body", "body_short", "notes")
_ID = _NAMES.index("id")
_PAGE = (  # made once: the columns are many
    sa.select(
        *(entry.c[name] for name in _FIELDS),
        *(sa.func.coalesce(name, "") for name in (body.c.name, body.c.short_name)),
        notes.written(),
    )
    .outerjoin(body, body.c.id == entry.c.body_id)
    .where(entry.c.id.in_(sa.bindparam("wanted", expanding=True)))
)


NEWEST = (("id", True),)  # the order of a search: the index knows it


def _orders(selection: Selection) -> list[sa.ColumnElement[Any]]:
    """Return the order by column keys; the id comes last, so that equal rows keep their places."""
    found: list[sa.ColumnElement[Any]] = []
    for key, descending in selection.sort:
        column = body.c.sort_key if key == "body" else entry.c[key if key in entry.c else "due"]
        order = column.desc() if descending else column.asc()
        if key == "body" or column.nullable:  # engines differ in where they put what is not known
            order = order.nulls_last() if descending else order.nulls_first()
        found.append(order)
    last = bool(selection.sort and selection.sort[-1][1])
    return [*found, entry.c.id.desc() if last else entry.c.id.asc()]


def _selected(
    connection: sa.Connection, selection: Selection, judge: Judge
) -> sa.ColumnElement[bool]:
    parts = conditions.where(connection, selection, judge)
    return sa.and_(*parts, conditions.quick(selection.quick, judge))


def ids(connection: sa.Connection, selection: Selection, judge: Judge) -> "array[int]":
    """Return the ids of the selected entries in their order."""
    query = sa.select(entry.c.id).where(_selected(connection, selection, judge))
    if any(key == "body" for key, _ in selection.sort):
        query = query.outerjoin(body, body.c.id == entry.c.body_id)
    return _array(connection.execute(query.order_by(*_orders(selection))))


def first_ids(
    connection: sa.Connection, selection: Selection, judge: Judge, limit: int
) -> list[int]:
    """Return the first ids of a selection, without the rest: what a screen shows at once.

    A search with the newest first reads the text index from its end, and only so far.
    """
    if selection.find.strip() and selection.sort == NEWEST and connection.dialect.name == "sqlite":
        return _newest_found(connection, selection, judge, limit)
    query = sa.select(entry.c.id).order_by(*_orders(selection)).limit(limit)
    if any(key == "body" for key, _ in selection.sort):
        query = query.outerjoin(body, body.c.id == entry.c.body_id)
    query = query.where(_selected(connection, selection, judge))
    return [int(row[0]) for row in connection.execute(query)]


def _newest_found(
    connection: sa.Connection, selection: Selection, judge: Judge, limit: int
) -> list[int]:
    found = search.understood(connection, selection.find)
    rest = _selected(connection, replace(selection, find=""), judge)
    queries = [one.where(rest).limit(limit) for one in search.newest(found)]
    ids = set[int]()
    for query in queries:
        ids.update(connection.scalars(query))
    return sorted(ids, reverse=True)[:limit]


def _array(result: sa.CursorResult[tuple[int]]) -> "array[int]":
    """Return a column of ids: a million of them past SQLAlchemy's rows, straight from the base."""
    with closing(result):
        rows = cast("Iterable[tuple[int]]", result.cursor or ())
        return array("q", chain.from_iterable(rows))


def count(connection: sa.Connection, selection: Selection, judge: Judge) -> int:
    """Return how many entries are selected."""
    selected = _selected(connection, selection, judge)
    query = sa.select(sa.func.count()).select_from(entry).where(selected)
    return connection.execute(query).scalar_one()


def counts(connection: sa.Connection, selection: Selection, judge: Judge) -> dict[Quick, int]:
    """Return how many entries each quick state has under the other conditions."""
    parts = conditions.where(connection, selection, judge)
    asked = [one for one in Quick if one not in (Quick.ALL, Quick.DONE)]
    sums = [sa.func.sum(sa.case((conditions.quick(one, judge), 1), else_=0)) for one in asked]
    whole = sa.select(sa.func.count()).select_from(entry).where(*parts)
    every = connection.execute(whole).scalar_one()
    waiting = sa.select(sa.func.count(), *sums).select_from(entry)
    row = connection.execute(waiting.where(entry.c.answered.is_(None), *parts)).one()
    found = {one: int(value or 0) for one, value in zip(asked, row[1:], strict=True)}
    return found | {Quick.ALL: every, Quick.DONE: every - row[0]}


def page(connection: sa.Connection, wanted: Sequence[int]) -> list[Appeal]:
    """Return those entries in that order; an id that is gone is left out."""
    rows = connection.execute(_PAGE, {"wanted": list(wanted)}).all()
    found = {row[_ID]: Appeal(**dict(zip(_NAMES, row, strict=True))) for row in rows}
    return [found[one] for one in wanted if one in found]


def cells(
    connection: sa.Connection, wanted: Sequence[int], keys: Sequence[str]
) -> list[sa.Row[Any]]:
    """Return those entries in that order, with those columns and what their state is judged by."""
    names = dict.fromkeys(("id", "due", "answered", "declined", "rule_id", *keys))
    joined = {
        "body": sa.func.coalesce(body.c.name, "").label("body"),
        "notes": notes.written().label("notes"),
    }
    columns = [joined[key] if key in joined else entry.c[key] for key in names]
    query = sa.select(*columns).outerjoin(body, body.c.id == entry.c.body_id)
    rows = connection.execute(query.where(entry.c.id.in_(wanted))).all()
    found = {row[0]: row for row in rows}
    return [found[one] for one in wanted if one in found]


def ids_of(connection: sa.Connection, number: str) -> list[int]:
    """Return the entries of one portal number, first consideration first."""
    either = [entry.c.number == number]
    if number.isalnum():
        indexed = entry.c.id.in_(search.beginning(connection, [fold(number)]))
        either.append(sa.and_(indexed, entry.c.epgu_number == number))
    query = sa.select(entry.c.id, entry.c.cycle).where(entry.c.deleted.is_(False))
    rows = {(row.id, row.cycle) for part in either for row in connection.execute(query.where(part))}
    return [one for one, _ in sorted(rows, key=lambda row: (row[1], row[0]))]


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that the clerk corrected: what the portal says beside what is in force."""

    field: str
    imported: object
    value: object
    reason: str
    who: str
    at: datetime


def corrections(connection: sa.Connection, entry_id: int) -> list[Correction]:
    """Return the corrections in force of one entry."""
    query = sa.select(correction).where(correction.c.entry_id == entry_id)
    return [
        Correction(row.field, row.imported, row.value, row.reason, row.who, row.at)
        for row in connection.execute(query.order_by(correction.c.at))
    ]


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry went from one body to another; seen by the import of that day."""

    day: date
    from_body: str
    to_body: str


@dataclass(frozen=True, slots=True)
class Staged:
    """The portal's stage and status, as first seen on that day."""

    day: date
    stage: str
    status: str


def moves(connection: sa.Connection, entry_id: int) -> list[Moved]:
    """Return the moves of one entry, oldest first."""
    before, after = body.alias(), body.alias()
    query = (
        sa.select(move.c.day, before.c.name, after.c.name)
        .outerjoin(before, before.c.id == move.c.from_body)
        .outerjoin(after, after.c.id == move.c.to_body)
        .where(move.c.entry_id == entry_id)
        .order_by(move.c.day, move.c.id)
    )
    return [Moved(row[0], row[1] or "", row[2] or "") for row in connection.execute(query)]


def stages(connection: sa.Connection, entry_id: int) -> list[Staged]:
    """Return the stages of one entry as imports saw them change, oldest first."""
    query = sa.select(stage_change).where(stage_change.c.entry_id == entry_id)
    rows = connection.execute(query.order_by(stage_change.c.day, stage_change.c.id))
    return [Staged(row.day, row.stage, row.status) for row in rows]


def flags_of(connection: sa.Connection, entry_id: int) -> tuple[Flag, ...]:
    """Return the marks of an entry, by the conditions that lists go by."""
    asked = sa.select(*(conditions.flagged(flag) for flag in Flag)).where(entry.c.id == entry_id)
    said = connection.execute(asked).first() or ()
    return tuple(flag for flag, there in zip(Flag, said, strict=False) if there)


def categories(connection: sa.Connection) -> list[str]:
    """Return the categories that entries have, in order."""
    found: list[str] = []
    last = ""
    while True:  # from one to the next along the index: there are few
        query = sa.select(sa.func.min(entry.c.category)).where(entry.c.category > last)
        following = connection.execute(query).scalar()
        if following is None:
            return found
        found.append(last := str(following))


def statuses(connection: sa.Connection) -> list[str]:
    """Return the portal's statuses that entries have, in order."""
    query = sa.select(entry.c.status).where(entry.c.status != "").distinct()
    return sorted(connection.execute(query).scalars())


def data_as_of(connection: sa.Connection) -> datetime | None:
    """Return the data's date: the newest of the applied imports; None before the first."""
    query = sa.select(sa.func.max(batch.c.data_as_of)).where(batch.c.undone_at.is_(None))
    found = connection.execute(query).scalar()
    return found if isinstance(found, datetime) else None


def rows_of(connection: sa.Connection, wanted: Iterable[int]) -> list[dict[str, Any]]:
    """Return whole rows for a change that is judged before it is written."""
    query = sa.select(entry).where(entry.c.id.in_(list(wanted)))
    return [dict(row) for row in connection.execute(query).mappings()]
