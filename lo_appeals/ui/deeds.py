"""What each action of the window does: the methods are named by the keys of the actions."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from lo_appeals.system import documents_folder
from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.appeals.out import Out
from lo_appeals.ui.look import DARK, LIGHT
from lo_appeals.ui.registry.list_out import ListOut
from lo_appeals.ui.reports.tab import DEFICIENCIES, GOVERNOR, ISSUED, OUTGOING, TEMPLATES
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.tasks import Work

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

FORMATS = "Выгрузки ЛКО (*.xlsx *.csv);;Все файлы (*)"


class Deeds(QObject):
    """Does what menu, shortcuts and Ctrl+K ask for, each through the window's own parts."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window

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
            spec for spec in ACTIONS if self.window.commands.by_key[spec.key].isEnabled()
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
        """Go to the search field of the list."""
        page = self.window.registry if self.window.section == REGISTRY else self.window.appeals
        if self.window.section == REPORTS or self.window.pages.currentIndex() > REPORTS:
            self.window.show_section(APPEALS)
        page.focus_search()

    def add_new(self) -> None:
        """Add what the place on the screen holds: an entry, a body, a voting, letters."""
        window = self.window
        if window.pages.currentWidget() is window.registry.desk.votings:
            window.registry.desk.votings.add_new()
        elif window.section == REGISTRY:
            window.commands.do("add_body")
        elif window.section == REPORTS:
            window.commands.do("make_letters")
        else:
            window.commands.do("add_entry")

    def import_file(self) -> None:
        """Ask for a file and show what it would change."""
        recent = self.window.kit.screen.recent_files
        folder = str(Path(recent[0]).parent) if recent else str(documents_folder())
        dialog = QFileDialog(self.window, "Выгрузка личного кабинета ПОС", folder, FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.window.open_file)
        dialog.open()

    def show_imports(self) -> None:
        """Show the list of imports."""
        self.window.imports.reload()
        self.window.open_sheet(self.window.imports)

    def add_condition(self) -> None:
        """Open the menu of conditions of the list that is shown."""
        if self.window.section == REGISTRY:
            self.show_registry()
            self.window.registry.conditions.open()
        else:
            self.show_appeals()
            self.window.appeals.adding.open()

    def pick_value(self) -> None:
        """Show what can be picked from the current row."""
        self.window.appeals.by_value.open()

    def clear_conditions(self) -> None:
        """Show all that the list has."""
        if self.window.section == REGISTRY:
            self.window.show_section(REGISTRY)
            self.window.registry.clear_conditions()
        else:
            self.window.show_section(APPEALS)
            self.window.appeals.clear_conditions()

    def show_morning(self) -> None:
        """Show what changed and what lies ahead."""
        self.window.show_section(APPEALS)
        self.window.appeals.show_morning()

    def show_terms(self) -> None:
        """Show terms and calendar."""
        self.window.appeals.show_terms()

    def show_watchwords(self) -> None:
        """Show the list by which significance is proposed."""
        self.window.appeals.show_watchwords()

    def show_retention(self) -> None:
        """Show how long personal values are kept."""
        self.window.appeals.show_retention()

    def save_filter(self) -> None:
        """Save what the list of entries shows under a name."""
        self.show_appeals()
        self.window.appeals.extras.save_filter()

    def show_filters(self) -> None:
        """Open the menu with the saved filters."""
        self.show_appeals()
        self.window.appeals.extras.open()

    def list_to_excel(self) -> None:
        """Write the list that is shown as XLSX."""
        self._out().to_excel()

    def list_to_pdf(self) -> None:
        """Draw the list that is shown as PDF."""
        self._out().to_pdf()

    def print_list(self) -> None:
        """Print the list that is shown."""
        self._out().print_list()

    def _out(self) -> Out | ListOut:
        """Return the ways out of the section's list; «Обращения» where it has none."""
        if self.window.section == REGISTRY:
            self.show_registry()
            return self.window.registry.out
        self.show_appeals()
        return self.window.appeals.out

    def add_entry(self) -> None:
        """Write an entry by hand."""
        self.show_appeals()
        self.window.appeals.add_new()

    def correct_entry(self) -> None:
        """Correct the current entry."""
        self.window.appeals.cards.correct()

    def annotate_entry(self) -> None:
        """Write a note on the current entry."""
        self.window.appeals.cards.annotate()

    def judge_entry(self) -> None:
        """Decide whether the current entry is significant."""
        self.window.appeals.cards.judge()

    def note_selected(self) -> None:
        """Add a line to the notes of the selected entries."""
        self.window.appeals.extras.note_selected()

    def correct_selected(self) -> None:
        """Choose another body for the selected entries."""
        self.window.appeals.extras.correct_body()

    def reopen_selected(self) -> None:
        """Begin a repeated consideration of the selected entry."""
        self.window.appeals.extras.reopen()

    def delete_selected(self) -> None:
        """Ask why the selected entries are deleted."""
        self.window.appeals.extras.delete_selected()

    def card_to_pdf(self) -> None:
        """Draw the card of the current entry as PDF."""
        self.window.appeals.card_to_pdf()

    def copy_due(self) -> None:
        """Copy the explanation of the due day."""
        self.window.appeals.entry.copy_explanation()
        if self.window.appeals.card_open:
            self.window.message.say("Объяснение срока скопировано.")

    def add_body(self) -> None:
        """Add a body."""
        self.window.show_section(REGISTRY)
        self.window.registry.changes.add()

    def edit_body(self) -> None:
        """Change the current body."""
        self.window.registry.changes.edit()

    def confirm_body(self) -> None:
        """Mark the current body as checked."""
        self.window.registry.changes.confirm()

    def appoint_official(self) -> None:
        """Seat somebody in the current body."""
        self.window.registry.cards.appoint()

    def import_contacts(self) -> None:
        """Ask for a contact list or a returned form."""
        self.window.show_section(REGISTRY)
        self.window.registry.desk.import_contacts()

    def choose_day(self) -> None:
        """Ask for the day of the registry."""
        self.window.show_section(REGISTRY)
        self.window.registry.conditions.ask_day()

    def print_contacts(self) -> None:
        """Make the contact list for printing."""
        self.window.registry.desk.print_contacts()

    def confirm_chosen(self) -> None:
        """Write that the selected bodies confirmed their data."""
        self.window.registry.desk.confirm_chosen()

    def export_contacts(self) -> None:
        """Write the contact list."""
        self.window.registry.desk.export_contacts()

    def make_forms(self) -> None:
        """Write the forms of the selected bodies."""
        self.window.registry.desk.make_forms()

    def copy_emails(self) -> None:
        """Copy the addresses of the selected bodies."""
        self.window.registry.desk.copy_emails()

    def remind_owing(self) -> None:
        """Choose all who did not tell in time, and offer them letters (п. 4, 5)."""
        self.window.show_section(REGISTRY)
        self.window.registry.remind_owing()

    def write_to_chosen(self) -> None:
        """Offer letters to the selected bodies."""
        self.window.registry.write_to_chosen()

    def show_late(self) -> None:
        """Show the changes of a month that were told late (п. 5)."""
        self.window.show_section(REGISTRY)
        self.window.registry.desk.show_late()

    def show_twins(self) -> None:
        """Show bodies that are likely one."""
        self.window.show_section(REGISTRY)
        self.window.registry.desk.show_twins()

    def show_votings(self) -> None:
        """Show the register of votings."""
        self.window.show_section(REGISTRY)
        self.window.registry.desk.show_votings()

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
        self.window.reports.make_letter()

    def issue_report(self) -> None:
        """Show the sheet of issuing."""
        self.window.show_section(REPORTS)
        self.window.reports.issue_report()

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

    def undo(self) -> None:
        """Take the last change back."""
        self.window.changing.undo()
        self.window.enable()

    def redo(self) -> None:
        """Do once more what was taken back."""
        self.window.changing.redo()
        self.window.enable()

    def refresh(self) -> None:
        """Look at everything again."""
        self.window.reload()

    def copy_base(self) -> None:
        """Make a checked copy of the base."""
        self.window.kit.tasks.run(self._copy_base, self._copied, title="Копия базы")

    def _copy_base(self, _work: Work) -> Path:
        return self.window.office.copies.make().file

    def _copied(self, file: Path) -> None:
        self.window.reload_frame()
        self.window.message.say(f"Копия базы сделана и проверена: {file.name}.", str(file.parent))

    def show_copies(self) -> None:
        """Show the copies of the base."""
        self.window.copies.reload()
        self.window.open_sheet(self.window.copies)

    def show_journal(self) -> None:
        """Show who did what and when."""
        self.window.journal.reload()
        self.window.open_sheet(self.window.journal)
        self.window.journal.search.setFocus()

    def hand_over(self) -> None:
        """Ask for the days of the clerk's leave and write the hand-over sheet."""
        self.window.handing_over.ask()

    def show_settings(self) -> None:
        """Show the organisation's settings."""
        self.window.organisation.reload()
        self.window.open_sheet(self.window.organisation)

    def show_wizard(self) -> None:
        """Show the four steps of the first start."""
        self.window.wizard.open()
        self.window.enable()

    def toggle_sample(self) -> None:
        """Go to the made-up region, or back from it."""
        self.window.wants_sample.emit()

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        look = self.window.kit.look
        look.theme = LIGHT if look.dark else DARK
        self.window.kit.screen.dark = look.dark
        QApplication.setPalette(look.palette())

    def larger_type(self) -> None:
        """Make the type larger by a point."""
        self._resize_type(1)

    def smaller_type(self) -> None:
        """Make the type smaller by a point."""
        self._resize_type(-1)

    def _resize_type(self, by: float) -> None:
        self.window.kit.screen.points = self.window.kit.look.points + by
        self.window.rebuild.emit()

    def show_help(self) -> None:
        """Show the guide at the page of what is on the screen."""
        self.window.helping.show_help()

    def show_clause(self) -> None:
        """Show the point of the regulation that what is on the screen goes by."""
        self.window.helping.show_clause()

    def show_keys(self) -> None:
        """Show the list of keys."""
        self.window.helping.show_page("keys")

    def show_about(self) -> None:
        """Show version and licences."""
        self.window.open_sheet(self.window.about)

    def quit(self) -> None:
        """Close the window."""
        self.window.close()
