"""«Реестр»: the current body, contacts, twins, votings."""

from lo_appeals.ui.deeds.doing import Doing
from lo_appeals.ui.sections import REGISTRY


class RegistryDeeds(Doing):
    """Works on bodies and on lists of who answers."""

    def add_body(self) -> None:
        """Add a body."""
        self.window.show_section(REGISTRY)
        self.window.registry.changes.add()

    def edit_body(self) -> None:
        """Change the current body."""
        self.window.registry.changes.edit()

    def confirm_body(self) -> None:
        """Mark the selected bodies as checked."""
        self.window.registry.check_chosen()

    def appoint_official(self) -> None:
        """Seat somebody in the current body."""
        self.window.registry.cards.appoint()

    def import_contacts(self) -> None:
        """Ask for a contact list or a returned form."""
        self.window.show_section(REGISTRY)
        self.window.registry.desk.import_contacts()

    def paste_contacts(self) -> None:
        """Show what rows copied in Excel would change."""
        self.window.registry.desk.paste_contacts()

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
