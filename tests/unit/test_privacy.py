"""Nothing of people leaves the base by the back door: logs, file names, sockets."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from lo_appeals import paths
from lo_appeals.cli import main
from lo_appeals.exchange.sample import make_sample
from lo_appeals.services import log
from lo_appeals.services.log import Event

ROOT = Path(__file__).parents[2]
PEOPLE = ("Жужелицына", "Аграфена", "8 (999) 123-45-67", "9991234567", "Секретный дворик")
KEPT = ("lo_appeals.sqlite", "backups", "letters", "export.xlsx")

WATCHED = """
import sys
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
           "socket.sendto", "socket.sendmsg", "urllib.Request", "smtplib.connect", "ftplib.connect")
def watch(event, arguments):
    if event in NETWORK:
        sys.stderr.write(f"NETWORK {event} {arguments}\\n")
sys.addaudithook(watch)
from lo_appeals.cli import main
code = main(sys.argv[1:])
if sys.argv[1:] == ["--probe"]:
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).bind(("127.0.0.1", 0))
sys.exit(code)
"""


def watched(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], cwd=ROOT, capture_output=True, text=True,
        check=False, env=environment | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def test_whole_demonstration_opens_no_socket(tmp_path: Path):
    done = watched("demo", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr


def test_a_socket_would_be_noticed():
    assert "NETWORK socket.bind" in watched("--probe").stderr


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    """An export whose first entry holds a person."""
    path = tmp_path / "export.xlsx"
    make_sample(path, date(2026, 11, 20), rows=20)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    width = sheet.max_column
    sheet.cell(1, width + 1, "Текст")
    sheet.cell(1, width + 2, "ФИО заявителя")
    sheet.cell(2, width + 1, "Секретный дворик, звонить 8 (999) 123-45-67, 9991234567")
    sheet.cell(2, width + 2, "Жужелицына Аграфена")
    book.save(path)
    return path


def test_no_log_and_no_file_name_holds_a_person(
    personal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    settings = tmp_path / "settings.json"
    settings.write_text('{"import_personal": true}', encoding="utf-8")
    for command in (
        ["settings", str(settings)], ["import", str(personal)], ["backup"], ["check"],
        ["report", "2026-10"], ["undo-import", "1"], ["import", str(personal)], ["restore", "1"],
    ):  # fmt: skip
        assert main(["--data", str(tmp_path), "--today", "2026-11-21", *command]) == 0, command
    told = capsys.readouterr()
    texts = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(b"\xd0" in data and path.suffix == ".log" for path, data in texts.items())
    base = texts[tmp_path / "lo_appeals.sqlite"] + b"".join(
        data for path, data in texts.items() if path.suffix == ".sqlite"
    )
    for person in PEOPLE[:2]:
        assert person.encode() in base, "the test must have something to find"
    for person in PEOPLE:
        assert person not in told.out + told.err
        for path, data in texts.items():
            assert person not in str(path)
            if not any(part in KEPT for part in path.relative_to(tmp_path).parts):
                assert person.encode() not in data, path


def test_log_takes_numbers_only(tmp_path: Path):
    with pytest.raises(ValueError, match="invalid literal"):
        log.note(tmp_path, datetime(2026, 1, 1), Event.COPIED, who="Жужелицына")  # fmt: skip
    log.note(tmp_path, datetime(2026, 1, 1), Event.COPIED, entries=3)
    assert (tmp_path / log.FILE).read_text(encoding="utf-8") == (
        "2026-01-01 00:00:00 копия сделана entries=3\n"
    )


def test_log_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(log, "LARGEST_BYTES", 100)
    for number in range(100):
        log.note(tmp_path, datetime(2026, 1, 1), Event.COPIED, entries=number)
    assert len(list(tmp_path.iterdir())) == log.KEPT + 1
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) < 1000
    assert "entries=99" in (tmp_path / log.FILE).read_text(encoding="utf-8")


def test_log_that_cannot_be_written_hinders_nothing(tmp_path: Path):
    (tmp_path / "logs").touch()
    log.note(tmp_path / "logs", datetime(2026, 1, 1), Event.OPENED)


@pytest.mark.parametrize("depth", [0, 1])
def test_marked_program_keeps_its_data_beside_it(depth: int, tmp_path: Path):
    program = tmp_path / "lib"
    program.mkdir()
    assert paths.portable(program) is None
    place = (program, tmp_path)[depth]
    (place / "portable").touch()
    assert paths.portable(program) == place / "data"
