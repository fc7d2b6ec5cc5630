"""Work on entries: saved filters, п. 12, repeats, retention, moved due days; parts of words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SEARCH = (
    "CREATE TEMP TABLE kept AS SELECT rowid AS id, words FROM entry_search",
    "DROP TABLE entry_search",
    "CREATE VIRTUAL TABLE entry_search USING fts5(words, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = none)",
    "INSERT INTO entry_search (rowid, words) SELECT id, words FROM temp.kept",
    "DROP TABLE temp.kept",
    "CREATE VIRTUAL TABLE entry_search_number USING fts5(numbers, "
    "tokenize = 'trigram', detail = none, columnsize = 0)",
    "INSERT INTO entry_search_number (rowid, numbers) "
    "SELECT id, number || ' ' || epgu_number FROM entry",
    "CREATE TABLE entry_search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE entry_search_term USING fts5vocab(entry_search, 'row')",
    "INSERT INTO entry_search_word (word) SELECT term FROM entry_search_term "
    "WHERE term GLOB '*[^0-9]*'",
    "CREATE VIRTUAL TABLE entry_search_part USING fts5(word, content = 'entry_search_word', "
    "content_rowid = 'id', tokenize = 'trigram', columnsize = 0)",
    "INSERT INTO entry_search_part (entry_search_part) VALUES ('rebuild')",
)
SHARED_SEARCH = (
    "CREATE TABLE entry_search (id integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_entry_search_words ON entry_search USING gin (words)",
    "CREATE TABLE entry_search_word (id serial PRIMARY KEY, word text NOT NULL UNIQUE, "
    "parts tsvector NOT NULL)",
    "CREATE INDEX ix_entry_search_word_parts ON entry_search_word USING gin (parts)",
)


def upgrade() -> None:
    """Add tables; the search index is made anew from its own words."""
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("selection", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("key", name=op.f("uq_saved_filter_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "watchword",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watchword")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_watchword_kind_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "surge_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("p_value", sa.Float(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge_decision")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "governor_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("surge_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("significant", sa.Boolean(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("detected_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.Column("report_file", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_governor_item_entry_id")),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name=op.f("fk_governor_item_rule_id")),
        sa.ForeignKeyConstraint(
            ["surge_id"], ["surge_decision.id"], name=op.f("fk_governor_item_surge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governor_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_governor_item_surge_id"), "governor_item", ["surge_id"], unique=False)
    op.create_index(op.f("ix_governor_item_entry_id"), "governor_item", ["entry_id"], unique=False)
    op.create_table(
        "twin_decision",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"], ["entry.id"], name=op.f("fk_twin_decision_first_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["entry.id"], name=op.f("fk_twin_decision_second_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_twin_decision")),
    )
    op.create_table(
        "retention",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_retention_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_retention")),
    )
    op.create_table(
        "postponement",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_postponement_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_postponement")),
    )
    op.create_table(
        "due_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("was_due", sa.Date(), nullable=False),
        sa.Column("was_rule", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_due_change_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name=op.f("fk_due_change_rule_id")),
        sa.ForeignKeyConstraint(["was_rule"], ["rule.id"], name=op.f("fk_due_change_was_rule")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_change")),
    )
    op.create_index(op.f("ix_due_change_entry_id"), "due_change", ["entry_id"], unique=False)
    op.create_index(op.f("ix_twin_decision_second_id"), "twin_decision", ["second_id"])
    op.create_index(op.f("ix_absence_entry_id"), "absence", ["entry_id"])
    if op.get_bind().dialect.name == "sqlite":
        for line in SEARCH:
            op.execute(line)
    else:
        for line in SHARED_SEARCH:
            op.execute(line)
