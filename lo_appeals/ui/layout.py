"""Layouts and plain labels: rows, stacks, pages, hairlines, facts in two columns."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lo_appeals.ui.look import Look

Part = QWidget | QLayout | int | None
Edges = tuple[int, int, int, int]
NO_EDGES: Edges = (0, 0, 0, 0)
LOW = 16  # rows: a page that is lower spares height, as at 150 % of 1366×768
SIDE_LEAST = 56  # characters of a card at the side
BASE, WINDOW = QPalette.ColorRole.Base, QPalette.ColorRole.Window
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(*parts: Part, gap: int = 8, edges: Edges = NO_EDGES) -> QHBoxLayout:
    """Return parts side by side: None stretches, an int is a gap in pixels."""
    return _fill(QHBoxLayout(), parts, gap, edges)


def stack(*parts: Part, gap: int = 8, edges: Edges = NO_EDGES) -> QVBoxLayout:
    """Return parts one under another: None stretches, an int is a gap in pixels."""
    return _fill(QVBoxLayout(), parts, gap, edges)


def _fill(box: _Box, parts: Sequence[Part], gap: int, edges: Edges) -> _Box:
    box.setSpacing(gap)
    box.setContentsMargins(*edges)
    fill(box, parts)
    return box


def fill(box: QBoxLayout, parts: Sequence[Part]) -> None:
    """Put parts into a layout: None stretches, an int is a gap in pixels."""
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


class Words(QLabel):
    """Plain text whose lines are counted at the width that it may have, not at that of its cell."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text; Qt forgets the greatest width here."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def words(
    text: str, font: QFont | None = None, *, muted: bool = False, wrap: bool = False
) -> QLabel:
    """Return a label of plain text (never taken for HTML)."""
    label = Words(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if font:
        label.setFont(font)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def page(layout: QLayout, ground: QPalette.ColorRole = BASE) -> QWidget:
    """Return a widget with that layout on a filled ground."""
    made = QWidget()
    made.setBackgroundRole(ground)
    made.setAutoFillBackground(True)
    made.setLayout(layout)
    return made


def scrolled(inside: QWidget, name: str, ground: QPalette.ColorRole = BASE) -> QScrollArea:
    """Return an area that scrolls `inside` up and down only; `name` is for screen readers."""
    area = QScrollArea()
    inside.setBackgroundRole(ground)
    inside.setAutoFillBackground(True)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.verticalScrollBar().setBackgroundRole(ground)
    return area


def beside(whole: QWidget, side: QWidget, chars: int, look: Look) -> QSplitter:
    """Return a card of so many characters, hidden as yet, beside what has all the other room."""
    split = QSplitter()
    split.setHandleWidth(1)
    split.addWidget(whole)
    split.addWidget(side)
    split.setSizes([10_000, look.ch * chars])
    split.setStretchFactor(0, 1)
    side.setMinimumWidth(look.ch * SIDE_LEAST)
    side.hide()
    return split


def hairline(*, upright: bool = False) -> QFrame:
    """Return a line one pixel thick."""
    line = QFrame()
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    line.setAutoFillBackground(True)
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def widgets_of(layout: QLayout) -> list[QWidget]:
    """Return the widgets of a layout in their order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [one for item in items if item is not None and (one := item.widget()) is not None]


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let it be deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)


class Facts(QWidget):
    """Names at the left, values at the right, values can be selected and wrap."""

    def __init__(self, look: Look, name_chars: int = 17) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(look.u)
        self.grid.setHorizontalSpacing(look.u * 4)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnMinimumWidth(0, look.ch * name_chars)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these instead of what was there; empty values are left out."""
        empty_layout(self.grid)
        for name, value in facts:
            if value:
                self.add(name, selectable(value))

    def add(self, name: str, value: QWidget) -> None:
        """Add one line."""
        line = self.grid.rowCount()
        self.grid.addWidget(words(name, muted=True), line, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(value, line, 1)


def selectable(text: str) -> QLabel:
    """Return a wrapping label whose text can be selected and copied with the mouse."""
    label = words(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
