"""What others do in a shared base, shown in the window: nothing selected or typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from lo_appeals.domain.texts import counted
from lo_appeals.services.office import Office
from lo_appeals.services.sharing import Heard, no_connection
from lo_appeals.ui.main_window import MainWindow

NAMED = 2  # so many changes are told by name, more by number


class Others(QObject):
    """Listens until `stop`; does nothing for a base in a file."""

    heard = Signal(object)

    def __init__(
        self, office: Office, window: Callable[[], MainWindow | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        # the watcher calls from a thread of its own
        self.heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._watcher = office.watcher(self.heard.emit)
        self.listens = self._watcher.start()

    def stop(self) -> None:
        """Listen no more."""
        self._watcher.stop()

    def _hear(self, heard: Heard) -> None:
        window = self._window()
        if window is None:
            return
        if not heard.connected:
            window.message.warn(no_connection())
            return
        window.appeals.changed_by_others()
        window.registry.reload()
        window.reports.reload()
        window.imports.reload()
        window.today.reload()
        window.frame.reload()
        if heard.lines:
            window.message.say(told(heard))
        elif heard.again:
            window.message.say("Связь с сервером базы восстановлена.", "Всё показано заново.")


def told(heard: Heard) -> str:
    """Return in words what others did."""
    if len(heard.lines) > NAMED:
        changes = counted(len(heard.lines), "изменение", "изменения", "изменений")
        people = ", ".join(sorted({line.who for line in heard.lines}))
        return f"{changes} в общей базе: {people}."
    return " ".join(f"{line.who}: {line.action}, {line.subject}." for line in heard.lines)
