"""Nothing that takes the focus is without a name; keys and Alt letters are one of a kind."""

import re
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QScrollBar,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

from lo_appeals.services.letters import LetterOrder
from lo_appeals.services.sample import FILE, ORGANISATION
from lo_appeals.ui.actions import ACTIONS, Needs
from lo_appeals.ui.help.screens import leave, screens
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.marks import MARK_OF
from tests.gui.exports import BASE_ROWS, write_export
from tests.gui.window import Desk

LETTER = re.compile(r"&(\w)")
LATIN = re.compile(r"[A-Za-z]+")
SIZES = ((1366, 690), (1093, 550), (911, 456), (683, 340))  # 100, 125, 150, 200 % of 1366×768
KNOWN_LATIN = {
    "DOCX", "XLSX", "CSV", "PDF", "Word", "LibreOffice", "PostgreSQL", "postgresql", "sslmode",
    "verify", "full", "Ctrl", "Shift", "Alt", "Esc", "Enter", "Del", "F", "K", "M", "O", "Z", "Y",
    "EPGU", "Qt", "OpenCorpora", "CC", "BY", "SA", "opencorpora", "org", "dicts", "ru", "lo",
    "appeals", "https", "pos", "gosuslugi", "backoffice",  # the address of an entry there
}  # fmt: skip
PATHS = {"about", "settings-shared", "import", "marks", "copies"}  # name files and folders


def visible(window: MainWindow) -> list[QWidget]:
    """Return what can be seen: what covers the window hides what is under it."""
    cover = next((one for one in (window.wizard, window.go_to) if one.isVisible()), None)
    root: QWidget = cover or window
    return [one for one in root.findChildren(QWidget) if one.isVisible()]


def unnamed(seen: Sequence[QWidget]) -> list[str]:
    return [
        f"without a name: {type(one).__name__} in {type(one.parent()).__name__}"
        for one in seen
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollBar)
        and not (isinstance(one, QLineEdit) and one.parent().inherits("QAbstractSpinBox"))
        and not _name(one)
    ]


