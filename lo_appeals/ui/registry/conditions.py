"""Conditions of the registry's list beside its quick states: one gap, the people of a day."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lo_appeals.domain.completeness import Flag
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import number
from lo_appeals.ui.controls import Button
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import DayPopover
from lo_appeals.ui.registry.columns import BodyRow

DAY, FLAG = "day", "flag"


class Conditions(QObject):
    """What «+ Условие» adds: `day_changed`, `flag_changed` when one comes or goes."""

    day_changed = Signal()
    flag_changed = Signal()

    def __init__(self, look: Look, anchor: QWidget, today: Callable[[], date]) -> None:
        super().__init__(anchor)
        self._look, self._anchor, self._today = look, anchor, today
        self._counts: Counter[Flag] = Counter()
        self.day: date | None = None  # None: today
        self.flag: Flag | None = None

    def count(self, rows: Iterable[BodyRow]) -> None:
        """Count the bodies behind each gap, for the menu."""
        self._counts = Counter(
            flag for row in rows for flag in {gap.flag for gap in row.state.gaps}
        )

    def take(self, row: BodyRow) -> bool:
        """Tell whether a body has the gap that is asked for."""
        return self.flag is None or any(gap.flag is self.flag for gap in row.state.gaps)

    def shown(self) -> list[tuple[str, str]]:
        """Return the conditions as key and words."""
        found = [(FLAG, self.flag.value)] if self.flag else []
        return [*found, *([(DAY, f"Отвечали {written(self.day)}")] if self.day else [])]

    def open(self) -> None:
        """Show the menu under the button."""
        menu = QMenu("Условие", self._anchor)
        menu.addAction("Отвечали на дату…", self.ask_day)
        menu.addSeparator()
        for flag in Flag:
            if self._counts[flag]:
                text = f"{flag.value[:1].upper()}{flag.value[1:]}: {number(self._counts[flag])}"
                menu.addAction(text, partial(self.show_flag, flag))
        menu.popup(self._anchor.mapToGlobal(self._anchor.rect().bottomLeft()))

    def ask_day(self) -> None:
        """Ask for the day of «Отвечает» (R11)."""
        popover = day_of_registry(self._look, self._anchor, self._today)
        popover.picked.connect(self.show_day)
        popover.open_under(self._anchor)

    def show_day(self, day: date | None) -> None:
        """Show who answered on that day in the list and in cards; None: today (R11)."""
        self.day = None if day == self._today() else day
        self.day_changed.emit()

    def show_flag(self, flag: Flag | None) -> None:
        """Show the bodies with that gap only (R9); None: all."""
        self.flag = flag
        self.flag_changed.emit()

    def drop(self, key: str) -> None:
        """Take a condition away."""
        if key == DAY:
            self.show_day(None)
        else:
            self.show_flag(None)

    def clear(self) -> None:
        """Take all conditions away."""
        self.flag = None
        if self.day is not None:
            self.show_day(None)


def day_of_registry(look: Look, parent: QWidget, today: Callable[[], date]) -> DayPopover:
    """Ask for the day as of which the registry is to be shown."""
    press = Button(look, "Показать", "check", primary=True)
    return DayPopover(look, parent, "Кто отвечал на дату", press, today=today)
