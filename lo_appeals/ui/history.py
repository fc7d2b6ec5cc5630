"""What happened to a record, newest first; and where a thing of several steps stands."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPaintEvent, QPen, QResizeEvent

from lo_appeals.ui.brush import MIDDLE, WRAPPED, Brush, Painted
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import Mark, draw_mark

LONGEST = 10_000  # pixels: no history is that tall


class Happening(NamedTuple):
    """One line of a history."""

    day: str
    what: str
    note: str = ""
    mark: Mark | None = None


class Timeline(Painted):
    """A line of happenings; a mark stands where the regulation was missed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "История", look.h)
        self.happenings: Sequence[Happening] = ()

    def show_history(self, happenings: Sequence[Happening]) -> None:
        """Show these, the newest first."""
        self.happenings = happenings
        self.setAccessibleName(
            "История: " + "; ".join(" ".join(one[:3]).strip() for one in happenings)
        )
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that do not fit in a line go on in the next."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        tall = sum(self._height(one) for one in self.happenings)
        self.setFixedHeight(max(self.look.h, tall))

    @property
    def _left(self) -> int:
        return self.look.u * 6 + self.look.ch * 12

    def _tall(self, text: str, font: QFont) -> int:
        """Return the height of words in the room right of the dates."""
        if not text:
            return 0
        room = QRect(0, 0, max(self.width() - self._left, self.look.ch * 12), LONGEST)
        return max(QFontMetrics(font).boundingRect(room, WRAPPED, text).height(), self.look.h)

    def _height(self, one: Happening) -> int:
        look = self.look
        return self._tall(one.what, look.body) + self._tall(one.note, look.small) + look.u * 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its dots and the words."""
        look, x, left, y = self.look, self.look.u * 2, self._left, 0
        room = self.width() - left
        with Brush(self, look) as brush:
            tall = sum(self._height(one) for one in self.happenings[:-1])
            brush.fillRect(QRectF(x - 0.5, look.h / 2, 1, tall), look.colour("edge"))
            for one in self.happenings:
                self._dot(brush, QPointF(x, y + look.h / 2), one.mark)
                brush.words(QRectF(look.u * 6, y, look.ch * 12, look.h), one.day, "muted")
                what = self._tall(one.what, look.body)
                brush.block(QRectF(left, y, room, what), one.what)
                tone: Tone = one.mark.tone if one.mark else "muted"
                note = QRectF(left, y + what, room, self._tall(one.note, look.small))
                brush.block(note, one.note, tone, look.small)
                y += self._height(one)

    def _dot(self, brush: Brush, at: QPointF, mark: Mark | None) -> None:
        look = self.look
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(look.colour("base"))
        brush.drawEllipse(at, look.mark * 0.75, look.mark * 0.75)
        if mark:
            draw_mark(brush, at.x() - look.mark / 2, at.y() - look.mark / 2, mark, look)
        else:
            brush.setBrush(look.colour("edge"))
            brush.drawEllipse(at, look.mark * 0.32, look.mark * 0.32)


class Step(NamedTuple):
    """One step with what is known of it."""

    name: str
    note: str
    done: bool


class Stepper(Painted):
    """Steps side by side: done ones ticked, the present one strong, each with a note.

    `pressed` with the place of a step that was clicked; keys have other ways to what it means.
    """

    pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Шаги", look.h * 2 + look.u)
        self.steps: Sequence[Step] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def now(self) -> int:
        """The first step that is not done."""
        return next((n for n, one in enumerate(self.steps) if not one.done), len(self.steps))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self.steps = steps
        said = "; ".join(
            f"{one.name}: {'сделано' if one.done else 'впереди'}, {one.note}" for one in steps
        )
        self.setAccessibleName(f"Шаги. {said}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which step was clicked."""
        right = 0.0
        for place, wide in enumerate(self._widths() if self.steps else ()):
            right += wide
            if event.position().x() < right:
                self.pressed.emit(place)
                return

    def _widths(self) -> list[float]:
        """Return the width of each step: what its words need, and an even share of what is left."""
        look, small = self.look, QFontMetrics(self.look.small)
        names, spot = QFontMetrics(look.strong), look.h + 2 + look.u * 4
        needs = [
            spot + max(names.horizontalAdvance(one.name), small.horizontalAdvance(one.note))
            for one in self.steps
        ]
        even = self.width() / len(needs)
        if max(needs) <= even:
            return [even] * len(needs)
        spare = (self.width() - sum(needs)) / len(needs)
        return [need + spare for need in needs]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circles, names and notes."""
        if not self.steps:
            return
        x = 0.0
        with Brush(self, self.look) as brush:
            for place, (one, wide) in enumerate(zip(self.steps, self._widths(), strict=True)):
                self._step(brush, place, one, x, wide)
                x += wide

    def _step(self, brush: Brush, place: int, one: Step, x: float, wide: float) -> None:
        look, now, spot = self.look, self.now, self.look.h + 2
        tone: Tone = "done" if one.done else "accent" if place == now else "muted"
        dot = QRectF(x, 1, spot, spot)
        brush.setPen(QPen(look.colour(tone), 2 if place == now else 1))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawEllipse(dot.adjusted(1, 1, -1, -1))
        brush.words(dot, "✓" if one.done else str(place + 1), tone, look.small, MIDDLE)
        left, room = x + spot + look.u * 2, wide - spot - look.u * 2
        brush.words(
            QRectF(left, 1, room, look.h),
            one.name,
            "text" if place <= now else "muted",
            look.strong if place == now else look.body,
        )
        brush.words(QRectF(left, look.h + 1, room, look.h), one.note, "muted", look.small)
