"""In the place of a list that its conditions leave empty: what they are, and a way out of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import BASE, row, stack, words
from lo_appeals.ui.look import Look


class Fruitless(QWidget):
    """«Ничего не найдено» with the conditions; `clear` is the button that takes them off."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.why = words("", muted=True, wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.why.setMaximumWidth(look.ch * 70)
        self.clear = Button(look, "Снять &условия", "x", tip="Снять все условия (Ctrl+Shift+X)")
        u, head = look.u, words("Ничего не найдено", look.subtitle)
        self.setLayout(
            stack(
                u * 16, row(None, head, None), row(None, self.why, None),
                row(None, self.clear, None), None, gap=u * 3,
            )
        )  # fmt: skip

    def say(self, conditions: str, room: int) -> None:
        """Name the conditions, '' for none, in a page so many pixels wide."""
        self.why.setText(f"По условиям: {conditions}." if conditions else "")
        self.why.setMinimumWidth(min(self._look.ch * 50, room // 2))
