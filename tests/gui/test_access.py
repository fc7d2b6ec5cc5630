"""Nothing that takes the focus is without a name; keys and Alt letters are one of a kind."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)

from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.help.pictures import SCREENS
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.marks import MARK_OF
from tests.gui.window import Desk

LETTER = re.compile(r"&(\w)")
SIZES = ((1366, 690), (1093, 550), (911, 456), (683, 340))


def shown(desk: Desk, name: str) -> MainWindow:
    SCREENS[name](desk.window)
    desk.settle()
    QCoreApplication.processEvents()  # a layout moves its parts an event later
    return desk.window


@pytest.fixture(params=sorted(set(SCREENS) - {"import"}))
def screen(request: pytest.FixtureRequest, desk: Desk) -> MainWindow:
    return shown(desk, str(request.param))


def visible(window: MainWindow) -> Iterator[QWidget]:
    """Yield what can be seen: what covers the window hides what is under it."""
    cover = next((one for one in (window.wizard, window.go_to) if one.isVisible()), None)
    root: QWidget = cover or window
    for one in root.findChildren(QWidget):
        if one.isVisible():
            yield one


def test_nothing_that_takes_the_focus_is_without_a_name(screen: MainWindow) -> None:
    unnamed = [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in visible(screen)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollBar)
        and not (isinstance(one, QLineEdit) and one.parent().inherits("QAbstractSpinBox"))
        and not _name(one)
    ]
    assert unnamed == []


def _name(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    said = heard.text(QAccessible.Text.Name) if heard is not None else ""
    return said or widget.accessibleName()


def test_alt_letters_of_a_screen_are_one_of_a_kind(screen: MainWindow) -> None:
    letters: Counter[str] = Counter()  # of all that Alt could mean here
    for one in visible(screen):
        if isinstance(one, (QAbstractButton, QLabel)) and one.isEnabled():
            letters.update(found.lower() for found in LETTER.findall(one.text()))
        if isinstance(one, QTabBar) and one.isEnabled():
            texts = [one.tabText(place) for place in range(one.count())]
            letters.update(found.lower() for text in texts for found in LETTER.findall(text))
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_shortcuts_are_one_of_a_kind() -> None:
    keys = Counter(
        QKeySequence(one.shortcut).toString() for one in ACTIONS if one.shortcut
    )  # fmt: skip
    assert [key for key, times in keys.items() if times > 1 or not key] == []


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


@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
def test_no_button_is_cut_at_any_scale(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    cut: list[str] = []
    covers = ("goto", "wizard")
    for name in (*sorted(set(SCREENS) - {"import", *covers}), *covers):
        window = shown(desk, name)
        buttons = (one for one in visible(window) if isinstance(one, QAbstractButton))
        cut += [f"{name}: {one.text()}" for one in buttons if one.text() and not _whole(one)]
    assert cut == []


def _whole(button: QAbstractButton) -> bool:
    """Tell whether a button has its width and stands in the window, or can be scrolled to."""
    parent = button.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    at = button.mapTo(button.window(), button.rect().topRight())
    fits = button.width() >= min(button.minimumSizeHint().width(), button.sizeHint().width())
    return fits and (parent is not None or at.x() <= button.window().width())


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
