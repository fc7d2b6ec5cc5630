"""Writing through a service: in the background, its `Changes` told to the whole window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.ui.tasks import Tasks, Work


class Changing(QObject):
    """Does what changes the base. `changed` (Changes) after each, `refused` (UserError).

    Undo goes back step by step, up to `DEPTH` of them, also after the message bar has gone.
    """

    DEPTH = 50
    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._back: list[Callable[[], Changes]] = []

    def do(
        self,
        write: Callable[[], Changes],
        *,
        title: str = "Сохранение",
        failed: Callable[[UserError], None] | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Run `write`, then `done`; a UserError goes to `failed`, else to the message bar."""

        def work(_work: Work) -> Changes:
            return write()

        def accept(changes: Changes) -> None:
            if done is not None:
                done()
            self.accept(changes)

        self._tasks.run(work, accept, title=title, failed=failed)

    def accept(self, changes: Changes) -> None:
        """Take changes that are already written."""
        if changes.undo is not None:
            self._back = [*self._back, changes.undo][-self.DEPTH :]
        self.changed.emit(changes)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step back."""
        return bool(self._back)

    def undo(self) -> None:
        """Take the last step back; what a step back changed has no step of its own."""
        if not self._back:
            return
        back = self._back.pop()

        def work(_work: Work) -> Changes:
            return back()

        self._tasks.run(work, self.changed.emit, title="Отмена")
