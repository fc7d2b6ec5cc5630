"""What the window does for the base by itself: copies by time, the weekly check, coming forward."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer

from lo_appeals.domain.errors import UserError
from lo_appeals.services.copies import EVERY, Rehearsal
from lo_appeals.services.office import Office
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.tasks import Tasks, Work

LISTEN_MS = 700
SETTLED_MS = 20_000  # the first look at the copies waits until the clerk has begun


class Keeper(QObject):
    """Works for the window that holds the base; for one that only reads it does nothing."""

    def __init__(
        self, office: Office, tasks: Tasks, window: Callable[[], MainWindow | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._office, self._tasks, self._window = office, tasks, window
        self._copying = self._timer(int(EVERY.total_seconds() * 1000), self.copy)
        self._checking = self._timer(SETTLED_MS, self.check, once=True)
        self._listening = self._timer(LISTEN_MS, self.listen)
        if office.entrance is not None and office.entrance.hold is not None:
            self._tell_abrupt_end()
            for timer in (self._copying, self._checking, self._listening):
                timer.start()

    def _tell_abrupt_end(self) -> None:
        window = self._window()
        if self._office.checked_whole and window is not None:
            window.message.say(
                "В прошлый раз программа закрылась внезапно. База проверена целиком.",
                "Всё, о чём было сказано «сохранено», на месте; незаконченное не записано.",
            )

    def _timer(self, wait_ms: int, does: Callable[[], None], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(wait_ms)
        timer.setSingleShot(once)
        timer.timeout.connect(does)
        return timer

    def copy(self) -> None:
        """Make a copy where something has changed."""
        self._tasks.run(self._copy, self._done, key="copy by time")

    def _copy(self, _work: Work) -> datetime | None:
        made = self._office.copies.make_if_changed()
        return made.made_at if made else None

    def check(self) -> None:
        """Open the newest copy again where a week has passed."""
        self._tasks.run(self._check, self._done, key="rehearsal")

    def _check(self, _work: Work) -> Rehearsal | None:
        copies = self._office.copies
        return copies.rehearse() if copies.rehearsal_due() else None

    def _done(self, made: object) -> None:
        window = self._window()
        if made is not None and window is not None:
            window.frame.reload()

    def listen(self) -> None:
        """Come forward where a second start asked for it."""
        entrance, window = self._office.entrance, self._window()
        if entrance is None or entrance.hold is None or window is None:
            return
        file = entrance.hold.asked_forward()
        if file is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
        if file:
            window.open_file(file)

    def stop(self) -> None:
        """No more by itself."""
        for timer in (self._copying, self._checking, self._listening):
            timer.stop()


def copy_at_the_end(office: Office) -> None:
    """Make a copy where the day's work has changed something; an end is never held up by it."""
    if office.entrance is not None and office.entrance.hold is not None:
        with suppress(UserError):
            office.copies.make_if_changed("при-закрытии")
