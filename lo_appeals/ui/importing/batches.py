"""The list of imports as a sheet: what came when from whom, and taking one back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import as_of, day, moment, number
from lo_appeals.services.changes_since import TITLES, Since
from lo_appeals.services.office import Office
from lo_appeals.services.records import Batch
from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work


def _covers(batch: Batch) -> Cell:
    if batch.covers_from is None:
        return Cell("—", "muted")
    return Cell(f"{day(batch.covers_from)} – {day(batch.covers_to)}", "muted")


def _count(key: str) -> "partial[Cell]":
    return partial(_counted, key)


def _counted(key: str, batch: Batch) -> Cell:
    value = getattr(batch, key)
    count = value if isinstance(value, int) else len(value)
    return Cell(number(count)) if count else Cell("—", "muted")


def _text(key: str) -> "partial[Cell]":
    return partial(_said, key)


def _said(key: str, batch: Batch) -> Cell:
    value = getattr(batch, key)
    return Cell(moment(value) if hasattr(value, "hour") else str(value))


def _as_of(batch: Batch) -> Cell:
    return Cell(as_of(batch.data_as_of))


_MADE = ListColumn[Batch]
COLUMNS = (
    _MADE(key="id", title="№", chars=5, cell=_text("id"), right=True, sortable=False),
    _MADE(key="applied_at", title="Загружено", chars=16, cell=_text("applied_at"), right=True,
          sortable=False),
    _MADE(key="file", title="Файл", chars=30, cell=_text("file_name"), stretch=True,
          sortable=False),
    _MADE(key="as_of", title="Данные на", chars=16, cell=_as_of, right=True,
          sortable=False),
    _MADE(key="rows", title="Строк", chars=8, cell=_count("file_rows"), right=True,
          sortable=False),
    _MADE(key="new", title="Новых", chars=8, cell=_count("new"), right=True, sortable=False),
    _MADE(key="changed", title="Изменено", chars=9, cell=_count("changed"), right=True,
          sortable=False),
    _MADE(key="rejected", title="Отклонено", chars=10, cell=_count("rejected"), right=True,
          sortable=False),
    _MADE(key="covers", title="Охватывает", chars=24, cell=_covers, spare=True, sortable=False),
    _MADE(key="who", title="Кто", chars=14, cell=_text("who"), spare=True, sortable=False),
)  # fmt: skip


class ImportsSheet(Sheet):
    """`wants_entries` (number of an import) to see what it made or changed.

    `wants_selection` (Selection) to see one kind of its changes.
    """

    help_page = "import"
    help_heading = "Список загрузок"
    wants_entries = Signal(object)
    wants_selection = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Загрузки")
        self._kit, self._office, self._changing = kit, office, changing
        self._batches: dict[int, Batch] = {}
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Загрузки", "imports", self.model)
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)
        self.entries = Button(kit.look, "&Показать обращения", "list", tip="Показать (Enter)")
        self.kinds = Button(kit.look, "&Что изменила", "history",
                            tip="Новые, с ответом, переданные, не подтверждённые…")  # fmt: skip
        self.back_out = Button(kit.look, "Отменить &загрузку", "undo-2")
        self.set_foot(self.kinds, self.entries, self.back_out)
        self.foot_says.setText(
            "Отмена возвращает всё, как было до загрузки. Если её обращения уже правили, "
            "программа назовёт их и ничего не изменит."
        )
        self.table.opened.connect(self.wants_entries)
        self.table.moved.connect(self._row_moved)
        self.entries.clicked.connect(self._show_entries)
        self.kinds.clicked.connect(self._ask_kinds)
        self.back_out.clicked.connect(self._undo)

    def reload(self) -> None:
        """Ask for the list anew."""
        self._kit.tasks.run(self._fetch, self._show, key="imports")

    def _fetch(self, _work: Work) -> list[Batch]:
        return self._office.imports.batches()

    def _show(self, batches: Sequence[Batch]) -> None:
        self._batches = {one.id: one for one in batches}
        self.about.setText("" if batches else "Загрузок ещё не было")
        self.table.nothing = "Первая загрузка – Ctrl+O, или перетащите файл выгрузки на окно."
        self.table.show_afresh(sorted(self._batches, reverse=True))
        self._row_moved(self.table.current_id())

    def _load(self, ids: Sequence[int]) -> list[Batch]:
        kept = self._batches
        return [kept[one] for one in ids if one in kept]

    def _row_moved(self, batch: int | None) -> None:
        for one in (self.kinds, self.entries, self.back_out):
            one.setEnabled(batch is not None)
        if batch is not None:
            self.back_out.say(f"Отменить &загрузку № {batch}")

    def _show_entries(self) -> None:
        batch = self.table.current_id()
        if batch is not None:
            self.wants_entries.emit(batch)

    def _ask_kinds(self) -> None:
        batch = self.table.current_id()
        if batch is not None:
            fetch = partial(self._fetch_kinds, batch)
            self._kit.tasks.run(fetch, partial(self._offer_kinds, batch), key="kinds of changes")

    def _fetch_kinds(self, batch: int, _work: Work) -> Since:
        return self._office.changes.of_batch(batch)

    def _offer_kinds(self, batch: int, found: Since) -> None:
        """Show how many of each kind; a kind leads to its entries."""
        menu = QMenu("Что изменила загрузка", self)
        for key, title in TITLES.items():
            ids = getattr(found, key)
            if ids:
                named = f"{title} (загрузка № {batch})"
                selection = Selection(law=Law.BOTH, chosen=ids, chosen_as=named)
                menu.addAction(f"{title}: {number(len(ids))}",
                               partial(self.wants_selection.emit, selection))  # fmt: skip
        if menu.isEmpty():
            menu.addAction("Ничего нового").setEnabled(False)
        menu.popup(self.kinds.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _undo(self) -> None:
        batch = self.table.current_id()
        if batch is not None:
            self._changing.do(partial(self._office.imports.undo, batch), title="Отмена загрузки")
