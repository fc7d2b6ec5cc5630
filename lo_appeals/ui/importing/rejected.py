"""Rows of a file that will not be loaded, saved with their reasons."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.printing import EXCEL, ask_file
from lo_appeals.ui.tasks import Work

Write = Callable[[Path], Path]


class RejectedRows(QObject):
    """The button «Отклонённые в XLSX» of a sheet; `told` (words, advice) when they are saved."""

    told = Signal(object, object)

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self._source = Path()
        self._write: Write | None = None
        self.button = Button(kit.look, "&Отклонённые в XLSX", "download")
        self.button.clicked.connect(self._ask_where)

    def offer(self, source: Path, rows: int, write: Write) -> None:
        """Offer to save so many rows of a file by `write`; the button goes where there are none."""
        self._source, self._write = source, write
        self.button.setVisible(rows > 0)

    def withdraw(self) -> None:
        """Offer nothing: no file is looked at."""
        self._write = None
        self.button.hide()

    def _ask_where(self) -> None:
        if self._write is not None:
            place = self._source.with_name(f"{self._source.stem} – не загружено.xlsx")
            ask_file(self._window, str(place), EXCEL, self.save_to)

    def save_to(self, file: str) -> None:
        """Write the rows that will not be loaded, with their reasons."""
        if self._write is not None:
            save = partial(self._save, self._write, Path(file))
            self._kit.tasks.run(save, self._saved, title="Запись XLSX")

    def _save(self, write: Write, file: Path, _work: Work) -> Path:
        return write(file)

    def _saved(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent))
