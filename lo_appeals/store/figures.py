"""The figures of a period, counted in one pass over the covering index (figures.md)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.timeliness import Figures, LateEntry, Period
from lo_appeals.store import conditions, holders
from lo_appeals.store.batches import chunks
from lo_appeals.store.conditions import NAMED, Days, Part
from lo_appeals.store.schema import batch, entry

_CAME = ("opening", "received", "accelerated", "repeated")
_ANSWERED = (*_CAME, "answered", "answered_in_time", "answered_late", "graded", "graded_high")
_WAITING = (*_CAME, "closing", "overdue_open", "matured_open", "postponed")
E = entry.c


class Group(Enum):
    """By what figures are counted apart."""

    BODY = "body"  # the present one: the holder at the period's end where nothing has moved since
    HOLDER = "holder"  # at the period's end
    CATEGORY = "category"


def _group(group: Group, days: Days) -> sa.ColumnElement[Any]:
    return {
        Group.BODY: E.body_id,
        Group.HOLDER: holders.holder(days.last),
        Group.CATEGORY: E.category,
    }[group]


def _parts(days: Days) -> list[tuple[Part, sa.ColumnElement[bool]]]:
    """Return what can count at all, in parts that the index by day of answer finds at once.

    Answered in the period; answered later; not answered. Those answered before count nowhere.
    """
    came = sa.and_(conditions.counted(), E.registered <= days.last)
    return [
        (Part.ANSWERED, sa.and_(came, E.answered.between(days.first, days.last))),
        # two ends, or the planner thinks the day of registration a better way in
        (Part.WAITING, sa.and_(came, E.answered > days.last, E.answered < date.max)),
        (Part.WAITING, sa.and_(came, E.answered.is_(None))),
    ]


@cache
def _counting(group: Group, *, only: bool) -> list[tuple[tuple[str, ...], sa.Select[Any]]]:
    """Return, for each part, the figures that it can count and the query that counts them.

    Made once: putting the conditions together takes longer than counting a month by them. Each
    row is the group, the figures, the sum of grades and the lengths in days joined by commas.
    """
    grouped = _group(group, NAMED)
    lengths = sa.func.aggregate_strings(sa.cast(E.days_taken, sa.Text), ",")
    made: list[tuple[tuple[str, ...], sa.Select[Any]]] = []
    for part, condition in _parts(NAMED):
        keys = _ANSWERED if part is Part.ANSWERED else _WAITING
        counts = [sa.func.count().filter(conditions.figure(key, NAMED, part)) for key in keys]
        more = [sa.func.sum(E.grade), lengths] if part is Part.ANSWERED else []
        query = sa.select(grouped.label("grouped"), *counts, *more).select_from(entry)
        query = query.where(condition, E.law59 == sa.bindparam("law59", type_=sa.Boolean()))
        if only:
            query = query.where(grouped == sa.bindparam("only"))
        made.append((keys, query.group_by(sa.text("grouped"))))
    return made


def _by(
    connection: sa.Connection, group: Group, period: Period, last_due: date, **more: object
) -> dict[Any, Figures]:
    """Return the figures of a period by the value of `group`. `more`: law59, only (one value)."""
    said = {"first": period.first, "last": period.last, "last_due": last_due, "law59": False}
    numbers: defaultdict[object, Counter[str]] = defaultdict(Counter)
    days: dict[object, tuple[tuple[int, int], ...]] = {}
    for keys, query in _counting(group, only="only" in more):
        for value, *counts in connection.execute(query, said | more).all():
            numbers[value].update(dict(zip(keys, counts, strict=False)))
            if len(counts) > len(keys):
                numbers[value]["grade_sum"] = counts[-2] or 0
                lengths = Counter(map(int, counts[-1].split(",")))
                days[value] = tuple(sorted(lengths.items()))
    return {value: Figures(**found, days=days.get(value, ())) for value, found in numbers.items()}


def by_holder(
    connection: sa.Connection, period: Period, last_due: date, *, law59: bool = False
) -> dict[int | None, Figures]:
    """Return the figures by the body that held the entries at the period's end."""
    moved = holders.moved_since(connection, period.last)
    group = Group.HOLDER if moved else Group.BODY
    return _by(connection, group, period, last_due, law59=law59)


