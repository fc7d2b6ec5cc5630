"""What imports brought since a day or since the one before the last (A8, I6)."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from lo_appeals.store.conditions import OPEN
from lo_appeals.store.schema import absence, batch, body, entry, image, move

E = entry.c
Ids = list[int]


@dataclass(frozen=True, slots=True)
class Span:
    """The imports that are looked at, and the day that the clerk knew before them."""

    batches: tuple[int, ...]
    known: date | None  # None: nothing was known before
    told: date | None = None  # the day of their data; None: they tell of today


def span(connection: sa.Connection, since: date | None) -> Span:
    """Return the imports whose data are newer than the day `since`; the last one without it."""
    query = sa.select(batch.c.id, batch.c.data_as_of).where(batch.c.undone_at.is_(None))
    rows = [(row[0], _day(row[1])) for row in connection.execute(query.order_by(batch.c.id))]
    if since is not None:
        return Span(tuple(number for number, day in rows if day > since), since)
    before = rows[-2][1] if len(rows) > 1 else None
    return Span(tuple(number for number, _ in rows[-1:]), before)


def of_batch(connection: sa.Connection, number: int) -> Span:
    """Return one import, against what the imports before it knew."""
    query = sa.select(batch.c.id, batch.c.data_as_of).where(batch.c.undone_at.is_(None))
    rows = [(row[0], _day(row[1])) for row in connection.execute(query.order_by(batch.c.id))]
    before = [day for one, day in rows if one < number]
    told = next((day for one, day in rows if one == number and one != rows[-1][0]), None)
    return Span((number,), before[-1] if before else None, told)


def _day(moment: datetime) -> date:
    return moment.date()


def made(connection: sa.Connection, looked: Span, what: str) -> Ids:
    """Return the entries that the imports made: «new» ones or «returned» ones."""
    query = (
        sa.select(E.id)
        .join(image, image.c.entry_id == E.id)
        .where(image.c.batch_id.in_(looked.batches), image.c.what == what, E.deleted.is_(False))
    )
    return list(connection.execute(query.order_by(E.number)).scalars())


def answered(connection: sa.Connection, looked: Span) -> Ids:
    """Return the entries that were open before the imports and are answered now."""
    query = (
        sa.select(E.id, image.c.before)
        .join(image, image.c.entry_id == E.id)
        .where(
            image.c.batch_id.in_(looked.batches),
            image.c.what == "changed",
            E.deleted.is_(False),
            E.answered.is_not(None),
        )
        .order_by(E.number)
    )
    rows = connection.execute(query)
    return list(dict.fromkeys(one for one, before in rows if before.get("answered", "") is None))


def newly_late(connection: sa.Connection, looked: Span, today: date) -> Ids:
    """Return open entries that are late by today, or were by the imports' day, and not before.

    One that nobody knew of then is newly late however old its due day is.
    """
    late = [OPEN, E.deleted.is_(False), E.law59.is_(False), E.due < (looked.told or today)]
    if looked.known is not None:
        fresh = sa.select(image.c.entry_id).where(
            image.c.batch_id.in_(looked.batches), image.c.what != "changed"
        )
        late.append(sa.or_(E.due >= looked.known, E.id.in_(fresh)))
    return list(connection.execute(sa.select(E.id).where(*late).order_by(E.number)).scalars())


@dataclass(frozen=True, slots=True)
class Movement:
    """An entry that another body holds now."""

    id: int
    from_body: str
    to_body: str


def moved(connection: sa.Connection, looked: Span) -> list[Movement]:
    """Return the entries that changed hands, from the first holder to the present one.

    Of an earlier import: to the one that it told of.
    """
    last = move.c.to_body if looked.told else E.body_id
    query = (
        sa.select(E.id, last, move.c.from_body)
        .join(move, move.c.entry_id == E.id)
        .where(move.c.batch_id.in_(looked.batches), E.deleted.is_(False))
        .order_by(E.number, move.c.id)
    )
    held: dict[int, tuple[int | None, int | None]] = {}
    for entry_id, now, before in connection.execute(query):
        held[entry_id] = held.get(entry_id, (before, now))[0], now
    names = {row[0]: row[1] for row in connection.execute(sa.select(body.c.id, body.c.name))}
    return [
        Movement(entry_id, names.get(before, ""), names.get(now, ""))
        for entry_id, (before, now) in held.items()
        if before != now
    ]


def absent(connection: sa.Connection, looked: Span) -> Ids:
    """Return open entries that the imports did not contain and that are still unconfirmed."""
    missing = sa.select(absence.c.entry_id).where(absence.c.batch_id.in_(looked.batches))
    query = sa.select(E.id).where(
        OPEN, E.deleted.is_(False), E.unconfirmed_by.is_not(None), E.id.in_(missing)
    )
    return list(connection.execute(query.order_by(E.number)).scalars())


def numbers(connection: sa.Connection, ids: Ids) -> dict[int, str]:
    """Return the portal's numbers of those entries."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), 5000):
        chunk = ids[start : start + 5000]
        query = sa.select(E.id, E.number).where(E.id.in_(chunk))
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found
