"""A form: rows of a name, an editor, and a line below it for what is wrong.

A form is composed by hand from `field_for(column)`; `Form.check` shows all errors at once and
goes to the first; after a conflict each field shows the other person's value and offers it. So
nothing typed is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from lo_appeals.domain.errors import Clash, Conflict, UserError
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import DateField, Field, finder
from lo_appeals.ui.layout import Part, row, stack, words
from lo_appeals.ui.look import Look

OFFERED = 32  # letters of another's value that its button names
WRAPPED = 28  # letters of a name that stand in one line
EMPTY = "пусто"
AGAIN = "Выберите значения и сохраните ещё раз: запишется то, что показано."


@dataclass(slots=True, weakref_slot=True)
class FormRow:
    """One row: its editor, what it said when it was opened, what is wrong, what to take."""

    field: Field
    says: QLabel
    take: Button
    opened: Any = None
    theirs: Any = None
    wrong: bool = False  # an error is shown

    @property
    def touched(self) -> bool:
        """Tell whether something else was entered since the form was opened."""
        return bool(_value(self.field) != self.opened)

    def show_value(self, value: Any) -> None:
        """Show a value as the one that stands in the base."""
        self.field.set_value(value)
        self.opened = _value(self.field)

    def tell(self, text: str) -> None:
        """Say something under the editor; '': nothing."""
        self.says.setText(text)
        self.says.setVisible(bool(text))
        self.field.editor.setAccessibleDescription(text)
        self.take.hide()
        self.wrong = False

    def refuse(self, error: UserError) -> None:
        """Say what is wrong and go there."""
        self.tell(str(error))
        self.wrong = True
        self.field.editor.setFocus()

    def look_again(self) -> None:
        """Say nothing more of an error once what is typed is right."""
        if self.wrong and _right(self.field):
            self.tell("")

    def tell_clash(self, clash: Clash) -> None:
        """Show another's value: in the editor where nothing was entered, else beside it."""
        theirs = clash.theirs or EMPTY
        if not self.touched:
            self.show_value(clash.value)
            self.tell(f"Стало «{theirs}»: показано новое значение.")
            return
        self.tell(f"Стало «{theirs}», у вас «{clash.mine or EMPTY}».")
        short = theirs if len(theirs) <= OFFERED else theirs[: OFFERED - 1] + "…"
        self.theirs = clash.value
        self.take.say(f"Взять «{short.replace('&', '&&')}»")
        self.take.show()

    def take_theirs(self) -> None:
        """Give up what was entered for the other person's value."""
        self.show_value(self.theirs)
        self.tell("")


def _value(field: Field) -> Any:
    try:
        return field.value()
    except UserError:
        return None


def _right(field: Field) -> bool:
    try:
        field.value()
    except UserError:
        return False
    return True


