"""Before the window: a base of an older program is brought up to date, which may take minutes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.ui.controls import Picture
from lo_appeals.ui.layout import BASE, row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.starting import take_off_sign
from lo_appeals.ui.tasks import Tasks, Work

SHOWN_AFTER_MS = 700  # a small base is ready before that, and a flash would only disturb
TICK_MS = 1000
SAFE = (
    "Сначала делается копия, затем база приводится к новой версии программы. Большой базе нужно "
    "несколько минут. Если компьютер в это время выключится, база останется прежней."
)


class Upgrading(QWidget):
    """Shows itself where the base takes long; ends with `done` (Office, or what kept it shut)."""

    done = Signal(object)

    def __init__(self, look: Look, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._folder, self._clock, self._ended = folder, clock, False
        self.setWindowTitle("Обновление базы")
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.passed = words("", muted=True)
        u = look.u
        told = stack(
            words("Обновляем базу", look.title), words(SAFE, wrap=True), self.passed, gap=u * 2
        )
        self.setLayout(
            stack(row(Picture(look, "database"), told, gap=u * 4), None,
                  edges=(u * 6, u * 5, u * 6, u * 5))
        )  # fmt: skip
        self.resize(look.ch * 90, look.row * 6)
        self._since = QElapsedTimer()
        self._since.start()
        self._shows, self._ticks = QTimer(self), QTimer(self)
        self._shows.setSingleShot(True)
        self._shows.timeout.connect(self.show)
        self._shows.timeout.connect(take_off_sign)
        self._shows.start(SHOWN_AFTER_MS)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start(TICK_MS)
        self._tasks = Tasks(self)
        self._tasks.broken.connect(self._end)
        self._tasks.run(self._open, self._end, failed=self._end)

    def _open(self, _work: Work) -> Office:
        return Office(self._folder, self._clock, holds=True)

    def _tick(self) -> None:
        minutes, seconds = divmod(self._since.elapsed() // 1000, 60)
        self.passed.setText(f"Прошло {minutes}:{seconds:02}")

    def _end(self, found: Office | UserError | Exception) -> None:
        self._ended = True
        self._shows.stop()
        self.done.emit(found)
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What has begun ends first, for half of it would be worse."""
        if self._ended:
            self._tasks.close()
            super().closeEvent(event)
        else:
            event.ignore()
