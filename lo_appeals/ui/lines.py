"""Lines of navigation and of Ctrl+K: icon, words, and a note at the right edge."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lo_appeals.ui.brush import LEFT, RIGHT
from lo_appeals.ui.look import Look

LINE = Qt.ItemDataRole.UserRole


class Line(NamedTuple):
    """One line; without an icon it is a heading. `value` is what it stands for."""

    icon: str
    text: str
    note: str = ""
    value: Any = None


class LinePainter(QStyledItemDelegate):
    """Paints the `Line` of an item."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        look, box = self.look, QRect(option.rect)
        line: Line = index.data(LINE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
            painter.fillRect(box.left(), box.top(), 3, box.height(), look.colour("accent"))
        elif line.icon and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.colour("hover"))
        inner = box.adjusted(look.u * 3, 0, -look.u * 3, 0)
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        painter.drawText(inner, RIGHT, line.note)
        note = QFontMetrics(look.small).horizontalAdvance(line.note) + look.u * 3
        if line.icon:
            top = box.center().y() - look.icon_px // 2 + 1
            at = QRect(inner.left(), top, look.icon_px, look.icon_px)
            look.icon(line.icon).paint(painter, at)
            painter.setFont(look.body)
            painter.setPen(look.colour("text"))
            inner.setLeft(inner.left() + look.icon_px + look.u * 2)
        inner.setRight(inner.right() - (note if line.note else 0))
        fit = painter.fontMetrics().elidedText(
            line.text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, LEFT, fit)


class Lines(QListWidget):
    """A list of lines; headings cannot be chosen."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._painter = LinePainter(look)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setMouseTracking(True)

    def show_lines(self, lines: Sequence[Line], *, choose: bool = True) -> None:
        """Show these and choose the first that can be chosen, or none."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.text} {line.note}".strip())
            item.setData(LINE, line)
            item.setSizeHint(QSize(0, self.look.row + 4))
            if not line.icon:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        first = next((n for n, line in enumerate(lines) if line.icon), -1)
        self.setCurrentRow(first if choose else -1)

    def chosen(self) -> Line | None:
        """Return the chosen line."""
        item = self.currentItem()
        line: Line | None = None if item is None else item.data(LINE)
        return line

    def step(self, by: int) -> None:
        """Choose the next or previous line that can be chosen."""
        place = self.currentRow() + by
        while 0 <= place < self.count():
            if self.item(place).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(place)
                return
            place += by
