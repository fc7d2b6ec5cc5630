"""The migrations of the work on entries: the index comes along, the schema is what queries name."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lo_appeals.domain.deadlines import DEFAULT_RULES
from lo_appeals.store import rules, schema, schema_appeals, search
from lo_appeals.store.batches import FACT_KEYS
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade

TABLES = (
    schema.entry, schema.absence, schema_appeals.saved_filter, schema_appeals.watchword,
    schema_appeals.surge_decision, schema_appeals.governor_item, schema_appeals.twin_decision,
    schema_appeals.retention, schema_appeals.postponement, schema_appeals.due_change,
)  # fmt: skip


def base_at(path: Path, revision: str | None = None) -> Database:
    database = Database.at(path)
    upgrade(database, lambda: None, revision)
    return database


def test_migrations_make_the_tables_and_indexes_that_queries_name(tmp_path: Path) -> None:
    database = base_at(tmp_path / "b.sqlite")
    with database.read() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    names = {table.name for table in TABLES}
    ours = [
        one
        for one in found
        if isinstance(one, tuple)
        and (getattr(one[1], "name", "") in names
             or getattr(getattr(one[1], "table", None), "name", "") in names)
    ]  # fmt: skip
    assert ours == []
    database.close()


def test_words_of_an_old_base_are_found_after_its_upgrade(tmp_path: Path) -> None:
    database = base_at(tmp_path / "b.sqlite", "0001")
    facts = dict.fromkeys(FACT_KEYS, "") | {
        key: None for key in FACT_KEYS if not isinstance(schema.entry.c[key].type, sa.Text)
    }
    row = facts | {
        "number": "327000001", "epgu_number": "6600998877", "cycle": 1, "registered": "2026-01-01",
        "due": "2026-01-31", "rule_id": 1, "accelerated": 0, "law59": 0, "declined": 0, "note": "",
        "deleted": 0, "row_hash": "", "version": 1,
    }  # fmt: skip
    with database.write() as connection:
        rules.add(connection, DEFAULT_RULES)
        keys = list(row)
        marks = ", ".join("?" * len(keys))
        connection.exec_driver_sql(
            f"INSERT INTO entry ({', '.join(keys)}) VALUES ({marks})", tuple(row.values())
        )
        connection.exec_driver_sql(
            "INSERT INTO entry_search (rowid, words) VALUES (1, '327000001 яма у ели')"
        )
    assert upgrade(database, lambda: None)
    with database.read() as connection:
        for text in ("ямы", "ель", "0000", "9988"):
            found = sa.select(schema.entry.c.id).where(
                search.understood(connection, text).condition
            )
            assert connection.execute(found).scalars().all() == [1], text
    database.close()
