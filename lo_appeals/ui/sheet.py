"""A sheet over the page: a title with a way back, the work, a foot with the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lo_appeals.ui.controls import Button
from lo_appeals.ui.foot import Foot
from lo_appeals.ui.layout import BASE, Part, hairline, row, words
from lo_appeals.ui.look import Look

NARROW = 105  # characters


class Sheet(QWidget):
    """Covers the page and keeps header and status line. `closed` after Esc or the way back."""

    closed = Signal()
    status = ""  # what the status line says while it is open
    help_page = ""  # where F1 leads; '': to the page of the section below
    help_heading = ""  # of the part of that page; '': its beginning

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.setAccessibleName(title)
        u = look.u
        self.back = Button(look, "", "arrow-left", flat=True, tip="Назад (Esc)")
        self.title = words(title, look.title)
        self.about = words("", muted=True)
        self.head: QHBoxLayout = row(
            self.back,
            self.title,
            u,
            self.about,
            None,
            gap=u * 2,
            edges=(u * 2, u * 3, u * 4, u * 3),
        )
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.foot = Foot(look)
        self.foot_says = self.foot.says
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head)
        whole.addLayout(self.body, 1)
        self.foot_line = hairline()
        whole.addWidget(self.foot_line)
        whole.addWidget(self.foot)
        self.back.clicked.connect(self.close_sheet)

    def set_foot(self, *parts: Part) -> None:
        """Put what is safe at the left and these buttons at the right."""
        self.foot.put(*parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the title alone stands in the head."""
        super().resizeEvent(event)
        self.about.setHidden(self.width() < self.look.ch * NARROW)

    def close_sheet(self) -> None:
        """Go back to the page."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)
