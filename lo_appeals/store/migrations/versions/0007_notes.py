"""Notes of entries as rows; what stood in the one text becomes the first note."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# The journal knows who wrote a text and when, unless it was written with the entry itself.
CARRY = """
INSERT INTO entry_note (entry_id, text, who, at)
SELECT e.id, e.note, COALESCE(j.who, ''), j.at
FROM entry e
LEFT JOIN (
    SELECT told.subject, said.new, MAX(told.id) AS id
    FROM journal told
    JOIN journal_value said ON said.journal_id = told.id
    WHERE said.field = 'Примечание'
    GROUP BY told.subject, said.new
) newest ON newest.subject = 'обращение ' || e.number AND newest.new = e.note
LEFT JOIN journal j ON j.id = newest.id
WHERE e.note <> ''
ORDER BY e.id
"""


def upgrade() -> None:
    """Make the table, carry the texts over, drop the column."""
    op.create_table(
        "entry_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_note_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_note")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_entry_note_entry_id"), "entry_note", ["entry_id"])
    op.execute(CARRY)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA secure_delete = ON")  # anonymising must find all that there is
    op.drop_column("entry", "note")
