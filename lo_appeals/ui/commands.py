"""Actions of the window as QActions: shortcuts, what they need, the menu ☰."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from lo_appeals.ui.actions import ACTIONS, Group, Needs
from lo_appeals.ui.look import Look


class Commands(QObject):
    """Holds one QAction for each ActionSpec; `does` says by key what each does."""

    def __init__(
        self, look: Look, window: QWidget, does: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._forbidden: set[str] = set()
        self.by_key: dict[str, QAction] = {}
        for spec in ACTIONS:
            made = QAction(spec.text, self)
            if spec.icon:
                made.setIcon(look.icon(spec.icon))
            if spec.shortcut:
                made.setShortcut(QKeySequence(spec.shortcut))
                made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(does[spec.key])
            window.addAction(made)
            self.by_key[spec.key] = made

    def enable(self, have: Mapping[Needs, bool]) -> None:
        """Let those actions be done whose needs are met."""
        for spec in ACTIONS:
            allowed = spec.key not in self._forbidden
            self.by_key[spec.key].setEnabled(allowed and have.get(spec.needs, True))

    def forbid(self, keys: Iterable[str], reason: str) -> None:
        """Never let these be done; their tips say why."""
        for key in keys:
            self._forbidden.add(key)
            self.by_key[key].setEnabled(False)
            self.by_key[key].setToolTip(reason)

    def hold(self) -> None:
        """Let nothing be done until `enable`."""
        for made in self.by_key.values():
            made.setEnabled(False)

    def do(self, key: str) -> None:
        """Do an action as if its key were pressed."""
        self.by_key[key].trigger()

    def menu(self) -> QMenu:
        """Return the menu ☰ with all actions in groups."""
        menu = QMenu("Меню", self._window)
        for group in Group:
            part = menu.addMenu(group.value) if group is not Group.PROGRAM else menu
            part.setToolTipsVisible(bool(self._forbidden))
            if group is Group.PROGRAM:
                menu.addSeparator()
            for spec in ACTIONS:
                if spec.group is group:
                    part.addAction(self.by_key[spec.key])
        return menu
