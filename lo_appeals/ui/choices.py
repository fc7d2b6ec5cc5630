"""Fields where something is chosen: one of several values, yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from lo_appeals.ui.look import Look


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

    def typed(self) -> str:
        """Return the words that are chosen or typed."""
        return self.box.currentText()

    def type_in(self, text: str) -> None:
        """Choose by words; where any may be typed, type them."""
        if self.box.isEditable():
            self.box.setEditText(text)
        else:
            self.box.setCurrentIndex(self.box.findText(text))


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

    def typed(self) -> str:
        """Return «да» where it is ticked."""
        return "да" if self.check.isChecked() else ""

    def type_in(self, text: str) -> None:
        """Tick it for any words."""
        self.check.setChecked(bool(text))


def _short(choices: Sequence[tuple[Any, str]]) -> bool:
    return all(len(text) < 18 for _, text in choices)
