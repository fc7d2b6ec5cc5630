"""The one painter of every table: ground, mark, track of the term, words. Calls no style."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lo_appeals.ui.brush import LEFT, RIGHT
from lo_appeals.ui.cells import Cell, Cells, Run
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import draw_mark

FITTED = 4096  # words with their room
# whole numbers: Python's flags cost more than what is painted
SELECTED = QStyle.StateFlag.State_Selected.value
UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value
_RUN_TONES: dict[str, Tone] = {"old": "muted", "field": "muted", "why": "late"}


class CellPainter(QStyledItemDelegate):
    """Paints the cells of a model. `first` is the leftmost visible column."""

    def __init__(self, look: Look, cells: Cells) -> None:
        super().__init__()
        self.look, self._of = look, cells
        self.first = 0
        self._metrics = QFontMetrics(look.body)
        self._strong = QFontMetrics(look.strong)
        self._struck = QFont(look.body)
        self._struck.setStrikeOut(True)
        self._fit = lru_cache(FITTED)(self._cut)  # a frame of a list cuts the same words anew

    def _cut(self, text: str, width: int, strong: bool) -> str:
        metrics = self._strong if strong else self._metrics
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        look, box, row, column = self.look, QRect(option.rect), index.row(), index.column()
        self._ground(painter, option, box, row, column)
        cell = self._of.cell(row, column)
        pad = look.u * (4 if column == self.first else 2)
        inner = box.adjusted(pad, 0, -look.u * 2, 0)
        if cell.mark:
            top = box.top() + (box.height() - look.mark) / 2
            draw_mark(painter, inner.left(), top, cell.mark, look)
            inner.setLeft(inner.left() + look.mark + look.u * 2)
        if cell.gone >= 0:
            self._track(painter, inner, cell)
        if cell.runs:
            self._runs(painter, inner, cell.runs)
            return
        painter.setFont(look.strong if cell.strong else look.body)
        painter.setPen(look.colour(cell.tone))
        fit = self._fit(cell.text, inner.width(), cell.strong)
        painter.drawText(inner, RIGHT if self._of.right(column) else LEFT, fit)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: int, column: int
    ) -> None:
        look, view, state = self.look, option.widget, option.state.value
        if state & SELECTED:
            painter.fillRect(box, look.colour("select"))
        elif state & UNDER_MOUSE:
            painter.fillRect(box, look.colour("hover"))
        if column == self.first and _is_now(view, row):
            painter.fillRect(box.left(), box.top(), 3, box.height(), look.colour("accent"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.colour("line"))

    def _track(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        look = self.look
        track = QRect(inner.left(), inner.center().y() - 1, look.ch * 6, 4)
        if inner.width() < track.width() + look.ch * 5:
            return
        painter.fillRect(track, look.colour("line"))
        track.setWidth(round(track.width() * min(1.0, cell.gone)))
        painter.fillRect(track, look.tint("open" if cell.tone == "text" else cell.tone, 0.7))

    def _runs(self, painter: QPainter, box: QRect, runs: tuple[Run, ...]) -> None:
        look, x = self.look, box.left()
        for run in runs:
            strong = run.kind == "new"
            painter.setFont(
                look.strong if strong else self._struck if run.kind == "old" else look.body
            )
            painter.setPen(look.colour(_RUN_TONES.get(run.kind, "text")))
            room = max(0, box.right() - x)
            fit = self._fit(run.text, room, strong)
            painter.drawText(QRect(x, box.top(), room, box.height()), LEFT, fit)
            x += (self._strong if strong else self._metrics).horizontalAdvance(run.text) + look.u

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the words: a double click on the edge of a heading fits the column."""
        cell, look = self._of.cell(index.row(), index.column()), self.look
        wide = self._metrics.horizontalAdvance(cell.text) + look.u * 6
        wide += look.mark + look.u * 2 if cell.mark else 0
        wide += look.ch * 7 if cell.gone >= 0 else 0
        return QSize(wide, look.row)


def _is_now(view: QWidget, row: int) -> bool:
    """Tell whether the keys work on that row now."""
    current = view.currentIndex().row() if isinstance(view, QAbstractItemView) else -1
    return current == row and view.hasFocus()
