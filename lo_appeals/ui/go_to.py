"""Ctrl+K: one field that finds an entry, a body or a command, and does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from lo_appeals.domain.texts import fold
from lo_appeals.ui.actions import ActionSpec
from lo_appeals.ui.layout import BASE, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import FindLine

PAUSE_MS = 150
MOST_OF_A_KIND = 6
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Goal:
    """What a line leads to: kind is «action», «body» or «entry», value its key or id."""

    kind: str
    value: Any


class GoTo(QWidget):
    """Covers the window while it is open. `picked` (Goal), `asked` (text) to find entries."""

    picked = Signal(object)
    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self._over = look, parent
        self.commands: Sequence[ActionSpec] = ()
        self.bodies: Sequence[tuple[int, str, str]] = ()
        self._entries: Sequence[Line] = ()
        u = look.u
        self.field = FindLine()
        self.field.setPlaceholderText("Номер, орган или команда")
        self.field.setAccessibleName("Перейти или выполнить")
        self.field.setFont(look.subtitle)
        self.field.setFixedHeight(look.control + 6)
        self.field.setTextMargins(u * 2, 0, u * 2, 0)
        self.lines = Lines(look, "Найдено")
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel = QFrame(self)
        self.panel.setAutoFillBackground(True)
        self.panel.setBackgroundRole(BASE)
        keys = words("↑ ↓ выбрать   Enter открыть   Esc закрыть", look.small, muted=True)
        self.panel.setLayout(
            stack(self.field, self.lines, keys, gap=u * 2, edges=(u * 3, u * 3, u * 3, u * 3))
        )
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.stepped.connect(self.lines.step)
        self.field.done.connect(self._pick)
        self.lines.itemClicked.connect(self._pick)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show it with that text in the field."""
        self.setGeometry(self._over.rect())
        self.field.setText(text)
        self.field.selectAll()
        self._typed(text)
        self.show()
        self.raise_()
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self._entries = ()
        self._show_lines(text)
        self._clock.start()

    def _ask(self) -> None:
        text = self.field.text().strip()
        if len(text) >= 3:
            self.asked.emit(text)

    def show_entries(self, text: str, lines: Sequence[Line]) -> None:
        """Show entries found for a text, unless another one was typed meanwhile."""
        if text == self.field.text().strip() and self.isVisible():
            self._entries = lines
            self._show_lines(text)

    def _show_lines(self, text: str) -> None:
        wanted = fold(text).split()

        def fits(said: str) -> bool:
            folded = fold(said)
            return all(word in folded for word in wanted)

        actions = [
            Line(one.icon or "chevron-right", one.text, one.shortcut, Goal("action", one.key))
            for one in self.commands
            if fits(one.text)
        ]
        bodies = [
            Line("building-2", name, note, Goal("body", body_id))
            for body_id, name, note in self.bodies
            if wanted and fits(name)
        ]
        found: list[Line] = []
        most = LONGEST if not wanted else MOST_OF_A_KIND
        for title, lines in (
            ("Обращения", self._entries), ("Органы", bodies), ("Команды", actions)
        ):  # fmt: skip
            if lines:
                found += [Line("", title), *lines[:most]]
        self.lines.show_lines(found or [Line("", "Ничего не найдено: попробуйте часть слова")])
        self._place(max(len(found), 1))

    def _place(self, count: int) -> None:
        look = self.look
        wide = min(look.ch * 92, self.width() - 40)
        top = look.h * 4
        tall = (look.row + 4) * count + look.control + look.h + look.u * 13
        tall = min(tall, self.height() - top - look.h * 2)
        self.panel.setGeometry((self.width() - wide) // 2, top, wide, tall)
        self.update()

    def _pick(self) -> None:
        line = self.lines.chosen()
        if line is not None and line.value is not None:
            self.hide()
            self.picked.emit(line.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken the window behind the panel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 80))
        painter.setPen(QPen(self.look.colour("edge"), 1))
        painter.drawRect(self.panel.geometry().adjusted(-1, -1, 0, 0))
        painter.end()
