"""Before the window: a shared base asks for a password, or its server does not answer yet."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.services.shared_base import keep_password, password_kept_here
from lo_appeals.services.sharing import asks_password, out_of_reach, shown_address, with_password
from lo_appeals.ui.choices import CheckField
from lo_appeals.ui.controls import Button, Picture
from lo_appeals.ui.fields import SecretField
from lo_appeals.ui.form import Form
from lo_appeals.ui.help.window import help_by_key
from lo_appeals.ui.layout import BASE, row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.tasks import Tasks, Work

AGAIN_MS = 3000
NO_STORE = (
    "Хранилища паролей в этой системе нет, поэтому пароль спрашивается при каждом запуске. "
    "В файл он не пишется."
)
WAITING = "Программа пробует снова каждые три секунды и откроется сама."


class Admission(QWidget):
    """Ends with `done` (Office, or None where the clerk leaves)."""

    done = Signal(object)

    def __init__(
        self, look: Look, error: UserError, place: tuple[Path, str], clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        (self._folder, self._url), self._clock = place, clock
        self._ended = False
        self._tasks = Tasks(self)
        self._tasks.broken.connect(self._broken)
        self.setWindowTitle("Общая база")
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.what = words("", look.title, wrap=True)
        self.advice = words("", wrap=True)
        self.form = Form(look)
        self.password = SecretField(look, "Пароль общей базы")
        self.form.add(
            "password", "&Пароль", self.password, "" if password_kept_here() else NO_STORE
        )
        self.keep = CheckField(look, "&Запомнить в хранилище паролей системы")
        self.keep.set_value(True)
        self.enter = Button(look, "&Войти", "check", primary=True)
        self.leave = Button(look, "В&ыйти", tip="Закрыть программу")
        u = look.u
        head = row(
            Picture(look, "database"),
            stack(self.what, words(shown_address(self._url), muted=True), self.advice, gap=u),
            gap=u * 4,
        )
        foot = row(None, self.leave, self.enter, gap=u * 2)
        self.setLayout(
            stack(head, self.form, self.keep.editor, None, foot, gap=u * 4,
                  edges=(u * 6, u * 5, u * 6, u * 5))
        )  # fmt: skip
        self.resize(look.ch * 90, look.row * 11)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try)
        self.enter.clicked.connect(self._try)
        self.password.line.returnPressed.connect(self._try)
        self.leave.clicked.connect(self.close)
        help_by_key(look, self, "safety", "Общая база не отвечает")
        self.show_error(error)

    def show_error(self, error: UserError) -> None:
        """Say what keeps the base shut now, and offer what helps against it."""
        waits, asks = out_of_reach(error), asks_password(error)
        self.what.setText("Введите пароль общей базы." if asks and not self._typed else error.what)
        self.advice.setText(WAITING if waits else "" if asks else error.advice)
        self.form.setVisible(asks)
        self.keep.editor.setVisible(asks and password_kept_here())
        self.enter.say("&Войти" if asks else "&Повторить")
        self.enter.setEnabled(True)
        if waits:
            self._again.start()
        (self.password.line if asks else self.enter).setFocus()

    @property
    def _typed(self) -> str:
        return self.password.value()

    def _try(self) -> None:
        self._again.stop()
        self.enter.setEnabled(False)
        work = partial(self._open, self._typed, keeps=self.keep.value())
        self._tasks.run(work, self._end, key="open", failed=self.show_error)

    def _open(self, password: str, _work: Work, *, keeps: bool) -> Office:
        url = with_password(self._url, password)
        office = Office(self._folder, self._clock, url=url, holds=True)
        if password and keeps and password_kept_here():
            keep_password(self._url, password)
        return office

    def _broken(self, fault: BaseException) -> None:
        self.close()
        raise fault

    def _end(self, office: Office | None) -> None:
        if not self._ended:
            self._ended = True
            self._again.stop()
            self.done.emit(office)
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving."""
        self._end(None)
        self._tasks.close()
        super().closeEvent(event)
