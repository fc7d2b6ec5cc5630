"""What letters ask of entries and of the registry, read in few queries for all bodies at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import is_finished
from lo_appeals.domain.significance import OWN_WORDS
from lo_appeals.domain.timeliness import Period
from lo_appeals.store import conditions, holders
from lo_appeals.store.schema import body, entry
from lo_appeals.store.schema_appeals import governor_item, surge_decision
from lo_appeals.store.schema_appeals import postponement as postponement_table

E = entry.c


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry as letters need it; `body_id` is who holds it."""

    number: str
    cycle: int
    body_id: int | None
    registered: date
    category: str
    due: date
    answered: date | None
    postponed: bool
    postponement_confirmed: bool | None  # the clerk's word; None: not given
    unconfirmed: bool
    contradictory: bool


def _entries(
    connection: sa.Connection, held: sa.ColumnElement[Any], *where: sa.ColumnElement[bool]
) -> list[EntryFacts]:
    query = (
        sa.select(E.number, E.cycle, held.label("held"), E.registered, E.category, E.due,
                  E.answered, E.postponed, E.unconfirmed_by, E.stage, E.status,
                  postponement_table.c.confirmed)
        .outerjoin(postponement_table, postponement_table.c.entry_id == E.id)
        .where(conditions.counted(), E.law59.is_(False), *where)
        .order_by(E.due, E.number, E.cycle)
    )  # fmt: skip
    return [
        EntryFacts(
            row.number, row.cycle, row.held, row.registered, row.category, row.due, row.answered,
            bool(row.postponed), row.confirmed, row.unconfirmed_by is not None,
            row.answered is None and is_finished(row.stage, row.status),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def open_until(connection: sa.Connection, last_due: date) -> list[EntryFacts]:
    """Return entries without an answer whose due day is not after `last_due`."""
    return _entries(connection, E.body_id, E.answered.is_(None), E.due <= last_due)


def late_in(connection: sa.Connection, period: Period, last_due: date) -> list[EntryFacts]:
    """Return the entries of the month's annex by their holders at the period's end.

    `answered` is what is known now: an answer given after the period counts for the body.
    """
    days = conditions.Days.of(period, last_due)
    return _entries(connection, holders.holder(period.last), conditions.figure("late", days))


def heirs(connection: sa.Connection) -> dict[int, int]:
    """Return for each body whom its letters go to: itself, or whom it was merged into."""
    into = {
        row.id: row.merged_into
        for row in connection.execute(sa.select(body.c.id, body.c.merged_into))
    }

    def last(body_id: int) -> int:
        seen = {body_id}
        while (following := into.get(body_id)) is not None and following not in seen:
            seen.add(body_id := following)
        return body_id

    return {body_id: last(body_id) for body_id in into}


@dataclass(frozen=True, slots=True)
class Matter:
    """What the clerk decided to report to the Governor (п. 12).

    `ground` is the clerk's; the arithmetic behind a surge is kept with it and stays in the office.
    """

    id: int
    entry_id: int | None
    topic: str
    ground: str
    detected_at: datetime
    place: str
    first: date | None
    last: date | None
    count: int
    expected: float
    numbers: tuple[str, ...]
    words: Mapping[str, str]  # the clerk's own paragraphs, by the keys of OWN_WORDS


def matters(connection: sa.Connection, ids: Iterable[int] | None = None) -> list[Matter]:
    """Return matters that are not reported yet, or those named, the oldest first."""
    query = (
        sa.select(governor_item, surge_decision.c.place, surge_decision.c.first,
                  surge_decision.c.last, surge_decision.c.count.label("counted"),
                  surge_decision.c.expected, surge_decision.c.numbers,
                  surge_decision.c.topic.label("about"))
        .outerjoin(surge_decision, surge_decision.c.id == governor_item.c.surge_id)
        .where(governor_item.c.significant.is_(True))
        .order_by(governor_item.c.detected_at, governor_item.c.id)
    )  # fmt: skip
    if ids is None:
        query = query.where(governor_item.c.reported_at.is_(None))
    else:
        query = query.where(governor_item.c.id.in_(list(ids)))
    return [
        Matter(
            row.id, row.entry_id, row.about or row.topic, "" if row.about else row.ground,
            row.detected_at, row.place or "",
            row.first, row.last, row.counted or 0, row.expected or 0.0, tuple(row.numbers or ()),
            {key: row._mapping[key] for key in OWN_WORDS},
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def entry_of(connection: sa.Connection, entry_id: int) -> EntryFacts | None:
    """Return one entry by its id, 59-ФЗ too; None where it is gone."""
    query = sa.select(entry).where(E.id == entry_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return EntryFacts(
        row["number"], row["cycle"], row["body_id"], row["registered"], row["category"],
        row["due"], row["answered"], bool(row["postponed"]), None,
        row["unconfirmed_by"] is not None, False,
    )  # fmt: skip
