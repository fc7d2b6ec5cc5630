"""Terms of the regulation and the organisation's settings, as the base keeps them."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.deadlines import DEFAULT_RULES, Rule, Shift, Unit
from lo_appeals.store.schema import rule, setting


def rules(connection: sa.Connection) -> tuple[Rule, ...]:
    """Return every rule, in order of their numbers."""
    rows = connection.execute(sa.select(rule).order_by(rule.c.id)).all()
    return tuple(
        Rule(row.id, row.key, row.title, row.term, Unit[row.unit], Shift[row.shift],
             row.in_force_from, row.clause, row.basis)
        for row in rows
    )  # fmt: skip


def add(connection: sa.Connection, new: Iterable[Rule]) -> None:
    """Write rules; one that is written is never changed (verdicts name it)."""
    connection.execute(
        sa.insert(rule),
        [
            {"id": one.id, "key": one.key, "title": one.title, "term": one.term,
             "unit": one.unit.name, "shift": one.shift.name, "in_force_from": one.in_force_from,
             "clause": one.clause, "basis": one.basis}
            for one in new
        ],
    )  # fmt: skip


def add_defaults(connection: sa.Connection) -> None:
    """Give an empty base the terms of the regulation."""
    if connection.execute(sa.select(sa.func.count()).select_from(rule)).scalar_one() == 0:
        add(connection, DEFAULT_RULES)


def get(connection: sa.Connection, key: str) -> Any:
    """Return a setting; None where it was never set."""
    return connection.execute(sa.select(setting.c.value).where(setting.c.key == key)).scalar()


def put(connection: sa.Connection, key: str, value: Any) -> None:
    """Set a setting."""
    connection.execute(sa.delete(setting).where(setting.c.key == key))
    connection.execute(sa.insert(setting).values(key=key, value=value))
