"""The page of settings on the shared base: its address, a check, the switch, how to move there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services import shared_base
from lo_appeals.services.office import Office
from lo_appeals.services.shared_base import Found
from lo_appeals.services.sharing import keep_address, kept_address
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.fields import SecretField, TextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import row, selectable, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.tasks import Work

TITLE = "Общая база"
ABOUT = (
    "Когда сотрудников несколько, они работают с одной базой на сервере PostgreSQL. Сервер, адрес, "
    "имя и пароль даёт администратор. Всё остальное в программе остаётся таким же."
)
HOW = "postgresql://имя@сервер/база?sslmode=verify-full"
KEPT = "Хранится в хранилище паролей системы; в файлы и журналы не попадает."
ASKED = "Хранилища паролей в системе нет: пароль будет спрашиваться при каждом запуске."
NEXT = "Действует со следующего запуска программы. Сейчас открыта прежняя база."
OWN = "Сейчас открыта база в файле на этом компьютере."


class SharedPage(QWidget):
    """Nothing is changed before the server has answered."""

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__()
        self._kit, self._office = kit, office
        look, u = kit.look, kit.look.u
        self.now = words("", wrap=True)
        self.form = Form(look)
        self.address = TextField(look, "Адрес общей базы", 60, required=True)
        self.form.add("address", "&Адрес", self.address, HOW)
        self.form.add("password", "&Пароль", SecretField(look, "Пароль общей базы"))
        self.store = words("", look.small, muted=True, wrap=True)
        self.check = Button(look, "П&роверить соединение", "refresh-cw")
        self.switch = Button(look, "Раб&отать с общей базой", "users")
        self.own = Button(look, "&Вернуться к своей базе", "undo-2")
        self.state = StateLine(look)
        self.state.hide()
        self.told = words("", wrap=True)
        self.moving = words("Как перенести туда свою базу", look.strong)
        self.steps = selectable("")
        for one in (self.told, self.steps, self.now, self.store):
            one.setMaximumWidth(look.ch * 96)
        about = words(ABOUT, muted=True, wrap=True)
        about.setMaximumWidth(look.ch * 96)
        self.setLayout(
            stack(
                words(TITLE, look.subtitle), about, self.now, self.form, self.store,
                row(self.check, self.switch, self.own, None, gap=u * 2),
                self.state, self.told, u, self.moving, self.steps, None,
                gap=u * 3, edges=(u * 6, u * 4, u * 6, u * 4),
            )
        )  # fmt: skip
        self.check.clicked.connect(self._check)
        self.switch.clicked.connect(self._switch)
        self.own.clicked.connect(self._own)
        self.address.line.textChanged.connect(self._tell_moving)
        self.reload()

    def reload(self) -> None:
        """Show what this data folder works with."""
        kept = kept_address(self._office.folder)
        open_now = self._office.address
        self.form.set_values({"address": kept or open_now, "password": ""})
        shared = f"Сейчас открыта общая база {open_now}. Вы – {self._office.who.rstrip('.')}."
        self.now.setText(shared if open_now else OWN)
        self.own.setVisible(bool(kept))
        self.moving.setHidden(bool(open_now))
        self.steps.setHidden(bool(open_now))
        self._say("", Mark.DONE)
        self._tell_moving()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the system about its key store: not before, it takes most of a second."""
        super().showEvent(event)
        if not self.store.text():
            self._kit.tasks.run(self._look_for_store, self._tell_store, key="key store")

    def _look_for_store(self, _work: Work) -> bool:
        return shared_base.password_kept_here()

    def _tell_store(self, kept: bool) -> None:
        self.store.setText(KEPT if kept else ASKED)

    def _tell_moving(self) -> None:
        self.steps.setText(shared_base.moving_steps(self._office.folder, self.address.line.text()))

    def _entered(self) -> tuple[str, str] | None:
        values = self.form.check()
        return None if values is None else (values["address"], values["password"])

    def _check(self) -> None:
        self._ask(self._looked, self._found)

    def _switch(self) -> None:
        self._ask(self._switched, self._kept)

    def _ask(self, work: Callable[[str, str, Work], Found], done: Callable[[Found], None]) -> None:
        entered = self._entered()
        if entered is None:
            return
        self._say("Спрашиваем сервер…", Mark.OPEN)
        self._kit.tasks.run(
            partial(work, *entered), done, title="Общая база", key="shared", failed=self._refused
        )

    def _looked(self, url: str, password: str, _work: Work) -> Found:
        return shared_base.look(url, password)

    def _switched(self, url: str, password: str, _work: Work) -> Found:
        found = shared_base.look(url, password)
        keep_address(self._office.folder, url, password)
        if password and shared_base.password_kept_here():
            shared_base.keep_password(url, password)
        return found

    def _found(self, found: Found) -> None:
        self._say(
            f"Связь есть: {found.server}. Вы – {found.who.rstrip('.')}.", Mark.DONE, found.base
        )

    def _kept(self, found: Found) -> None:
        self._found(found)
        self.told.setText(f"{found.base} {NEXT}")
        self.own.show()

    def _refused(self, error: UserError) -> None:
        self._say(error.what, Mark.WARNING, error.advice)

    def _own(self) -> None:
        keep_address(self._office.folder, "")
        self.reload()
        self._say("Своя база в файле.", Mark.DONE, NEXT)

    def _say(self, state: str, mark: Mark, more: str = "") -> None:
        self.state.show_state(state, mark)
        self.state.setVisible(bool(state))
        self.told.setText(more)
