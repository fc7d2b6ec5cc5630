"""Bodies that are likely one under two names: merged into one, or called different for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from lo_appeals.domain.texts import counted
from lo_appeals.domain.twins import Twins
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, selectable
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the list."""

    id: int
    twins: Twins


def _one(pair: Pair) -> Cell:
    return Cell(pair.twins.one.name)


def _other(pair: Pair) -> Cell:
    return Cell(pair.twins.other.name)


def _reason(pair: Pair) -> Cell:
    return Cell(pair.twins.reason, "muted")


_MADE = ListColumn[Pair]
COLUMNS: Sequence[ListColumn[Pair]] = (
    _MADE(key="one", title="Орган", chars=30, cell=_one, stretch=True, sortable=False),
    _MADE(key="other", title="Возможно, он же", chars=30, cell=_other, sortable=False),
    _MADE(key="reason", title="Почему", chars=34, cell=_reason, sortable=False),
)


class TwinsSheet(Sheet):
    """`wants_body` (id) to look at a body's card before deciding."""

    help_page = "people"
    help_heading = "Возможные двойники"
    wants_body = Signal(object)
    status = "Возможные двойники"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Возможные двойники")
        self._kit, self._office, self._changing = kit, office, changing
        self._pairs: list[Pair] = []
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Возможные двойники", "twins", self.model)
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)
        look, u = kit.look, kit.look.u
        self.whole = selectable("")  # of the current pair: names are long, a merging is grave
        self.body.addLayout(row(self.whole, edges=(u * 4, u * 2, u * 4, u * 2)))
        self.look_at = Button(look, "&Карточка второго", "building-2", tip="Открыть (Enter)")
        self.differ = Button(look, "&Разные органы", "x", tip="Больше не предлагать")
        self.into_other = Button(look, "Первый – в &второй", "arrow-right")
        self.into_one = Button(look, "Второй – в &первый", "arrow-left", primary=True)
        self.set_foot(self.look_at, self.differ, self.into_other, self.into_one)
        self.foot_says.setText(
            "Обращения и контакты перейдут к оставшемуся; прежние отчёты не изменятся. "
            "Присоединение можно отменить."
        )
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._row_moved)
        self.look_at.clicked.connect(self._open)
        self.differ.clicked.connect(self._different)
        self.into_one.clicked.connect(self._keep_one)
        self.into_other.clicked.connect(self._keep_other)

    def reload(self) -> None:
        """Look for twins anew."""
        self._kit.tasks.run(self._fetch, self._show, key="twins")

    def _fetch(self, _work: Work) -> list[Pair]:
        return [Pair(at, one) for at, one in enumerate(self._office.registry.twins())]

    def _show(self, pairs: list[Pair]) -> None:
        self._pairs = pairs
        count = counted(len(pairs), "пара", "пары", "пар")
        self.about.setText(count if pairs else "Похожих органов нет")
        self.table.nothing = "Делать ничего не нужно: наименования органов не похожи друг на друга."
        self.table.show_afresh(range(len(pairs)))
        self._row_moved(self.table.current_id())

    def _load(self, ids: Sequence[int]) -> list[Pair]:
        pairs = self._pairs
        return [pairs[one] for one in ids if one < len(pairs)]

    def _row_moved(self, at: int | None) -> None:
        for one in (self.look_at, self.differ, self.into_one, self.into_other):
            one.setEnabled(at is not None)
        pair = self._current()
        self.whole.setVisible(pair is not None)
        if pair is not None:
            self.whole.setText(f"{pair.one.name} – {pair.other.name}\n{pair.reason}")

    def _current(self) -> Twins | None:
        at = self.table.current_id()
        return self._pairs[at].twins if at is not None and at < len(self._pairs) else None

    def _open(self, _row: object = None) -> None:
        pair = self._current()
        if pair is not None:
            self.wants_body.emit(pair.other.id)

    def _different(self) -> None:
        pair = self._current()
        if pair is not None:
            self._write(partial(self._office.registry.notes.not_twins, *pair.key))

    def _keep_one(self) -> None:
        pair = self._current()
        if pair is not None:
            self._merge(pair, into=pair.one.id)

    def _keep_other(self) -> None:
        pair = self._current()
        if pair is not None:
            self._merge(pair, into=pair.other.id)

    def _merge(self, pair: Twins, into: int) -> None:
        gone = pair.other if into == pair.one.id else pair.one
        today = self._office.clock().date()
        self._write(partial(self._office.bodies.merge, gone.id, into, today, gone.version))

    def _write(self, write: "partial[Changes]") -> None:
        self._changing.do(write)
