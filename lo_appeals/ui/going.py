"""Ctrl+K: what is found by typing, and where each line of it leads (S1)."""

from functools import partial
from typing import TYPE_CHECKING

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.ui.appeals.columns import shown_number
from lo_appeals.ui.go_to import Goal
from lo_appeals.ui.lines import Line
from lo_appeals.ui.sections import APPEALS, REGISTRY
from lo_appeals.ui.tasks import Work

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

MOST_ENTRIES = 6


class Going:
    """Goes to an action, a body or an entry through the window's own parts."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def go(self, goal: Goal) -> None:
        """Do the action, or show the body or the entry."""
        window = self._window
        if goal.kind == "action":
            window.commands.do(goal.value)
        elif goal.kind == "body":
            window.show_section(REGISTRY)
            window.registry.show_body(goal.value)
        else:
            entry_id, number = goal.value
            window.show_section(APPEALS)
            window.appeals.show_entry(entry_id, Selection(find=number, law=Law.BOTH))

    def find(self, text: str) -> None:
        """Look for entries and add them to the lines."""
        window = self._window
        window.kit.tasks.run(
            partial(self._fetch, text), partial(window.go_to.show_entries, text), key="go"
        )

    def _fetch(self, text: str, _work: Work) -> list[Line]:
        appeals = self._window.office.appeals
        ids = appeals.ids(Selection(find=text, law=Law.BOTH))[:MOST_ENTRIES]
        return [
            Line(
                "inbox", f"{shown_number(one)} · {one.body or 'не определён'} · {one.category}",
                appeals.state_of(one).value, Goal("entry", (one.id, one.number)),
            )
            for one in appeals.page(ids)
        ]  # fmt: skip
