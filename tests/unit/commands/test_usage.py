"""Faults of usage and of the surroundings: a Russian sentence, exit code 2, never a traceback."""

import atexit
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lo_appeals.cli import main
from lo_appeals.services.office import BASE

NOW = "2026-11-12T10:00"


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that is to be refused; return what stderr says of it."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.match(r"[А-ЯЁ«]", said.err), said.err
    assert said.err.endswith(".\n")
    assert "Traceback" not in said.err
    return said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("import", "не указано: ФАЙЛ"),
        ("report", "не указано: ГГГГ-ММ"),
        ("explain", "не указано: НОМЕР"),
        ("undo-import", "не указано: N"),
        ("undo-import x", "«x» – не целое число"),
        ("unheard-of", "команды «unheard-of» нет"),
        ("check extra", "непонятно, что значит «extra»"),
        ("check --unheard", "непонятно, что значит «--unheard»"),
        ("report 2026-10 --out", "--out: не указано значение"),
        ("report 2026-10 --json=yes", "--json: значение 'yes' лишнее"),
        ("import x.xlsx --as-of 2026-02-30", "--as-of: «2026-02-30» – не дата"),
        ("import x.xlsx --as-of 30.11.2026", "--as-of: «30.11.2026» – не дата"),
        ("appeals --due завтра", "--due: «завтра» – не дата"),
        ("--today 9999-12-31 check", "--today: «9999-12-31» – не дата"),
        ("--now 2026-11-12 check", "--now: «2026-11-12» – не дата и время"),
        ("report --help-me 2026-10", "непонятно, что значит «--help-me»"),
    ],
)
def test_fault_of_usage_is_told_in_russian(
    arguments: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "--data", str(tmp_path / "base"), *arguments.split())
    assert said.startswith("Команда записана неверно: ")
    assert told in said
    assert not (tmp_path / "base").exists()


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "0001-01", "9999-12", "октябрь", "2026"])
def test_month_that_is_none_is_refused(
    month: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"«{month}» – не месяц" in refused(capsys, "--data", str(tmp_path), "report", month)


def test_help_is_russian(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["import", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("Использование: lo-appeals")
        assert "показать эту помощь" in said
        assert not re.search(r"\b(?:options|positional|usage|show)\b", said)


def test_signs_of_no_script_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "--data", str(tmp_path), "appeals", "--body", "\udcff")
    assert "знаки" in said


@pytest.mark.parametrize("number", ["0", "-1", "7", "9" * 40])
def test_undo_of_an_unknown_import_is_refused(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "--data", str(tmp_path), "undo-import", "--", number)
    assert "нет среди применённых" in said


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (b"{", "не читается"),
        (b"\xff\xfe\x00", "не читается"),
        (b"[" * 100_000, "не читается"),
        (b"[1]", "один объект JSON"),
        (b'{"unheard": 1}', "Настройки «unheard» нет"),
        (b'{"minimum_entries": true}', "не подходит"),
        (b'{"signer_name": "\\ud800"}', "не подходит"),
    ],
)
def test_unfit_settings_are_refused_and_change_nothing(
    contents: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "s.json"
    file.write_bytes(contents)
    data = ["--data", str(tmp_path / "base")]
    assert main([*data, "settings"]) == 0
    before = capsys.readouterr().out
    assert told in refused(capsys, *data, "settings", str(file))
    assert main([*data, "settings"]) == 0
    assert capsys.readouterr().out == before


def test_missing_settings_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "не читается" in refused(capsys, "--data", str(tmp_path), "settings", str(tmp_path))


@pytest.mark.parametrize(
    "contents", [b"no base at all, only words" * 400, b"SQLite format 3\0" + b"\1" * 8000]
)
def test_file_that_is_no_base_is_refused_untouched(
    contents: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = tmp_path / BASE
    base.write_bytes(contents)
    for command in (["imports"], ["check"], ["appeals", "--count"], ["report", "2026-10"]):
        said = refused(capsys, "--data", str(tmp_path), *command)
        assert "это не база" in said or "повреждена" in said
    assert base.read_bytes() == contents


def test_cut_base_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "imports"]) == 0
    capsys.readouterr()
    base = tmp_path / BASE
    base.write_bytes(base.read_bytes()[:20_000])
    assert "повреждена" in refused(capsys, "--data", str(tmp_path), "imports")


