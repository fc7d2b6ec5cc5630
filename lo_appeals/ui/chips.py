"""Chips: quick states of a list in a row that gives way, and conditions that can be removed."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lo_appeals.ui.brush import Brush, Press
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import row
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import Mark, draw_mark


class Chip(Press):
    """A quick state: mark, word, count. One of a row is down."""

    def __init__(self, look: Look, text: str, mark: Mark | None = None) -> None:
        super().__init__(look, text, look.chip)
        self.mark = mark
        self.count: str | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        """Show how many there are behind it."""
        self.count = count
        self.setAccessibleName(f"{self.text()}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as mark, word and count."""
        look = self.look
        wide = QFontMetrics(look.body).horizontalAdvance(self.text()) + look.u * 5
        if self.count:
            wide += QFontMetrics(look.strong).horizontalAdvance(self.count) + look.u * 2
        if self.mark:
            wide += look.mark + look.u * 2
        return QSize(wide, look.chip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the mark, the word and the count."""
        look, on, x = self.look, self.isChecked(), self.look.u * 2.5
        edge: Tone | None = "text" if self.by_key() else "accent" if on else None
        fill: Tone = "select" if on else "hover" if self.underMouse() else "window"
        high = float(self.height())
        with Brush(self, look) as brush:
            brush.plate(QRectF(self.rect()), fill, edge, 2 if self.by_key() else 1)
            if self.mark:
                draw_mark(
                    brush, x, (high - look.mark) / 2, self.mark, look, quiet=self.count == "0"
                )
                x += look.mark + look.u * 2
            x = brush.words(QRectF(x, 0, self.width(), high), self.text()) + look.u * 2
            if self.count:
                brush.words(QRectF(x, 0, self.width(), high), self.count, font=look.strong)


class ChipRow(QWidget):
    """Chips side by side; where it is narrow those from the right leave, never the one down.

    What has left waits in the menu of `more`, a button that stands there only then.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.gap = look.u * 3 // 2
        self._chips: list[Chip] = []
        self._wanted: dict[Chip, bool] = {}
        self.more = Button(look, "", "chevron-down", flat=True, tip="Другие состояния списка")
        self.more.setFixedSize(look.icon_px + look.u * 2, look.chip)
        self.more.clicked.connect(self._open)
        self._line = row(self.more, None, gap=self.gap)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(look.chip)

    def add(self, chip: Chip) -> None:
        """Put one more at the right."""
        self._chips.append(chip)
        self._wanted[chip] = True
        self._line.insertWidget(self._line.count() - 2, chip)

    def want(self, chip: Chip, wanted: bool) -> None:
        """Show a chip as far as there is room, or do not show it at all."""
        self._wanted[chip] = wanted
        self.make_room()

    def make_room(self) -> None:
        """Hide from the right what does not fit."""
        wanted = [chip for chip in self._chips if self._wanted[chip]]
        shown = list(wanted)
        room = self.width() + self.gap
        if self._wide(shown) > room:
            room -= self.more.width() + self.gap
        for chip in reversed(wanted):
            if self._wide(shown) <= room:
                break
            if not chip.isChecked():
                shown.remove(chip)
        for chip in self._chips:
            chip.setVisible(chip in shown)
        self.more.setVisible(len(shown) < len(wanted))

    def _wide(self, chips: list[Chip]) -> int:
        return sum(one.sizeHint().width() + self.gap for one in chips)

    def menu(self) -> QMenu:
        """Return the menu of what has no room, each with its count."""
        menu = QMenu(self.more.toolTip(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self._chips:
            if self._wanted[chip] and chip.isHidden():
                menu.addAction(f"{chip.text()}\t{chip.count or ''}", partial(self._pick, chip))
        return menu

    def _open(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _pick(self, chip: Chip) -> None:
        chip.click()
        self.make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room anew."""
        super().resizeEvent(event)
        self.make_room()


class Condition(Press):
    """A condition of the list: words and a cross. Click, Enter or Del takes it away."""

    removed = Signal(object)

    def __init__(self, look: Look, text: str, key: str) -> None:
        super().__init__(look, "", look.chip)
        self.key = key
        self.say(text)
        self.setToolTip("Убрать условие (Del)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._remove)

    def say(self, text: str) -> None:
        """Name the condition."""
        self.setText(text)
        self.setAccessibleName(f"Условие: {text}. Убрать")
        self.updateGeometry()

    def _remove(self) -> None:
        self.removed.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes it away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the words and the cross, at most 44 characters."""
        look = self.look
        text = min(QFontMetrics(look.body).horizontalAdvance(self.text()), look.ch * 44)
        return QSize(text + look.mark + look.u * 7 + 4, look.chip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the words and the cross."""
        look, pad, high = self.look, self.look.u * 2.5, self.height()
        with Brush(self, look) as brush:
            edge: Tone = "text" if self.by_key() else "accent"
            brush.plate(QRectF(self.rect()), "select", edge, 2 if self.by_key() else 1)
            room = self.width() - pad * 2 - look.mark - look.u * 2
            brush.words(QRectF(pad, 0, room, high), self.text())
            at = QRect(
                round(self.width() - pad - look.mark),
                (high - look.mark) // 2,
                look.mark,
                look.mark,
            )
            look.icon("x", "text").paint(brush, at)
