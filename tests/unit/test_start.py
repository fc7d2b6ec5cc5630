"""A program without a console does not fail in silence."""

import sys
from pathlib import Path

import pytest

from lo_appeals import __main__ as start


def failing(number: str) -> None:
    raise ValueError(f"обращение {number}")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr("lo_appeals.system.tell", heard.append)
    return heard


def fail() -> None:
    try:
        failing("327000001")
    except ValueError as fault:
        start.tell_fault(type(fault), fault, fault.__traceback__)


def test_a_fault_before_the_window_is_written_down_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
):
    monkeypatch.setenv("LO_APPEALS_DATA", str(tmp_path / "данные"))
    fail()
    written = (tmp_path / "данные" / "logs" / "start.log").read_text(encoding="utf-8")
    assert written.startswith("ValueError\ntest_start.py:")
    assert "failing" in written
    assert "327000001" not in written + told[0]
    assert "start.log" in told[0]


def test_a_fault_is_told_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
):
    (tmp_path / "файл").write_text("")
    monkeypatch.setenv("LO_APPEALS_DATA", str(tmp_path / "файл"))
    fail()
    assert told == ["Программа не запустилась из-за своей ошибки (ValueError). Данные целы."]


@pytest.mark.parametrize("console", [True, False])
def test_only_a_program_without_a_console_tells_in_a_box(
    monkeypatch: pytest.MonkeyPatch, console: bool
):
    monkeypatch.setattr(sys, "argv", ["lo-appeals", "--нет-такого"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    if not console:
        monkeypatch.setattr(sys, "stderr", None)
    assert start.main() == 2
    assert (sys.excepthook is start.tell_fault) is not console


def test_a_command_without_a_console_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["lo-appeals", "--data", str(tmp_path), "appeals", "--count"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    assert start.main() == 0
    assert sys.stdout is not None
