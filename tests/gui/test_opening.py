"""«Открыть с помощью»: the window comes with the export shown in it."""

import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lo_appeals import app
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.start import awaits_upgrade
from lo_appeals.store import upgrade
from lo_appeals.ui.look import Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.safety import upgrading
from tests.faults.released import load
from tests.gui.exports import BASE_ROWS, write_export
from tests.gui.window import clock


class Person:
    """Closes the window as soon as nothing is on its way; remembers what was on screen."""

    def __init__(self) -> None:
        self.saw_import: list[bool] = []
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            shown = isinstance(window, MainWindow) and window.isVisible()
            if shown and not window.kit.tasks.busy:
                self.timer.stop()
                self.saw_import.append(window.importing.isVisible())
                window.close()


def opened(tmp_path: Path, file: Path | None) -> list[bool]:
    person = Person()
    with closing(Office(tmp_path / "base", clock, who="Клюквина Н.", directory=())) as office:
        assert app.run_window(office, file) == 0
        assert office.imports.batches() == []  # shown, not imported
    return person.saw_import


def test_an_export_given_at_start_is_shown_and_not_imported(qapp: QApplication, tmp_path: Path):
    file = write_export(tmp_path / "lko.xlsx", BASE_ROWS)
    assert opened(tmp_path, file) == [True]


def test_without_a_file_the_window_opens_on_its_lists(qapp: QApplication, tmp_path: Path):
    assert opened(tmp_path, None) == [False]


def test_older_base_is_brought_up_to_date_before_the_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    base = load("0005", tmp_path / BASE)
    assert awaits_upgrade(base)
    with closing(app.brought_up(tmp_path, clock)) as office:
        assert office.appeals.count(Selection(law=Law.BOTH)) > 0
    assert not awaits_upgrade(base)


def test_long_upgrade_shows_what_it_does_and_is_not_closed_half_way(
    look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    run = upgrade._run

    def slowly(*arguments: Any) -> None:
        assert goes_on.wait(60)
        run(*arguments)

    monkeypatch.setattr(upgrade, "_run", slowly)
    monkeypatch.setattr(upgrading, "SHOWN_AFTER_MS", 0)
    load("0005", tmp_path / BASE)
    window = upgrading.Upgrading(look, tmp_path, clock)
    qtbot.addWidget(window)
    qtbot.waitUntil(window.isVisible)
    window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.done, timeout=60_000) as told:
        goes_on.set()
    assert not window.isVisible()
    (office,) = told.args
    office.close()


def test_upgrade_that_is_refused_says_why(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: Any) -> None:
        raise UserError("Обновление не прошло проверку.")

    monkeypatch.setattr(upgrade, "_check", refuse)
    base = load("0005", tmp_path / BASE)
    with pytest.raises(UserError, match="не прошло проверку"):
        app.brought_up(tmp_path, clock)
    assert awaits_upgrade(base)
