"""The one painter of every table: ground, mark, track of the term, words. Calls no style."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lo_appeals.ui.brush import LEFT, RIGHT
from lo_appeals.ui.cells import Cell, Run
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import draw_mark
from lo_appeals.ui.records_model import CELL

_RUN_TONES: dict[str, Tone] = {"old": "muted", "field": "muted", "why": "late"}


class CellPainter(QStyledItemDelegate):
    """Paints the `Cell` under the role CELL. `first` is the leftmost visible column."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.first = 0
        self._metrics = QFontMetrics(look.body)
        self._strong = QFontMetrics(look.strong)
        self._struck = QFont(look.body)
        self._struck.setStrikeOut(True)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        look, box = self.look, QRect(option.rect)
        self._ground(painter, option, index)
        cell: Cell = index.data(CELL)
        pad = look.u * (4 if index.column() == self.first else 2)
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
        right = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) == RIGHT
        metrics = self._strong if cell.strong else self._metrics
        fit = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, RIGHT if right else LEFT, fit)

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, box, view = self.look, option.rect, option.widget
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.colour("hover"))
        if isinstance(view, QAbstractItemView):
            now = view.currentIndex().row() == index.row() and view.hasFocus()
            if now and index.column() == self.first:
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
            metrics = self._strong if strong else self._metrics
            painter.setFont(
                look.strong if strong else self._struck if run.kind == "old" else look.body
            )
            painter.setPen(look.colour(_RUN_TONES.get(run.kind, "text")))
            room = max(0, box.right() - x)
            fit = metrics.elidedText(run.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(x, box.top(), room, box.height()), LEFT, fit)
            x += metrics.horizontalAdvance(run.text) + look.u

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the words: a double click on the edge of a heading fits the column."""
        cell: Cell = index.data(CELL)
        look = self.look
        wide = self._metrics.horizontalAdvance(cell.text) + look.u * 6
        wide += look.mark + look.u * 2 if cell.mark else 0
        wide += look.ch * 7 if cell.gone >= 0 else 0
        return QSize(wide, look.row)
