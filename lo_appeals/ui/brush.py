"""A painter that knows the look, and the two bases of widgets that draw themselves."""

from typing import Self

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from lo_appeals.ui.look import Look, Tone

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
HATCH = Qt.BrushStyle.BDiagPattern
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Brush(QPainter):
    """Words that fit their room, and plates with round corners. Used with `with`."""

    def __init__(self, widget: QWidget, look: Look) -> None:
        super().__init__(widget)
        self.look = look
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.end()

    def words(
        self,
        box: QRectF,
        words: str,
        tone: Tone = "text",
        font: QFont | None = None,
        side: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Write in one line, cut with «…» where it does not fit; return where the words end."""
        self.setFont(font or self.look.body)
        self.setPen(self.look.colour(tone))
        fit = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        self.drawText(box, side, fit)
        return box.x() + self.fontMetrics().horizontalAdvance(fit)

    def block(
        self, box: QRectF, words: str, tone: Tone = "text", font: QFont | None = None
    ) -> None:
        """Write in as many lines as the words need; the box was measured with `WRAPPED`."""
        self.setFont(font or self.look.body)
        self.setPen(self.look.colour(tone))
        self.drawText(box, WRAPPED, words)

    def plate(
        self, box: QRectF, fill: Tone | QColor, edge: Tone | None = None, width: float = 1
    ) -> None:
        """Fill a box with round corners and, if asked, draw its edge."""
        half = width / 2
        self.setBrush(fill if isinstance(fill, QColor) else self.look.colour(fill))
        self.setPen(QPen(self.look.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
        self.drawRoundedRect(box.adjusted(half, half, -half, -half), 6, 6)


def say_in(area: QAbstractScrollArea, look: Look, words: str) -> None:
    """Write words in an empty list, also for a screen reader; '': it is not empty."""
    area.setAccessibleDescription(words)
    edge = look.u * 4
    if words:
        with Brush(area.viewport(), look) as brush:
            room = area.viewport().rect().adjusted(edge, edge, -edge, -edge)
            brush.block(QRectF(room), words, "muted")


class Painted(QWidget):
    """A widget that draws itself and says in words what it shows."""

    def __init__(self, look: Look, said: str, height: int) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(said)
        self.setFixedHeight(height)


class Press(QAbstractButton):
    """Something that is pressed by mouse, Space or Enter and draws itself: chip, tile."""

    def __init__(self, look: Look, said: str, height: int) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(said)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def by_key(self) -> bool:
        """Tell whether the focus is here and was brought by the keyboard."""
        flag = Qt.WidgetAttribute.WA_KeyboardFocusChange
        return self.hasFocus() and self.window().testAttribute(flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
