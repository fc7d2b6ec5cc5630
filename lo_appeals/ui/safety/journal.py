"""The journal as a sheet: who did what, old → new, when and why; found by words and dates."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted, kept, moment
from lo_appeals.services.journal import JournalLine, Wanted
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import Cell, ListColumn, Run
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import DateField
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, words
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.search_line import SearchLine
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

PAUSE_MS = 200
NONE_YET = "Здесь появится всё, что сделано в базе: кто, что и когда."
NONE_FOUND = "Таких записей нет. Уберите слово или даты, чтобы увидеть остальные."
SEALED = "Записи нельзя ни изменить, ни убрать: каждая запечатана вместе с предыдущей."
MOST = 1000


def _number(line: JournalLine) -> Cell:
    return Cell(str(line.id), "muted")


def _when(line: JournalLine) -> Cell:
    return Cell(moment(line.at))


def _who(line: JournalLine) -> Cell:
    return Cell(line.who)


def _action(line: JournalLine) -> Cell:
    return Cell(line.action)


def _subject(line: JournalLine) -> Cell:
    return Cell(line.subject)


def _changes(line: JournalLine) -> Cell:
    runs: list[Run] = []
    for one in line.values:
        runs.append(Run(f"{one.field}: ", "field"))
        if one.old:
            runs.append(Run(kept(one.old), "old"))
            runs.append(Run(" → "))
        runs.append(Run(kept(one.new), "new"))
        runs.append(Run("  "))
    return Cell("".join(run.text for run in runs).strip() or "—", runs=tuple(runs))


def _reason(line: JournalLine) -> Cell:
    return Cell(line.reason or "—", "text" if line.reason else "muted")


_LINE = ListColumn[JournalLine]
COLUMNS = (
    _LINE(key="number", title="№", chars=7, cell=_number, right=True, sortable=False),
    _LINE(key="when", title="Когда", chars=16, cell=_when, right=True, sortable=False),
    _LINE(key="who", title="Кто", chars=20, cell=_who, spare=True, sortable=False),
    _LINE(key="action", title="Что сделано", chars=24, cell=_action, sortable=False),
    _LINE(key="subject", title="С чем", chars=24, cell=_subject, sortable=False),
    _LINE(key="changes", title="Было → стало", chars=40, cell=_changes, stretch=True,
          sortable=False),
    _LINE(key="reason", title="Почему", chars=20, cell=_reason, spare=True, sortable=False),
)  # fmt: skip


class JournalSheet(Sheet):
    """Reading only: entries are never changed nor removed."""

    help_page = "safety"
    help_heading = "Журнал"

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__(kit.look, "Журнал")
        self._kit, self._office = kit, office
        self._lines: dict[int, JournalLine] = {}
        look = kit.look
        self.search = SearchLine(look, "Найти: номер, орган, действие, фамилия", "Найти в журнале")
        self.first = DateField(look, "С даты", self._today)
        self.last = DateField(look, "По дату", self._today)
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Журнал", "journal", self.model)
        u = look.u
        self.body.addWidget(hairline())
        self.body.addLayout(
            row(
                self.search, words("с", muted=True), self.first.editor, words("по", muted=True),
                self.last.editor, gap=u * 2, edges=(u * 4, u * 2, u * 4, u * 2),
            )
        )  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)
        self.check = Button(look, "Проверить &цепочку", "circle-check")
        self.set_foot(self.check)
        self.foot_says.setText(SEALED)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(self._pause.start)
        self.search.left.connect(self.table.setFocus)
        for day in (self.first.edit, self.last.edit):
            day.changed.connect(self._day_typed)
            day.editingFinished.connect(self.reload)
        self.check.clicked.connect(self._check)

    def _today(self) -> date:
        return self._office.clock().date()

    def _day_typed(self) -> None:
        """Look again once it is a day; while it is typed nothing is wrong yet."""
        days = (self.first.edit, self.last.edit)
        if all(one.hint() or not one.text() for one in days):
            self._pause.start()

    def reload(self) -> None:
        """Look again for what is asked."""
        wanted = self._wanted()
        if wanted is not None:

            def fetch(_work: Work) -> list[JournalLine]:
                return self._office.journal.search(wanted, MOST)

            self._kit.tasks.run(fetch, self._show, key="journal")

    def _wanted(self) -> Wanted | None:
        try:
            first, last = self.first.value(), self.last.value()
        except UserError as error:
            self.foot_says.setText(str(error))
            return None
        self.foot_says.setText(SEALED)
        return Wanted(find=self.search.text(), first=first, last=last)

    def _show(self, lines: Sequence[JournalLine]) -> None:
        self._lines = {one.id: one for one in lines}
        more = "последние " if len(lines) == MOST else ""
        self.about.setText(more + counted(len(lines), "запись", "записи", "записей"))
        self.table.nothing = NONE_FOUND if self._wanted() != Wanted() else NONE_YET
        self.table.show_ids(list(self._lines))
        self.model.refresh()

    def _load(self, ids: Sequence[int]) -> list[JournalLine]:
        kept = self._lines
        return [kept[one] for one in ids if one in kept]

    def _check(self) -> None:
        self._kit.tasks.run(self._faults, self._tell, title="Проверка журнала")

    def _faults(self, _work: Work) -> tuple[str, ...]:
        return self._office.copies.check()

    def _tell(self, faults: tuple[str, ...]) -> None:
        whole = "База цела, цепочка журнала не нарушена."
        self.foot_says.setText(" ".join(faults) or whole)
