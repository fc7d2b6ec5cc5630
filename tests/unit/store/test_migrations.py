"""Released bases come up to the schema with what they hold. (That all tables come: test_base.)"""

from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from lo_appeals.domain.deadlines import DEFAULT_RULES
from lo_appeals.store import rules, schema, schema_letters, schema_registry, search
from lo_appeals.store.batches import FACT_KEYS
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade

LETTERS = (
    schema_letters.letter, schema_letters.letter_entry, schema_letters.ladder_step,
    schema_letters.deficiency, schema_letters.month_words, schema_letters.letter_template,
)  # fmt: skip


def base_at(path: Path, revision: str) -> Database:
    database = Database.at(path)
    upgrade(database, lambda: None, revision)
    return database


@pytest.mark.parametrize(
    ("before", "after", "tables"),
    [("0001", "0002", (schema_registry.official,)), ("0003", None, LETTERS)],
)
def test_a_filled_base_keeps_its_bodies_and_gets_empty_tables(
    tmp_path: Path, before: str, after: str | None, tables: Sequence[sa.Table]
) -> None:
    database = base_at(tmp_path / "b.sqlite", before)
    values = {
        "name": "Комитет", "short_name": "", "type": "ОИВ", "confirmed": True,
        "sort_key": "комитет", "version": 1,
    }  # fmt: skip
    with database.write() as connection:
        connection.execute(sa.insert(schema.body), [values, values | {"name": "Комитет 2"}])
    copies: list[str] = []
    assert upgrade(database, lambda: copies.append("made"), after)
    with database.read() as connection:
        names = connection.execute(sa.select(schema.body.c.name).order_by(schema.body.c.id))
        assert names.scalars().all() == ["Комитет", "Комитет 2"]
        for table in tables:
            assert connection.execute(sa.select(table)).all() == []
    assert copies == ["made"]
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
