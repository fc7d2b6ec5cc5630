"""«Открыть с помощью»: the window comes with the export shown in it."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lo_appeals import app
from lo_appeals.services.office import Office
from lo_appeals.ui.main_window import MainWindow
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
