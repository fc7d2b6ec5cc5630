"""Tables of a report: few rows, all shown, every figure leads to the entries behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from lo_appeals.ui.brush import ENTER, LEFT, RIGHT
from lo_appeals.ui.cell_painter import CellPainter
from lo_appeals.ui.cells import Cell
from lo_appeals.ui.look import Look
from lo_appeals.ui.records_model import TEXT_ROLES, Index

_ROLE = Qt.ItemDataRole
EMPTY = Cell("")
ROOM_FOR_WIDE = 38  # characters that names keep before spare columns leave


@dataclass(frozen=True, slots=True)
class Heading:
    """One column; `chars` 0 takes the room that is left."""

    title: str
    chars: int
    right: bool = True
    spare: bool = False


class Figure(NamedTuple):
    """One cell: what it shows and what it leads to (None: to nothing)."""

    cell: Cell
    goal: Any = None


class FiguresModel(QAbstractTableModel):
    """Rows of `Figure` under headings."""

    def __init__(self, headings: Sequence[Heading], parent: QObject) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: Sequence[Sequence[Figure]] = ()

    def set_lines(self, lines: Sequence[Sequence[Figure]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Titles, right-aligned over numbers."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.headings):
            return None
        heading = self.headings[section]
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if heading.right else LEFT
        return heading.title if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None

    def figure(self, row: int, column: int) -> Figure:
        """Return the cell at a place with what it leads to."""
        line = self.lines[row]
        return line[column] if column < len(line) else Figure(EMPTY)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        return self.figure(row, column).cell

    def right(self, column: int) -> bool:
        """Tell whether the words of a column stand at its right edge."""
        return self.headings[column].right

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Everything comes from the `Figure`."""
        if not index.isValid():
            return None
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if self.right(index.column()) else LEFT
        if role not in TEXT_ROLES:
            return None
        cell = self.figure(index.row(), index.column()).cell
        if role == _ROLE.AccessibleTextRole:
            return f"{self.headings[index.column()].title}: {cell.text or 'пусто'}"
        return cell.text


class FiguresTable(QTableView):
    """`picked` with the goal of a figure, by click or Enter. As tall as its rows."""

    picked = Signal(object)

    def __init__(self, look: Look, name: str, headings: Sequence[Heading]) -> None:
        super().__init__()
        self.look = look
        self.figures = FiguresModel(headings, self)
        self._cells = CellPainter(look, self.figures)
        self.setAccessibleName(name)
        self.setModel(self.figures)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.row)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        head = self.horizontalHeader()
        head.setFixedHeight(look.row)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for section, heading in enumerate(headings):
            self.setColumnWidth(section, self._width(heading))
        self.clicked.connect(self._pick)

    def _width(self, heading: Heading) -> int:
        return round(heading.chars * self.look.ch * 1.06) + self.look.u * 5

    def show_lines(self, lines: Sequence[Sequence[Figure]]) -> None:
        """Show these rows and be as tall as they are."""
        self.figures.set_lines(lines)
        self.setFixedHeight(self.look.row * (len(lines) + 1) + 2)
        self.setHidden(not lines)

    def _goal(self, index: QModelIndex) -> Any:
        return self.figures.figure(index.row(), index.column()).goal

    def _pick(self, index: QModelIndex) -> None:
        goal = self._goal(index)
        if goal is not None:
            self.picked.emit(goal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is behind the figure."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A figure that leads somewhere shows it."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self._goal(index) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the table."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare columns leave from the right; the wide one takes the rest."""
        super().resizeEvent(event)
        headings = list(enumerate(self.figures.headings))
        wide = next((place for place, one in headings if not one.chars), None)
        room = self.viewport().width() - (self.look.ch * ROOM_FOR_WIDE if wide is not None else 0)
        for place, one in sorted(headings, key=lambda pair: pair[1].spare):
            if one.chars:
                room -= self._width(one)
                self.setColumnHidden(place, one.spare and room < 0)
        if wide is not None:
            taken = sum(self.columnWidth(place) for place, one in headings if one.chars)
            least = self.look.ch * 16
            self.setColumnWidth(wide, max(least, self.viewport().width() - taken))
