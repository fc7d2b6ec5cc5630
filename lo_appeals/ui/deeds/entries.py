"""«Обращения»: files of exports, the list, the current and the selected entries."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from lo_appeals.system import documents_folder
from lo_appeals.ui.appeals.out import Out
from lo_appeals.ui.controls import Button
from lo_appeals.ui.deeds.going import Going
from lo_appeals.ui.registry.list_out import ListOut
from lo_appeals.ui.reports.tab import OUTGOING
from lo_appeals.ui.sections import APPEALS, REGISTRY

FORMATS = "Выгрузки ПОС (*.xlsx *.csv);;Все файлы (*)"


class EntryDeeds(Going):
    """Works on exports, the list that is shown and the entries chosen in it."""

    def import_file(self) -> None:
        """Ask for a file and show what it would change."""
        recent = self.window.kit.screen.recent_files
        folder = str(Path(recent[0]).parent) if recent else str(documents_folder())
        dialog = QFileDialog(self.window, "Выгрузка личного кабинета ПОС", folder, FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.window.open_file)
        dialog.open()

    def show_recent(self) -> None:
        """Open the menu with the exports that were opened last."""
        self.show_appeals()
        self.window.recent.open()

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
        button, _ = self._buttons()
        if button is not None:
            button.click()
        else:
            self._out().to_excel()

    def list_to_pdf(self) -> None:
        """Draw the list that is shown as PDF."""
        self._out().paper.to_pdf()

    def print_list(self) -> None:
        """Print the list that is shown; of the register of letters, the selected ones."""
        _, button = self._buttons()
        if button is not None:
            button.click()
        else:
            self._out().paper.print_list()

    def _buttons(self) -> tuple[Button | None, Button | None]:
        """Return the buttons of the place that write its list as XLSX and print it."""
        window = self.window
        place, desk, letters = window.pages.currentWidget(), window.registry.desk, window.reports
        if place is desk.late:
            return desk.late.export, desk.late.print
        if place is desk.votings:
            return desk.votings.export, None
        if place is letters and letters.part == OUTGOING:
            return letters.outgoing.out, letters.outgoing.preview
        return None, None

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