class Form(QWidget):
    """Rows of a name, an editor, a word of explanation and a hidden error."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rows: dict[str, FormRow] = {}
        # not QFormLayout: it squeezes rows that say what is wrong in several lines
        self.lines = QGridLayout()
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(look.u * 5)
        self.lines.setVerticalSpacing(look.u * 2)
        self.lines.setColumnStretch(1, 1)
        self.says = words("", look.small, wrap=True)  # of a conflict as a whole
        self.says.setForegroundRole(QPalette.ColorRole.BrightText)
        self.says.hide()
        self.setLayout(stack(self.says, self.lines, gap=look.u * 2))

    def add(self, key: str, name: str, field: Field, note: str = "") -> Field:
        """Add a row; `name` may carry an Alt letter."""
        look, error = self.look, words("", self.look.small, wrap=True)
        error.setForegroundRole(QPalette.ColorRole.BrightText)
        error.setMaximumWidth(look.ch * 70)
        error.hide()
        label = QLabel(name)
        label.setMinimumHeight(look.control)
        if len(name) > WRAPPED:
            label.setWordWrap(True)
            label.setFixedWidth(look.ch * WRAPPED)
        label.setBuddy(field.editor)
        editing = QHBoxLayout()
        editing.setSpacing(look.u * 2)
        editing.addWidget(field.editor, 1000)  # grows up to its own greatest width
        if isinstance(field, DateField):
            editing.addWidget(self._beside(field), 1000)
        editing.addStretch(1)
        parts: list[Part] = [editing]
        if note:
            explained = words(note, look.small, muted=True, wrap=True)
            explained.setMaximumWidth(look.ch * 70)
            parts.append(explained)
        take = Button(look, "", "check", flat=True)
        take.hide()
        box = QWidget()
        box.setLayout(stack(*parts, error, row(take, None), gap=look.u // 2))
        line = self.lines.rowCount()
        self.lines.addWidget(label, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.lines.addWidget(box, line, 1)
        made = self._rows[key] = FormRow(field, error, take, _value(field))
        take.clicked.connect(made.take_theirs)
        if isinstance(field.editor, QLineEdit):
            field.editor.textChanged.connect(made.look_again)
        elif isinstance(field.editor, QComboBox):
            field.editor.currentTextChanged.connect(made.look_again)
        return field

    def _beside(self, field: DateField) -> QLabel:
        """Return the words beside a date: its weekday and what follows from it."""
        beside = words("", self.look.small, muted=True, wrap=True)
        beside.setMinimumWidth(self.look.ch * 12)  # of «обязательно»

        def tell() -> None:
            beside.setText(field.hint())

        tell()
        field.edit.textChanged.connect(tell)
        field.edit.changed.connect(tell)
        return beside

    def suggest(self, key: str, known: Sequence[str]) -> None:
        """Offer known words while a row is typed; any other word may be written too."""
        editor = self._rows[key].field.editor
        if isinstance(editor, QLineEdit):
            editor.setCompleter(finder(known, editor))

    def heading(self, text: str) -> None:
        """Begin a group of rows."""
        title = words(text, self.look.subtitle, wrap=True)
        inside = row(title, edges=(0, self.look.u * 2, 0, self.look.u))
        self.lines.addLayout(inside, self.lines.rowCount(), 0, 1, 2)

    def set_values(self, values: dict[str, Any]) -> None:
        """Show values by key; other rows stay."""
        for key, value in values.items():
            if key in self._rows:
                self._rows[key].show_value(value)

    @property
    def row_keys(self) -> tuple[str, ...]:
        """The keys of the rows in their order."""
        return tuple(self._rows)

    def field(self, key: str) -> Field:
        """Return the editor of a row."""
        return self._rows[key].field

    def error_of(self, key: str) -> str:
        """Return the error that a row shows, or ''."""
        label = self._rows[key].says
        return "" if label.isHidden() else label.text()

    def texts(self) -> dict[str, str]:
        """Return what is typed and chosen in each row, as words."""
        return {key: one.field.typed() for key, one in self._rows.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Type words into the rows of their keys; rows stay as touched as they become."""
        for key, text in texts.items():
            if key in self._rows:
                self._rows[key].field.type_in(text)

    def tell(self, key: str, text: str) -> None:
        """Say something under a row while it is typed; '': nothing."""
        self._rows[key].tell(text)

    def show_error(self, key: str, error: UserError) -> None:
        """Show an error beside its row and go there."""
        self._rows[key].refuse(error)

    def show_conflict(self, error: Conflict, rows: Mapping[str, str] | None = None) -> None:
        """Show beside each field what another person wrote there meanwhile, with a way to take it.

        `rows` names rows whose key is not the field's. Saving once more writes what is shown, for
        it has been seen.
        """
        told = {(rows or {}).get(one.key, one.key): one for one in error.clashes}
        others = [
            f" {one.title}: стало «{one.theirs or EMPTY}»."
            for key, one in told.items()
            if key not in self._rows
        ]
        who = f" Изменил(а): {error.who.rstrip('.')}." if error.who else ""
        self.says.setText(f"{error.reason}{who}{''.join(others)} {AGAIN}")
        self.says.show()
        for key, clash in reversed(told.items()):
            if key in self._rows:
                self._rows[key].tell_clash(clash)
                self._rows[key].field.editor.setFocus()

    def right_values(self) -> dict[str, Any]:
        """Return the values that can be taken as they are, by key; what is wrong is left out."""
        rows = self._rows.items()
        return {key: one.field.value() for key, one in rows if _right(one.field)}

    def check(self) -> dict[str, Any] | None:
        """Return all values by key; None where some are wrong: all errors are shown then."""
        values: dict[str, Any] = {}
        wrong: list[tuple[str, UserError]] = []
        self.says.hide()
        for key, one in self._rows.items():
            one.tell("")
            try:
                values[key] = one.field.value()
            except UserError as error:
                wrong.append((key, error))
        for key, fault in reversed(wrong):
            self.show_error(key, fault)
        return None if wrong else values
