from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lo_appeals.store import schema, schema_registry
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade

REGISTRY = (
    schema_registry.body_details, schema_registry.official, schema_registry.leave,
    schema_registry.first_list, schema_registry.change_notice, schema_registry.own_act,
    schema_registry.consultation, schema_registry.voting, schema_registry.not_twins,
)  # fmt: skip


def base_at(path: Path, revision: str | None = None) -> Database:
    database = Database.at(path)
    upgrade(database, lambda: None, revision)
    return database


def test_migrations_make_the_tables_that_queries_name(tmp_path: Path) -> None:
    database = base_at(tmp_path / "b.sqlite")
    with database.read() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, schema.metadata)
    names = {table.name for table in REGISTRY}
    ours = [one for one in found if getattr(one[1], "name", "") in names]
    assert ours == []
    database.close()


def test_a_filled_base_keeps_its_bodies(tmp_path: Path) -> None:
    path = tmp_path / "b.sqlite"
    database = base_at(path, "0001")
    values = {
        "name": "Комитет", "short_name": "", "type": "ОИВ", "confirmed": True,
        "sort_key": "комитет", "version": 1,
    }  # fmt: skip
    with database.write() as connection:
        connection.execute(sa.insert(schema.body), [values, values | {"name": "Комитет 2"}])
    copies: list[str] = []
    assert upgrade(database, lambda: copies.append("made"), "0002")
    with database.read() as connection:
        names = connection.execute(sa.select(schema.body.c.name).order_by(schema.body.c.id))
        assert names.scalars().all() == ["Комитет", "Комитет 2"]
        assert connection.execute(sa.select(schema_registry.official)).all() == []
    assert copies == ["made"]
    database.close()
