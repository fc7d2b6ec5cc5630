"""Deficiencies in the base: what the clerk decided, and what came of it (N1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.store.schema_letters import deficiency

D = deficiency.c


@dataclass(frozen=True, slots=True)
class Decided:
    """One finding that the clerk decided on. `named` False: the clerk decided against."""

    id: int
    kind: str
    body_id: int
    subject: str
    clause: str
    evidence: Mapping[str, Any]
    named: bool
    confirmed: bool
    reason: str
    words: str
    letter_id: int | None
    decision: str
    decided_on: date | None
    measures: str
    measured_on: date | None
    who: str
    at: datetime
    version: int


Key = tuple[str, int, str]  # kind, body, subject


def _record(row: sa.RowMapping) -> Decided:
    return Decided(**row)


def by_key(connection: sa.Connection) -> dict[Key, Decided]:
    """Return every decision by kind, body and subject."""
    rows = connection.execute(sa.select(deficiency)).mappings()
    return {(row["kind"], row["body_id"], row["subject"]): _record(row) for row in rows}


def get(connection: sa.Connection, decided_id: int) -> Decided | None:
    """Return one decision; None where it is not there."""
    query = sa.select(deficiency).where(D.id == decided_id)
    row = connection.execute(query).mappings().first()
    return None if row is None else _record(row)


def named(connection: sa.Connection) -> list[Decided]:
    """Return what stands in a notice, newest first."""
    query = sa.select(deficiency).where(D.letter_id.is_not(None)).order_by(D.id.desc())
    return [_record(row) for row in connection.execute(query).mappings()]


def put(connection: sa.Connection, key: Key, values: Mapping[str, Any]) -> int:
    """Write a decision, a new one or in place of the old. Returns its id."""
    kind, body_id, subject = key
    mine = sa.and_(D.kind == kind, D.body_id == body_id, D.subject == subject)
    found = connection.execute(sa.select(D.id, D.version).where(mine)).first()
    if found is not None:
        connection.execute(
            sa.update(deficiency).where(mine).values(dict(values) | {"version": found.version + 1})
        )
        return int(found.id)
    fresh = {
        "kind": kind, "body_id": body_id, "subject": subject, "named": False, "confirmed": False,
        "reason": "", "words": "", "decision": "", "measures": "", "version": 1,
    }  # fmt: skip
    made = connection.execute(sa.insert(deficiency).values(fresh | dict(values)))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0


def forget(connection: sa.Connection, key: Key) -> int:
    """Take a decision away as if it had not been made. Returns how many went: 0 where it is told.

    What a notice names stays.
    """
    kind, body_id, subject = key
    mine = sa.and_(D.kind == kind, D.body_id == body_id, D.subject == subject)
    return connection.execute(sa.delete(deficiency).where(mine, D.letter_id.is_(None))).rowcount


def set_outcome(connection: sa.Connection, one: Decided, values: Mapping[str, Any]) -> int:
    """Write what came of it. Returns how many rows were written: 0 where it changed meanwhile."""
    done = connection.execute(
        sa.update(deficiency)
        .where(D.id == one.id, D.version == one.version)
        .values(dict(values) | {"version": one.version + 1})
    )
    return done.rowcount


def free(connection: sa.Connection, letter_id: int) -> None:
    """Take a withdrawn notice off the deficiencies that it named."""
    connection.execute(sa.update(deficiency).where(D.letter_id == letter_id).values(letter_id=None))
