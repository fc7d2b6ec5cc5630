"""Tables of the work on entries: saved filters, п. 12, repeats, retention, moved due days.

They share the metadata of `schema`; the migration of the same name makes them.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from lo_appeals.store.schema import metadata

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),  # folded name
    Column("selection", JSON, nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

watchword = Table(  # by what significance is proposed (п. 12)
    "watchword",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # topic: category, subcategory or fact; word: any word
    Column("text", Text, nullable=False),
    Column("key", Text, nullable=False),
    UniqueConstraint("kind", "key"),
    sqlite_autoincrement=True,
)

surge_decision = Table(
    "surge_decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("count", Integer, nullable=False),
    Column("expected", Float, nullable=False),
    Column("p_value", Float, nullable=False),
    Column("numbers", JSON, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

governor_item = Table(  # what is to be reported to the Governor (п. 12), and what was refused
    "governor_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), index=True),
    Column("surge_id", ForeignKey("surge_decision.id"), index=True),
    Column("topic", Text, nullable=False),
    Column("significant", Boolean, nullable=False),  # the clerk's decision
    Column("ground", Text, nullable=False),
    Column("detected_at", DateTime, nullable=False),
    Column("due_at", DateTime, nullable=False),
    Column("rule_id", ForeignKey("rule.id"), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("reported_at", DateTime),
    Column("report_file", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("essence", Text, nullable=False, server_default=""),  # the clerk's paragraphs
    Column("measures", Text, nullable=False, server_default=""),
    Column("risk", Text, nullable=False, server_default=""),
    Column("proposals", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

twin_decision = Table(  # what the clerk said of two entries that look alike
    "twin_decision",
    metadata,
    Column("first_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("second_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("verdict", Text, nullable=False),  # repeat, duplicate, different
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

retention = Table(  # entries without a row here are kept until their term comes
    "retention",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("state", Text, nullable=False),  # keep, review, anonymise, done
    Column("until", Date),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

postponement = Table(  # the clerk's word on a postponement that the portal tells of
    "postponement",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("confirmed", Boolean, nullable=False),
    Column("until", Date),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

due_change = Table(  # a due day that a change of rules or calendar moved (D9, D10)
    "due_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("was_due", Date, nullable=False),
    Column("was_rule", ForeignKey("rule.id"), nullable=False),
    Column("due", Date, nullable=False),
    Column("rule_id", ForeignKey("rule.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
