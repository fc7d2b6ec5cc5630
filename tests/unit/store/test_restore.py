"""Restoring: the copy's contents and nothing else, whatever lies beside the base."""

import errno
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE, Office
from lo_appeals.store import backup, restore, sealed
from lo_appeals.store.backup import Copy
from lo_appeals.store.sealed import Key

AT = datetime(2026, 11, 23, 12)
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base and a copy of it that holds one body fewer."""
    folder = tmp_path_factory.mktemp("made")
    Office(folder, lambda: AT, directory=()).close()
    put(folder / BASE, "Комитет")
    backup.make(folder / BASE, folder / "copies", AT, "проба")
    put(folder / BASE, "Лишний")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


def put(base: Path, name: str) -> None:
    with closing(sqlite3.connect(base)) as connection, connection:
        connection.execute(
            "INSERT INTO body (name, short_name, type, confirmed, sort_key, version)"
            " VALUES (?, '', 'оив', 1, ?, 1)", (name, name),
        )  # fmt: skip


def names(base: Path) -> list[str]:
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [row[0] for row in connection.execute("SELECT name FROM body ORDER BY id")]


def copy_in(folder: Path) -> Copy:
    return backup.copies(folder / "copies")[0]


def go(folder: Path, password: str = "", source: Path | None = None) -> restore.Restored:
    source = source or copy_in(folder).file
    return restore.restore(
        folder / BASE, source, folder / "copies", AT, "ivanova", password=password
    )


def test_restoring_brings_the_copy_and_keeps_the_present_base(folder: Path):
    done = go(folder)
    assert names(folder / BASE) == ["Комитет"]
    assert done.found.bodies == 1
    assert done.previous is not None
    assert names(done.previous) == ["Комитет", "Лишний"]
    left = {one.name for one in folder.iterdir()}
    assert left == {BASE, "copies", "lo_appeals.use", "logs"}


@pytest.mark.parametrize("log", ["-wal", "-journal"])
def test_logs_of_the_old_base_do_not_spoil_the_new(log: str, folder: Path):
    base = folder / BASE
    stale = base.with_name(BASE + log)
    stale.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    go(folder)
    assert not stale.exists()
    assert names(base) == ["Комитет"]


def test_damaged_base_is_kept_with_its_logs(folder: Path):
    base = folder / BASE
    data = base.read_bytes()
    base.write_bytes(data[:8192] + b"\xff" * 8192 + data[16384:])
    journal = base.with_name(BASE + "-journal")
    journal.write_bytes(b"not a journal")
    spoilt = base.read_bytes()
    done = go(folder)
    assert names(base) == ["Комитет"]
    assert done.previous is not None
    assert done.previous.name.startswith(f"{BASE}.damaged-2026-11-23")
    assert (done.previous / BASE).read_bytes() == spoilt


@pytest.mark.parametrize("place", [100, 5000, 100_000])
def test_spoilt_copy_is_refused_and_the_base_stays(place: int, folder: Path):
    file = copy_in(folder).file
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    before = (folder / BASE).read_bytes()
    with pytest.raises(UserError, match="повреждена"):
        go(folder)
    assert (folder / BASE).read_bytes() == before
    assert not (folder / BASE).with_suffix(restore.PART).exists()


def test_file_that_is_no_copy_is_refused(folder: Path, tmp_path: Path):
    other = tmp_path / "письмо.docx"
    other.write_bytes(b"PK" + bytes(3000))
    before = (folder / BASE).read_bytes()
    with pytest.raises(UserError, match="не копия базы"):
        go(folder, source=other)
    assert (folder / BASE).read_bytes() == before


def test_copy_of_a_newer_program_is_refused_and_the_base_stays(folder: Path, tmp_path: Path):
    newer = shutil.copy(copy_in(folder).file, tmp_path / "newer.sqlite")
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (folder / BASE).read_bytes()
    with pytest.raises(UserError, match="более новой версией"):
        go(folder, source=newer)
    assert (folder / BASE).read_bytes() == before


def test_copy_restores_where_the_base_is_gone(folder: Path):
    (folder / BASE).unlink()
    done = go(folder)
    assert done.previous is None
    assert names(folder / BASE) == ["Комитет"]


def test_shut_copy_opens_by_its_password_only(folder: Path, tmp_path: Path):
    shut = tmp_path / "копия.sealed"
    sealed.seal(copy_in(folder).file, shut, Key.of("снег и дождь"))
    assert sealed.is_sealed(shut)
    assert "Комитет".encode() not in shut.read_bytes()
    before = (folder / BASE).read_bytes()
    with pytest.raises(UserError, match="пароль неверен"):
        go(folder, "снег и Дождь", shut)
    assert (folder / BASE).read_bytes() == before
    go(folder, "снег и дождь", shut)
    assert names(folder / BASE) == ["Комитет"]


def test_restoring_that_was_noted_is_finished_later(folder: Path):
    base = folder / BASE
    part = base.with_suffix(restore.PART)
    restore.unpack(copy_in(folder).file, part)
    restore._note(base, part)
    base.with_name(BASE + "-journal").write_bytes(bytes(600))
    assert restore.finish(base)
    assert names(base) == ["Комитет"]
    assert not restore.finish(base)


def test_restoring_that_was_not_noted_leaves_the_base(folder: Path):
    base = folder / BASE
    restore.unpack(copy_in(folder).file, base.with_suffix(restore.PART))
    assert not restore.finish(base)
    assert names(base) == ["Комитет", "Лишний"]
    assert not base.with_suffix(restore.PART).exists()


def test_part_spoilt_after_its_note_does_not_take_the_place(folder: Path):
    base = folder / BASE
    part = base.with_suffix(restore.PART)
    restore.unpack(copy_in(folder).file, part)
    restore._note(base, part)
    part.write_bytes(part.read_bytes()[:-1])
    assert not restore.finish(base)
    assert names(base) == ["Комитет", "Лишний"]


STOPPED = """
import os, sys, pathlib, datetime
from lo_appeals.store import restore
steps = [int(sys.argv[2])]
def watch(event, arguments):
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and "data" in str(arguments[0]):
        steps[0] -= 1
        if steps[0] < 0:
            os.kill(os.getpid(), 9)
folder = pathlib.Path(sys.argv[1])
copy = next((folder / "copies").glob("*.sqlite"))
sys.addaudithook(watch)
at = datetime.datetime(2026, 1, 1)
restore.restore(folder / "lo_appeals.sqlite", copy, folder / "copies", at, "ivanova")
"""


def test_restoring_stopped_at_any_step_leaves_the_old_base_or_the_copy(made: Path, tmp_path: Path):
    """Killed before its n-th touch of a file; the next start finishes or forgets it."""
    seen, step = set(), 0
    while True:
        folder = shutil.copytree(made, tmp_path / f"data{step}")
        code = subprocess.run(
            [sys.executable, "-c", STOPPED, str(folder), str(step)], cwd=ROOT, check=False
        ).returncode
        restore.finish(folder / BASE)
        found = tuple(names(folder / BASE))
        assert found in {("Комитет",), ("Комитет", "Лишний")}
        seen.add(found)
        if code == 0:
            break
        step += 3
    assert step > 9
    assert len(seen) == 2


def test_full_disk_is_named_and_the_base_stays(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "На диске недостаточно места")

    before = (folder / BASE).read_bytes()
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UserError, match="На диске кончилось место"):
        go(folder)
    assert (folder / BASE).read_bytes() == before
