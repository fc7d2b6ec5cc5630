"""Editors of forms: one for each kind of column. `form.Form` sets them in rows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import UserError
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.look import Look

REQUIRED = "обязательно"  # said in words in an empty field that may not stay so


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

    def typed(self) -> str:
        """Return what stands in the editor, as words."""
        ...

    def type_in(self, text: str) -> None:
        """Put words into the editor, as a person would type or choose them."""
        ...


def finder(known: Sequence[str], parent: QWidget) -> QCompleter:
    """Return what finds a word by any part of it, in any case."""
    made = QCompleter(known, parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


class LineField:
    """What is typed into one line."""

    def __init__(self, line: QLineEdit) -> None:
        self.line = line

    @property
    def editor(self) -> QLineEdit:
        """The line."""
        return self.line

    def typed(self) -> str:
        """Return the text of the line."""
        return self.line.text()

    def type_in(self, text: str) -> None:
        """Type a text."""
        self.line.setText(text)


class TextField(LineField):
    """One line of text, spaces at the ends cut off; `most` is how many characters it may have."""

    def __init__(
        self,
        look: Look,
        name: str,
        chars: int = 40,
        *,
        required: bool = False,
        most: int | None = None,
    ) -> None:
        super().__init__(QLineEdit())
        self.line.setAccessibleName(name)
        self.line.setMinimumHeight(look.control)
        self.line.setMinimumWidth(look.ch * 10)
        self.line.setMaximumWidth(look.ch * min(max(chars, 10), 60) + look.u * 4)
        self.line.setTextMargins(look.u, 0, look.u, 0)
        self._name, self._required, self._most = name, required, most
        if required:
            self.line.setPlaceholderText(REQUIRED)

    def value(self) -> str:
        """Return the text. Raises UserError where it may not be empty or is too long."""
        text = self.line.text().strip()
        if self._required and not text:
            raise UserError(f"Поле «{self._name}» не заполнено.", "Заполните его.")
        if self._most is not None and len(text) > self._most:
            raise UserError(
                f"Знаков {len(text)}, а поместится не больше {self._most}.", "Сократите текст."
            )
        return text

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)  # of a long text the beginning is seen


class SecretField(TextField):
    """A password: what is typed is not shown, spaces are a part of it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, 32)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        """Return the password."""
        return self.line.text()


class TextBox(QPlainTextEdit):
    """Several lines of text in a frame like that of one line; the style draws it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        inset = look.u // 2 + 1  # the corners of the frame are round
        self.setViewportMargins(inset, inset, inset, inset)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame shows the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame shows the focus no more."""
        super().focusOutEvent(event)
        self.update()


class LongTextField:
    """Several lines of text."""

    def __init__(self, look: Look, name: str, lines: int = 3) -> None:
        self.box = TextBox(look)
        self.box.setAccessibleName(name)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(look.h * lines + look.u * 5)
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

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.box.toPlainText()

    def type_in(self, text: str) -> None:
        """Type a text."""
        self.box.setPlainText(text)


class CountField(LineField):
    """A whole number from `least` to `most`; empty is None unless it is required."""

    def __init__(
        self, look: Look, name: str, least: int = 0, most: int = 10**6, *, required: bool = False
    ) -> None:
        super().__init__(QLineEdit())
        self.line.setAccessibleName(name)
        self.line.setFixedSize(look.ch * 14, look.control)
        self.line.setTextMargins(look.u, 0, look.u, 0)
        self._name, self._least, self._most, self._required = name, least, most, required
        if required:
            self.line.setPlaceholderText(REQUIRED)

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


class DateField(LineField):
    """A date; a form shows its weekday beside while it is typed, and what `follows` from it."""

    def __init__(
        self,
        look: Look,
        name: str,
        today: Callable[[], date],
        *,
        required: bool = False,
        follows: Callable[[date], str] | None = None,
    ) -> None:
        self.edit = DateEdit(look, name, today)
        super().__init__(self.edit)
        self._name, self._required, self._follows = name, required, follows

    def hint(self) -> str:
        """Return the day with its weekday and what follows from it; '' while it is no day.

        Of an empty field: whether it has to be filled in.
        """
        said = self.edit.hint()
        if not said:
            return REQUIRED if self._required and not self.edit.text() else ""
        day = self.edit.value()
        more = self._follows(day) if self._follows is not None and day is not None else ""
        short = said.removeprefix(f"{self.edit.text()}, ")  # a whole date needs no repeating
        return f"{short}; {more}" if more else short

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
