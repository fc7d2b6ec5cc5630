"""What the clerk sees when the base cannot be opened: what happened, what is safe, the way back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from lo_appeals import system
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment
from lo_appeals.services.copies import holding
from lo_appeals.services.office import Office
from lo_appeals.services.restoring import begin_anew, restore_and_open
from lo_appeals.services.start import StartTrouble, Trouble
from lo_appeals.ui.controls import Button, Picture
from lo_appeals.ui.layout import BASE, row, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look

MENDED_BY_COPY = (Trouble.DAMAGED, Trouble.MISSING, Trouble.FOREIGN)
SAFE = "Повреждённый файл будет сохранён целиком в отдельной папке рядом с базой."


class Recovery(QWidget):
    """Ends with `done` (Office, or None where the clerk leaves)."""

    done = Signal(object)

    def __init__(
        self, look: Look, trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._look, self._folder, self._clock = look, folder, clock
        self._ended = False
        self.setWindowTitle("Обращения – база не открылась")
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.what = words("", look.title, wrap=True)
        self.advice = words("", wrap=True)
        self.copies = Lines(look, "Копии базы")
        self.safe = words(SAFE, muted=True, wrap=True)
        self.restore = Button(look, "&Восстановить выбранную копию", "undo-2", primary=True)
        self.again = Button(look, "&Повторить", "refresh-cw")
        self.anew = Button(look, "&Начать новую базу", "plus")
        self.open = Button(look, "Открыть &папку", "database")
        self.leave = Button(look, "В&ыйти", tip="Ничего не менять")
        u = look.u
        head = row(Picture(look, "shield-alert"), stack(self.what, self.advice, gap=u), gap=u * 4)
        foot = row(self.open, self.anew, None, self.leave, self.again, self.restore, gap=u * 2)
        self.setLayout(
            stack(head, self.copies, self.safe, foot, gap=u * 4, edges=(u * 6, u * 5, u * 6, u * 5))
        )
        self.resize(look.ch * 120, look.row * 16)
        self.restore.clicked.connect(self._restore)
        self.again.clicked.connect(self._again)
        self.anew.clicked.connect(self._anew)
        self.open.clicked.connect(self._open_folder)
        self.leave.clicked.connect(self.close)
        self.show_trouble(trouble)

    def show_trouble(self, trouble: StartTrouble) -> None:
        """Say what is wrong now, and offer what helps against it."""
        self.what.setText(trouble.what)
        self.advice.setText(trouble.advice.split(" Восстановите последнюю")[0])
        helps = trouble.trouble in MENDED_BY_COPY
        lines = [
            Line("database", f"{moment(one.made_at)} – {one.reason.replace('-', ' ')}",
                 holding(one), one.file)
            for one in trouble.copies
        ]  # fmt: skip
        self.copies.show_lines(lines)
        self.copies.setVisible(helps)
        self.safe.setVisible(helps)
        self.restore.setVisible(helps)
        self.restore.setEnabled(bool(lines))
        self.anew.setVisible(helps)
        self.again.set_primary(not helps)
        (self.restore if helps and lines else self.again).setFocus()

    def _restore(self) -> None:
        chosen = self.copies.chosen()
        if chosen is None:
            return
        file: Path = chosen.value
        self._try(
            lambda: restore_and_open(
                self._folder, file, system.account(), self._clock, lambda: "", holds=True
            )[0]
        )

    def _again(self) -> None:
        self._try(self._opened)

    def _anew(self) -> None:
        def begun() -> Office:
            begin_anew(self._folder, system.account(), self._clock)
            return self._opened()

        self._try(begun)

    def _opened(self) -> Office:
        return Office(self._folder, self._clock, holds=True)

    def _try(self, way: Callable[[], Office]) -> None:
        try:
            office = way()
        except StartTrouble as trouble:
            self.show_trouble(trouble)
        except UserError as error:
            self.advice.setText(str(error))
        else:
            self._end(office)

    def _open_folder(self) -> None:
        try:
            system.open_file(self._folder)
        except UserError as error:
            self.advice.setText(str(error))

    def _end(self, office: Office | None) -> None:
        if not self._ended:
            self._ended = True
            self.done.emit(office)
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving."""
        self._end(None)
        super().closeEvent(event)
