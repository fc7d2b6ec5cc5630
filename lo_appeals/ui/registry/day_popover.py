"""One day under a button: the registry as of that day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.ui.brush import ENTER
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.layout import row, stack
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import Popover


class DayPopover(Popover):
    """`picked` with the day, None for today."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(look, parent, "Кто отвечал на дату")
        self.day = DateEdit(look, "Дата", today)
        self.day.set_value(today())
        self.show_button = Button(look, "Показать", "check", primary=True)
        u = look.u
        line = row(self.day, self.show_button, gap=u * 2)
        edges = (u * 3, u * 3, u * 3, u * 3)
        self.setLayout(stack(self.title, line, self.error, gap=u * 2, edges=edges))
        self.show_button.clicked.connect(self._pick)

    def open_under(self, anchor: QWidget) -> None:
        """Show it and go to its field."""
        super().open_under(anchor)
        self.day.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks."""
        if event.key() in ENTER:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        try:
            day = self.day.value()
        except UserError as error:
            self.say(str(error))
            return
        self.close()
        self.picked.emit(day)
