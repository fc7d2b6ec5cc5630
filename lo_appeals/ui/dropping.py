"""Files dropped on a window."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError

READABLE = (".xlsx", ".csv", ".xls", ".xlsm", ".txt")


class Dropping(QObject):
    """Lets a window take files that may be exports: `files` with one, `refused` with why not."""

    files = Signal(str)
    refused = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._take(event)
            return True
        if isinstance(event, QDragEnterEvent):
            if _files(event):  # whatever they are: a drop that is not taken says nothing
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        readable = [one for one in _files(event) if one.lower().endswith(READABLE)]
        if readable:
            self.files.emit(readable[0])
        else:
            self.refused.emit(UserError("Это не файл выгрузки.", "Перетащите XLSX или CSV."))


def _files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
