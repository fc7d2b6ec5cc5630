"""Which page and which point of the regulation belong to what is on the screen."""

from typing import TYPE_CHECKING

from lo_appeals.ui.help.pages import REGULATION, anchor_of
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.sheet import Sheet

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

SECTION_PAGES = {REGISTRY: "registry", APPEALS: "appeals", REPORTS: "reports"}
SECTION_CLAUSES = {REGISTRY: "п. 4", APPEALS: "п. 7", REPORTS: "п. 11"}


class Helping:
    """Opens the help sheet where it belongs."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def show_page(self, page: str, anchor: str = "") -> None:
        """Show a page of the guide."""
        self._window.help.open_page(page, anchor)
        if self._window.pages.currentWidget() is not self._window.help:
            self._window.open_sheet(self._window.help)
        self._window.help.guide.setFocus()

    def show_help(self) -> None:
        """Show the page of what is on the screen."""
        page = self._window.pages.currentWidget()
        if isinstance(page, Sheet) and page.help_page:
            self.show_page(page.help_page)
        elif self._window.today.isAncestorOf(self._window.focusWidget()):
            self.show_page("today")
        else:
            self.show_page(SECTION_PAGES[self._window.section])

    def show_clause(self) -> None:
        """Show the point by which the current matter, entry, body or month is judged."""
        clause = SECTION_CLAUSES[self._window.section]
        matters = self._window.today.panel.matters
        matter = matters.chosen() if matters.hasFocus() else None
        if matter is not None and matter.clause:
            clause = matter.clause
        self.show_page(REGULATION, anchor_of(clause))
