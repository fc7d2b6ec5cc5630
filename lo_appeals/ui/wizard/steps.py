"""The line of steps: which one is now, which are behind."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen

from lo_appeals.ui.brush import MIDDLE, Brush, Painted
from lo_appeals.ui.look import Look, Tone


class StepsLine(Painted):
    """A circle with its number and two lines of words for each step."""

    def __init__(self, look: Look, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__(look, "Шаги", look.h * 2 + look.u * 2)
        self.steps, self.now = steps, 0
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Make a step the present one."""
        self.now = step
        title = self.steps[step][0]
        self.setAccessibleName(f"Шаг {step + 1} из {len(self.steps)}: {title}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps side by side."""
        look, wide = self.look, self.width() / len(self.steps)
        size = look.h + 2.0
        with Brush(self, look) as brush:
            for place, (title, note) in enumerate(self.steps):
                tone: Tone = "accent" if place <= self.now else "muted"
                ring = QRectF(place * wide + 1, 1, size, size)
                brush.setBrush(Qt.BrushStyle.NoBrush)
                brush.setPen(QPen(look.colour(tone), 2 if place == self.now else 1))
                brush.drawEllipse(ring)
                brush.words(ring, "✓" if place < self.now else str(place + 1), tone, look.small,
                            MIDDLE)  # fmt: skip
                left = ring.right() + look.u * 2
                room = wide - size - look.u * 4
                strong = look.strong if place == self.now else look.body
                said: Tone = "text" if place == self.now else "muted"
                brush.words(QRectF(left, 0, room, look.h + 2), title, said, strong)
                brush.words(QRectF(left, look.h + 2, room, look.h), note, "muted", look.small)
