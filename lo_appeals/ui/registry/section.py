"""What sections of a body's card are made of: titles, lines with marks, buttons that ask."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.layout import empty_layout, row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark


class Asking(QObject):
    """Makes the buttons of a card: `asked` with a key of `BodyDeeds` and what it is about."""

    asked = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.buttons: list[Button] = []
        self.forbidden = ""  # why nothing may be changed

    def lasting(self, text: str, icon: str, key: str, tip: str) -> Button:
        """Return a button of a section's head: it stays whatever body is shown."""
        made = Button(self._look, text, icon, flat=True, tip=tip)
        made.clicked.connect(partial(self._ask, key, None))
        self.buttons.append(made)
        return made

    def small(self, text: str, key: str, about: Any, tip: str) -> Button:
        """Return a button of one line, about the line's record."""
        made = Button(self._look, text, flat=True, tip=tip)
        if self.forbidden:
            made.forbid(self.forbidden)
        made.clicked.connect(partial(self._ask, key, about))
        return made

    def more(self, tip: str, deeds: Sequence[tuple[str, str]], about: Any) -> Button:
        """Return a button with the menu of what can be done with a line's record."""
        made = Button(self._look, "", "menu", flat=True, tip=tip)
        if self.forbidden:
            made.forbid(self.forbidden)
        made.clicked.connect(partial(self._open, made, deeds, about))
        return made

    def _open(self, button: Button, deeds: Sequence[tuple[str, str]], about: Any) -> None:
        menu = self.menu(button, deeds, about)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self, button: Button, deeds: Sequence[tuple[str, str]], about: Any) -> QMenu:
        """Return the menu of `more`: `deeds` are keys of `BodyDeeds` with their words."""
        menu = QMenu(button.toolTip(), button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in deeds:
            menu.addAction(text, partial(self._ask, key, about))
        return menu

    def forbid(self, reason: str) -> None:
        """Let nothing of a body be changed; tips say why."""
        self.forbidden = reason
        for one in self.buttons:
            one.forbid(reason)

    def allow(self, *, living: bool) -> None:
        """Let a living body be changed, an abolished one not."""
        for one in self.buttons:
            one.setEnabled(living)

    def _ask(self, key: str, about: Any) -> None:
        self.asked.emit(key, about)


class Section(QWidget):
    """A title with actions at its right, and what stands under it."""

    def __init__(self, look: Look, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.look = look
        self.lines: QVBoxLayout = stack(gap=look.u)
        head = row(words(title, look.subtitle), None, *buttons, gap=look.u)
        self.setLayout(stack(head, self.lines, gap=look.u, edges=(0, look.u * 2, 0, 0)))

    def clear(self) -> None:
        """Take everything out."""
        empty_layout(self.lines)

    def say(self, text: str, *, muted: bool = True) -> None:
        """Add a line of words."""
        self.lines.addWidget(words(text, muted=muted, wrap=True))

    def state(self, text: str, mark: Mark, *, tip: str = "") -> None:
        """Add a line with a mark in the mark's colour."""
        line = StateLine(self.look)
        line.show_state(text, mark)
        line.setToolTip(tip or text)
        self.put(line)

    def put(self, *widgets: QWidget) -> None:
        """Add a widget; what follows it stands at its right."""
        line = row(*widgets, gap=self.look.u)
        line.setStretch(0, 1)
        for one in widgets[1:]:
            line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(line)


class Marked(QWidget):
    """A mark and words that wrap."""

    def __init__(self, look: Look, text: str, mark: Mark) -> None:
        super().__init__()
        sign = StateLine(look)
        sign.show_state("", mark)
        sign.setFixedWidth(look.mark + look.u)
        said = words(text, wrap=True)
        self.setAccessibleName(text)
        line = row(sign, said, gap=look.u)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
