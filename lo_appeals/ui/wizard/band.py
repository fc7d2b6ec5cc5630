"""The band over the made-up region: nothing here is real, and the way back."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.services.sample import BAND
from lo_appeals.ui.brush import Brush
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import row, words
from lo_appeals.ui.look import Look


class SampleBand(QWidget):
    """`closed` when the clerk goes back to the own base."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(BAND)
        self.button = Button(look, "Закрыть пример", "x", tip="Вернуться к своей базе")
        self.button.clicked.connect(self.closed)
        text = words(BAND, look.strong)
        u = look.u
        self.setLayout(row(text, None, self.button, gap=u * 2, edges=(u * 4, u, u * 4, u)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground of its own and a stripe: it is not to be overlooked."""
        with Brush(self, self.look) as brush:
            brush.fillRect(self.rect(), self.look.tint("soon", 0.16))
            stripe = QRectF(0, 0, self.look.u, self.height())
            brush.fillRect(stripe, self.look.colour("soon"))
