"""Coming in: each trouble is told apart, a held base is only read."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from lo_appeals.cli import main
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.services import restoring, start
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.start import StartTrouble, Trouble, trouble_of, upgrade_trouble
from lo_appeals.store import backup, lock
from lo_appeals.store.bodies import NewBody
from tests.faults.released import load

NOW = datetime(2026, 11, 23, 12)
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    office = Office(folder, lambda: NOW, directory=())
    office.bodies.add(NewBody("Комитет", BodyType.EXECUTIVE))
    office.copies.make()
    office.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


@pytest.fixture
def window(folder: Path) -> Iterator[Office]:
    office = Office(folder, lambda: NOW, who="ivanova", holds=True)
    yield office
    office.close()


def trouble(folder: Path, *, holds: bool = True) -> StartTrouble:
    with pytest.raises(StartTrouble) as raised:
        Office(folder, lambda: NOW, holds=holds)
    return raised.value


def test_command_reads_beside_a_window_and_may_not_write(window: Office, folder: Path):
    beside = Office(folder, lambda: NOW)
    assert [one.name for one in beside.bodies.listed()] == ["Комитет"]
    with pytest.raises(UserError, match=r"ivanova.*с 23.11.2026 12:00"):
        beside.bodies.add(NewBody("Второй", BodyType.EXECUTIVE))
    with pytest.raises(UserError, match="ivanova"):
        beside.copies.before("перед-загрузкой")
    assert len(beside.copies.listed()) == 1
    beside.close()
    window.bodies.add(NewBody("Третий", BodyType.EXECUTIVE))


def test_commands_write_beside_each_other(folder: Path):
    first, second = (Office(folder, lambda: NOW) for _ in range(2))
    first.bodies.add(NewBody("Первый", BodyType.EXECUTIVE))
    second.bodies.add(NewBody("Второй", BodyType.EXECUTIVE))
    assert len(first.bodies.listed()) == 3
    first.close()
    second.close()


@pytest.mark.usefixtures("window")
def test_second_window_only_reads_and_names_the_holder(folder: Path):
    second = Office(folder, lambda: NOW, who="petrova", holds=True)
    assert second.holder is not None
    assert second.holder.account == "ivanova"
    with pytest.raises(UserError, match="Базу держит открытое окно"):
        second.bodies.add(NewBody("Второй", BodyType.EXECUTIVE))
    assert second.entrance is not None
    assert not second.entrance.bring_forward()  # another person's window stays where it is
    second.close()


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    "command",
    [["undo-import", "1"], ["report", "2026-10", "--issue"], ["settings", "none.json"],
     ["import", "none.xlsx"], ["restore", "1"]],
)  # fmt: skip
def test_commands_that_write_are_refused_beside_a_window(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert main(["--data", str(folder), *command]) == 2
    told = capsys.readouterr().err
    assert "Базу держит открытое окно программы: ivanova" in told
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    before = {path: at for path, at in before.items() if path.suffix != lock.USE}
    assert {path: at for path, at in after.items() if path in before} == before


@pytest.mark.usefixtures("window")
def test_commands_that_read_work_beside_a_window(folder: Path):
    for command in (["appeals"], ["imports"], ["backups"], ["journal"], ["settings"], ["backup"]):
        assert main(["--data", str(folder), *command]) == 0


def test_damaged_base_is_told_and_offers_its_copies(folder: Path):
    base = folder / BASE
    base.write_bytes(base.read_bytes()[:4096] + b"\xff" * 40960)
    told = trouble(folder)
    assert told.trouble is Trouble.DAMAGED
    assert [one.bodies for one in told.copies] == [1]
    assert base.read_bytes()[4096:] == b"\xff" * 40960


def test_foreign_file_is_not_taken_for_a_base(folder: Path):
    (folder / BASE).write_bytes(b"PK\x03\x04" + bytes(5000))
    assert trouble(folder, holds=False).trouble is Trouble.DAMAGED


@pytest.mark.parametrize("left", [None, b""])
def test_vanished_base_is_not_replaced_by_an_empty_one(left: bytes | None, folder: Path):
    (folder / BASE).unlink()
    if left is not None:
        (folder / BASE).write_bytes(left)
    assert trouble(folder, holds=False).trouble is Trouble.MISSING


def test_unfinished_transaction_of_a_killed_program_is_rolled_back_and_checked(folder: Path):
    code = (
        "import sqlite3, os, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN')\n"
        "for n in range(3000):\n"
        "    c.execute('INSERT INTO setting VALUES (?, ?)', (f'k{n}', '\"' + 'x' * 500 + '\"'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    base = folder / BASE
    subprocess.run([sys.executable, "-c", code, str(base)], check=False)
    assert base.with_name(BASE + "-journal").stat().st_size
    office = Office(folder, lambda: NOW)
    assert [one.name for one in office.bodies.listed()] == ["Комитет"]
    assert office.copies.check() == ()
    office.close()


def test_base_busy_elsewhere_is_not_called_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(start, "BUSY_MS", 10)
    with closing(sqlite3.connect(folder / BASE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert trouble(folder).trouble is Trouble.BUSY


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_FULL, Trouble.FULL),
        (sqlite3.SQLITE_READONLY, Trouble.DENIED),
        (sqlite3.SQLITE_CANTOPEN, Trouble.DENIED),
        (sqlite3.SQLITE_IOERR, Trouble.DENIED),
        (sqlite3.SQLITE_BUSY, Trouble.BUSY),
        (sqlite3.SQLITE_CORRUPT, Trouble.DAMAGED),
        (sqlite3.SQLITE_NOTADB, Trouble.DAMAGED),
    ],
)
def test_faults_of_the_engine_are_told_apart(code: int, expected: Trouble, tmp_path: Path):
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    assert trouble_of(error, tmp_path / BASE).trouble is expected


def test_upgrade_that_finds_the_disk_full_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = load("0005", tmp_path / BASE)
    before = base.read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as short:
        short.setattr(backup, "_flush", full)
        found = trouble(tmp_path)
    assert found.trouble is Trouble.FULL
    assert "место" in found.what
    assert isinstance(found.__cause__, UserError)
    assert isinstance(found.__cause__.__cause__, OSError)
    assert base.read_bytes() == before
    Office(tmp_path, lambda: NOW, holds=True).close()
    assert base.read_bytes() != before


def test_upgrade_that_the_engine_finds_no_room_for_is_told_as_a_full_disk(tmp_path: Path) -> None:
    error, cause = UserError("На диске кончилось место."), sqlite3.OperationalError("x")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    error.__cause__ = cause
    found = upgrade_trouble(error, tmp_path / BASE)
    assert found is not None
    assert found.trouble is Trouble.FULL


@pytest.fixture
def little_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: real._replace(free=0))
    with closing(sqlite3.connect(folder / BASE)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("shared", [False, True])
def test_base_of_a_newer_program_is_told_as_that_however_little_room_there_is(
    shared: bool, folder: Path
) -> None:
    url = f"sqlite:///{folder / BASE}" if shared else ""
    with pytest.raises(UserError, match="более новой версией") as raised:
        Office(folder, lambda: NOW, holds=True, url=url)
    assert not isinstance(raised.value, StartTrouble)
    assert raised.value.__cause__ is None


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_folder_without_rights_is_told(folder: Path):
    def shut(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lock.os, "open", shut)
        assert trouble(folder).trouble is Trouble.DENIED


def test_restoring_from_the_command_line_mends_a_damaged_base(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / BASE).write_bytes(b"\xff" * 9000)
    assert main(["--data", str(folder), "imports"]) == 2
    assert "lo-appeals restore" in capsys.readouterr().err
    assert main(["--data", str(folder), "restore", "1"]) == 0
    assert "органов 1" in capsys.readouterr().out
    assert main(["--data", str(folder), "check"]) == 0
    kept = next(folder.glob("*.damaged-*"))
    assert (kept / BASE).read_bytes() == b"\xff" * 9000


def test_new_base_may_begin_where_the_old_is_damaged(folder: Path):
    (folder / BASE).write_bytes(b"\xff" * 9000)
    kept = restoring.begin_anew(folder, "ivanova", lambda: NOW)
    assert kept is not None
    assert (kept / BASE).stat().st_size == 9000
    office = Office(folder, lambda: NOW, directory=())
    assert office.bodies.listed() == []
    assert office.copies.check() == ()
    office.close()


def test_journal_says_who_by_account_and_settings(folder: Path):
    office = Office(folder, lambda: NOW)
    office.settings.set_from_json({"executor_name": "Лаптева Ирина Сергеевна"})
    office.close()
    office = Office(folder, lambda: NOW)
    assert office.who.endswith("(Лаптева Ирина Сергеевна)")
    office.close()
