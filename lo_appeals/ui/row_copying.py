"""The selected rows of a table onto the clipboard: as they are seen, read in the background."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from lo_appeals.ui.cells import ListColumn
from lo_appeals.ui.copying import lines_of, mime
from lo_appeals.ui.tasks import Tasks, Work

if TYPE_CHECKING:
    from lo_appeals.ui.record_table import RecordTable

MOST_COPIED = 20_000


class RowCopying:
    """Copies of one table's rows, visible columns only."""

    def __init__(self, table: "RecordTable", tasks: Tasks) -> None:
        self._table, self._tasks = table, tasks

    def whole(self) -> None:
        """Put the selected rows with their headings on the clipboard."""
        self._put(headings=True)

    def bare(self) -> None:
        """Put the selected rows on the clipboard without headings: to add to a table there is."""
        self._put(headings=False)

    def _put(self, *, headings: bool) -> None:
        ids = self._table.selected_ids()[:MOST_COPIED]
        if ids:
            lines = partial(self._lines, ids, self._table.columns.visible(), headings)
            self._tasks.run(lines, self._to_clipboard, title="Копирование строк")

    def _lines(
        self, ids: list[int], columns: Sequence[ListColumn[Any]], headings: bool, _work: Work
    ) -> list[list[str]]:
        return lines_of(columns, self._table.records.load(ids), headings=headings)

    def _to_clipboard(self, lines: list[list[str]]) -> None:
        QGuiApplication.clipboard().setMimeData(mime(lines))
