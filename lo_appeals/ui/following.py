"""Where a matter or a figure of the day leads: the screen with exactly its rows (A2, G1)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lo_appeals.services.agenda import Goal, Place
from lo_appeals.services.records import Wanted
from lo_appeals.ui.registry.quick import ALL, INCOMPLETE, OWING, UNCONFIRMED
from lo_appeals.ui.reports.tab import MONTH, OUTGOING
from lo_appeals.ui.sections import REGISTRY, REPORTS

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow


REMINDER = "due-reminder"  # the kind of letter that entries near their term lead to


class Following:
    """Goes to a Goal through the window's own parts."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._ways = {
            Place.ENTRIES: self._entries,
            Place.REGISTRY: self._registry,
            Place.LETTERS: self._letters,
            Place.NEW_LETTERS: self._new_letters,
            Place.MONTH: self._month,
            Place.SURGES: self._entries,
            Place.IMPORT: self._import,
            Place.SETTINGS: self._settings,
            Place.COPIES: self._copies,
        }

    def follow(self, goal: Goal) -> None:
        """Show what a figure counted or where a matter is done."""
        self._ways[goal.place](goal)

    def _entries(self, goal: Goal) -> None:
        if goal.entries is not None:
            self._window.show_entries(goal.entries)

    def _registry(self, goal: Goal) -> None:
        registry = self._window.registry
        self._window.show_section(REGISTRY)
        registry.clear_conditions()
        chip = _chip(goal)
        registry.check_chip(chip)
        registry.quick.emit(chip)
        registry.focus_list()

    def _letters(self, goal: Goal) -> None:
        reports = self._window.reports
        self._window.show_section(REPORTS)
        reports.parts.setCurrentRow(OUTGOING)
        reports.pages.setCurrentWidget(reports.outgoing)
        reports.outgoing.show_wanted(goal.letters or Wanted())

    def _new_letters(self, goal: Goal) -> None:
        self._offer(goal.kind)

    def letters_to(self, body: str) -> None:
        """Offer reminders of terms to a body, to every body that needs one where it is ''."""
        self._window.reports.letters.form.set_values({"body_text": body})
        self._offer(REMINDER)

    def letters_for(self, kind: str, only: Sequence[int] | None) -> None:
        """Offer letters of a kind to these bodies, to all that are due one where None."""
        self._window.reports.letters.form.set_values({"body_text": ""})
        self._offer(kind, only)

    def _offer(self, kind: str, only: Sequence[int] | None = None) -> None:
        reports = self._window.reports
        self._window.show_section(REPORTS)
        reports.parts.setCurrentRow(OUTGOING)
        reports.letters.show_for(None, kind, only)
        reports.pages.setCurrentWidget(reports.letters)
        reports.letters.setFocus()

    def _month(self, goal: Goal) -> None:
        self._window.show_section(REPORTS)
        self._window.reports.show_part(MONTH)
        if goal.period is not None:
            self._window.reports.show_period(goal.period)

    def _import(self, _goal: Goal) -> None:
        self._window.deeds.import_file()

    def _settings(self, _goal: Goal) -> None:
        self._window.deeds.show_settings()

    def _copies(self, _goal: Goal) -> None:
        self._window.deeds.show_copies()


def _chip(goal: Goal) -> str:
    """Return the quick state of the registry that counts the same bodies."""
    if goal.unconfirmed:
        return UNCONFIRMED
    if goal.registry is not None and goal.registry.incomplete:
        return INCOMPLETE
    return OWING if goal.registry is not None and goal.registry.owing else ALL
