"""Notes on an entry: the list in the card, and the form of one of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.notes import Note
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.layout import empty_layout, row, selectable, stack, words
from lo_appeals.ui.look import Look

TEXT = "text"


class NoteList(QWidget):
    """The notes under their title, newest first; hidden where there are none.

    `mend` and `remove` (Note) by the buttons of a note; only one's own words can be mended.
    """

    mend = Signal(object)
    remove = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.title = words("", look.subtitle)
        self.lines = stack(gap=look.u * 2)
        self.setLayout(stack(self.title, self.lines, gap=look.u * 2))

    def show_notes(self, notes: Sequence[Note], who: str, refused: str) -> None:
        """Show these as `who` may work on them; `refused` says why nobody may, or is ''."""
        empty_layout(self.lines)
        self.title.setText(f"Примечания: {len(notes)}" if len(notes) > 1 else "Примечание")
        for note in notes:
            self.lines.addLayout(self._line(note, who, refused))
        self.setVisible(bool(notes))

    def _line(self, note: Note, who: str, refused: str) -> QHBoxLayout:
        look = self.look
        mend = Button(look, "", "pencil", flat=True, tip="Исправить примечание")
        mend.setVisible(note.by(who))
        mend.clicked.connect(partial(self.mend.emit, note))
        remove = Button(look, "", "x", flat=True, tip="Убрать примечание")
        remove.clicked.connect(partial(self.remove.emit, note))
        for one in (mend, remove) if refused else ():
            one.forbid(refused)
        text = selectable(note.text)
        signed = words(note.signature, look.small, muted=True, wrap=True)
        whole = row(stack(text, signed, gap=0), mend, remove, gap=look.u)
        whole.setStretch(0, 1)
        return whole


class NoteForm(CardForm):
    """A new note, or other words for `note`: `saved` with the text; `given_up`."""

    saved = Signal(object)

    def __init__(self, look: Look, note: Note | None = None) -> None:
        title = f"Исправить примечание: {note.signature}" if note else "Новое примечание"
        super().__init__(look, title, "Со&хранить" if note else "&Добавить")
        self.asked.connect(self._save)
        self.note = note
        self.field = LongTextField(look, "Примечание", 6)
        self.form.add(TEXT, "Те&кст", self.field, "Видно только здесь, в письма не попадает.")
        self.field.set_value(note.text if note else "")

    def refuse(self, error: UserError) -> None:
        """Show why the base did not take it, and what stands there now; the text stays."""
        if isinstance(error, Conflict) and self.note is not None:
            now = "; ".join(clash.theirs for clash in error.clashes)
            self.note = replace(self.note, text=now)
            error = UserError(
                f"{error.reason} {error.who}: «{now}».", "«Сохранить» ещё раз – записать ваше."
            )
        self.form.show_error(TEXT, error)

    def _save(self) -> None:
        self.saved.emit(self.field.value())
