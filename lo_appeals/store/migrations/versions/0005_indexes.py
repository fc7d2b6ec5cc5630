"""Indexes that cover lists, counters and figures of a million entries."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MARKS = ["law59", "deleted", "declined"]


def upgrade() -> None:
    """Widen the indexes, so that a list or a figure reads no rows."""
    for name in ("ix_entry_figures", "ix_entry_due", "ix_entry_open", "ix_entry_body"):
        op.drop_index(name, "entry")
    op.create_index("ix_entry_due", "entry", ["due", "id", *MARKS, "answered", "rule_id"])
    op.create_index(
        "ix_entry_registered", "entry", ["registered", "id", *MARKS, "answered", "due", "body_id"]
    )
    op.create_index(
        "ix_entry_answered",
        "entry",
        ["answered", "registered", "body_id", "due", *MARKS, "accelerated", "postponed", "grade",
         "cycle", "days_taken", "repeat", "category"],
    )  # fmt: skip
    op.create_index("ix_entry_body", "entry", ["body_id", "due", "id", *MARKS, "answered"])
    op.create_index("ix_entry_category", "entry", ["category", "due", "id", *MARKS, "answered"])
    waiting = sa.text("answered IS NULL")
    op.create_index(
        "ix_entry_open",
        "entry",
        ["due", "id", *MARKS, "body_id", "rule_id", "registered"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
