"""The clerk's note on an entry, written in the card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.layout import row, stack, words
from lo_appeals.ui.look import Look


class NoteForm(QWidget):
    """`saved` with the text; `given_up` when it stays as it was."""

    saved = Signal(object)
    given_up = Signal()

    def __init__(self, look: Look, note: str, version: int) -> None:
        super().__init__()
        u = look.u
        self.version = version
        self.told = words("", look.small, wrap=True)
        self.told.hide()
        self.field = LongTextField(look, "Примечание", 8)
        self.field.set_value(note)
        self.save = Button(look, "Со&хранить", "check", primary=True, tip="Сохранить (Ctrl+Enter)")
        self.save.setShortcut("Ctrl+Return")
        self.leave = Button(look, "О&тмена", tip="Оставить как было (Esc)")
        self.setLayout(
            stack(
                words("Примечание", look.subtitle),
                self.field.editor,
                self.told,
                words("Видно только здесь, в письма не попадает.", look.small, muted=True),
                None,
                row(self.save, self.leave, None, gap=u * 2),
                gap=u * 2,
                edges=(u * 5, u * 3, u * 5, u * 2),
            )
        )
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.given_up)

    def refuse(self, error: UserError) -> None:
        """Show why the base did not take it, and what another person wrote; the text stays."""
        text = str(error)
        if isinstance(error, Conflict):
            self.version = error.version
            now = "; ".join(clash.theirs or "пусто" for clash in error.clashes)
            text = f"{error.reason} {error.who}: «{now}». «Сохранить» ещё раз – записать ваше."
        self.told.setText(text)
        self.told.show()
        self.field.editor.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.field.value())
