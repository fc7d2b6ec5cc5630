"""The table of every list: whole rows, sorted by its headings, copied as text."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from lo_appeals.ui.brush import ENTER, say_in
from lo_appeals.ui.cell_painter import CellPainter
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.records_model import RecordsModel, runs
from lo_appeals.ui.row_copying import RowCopying
from lo_appeals.ui.table_columns import Sort, TableColumns

COPY_BARE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier  # and Ins


class RecordTable(QTableView):
    """Whole rows, hairlines, no zebra; columns are remembered under `key`.

    Signals: `opened` (id) by Enter or double click, `moved` (id or None) with the current row,
    `sort_changed` (Sort), `typed` (text) for the search field, `selected` (how many rows),
    `add_pressed` (Ins) and `remove_pressed` (Del), `pointed` (key of the column or '', place on
    the screen) for the menu of a row.
    """

    opened = Signal(object)
    moved = Signal(object)
    sort_changed = Signal(object)
    typed = Signal(object)
    selected = Signal(object)
    add_pressed = Signal()
    remove_pressed = Signal()
    pointed = Signal(object, object)

    def __init__(
        self, kit: Kit, name: str, key: str, model: RecordsModel[Any], sort: Sort = ()
    ) -> None:
        super().__init__()
        self.look, self.records = kit.look, model
        self.nothing = ""  # what an empty list says: why, and what to do
        self._cells = CellPainter(kit.look, model)
        self.setObjectName(key)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._dress()
        self.columns = TableColumns(kit.look, self, model, kit.screen)
        self.copying = RowCopying(self, kit.tasks)
        self.sort = self.columns.restore() or sort
        self._show_sort()
        self._watch()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.look.row)
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.Base)
        head = self.horizontalHeader()
        head.setFixedHeight(self.look.row)
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(self.look.ch * 4)

    def _watch(self) -> None:
        head = self.horizontalHeader()
        head.sectionClicked.connect(self._heading_clicked)
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    # --- rows -------------------------------------------------------------------------------

    def show_ids(self, ids: Iterable[int]) -> None:
        """Show these records; what was selected stays selected as far as it is still there."""
        chosen, now = set(self.selected_ids()), self.current_id()
        top = self.rowAt(0)
        self.records.set_ids(ids)
        self._select_again(chosen)
        row = self.records.row_of(now) if now is not None else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self.records.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self.records.index(row, self._cells.first))
        elif top > 0 and self.records.rowCount():
            self.scrollTo(self.records.index(min(top, self.records.rowCount() - 1), 0))
        self.selected.emit(self.selected_count())

    def show_afresh(self, ids: Iterable[int]) -> None:
        """Show these records read anew, the first one current where no other is."""
        self.show_ids(ids)
        self.records.refresh()
        if self.current_id() is None and self.records.rowCount():
            self.selectRow(0)

    def _select_again(self, ids: set[int]) -> None:
        chosen, last = QItemSelection(), len(self.records.columns) - 1
        for first, end in runs(self.records.rows_of(ids)):
            chosen.select(self.records.index(first, 0), self.records.index(end, last))
        if not chosen.isEmpty():
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def current_id(self) -> int | None:
        """Return the id of the current row."""
        row = self.currentIndex().row()
        return self.records.ids[row] if 0 <= row < self.records.rowCount() else None

    def id_below(self) -> int | None:
        """Return the id of the row under the current one."""
        row = self.currentIndex().row() + 1
        return self.records.ids[row] if 0 < row < self.records.rowCount() else None

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows in the order of the list."""
        ids = self.records.ids
        return [ids[row] for first, last in self._ranges() for row in range(first, last + 1)]

    def selected_count(self) -> int:
        """Return how many rows are selected, without walking through them."""
        return sum(last - first + 1 for first, last in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        # selectedRows() takes seconds on 100 000 rows: ranges are enough
        found = self.selectionModel().selection()
        ranges = (found.at(place) for place in range(found.count()))
        return sorted({(one.top(), one.bottom()) for one in ranges})

    def select_id(self, record_id: int) -> bool:
        """Make a record the current and only selected one; False where it is not in the list."""
        row = self.records.row_of(record_id)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(  # selectRow adds or takes away while Ctrl is held
            self.records.index(row, 0), flags.ClearAndSelect | flags.Rows
        )
        self.scrollTo(self.records.index(row, self._cells.first))
        return True

    def _open_index(self, _index: QModelIndex) -> None:
        self._open_current()

    def _open_current(self) -> None:
        now = self.current_id()
        if now is not None:
            self.opened.emit(now)

    def _row_changed(self, _now: QModelIndex, before: QModelIndex) -> None:
        self.moved.emit(self.current_id())
        if before.isValid():
            self.viewport().update()

    def _selection_changed(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self.selected.emit(self.selected_count())

    def current(self) -> Any:
        """Return the record of the current row; None while it is not read yet."""
        found = self.current_id() is not None
        return self.records.record(self.currentIndex().row()) if found else None

    def below_current(self) -> QPoint:
        """Return the place on the screen just below the current row."""
        box = self.visualRect(self.currentIndex().siblingAtColumn(self._cells.first))
        return self.viewport().mapToGlobal(box.bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one by its key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self.current_id() is not None:
                self.pointed.emit("", self.below_current())
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            chosen = self.selectionModel().isSelected(index)
            how = flags.NoUpdate if chosen else flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(index, how)
            self.pointed.emit(self.records.columns[index.column()].key, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; in an empty list, the words instead."""
        super().paintEvent(event)
        say_in(self, self.look, "" if self.records.rowCount() else self.nothing)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by the keyboard selects the current row: what keys work on is what is seen."""
        super().focusInEvent(event)
        now = self.current_id()
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if now is not None and not by_mouse and not self.selected_count():
            self.select_id(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Ins adds, Del takes away, letters go to the search field."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() in ENTER:
            self._open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.whole()
        elif event.key() == Qt.Key.Key_Insert and event.modifiers() == COPY_BARE:
            self.copying.bare()
        elif event.key() == Qt.Key.Key_Insert and plain:
            self.add_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.remove_pressed.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    # --- sorting ----------------------------------------------------------------------------

    def _heading_clicked(self, section: int) -> None:
        column = self.records.columns[section]
        if not column.sortable:
            return
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort_by(column.key, second=bool(shift))

    def sort_by(self, key: str, *, second: bool = False) -> None:
        """Sort by a column; once more turns it round; `second` adds it behind the first key."""
        now = dict(self.sort)
        down = not now[key] if key in now else False
        if second and self.sort and self.sort[0][0] != key:
            self.sort = (self.sort[0], (key, down))
        else:
            self.sort = ((key, down), *(self.sort[1:] if second else ()))
        self._show_sort()
        self.columns.remember(self.sort)
        self.sort_changed.emit(self.sort)

    def _show_sort(self) -> None:
        head = self.horizontalHeader()
        section = self.columns.section(self.sort[0][0]) if self.sort else -1
        head.setSortIndicatorShown(section >= 0)
        if section >= 0:
            down = self.sort[0][1]
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(section, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare columns leave from the right where there is no room for them."""
        super().resizeEvent(event)
        self.columns.squeeze()
        visible = self.columns.visible()
        self._cells.first = self.columns.section(visible[0].key) if visible else 0
