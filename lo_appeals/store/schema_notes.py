"""Notes of entries, a row each. The migration of the same name makes the table."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, Table, Text

from lo_appeals.store.schema import metadata

entry_note = Table(
    "entry_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime),  # NULL: an older program did not keep it
    Column("edited_at", DateTime),
    sqlite_autoincrement=True,
)
