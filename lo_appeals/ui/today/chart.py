"""Due days ahead: a bar a day, days off hatched; a click or Enter leads to the day's entries."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from lo_appeals.domain.texts import WEEKDAYS, appeals, number
from lo_appeals.services.agenda import DayAhead
from lo_appeals.ui.brush import ENTER, HATCH, MIDDLE, Brush, Press
from lo_appeals.ui.look import Look, Tone


class DueChart(Press):
    """`picked` with the Goal of a day. ← and → move along the days, Enter opens one."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Сроки впереди", look.h * 5)
        self.days: Sequence[DayAhead] = ()
        self.now = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[DayAhead]) -> None:
        """Show these days, today first."""
        self.days = days
        self.now = min(self.now, max(len(days) - 1, 0))
        self._say()
        self.update()

    def _say(self) -> None:
        said = "; ".join(f"{one.day:%d.%m} – {number(one.count)}" for one in self.days)
        chosen = ""
        if self.days:
            one = self.days[self.now]
            weekday = WEEKDAYS[one.day.weekday()]
            off = ", выходной" if one.day_off else ""
            chosen = f"{one.day:%d.%m}, {weekday}{off}: {appeals(one.count)}"
        self.setAccessibleName(f"Сроки впереди: {said}")
        self.setAccessibleDescription(chosen)
        self.setToolTip(f"{chosen}. Показать (Enter)" if chosen else "")

    def sizeHint(self) -> QSize:
        """As wide as the column allows."""
        return QSize(self.look.ch * 40, self.height())

    def _step(self) -> float:
        return self.width() / max(len(self.days), 1)

    def _bar(self, place: int) -> QRectF:
        look, step = self.look, self._step()
        most = max((one.count for one in self.days), default=0) or 1
        room = self.height() - look.h * 2 - look.u
        tall = room * self.days[place].count / most
        return QRectF(place * step + 1, look.h + room - tall, step - 2, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a day, Enter and Space open it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.days:
            self.now = min(max(self.now + step, 0), len(self.days) - 1)
            self._say()
            self.update()
        elif event.key() in (*ENTER, Qt.Key.Key_Space):
            self._pick()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the day that is pointed at."""
        self._choose(event)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a day."""
        self._choose(event)
        self._pick()
        super().mouseReleaseEvent(event)

    def _choose(self, event: QMouseEvent) -> None:
        if self.days:
            place = int(event.position().x() // self._step())
            self.now = min(max(place, 0), len(self.days) - 1)
            self._say()
            self.update()

    def _pick(self) -> None:
        if self.days:
            self.picked.emit(self.days[self.now].goal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw days off, bars, their counts and a few dates."""
        look = self.look
        floor = self.height() - look.h - look.u
        largest = max(range(len(self.days)), key=lambda n: self.days[n].count, default=0)
        with Brush(self, look) as brush:
            for place, one in enumerate(self.days):
                self._day(brush, place, floor)
                named = place in (0, largest) or (place == self.now and self.by_key())
                if one.count and named:
                    box = self._bar(place)
                    over = QRectF(box.center().x() - 40, box.top() - look.h, 80, look.h)
                    brush.words(over, number(one.count), font=look.small, side=MIDDLE)
            brush.fillRect(QRectF(0, floor, self.width(), 1), look.colour("edge"))
            self._dates(brush, floor)

    def _day(self, brush: Brush, place: int, floor: float) -> None:
        look, one, bar = self.look, self.days[place], self._bar(place)
        if one.day_off:
            ground = QRectF(bar.left() - 1, look.h, self._step(), floor - look.h)
            brush.fillRect(ground, QBrush(look.tint("edge", 0.55), HATCH))
        tone: Tone = "today" if place == 0 else "accent"
        brush.fillRect(bar, look.tint(tone, 0.85 if place == 0 else 0.68))
        if place == self.now and self.by_key():
            brush.setBrush(Qt.BrushStyle.NoBrush)
            brush.setPen(QPen(look.colour("text"), 2))
            brush.drawRect(QRectF(bar.left(), look.h, bar.width(), floor - look.h))

    def _dates(self, brush: Brush, floor: float) -> None:
        look, free = self.look, 0.0
        wide = look.ch * 6.0
        for place, one in enumerate(self.days):
            left = min(place * self._step(), self.width() - wide)
            if (place == 0 or one.day.weekday() == 0) and left >= free:
                brush.words(QRectF(left, floor + 2, wide, look.h), f"{one.day:%d.%m}", "muted",
                            look.small)  # fmt: skip
                free = left + wide
