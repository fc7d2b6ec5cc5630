"""The month's letter: made as a draft, or issued after a look at what is frozen with it (п. 11)."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.timeliness import Period
from lo_appeals.services.office import Office
from lo_appeals.services.reports import MadeReport
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.reports.month import MonthView
from lo_appeals.ui.reports.release import ReleaseSheet
from lo_appeals.ui.tasks import Work


class Making(QObject):
    """`told` (words, advice, button) for the message bar; `wants_sheet` for that of issuing."""

    told = Signal(object, object, object)
    wants_sheet = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing, month: MonthView) -> None:
        super().__init__(month)
        self._kit, self._office, self._changing, self._month = kit, office, changing, month
        self.release = ReleaseSheet(kit.look)
        month.make.connect(self.make_letter)
        month.issue.connect(self.issue_report)
        self.release.confirmed.connect(self._issue)

    def make_letter(self) -> None:
        """Make the letter of the month that is shown as a draft."""
        self._run("Письмо за месяц", issue=False)

    def issue_report(self) -> None:
        """Show the sheet of issuing."""
        page = self._month.shown
        if page is not None:
            self.release.show_report(page.report, page.missing)
            self.wants_sheet.emit(self.release)

    def _issue(self) -> None:
        self.release.close_sheet()
        self._run("Выпуск отчёта", issue=True)

    def _run(self, title: str, *, issue: bool) -> None:
        period = self._month.period
        if period is not None:
            self._kit.tasks.run(partial(self._make, period, issue), self._made, title=title)

    def _make(self, period: Period, issue: bool, _work: Work) -> MadeReport:
        return self._office.reports.make(period, issue=issue, count_sheets=issue)

    def _made(self, made: MadeReport) -> None:
        lacking = f"Черновик: не указано – {', '.join(made.missing)}." if made.missing else ""
        if made.draft and not lacking:
            lacking = "Это черновик: чтобы сохранить цифры, выпустите отчёт."
        self._changing.accept(made.changes)
        opening = ("Открыть", partial(open_file, self._kit.tasks, made.file))
        self.told.emit(made.changes.text, lacking, opening)
