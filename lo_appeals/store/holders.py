"""Who held an entry on a day, and which bodies' entries stand together."""

from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import BodyType
from lo_appeals.store.schema import body, entry, move

E = entry.c


def moved_since(connection: sa.Connection, last: date) -> bool:
    """Tell whether any entry has another body now than at the end of `last`."""
    later = sa.select(move.c.id).where(move.c.day > last).limit(1)
    return connection.execute(later).first() is not None


def holder(last: date | sa.ColumnElement[date]) -> sa.ColumnElement[int | None]:
    """Return who held an entry at the end of `last`: the first later move tells from whom."""
    later = (
        sa.select(move.c.from_body)
        .where(move.c.entry_id == E.id, move.c.day > last)
        .order_by(move.c.day, move.c.id)
        .limit(1)
        .correlate(entry)
        .scalar_subquery()
    )
    moved = E.id.in_(sa.select(move.c.entry_id).where(move.c.day > last))
    return sa.case((moved, later), else_=E.body_id)


def of_type(type_: BodyType, last: date) -> sa.Select[tuple[int]]:
    """Return the bodies whose entries stand in that group: a merged one's go with its heir."""
    merged = sa.and_(body.c.merged_into.is_not(None), body.c.valid_to <= last)
    return with_merged(sa.and_(body.c.type == type_.value, sa.not_(merged)), last)


def with_merged(heirs: sa.ColumnElement[bool], last: date) -> sa.Select[tuple[int]]:
    """Return the bodies chosen by `heirs` with those merged into them by the end of `last`."""
    family = sa.select(body.c.id).where(heirs).cte(recursive=True)
    joined = sa.select(body.c.id).where(body.c.merged_into == family.c.id, body.c.valid_to <= last)
    found: sa.Select[tuple[int]] = sa.select(family.union_all(joined).c.id)
    return found


def with_subordinates(head: int) -> sa.Select[tuple[int]]:
    """Return a body with all that are under it, at any depth."""
    group = sa.select(body.c.id).where(body.c.id == head).cte(recursive=True)
    under = sa.select(body.c.id).where(body.c.parent_id == group.c.id)
    found: sa.Select[tuple[int]] = sa.select(group.union(under).c.id)
    return found
