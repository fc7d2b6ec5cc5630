"""A new entry by hand: number and day of registration; the rest is corrected in its card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.ui.brush import ENTER
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.layout import row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import WritingPopover


@dataclass(frozen=True, slots=True)
class Typed:
    """What was written into the panel."""

    number: str
    registered: date
    accelerated: bool


class NewEntryPopover(WritingPopover):
    """`write` is called with what was typed."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        changing: Changing,
        today: Callable[[], date],
        write: Callable[[Typed], Changes],
    ) -> None:
        super().__init__(look, parent, "Новое обращение", changing, write)
        u = look.u
        self.number = QLineEdit()
        self.number.setAccessibleName("Номер")
        self.number.setFixedHeight(look.control)
        self.registered = DateEdit(look, "Дата регистрации", today)
        self.fast = QCheckBox("В ускоренном порядке")
        self.add = Button(look, "Внести", "check", primary=True, tip="Внести (Enter)")
        self.setLayout(
            stack(
                self.title, row(words("№"), self.number, gap=u * 2),
                row(words("Зарегистрировано"), self.registered, gap=u * 2), self.fast, self.error,
                row(None, self.add), gap=u * 2, edges=(u * 3, u * 3, u * 3, u * 3),
            )
        )  # fmt: skip
        self.add.clicked.connect(self._pick)

    def open_under(self, anchor: QWidget) -> None:
        """Show it and go to the number."""
        super().open_under(anchor)
        self.number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed."""
        if event.key() in ENTER:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        try:
            day = self.registered.value()
        except UserError as error:
            self.say(str(error))
            return
        if not self.number.text().strip() or day is None:
            self.say("Укажите номер и дату регистрации.")
            return
        self.write(Typed(self.number.text().strip(), day, self.fast.isChecked()))
