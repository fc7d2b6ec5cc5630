"""Due days of open entries, moved by a change of rules or calendar; old ones stay beside (D9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from lo_appeals.store.applying import put_columns
from lo_appeals.store.batches import chunks
from lo_appeals.store.conditions import OPEN
from lo_appeals.store.schema import entry, rule
from lo_appeals.store.schema_appeals import due_change

E = entry.c


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An entry whose due day may still move: no verdict is given yet."""

    id: int
    number: str
    registered: date
    accelerated: bool
    due: date
    rule_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Moving:
    """An open entry with its due day before and after."""

    entry: OpenEntry
    due: date
    rule_id: int


@dataclass(frozen=True, slots=True)
class PastDue:
    """A due day that an entry had before."""

    was_due: date
    due: date
    reason: str
    who: str
    at: datetime


def open_entries(connection: sa.Connection) -> list[OpenEntry]:
    """Return the entries without a verdict."""
    query = sa.select(
        E.id, E.number, E.registered, E.accelerated, E.due, E.rule_id, E.version
    ).where(OPEN, E.deleted.is_(False))
    return [OpenEntry(*row) for row in connection.execute(query.order_by(E.due, E.number))]


def move(
    connection: sa.Connection, moving: Sequence[Moving], reason: str, who: str, at: datetime
) -> None:
    """Write new due days and rules, and what they were."""
    if not moving:
        return
    put_columns(
        connection,
        (
            (
                one.entry.id,
                {"due": one.due, "rule_id": one.rule_id, "version": one.entry.version + 1},
            )
            for one in moving
        ),
    )
    rows = [
        {"entry_id": one.entry.id, "was_due": one.entry.due, "was_rule": one.entry.rule_id,
         "due": one.due, "rule_id": one.rule_id, "reason": reason, "who": who, "at": at}
        for one in moving
    ]  # fmt: skip
    connection.execute(sa.insert(due_change), rows)


def put_back(connection: sa.Connection, moving: Sequence[Moving]) -> int:
    """Put due days and rules back where nobody gave a verdict since. Returns how many stay."""
    by_id = {one.entry.id: one for one in moving}
    standing = 0
    for chunk in chunks(list(by_id)):
        query = sa.select(E.id).where(
            E.id.in_(chunk), OPEN, E.rule_id.in_({one.rule_id for one in moving})
        )
        found = list(connection.execute(query).scalars())
        standing += len(chunk) - len(found)
        put_columns(
            connection,
            (
                (one, {"due": by_id[one].entry.due, "rule_id": by_id[one].entry.rule_id})
                for one in found
            ),
        )
        gone = due_change.c.entry_id.in_(found)
        last = {by_id[one].rule_id for one in found}
        connection.execute(sa.delete(due_change).where(gone, due_change.c.rule_id.in_(last)))
    return standing


def past(connection: sa.Connection, entry_id: int) -> list[PastDue]:
    """Return the due days that an entry had before, oldest first."""
    query = sa.select(due_change).where(due_change.c.entry_id == entry_id)
    return [
        PastDue(row.was_due, row.due, row.reason, row.who, row.at)
        for row in connection.execute(query.order_by(due_change.c.id))
    ]


def forget_rule(connection: sa.Connection, rule_id: int) -> bool:
    """Remove a rule that no entry names. Returns whether it went."""
    used = sa.select(E.id).where(E.rule_id == rule_id).limit(1)
    kept = sa.select(due_change.c.id).where(due_change.c.rule_id == rule_id).limit(1)
    if connection.execute(used).first() or connection.execute(kept).first():
        return False
    connection.execute(sa.delete(rule).where(rule.c.id == rule_id))
    return True