def test_folder_in_the_place_of_the_base_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / BASE).mkdir()
    assert "не открывается" in refused(capsys, "--data", str(tmp_path), "imports")


def test_file_in_the_place_of_the_data_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert "не создаётся" in refused(capsys, "--data", str(tmp_path / "file" / "x"), "imports")


def test_file_in_the_place_of_the_copies_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "backups").write_text("")
    assert "Копия базы не сделана" in refused(capsys, "--data", str(tmp_path), "backup")


def test_file_in_the_place_of_the_letters_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("")
    out = ["--out", str(tmp_path / "out")]
    assert "не запис" in refused(capsys, "--data", str(tmp_path), "report", "2026-10", *out)
    out = ["--out", str(tmp_path / ("o" * 3000))]
    assert "не запис" in refused(capsys, "--data", str(tmp_path), "report", "2026-10", *out)


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Yield a folder for one who may not write everywhere, even where the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="lo-appeals-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        if hasattr(os, "geteuid") and os.geteuid() != os.getuid():
            os.seteuid(os.getuid())
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders are those of POSIX")
def test_read_only_folder_is_read_and_not_written(
    nobody: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(nobody), "--now", NOW]
    settings = nobody / "s.json"
    settings.write_text('{"order_number": "1"}')
    assert main([*data, "appeals", "--count"]) == 0
    assert capsys.readouterr().out == "0\n"
    for path in (nobody / BASE, nobody):
        path.chmod(path.stat().st_mode & ~0o222)
    if os.geteuid() == 0:
        os.seteuid(65534)
    assert main([*data, "appeals", "--count"]) == 0
    assert capsys.readouterr().out == "0\n"
    assert "только для чтения" in refused(capsys, *data, "settings", str(settings))
    assert "Копия базы не сделана" in refused(capsys, *data, "backup")
    assert "не запис" in refused(capsys, *data, "report", "2026-10")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no broken pipes of this kind")
def test_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lo_appeals", "--data", str(tmp_path), "settings"]
    for _ in range(2):  # a new base, and one that is there
        reading, writing = os.pipe()
        os.close(reading)
        ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        assert (ended.returncode, ended.stderr) == (0, b"")


COMMANDS = {
    "import": ("--as-of", "--dry-run", "--json"),
    "imports": ("--json",),
    "undo-import": (),
    "report": ("--out", "--issue", "--json"),
    "appeals": ("--open", "--overdue", "--at-risk", "--due", "--body", "--find", "--with-59fz",
                "--count", "--json"),
    "explain": ("--json",),
    "settings": ("--json",),
    "check": (),
}  # fmt: skip
WORDS = ("2026-10", "2026-10-31", "1", "-1", "", " ", "*", '"', "%", "\\", "'", "(", "NEAR", "ё",
         "\x00", "\ud800", "--", "-", "=", "1e400", "٣", "🙂", ".", "/", "%s", "\n")  # fmt: skip
lines = st.sampled_from(sorted(COMMANDS)).flatmap(
    lambda name: st.tuples(
        st.just(name), st.lists(st.sampled_from((*COMMANDS[name], *WORDS)), max_size=4)
    )
)


@given(line=lines)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_no_command_line_ends_in_a_traceback(line: tuple[str, list[str]]) -> None:
    with tempfile.TemporaryDirectory(prefix="lo-appeals-test-") as name:
        shutil.copy(_base(), Path(name) / BASE)
        words = [f"{name}/{word}" if before == "--out" else word
                 for before, word in pairwise(["", *line[1]])]  # fmt: skip
        told, fault = io.StringIO(), io.StringIO()
        with redirect_stdout(told), redirect_stderr(fault):
            code = main(["--data", name, line[0], *words])
        assert code in (0, 2)
        assert bool(fault.getvalue()) is (code == 2)
        assert code == 2 or told.getvalue()


@cache
def _base() -> Path:
    """Return the file of a base that nobody has worked in."""
    folder = Path(tempfile.mkdtemp(prefix="lo-appeals-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    assert main(["--data", str(folder), "check"]) == 0
    return folder / BASE
