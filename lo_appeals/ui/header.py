"""The header: the sections, Ctrl+K, how fresh the data are, the menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lo_appeals.domain.texts import WHOLE_DAY
from lo_appeals.services.appeals import Freshness
from lo_appeals.ui.controls import Button, SectionBar
from lo_appeals.ui.layout import WINDOW
from lo_appeals.ui.look import Look
from lo_appeals.ui.sections import SECTIONS


class Header(QWidget):
    """`leading` is the room at the left for what a later panel folds into."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setBackgroundRole(WINDOW)
        self.setAutoFillBackground(True)
        u = look.u
        self.leading = QHBoxLayout()
        self.sections = SectionBar(look, SECTIONS)
        self.go = Button(
            look,
            "Перейти или выполнить…   Ctrl+K",
            "chevron-right",
            tip="Перейти или выполнить (Ctrl+K)",
        )
        self.stamp = Button(
            look, "Данные читаются…", "database", flat=True, tip="Откуда данные: список загрузок"
        )
        self.menu = Button(look, "", "menu", flat=True, tip="Меню (F10)")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(u * 2, 0, u * 2, 0)
        whole.setSpacing(u)
        whole.addLayout(self.leading)
        whole.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addStretch(1)
        for one in (self.go, self.stamp, self.menu):
            whole.addWidget(one)

    def show_freshness(self, freshness: Freshness) -> None:
        """Show the data's date; stale data carry their mark in words."""
        self.stamp.icon_name = "triangle-alert" if freshness.stale else "database"
        self.stamp.tone = "soon" if freshness.stale else "text"
        self.stamp.say(short_stamp(freshness))
        self.stamp.setToolTip(f"{freshness.text}. Список загрузок (Ctrl+Shift+O)")

    def make_room(self, width: int) -> bool:
        """Leave out what does not fit into `width` pixels. Returns whether the stamp is seen."""
        margins = self.contentsMargins()
        left = width - margins.left() - margins.right() - self.look.u * 12
        left -= self.leading.sizeHint().width()
        left -= self.sections.sizeHint().width() + self.menu.sizeHint().width()
        go, stamp = self.go.sizeHint().width(), self.stamp.sizeHint().width()
        self.stamp.setHidden(left < go + stamp)
        self.go.setHidden(left < go)
        return left >= go + stamp


def short_stamp(freshness: Freshness) -> str:
    """Return «Данные на 12.03 09:40», a whole day without time, and whether they are stale."""
    if freshness.data_as_of is None:
        return "Данных пока нет"
    whole = freshness.data_as_of.time() >= WHOLE_DAY
    text = f"Данные на {freshness.data_as_of:{'%d.%m' if whole else '%d.%m %H:%M'}}"
    return f"{text} · устарели" if freshness.stale else text
