from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lo_appeals.store import schema, schema_letters
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade

LETTERS = (
    schema_letters.letter, schema_letters.letter_entry, schema_letters.ladder_step,
    schema_letters.deficiency, schema_letters.month_words, schema_letters.letter_template,
)  # fmt: skip


def base_at(path: Path, revision: str | None = None) -> Database:
    database = Database.at(path)
    upgrade(database, lambda: None, revision)
    return database


def test_migration_makes_the_tables_of_letters_as_queries_name_them(tmp_path: Path) -> None:
    database = base_at(tmp_path / "b.sqlite")
    with database.read() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    names = {table.name for table in LETTERS}
    assert [one for one in found if getattr(one[1], "name", "") in names] == []
    database.close()


def test_a_filled_base_keeps_its_bodies_and_gets_empty_tables(tmp_path: Path) -> None:
    database = base_at(tmp_path / "b.sqlite", "0003")
    with database.write() as connection:
        values = {"name": "Комитет", "short_name": "", "type": "ОИВ", "confirmed": True}
        connection.execute(sa.insert(schema.body), values | {"sort_key": "к", "version": 1})
    copies: list[str] = []
    assert upgrade(database, lambda: copies.append("made"))
    with database.read() as connection:
        assert connection.execute(sa.select(schema.body.c.name)).scalars().all() == ["Комитет"]
        for table in LETTERS:
            assert connection.execute(sa.select(table)).all() == []
    assert copies == ["made"]
    database.close()
