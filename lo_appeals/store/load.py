"""How much each body has open, and when it last answered (A5, A6)."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import UNKNOWN_BODY, BodyType
from lo_appeals.store.conditions import OPEN
from lo_appeals.store.schema import body, entry

E = entry.c
_NAME = sa.func.coalesce(body.c.name, UNKNOWN_BODY)


@dataclass(frozen=True, slots=True)
class BodyLoad:
    """A body's open entries now and those that will be late on a day. None: «не определён»."""

    body_id: int | None
    name: str
    type: BodyType | None
    open: int
    late_now: int
    late_by_end: int


def ahead(connection: sa.Connection, today: date, last: date) -> list[BodyLoad]:
    """Return the load of bodies; late at the end of `last` are those due on it or before."""
    query = (
        sa.select(
            E.body_id, _NAME, body.c.type, sa.func.count(),
            sa.func.sum(sa.case((E.due < today, 1), else_=0)),
            sa.func.sum(sa.case((E.due <= last, 1), else_=0)),
        )
        .select_from(entry.outerjoin(body, body.c.id == E.body_id))
        .where(OPEN, E.deleted.is_(False), E.law59.is_(False))
        .group_by(E.body_id, body.c.id)
        .order_by(sa.desc(sa.text("6")), body.c.sort_key.asc().nulls_first())
    )  # fmt: skip
    return [
        BodyLoad(row[0], row[1], BodyType(row[2]) if row[2] else None, row[3], row[4], row[5])
        for row in connection.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class Silent:
    """A body with open entries that has answered nothing for long. None: never answered."""

    body_id: int
    name: str
    open: int
    late: int
    oldest: date  # registration of the oldest open entry
    last_answer: date | None


def silent(connection: sa.Connection, today: date, minimum: int, since: date) -> list[Silent]:
    """Return bodies with `minimum` open entries or more that answered none since `since`.

    Entries registered after `since` do not make a body silent: it could not have been.
    """
    waiting = (
        sa.select(
            E.body_id, sa.func.count().label("open"), sa.func.min(E.registered).label("oldest"),
            sa.func.sum(sa.case((E.due < today, 1), else_=0)).label("late"),
        )
        .where(OPEN, E.deleted.is_(False), E.law59.is_(False), E.registered < since)
        .group_by(E.body_id)
        .having(sa.func.count() >= minimum)
        .subquery()
    )  # fmt: skip
    heard = set(connection.execute(
        sa.select(E.body_id).where(E.answered >= since, E.deleted.is_(False)).distinct()
    ).scalars())  # fmt: skip
    query = (
        sa.select(body.c.id, body.c.name, waiting.c.open, waiting.c.late, waiting.c.oldest)
        .join(waiting, waiting.c.body_id == body.c.id)
        .order_by(waiting.c.open.desc(), body.c.sort_key)
    )
    rows = [row for row in connection.execute(query) if row[0] not in heard]
    return [Silent(*row, _last_answer(connection, row[0])) for row in rows]


def _last_answer(connection: sa.Connection, body_id: int) -> date | None:
    query = sa.select(sa.func.max(E.answered)).where(
        E.body_id == body_id, E.deleted.is_(False), E.declined.is_(False)
    )
    return connection.execute(query).scalar()
