"""«Отчёты»: parts at the left, the month or the issued ones at the right."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lo_appeals.domain.selection import FigureRef, Selection
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.domain.texts import month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.deficiencies import Item
from lo_appeals.services.office import Office
from lo_appeals.services.outgoing import OutgoingLetter
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.reports.causes_sheet import CausesSheet
from lo_appeals.ui.reports.deficiencies import DeficienciesView
from lo_appeals.ui.reports.governor import GovernorView
from lo_appeals.ui.reports.governor_words import GovernorWordsSheet
from lo_appeals.ui.reports.issued import IssuedView
from lo_appeals.ui.reports.letters_sheet import LettersSheet
from lo_appeals.ui.reports.making import Making
from lo_appeals.ui.reports.marks_sheet import MarksSheet
from lo_appeals.ui.reports.month import MonthPage, MonthView
from lo_appeals.ui.reports.outcome_sheet import OutcomeSheet
from lo_appeals.ui.reports.outgoing import OutgoingView
from lo_appeals.ui.reports.period_sheet import PeriodSheet
from lo_appeals.ui.reports.preview import PreviewSheet
from lo_appeals.ui.reports.templates import TemplatesView
from lo_appeals.ui.reports.words_sheet import WordsSheet
from lo_appeals.ui.tasks import Work

PARTS = (
    Line("clipboard-check", "Сводная за месяц", "п. 11"),
    Line("shield-alert", "Недостатки", "п. 10"),
    Line("star", "Губернатору", "п. 12"),
    Line("send", "Исходящие письма", ""),
    Line("history", "Выпущенные", ""),
    Line("file-text", "Шаблоны писем", ""),
)
MONTH, DEFICIENCIES, GOVERNOR, OUTGOING, ISSUED, TEMPLATES = range(len(PARTS))
NARROW = 125  # characters: below, the parts are left out


class ReportsTab(QWidget):
    """The section of reports.

    `wants_entries` (Selection) for a figure; `wants_sheet` for the sheet of issuing; `told`
    (words, advice, button with what it does) for the message bar; `wants_import`.
    """

    wants_entries = Signal(object)
    wants_sheet = Signal(object)
    wants_import = Signal()
    told = Signal(object, object, object)
    shown_month = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__()
        self._kit, self._office, self._changing = kit, office, changing
        self._period: Period | None = None
        look = kit.look
        self.parts = Lines(look, "Части раздела")
        self.parts.show_lines(PARTS)
        self.parts.setFixedWidth(look.ch * 31)
        self.line = hairline(upright=True)
        self.month = MonthView(look)
        self.making = Making(kit, office, changing, self.month)
        self.issued = IssuedView(kit, office)
        self.deficiencies = DeficienciesView(kit, office, changing)
        self.governor = GovernorView(kit, office)
        self.outgoing = OutgoingView(kit, office)
        self.letters = LettersSheet(kit, office, changing)
        self.marks = MarksSheet(kit, office, changing)
        self.preview = PreviewSheet(kit, office, changing)
        self.causes = CausesSheet(kit, office, changing)
        load = Button(look, "&Загрузить выгрузку…", "upload", primary=True, tip="Ctrl+O")
        load.clicked.connect(self.wants_import)
        self.nothing = empty_place(
            look, "clipboard-check", "Отчётов пока нет",
            "Показатели месяца появятся после первой загрузки выгрузки.", load,
        )  # fmt: skip
        self.pages = QStackedWidget()
        self.pages.setMinimumSize(1, 1)  # of the page that is shown, not of the largest one
        self.templates = TemplatesView(kit, office, changing)
        self.outcome = OutcomeSheet(kit, office, changing)
        self.words = WordsSheet(kit, office, changing)
        self.period = PeriodSheet(kit, office)
        self.governor_words = GovernorWordsSheet(kit, office, changing)
        self.views = (
            self.month, self.deficiencies, self.governor, self.outgoing, self.issued,
            self.templates,
        )  # fmt: skip
        self.inner = (
            self.letters, self.marks, self.preview, self.causes, self.outcome, self.words,
            self.governor_words, self.period,
        )  # fmt: skip
        for page in (*self.views, *self.inner, self.nothing):
            self.pages.addWidget(page)
        self.setLayout(row(self.parts, self.line, self.pages, gap=0))
        self.parts.currentRowChanged.connect(self._part)
        self.month.month_wanted.connect(self.show_period)
        self.month.picked.connect(self._entries)
        self.issued.month_wanted.connect(self._show_again)
        self.issued.to_month.clicked.connect(partial(self.show_part, MONTH))
        self.making.told.connect(self.told)
        self.making.wants_sheet.connect(self.wants_sheet)
        self._connect_letters()

    def _connect_letters(self) -> None:
        for sheet in self.inner:
            sheet.closed.connect(self._back)
        self.outgoing.new_wanted.connect(self.new_letters)
        self.outgoing.marks_wanted.connect(self._show_marks)
        self.outgoing.preview_wanted.connect(self._show_preview)
        self.deficiencies.letter_wanted.connect(partial(self.new_letters, "notice"))
        self.governor.letter_wanted.connect(partial(self.new_letters, "governor"))
        self.marks.saved.connect(self._back)
        self.causes.saved.connect(self._back)
        self.outcome.saved.connect(self._back)
        self.words.saved.connect(self._back)
        self.governor_words.saved.connect(self._back)
        self.governor.words_wanted.connect(self._show_governor_words)
        self.deficiencies.words_wanted.connect(self._show_words)
        self.deficiencies.outcome_wanted.connect(self._show_outcome)
        self.month.words_wanted.connect(self.show_causes)
        self.month.checked.connect(self.check_month)
        self.month.steps.pressed.connect(self._go_to_step)
        self.month.period_wanted.connect(self.show_figures_of_period)
        self.period.picked.connect(self._entries)
        self._changing.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if "letters" in changes.kinds:
            self.outgoing.reload()
            self.deficiencies.reload()
            self.templates.reload()
        if "settings" in changes.kinds and self.pages.currentWidget() is self.letters:
            self.letters.look_ahead()
        if changes.kinds & {"letters", "governor"}:
            self.governor.reload()
        if "letters" in changes.kinds and self._period is not None:
            self._kit.tasks.run(partial(self._fetch, self._period), self._show, key="month")

    def _over(self, sheet: QWidget) -> None:
        self.pages.setCurrentWidget(sheet)
        sheet.setFocus()

    def _back(self) -> None:
        self._part(self.parts.currentRow())

    def new_letters(self, kind: str = "", _period: Period | None = None) -> None:
        """Offer letters of a kind, of the first one where it is ''."""
        self.letters.show_for(self._period, kind)
        self._over(self.letters)

    def show_causes(self) -> None:
        """Show causes and proposals of the month that is shown."""
        if self.month.period is not None:
            self.parts.setCurrentRow(MONTH)
            self.causes.show_month(self.month.period)
            self._over(self.causes)

    def show_figures_of_period(self) -> None:
        """Show the figures of a quarter, a year or other days (L10)."""
        self.period.show_periods()
        self._over(self.period)

    def _go_to_step(self, place: int) -> None:
        """Go where a step of the month is done."""
        page = self.month.shown
        if place == 0:
            self.wants_import.emit()
        elif place == 1 and page is not None and page.missing:
            self.making.release.wants_settings.emit()
        elif place == 1:
            self.month.check.setFocus(Qt.FocusReason.TabFocusReason)
        elif place == 2:
            self.making.issue_report()
        else:
            self.show_part(OUTGOING)

    def check_month(self) -> None:
        """Mark the figures of the month that is shown as looked at."""
        if self.month.period is not None:
            self._changing.do(partial(self._office.causes.check, self.month.period))

    def _show_outcome(self, item: Item) -> None:
        self.outcome.show_item(item)
        self._over(self.outcome)

    def _show_words(self, item: Item) -> None:
        self.words.show_item(item)
        self._over(self.words)

    def _show_governor_words(self, item: GovernorItem) -> None:
        self.governor_words.show_item(item)
        self._over(self.governor_words)

    def _show_marks(self, letter: OutgoingLetter) -> None:
        self.marks.show_letter(letter)
        self._over(self.marks)

    def _show_preview(self, letters: list[OutgoingLetter]) -> None:
        self.preview.show_letters(letters)
        self._over(self.preview)

    # --- what is shown ------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the month anew; at first the last one that has ended."""
        self._kit.tasks.run(partial(self._fetch, self._period), self._show, key="month")
        self.issued.reload()
        self.outgoing.reload()
        self.governor.reload()
        self.templates.reload()
        self.period.recount()

    def _fetch(self, wanted: Period | None, _work: Work) -> MonthPage | None:
        reports = self._office.reports
        months = reports.months()
        if not months:
            return None
        last = reports.last_full_month()
        period = wanted or (last if months[-1].first <= last.first else months[0])
        issued = reports.issued(period)
        return MonthPage(
            reports.month(period), months, reports.timeliness_by_month(period), issued,
            reports.since(issued[0]) if issued else (), reports.missing(),
            self._office.months.standing(period),
        )  # fmt: skip

    def _show(self, page: MonthPage | None) -> None:
        if page is None:
            self.pages.setCurrentWidget(self.nothing)
            self._make_room()
            return
        self._period = page.report.period
        self.month.show_month(page)
        self.deficiencies.show_period(page.report.period)
        if self.pages.currentWidget() not in self.inner:  # what is read or filled in there stays
            self._back()
        self._make_room()
        issued = f"выпущен, редакция {page.issued[0].edition}" if page.issued else "ещё не выпущен"
        self.shown_month.emit(f"{month_title(page.report.period.first)}: отчёт {issued}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the parts are left to the menu."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        narrow = self.width() < self._kit.look.ch * NARROW
        nothing = self.pages.currentWidget() is self.nothing
        for one in (self.parts, self.line):
            one.setHidden(narrow or nothing)

    def _part(self, place: int) -> None:
        if self._period is None and place in (MONTH, DEFICIENCIES):
            self.pages.setCurrentWidget(self.nothing)
            return
        self.pages.setCurrentWidget(self.views[max(place, MONTH)])

    @property
    def part(self) -> int:
        """The part that is chosen, also under a sheet."""
        return max(self.parts.currentRow(), MONTH)

    def show_part(self, place: int) -> None:
        """Show a part and go to its list: a narrow window shows no parts to click."""
        self.parts.setCurrentRow(place)
        self._part(place)
        shown = self.views[place]
        lists = shown.findChildren(RecordTable)
        (lists[0] if lists else shown).setFocus()

    def show_period(self, period: Period) -> None:
        """Show another month."""
        self._back()
        self._period = period
        self.reload()

    def _show_again(self, period: Period) -> None:
        self.parts.setCurrentRow(0)
        self.show_period(period)

    def _entries(self, figure: FigureRef) -> None:
        self.wants_entries.emit(Selection(figure=figure))
