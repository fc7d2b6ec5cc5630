"""Tables of the base. Migrations make them; this module is how queries name them.

Dates are ISO days, moments are local and naive: one clerk, one office. There is no sentinel date:
what is not known is NULL.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from lo_appeals.domain.appeals import PERSONAL, PortalFacts
from lo_appeals.domain.columns import Kind, columns_of

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_SQL = {Kind.TEXT: Text, Kind.DATE: Date, Kind.COUNT: Integer, Kind.FLAG: Boolean}

setting = Table("setting", metadata, Column("key", Text, primary_key=True), Column("value", JSON))

rule = Table(
    "rule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("term", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("shift", Text, nullable=False),
    Column("in_force_from", Date),
    Column("clause", Text, nullable=False),
    Column("basis", Text, nullable=False),
    sqlite_autoincrement=True,
)

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data_as_of", DateTime, nullable=False),
    Column("applied_at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("file_rows", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("same", Integer, nullable=False),
    Column("rejected", JSON, nullable=False),  # [{"row", "column", "reason"}]
    Column("skipped", JSON, nullable=False),  # [{"row", "reason"}]
    Column("covers_from", Date),
    Column("covers_to", Date),
    Column("undone_at", DateTime),
    sqlite_autoincrement=True,
)

body = Table(
    "body",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("parent_id", ForeignKey("body.id")),
    Column("confirmed", Boolean, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("merged_into", ForeignKey("body.id")),
    Column("sort_key", Text, nullable=False),  # folded name: SQLite does not know Cyrillic case
    Column("batch_id", ForeignKey("batch.id")),  # the import that named it
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

body_name = Table(
    "body_name",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

body_alias = Table(
    "body_alias",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("batch_id", ForeignKey("batch.id")),
)

FACTS = tuple(one for one in columns_of(PortalFacts) if one.key not in PERSONAL)


def _fact(key: str, kind: Kind) -> Column[object]:
    required = key == "number" or kind is Kind.TEXT
    return Column(key, _SQL[kind], nullable=not required)


entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", Integer, nullable=False),
    *(_fact(one.key, one.kind) for one in FACTS),
    Column("registered", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("rule_id", ForeignKey("rule.id"), nullable=False),
    Column("accelerated", Boolean, nullable=False),
    Column("law59", Boolean, nullable=False),
    Column("declined", Boolean, nullable=False),
    Column("body_id", ForeignKey("body.id")),
    Column("days_taken", Integer),
    Column("unconfirmed_by", ForeignKey("batch.id")),
    Column("deleted", Boolean, nullable=False),
    Column("row_hash", Text, nullable=False),  # of what the portal said; '' for made by hand
    Column("made_by", ForeignKey("batch.id"), index=True),  # None: made by hand
    Column("version", Integer, nullable=False),
    UniqueConstraint("number", "cycle"),
    sqlite_autoincrement=True,
)
# Each index covers the lists or figures that it orders: they read no rows (performance.md).
_MARKS = (entry.c.law59, entry.c.deleted, entry.c.declined)
Index("ix_entry_due", entry.c.due, entry.c.id, *_MARKS, entry.c.answered, entry.c.rule_id)
Index("ix_entry_registered", entry.c.registered, entry.c.id, *_MARKS, entry.c.answered,
      entry.c.due, entry.c.body_id)  # fmt: skip
Index("ix_entry_answered", entry.c.answered, entry.c.registered, entry.c.body_id, entry.c.due,
      *_MARKS, entry.c.accelerated, entry.c.postponed, entry.c.grade, entry.c.cycle,
      entry.c.days_taken, entry.c.repeat, entry.c.category)  # fmt: skip
Index("ix_entry_body", entry.c.body_id, entry.c.due, entry.c.id, *_MARKS, entry.c.answered)
Index("ix_entry_category", entry.c.category, entry.c.due, entry.c.id, *_MARKS, entry.c.answered)
Index(
    "ix_entry_open",
    entry.c.due,
    entry.c.id,
    *_MARKS,
    entry.c.body_id,
    entry.c.rule_id,
    entry.c.registered,
    sqlite_where=entry.c.answered.is_(None),
    postgresql_where=entry.c.answered.is_(None),
)

entry_text = Table(
    "entry_text",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("applicant", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("field", Text, nullable=False),
    Column("imported", JSON),  # what the portal says now; the entry's column holds `value`
    Column("value", JSON),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    UniqueConstraint("entry_id", "field"),
)

move = Table(
    "move",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("from_body", ForeignKey("body.id")),
    Column("to_body", ForeignKey("body.id")),
    Column("day", Date, nullable=False),
    Column("batch_id", ForeignKey("batch.id"), index=True),
)

stage_change = Table(
    "stage_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("from_stage", Text, nullable=False),
    Column("from_status", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("batch_id", ForeignKey("batch.id"), index=True),
)

image = Table(  # before-images: what an import found, for its undo
    "image",
    metadata,
    Column("batch_id", ForeignKey("batch.id"), primary_key=True),
    Column("entry_id", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("what", Text, nullable=False),  # new, changed, returned
    Column("before", JSON),  # columns that it changed, as they were; NULL for a new entry
    Column("version_after", Integer, nullable=False),
)

absence = Table(
    "absence",
    metadata,
    Column("batch_id", ForeignKey("batch.id"), primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True, index=True),
)

issued_report = Table(
    "issued_report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("issued_at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("data_as_of", DateTime, nullable=False),
    Column("definitions", Integer, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("first", "last", "edition"),
    sqlite_autoincrement=True,
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_autoincrement=True,
)

journal_value = Table(  # old and new values: apart, so that anonymising leaves the chain whole
    "journal_value",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("journal_id", ForeignKey("journal.id"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("salt", Text),
    Column("seal", Text, nullable=False),  # digest of salt, old and new: part of the chain
)
