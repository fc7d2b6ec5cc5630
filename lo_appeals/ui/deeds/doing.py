"""What the deeds of every group share: the window that they work in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow


class Doing(QObject):
    """A group of deeds: each method is named by the key of its action."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
