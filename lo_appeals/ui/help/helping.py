"""Which page and which point of the regulation belong to what is on the screen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lo_appeals.ui.help.pages import REGULATION, anchor_of, heading_of
from lo_appeals.ui.reports.tab import (
    DEFICIENCIES,
    GOVERNOR,
    ISSUED,
    MONTH,
    OUTGOING,
    TEMPLATES,
)
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.sheet import Sheet

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

SECTION_PAGES = {REGISTRY: "registry", APPEALS: "appeals"}
PARTS_PAGES = {  # page and heading by the part of «Отчёты»
    MONTH: ("reports", ""), DEFICIENCIES: ("letters", "Недостатки"),
    GOVERNOR: ("significance", "Доклад Губернатору"), OUTGOING: ("letters", "Исходящие"),
    ISSUED: ("reports", "Выпуск"), TEMPLATES: ("letters", "Шаблоны"),
}  # fmt: skip
SECTION_CLAUSES = {REGISTRY: "п. 4", APPEALS: "п. 7", REPORTS: "п. 11"}


class Helping:
    """Opens the help sheet where it belongs."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def show_page(self, page: str, heading: str = "") -> None:
        """Show a page of the guide, from a heading on where one is named."""
        self._window.go_to.hide()
        self._window.help.open_page(page, heading)
        if self._window.pages.currentWidget() is not self._window.help:
            self._window.open_sheet(self._window.help)
        self._window.help.guide.setFocus()

    def show_help(self) -> None:
        """Show the page of what is on the screen."""
        window = self._window
        page: QWidget | None = window.pages.currentWidget()
        if page is window.reports:
            page = window.reports.pages.currentWidget()
        if window.today.isAncestorOf(window.focusWidget()):
            self.show_page("today")
        elif isinstance(page, Sheet) and page.help_page:
            self.show_page(page.help_page, page.help_heading)
        elif window.section == REPORTS:
            self.show_page(*PARTS_PAGES[window.reports.part])
        else:
            self.show_page(SECTION_PAGES[window.section])

    def show_clause(self) -> None:
        """Show the point by which the current matter, entry, body or month is judged."""
        clause = SECTION_CLAUSES[self._window.section]
        matters = self._window.today.panel.matters
        matter = matters.chosen() if matters.hasFocus() else None
        if matter is not None and matter.clause:
            clause = matter.clause
        anchor = anchor_of(clause)
        self.show_page(REGULATION, heading_of(anchor) if anchor else "")
