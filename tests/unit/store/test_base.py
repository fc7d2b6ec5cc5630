"""The base: pragmas, migrations, copies, the journal's chain."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE, Office
from lo_appeals.store import backup, engine, journal, schema, schema_whole, upgrade
from lo_appeals.store.engine import Database, wal_is_safe
from tests.unit.store.at_once import faults_at_once

AT = datetime(2026, 11, 12, 10, 0)


def fresh(path: Path) -> Database:
    database = Database.at(path)
    upgrade.upgrade(database, lambda: None)
    return database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = fresh(tmp_path / "b.sqlite")
    yield made
    made.close()


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 7, 0), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 1), False),
        ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)  # fmt: skip
def test_wal_is_kept_for_fixed_versions_only(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_every_connection_has_the_pragmas(database: Database) -> None:
    for begun in (database.read, database.write, database.write):
        with begun() as connection:
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert found == [engine.JOURNAL, engine.SYNCHRONOUS, 1, engine.BUSY_MS]


def test_connection_that_refuses_a_pragma_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SYNCHRONOUS", 7)
    with pytest.raises(UserError, match="настройки надёжности"), Database.at(tmp_path / "b").read():
        pass


def test_writer_waits_for_no_reader_and_holds_the_base_at_once(database: Database) -> None:
    assert database.path
    other = sqlite3.connect(database.path, timeout=0)
    with database.write(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_base_busy_elsewhere_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 20)
    assert database.path
    second = Database.at(database.path)
    with database.write(), pytest.raises(UserError, match="занята"), second.write():
        pass
    second.close()


def test_writer_waits_on_while_another_program_holds_the_base(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 20)
    assert database.path
    second = Database.at(database.path)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        second.waits = lambda: other.execute("ROLLBACK") and None
        other.execute("BEGIN IMMEDIATE")
        with second.write() as connection:
            connection.execute(sa.insert(schema.setting).values(key="a", value=1))
            if engine.JOURNAL == "delete":  # then a reader holds up the commit
                other.execute("BEGIN")
                other.execute("SELECT * FROM setting").fetchone()
        other.execute("BEGIN EXCLUSIVE")
        with second.read() as connection:
            assert connection.execute(sa.select(schema.setting.c.key)).scalars().all() == ["a"]
    second.close()


def test_failed_work_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            connection.execute(sa.insert(schema.setting).values(key="a", value=1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as connection:
        assert connection.execute(sa.select(schema.setting)).all() == []


def test_migrations_make_exactly_the_tables_of_the_schema(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, schema_whole.metadata)
    assert [one for one in found if "entry_search" not in str(one)] == []


def test_upgrade_of_a_current_base_does_nothing(database: Database) -> None:
    copied: list[int] = []
    assert upgrade.upgrade(database, lambda: copied.append(1)) is False
    assert copied == []


def test_newer_base_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / BASE
    fresh(path).close()
    raw(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(UserError, match="более новой версией"):
        Office(tmp_path, lambda: AT)
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_base_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / BASE
    raw(path, "CREATE TABLE entry (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(UserError, match="другой программы"):
        Office(tmp_path, lambda: AT)
    assert path.read_bytes() == before


def test_older_base_is_copied_before_its_upgrade(tmp_path: Path) -> None:
    path = tmp_path / BASE
    old = Database.at(path)
    upgrade.upgrade(old, lambda: None, "0001")
    old.close()
    office = Office(tmp_path, lambda: AT)
    copies = office.copies.listed()
    office.close()
    assert [(one.reason, one.revision) for one in copies] == [("перед-обновлением", "0001")]
    with closing(sqlite3.connect(path)) as connection:
        now = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert now == (upgrade.latest(),)


def test_upgrade_that_fails_its_check_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / BASE
    old = Database.at(path)
    upgrade.upgrade(old, lambda: None, "0001")
    with old.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    old.close()
    raw(path, "INSERT INTO entry_text VALUES (77, '', '')")  # of an entry that is not there
    before = path.read_bytes()
    with closing(Database.at(path)) as again, pytest.raises(UserError, match="нарушены связи"):
        upgrade.upgrade(again, lambda: None)
    assert path.read_bytes() == before


def test_foreign_keys_are_off_during_an_upgrade_and_on_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    run = upgrade._run

    def watched(connection: sa.Connection, target: str) -> None:
        seen.append(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())
        run(connection, target)

    monkeypatch.setattr(upgrade, "_run", watched)
    database = fresh(tmp_path / "b.sqlite")
    with database.read() as connection:
        seen.append(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())
    database.close()
    assert seen == [0, 1]


def test_two_programs_may_open_a_new_base_at_once(tmp_path: Path) -> None:
    assert faults_at_once(2, lambda: Office(tmp_path, lambda: AT).close()) == []
    office = Office(tmp_path, lambda: AT)
    names = [body.name for body in office.bodies.listed()]
    office.close()
    assert names
    assert len(names) == len(set(names))


def test_copy_tells_what_is_in_it(database: Database, tmp_path: Path) -> None:
    assert database.path
    copy = backup.make(database.path, tmp_path / "copies", AT, "проба")
    assert copy.sha256 == hashlib.sha256(copy.file.read_bytes()).hexdigest()
    assert (copy.entries, copy.bodies, copy.revision) == (0, 0, upgrade.latest())
    assert copy.size == copy.file.stat().st_size
    assert backup.copies(tmp_path / "copies") == [copy]
    backup.verify(copy)


def test_copies_of_one_second_have_names_of_their_own(database: Database, tmp_path: Path) -> None:
    assert database.path
    made = [backup.make(database.path, tmp_path / "c", AT, "проба") for _ in range(3)]
    assert len({one.file for one in made}) == 3
    assert {one.file for one in backup.copies(tmp_path / "c")} == {one.file for one in made}
    assert not list((tmp_path / "c").glob("*.part"))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.999])
def test_one_flipped_byte_of_a_copy_is_found(
    share: float, database: Database, tmp_path: Path
) -> None:
    assert database.path
    copy = backup.make(database.path, tmp_path / "c", AT, "проба")
    contents = bytearray(copy.file.read_bytes())
    contents[int(len(contents) * share)] ^= 1
    copy.file.write_bytes(contents)
    with pytest.raises(UserError, match="повреждена"):
        backup.verify(copy)


def test_copy_without_a_readable_manifest_is_not_listed(database: Database, tmp_path: Path) -> None:
    assert database.path
    whole = backup.make(database.path, tmp_path / "c", AT, "цела")
    for spoilt in ("{", "[]", '{"file": 1}', json.dumps({"made_at": "вчера"})):
        other = backup.make(database.path, tmp_path / "c", AT, "без-описи")
        backup.manifest_of(other.file).write_text(spoilt, encoding="utf-8")
    assert backup.copies(tmp_path / "c") == [whole]


def test_damaged_base_gives_no_copy(database: Database, tmp_path: Path) -> None:
    assert database.path
    database.close()
    contents = bytearray(database.path.read_bytes())
    contents[8192:40_000] = b"\xaa" * (40_000 - 8192)
    database.path.write_bytes(contents)
    with pytest.raises(UserError, match=r"повреждена|не сделана"):
        backup.make(database.path, tmp_path / "c", AT, "проба")
    assert list((tmp_path / "c").iterdir()) == []


def journalled(database: Database) -> None:
    with database.write() as connection:
        for number in range(4):
            journal.write(connection, AT, "кто", "действие", f"предмет {number}",
                          changes={"Поле": ("было", number), "Второе": (None, "стало")},
                          reason="причина")  # fmt: skip


def first_broken(database: Database) -> int | None:
    with database.read() as connection:
        return journal.broken(connection)


def test_untouched_chain_is_whole(database: Database) -> None:
    assert first_broken(database) is None
    journalled(database)
    assert first_broken(database) is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE journal SET who = 'другой' WHERE id = 2", 2),
        ("UPDATE journal SET at = '2026-11-13 10:00:00.000000' WHERE id = 3", 3),
        ("UPDATE journal SET reason = 'иное' WHERE id = 4", 4),
        ("DELETE FROM journal WHERE id = 2", 3),
        ("DELETE FROM journal WHERE id = 1", 2),
        ("DELETE FROM journal_value WHERE journal_id = 3", 3),
        ("UPDATE journal_value SET new = 'иное' WHERE journal_id = 2", 2),
        ("UPDATE journal_value SET old = NULL WHERE journal_id = 2", 2),
        ("UPDATE journal_value SET field = 'Иное' WHERE journal_id = 2", 2),
        ("UPDATE journal_value SET seal = 'x' WHERE journal_id = 4", 4),
    ],
)
def test_changed_journal_is_found(statement: str, number: int, database: Database) -> None:
    journalled(database)
    assert database.path
    triggers = [f"DROP TRIGGER {name}" for name in
                ("journal_no_delete", "journal_no_update", "journal_value_no_delete")]  # fmt: skip
    raw(database.path, *triggers, statement)
    assert first_broken(database) == number


def test_anonymised_values_leave_the_chain_whole(database: Database) -> None:
    journalled(database)
    assert database.path
    raw(database.path, "UPDATE journal_value SET old = NULL, new = NULL, salt = NULL")
    assert first_broken(database) is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal", "UPDATE journal SET who = ''", "DELETE FROM journal_value",
    ],
)  # fmt: skip
def test_journal_is_append_only(statement: str, database: Database) -> None:
    journalled(database)
    assert database.path
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(database.path, statement)
    assert first_broken(database) is None