def _name(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    said = heard.text(QAccessible.Text.Name) if heard is not None else ""
    return said or widget.accessibleName()


def doubled_letters(seen: Sequence[QWidget]) -> list[str]:
    letters: Counter[str] = Counter()  # of all that Alt could mean here
    for one in seen:
        if isinstance(one, (QAbstractButton, QLabel)) and one.isEnabled():
            letters.update(found.lower() for found in LETTER.findall(one.text()))
        if isinstance(one, QTabBar) and one.isEnabled():
            texts = [one.tabText(place) for place in range(one.count())]
            letters.update(found.lower() for text in texts for found in LETTER.findall(text))
    return [f"twice: Alt+{letter}" for letter, times in letters.items() if times > 1]


def latin(seen: Sequence[QWidget]) -> list[str]:
    texts = (one.text() for one in seen if isinstance(one, (QAbstractButton, QLabel)))
    found = {word for text in texts for word in LATIN.findall(text)}
    return [f"not Russian: {word}" for word in sorted(found - KNOWN_LATIN)]


def cut(desk: Desk, name: str) -> list[str]:
    """Return what a scale leaves no room for."""
    found = []
    for size in SIZES:
        desk.window.resize(*size)
        QCoreApplication.processEvents()  # a layout moves its parts an event later
        if (desk.window.width(), desk.window.height()) != size:
            found.append(f"{size}: the window grew to {desk.window.size().toTuple()}")
        seen = visible(desk.window)
        found += [f"at {size} {one}" for one in crowded(seen)]
        buttons = (one for one in seen if isinstance(one, QAbstractButton))
        found += [
            f"cut at {size}: {one.text()}" for one in buttons if one.text() and not _whole(one)
        ]
    desk.window.resize(*SIZES[0])
    QCoreApplication.processEvents()
    return found


def told(seen: Sequence[QWidget]) -> tuple[str, ...]:
    """Return what tells two screens apart: one that does not open says what is under it."""
    return tuple(
        f"{type(one).__name__} {one.toPlainText() if isinstance(one, QTextEdit) else _said(one)}"
        for one in seen
    )


def _said(one: QWidget) -> str:
    return one.text() if isinstance(one, (QAbstractButton, QLabel)) else one.accessibleName()


def crowded(seen: Sequence[QWidget]) -> list[str]:
    """Return what a scale leaves no room for its parts, where nothing scrolls them."""
    return [
        f"needs {needed.toTuple()}, has {one.size().toTuple()}: "
        f"{type(one).__name__} «{one.accessibleName()}»"
        for one in seen
        if (layout := one.layout()) is not None
        and not isinstance(layout, QStackedLayout)
        and not _scrolls(one)
        and (needed := _needed(one, layout)).expandedTo(one.size()) != one.size()
    ]


def _needed(widget: QWidget, layout: QLayout) -> QSize:
    """Return the least size of what a layout shows, with words wrapped to the width there is."""
    size = layout.minimumSize()
    if layout.hasHeightForWidth() and not widget.findChildren(QStackedWidget):
        # a stack counts what its hidden pages would wrap to
        size.setHeight(max(size.height(), layout.totalMinimumHeightForWidth(widget.width())))
    return size


def _scrolls(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent is not None


def _whole(button: QAbstractButton) -> bool:
    """Tell whether a button has its width and stands in the window, or can be scrolled to."""
    at = button.mapTo(button.window(), button.rect().topRight())
    fits = button.width() >= min(button.minimumSizeHint().width(), button.sizeHint().width())
    return fits and (_scrolls(button) or at.x() <= button.window().width())


def test_every_screen_is_named_told_apart_russian_and_whole_at_every_scale(desk: Desk) -> None:
    """One walk over all screens: opening them is what costs time."""
    desk.office.settings.set_from_json(ORGANISATION)
    desk.office.letters.make(LetterOrder("due-reminder"))
    write_export(desk.office.folder.parent / FILE, BASE_ROWS)
    desk.window.reload()
    desk.settle()
    faults: dict[str, list[str]] = {}
    known: dict[tuple[str, ...], str] = {}
    for name, show in screens(desk.settle).items():
        leave(desk.window)
        show(desk.window)
        desk.settle()
        QCoreApplication.processEvents()
        seen = visible(desk.window)
        alike = known.setdefault(told(seen), name)
        found = [*unnamed(seen), *doubled_letters(seen), *([] if name in PATHS else latin(seen))]
        opened = [] if alike == name else [f"did not open: it says what {alike} says"]
        faults[name] = opened + found + cut(desk, name)
    assert {name: found for name, found in faults.items() if found} == {}


def test_shortcuts_are_one_of_a_kind() -> None:
    """Two actions share a key only where their needs are never met together."""
    apart = {Needs.ENTRY, Needs.BODY}
    known: dict[str, list[Needs]] = {}
    for one in ACTIONS:
        if one.shortcut:
            known.setdefault(QKeySequence(one.shortcut).toString(), []).append(one.needs)
    assert "" not in known
    shared = {key: needs for key, needs in known.items() if len(needs) > 1}
    assert {key for key, needs in shared.items() if set(needs) != apart or len(needs) > 2} == set()


def test_buttons_take_no_shortcut_of_an_action(desk: Desk) -> None:
    taken = {QKeySequence(one.shortcut).toString() for one in ACTIONS if one.shortcut}
    letter = re.compile(r"Alt\+\w")
    doubled = [
        f"{one.text()}: {one.shortcut().toString()}"
        for one in desk.window.findChildren(QAbstractButton)
        if one.shortcut().toString() in taken and not letter.fullmatch(one.shortcut().toString())
    ]
    assert doubled == []


def test_every_action_stands_in_the_menu(desk: Desk) -> None:
    inside = set(desk.window.menu.actions())
    for part in desk.window.menu.findChildren(QMenu):
        inside |= set(part.actions())
    missing = [key for key, made in desk.window.commands.by_key.items() if made not in inside]
    assert missing == []


def test_state_of_a_row_is_read_out_in_words(desk: Desk) -> None:
    table = desk.window.appeals.list
    records = table.records
    column = next(n for n, one in enumerate(records.columns) if one.key == "state")
    desk.bot.waitUntil(lambda: records.record(0) is not None)
    said = records.data(records.index(0, column), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Состояние: ")
    assert said.removeprefix("Состояние: ") in {mark.word for mark in MARK_OF.values()}


def test_figures_of_the_day_are_read_out(desk: Desk) -> None:
    names = [tile.accessibleName() for tile in desk.window.today.panel.tiles]
    assert names[:2] == ["просрочено: 2", "срок сегодня: 1"]


def test_focus_brought_by_a_key_is_drawn(desk: Desk) -> None:
    panel = desk.window.today.panel
    before = panel.chart.grab().toImage()
    panel.tiles[-1].setFocus()
    desk.key(Qt.Key.Key_Tab, widget=panel.tiles[-1])
    assert panel.chart.hasFocus()
    assert panel.chart.grab().toImage() != before
