"""Small panels that open under a button: a range of dates, one of many bodies."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import fold
from lo_appeals.services.changes import Changes
from lo_appeals.ui.brush import ENTER, Brush
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.layout import Part, row, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look

MOST_LINES = 200


class Popover(QFrame):
    """A panel over everything else; Esc or a click elsewhere closes it."""

    def __init__(self, look: Look, parent: QWidget, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.look = look
        self.setAccessibleName(title)
        self.title = words(title, look.strong)
        self.error = words("", wrap=True)
        self.error.setForegroundRole(self.palette().ColorRole.BrightText)
        self.error.hide()
        self._anchor = self._first = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw an edge that is seen in the dark too."""
        with Brush(self, self.look) as brush:
            brush.setPen(self.look.colour("edge"))
            brush.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def compose(self, *parts: Part, first: QWidget, press: Button | None = None) -> None:
        """Lay out the title, the parts, what is wrong, the button that takes what is typed.

        `first` gets the focus when it opens.
        """
        u = self.look.u
        foot = [] if press is None else [row(None, press)]
        whole = (self.title, *parts, self.error, *foot)
        self.setLayout(stack(*whole, gap=u * 2, edges=(u * 3, u * 3, u * 3, u * 3)))
        self._first = first
        if press is not None:
            press.clicked.connect(self.take)

    def take(self) -> None:
        """Take what is typed or chosen: by Enter, by its button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it."""
        if event.key() in ENTER:
            self.take()
        else:
            super().keyPressEvent(event)

    def open_under(self, anchor: QWidget) -> None:
        """Show it under a widget, or over it where there is no room, inside its window."""
        self._anchor = anchor
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        window = anchor.window()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x()
        if place.y() + self.height() > window.mapToGlobal(QPoint(0, window.height())).y():
            place.setY(anchor.mapToGlobal(QPoint(0, -2)).y() - self.height())
        self.move(min(place.x(), right - self.width() - self.look.u * 2), place.y())
        self.show()
        self._first.setFocus()

    def say(self, text: str) -> None:
        """Show what is wrong with what is typed."""
        self.error.setText(text)
        self.error.show()
        self.adjustSize()


class WritingPopover(Popover):
    """Writes what is typed into it in the background.

    Where that is refused it comes back as it was and says why: nothing typed is lost.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        title: str,
        changing: Changing,
        write: Callable[[Any], Changes],
    ) -> None:
        super().__init__(look, parent, title)
        self._changing, self._write = changing, write

    def write(self, typed: object) -> None:
        """Hide until it is written."""
        self.error.hide()
        self.hide()
        self._changing.do(
            partial(self._write, typed), done=self.deleteLater, failed=self._come_back
        )

    def _come_back(self, error: UserError) -> None:
        self.say(str(error))
        self.open_under(self._anchor)


class RangePopover(Popover):
    """From one day to another, both inclusive; `picked` with a pair of days or None each."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget, title: str, today: Callable[[], date]) -> None:
        super().__init__(look, parent, title)
        self.first = DateEdit(look, "С", today)
        self.last = DateEdit(look, "По", today)
        self.show_button = Button(look, "Показать", "check", primary=True)
        days = row(words("с"), self.first, words("по"), self.last, gap=look.u * 2)
        self.compose(days, first=self.first, press=self.show_button)

    def take(self) -> None:
        """Take the days; the error stays beside them."""
        try:
            first, last = self.first.value(), self.last.value()
        except UserError as error:
            self.say(str(error))
            return
        if first and last and last < first:
            self.say("Конец раньше начала: поменяйте даты местами.")
            return
        self.close()
        self.picked.emit((first, last))


class DayPopover(Popover):
    """One day; `picked` with it, None where it was left empty.

    `refuse` returns what is wrong with a day, or ''.
    """

    picked = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        title: str,
        press: Button,
        *,
        today: Callable[[], date],
        refuse: Callable[[date | None], str] = lambda _day: "",
    ) -> None:
        super().__init__(look, parent, title)
        self.press, self._refuse = press, refuse
        self.day = DateEdit(look, title, today)
        self.day.set_value(today())
        self.compose(self.day, first=self.day, press=press)

    def take(self) -> None:
        """Take the day; the error stays beside it."""
        try:
            day = self.day.value()
        except UserError as error:
            self.say(str(error))
            return
        wrong = self._refuse(day)
        if wrong:
            self.say(wrong)
            return
        self.close()
        self.picked.emit(day)


class ChoosePopover(Popover):
    """One of many lines found by typing; `picked` with the chosen Line."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget, title: str, lines: Sequence[Line]) -> None:
        super().__init__(look, parent, title)
        self._all = [(fold(f"{line.text} {line.note}"), line) for line in lines]
        self.field = FindLine()
        self.field.setPlaceholderText("Найти")
        self.field.setAccessibleName(title)
        self.field.setFixedHeight(look.control)
        self.field.setTextMargins(look.u, 0, look.u, 0)
        self.lines = Lines(look, title)
        self.lines.setFixedSize(look.ch * 62, (look.row + 4) * 9)
        self.compose(self.field, self.lines, first=self.field)
        self.field.textChanged.connect(self._narrow)
        self.field.stepped.connect(self.lines.step)
        self.field.done.connect(self.take)
        self.lines.itemClicked.connect(self.take)
        self.lines.itemActivated.connect(self.take)
        self._narrow("")

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        found = [line for folded, line in self._all if all(word in folded for word in wanted)]
        self.lines.show_lines(found[:MOST_LINES])

    def take(self) -> None:
        """Take the chosen line."""
        line = self.lines.chosen()
        if line is not None:
            self.close()
            self.picked.emit(line)


class FindLine(QLineEdit):
    """A line over a list: ↑ and ↓ step in the list, Enter takes the chosen one."""

    stepped = Signal(object)
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that belong to the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)
