"""A page of the guide in a window of its own: the program's window is covered or not there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lo_appeals.ui.help.pages import text_of
from lo_appeals.ui.help.sheet import Guide
from lo_appeals.ui.layout import BASE, stack
from lo_appeals.ui.look import Look


class GuideWindow(QWidget):
    """Esc closes it. It belongs to the widget that it helps with."""

    def __init__(self, look: Look, over: QWidget, page: str, heading: str) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self.setWindowTitle("Справка")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setBackgroundRole(BASE)
        self.guide = Guide(look)
        self.setLayout(stack(self.guide, gap=0))
        self.guide.show_page(text_of(page))
        self.resize(look.ch * 100, look.row * 16)
        self.move(over.mapToGlobal(QPoint(look.u * 8, look.u * 8)))
        self.show()
        self.guide.go_to_heading(heading)
        self.guide.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def help_by_key(look: Look, over: QWidget, page: str, heading: str) -> QShortcut:
    """Let F1 open a page of the guide beside a widget."""

    def show() -> None:
        GuideWindow(look, over, page, heading)

    made = QShortcut(QKeySequence("F1"), over)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(show)
    return made
