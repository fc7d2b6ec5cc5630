"""Issued reports: frozen editions, and what has changed since."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lo_appeals.domain.texts import moment, month_title
from lo_appeals.services.office import Office
from lo_appeals.services.package import MonthPackage
from lo_appeals.services.records import IssuedReport
from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, row, stack, words
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.tasks import Work


def _month(one: IssuedReport) -> Cell:
    return Cell(month_title(one.period.first))


def _edition(one: IssuedReport) -> Cell:
    return Cell(str(one.edition))


def _issued(one: IssuedReport) -> Cell:
    return Cell(moment(one.issued_at))


def _as_of(one: IssuedReport) -> Cell:
    return Cell(moment(one.data_as_of), "muted")


def _who(one: IssuedReport) -> Cell:
    return Cell(one.who, "muted")


def _file(one: IssuedReport) -> Cell:
    return Cell(Path(one.file).name, "muted")


_MADE = ListColumn[IssuedReport]
COLUMNS = (
    _MADE(key="month", title="Месяц", chars=16, cell=_month, sortable=False),
    _MADE(key="edition", title="Редакция", chars=9, cell=_edition, right=True, sortable=False),
    _MADE(key="issued", title="Выпущен", chars=16, cell=_issued, right=True, sortable=False),
    _MADE(key="as_of", title="Данные на", chars=16, cell=_as_of, right=True, sortable=False),
    _MADE(key="who", title="Кто", chars=14, cell=_who, spare=True, sortable=False),
    _MADE(key="file", title="Файл", chars=40, cell=_file, stretch=True, sortable=False),
)


class IssuedView(QWidget):
    """`month_wanted` (Period) to see the month as it is now."""

    month_wanted = Signal(object)

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__()
        self._kit, self._office = kit, office
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        look, u = kit.look, kit.look.u
        self.reports: Mapping[int, IssuedReport] = {}
        self._dialog: QFileDialog | None = None
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Выпущенные отчёты", "issued", self.model)
        self.since = words("", wrap=True)
        self.open_file = Button(look, "&Открыть письмо", "file-text", tip="Открыть (Enter)")
        self.pack = Button(look, "&Пакет месяца…", "download", tip="Папка месяца с описью")
        self.show_now = Button(look, "&Месяц сейчас", "clipboard-check")
        self.to_month = Button(look, "С&водная за месяц", "clipboard-check", primary=True)
        self.nothing = empty_place(
            look, "history", "Выпущенных отчётов пока нет",
            "Выпущенный отчёт сохраняется здесь вместе с цифрами: позже видно, что изменилось.",
            self.to_month,
        )  # fmt: skip
        head = row(words("Выпущенные отчёты", look.title), None, edges=(u * 5, u * 3, u * 5, u * 3))
        self.foot = QWidget()
        self.foot.setLayout(
            row(
                self.since,
                self.pack,
                self.show_now,
                self.open_file,
                gap=u * 2,
                edges=(u * 4, u * 3, u * 4, u * 3),
            )
        )
        self.line = hairline()
        whole = stack(head, hairline(), self.table, self.nothing, self.line, self.foot, gap=0)
        self.setLayout(whole)
        self.table.moved.connect(self._row_moved)
        self.table.opened.connect(self._open)
        self.open_file.clicked.connect(self._open_current)
        self.show_now.clicked.connect(self._show_now)
        self.pack.clicked.connect(self._ask_folder)

    def reload(self) -> None:
        """Ask for the list anew."""
        self._kit.tasks.run(self._fetch, self._show, key="issued")

    def _fetch(self, _work: Work) -> list[IssuedReport]:
        return self._office.reports.issued()

    def _show(self, reports: Sequence[IssuedReport]) -> None:
        self.reports = {one.id: one for one in reports}
        for one in (self.table, self.line, self.foot):
            one.setVisible(bool(reports))
        self.nothing.setVisible(not reports)
        self.table.show_afresh(one.id for one in reports)
        self._row_moved(self.table.current_id())

    def _load(self, ids: Sequence[int]) -> list[IssuedReport]:
        reports = self.reports
        return [reports[one] for one in ids if one in reports]

    def _row_moved(self, report_id: int | None) -> None:
        report = self.reports.get(report_id or 0)
        if report is not None:
            self.since.setText("С тех пор: сравниваем…")
            self._kit.tasks.run(partial(self._compare, report), self._show_since, key="since")

    def _compare(self, report: IssuedReport, _work: Work) -> tuple[str, ...]:
        return self._office.reports.since(report)

    def _show_since(self, lines: tuple[str, ...]) -> None:
        self.since.setText("С тех пор: " + ("; ".join(lines) or "ничего не изменилось") + ".")

    def _open(self, report_id: int) -> None:
        open_file(self._kit.tasks, Path(self.reports[report_id].file))

    def _open_current(self) -> None:
        now = self.table.current_id()
        if now is not None:
            self._open(now)

    def _show_now(self) -> None:
        report = self.reports.get(self.table.current_id() or 0)
        if report is not None:
            self.month_wanted.emit(report.period)

    def _ask_folder(self) -> None:
        self._dialog = QFileDialog(self, "Пустая папка для пакета месяца")
        self._dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._dialog.fileSelected.connect(self.pack_into)
        self._dialog.open()

    def pack_into(self, folder: str) -> None:
        """Put the month of the current row together in a folder, with the manifest."""
        report = self.reports.get(self.table.current_id() or 0)
        if report is not None:

            def make(_work: Work) -> MonthPackage:
                return self._office.package.make(report.period, Path(folder))

            self._kit.tasks.run(make, self._packed, title="Пакет месяца")

    def _packed(self, made: MonthPackage) -> None:
        notes = " ".join(made.notes)
        self.since.setText(f"{made.changes.text} Файлов: {len(made.files)}. {notes}".strip())
