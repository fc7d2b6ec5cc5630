"""The clerk's own leave: two days under the menu, and the sheet for a colleague (O4)."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.services.office import Office
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.popover import RangePopover
from lo_appeals.ui.tasks import Work

USUAL = timedelta(13)  # after the first day: a leave of two weeks


class HandingOver(QObject):
    """`told` (what, advice, more) for the message bar."""

    told = Signal(object, object, object)

    def __init__(self, kit: Kit, office: Office, window: QWidget, anchor: QWidget) -> None:
        super().__init__(window)
        self._kit, self._office, self._window, self._anchor = kit, office, window, anchor

    def ask(self) -> None:
        """Ask for the days of the leave; tomorrow and two weeks on are offered."""
        today = self._office.appeals.today
        panel = RangePopover(self._kit.look, self._window, "Лист передачи дел: вас не будет", today)
        tomorrow = today() + timedelta(1)
        panel.first.set_value(tomorrow)
        panel.last.set_value(tomorrow + USUAL)
        panel.show_button.say("Составить")
        panel.picked.connect(self._write)
        panel.open_under(self._anchor)
        panel.first.setFocus()

    def _write(self, days: tuple[date | None, date | None]) -> None:
        today = self._office.appeals.today()
        first, last = days[0] or today, days[1] or days[0] or today

        def work(_work: Work) -> Path:
            return self._office.handover.write(first, last)

        self._kit.tasks.run(work, self._written, title="Лист передачи дел")

    def _written(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent),
                       ("Открыть", partial(open_file, self._kit.tasks, file)))  # fmt: skip