def of_holder(connection: sa.Connection, period: Period, last_due: date, body_id: int) -> Figures:
    """Return the figures of the entries that one body held at the period's end."""
    found = _by(connection, Group.HOLDER, period, last_due, only=body_id)
    return found.get(body_id, Figures())


def by_category(connection: sa.Connection, period: Period, last_due: date) -> dict[str, Figures]:
    """Return the figures by category."""
    return _by(connection, Group.CATEGORY, period, last_due)


def received_by_category(connection: sa.Connection, period: Period) -> dict[str, int]:
    """Return how many entries of each category came in the period."""
    received = conditions.figure("received", Days.of(period, period.last))
    query = (
        sa.select(E.category, sa.func.count())
        .where(conditions.counted(), E.law59.is_(False), received)
        .group_by(E.category)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def declined(connection: sa.Connection, period: Period) -> int:
    """Return how many entries registered in the period the moderator declined, 59-ФЗ apart."""
    query = (
        sa.select(sa.func.count())
        .select_from(entry)
        .where(
            E.declined.is_(True),
            E.law59.is_(False),
            E.deleted.is_(False),
            E.registered.between(period.first, period.last),
        )
    )
    return connection.execute(query).scalar_one()


def covered(connection: sa.Connection, period: Period) -> bool:
    """Tell whether any applied import, or an entry made by hand, covers days of the period."""
    imports = sa.select(sa.literal(1)).where(
        batch.c.undone_at.is_(None),
        batch.c.covers_from <= period.last,
        batch.c.covers_to >= period.first,
    )
    by_hand = sa.select(sa.literal(1)).where(
        E.row_hash == "",
        E.deleted.is_(False),
        E.registered.between(period.first, period.last),
    )
    return connection.execute(sa.union_all(imports, by_hand).limit(1)).first() is not None


def span(connection: sa.Connection) -> tuple[date, date] | None:
    """Return the first and last registration days that imports cover; None before the first."""
    query = sa.select(sa.func.min(batch.c.covers_from), sa.func.max(batch.c.covers_to)).where(
        batch.c.undone_at.is_(None)
    )
    first, last = connection.execute(query).one()
    return (first, last) if first and last else None


def late(
    connection: sa.Connection, period: Period, last_due: date, names: Mapping[int, str]
) -> list[LateEntry]:
    """Return the annex: answered late in the period, or open past the due day at its end.

    `names` are those that the bodies stand under in the period. Days late of an open entry are
    counted to the morning after `last_due`, the last judged day.
    """
    held = holders.holder(period.last).label("held")
    wanted: list[int] = []
    days = Days.of(period, last_due)
    for part, condition in _parts(days):  # ids out of the index first: no other row is read
        inside = (condition, E.law59.is_(False), conditions.figure("late", days, part))
        wanted += connection.execute(sa.select(E.id).where(*inside)).scalars()
    query = sa.select(
        E.number, E.cycle, E.registered, E.category, held, E.due, E.answered, E.postponed,
        E.unconfirmed_by,
    )  # fmt: skip
    rows = [
        row for chunk in chunks(wanted) for row in connection.execute(query.where(E.id.in_(chunk)))
    ]
    rows.sort(key=lambda row: (row.due, row.number, row.cycle))
    found = []
    for row in rows:
        answered = row.answered if row.answered and row.answered <= period.last else None
        until = answered or last_due + timedelta(1)
        found.append(
            LateEntry(row.number, row.cycle, row.registered, row.category,
                      names.get(row.held, UNKNOWN_BODY), row.due, answered,
                      (until - row.due).days, bool(row.postponed),
                      row.unconfirmed_by is not None)
        )  # fmt: skip
    return found
