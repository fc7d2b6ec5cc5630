"""Rubbish is collected in the thread of the window only.

Python collects cycles in whatever thread happens to allocate. Where widgets are among them, the
background thread would destroy Qt objects that belong to the window: a crash with no cause in
sight. So automatic collection is off while a background thread lives, and a timer does it here.
"""

import gc

from PySide6.QtCore import QObject, QTimer

TICK_MS = 2000


class Collecting(QObject):
    """Collects as Python itself would, by its own thresholds, every two seconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.collect)
        self._clock.start()

    def collect(self) -> None:
        """Collect those generations that are due."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._clock.stop()
        if self._was_on:
            gc.enable()
