"""Writing through a service: in the background, its `Changes` told to the whole window."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.ui.tasks import Tasks, Work, alive

Write = Callable[[], Changes]


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be taken back; `again` does it once more, where it can be repeated."""

    back: Write
    again: Write | None


class Changing(QObject):
    """Does what changes the base. `changed` (Changes) after each, `refused` (UserError).

    Undo goes back step by step, up to `DEPTH` of them, also after the message bar has gone; redo
    does once more what was taken back, until something new is written. A step back leaves the
    versions of records as they were, so the same writing fits again.
    """

    DEPTH = 50
    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._back: list[Step] = []
        self._forth: list[Write] = []

    def do(
        self,
        write: Write,
        *,
        title: str = "Сохранение",
        failed: Callable[[UserError], None] | None = None,
        done: Callable[[], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Run `write`, then `done`; a UserError goes to `failed`, else to the message bar.

        `ended` is called before them, and also where the work was stopped.
        """

        def accept(changes: Changes) -> None:
            if done is not None and alive(done):
                done()
            self._forth.clear()
            self._take(changes, write)

        self._run(write, accept, title, failed, ended)

    def _run(
        self, write: Write, done: Callable[[Changes], None], title: str,
        failed: Callable[[UserError], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        def work(_work: Work) -> Changes:
            return write()

        self._tasks.run(work, done, title=title, failed=failed, ended=ended)

    def accept(self, changes: Changes) -> None:
        """Take changes that are already written."""
        self._forth.clear()
        self._take(changes, None)

    def _take(self, changes: Changes, again: Write | None) -> None:
        if changes.undo is not None:
            self._back = [*self._back, Step(changes.undo, again)][-self.DEPTH :]
        self.changed.emit(changes)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Tell whether something that was taken back can be done again."""
        return bool(self._forth)

    def undo(self) -> None:
        """Take the last step back."""
        if not self._back:
            return
        step = self._back.pop()

        def taken(changes: Changes) -> None:
            if step.again is None:
                self._forth.clear()  # what came after it does not stand without it
            else:
                self._forth.append(step.again)
            self.changed.emit(replace(changes, undo=None))

        self._run(step.back, taken, "Отмена")

    def redo(self) -> None:
        """Do once more what was taken back last."""
        if not self._forth:
            return
        again = self._forth.pop()

        def done(changes: Changes) -> None:
            self._take(changes, again)

        def failed(error: UserError) -> None:
            self._forth.clear()  # what came after it does not stand without it
            self.refused.emit(error)

        self._run(again, done, "Возврат", failed)
