"""The figures of a period, counted in one pass over the covering index (figures.md)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.timeliness import Figures, LateEntry, Period
from lo_appeals.store import conditions
from lo_appeals.store.batches import chunks
from lo_appeals.store.conditions import Part
from lo_appeals.store.schema import batch, entry

_CAME = ("opening", "received", "accelerated", "repeated")
_ANSWERED = (*_CAME, "answered", "answered_in_time", "answered_late", "graded", "graded_high")
_WAITING = (*_CAME, "closing", "overdue_open", "matured_open", "postponed")
_OF_PARTS = (  # what can count in each of `_parts`
    (Part.ANSWERED, _ANSWERED), (Part.WAITING, _WAITING), (Part.WAITING, _WAITING),
)  # fmt: skip
E = entry.c


def _parts(period: Period) -> list[sa.ColumnElement[bool]]:
    """Return what can count at all, in parts that the index by day of answer finds at once.

    Answered in the period; answered later; not answered. Those answered before count nowhere.
    """
    came = sa.and_(conditions.counted(), E.registered <= period.last)
    return [
        sa.and_(came, E.answered.between(period.first, period.last)),
        # two ends, or the planner thinks the day of registration a better way in
        sa.and_(came, E.answered > period.last, E.answered < date.max),
        sa.and_(came, E.answered.is_(None)),
    ]


def by_key(
    connection: sa.Connection,
    period: Period,
    last_due: date,
    group: sa.ColumnElement[Any],
    *,
    law59: bool = False,
    only: object = None,
) -> dict[object, Figures]:
    """Return the figures of a period by the value of `group` (holder, category …).

    `only` asks for one value of it.
    """
    named = group.label("grouped")
    inside: sa.ColumnElement[bool] = E.law59.is_(law59)
    if only is not None:
        inside = sa.and_(inside, group == only)
    parts = [sa.and_(part, inside) for part in _parts(period)]
    numbers: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for part, (known, keys) in zip(parts, _OF_PARTS, strict=True):
        counts = [
            sa.func.sum(sa.case((conditions.figure(key, period, last_due, known), 1), else_=0))
            for key in keys
        ]
        query = sa.select(named, sa.func.sum(E.grade), *counts).where(part).group_by(named)
        for row in connection.execute(query):
            numbers[row[0]].update(dict(zip(keys, row[2:], strict=True)))
            if known is Part.ANSWERED:
                numbers[row[0]]["grade_sum"] = row[1] or 0
    lengths = sa.select(named, E.days_taken, sa.func.count()).where(parts[0])
    days: defaultdict[object, dict[int, int]] = defaultdict(dict)
    grouped = lengths.group_by(named, E.days_taken).order_by(E.days_taken)
    for value, length, count in connection.execute(grouped):
        days[value][int(length)] = count
    return {
        value: Figures(**found, days=tuple(days[value].items())) for value, found in numbers.items()
    }


def by_holder(
    connection: sa.Connection, period: Period, last_due: date, *, law59: bool = False
) -> dict[int | None, Figures]:
    """Return the figures by the body that held the entries at the period's end."""
    held = conditions.holder_known(connection, period.last)
    found = by_key(connection, period, last_due, held, law59=law59)
    return {key if isinstance(key, int) else None: value for key, value in found.items()}


def by_category(connection: sa.Connection, period: Period, last_due: date) -> dict[str, Figures]:
    """Return the figures by category."""
    return {
        str(key): value for key, value in by_key(connection, period, last_due, E.category).items()
    }


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
    held = conditions.holder(period.last).label("held")
    wanted: list[int] = []
    for part in _parts(period):  # ids out of the index first, so that no other row is read
        inside = (part, E.law59.is_(False), conditions.figure("late", period, last_due))
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
