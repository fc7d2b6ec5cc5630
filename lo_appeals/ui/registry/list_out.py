"""The registry's list out of the window as it stands on the screen: XLSX, PDF, paper (X1, P1)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.texts import counted, day
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import NOTHING, ListColumn
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.paper import PaperList
from lo_appeals.ui.printing import EXCEL, OnPaper, ask_file
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.registry.columns import BodyRow
from lo_appeals.ui.tasks import Work

TITLE = "Реестр органов"
Rows = Sequence[Sequence[object]]


class ListOut(QObject):
    """`told` (words, advice) for the message bar; `said` are the conditions in words.

    `paper` draws the columns and rows of the screen.
    """

    told = Signal(object, object)

    def __init__(
        self, kit: Kit, office: Office, table: RecordTable, said: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(table)
        self._kit, self._office, self._table, self._said = kit, office, table, said
        self.paper = OnPaper(kit, table, self._name, self._on_paper)
        self.paper.written.connect(self._written)

    def to_excel(self) -> None:
        """Ask for a file and write the list."""
        ask_file(self._table, f"{self._name()}.xlsx", EXCEL, self.write_to)

    def write_to(self, file: str) -> None:
        """Write the list as XLSX: numbers stay numbers."""
        columns = [
            Column(one.key, one.title, one.chars, Kind.COUNT if one.right else Kind.TEXT)
            for one in self._columns
        ]
        rows = [[_value(one, row) for one in self._columns] for row in self._rows]
        self._kit.tasks.run(
            partial(self._write, Path(file), self._note(), columns, rows), self._written,
            title="Запись XLSX",
        )  # fmt: skip

    def _write(
        self, file: Path, note: str, columns: Sequence[Column], rows: Rows, _work: Work
    ) -> Path:
        return self._office.lists.write(file, TITLE, note, columns, rows)

    def _written(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent))

    def _on_paper(self) -> Callable[[], PaperList]:
        heads = [(one.title, one.chars) for one in self._columns]
        rows = [[one.cell(row).text for one in self._columns] for row in self._rows]
        return partial(PaperList, TITLE, self._note(), heads, rows)

    @property
    def _columns(self) -> Sequence[ListColumn[BodyRow]]:
        return self._table.columns.visible()

    @property
    def _rows(self) -> Sequence[BodyRow]:
        return self._table.records.load(self._table.records.ids)

    def _name(self) -> str:
        return safe_name(" - ".join((TITLE, *self._said(), f"{self._office.clock():%d.%m.%Y}")))

    def _note(self) -> str:
        said = "; ".join(self._said()) or "все действующие"
        bodies = counted(len(self._table.records.ids), "орган", "органа", "органов")
        return f"{said[:1].upper()}{said[1:]}. {bodies}. На {day(self._office.clock())}."


def _value(column: ListColumn[BodyRow], row: BodyRow) -> object:
    """Return what a cell shows as a value: a number, words, None for nothing."""
    cell = column.cell(row)
    if cell == NOTHING:
        return None
    return int("".join(cell.text.split())) if column.right else cell.text
