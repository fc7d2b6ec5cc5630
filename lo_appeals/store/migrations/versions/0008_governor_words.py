"""The clerk's own paragraphs of a report to the Governor (п. 12), kept with their matter."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the paragraphs, empty where nothing was written yet."""
    for name in ("essence", "measures", "risk", "proposals"):
        made = sa.Column(name, sa.Text(), nullable=False, server_default="")
        op.add_column("governor_item", made)
