"""What gives way where the window is narrow: «Сегодня», then parts of header and status line."""

from typing import TYPE_CHECKING

from lo_appeals.ui.list_page import ListPage

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

LIST_CHARS, REPORT_CHARS, CARD_CHARS = 110, 160, 170  # below, «Сегодня» gives its room away


class Room:
    """Divides the width of the window anew whenever something else is shown."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def make(self) -> None:
        """Fold «Сегодня» where the page would get too narrow for what it shows now."""
        window = self._window
        chars = window.width() / window.kit.look.ch
        window.today.make_room(chars, self._need())
        room = window.width() - (window.today.width() if window.today.open else 0)
        window.status.make_room(chars, stamp=not window.header.make_room(room))

    def _need(self) -> int:
        page = self._window.pages.currentWidget()
        if isinstance(page, ListPage) and page.card_open:
            return CARD_CHARS
        return REPORT_CHARS if page is self._window.reports else LIST_CHARS
