"""The editor that names one body of many."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from lo_appeals.domain.errors import UserError
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.fields import REQUIRED, finder
from lo_appeals.ui.look import Look


class BodyField(ChoiceField):
    """One body of many: typing any part of the name finds it."""

    def __init__(self, look: Look, name: str, bodies: Sequence[tuple[int | None, str]]) -> None:
        super().__init__(look, name, bodies)
        self._names = [text for _, text in bodies]
        self.box.setEditable(True)
        if (line := self.box.lineEdit()) is not None:
            line.setAccessibleName(name)
            line.setPlaceholderText(REQUIRED)  # where «никому» is no choice, it can be empty
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaximumWidth(look.ch * 60)
        self.box.setCompleter(finder(self._names, self.box))

    def set_value(self, value: Any) -> None:
        """Choose a body; of a long name the beginning is seen."""
        super().set_value(value)
        if (line := self.box.lineEdit()) is not None:
            line.setCursorPosition(0)

    def choose_nothing(self) -> None:
        """Leave the field empty: the body has to be named."""
        self.box.setCurrentIndex(-1)
        self.box.setEditText("")

    def value(self) -> Any:
        """Return the id of the body. Raises UserError where the words are no body's name."""
        text = self.box.currentText().strip()
        if not text and "" not in self._names:
            raise UserError("Орган не выбран.", "Наберите часть названия и выберите из списка.")
        if text not in self._names:
            raise UserError(f"Органа «{text}» нет в реестре.", "Выберите его из списка.")
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._names.index(text))
        return super().value()
