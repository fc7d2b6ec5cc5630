"""The foot of a page: words at the left, the next steps at the right."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lo_appeals.ui.layout import Part, row, words
from lo_appeals.ui.look import Look

LINES, LEAST = 3, 12  # of words beside the steps: at most lines, at least characters


class Foot(QWidget):
    """Where the words have no room beside the steps, they stand above them."""

    def __init__(self, look: Look, says: str = "") -> None:
        super().__init__()
        self.look = look
        self.says = words(says, muted=True, wrap=True)
        self._steps = row()
        u = look.u
        self._whole = row(self.says, gap=u * 2, edges=(u * 4, u * 3, u * 4, u * 3))

    def put(self, *steps: Part) -> None:
        """Put the next steps in; without any there is no foot to be seen."""
        self._steps = row(None, *steps, gap=self.look.u * 2)
        self._whole.addLayout(self._steps)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room anew."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Other words or buttons want other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        wide, usual = self.contentsRect().width() - self.look.u * 8, self.look.u * 2
        left = wide - self._steps.sizeHint().width() - usual
        way = QBoxLayout.Direction
        self._whole.setDirection(way.LeftToRight if self._beside(left) else way.TopToBottom)
        gap = usual if left + usual >= 0 else self.look.u // 2
        if gap != self._steps.spacing():
            self._steps.setSpacing(gap)

    def _beside(self, left: int) -> bool:
        high = self.says.fontMetrics().lineSpacing() * LINES
        enough = left >= self.look.ch * LEAST and self.says.heightForWidth(left) <= high
        return enough or not self.says.text() or self.says.isHidden()
