"""Columns of a table: order, widths and hidden ones by key; spare ones leave when it is narrow."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from lo_appeals.ui.cells import ListColumn
from lo_appeals.ui.look import Look
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.settings_store import ColumnsState, ScreenSettings

Sort = tuple[tuple[str, bool], ...]
ALWAYS = 2  # columns that never leave
LEAST_WIDE, LEAST_NAME = 12, 28  # characters; the latter where it is the first column


class TableColumns:
    """Looks after the columns of one table; `key` is the name under which they are remembered."""

    def __init__(
        self, look: Look, view: QTableView, records: RecordsModel[Any], screen: ScreenSettings
    ) -> None:
        self.look, self.view, self.records = look, view, records
        self._screen = screen
        self._key = view.objectName()
        self._hidden = {one.key for one in records.columns if one.hidden}
        self._busy = False
        self._lent: tuple[ListColumn[Any], int] | None = None  # the column that has spare room
        head = view.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._heading_menu)
        head.sectionMoved.connect(self._moved)
        head.sectionResized.connect(self._resized)

    def section(self, key: str) -> int:
        """Return the model's column of that key, −1 where there is none."""
        keys = [column.key for column in self.records.columns]
        return keys.index(key) if key in keys else -1

    def ordered(self) -> list[ListColumn[Any]]:
        """Return all columns from left to right."""
        head = self.view.horizontalHeader()
        return [self.records.columns[head.logicalIndex(place)] for place in range(head.count())]

    def visible(self) -> list[ListColumn[Any]]:
        """Return the columns that are on screen, from left to right."""
        return [one for one in self.ordered() if not self.view.isColumnHidden(self._at(one))]

    def _at(self, column: ListColumn[Any]) -> int:
        return self.records.columns.index(column)

    def restore(self) -> Sort:
        """Set the columns as they stood last; return how the list was sorted, or ()."""
        # by key: Qt's own restoreState takes any other set of columns without a word
        state = self._screen.columns(self._key)
        widths, head = dict(state.widths), self.view.horizontalHeader()
        self._busy = True
        for section, column in enumerate(self.records.columns):
            self.view.setColumnWidth(section, widths.get(column.key, self._usual_width(column)))
        known = [key for key in state.order if self.section(key) >= 0]
        for place, key in enumerate(known):
            head.moveSection(head.visualIndex(self.section(key)), place)
        if known:
            self._hidden = set(state.hidden)
        self._busy = False
        return state.sort if all(self.section(key) >= 0 for key, _ in state.sort) else ()

    def _usual_width(self, column: ListColumn[Any]) -> int:
        return round(column.chars * self.look.ch * 1.06) + self.look.u * 5

    def remember(self, sort: Sort | None = None) -> None:
        """Keep how the columns stand; `sort` None leaves the kept order of rows."""
        before, order = self._screen.columns(self._key), self.ordered()
        widths = {
            one.key: self.view.columnWidth(self._at(one))
            for one in self.visible()
            if not one.stretch
        }
        if self._lent and self._lent[0].key in widths:
            widths[self._lent[0].key] = self._lent[1]
        self._screen.keep_columns(
            self._key,
            ColumnsState(
                tuple(one.key for one in order),
                tuple((dict(before.widths) | widths).items()),
                tuple(sorted(self._hidden)),
                before.sort if sort is None else sort,
            ),
        )

    def squeeze(self) -> None:
        """Hide columns from the right until the rest fits; give the wide one what is left."""
        self._busy = True
        self._take_back()
        room = self.view.viewport().width()
        shown = self._fitting(room)
        for column in self.records.columns:
            hidden = column not in shown
            if self.view.isColumnHidden(self._at(column)) != hidden:
                self.view.setColumnHidden(self._at(column), hidden)
        wide = next((one for one in shown if one.stretch), None)
        taken = sum(self.view.columnWidth(self._at(one)) for one in shown if one is not wide)
        if wide:
            self.view.setColumnWidth(self._at(wide), max(self.look.ch * LEAST_WIDE, room - taken))
        elif room > taken:
            self._lend(room - taken)
        self._busy = False

    def _lend(self, spare: int) -> None:
        """Let no strip be empty at the right: the last column has it, until there is less room."""
        last = self.visible()[-1]
        own = self.view.columnWidth(self._at(last))
        self._lent = last, own
        self.view.setColumnWidth(self._at(last), own + spare)

    def _take_back(self) -> None:
        if self._lent is not None:
            column, own = self._lent
            self._lent = None
            self.view.setColumnWidth(self._at(column), own)

    def _fitting(self, room: int) -> list[ListColumn[Any]]:
        """Return what fits: spare columns leave first, then the wide one, then the others.

        The first two, or the name alone, stay whatever happens: a row is told from another by them.
        """
        wanted = [one for one in self.ordered() if one.key not in self._hidden]
        by_name = bool(wanted) and wanted[0].stretch  # a row is told by its long name alone
        kept, least = wanted[: 1 if by_name else ALWAYS], self.look.ch * LEAST_WIDE
        if by_name:
            least = self.look.ch * min(wanted[0].chars, LEAST_NAME)
        left = room - sum(least if one.stretch else self._width(one) for one in kept)
        shown = list(kept)
        for column in (one for one in wanted if not (one in kept or one.spare or one.stretch)):
            left -= self._width(column)
            if left >= 0:
                shown.append(column)
        wide = next((one for one in wanted if one.stretch), None)
        if wide in kept:
            left -= self.look.ch * wide.chars - least
        elif wide and left >= least:
            shown.append(wide)
            left -= self.look.ch * wide.chars
        for column in (one for one in wanted if one.spare and not (one in kept or one.stretch)):
            left -= self._width(column)
            if left >= 0:
                shown.append(column)
        return shown

    def _width(self, column: ListColumn[Any]) -> int:
        shown = self.view.columnWidth(self._at(column))  # 0 while it is hidden
        kept = dict(self._screen.columns(self._key).widths).get(column.key)
        return shown or kept or self._usual_width(column)

    def menu(self) -> QMenu:
        """Return the menu that shows and hides columns and puts them back in order."""
        menu = QMenu("Столбцы", self.view)
        for column in self.records.columns:
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(column.key not in self._hidden)
            action.setEnabled(column is not self.records.columns[0])
            action.toggled.connect(partial(self._set_shown, column.key))
            menu.addAction(action)
        menu.addSeparator()
        left = menu.addMenu("Передвинуть левее")  # by keys too, not only by dragging its heading
        for before, column in pairwise(self.visible()):
            left.addAction(column.title, partial(self._move_before, column.key, before.key))
        menu.addAction("Как было вначале", self.reset)
        return menu

    def _move_before(self, key: str, other: str) -> None:
        head = self.view.horizontalHeader()
        head.moveSection(*(head.visualIndex(self.section(one)) for one in (key, other)))

    def reset(self) -> None:
        """Put order, widths and hidden columns back as they were at first."""
        self._hidden = {one.key for one in self.records.columns if one.hidden}
        head = self.view.horizontalHeader()
        self._busy, self._lent = True, None
        for section, column in enumerate(self.records.columns):
            head.moveSection(head.visualIndex(section), section)
            self.view.setColumnWidth(section, self._usual_width(column))
        self._screen.keep_columns(self._key, ColumnsState())
        self.squeeze()

    def _heading_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.horizontalHeader().mapToGlobal(place))

    def _set_shown(self, key: str, shown: bool) -> None:
        (self._hidden.discard if shown else self._hidden.add)(key)
        self.squeeze()
        self.remember()

    def _moved(self, _section: int, _old: int, _new: int) -> None:
        if not self._busy:
            self.squeeze()
            self.remember()

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if not self._busy and self.view.isVisible():
            if self._lent and self._at(self._lent[0]) == section:
                self._lent = None  # from now on it is the width that was wanted
            self.squeeze()
            self.remember()
