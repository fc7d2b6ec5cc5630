"""A small panel that asks for one line: a name, a reason, a note."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lo_appeals.services.changes import Changes
from lo_appeals.ui.brush import ENTER
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import row, stack, words
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
        *,
        about: str,
        press: str,
        write: Callable[[str], Changes],
    ) -> None:
        super().__init__(look, parent, title, changing, write)
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setFixedHeight(look.control)
        self.field.setMinimumWidth(look.ch * 46)
        self.press = Button(look, press, "check", primary=True, tip=f"{press} (Enter)")
        self.press.setEnabled(False)
        u = look.u
        self.setLayout(
            stack(
                self.title, words(about, muted=True, wrap=True), self.field, self.error,
                row(None, self.press), gap=u * 2, edges=(u * 3, u * 3, u * 3, u * 3),
            )
        )  # fmt: skip
        self.field.textChanged.connect(self._typed)
        self.press.clicked.connect(self._pick)

    def open_under(self, anchor: QWidget) -> None:
        """Show it and go to its field."""
        super().open_under(anchor)
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the text."""
        if event.key() in ENTER:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.press.setEnabled(bool(text.strip()))

    def _pick(self) -> None:
        text = self.field.text().strip()
        if text:
            self.write(text)
