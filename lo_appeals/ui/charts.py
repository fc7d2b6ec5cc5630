"""Charts of the window: one question each, direct labels, late parts hatched, words for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QMouseEvent, QPaintEvent, QPen, QPolygonF

from lo_appeals.domain.texts import MONTHS, decimal, number
from lo_appeals.domain.timeliness import Period, timeliness_axis
from lo_appeals.ui.brush import HATCH, MIDDLE, RIGHT, Brush, Painted
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import Mark, draw_mark

MonthRate = tuple[Period, float | None, float | None]  # the month, its rate, the year before


class TermStrip(Painted):
    """The term day by day: days gone are filled, days over are red, days off hatched.

    Registration, due day and today are named. A long delay is cut in the middle.
    """

    BEYOND: ClassVar[int] = 25  # days after the due day that are shown one by one

    def __init__(self, look: Look, day_off: Callable[[date], bool]) -> None:
        super().__init__(look, "Срок", look.h * 3 + look.u * 2)
        self._day_off = day_off
        self.start = self.due = self.now = date.min
        self.last_word = "сегодня"

    def show_term(self, start: date, due: date, now: date, *, answered: bool) -> None:
        """Show a term; `now` is today, or the day of the answer where there is one."""
        self.start, self.due, self.now = start, due, now
        self.last_word = "ответ" if answered else "сегодня"
        self.setAccessibleName(
            f"Срок с {start:%d.%m.%Y} по {due:%d.%m.%Y}, {self.last_word} {now:%d.%m.%Y}"
        )
        self.update()

    def _days(self) -> list[date | None]:
        """Return the days to draw; None is a gap where a long delay is cut."""
        last = max(self.due, self.now)
        days: list[date | None] = [
            self.start + timedelta(place) for place in range((last - self.start).days + 1)
        ]
        kept = (self.due - self.start).days + 1 + self.BEYOND
        return days if len(days) <= kept + 2 else [*days[: kept - 2], None, *days[-2:]]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days and the three names."""
        days = self._days()
        wide = self.width() / max(len(days), 1)
        with Brush(self, self.look) as brush:
            for place, day in enumerate(days):
                if day is None:
                    box = QRectF(place * wide - wide, self.look.h + 3, wide * 3, self.look.h)
                    brush.words(box, "…", "muted", side=MIDDLE)
                else:
                    self._day(brush, day, place * wide, wide)
            end = self._name(brush, 0.0, f"регистрация {self.start:%d.%m}", 0.0, above=False)
            due_at = (days.index(self.due) + 1) * wide - 1
            self._name(brush, due_at, f"срок {self.due:%d.%m}", end + self.look.u * 2, above=False)
            if self.now in days:
                now_at = (days.index(self.now) + 0.5) * wide
                self._name(brush, now_at, f"{self.last_word} {self.now:%d.%m}", 0.0, above=True)

    def _day(self, brush: Brush, day: date, x: float, wide: float) -> None:
        look = self.look
        box = QRectF(x, look.h + 3, wide - (2 if wide > 5 else 0.5), look.h)
        tone: Tone = "late" if day > self.due else "open"
        brush.fillRect(box, look.tint(tone, 0.68 if day <= self.now else 0.14))
        if self._day_off(day):
            ink = look.colour("base") if day <= self.now else look.tint(tone, 0.4)
            brush.fillRect(box, QBrush(ink, HATCH))

    def _name(self, brush: Brush, x: float, text: str, least: float, *, above: bool) -> float:
        """Name a day; words begin at `least` or later. Return where they end."""
        look = self.look
        top = look.h + 3
        brush.fillRect(QRectF(max(0.0, x - 1), top - 4, 2, look.h + 8), look.colour("text"))
        span = QFontMetrics(look.small).horizontalAdvance(text) + 6
        left = max(least, min(x - span / 2, self.width() - span))
        y = 0 if above else top + look.h + 3
        return brush.words(QRectF(left, y, span + 4, look.h), text, font=look.small)


