"""A form in a card: a heading, rows, a word on what follows, its buttons and their keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lo_appeals.domain.errors import UserError
from lo_appeals.ui.brush import ENTER
from lo_appeals.ui.changing import Changing, Write
from lo_appeals.ui.controls import Button
from lo_appeals.ui.form import Form
from lo_appeals.ui.layout import row, scrolled, stack, words
from lo_appeals.ui.look import Look

SAVE, SAVE_AND_NEXT = "Ctrl+S", "Ctrl+Return"


def form_key(form: QWidget, key: str, slot: Callable[[], object]) -> None:
    """Let a key do something wherever the focus is in a form."""
    made = QShortcut(QKeySequence(key), form)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(slot)


class CardForm(QWidget):
    """`asked` when its values are to be saved, `given_up` when nothing is to be.

    `written` when the base has taken them: see `write_form`.

    Ctrl+S saves, and so does Enter in a line. Ctrl+Enter saves too, and `goes_on` tells then that
    the next one is wanted.
    """

    asked = Signal()
    given_up = Signal()
    written = Signal()

    def __init__(self, look: Look, title: str, button: str, note: str = "") -> None:
        super().__init__()
        self.look = look
        self.goes_on = False
        self.waits = False  # for the base to take its values
        self.heading = title
        self.form = Form(look)
        self.form.heading(title)
        u = look.u
        self.save = Button(look, button, "check", primary=True)
        self.save.setToolTip(f"{button.replace('&', '')} (Enter, Ctrl+S)")
        self.leave = Button(look, "О&тмена", tip="Ничего не менять (Esc)")
        inside, foot = QWidget(), QWidget()
        says = words(note, look.small, muted=True, wrap=True)
        inside.setLayout(
            stack(self.form, says, None, gap=u * 2, edges=(u * 5, u * 3, u * 5, u * 3))
        )
        foot.setLayout(
            row(self.save, self.leave, None, gap=u * 2, edges=(u * 5, u * 2, u * 3, u * 2))
        )
        self.setLayout(stack(scrolled(inside, title), foot, gap=0))
        self.save.clicked.connect(self._press)
        self.leave.clicked.connect(self.given_up)
        form_key(self, SAVE, self.save.click)
        form_key(self, SAVE_AND_NEXT, self._press_and_go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the blue button, as in every window of the system."""
        if event.key() in ENTER:
            self.save.click()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        self._ask(goes_on=False)

    def _press_and_go_on(self) -> None:
        self._ask(goes_on=True)

    def _ask(self, *, goes_on: bool) -> None:
        if not self.waits:  # pressed twice, it would be written twice
            self.goes_on = goes_on
            self.asked.emit()

    def refuse(self, error: UserError) -> None:
        """Show why the base did not take it; nothing typed is lost."""
        self.form.show_error(self.first, error)

    @property
    def first(self) -> str:
        """The key of the first row."""
        return self.form.row_keys[0]

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.field(self.first).editor.setFocus()


def write_form(
    changing: Changing, form: CardForm, write: Write, done: Callable[[], None] | None = None
) -> None:
    """Write what a form holds, then `done`. Refused, the form says why; gone, the message bar."""

    def rest() -> None:
        if isValid(form):
            form.waits = False

    def written() -> None:
        if isValid(form):
            form.written.emit()
        if done is not None:
            done()

    def refused(error: UserError) -> None:
        if isValid(form) and form.isVisible():
            form.refuse(error)
        else:
            changing.refused.emit(error)

    form.waits = True
    changing.do(write, failed=refused, done=written, ended=rest)
