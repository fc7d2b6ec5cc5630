"""Changes of a month that a body told later than the term of п. 5, or has not told at all (R6)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from lo_appeals.domain.files import safe_name
from lo_appeals.domain.registry import LateNotice
from lo_appeals.domain.texts import counted, day, month_title, number
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.paper import PaperList
from lo_appeals.ui.printing import EXCEL, OnPaper, ask_file
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

TITLE = "Поздние уведомления (п. 5)"


def _body(one: LateNotice) -> Cell:
    return Cell(one.body.name)


def _what(one: LateNotice) -> Cell:
    return Cell(one.notice.what)


def _changed(one: LateNotice) -> Cell:
    return Cell(day(one.notice.changed_on))


def _due(one: LateNotice) -> Cell:
    return Cell(day(one.clock.due.day)) if one.clock.due else NOTHING


def _told(one: LateNotice) -> Cell:
    told = one.notice.told_on
    return Cell(day(told), "done_late", Mark.DONE_LATE) if told else Cell(
        "не сообщено", "late", Mark.LATE
    )  # fmt: skip


def _incoming(one: LateNotice) -> Cell:
    return Cell(one.notice.incoming) if one.notice.incoming else NOTHING


class LateNoticesSheet(Sheet):
    """A month's list; `wants_body` (id) to its card, `told` (words, advice) for the message bar."""

    wants_body = Signal(object)
    told = Signal(object, object)
    status = TITLE
    help_page = "registry"

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__(kit.look, TITLE)
        self._kit, self._office = kit, office
        self._period: Period | None = None
        self._known: dict[int, LateNotice] = {}
        look = kit.look
        self.columns = self._columns()
        self.model = RecordsModel(self.columns, self._load, kit.tasks, self)
        self.table = RecordTable(kit, TITLE, "late_notices", self.model)
        self.before = Button(look, "", "chevron-left", flat=True, tip="Предыдущий месяц (Alt+←)")
        self.after = Button(look, "", "chevron-right", flat=True, tip="Следующий месяц (Alt+→)")
        self.month = words("", look.subtitle)
        for widget in (self.before, self.month, self.after):
            self.head.addWidget(widget)
        self.paper = OnPaper(kit, self, self._name, self._on_paper)
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)
        self.export = Button(look, "В &XLSX", "download")
        self.to_pdf = Button(look, "В &PDF", "file-text")
        self.print = Button(look, "Пе&чать…", "printer")
        self.look_at = Button(look, "&Карточка органа", "building-2", tip="Открыть (Enter)")
        self.set_foot(self.export, self.to_pdf, self.print, self.look_at)
        self.foot_says.setText(
            "Месяц – по дню изменения. Дней – на сколько позже срока сообщено или ещё не сообщено."
        )
        self._connect()

    def _columns(self) -> Sequence[ListColumn[LateNotice]]:
        made = ListColumn[LateNotice]
        return (
            made(key="body", title="Орган", chars=28, cell=_body, stretch=True, sortable=False),
            made(key="what", title="Что изменилось", chars=30, cell=_what, sortable=False),
            made(key="changed", title="Изменилось", chars=11, cell=_changed, right=True,
                 sortable=False),
            made(key="due", title="Срок", chars=11, cell=_due, right=True, spare=True,
                 sortable=False),
            made(key="told", title="Сообщено", chars=14, cell=_told, sortable=False),
            made(key="late", title="Дней", chars=6, cell=self._late, right=True,
                 sortable=False),
            made(key="incoming", title="Вх. №", chars=9, cell=_incoming, sortable=False),
        )  # fmt: skip

    def _late(self, one: LateNotice) -> Cell:
        return Cell(number(one.clock.late_days(self._today())), "late")

    def _today(self) -> date:
        return self._office.clock().date()

    def _connect(self) -> None:
        self.before.clicked.connect(self.step_back)
        self.after.clicked.connect(self.step_on)
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._row_moved)
        self.look_at.clicked.connect(self._open_current)
        self.export.clicked.connect(self._ask)
        self.to_pdf.clicked.connect(self.paper.to_pdf)
        self.print.clicked.connect(self.paper.print_list)
        self.paper.written.connect(self._written)

    # --- the month ----------------------------------------------------------------------------

    @property
    def period(self) -> Period:
        """The month that is shown; at first the one of today."""
        today = self._today()
        return self._period or Period.month(today.year, today.month)

    def step_back(self) -> None:
        """Go to the month before."""
        self._period = self.period.previous_month()
        self.reload()

    def step_on(self) -> None:
        """Go to the month after; there are no changes of days to come."""
        following = self.period.next_month()
        if following.first <= self._today():
            self._period = following
            self.reload()

    def reload(self) -> None:
        """Ask for the month anew."""
        self.month.setText(month_title(self.period.first))
        self.after.setEnabled(self.period.last < self._today())
        self._kit.tasks.run(partial(self._fetch, self.period), self._show, key="late")

    def _fetch(self, period: Period, _work: Work) -> list[LateNotice]:
        return self._office.registry.clocks.late_notices(period)

    def _show(self, found: list[LateNotice]) -> None:
        self._known = {one.id: one for one in found}
        bodies = len({one.body.id for one in found})
        changes = counted(len(found), "изменение", "изменения", "изменений")
        whose = counted(bodies, "органа", "органов", "органов")
        self.about.setText(f"{changes} у {whose}" if found else "Поздних нет")
        self.table.nothing = "Поздних уведомлений в этом месяце нет. Другой месяц – Alt+← и Alt+→."
        self.table.show_afresh(self._known)
        for button in (self.export, self.to_pdf, self.print):
            button.setEnabled(bool(found))
        self._row_moved(self.table.current_id())

    @property
    def shown(self) -> list[LateNotice]:
        """The notices of the month, the latest first."""
        return list(self._known.values())

    def _load(self, ids: Sequence[int]) -> list[LateNotice]:
        kept = self._known
        return [kept[one] for one in ids if one in kept]

    def _row_moved(self, notice_id: int | None) -> None:
        self.look_at.setEnabled(notice_id is not None)

    def _open(self, notice_id: int) -> None:
        self.wants_body.emit(self._known[notice_id].body.id)

    def _open_current(self) -> None:
        now = self.table.current_id()
        if now is not None:
            self._open(now)

    # --- out ----------------------------------------------------------------------------------

    def _name(self) -> str:
        return safe_name(f"Поздние уведомления за {month_title(self.period.first).lower()}")

    def _ask(self) -> None:
        ask_file(self, f"{self._name()}.xlsx", EXCEL, self.export_to)

    def export_to(self, file: str) -> None:
        """Write the month's list as XLSX."""
        self._kit.tasks.run(
            partial(self._export, Path(file), self.period), self._written, title="Запись XLSX"
        )

    def _export(self, file: Path, period: Period, _work: Work) -> Path:
        return self._office.registry.clocks.export_late_notices(file, period)

    def _written(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent))

    def _on_paper(self) -> Callable[[], PaperList]:
        """Every column is drawn."""
        note = self._office.registry.clocks.note_of(self.period, len(self._known))
        rows = [[column.cell(one).text for column in self.columns] for one in self.shown]
        heads = [(column.title, column.chars) for column in self.columns]
        title = "Уведомления об изменениях позже срока или не направленные (п. 5)"
        return partial(PaperList, title, f"{note}.", heads, rows)
