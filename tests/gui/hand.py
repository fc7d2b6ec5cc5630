"""A hand that works in the window and counts what it does."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lo_appeals.ui.form import Form
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
        """Drop a file on the window; a dialog of the system would hand over the same."""
        self._count("file")
        self.desk.window.open_file(str(file))
        self.desk.settle()
