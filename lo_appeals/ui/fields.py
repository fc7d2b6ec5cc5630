"""Editors of forms: one for each kind of column, each row with its own line for an error.

A form is composed by hand from `field_for(column)`; `Form.check` shows all errors at once and
goes to the first, so that nothing typed is lost.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import UserError
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.layout import Part, row, stack, words
from lo_appeals.ui.look import Look


class Field(Protocol):
    """An editor of one value."""

    @property
    def editor(self) -> QWidget:
        """The widget that takes the focus."""
        ...

    def value(self) -> Any:
        """Return what was entered. Raises UserError."""
        ...

    def set_value(self, value: Any) -> None:
        """Show a value."""
        ...


def finder(known: Sequence[str], parent: QWidget) -> QCompleter:
    """Return what finds a word by any part of it, in any case."""
    made = QCompleter(known, parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


class TextField:
    """One line of text, spaces at the ends cut off."""

    def __init__(self, look: Look, name: str, chars: int = 40, *, required: bool = False) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMinimumHeight(look.control)
        self.line.setMinimumWidth(look.ch * 10)
        self.line.setMaximumWidth(look.ch * min(max(chars, 10), 60) + look.u * 4)
        self.line.setTextMargins(look.u, 0, look.u, 0)
        self._name, self._required = name, required

    @property
    def editor(self) -> QLineEdit:
        """The line."""
        return self.line

    def value(self) -> str:
        """Return the text. Raises UserError where it may not be empty."""
        text = self.line.text().strip()
        if self._required and not text:
            raise UserError(f"Поле «{self._name}» не заполнено.", "Заполните его.")
        return text

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))


class LongTextField:
    """Several lines of text."""

    def __init__(self, look: Look, name: str, lines: int = 3) -> None:
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(name)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(look.h * lines + look.u * 4)
        self.box.setMinimumWidth(look.ch * 20)
        self.box.setMaximumWidth(look.ch * 64)

    @property
    def editor(self) -> QPlainTextEdit:
        """The box."""
        return self.box

    def value(self) -> str:
        """Return the text."""
        return self.box.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.box.setPlainText("" if value is None else str(value))


class CountField:
    """A whole number from `least` to `most`; empty is None unless it is required."""

    def __init__(
        self, look: Look, name: str, least: int = 0, most: int = 10**6, *, required: bool = False
    ) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setFixedSize(look.ch * 14, look.control)
        self.line.setTextMargins(look.u, 0, look.u, 0)
        self._name, self._least, self._most, self._required = name, least, most, required

    @property
    def editor(self) -> QLineEdit:
        """The line."""
        return self.line

    def value(self) -> int | None:
        """Return the number. Raises UserError where it is none or out of its range."""
        text = self.line.text().replace("\u00a0", "").replace(" ", "")
        if not text and not self._required:
            return None
        try:
            number = int(text)
        except ValueError as error:
            raise UserError(f"«{self._name}»: нужно целое число.", self._advice()) from error
        if not self._least <= number <= self._most:
            raise UserError(f"«{self._name}»: {number} не подходит.", self._advice())
        return number

    def _advice(self) -> str:
        return f"Введите число от {self._least} до {self._most}."

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))


class DateField:
    """A date with its weekday beside."""

    def __init__(
        self, look: Look, name: str, today: Callable[[], date], *, required: bool = False
    ) -> None:
        self.edit = DateEdit(look, name, today)
        self._name, self._required = name, required

    @property
    def editor(self) -> DateEdit:
        """The line."""
        return self.edit

    def value(self) -> date | None:
        """Return the day. Raises UserError."""
        day = self.edit.value()
        if day is None and self._required:
            raise UserError(f"Поле «{self._name}» не заполнено.", "Введите дату.")
        return day

    def set_value(self, value: Any) -> None:
        """Show a day."""
        self.edit.set_value(value)


class ChoiceField:
    """One of several values, each under its words."""

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.setMinimumHeight(look.control)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumWidth(look.ch * 14)
        self.box.setMaximumWidth(look.ch * (24 if _short(choices) else 60))
        self._choices: list[tuple[Any, str]] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these."""
        self._choices = list(choices)
        self.box.clear()
        self.box.addItems([text for _, text in choices])

    @property
    def editor(self) -> QComboBox:
        """The box."""
        return self.box

    def value(self) -> Any:
        """Return the chosen value."""
        at = self.box.currentIndex()
        return self._choices[at][0] if at >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves the first."""
        at = next((n for n, (one, _) in enumerate(self._choices) if one == value), 0)
        self.box.setCurrentIndex(at)


class CheckField:
    """Yes or no."""

    def __init__(self, look: Look, text: str) -> None:
        self.check = QCheckBox(text)
        self.check.setMinimumHeight(look.control)

    @property
    def editor(self) -> QCheckBox:
        """The box."""
        return self.check

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.check.setChecked(bool(value))


def _short(choices: Sequence[tuple[Any, str]]) -> bool:
    return all(len(text) < 18 for _, text in choices)


FLAGS: tuple[tuple[bool | None, str], ...] = ((None, "не указано"), (True, "Да"), (False, "Нет"))


def field_for(look: Look, column: Column, today: Callable[[], date]) -> Field:
    """Return the editor of a declared column."""
    if column.kind is Kind.DATE:
        return DateField(look, column.title, today)
    if column.kind is Kind.COUNT:
        return CountField(look, column.title)
    if column.kind is Kind.FLAG:
        return ChoiceField(look, column.title, FLAGS)
    return TextField(look, column.title, column.chars + 10)


class Form(QWidget):
    """Rows of a name, an editor, a word of explanation and a hidden error."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rows: dict[str, tuple[Field, QLabel]] = {}
        self.lines = QFormLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(look.u * 5)
        self.lines.setVerticalSpacing(look.u * 2)
        self.lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, key: str, name: str, field: Field, note: str = "") -> Field:
        """Add a row; `name` may carry an Alt letter."""
        look, error = self.look, words("", self.look.small, wrap=True)
        error.setForegroundRole(QPalette.ColorRole.BrightText)
        error.setMaximumWidth(look.ch * 70)
        error.hide()
        label = QLabel(name)
        label.setFixedHeight(look.control)
        label.setBuddy(field.editor)
        editing = QHBoxLayout()
        editing.addWidget(field.editor, 1000)  # grows up to its own greatest width
        editing.addStretch(1)
        parts: list[Part] = [editing]
        if note:
            explained = words(note, look.small, muted=True, wrap=True)
            explained.setMaximumWidth(look.ch * 70)
            parts.append(explained)
        box = QWidget()
        box.setLayout(stack(*parts, error, gap=look.u // 2))
        self.lines.addRow(label, box)
        self._rows[key] = (field, error)
        return field

    def suggest(self, key: str, known: Sequence[str]) -> None:
        """Offer known words while a row is typed; any other word may be written too."""
        editor = self._rows[key][0].editor
        if isinstance(editor, QLineEdit):
            editor.setCompleter(finder(known, editor))

    def heading(self, text: str) -> None:
        """Begin a group of rows."""
        title = words(text, self.look.subtitle)
        self.lines.addRow(row(title, None, edges=(0, self.look.u * 2, 0, self.look.u)))

    def set_values(self, values: dict[str, Any]) -> None:
        """Show values by key; other rows stay."""
        for key, value in values.items():
            if key in self._rows:
                self._rows[key][0].set_value(value)

    @property
    def row_keys(self) -> tuple[str, ...]:
        """The keys of the rows in their order."""
        return tuple(self._rows)

    def field(self, key: str) -> Field:
        """Return the editor of a row."""
        return self._rows[key][0]

    def error_of(self, key: str) -> str:
        """Return the error that a row shows, or ''."""
        label = self._rows[key][1]
        return "" if label.isHidden() else label.text()

    def show_error(self, key: str, error: UserError) -> None:
        """Show an error beside its row and go there."""
        field, label = self._rows[key]
        label.setText(f"{error.what} {error.advice}".strip())
        label.show()
        field.editor.setAccessibleDescription(label.text())
        field.editor.setFocus()

    def check(self) -> dict[str, Any] | None:
        """Return all values by key; None where some are wrong: all errors are shown then."""
        values: dict[str, Any] = {}
        wrong: list[tuple[str, UserError]] = []
        for key, (field, label) in self._rows.items():
            label.hide()
            field.editor.setAccessibleDescription("")
            try:
                values[key] = field.value()
            except UserError as error:
                wrong.append((key, error))
        for key, fault in reversed(wrong):
            self.show_error(key, fault)
        return None if wrong else values
