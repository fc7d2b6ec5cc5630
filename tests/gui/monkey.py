"""A monkey in the window: random keys, clicks and typing, the same ones for a seed.

`python -m tests.gui.monkey [--events 10000] [--seed N]` prints how it went.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from lo_appeals.ui.main_window import MainWindow

LEFT_OUT = {"quit", "toggle_sample"}  # to another base
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return,
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F4, Qt.Key.Key_F1,
)  # fmt: skip
WORDS = ("дорог", "327000001", "31.02.2026", "12.03.2026", "«Ёлка»", "%_'\"", "0", "-1", "👍")
SIZES = ((1366, 690), (683, 340), (911, 456), (1920, 960))
AWAY = {  # out of the program, or to another window over another base
    "Папка &данных", "&Открыть письмо", "От&крыть", "На &портале", "&Открыть",
    "Закрыть &пример", "Показать на данных для &примера", "Во&сстановить выбранную",
}  # fmt: skip
IGNORED = "This plugin does not support"
Event = Callable[[], None]
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class Monkey:
    """Does one random thing after another; what Qt complains of is kept in `said`."""

    def __init__(self, standing: Callable[[], MainWindow], seed: int) -> None:
        self._standing, self.dice = standing, random.Random(seed)
        self.did: Counter[str] = Counter()
        self.said: list[str] = []
        self.events: tuple[tuple[str, int, Event], ...] = (
            ("key", 30, self._key),
            ("click", 30, self._click),
            ("type", 10, self._type),
            ("action", 20, self._action),
            ("row", 8, self._row),
            ("resize", 2, self._resize),
        )

    @property
    def window(self) -> MainWindow:
        """The window that stands: with another size of the type it is made anew."""
        return self._standing()

    def run(self, events: int) -> None:
        """Do so many things; dialogs and menus that opened are closed after each."""
        names = [name for name, _, _ in self.events]
        weights = [weight for _, weight, _ in self.events]
        does = {name: event for name, _, event in self.events}
        for _ in range(events):
            name = self.dice.choices(names, weights)[0]
            does[name]()
            self.did[name] += 1
            QApplication.processEvents()
            self._close_others()

    def _visible(self, *kinds: type[QWidget]) -> list[QWidget]:
        found = self.window.findChildren(QWidget)
        return [one for one in found if isinstance(one, kinds) and one.isVisible()]

    def _key(self) -> None:
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, self.dice.choice(KEYS))

    def _click(self) -> None:
        buttons = [
            one
            for one in self._visible(QAbstractButton, QTabBar)
            if one.isEnabled() and not (isinstance(one, QAbstractButton) and one.text() in AWAY)
        ]
        if buttons:
            one = self.dice.choice(buttons)
            at = QPoint(self.dice.randrange(one.width() or 1), (one.height() or 1) // 2)
            # The calendar's month has a menu that waits in a loop of its own: nobody else shuts it.
            QTimer.singleShot(0, self._close_others)
            QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=at)

    def _type(self) -> None:
        lines = [one for one in self._visible(QLineEdit) if isinstance(one, QLineEdit)]
        writable = [one for one in lines if one.isEnabled() and not one.isReadOnly()]
        if writable:
            self.dice.choice(writable).setText(self.dice.choice(WORDS))

    def _action(self) -> None:
        keys = [key for key in self.window.commands.by_key if key not in LEFT_OUT]
        self.window.commands.do(self.dice.choice(keys))

    def _row(self) -> None:
        views = [one for one in self._visible(QAbstractItemView) if isinstance(one, QWidget)]
        if views:
            view = self.dice.choice(views)
            assert isinstance(view, QAbstractItemView)
            model = view.model()
            if model is not None and model.rowCount():
                view.setCurrentIndex(model.index(self.dice.randrange(model.rowCount()), 0))

    def _resize(self) -> None:
        self.window.resize(*self.dice.choice(SIZES))

    def _close_others(self) -> None:
        for one in QApplication.topLevelWidgets():
            if one is not self.window and one.isVisible() and isinstance(one, (QDialog, QMenu)):
                one.close()


@contextmanager
def listening(monkey: Monkey) -> Iterator[None]:
    """Keep what Qt says while the monkey works."""

    def hear(kind: QtMsgType, _where: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(IGNORED):
            monkey.said.append(text)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _noting(faults: list[BaseException]) -> Hook:
    def note(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        faults.append(fault)
        sys.__excepthook__(kind, fault, trace)

    return note


def main() -> int:
    """Let the monkey work on a filled base; return 1 where anything went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from lo_appeals.ui.help.pictures import shown, window_of

    faults: list[BaseException] = []
    sys.excepthook = _noting(faults)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, shown(Path(name)) as made:
        made.tasks.broken.disconnect()
        made.tasks.broken.connect(faults.append)
        window_of(made).show()
        made.wait()
        monkey, began = Monkey(partial(window_of, made), asked.seed), time.perf_counter()
        with listening(monkey):
            monkey.run(asked.events)
            made.wait()
        took = time.perf_counter() - began
    did = ", ".join(f"{kind} {times}" for kind, times in sorted(monkey.did.items()))
    sys.stdout.write(
        f"{asked.events} events ({did}), seed {asked.seed}, {took:.0f} s: "
        f"{len(faults)} exceptions, {len(monkey.said)} warnings of Qt\n"
    )
    for one in [*map(repr, faults), *monkey.said][:20]:
        sys.stdout.write(one + "\n")
    return 1 if faults or monkey.said else 0


if __name__ == "__main__":
    sys.exit(main())
