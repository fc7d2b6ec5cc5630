"""«Отчёты»: the parts of the section, the month, its letters."""

from lo_appeals.ui.deeds.doing import Doing
from lo_appeals.ui.reports.tab import DEFICIENCIES, GOVERNOR, ISSUED, OUTGOING, TEMPLATES
from lo_appeals.ui.sections import REPORTS


class ReportDeeds(Doing):
    """Shows parts of the reports and works on the month."""

    def show_deficiencies(self) -> None:
        """Show what the rules found in the month."""
        self._show_part(DEFICIENCIES)

    def show_governor(self) -> None:
        """Show what the Governor is to hear of."""
        self._show_part(GOVERNOR)

    def show_outgoing(self) -> None:
        """Show the register of letters."""
        self._show_part(OUTGOING)

    def show_issued(self) -> None:
        """Show the issued reports."""
        self._show_part(ISSUED)

    def show_templates(self) -> None:
        """Show the templates of letters."""
        self._show_part(TEMPLATES)

    def _show_part(self, place: int) -> None:
        self.window.show_section(REPORTS)
        self.window.reports.show_part(place)

    def make_letters(self) -> None:
        """Offer letters to the bodies that need one."""
        self.show_outgoing()
        self.window.reports.new_letters()

    def make_letter(self) -> None:
        """Make the month's letter."""
        self.window.show_section(REPORTS)
        self.window.reports.making.make_letter()

    def issue_report(self) -> None:
        """Show the sheet of issuing."""
        self.window.show_section(REPORTS)
        self.window.reports.making.issue_report()

    def check_month(self) -> None:
        """Say that the month's figures were looked at."""
        self.window.show_section(REPORTS)
        self.window.reports.check_month()

    def show_figures_of_period(self) -> None:
        """Show the figures of a quarter, a year or other days."""
        self.window.show_section(REPORTS)
        self.window.reports.show_figures_of_period()

    def write_causes(self) -> None:
        """Show causes and proposals of the month."""
        self.window.show_section(REPORTS)
        self.window.reports.show_causes()

    def month_before(self) -> None:
        """Show the month before."""
        if self._late_shown:
            self.window.registry.desk.late.step_back()
        elif self.window.section == REPORTS:
            self.window.reports.month.step_back()

    def month_after(self) -> None:
        """Show the month after."""
        if self._late_shown:
            self.window.registry.desk.late.step_on()
        elif self.window.section == REPORTS:
            self.window.reports.month.step_on()

    @property
    def _late_shown(self) -> bool:
        return self.window.pages.currentWidget() is self.window.registry.desk.late
