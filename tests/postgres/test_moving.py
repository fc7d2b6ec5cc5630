"""A whole base from a file to a server and back: nothing lost, the source untouched."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from lo_appeals import cli
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.shared_base import move_base
from lo_appeals.store import moving
from lo_appeals.store.engine import Database
from lo_appeals.store.schema_whole import metadata
from tests.postgres.conftest import NOW, filled

NOT_MOVED = {"alembic_version", "counter"}


@pytest.fixture
def single(sample: Path, tmp_path: Path) -> Path:
    """Return the folder of a base in a file, with work of every kind in it."""
    folder = tmp_path / "single"
    with closing(filled(folder, "", sample)) as office:
        ids = office.appeals.ids(Selection(law=Law.BOTH))
        one = office.appeals.get(ids[0])
        office.appeals.correct(one.id, {"grade": 3}, "сверка", one.version)
        first, second, third = office.bodies.listed()[:3]
        office.bodies.merge(first.id, second.id, NOW.date(), first.version)
        assert third.version
    return folder


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.glob("*.sqlite*")
    }


def test_base_goes_to_the_server_and_back(single: Path, empty: str, tmp_path: Path) -> None:
    before = bytes_of(single)
    there = move_base(str(single), empty)
    assert bytes_of(single) == before
    back = move_base(empty, str(tmp_path / "back" / BASE))
    assert there == back
    rows = {one.table: one.rows for one in there}
    assert rows["entry"] > 500
    assert rows["correction"] == 1
    with (
        closing(Office(single, lambda: NOW, who="клерк")) as old,
        closing(Office(tmp_path / "back", lambda: NOW, who="клерк")) as new,
    ):
        assert old.bodies.listed(abolished=True) == new.bodies.listed(abolished=True)
        wanted = Selection(find="дорога", law=Law.BOTH)
        assert old.appeals.ids(wanted) == new.appeals.ids(wanted)
        assert new.copies.check() == ()


def test_numbers_go_on_after_a_move(single: Path, empty: str, tmp_path: Path, sample: Path) -> None:
    move_base(str(single), empty)
    with closing(Office(tmp_path / "s", lambda: NOW, url=empty, who="клерк")) as office:
        with office._desk.database.read() as connection:
            last = connection.exec_driver_sql("SELECT max(id) FROM journal").scalar()
        number = office.imports.apply(office.imports.read(sample, NOW.date())).batch
        assert number == 2
        body = office.bodies.listed()[0]
        assert office.bodies.add_alias(body.id, "ещё одно написание").ids == (body.id,)
        with office._desk.database.read() as connection:
            numbers = connection.exec_driver_sql("SELECT id FROM journal ORDER BY id").scalars()
            assert list(numbers) == list(range(1, int(last or 0) + 3))
        assert office.copies.check() == ()


def test_every_table_is_moved(single: Path) -> None:
    with closing(Database.at(single / BASE)) as database, database.read() as connection:
        names = {
            name for name in sa.inspect(connection).get_table_names()
            if not name.startswith("entry_search")
        }  # fmt: skip
    known = {table.name for table in metadata.sorted_tables}
    assert names - NOT_MOVED == known


def test_filled_base_is_no_target(single: Path, url: str, tmp_path: Path) -> None:
    before = bytes_of(single)
    with pytest.raises(UserError, match="уже есть данные"):
        move_base(str(single), url)
    with pytest.raises(UserError, match="уже есть"):
        move_base(url, str(single))
    assert bytes_of(single) == before


def test_source_has_to_be_there(tmp_path: Path, empty: str) -> None:
    with pytest.raises(UserError, match="нет"):
        move_base(str(tmp_path / "nothing.sqlite"), empty)
    assert not (tmp_path / "nothing.sqlite").exists()
    with pytest.raises(UserError, match="пуста"):
        move_base(empty, str(tmp_path / "new.sqlite"))


def test_base_held_by_a_window_is_not_moved(single: Path, empty: str) -> None:
    window = Office(single, lambda: NOW, holds=True)
    with closing(window), pytest.raises(UserError, match="открытое окно"):
        move_base(str(single), empty)


def test_move_that_differs_keeps_nothing(
    single: Path, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = moving._write

    def forgetful(connection: sa.Connection, table: sa.Table, rows: object) -> None:
        kept = list(rows)
        written(connection, table, iter(kept[:-1] if table.name == "entry_text" else kept))
        if table.name == "body_alias":
            connection.execute(sa.update(table).values(text="иное"))

    monkeypatch.setattr(moving, "_write", forgetful)
    with pytest.raises(UserError, match="не сошёлся: в таблице body_alias"):
        move_base(str(single), empty)
    monkeypatch.setattr(moving, "_write", written)
    assert sum(one.rows for one in move_base(str(single), empty)) > 1000


def test_command_tells_what_went_over(
    single: Path, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["move-base", str(single), empty]) == 0
    told = capsys.readouterr().out
    assert "entry" in told
    assert "Исходная база не изменена" in told
    assert cli.main(["roles", empty]) == 0
    assert "COMMENT ON ROLE" in capsys.readouterr().out
    assert cli.main(["roles", str(single / BASE)]) == 2
    assert "Адрес базы не понят" in capsys.readouterr().err
