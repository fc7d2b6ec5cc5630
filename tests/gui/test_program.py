"""The program around the window: pictures without a screen, faults without people, what lacks."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lo_appeals import __main__ as start
from lo_appeals import app
from lo_appeals.services.office import Office
from lo_appeals.system import screen
from lo_appeals.ui.appeals.new_entry import NewEntryForm
from lo_appeals.ui.application import application
from lo_appeals.ui.crash import CrashDialog
from lo_appeals.ui.faults import LOG, facts_of
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.program import SIZE, Program
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.starting import StartSign
from tests.gui.window import clock


def test_picture_of_each_section_is_drawn_without_a_screen(
    qapp: QApplication, tmp_path: Path
) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    files = app.picture_of_tabs(office, tmp_path / "pictures")
    office.close()
    assert [file.name for file in files] == ["registry.png", "appeals.png", "reports.png"]
    for file in files:
        picture = QImage(str(file))
        assert (picture.width(), picture.height()) == (1366, 690)
        shades = {picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 690, 7)}
        assert len(shades) > 3
    assert sorted(one.name for one in (tmp_path / "pictures").iterdir()) == sorted(
        file.name for file in files
    )


def test_nothing_of_a_drawn_window_waits_for_the_end_of_python(
    qapp: QApplication, tmp_path: Path
) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    gc.collect()
    gc.disable()
    try:
        before = _windows()
        app.picture_of_tabs(office, tmp_path / "pictures")
        assert _windows() <= before
    finally:
        gc.enable()
        office.close()


def _windows() -> set[int]:
    return {id(one) for one in gc.get_objects() if isinstance(one, MainWindow)}


def fault() -> BaseException:
    try:
        int("Жуков Пётр, +7 921 000-00-00")
    except ValueError as error:
        return error
    raise AssertionError


def test_facts_of_a_fault_hold_its_place_and_no_person() -> None:
    facts = facts_of(fault())
    assert "ValueError" in facts
    assert "test_program.py" in facts
    assert "Жуков" not in facts
    assert "921" not in facts


def test_crash_dialog_copies_its_facts(qtbot: QtBot) -> None:
    dialog = CrashDialog("lo_appeals 0.1.0\nValueError", QApplication.activeWindow() or None)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "lo_appeals 0.1.0\nValueError"


def test_size_of_type_makes_the_window_anew(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    before = program.window
    assert before is not None
    program.wait()
    before.deeds.larger_type()
    program.wait()
    after = program.window
    assert after is not None
    assert after is not before
    assert after.kit.look.points == before.kit.look.points + 1
    after.deeds.show_settings()
    after.organisation.groups.setCurrentRow(2)
    after.deeds.smaller_type()
    program.wait()
    last = program.window
    assert last is not None
    assert last.pages.currentWidget() is last.organisation  # where it may have been chosen
    assert last.organisation.groups.currentRow() == 2
    program.close()
    office.close()


def test_window_is_made_anew_only_when_nothing_is_on_its_way_to_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    before = program.window
    assert before is not None
    program.wait()
    arrived: list[int] = []
    before.appeals.add_new()
    program.wait()
    form = before.appeals.entry.covers.currentWidget()
    assert isinstance(form, NewEntryForm)
    form.number.line.setText("500000001")
    program.tasks.run(lambda _work: 1, arrived.append)
    before.deeds.larger_type()
    assert program.window is before
    program.wait()
    after = program.window
    assert arrived == [1]
    assert after is not None
    assert after is not before
    assert "500000001" in str(after.drafts.file.kept())
    assert "осталось набранное" in after.message.what.text()
    program.close()
    office.close()


def test_fault_is_written_down_beside_the_base(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    program.wait()
    window, program.window = program.window, None
    program.fail(fault())
    program.window = window
    assert "ValueError" in (tmp_path / "base" / "logs" / LOG).read_text("utf-8")
    program.close()
    office.close()


def test_words_of_qt_are_russian(qapp: QApplication) -> None:
    application()
    made = QApplication.translate("QPlatformTheme", "Cancel")
    assert made in ("Отмена", "Cancel")


def test_missing_libraries_are_named_with_the_command_that_mends_it() -> None:
    error = app._no_window(["libegl1", "libgl1"], "")
    assert "libegl1, libgl1" in error.what
    assert "sudo apt-get install -y libegl1 libgl1" in error.advice
    assert "pip install" in app._no_window([], "нет libQt6").advice


@pytest.mark.skipif(os.name != "posix", reason="the list is of Debian's packages")
def test_library_that_is_not_there_is_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert screen.missing_packages(screen=False) == []
    monkeypatch.setitem(screen.ALWAYS, "libneverwas.so.7", "libneverwas7")
    assert screen.missing_packages(screen=False) == ["libneverwas7"]


def test_sign_stands_until_the_window_does(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "has_screen", lambda: True)
    monkeypatch.setattr(screen, "missing_packages", lambda **_: [])
    monkeypatch.setenv("LO_APPEALS_DATA", str(tmp_path))
    assert start._sign(["report"]) is None
    sign = start._sign([])
    assert isinstance(sign, StartSign)
    qtbot.addWidget(sign)
    assert sign.isVisible()
    program = Program(Office(tmp_path, clock), ScreenSettings(tmp_path / "screen.ini"))
    try:
        program.show()
        assert not sign.isVisible()
    finally:
        program.close()
        program.office.close()


def test_sign_has_the_icon_and_does_not_wait_for_the_rest_of_the_program() -> None:
    code = (
        "import sys; from lo_appeals.ui.starting import application; "
        "print(bool(application().windowIcon().availableSizes()), *sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    icon, *loaded = said.stdout.split()
    assert icon == "True"
    assert not {"sqlalchemy", "docx", "lo_appeals.services", "lo_appeals.cli"} & set(loaded)


def test_window_larger_than_the_screen_fills_it(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path / "base", clock, directory=())
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    assert program.window is not None
    room = program.window.screen().availableSize()
    program.show()
    program.wait()
    assert program.window.isMaximized() == (room.width() < SIZE[0] or room.height() < SIZE[1])
    program.window.showNormal()
    program.window.resize(room.width() - 40, room.height() - 40)
    program.screen.geometry = program.window.saveGeometry()
    program.show()
    assert not program.window.isMaximized()
    program.close()
    office.close()
