"""The order of Tab is that of reading: as parts stand in their layouts, row by row.

Qt goes by the order in which widgets were made, which is not where they stand.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def in_reading_order(root: QWidget) -> None:
    """Let Tab go through `root` as its parts stand in the layouts."""
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, in the order of reading; hidden parts too: they may come back."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inside is not None:
        yield inside
    elif isinstance(widget, (QSplitter, QStackedWidget)):
        for place in range(widget.count()):
            if (part := widget.widget(place)) is not None:
                yield part
    elif layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inner, part = item.layout(), item.widget()
        if part is not None:
            yield part
        elif inner is not None:
            yield from _of_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """Return the items of a layout; those of a grid by row and column."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        grid = layout
        places.sort(key=lambda place: cast("tuple[int, ...]", grid.getItemPosition(place)))
    return [item for place in places if (item := layout.itemAt(place)) is not None]
