"""A field for a date: typed in any usual way, stepped by ↑ and ↓, picked from a calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QWidget

from lo_appeals.domain.dates_typed import typed_date
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import WEEKDAYS
from lo_appeals.domain.texts import day as written
from lo_appeals.ui.layout import stack
from lo_appeals.ui.look import Look

PAUSE_MS = 500
RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)


class DateEdit(QLineEdit):
    """`today` is asked whenever «сегодня» or «+30» is typed. `changed` after every change."""

    changed = Signal()

    def __init__(self, look: Look, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.look, self._today = look, today
        self.setAccessibleName(name)
        self.setPlaceholderText("дд.мм.гггг")
        self.setToolTip("Дата: 29.02.2024, 290224, «сегодня», «+30»; ↑ и ↓ – на день (Alt+↓)")
        self.setFixedSize(look.ch * 19, look.control)
        self.setTextMargins(look.u, 0, 0, 0)
        pick = self.addAction(look.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip("Выбрать в календаре (Alt+↓)")
        pick.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._edited)
        self._calendar: CalendarPopup | None = None

    def value(self) -> date | None:
        """Return the day, None where the field is empty. Raises UserError where it is no day."""
        return typed_date(self.text(), self._today())

    def set_value(self, day: date | None) -> None:
        """Show a day, None empties the field."""
        self.setText(written(day))
        self.changed.emit()

    def hint(self) -> str:
        """Return what is typed as a full date with its weekday, '' while it is no day."""
        try:
            day = self.value()
        except UserError:
            return ""
        return f"{written(day)}, {WEEKDAYS[day.weekday()]}" if day else ""

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self.look, self)
            self._calendar.picked.connect(self._picked)
        self._calendar.open_at(self._present(), self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.setFocus()

    def _present(self) -> date:
        try:
            return self.value() or self._today()
        except UserError:
            return self._today()

    def _edited(self, _text: str) -> None:
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ step by a day, Alt+↓ opens the calendar."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self.set_value(self._present() + timedelta(step) if self.text() else self._today())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed becomes dd.mm.yyyy; what is no day stays as typed."""
        super().focusOutEvent(event)
        try:
            self.setText(written(self.value()))
        except UserError:
            return


class PausedDate(DateEdit):
    """A date that much is worked out from: not while it is still being typed.

    `settled` (the day) a moment after the last change; `refused` (UserError) where it is no day.
    """

    settled = Signal(object)
    refused = Signal(object)

    def __init__(self, look: Look, name: str, today: Callable[[], date]) -> None:
        super().__init__(look, name, today)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self.settle)
        self.changed.connect(self._clock.start)

    @property
    def waiting(self) -> bool:
        """Whether a change has not been told yet."""
        return self._clock.isActive()

    def show_day(self, day: date | None) -> None:
        """Show a day without telling anybody."""
        self.blockSignals(True)
        self.set_value(day)
        self.blockSignals(False)

    def settle(self) -> None:
        """Tell the day that is typed; an empty field tells nothing."""
        try:
            day = self.value()
        except UserError as error:
            self.refused.emit(error)
            return
        if day is not None:
            self.settled.emit(day)


class CalendarPopup(QFrame):
    """A month with Monday first; a click or Enter picks the day, Esc closes."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(RUSSIAN)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName("Календарь")
        self.setLayout(stack(self.calendar, edges=(look.u, look.u, look.u, look.u)))
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)

    def open_at(self, day: date, place: QPoint) -> None:
        """Show the month of `day` at a place of the screen."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
