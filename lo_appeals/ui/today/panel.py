"""The column «Сегодня»: Governor's clock, six figures, pinned filters, days ahead, matters."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from lo_appeals.domain.texts import WEEKDAYS, counted, number
from lo_appeals.services.agenda import Agenda, Countdown, Counted, Figure
from lo_appeals.ui.brush import Brush, Press
from lo_appeals.ui.controls import Button, Tile
from lo_appeals.ui.layout import (
    WINDOW,
    empty_layout,
    hairline,
    row,
    scrolled,
    stack,
    widgets_of,
    words,
)
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import Mark, draw_mark
from lo_appeals.ui.today.chart import DueChart
from lo_appeals.ui.today.matters import Matters

WIDE = 41  # characters
MARKS = {
    Figure.LATE: Mark.LATE,
    Figure.TODAY: Mark.TODAY,
    Figure.SOON: Mark.SOON,
    Figure.GAPS: Mark.UNKNOWN,
    Figure.LETTERS: Mark.LATE,
    Figure.BY_END: Mark.SOON,
}


class Governor(Press):
    """A report to the Governor with the time that is left (п. 12). `picked` with its Goal."""

    picked = Signal(object)

    def __init__(self, look: Look, clock: Countdown, now: datetime) -> None:
        super().__init__(look, clock.topic, look.h * 2 + look.u * 3)
        self.clock = clock
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._pick)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Show the time left now."""
        self.left = self.clock.left(now)
        self.late = now > self.clock.due
        self.setAccessibleName(f"Губернатору: {self.clock.topic}, {self.left}, п. 12")
        self.setToolTip(f"{self.clock.topic}\nДоложить до {self.clock.due:%d.%m.%Y %H:%M} (п. 12)")
        self.update()

    def _pick(self) -> None:
        self.picked.emit(self.clock.goal)

    def sizeHint(self) -> QSize:
        """As wide as the column allows."""
        return QSize(self.look.ch * 40, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the star and both lines."""
        look, u = self.look, self.look.u
        with Brush(self, look) as brush:
            edge: Tone = "text" if self.by_key() else "done_late"
            ground = look.tint("done_late", 0.14)
            brush.plate(QRectF(self.rect()), ground, edge, 2 if self.by_key() else 1)
            top, left = u * 1.5, u * 2 + look.mark + u * 2.0
            draw_mark(brush, u * 2, top + (look.h - look.mark) / 2, Mark.GOVERNOR, look)
            wide = self.width() - left - u * 2
            text = f"Губернатору: {self.clock.topic}"
            brush.words(QRectF(left, top, wide, look.h), text, font=look.strong)
            note = f"{self.left} · п. 12"
            tone: Tone = "late" if self.late else "muted"
            brush.words(QRectF(left, top + look.h, wide, look.h), note, tone, look.small)


class CountLine(Press):
    """A line of a list of counts: what and how many. `picked` with its Goal."""

    picked = Signal(object)

    def __init__(self, look: Look, counted_: Counted) -> None:
        super().__init__(look, f"{counted_.title}: {counted_.count}", look.row)
        self.counted = counted_
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{counted_.title}\n{counted_.about or 'Показать эти обращения'}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self.counted.goal)

    def sizeHint(self) -> QSize:
        """As wide as the column allows."""
        return QSize(self.look.ch * 40, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and, at the right, the number that leads to its rows."""
        look, u = self.look, self.look.u
        with Brush(self, look) as brush:
            if self.by_key() or self.underMouse():
                brush.plate(QRectF(self.rect()), "hover", "text" if self.by_key() else None, 2)
            wide = self.width() - u * 4.0
            shown = number(self.counted.count)
            room = brush.fontMetrics().horizontalAdvance(shown) + u * 3.0
            brush.words(QRectF(u * 2, 0, wide - room, self.height()), self.counted.title)
            box = QRectF(wide + u * 2 - room, 0, room, self.height())
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            brush.words(box, shown, "accent", look.strong, right)


class TodayPanel(QWidget):
    """Signals: `wanted` (Goal), `all_back` to show what was put off; `matters` has its own."""

    wanted = Signal(object)
    all_back = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.look = look
        self.setBackgroundRole(WINDOW)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Сегодня")
        self.setFixedWidth(look.ch * WIDE)
        self.agenda: Agenda | None = None
        self.fold = Button(look, "", "panel-left", flat=True, tip="Свернуть «Сегодня» (F4)")
        self.day = words("", muted=True)
        self.governor = QVBoxLayout()
        self.tiles: list[Tile] = []
        self.grid = QGridLayout()
        self.chart = DueChart(look)
        self.matters = Matters(look, today)
        self.free = words("Дел нет: всё сделано или отложено.", muted=True, wrap=True)
        self.pinned, self.since = QVBoxLayout(), QVBoxLayout()
        self.back = Button(look, "Показать отложенные", "clock", flat=True)
        for one in (self.free, self.back):
            one.hide()  # nothing is known yet
        self.titles = {
            name: words(name, look.strong)
            for name in ("Закреплённые фильтры", "Сроки впереди", "Дела", "С прошлой загрузки")
        }
        self._compose()
        self.chart.picked.connect(self.wanted)
        self.back.clicked.connect(self.all_back)

    def _compose(self) -> None:
        look, u = self.look, self.look.u
        for box, gap in ((self.governor, u), (self.pinned, 0), (self.since, 0)):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(gap)
        self.grid.setSpacing(u * 2)
        self.grid.setContentsMargins(0, 0, 0, 0)
        pinned, ahead, matters, since = self.titles.values()
        inside = QWidget()
        inside.setLayout(
            stack(
                self.governor, self.grid, pinned, self.pinned, ahead, self.chart, matters,
                self.matters, self.free, row(self.back, None), since, self.since, None,
                gap=u * 2, edges=(u * 3, u * 2, u * 3, u * 3),
            )
        )  # fmt: skip
        area = scrolled(inside, "Сегодня: содержание", WINDOW)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QWidget()
        head.setFixedHeight(look.control + u * 4)
        head.setLayout(
            row(
                self.fold, words("Сегодня", look.subtitle), None, self.day,
                gap=u, edges=(u * 2, 0, u * 4, 0),
            )
        )  # fmt: skip
        self.setLayout(stack(head, hairline(), area, gap=0))

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the day."""
        self.agenda = agenda
        today = agenda.now.date()
        self.day.setText(f"{WEEKDAYS[today.weekday()]}, {today:%d.%m}")
        self.day.setAccessibleName(f"Сегодня {today:%d.%m.%Y}")
        self._fill(self.governor, [self._clock(one, agenda.now) for one in agenda.governor])
        self._show_figures(agenda.figures)
        self.chart.show_days(agenda.ahead)
        self.matters.show_matters(agenda.matters)
        self._fill(self.pinned, [self._line(one) for one in agenda.pinned])
        self._fill(self.since, [self._line(one) for one in agenda.since])
        put_off = counted(agenda.put_off, "отложенное", "отложенных", "отложенных")
        self.back.say(f"Показать {put_off}")
        self._show_parts(agenda)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Tab goes as one reads: clocks, figures, filters, days, matters, what came."""
        order: list[QWidget] = [
            self.fold, *widgets_of(self.governor), *self.tiles, *widgets_of(self.pinned),
            self.chart, self.matters, self.back, *widgets_of(self.since),
        ]  # fmt: skip
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _show_parts(self, agenda: Agenda) -> None:
        pinned, ahead, _, since = self.titles.values()
        pinned.setVisible(bool(agenda.pinned))
        for one in (ahead, self.chart):
            one.setVisible(bool(agenda.ahead))
        since.setVisible(bool(agenda.since))
        self.matters.setVisible(bool(agenda.matters))
        self.free.setVisible(not agenda.matters)
        self.back.setVisible(agenda.put_off > 0)

    def _fill(self, box: QVBoxLayout, widgets: list[QWidget]) -> None:
        empty_layout(box)
        for one in widgets:
            box.addWidget(one)

    def _clock(self, one: Countdown, now: datetime) -> QWidget:
        made = Governor(self.look, one, now)
        made.picked.connect(self.wanted)
        return made

    def _line(self, one: Counted) -> QWidget:
        made = CountLine(self.look, one)
        made.picked.connect(self.wanted)
        return made

    def _show_figures(self, figures: tuple[Counted, ...]) -> None:
        if len(self.tiles) != len(figures):
            empty_layout(self.grid)
            self.tiles = [self._tile(one, place) for place, one in enumerate(figures)]
        for tile, one in zip(self.tiles, figures, strict=True):
            tile.setText(one.title)
            tile.show_figure(number(one.count), "", one.about)
            tile.setToolTip(one.about or f"Показать: {one.title}")

    def _tile(self, one: Counted, place: int) -> Tile:
        mark = MARKS.get(one.figure) if one.figure else None
        tile = Tile(self.look, one.title, mark, tall=False)
        tile.clicked.connect(self._tile_pressed)
        self.grid.addWidget(tile, place // 2, place % 2)
        return tile

    def _tile_pressed(self) -> None:
        pressed = self.sender()
        if self.agenda is not None and isinstance(pressed, Tile):
            self.wanted.emit(self.agenda.figures[self.tiles.index(pressed)].goal)

    def tick(self, now: datetime) -> None:
        """Show how much time is left now."""
        for one in widgets_of(self.governor):
            if isinstance(one, Governor):
                one.tick(now)
