"""A table of records over ids and pages: ids are in memory, records come page by page.

The model resets only when the ids change. Records already seen stay on screen until fresh ones
come, so nothing flickers; at most `CAPACITY` of them are kept.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lo_appeals.ui.brush import LEFT, RIGHT
from lo_appeals.ui.cells import LOADING, Cell, ListColumn, R
from lo_appeals.ui.tasks import Tasks, Work

PAGE = 200
CAPACITY = 6000
Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Sequence[int]], list[R]]
_ROLE = Qt.ItemDataRole
TEXT_ROLES = (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole)


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Shows records of `load` (ids in, records out, run off the GUI thread) under `columns`."""

    def __init__(
        self,
        columns: Sequence[ListColumn[R]],
        load: Load[R],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.load = load
        self._tasks = tasks
        self._ids = array("q")
        self._kept: OrderedDict[int, R] = OrderedDict()
        self._page: dict[int, int] = {}  # of what is kept: where it was loaded for
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Sequence[int]:
        """The ids in the order of the list."""
        return self._ids

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show these records; where they are the same in the same order, nothing resets."""
        fresh = array("q", ids)
        if fresh == self._ids:
            self.refresh()
            return
        self.beginResetModel()
        self._ids = fresh
        self._stale.update(self._kept)
        self._forget_pages()
        self.endResetModel()

    def refresh(self, ids: Iterable[int] | None = None) -> None:
        """Load the records with these ids anew, all of them by default; old ones stay shown."""
        self._stale.update(self._kept if ids is None else ids)
        self._forget_pages()
        if self._ids:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1)
            )

    def _forget_pages(self) -> None:
        self._generation += 1
        self._asked.clear()

    def row_of(self, record_id: int) -> int:
        """Return the row of a record, −1 where it is not in the list.

        Looked for: a dict of a million rows would take 100 MB and a long pause at every filter.
        """
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def rows_of(self, record_ids: Collection[int]) -> list[int]:
        """Return the rows of those records that are in the list, from the top, in one walk."""
        return [row for row, one in enumerate(self._ids) if one in record_ids] if record_ids else []

    def keep(self, records: Iterable[R]) -> None:
        """Take records that came with the ids just set: they are shown without being asked for."""
        for record in records:
            self._keep(record, 0)

    def _keep(self, record: R, page: int) -> None:
        self._kept[record.id] = record
        self._kept.move_to_end(record.id)
        self._page[record.id] = page
        self._stale.discard(record.id)

    def record(self, row: int) -> R | None:
        """Return the record of a row; None while it is on its way."""
        wanted = self._ids[row]
        found = self._kept.get(wanted)
        if found is None or wanted in self._stale:
            self._ask(row // PAGE)
        if found is not None:
            self._kept.move_to_end(wanted)
        return found

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        wanted = [
            one
            for one in self._ids[number * PAGE : (number + 1) * PAGE]
            if one not in self._kept or one in self._stale
        ]
        self._tasks.run(
            partial(self._load_page, wanted), partial(self._take, self._generation, number)
        )

    def _load_page(self, wanted: Sequence[int], _work: Work) -> list[R]:
        return self.load(wanted)

    def _take(self, generation: int, number: int, records: list[R]) -> None:
        if generation != self._generation:
            return
        for record in records:
            self._keep(record, number)
        while len(self._kept) > CAPACITY:
            gone, _ = self._kept.popitem(last=False)
            self._stale.discard(gone)
            self._asked.discard(self._page.pop(gone))
        last = min((number + 1) * PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """One row for each id."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column for each declared one."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Titles, right-aligned where the numbers are."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        return column.title if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Everything a cell is asked for comes from its `Cell`."""
        if not index.isValid():
            return None
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if self.right(index.column()) else LEFT
        if role not in TEXT_ROLES:
            return None
        cell = self.cell(index.row(), index.column())
        if role == _ROLE.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {cell.text or 'пусто'}"
        return cell.text

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        record = self.record(row)
        return LOADING if record is None else self.columns[column].cell(record)

    def right(self, column: int) -> bool:
        """Tell whether the words of a column stand at its right edge."""
        return self.columns[column].right


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending rows as ranges, both ends inclusive."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
