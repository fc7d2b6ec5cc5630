"""A window over a real base in a folder of its own, driven as a person drives it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lo_appeals.services.office import Office
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.tasks import Tasks
from tests.gui.exports import BASE_ROWS, NOW, write_export

ICONS = Path(__file__).parents[2] / "resources" / "icons"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
F = TypeVar("F", bound=QWidget)


def clock() -> datetime:
    return NOW


def filled_base(folder: Path) -> Path:
    """Make a base with the few rows imported; made once, copied for each test."""
    office = Office(folder / "base", clock, who="Клюквина Н.", directory=())
    file = write_export(folder / "lko.xlsx", BASE_ROWS)
    office.imports.apply(office.imports.read(file, NOW.date()))
    office.close()
    return folder / "base"


@dataclass
class Desk:
    """What a test works with."""

    bot: QtBot
    office: Office
    window: MainWindow
    folder: Path

    @property
    def look(self) -> Look:
        return self.window.kit.look

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        self.bot.waitUntil(lambda: not self.window.kit.tasks.busy, timeout=90_000)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
            widget: QWidget | None = None) -> None:  # fmt: skip
        """Press a key where the focus is."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)
        target = widget or self.window.focusWidget() or self.window
        self.bot.keyClick(target, key, modifiers)
        self.settle()

    def type_into(self, line: QLineEdit, text: str) -> None:
        """Type words; keyClicks with Cyrillic would abort the process."""
        line.setFocus()
        line.selectAll()
        line.insert(text)
        self.bot.wait(220)  # the pause after which a search begins is a part of the behaviour
        self.settle()

    def drop(self, file: Path) -> QDropEvent:
        """Drag a file over the window and let it go, as Qt tells it: only what was let in drops."""
        data, place = QMimeData(), QPoint(300, 300)
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(self.window, QDragEnterEvent(place, copy, data, left, none))
        event = QDropEvent(QPointF(place), copy, data, left, none)
        QCoreApplication.sendEvent(self.window, event)
        self.settle()
        return event

    def form(self, kind: type[F]) -> F:
        """Wait for a form of that kind in the card of the list of entries."""
        covers = self.window.appeals.entry.covers
        self.bot.waitUntil(lambda: isinstance(covers.currentWidget(), kind))
        form = covers.currentWidget()
        assert isinstance(form, kind)
        return form

    def shown(self) -> list[str]:
        """Return the numbers in the list of entries."""
        table = self.window.appeals.list
        return [self.cell(row, "number") for row in range(table.records.rowCount())]

    def cell(self, row: int, key: str) -> str:
        """Return what a cell of the list of entries shows."""
        records = self.window.appeals.list.records
        column = next(n for n, one in enumerate(records.columns) if one.key == key)
        self.bot.waitUntil(lambda: records.record(row) is not None)
        return records.cell(row, column).text

    def row_of(self, number: str) -> int:
        return self.shown().index(number)

    def select(self, number: str) -> None:
        """Make an entry the current one."""
        self.window.appeals.list.selectRow(self.row_of(number))
        self.settle()


@contextmanager
def opened(
    bot: QtBot, folder: Path, base: Path | None = None, *, shipped: bool = False
) -> Iterator[Desk]:
    """Open the window over a copy of `base`, or over an empty one.

    `shipped`: a new base begins with the starter directory, as the clerk's own does.
    """
    if base is not None:
        shutil.copytree(base, folder / "base")
    office = Office(folder / "base", clock, who="Клюквина Н.", directory=None if shipped else ())
    tasks = Tasks()
    faults: list[BaseException] = []
    tasks.broken.connect(faults.append)
    kit = Kit(Look(LIGHT, 10, ICONS), tasks, ScreenSettings(folder / "screen.ini"))
    window = MainWindow(kit, office)
    window.resize(1366, 690)
    window.show()
    bot.keyRelease(window, Qt.Key.Key_Control)  # Qt remembers a Ctrl of the test before
    desk = Desk(bot, office, window, folder)
    desk.settle()
    try:
        yield desk
        desk.settle()
    finally:
        tasks.close()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        office.close()
    assert faults == []
