"""What the window answers after each change: what it touched is looked at anew, and said."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lo_appeals.services.changes import Changes
from lo_appeals.ui.tasks import Work

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow


class Answering(QObject):
    """Answers for one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def changed(self, changes: Changes) -> None:
        """Look anew at what changed, and say it with the way back."""
        window, kinds = self._window, changes.kinds
        if "appeals" in kinds:
            window.appeals.changed(() if "bodies" in kinds else changes.ids)
        if kinds & {"bodies", "appeals"}:
            window.registry.changed(changes.ids, of_bodies="bodies" in kinds)
        if kinds & {"reports", "settings", "appeals"}:
            window.reports.reload()
        if "imports" in kinds:
            window.imports.reload()
        window.today.reload()
        window.frame.reload()
        window.enable()
        more: tuple[str, Callable[[], object]] | None = None
        if changes.batch is not None:
            more = ("Показать", partial(window.show_batch, changes.batch))
        elif changes.undo is None and window.changing.can_redo:
            more = ("Вернуть  Ctrl+Y", window.changing.redo)
        window.message.say(changes.text, undo=changes.undo is not None, more=more)

    def stopped(self, work: Work) -> None:
        """Say that nothing came of what was stopped."""
        self._window.message.say(f"Остановлено: {work.title.lower()}.", "Ничего не изменено.")

    def tell(
        self, what: str, advice: str, more: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Say what a page asks to be said."""
        self._window.message.say(what, advice, more=more)
