"""Notes of entries in the base. The caller brings version and search words of the entry along."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from lo_appeals.domain.notes import Note
from lo_appeals.store.schema import entry
from lo_appeals.store.schema_notes import entry_note

N = entry_note.c
_WHOLE = (N.id, N.entry_id, N.text, N.who, N.at, N.edited_at)


def written() -> sa.ScalarSelect[str]:
    """Return an entry's notes as one text, newest first: a column for a query of entries."""
    mine = (
        sa.select(N.text).where(N.entry_id == entry.c.id).order_by(N.id.desc())
        .correlate(entry).subquery()
    )  # fmt: skip
    joined = sa.func.coalesce(sa.func.aggregate_strings(mine.c.text, "\n"), "")
    return sa.select(joined).scalar_subquery()


def annotated() -> sa.Select[tuple[int]]:
    """Return the query for ids of entries that have a note."""
    return sa.select(N.entry_id)


def of(connection: sa.Connection, entry_id: int) -> list[Note]:
    """Return the notes of an entry, newest first."""
    query = sa.select(*_WHOLE).where(N.entry_id == entry_id).order_by(N.id.desc())
    return [Note(*row) for row in connection.execute(query)]


def get(connection: sa.Connection, note_id: int) -> Note | None:
    """Return one note; None where it was removed."""
    row = connection.execute(sa.select(*_WHOLE).where(N.id == note_id)).first()
    return Note(*row) if row else None


def add(connection: sa.Connection, entry_id: int, text: str, who: str, at: datetime) -> Note:
    """Write a new note."""
    query = sa.insert(entry_note).values(entry_id=entry_id, text=text, who=who, at=at)
    made = connection.execute(query).inserted_primary_key
    return Note(int(made[0]) if made else 0, entry_id, text, who, at)


def put_back(connection: sa.Connection, note: Note) -> None:
    """Write a removed note as it was."""
    values = {column.name: getattr(note, column.name) for column in _WHOLE}
    connection.execute(sa.insert(entry_note).values(values))


def change(connection: sa.Connection, note: Note) -> None:
    """Put another text in its place."""
    values = {"text": note.text, "edited_at": note.edited_at}
    connection.execute(sa.update(entry_note).where(N.id == note.id).values(values))


def remove(connection: sa.Connection, note_id: int) -> None:
    """Take a note away."""
    connection.execute(sa.delete(entry_note).where(N.id == note_id))


def remove_of(connection: sa.Connection, entry_ids: Sequence[int]) -> None:
    """Take all notes of entries away (anonymising)."""
    connection.execute(sa.delete(entry_note).where(N.entry_id.in_(entry_ids)))
