"""«Программа»: steps back, copies, journal, rules, settings, look, help."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from lo_appeals.ui.deeds.doing import Doing
from lo_appeals.ui.look import theme_for
from lo_appeals.ui.tasks import Work


class ProgramDeeds(Doing):
    """Works on the program and its base as a whole."""

    def show_terms(self) -> None:
        """Show terms and calendar."""
        self.window.appeals.show_sheet(self.window.appeals.terms)

    def show_watchwords(self) -> None:
        """Show the list by which significance is proposed."""
        self.window.appeals.show_sheet(self.window.appeals.watchwords)

    def show_retention(self) -> None:
        """Show how long personal values are kept."""
        self.window.appeals.show_sheet(self.window.appeals.retention)

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
        self.window.frame.reload()
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
        self.set_theme(not self.window.kit.look.dark)

    def set_theme(self, dark: bool) -> None:
        """Show the window dark or light, now and at later starts."""
        look = self.window.kit.look
        look.theme = theme_for(dark=dark)
        self.window.kit.screen.dark = dark
        QApplication.setPalette(look.palette())

    def larger_type(self) -> None:
        """Make the type larger by a point."""
        self.set_points(self.window.kit.look.points + 1)

    def smaller_type(self) -> None:
        """Make the type smaller by a point."""
        self.set_points(self.window.kit.look.points - 1)

    def set_points(self, points: float) -> None:
        """Set the size of the type, now and at later starts."""
        self.window.kit.screen.points = points
        if points != self.window.kit.look.points:
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
