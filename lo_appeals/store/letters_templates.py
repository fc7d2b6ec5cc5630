"""The clerk's templates: one active and one previous of each kind; no row: the original."""

from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from lo_appeals.store.schema_letters import letter_template

ACTIVE, PREVIOUS = "active", "previous"
T = letter_template.c


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template of the clerk's own."""

    kind: str
    state: str
    name: str
    data: bytes
    sha256: str
    who: str
    at: datetime


def get(connection: sa.Connection, kind: str, state: str) -> KeptTemplate | None:
    """Return the kept template; None where the original is used."""
    query = sa.select(letter_template).where(T.kind == kind, T.state == state)
    row = connection.execute(query).mappings().first()
    return None if row is None else KeptTemplate(**row)


def listed(connection: sa.Connection) -> dict[tuple[str, str], KeptTemplate]:
    """Return every kept template by kind and state."""
    rows = connection.execute(sa.select(letter_template)).mappings()
    return {(row["kind"], row["state"]): KeptTemplate(**row) for row in rows}


def keep_active(connection: sa.Connection, new: KeptTemplate) -> None:
    """Make a template the active one; the active one becomes the previous."""
    retire(connection, new.kind)
    connection.execute(sa.insert(letter_template).values(asdict(new) | {"state": ACTIVE}))


def retire(connection: sa.Connection, kind: str) -> None:
    """Let the original be used again; the active template becomes the previous."""
    if get(connection, kind, ACTIVE) is None:
        return
    _drop(connection, kind, PREVIOUS)
    _rename(connection, kind, ACTIVE, PREVIOUS)


def swap_back(connection: sa.Connection, kind: str) -> str:
    """Exchange the active and the previous template. Returns the name; '' is the original."""
    before, now = get(connection, kind, PREVIOUS), get(connection, kind, ACTIVE)
    _drop(connection, kind, PREVIOUS)
    if now:
        _rename(connection, kind, ACTIVE, PREVIOUS)
    if before is None:
        return ""
    connection.execute(sa.insert(letter_template).values(asdict(before) | {"state": ACTIVE}))
    return before.name


def _drop(connection: sa.Connection, kind: str, state: str) -> None:
    connection.execute(sa.delete(letter_template).where(T.kind == kind, T.state == state))


def _rename(connection: sa.Connection, kind: str, state: str, new: str) -> None:
    connection.execute(
        sa.update(letter_template).where(T.kind == kind, T.state == state).values(state=new)
    )
