"""A hand that works in the window and counts what it does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from lo_appeals.ui.form import Form
from tests.gui.keyboard import Keyboard
from tests.gui.window import Desk

SECONDS = {"click": 3.0, "type": 8.0, "key": 1.5, "file": 12.0}  # what a clerk needs for one


@dataclass
class Hand:
    """Clicks, keys and typing of one person; `did` counts them by kind."""

    desk: Desk
    did: dict[str, int] = field(default_factory=dict)

    def _count(self, kind: str) -> None:
        self.did[kind] = self.did.get(kind, 0) + 1

    @property
    def minutes(self) -> float:
        """How long a clerk would need."""
        return sum(SECONDS[kind] * times for kind, times in self.did.items()) / 60

    def click(self, widget: QWidget) -> None:
        """Press something that is on the screen."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self._count("click")
        self.desk.bot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.desk.settle()

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Press a key where the focus is."""
        self._count("key")
        self.desk.key(key, modifiers, widget)

    def write(self, form: Form, key: str, text: str) -> None:
        """Type into a field."""
        editor = form.field(key).editor
        self._count("type")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            return
        line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        line.insert(text)

    def open_file(self, file: Path) -> None:
        """Drop a file on the window."""
        self.pick(self.desk.window.open_file, file)

    def pick(self, slot: Callable[[str], None], file: Path) -> None:
        """Pick a file or a folder: a dialog of the system would hand over the same."""
        self._count("file")
        slot(str(file))
        self.desk.settle()

    def tab_to(self, wanted: QWidget) -> None:
        """Go to a widget by Tab; a clerk would press its letter, which counts the same."""
        before = self.did.get("key", 0)
        Keyboard(self.desk).tab_to(wanted)
        self.did["key"] = before + 1

    def click_at(self, shown: QListWidget, item: QListWidgetItem) -> None:
        """Press a line of a list."""
        self._count("click")
        self.desk.bot.mouseClick(
            shown.viewport(), Qt.MouseButton.LeftButton,
            pos=shown.visualItemRect(item).center(),
        )  # fmt: skip
        self.desk.settle()

    def go_down(self, shown: QListWidget, place: int) -> None:
        """Go to a line of a list by arrows."""
        self.tab_to(shown)
        self.key(Qt.Key.Key_Home)
        while shown.currentRow() != place:
            self.key(Qt.Key.Key_Down)

    def choose(self, box: QComboBox, text: str, *, by_key: bool) -> None:
        """Choose a line of a box."""
        if by_key:
            self.tab_to(box)
            self.key(Qt.Key.Key_Home)
            while text not in box.currentText():
                before = box.currentIndex()
                self.key(Qt.Key.Key_Down)
                assert box.currentIndex() != before, f"no «{text}»"
        else:
            self.did["click"] = self.did.get("click", 0) + 2
            box.setCurrentIndex(box.findText(text, Qt.MatchFlag.MatchContains))
            self.desk.settle()
