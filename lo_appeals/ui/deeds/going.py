"""«Перейти»: the sections, Ctrl+K, the day, the search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.deeds.doing import Doing
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.search_line import SearchLine
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS


class Going(Doing):
    """Goes somewhere, or adds what the place holds."""

    def show_registry(self) -> None:
        """Show «Реестр»."""
        self.window.show_section(REGISTRY)
        self.window.registry.focus_list()

    def show_appeals(self) -> None:
        """Show «Обращения»."""
        self.window.show_section(APPEALS)
        self.window.appeals.focus_list()

    def show_reports(self) -> None:
        """Show «Отчёты»."""
        self.window.show_section(REPORTS)
        self.window.reports.month.setFocus()

    def go_anywhere(self) -> None:
        """Open Ctrl+K."""
        self.window.go_to.commands = [
            spec
            for spec in ACTIONS
            if spec.key != "go_anywhere" and self.window.commands.by_key[spec.key].isEnabled()
        ]
        self.window.go_to.open()

    def go_to_number(self) -> None:
        """Open Ctrl+K with the number that is on the clipboard, if there is one."""
        text = "".join(QGuiApplication.clipboard().text().split())
        self.go_anywhere()
        if text.isdigit() and 4 <= len(text) <= 14:
            self.window.go_to.open(text)

    def toggle_today(self) -> None:
        """Fold «Сегодня» or show it."""
        self.window.today.toggle()

    def show_matters(self) -> None:
        """Go to the matters of the day."""
        if not self.window.today.open:
            self.window.today.toggle()
        self.window.today.focus()

    def find(self) -> None:
        """Go to the search field of the list that is shown; of «Обращения» where it has none."""
        place = self.window.pages.currentWidget()
        lines = place.findChildren(SearchLine) if place is not None else []
        line = next((one for one in lines if one.isVisible()), None)
        if line is not None and not isinstance(place, ListPage):
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        page = self.window.registry if self.window.section == REGISTRY else self.window.appeals
        if place is not page:
            self.window.show_section(self.window.pages.indexOf(page))
        page.focus_search()

    def add_new(self) -> None:
        """Add what the place on the screen holds: an entry, a body, a voting, letters."""
        window = self.window
        if window.pages.currentWidget() is window.registry.desk.votings:
            window.registry.desk.votings.add.click()
        elif window.section == REGISTRY:
            window.commands.do("add_body")
        elif window.section == REPORTS:
            window.commands.do("make_letters")
        else:
            window.commands.do("add_entry")