class MonthsChart(Painted):
    """Timeliness by month: these months a line with dots, the year before a dashed one.

    `picked` with the Period that was clicked.
    """

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Своевременность по месяцам", look.h * 9)
        self.months: Sequence[MonthRate] = ()
        self.axis = timeliness_axis(())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_months(self, months: Sequence[MonthRate]) -> None:
        """Show these months, the oldest first."""
        self.months = months
        self.axis = timeliness_axis(rate for _, *both in months for rate in both)
        said = "; ".join(
            f"{MONTHS[period.first.month - 1]} {decimal(rate)} %"
            for period, rate, _ in months
            if rate is not None
        )
        self.setAccessibleName(f"Своевременность по месяцам: {said or 'данных нет'}")
        self.update()

    def _plot(self) -> QRectF:
        look = self.look
        left = look.ch * 5
        return QRectF(
            left, look.h * 0.6, self.width() - left - look.ch * 16, self.height() - look.h * 2.2
        )

    def _at(self, place: int, rate: float) -> QPointF:
        plot, low, last = self._plot(), self.axis.low, max(len(self.months) - 1, 1)
        return QPointF(
            plot.left() + plot.width() * place / last,
            plot.bottom() - plot.height() * (rate - low) / (100 - low),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks the nearest month."""
        if self.months:
            plot = self._plot()
            share = (event.position().x() - plot.left()) / plot.width()
            place = round(share * (len(self.months) - 1))
            self.picked.emit(self.months[min(max(place, 0), len(self.months) - 1)][0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the axis and both lines, each with its last figure."""
        if not self.months:
            return
        look, low, plot = self.look, self.axis.low, self._plot()
        with Brush(self, look) as brush:
            for mark in range(low, 101, self.axis.step):
                y = self._at(0, mark).y()
                brush.fillRect(QRectF(plot.left(), y, plot.width(), 1), look.colour("line"))
                box = QRectF(0, y - look.h / 2, plot.left() - look.u * 2, look.h)
                brush.words(box, str(mark), "muted", look.small, RIGHT)
            for place in range(len(self.months) - 1, -1, -2):
                box = QRectF(self._at(place, low).x() - 30, plot.bottom() + look.u, 60, look.h)
                brush.words(box, self._short(place), "muted", look.small, MIDDLE)
            self._line(brush, 2, "muted", QPen(look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
            self._line(brush, 1, "accent", QPen(look.colour("accent"), 2.4))
            self._ends(brush)

    def _short(self, place: int) -> str:
        return MONTHS[self.months[place][0].first.month - 1][:3]

    def _line(self, brush: Brush, which: int, tone: Tone, pen: QPen) -> None:
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.setPen(pen)
        for part in self._unbroken(which):
            brush.drawPolyline(QPolygonF(part))
            if tone == "accent" or len(part) == 1:
                brush.setBrush(self.look.colour("base"))
                brush.setPen(QPen(self.look.colour(tone), pen.widthF()))
                for point in part:
                    brush.drawEllipse(point, 3.2, 3.2)
                brush.setBrush(Qt.BrushStyle.NoBrush)
                brush.setPen(pen)

    def _unbroken(self, which: int) -> list[list[QPointF]]:
        """Return the runs of known months: a month without data is a gap, never a zero."""
        parts: list[list[QPointF]] = [[]]
        for place, month in enumerate(self.months):
            rate = month[1] if which == 1 else month[2]
            if rate is None:
                parts.append([])
            else:
                parts[-1].append(self._at(place, rate))
        return [part for part in parts if part]

    def _ends(self, brush: Brush) -> None:
        look, last = self.look, len(self.months) - 1
        _, rate, before = self.months[last]
        x, height = self._plot().right() + look.u * 3, look.h
        now_y = self._at(last, rate).y() if rate is not None else None
        if rate is not None and now_y is not None:
            box = QRectF(x, now_y - height / 2, look.ch * 15, height)
            brush.words(box, f"{decimal(rate)} %", "accent", look.strong)
        if before is not None:
            y = self._at(last, before).y()
            if now_y is not None and abs(y - now_y) < height:
                y = now_y + (height if y >= now_y else -height)
            box = QRectF(x, y - height / 2, look.ch * 15, height)
            brush.words(box, f"{decimal(before)} % АППГ", "muted", look.small)


@dataclass(frozen=True, slots=True)
class Load:
    """One bar: a body and its entries of a month."""

    key: object
    name: str
    in_time: int
    late: int
    open: int
    overdue: int

    @property
    def whole(self) -> int:
        """All of them."""
        return self.in_time + self.late + self.open + self.overdue

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """In the order of the bar."""
        return self.in_time, self.late, self.open, self.overdue


LOAD_PARTS: tuple[tuple[Mark, str, float], ...] = (
    (Mark.DONE, "в срок", 0.7),
    (Mark.DONE_LATE, "позже", 0.4),
    (Mark.OPEN, "в работе", 0.35),
    (Mark.LATE, "просрочено", 0.8),
)


class LoadChart(Painted):
    """Load by body: in time, late, open, overdue; what is late is hatched. `picked` with a key."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Нагрузка по органам", look.h * 9)
        self.bars: Sequence[Load] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_bars(self, bars: Sequence[Load]) -> None:
        """Show these bodies, the largest first."""
        self.bars = bars
        said = "; ".join(f"{one.name} – {number(one.whole)}" for one in bars)
        self.setAccessibleName(f"Нагрузка по органам: {said or 'данных нет'}")
        self.setFixedHeight(max(9 * self.look.h, self._step() * (len(bars) + 1) + self.look.u))
        self.update()

    def _step(self) -> int:
        return self.look.h + self.look.u

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks a body."""
        place = int(event.position().y() // self._step()) - 1
        if 0 <= place < len(self.bars):
            self.picked.emit(self.bars[place].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the legend and the bars."""
        if not self.bars:
            return
        look, names = self.look, self.width() * 0.36
        scale = (self.width() - names - look.ch * 8) / max(one.whole for one in self.bars)
        with Brush(self, look) as brush:
            self._legend(brush, names)
            for place, bar in enumerate(self.bars, 1):
                y = place * self._step() + look.u
                box = QRectF(0, y, names - look.u * 2, look.h)
                brush.words(box, bar.name, font=look.small)
                self._bar(brush, bar, QPointF(names, y), scale)

    def _legend(self, brush: Brush, names: float) -> None:
        """Draw what the parts mean: above the bars, further to the left where it would be cut."""
        look, small = self.look, QFontMetrics(self.look.small)
        words = sum(small.horizontalAdvance(text) for _, text, _ in LOAD_PARTS)
        wide = words + len(LOAD_PARTS) * (look.mark + look.u * 4)
        x = max(min(names, self.width() - wide), 0.0)
        for mark, text, _ in LOAD_PARTS:
            draw_mark(brush, x, (look.h - look.mark) / 2, mark, look)
            box = QRectF(x + look.mark + look.u, 0, 300, look.h)
            x = brush.words(box, text, "muted", look.small) + look.u * 3

    def _bar(self, brush: Brush, bar: Load, at: QPointF, scale: float) -> None:
        look, x = self.look, at.x()
        for value, (mark, _, share) in zip(bar.parts, LOAD_PARTS, strict=True):
            if not value:
                continue
            box = QRectF(x, at.y() + 2, max(value * scale, 2), look.h - 4)
            brush.fillRect(box, look.tint(mark.tone, share))
            if mark in (Mark.DONE_LATE, Mark.LATE):
                ink: Tone = "base" if mark is Mark.LATE else mark.tone
                brush.fillRect(box, QBrush(look.colour(ink), HATCH))
            brush.setBrush(Qt.BrushStyle.NoBrush)
            brush.setPen(QPen(look.colour(mark.tone), 1))
            brush.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            x += box.width() + 1
        end = QRectF(x + look.u, at.y(), look.ch * 8, look.h)
        brush.words(end, number(bar.whole), font=look.small)
