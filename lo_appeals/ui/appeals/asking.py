"""A small panel that asks for one line: a name, a reason, a note; `parts` stand under it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from lo_appeals.services.changes import Changes
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import words
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import WritingPopover


class AskPopover(WritingPopover):
    """`write` is called with the text. It stays open until something is typed; Esc gives up."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        changing: Changing,
        title: str,
        *parts: QWidget,
        about: str,
        press: str,
        write: Callable[[Any], Changes],
        text: str = "",
    ) -> None:
        super().__init__(look, parent, title, changing, write)
        self.field = QLineEdit(text)
        self.field.selectAll()
        self.field.setAccessibleName(title)
        self.field.setFixedHeight(look.control)
        self.field.setTextMargins(look.u, 0, look.u, 0)
        self.field.setMinimumWidth(look.ch * 46)
        self.press = Button(look, press, "check", primary=True, tip=f"{press} (Enter)")
        self.press.setEnabled(bool(text))
        said = words(about, muted=True, wrap=True)
        self.compose(said, self.field, *parts, first=self.field, press=self.press)
        self.field.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        self.press.setEnabled(bool(text.strip()))

    def take(self) -> None:
        """Write the text, if there is any."""
        text = self.field.text().strip()
        if text:
            self.write(self.typed(text))

    def typed(self, text: str) -> object:
        """Return what `write` is called with."""
        return text
