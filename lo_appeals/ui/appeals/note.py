"""The clerk's note on an entry, written in the card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.layout import row, stack, words
from lo_appeals.ui.look import Look


class NoteForm(QWidget):
    """`saved` with the text; `given_up` when it stays as it was."""

    saved = Signal(object)
    given_up = Signal()

    def __init__(self, look: Look, note: str) -> None:
        super().__init__()
        u = look.u
        self.field = LongTextField(look, "Примечание", 8)
        self.field.set_value(note)
        self.save = Button(look, "Со&хранить", "check", primary=True, tip="Сохранить (Ctrl+Enter)")
        self.save.setShortcut("Ctrl+Return")
        self.leave = Button(look, "О&тмена", tip="Оставить как было (Esc)")
        self.setLayout(
            stack(
                words("Примечание", look.subtitle),
                self.field.editor,
                words("Видно только здесь, в письма не попадает.", look.small, muted=True),
                None,
                row(self.save, self.leave, None, gap=u * 2),
                gap=u * 2,
                edges=(u * 5, u * 3, u * 5, u * 2),
            )
        )
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.given_up)

    def _save(self) -> None:
        self.saved.emit(self.field.value())
