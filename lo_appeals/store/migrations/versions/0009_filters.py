"""A named filter is conditions, search and order; the table's columns are the clerk's own."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Drop the columns that were kept with a filter and never shown."""
    op.drop_column("saved_filter", "columns")
