"""Going to the made-up region and back: the window is made anew over the other base."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lo_appeals.services.office import Office
from lo_appeals.services.sample import open_sample
from lo_appeals.ui.tasks import Work

if TYPE_CHECKING:
    from lo_appeals.ui.program import Program


class SampleSwap(QObject):
    """Keeps the own base open meanwhile. `swapped` when the window stands over the other one."""

    swapped = Signal()

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self.own: Office | None = None

    def toggle(self) -> None:
        """Go to the made-up region, or back from it."""
        if self.own is None:
            office = self._program.office
            work = partial(self._open, office)
            self._program.tasks.run(work, self._show, title="Готовим пример", key="sample")
        else:
            self.leave()
            self._make_anew()

    def _open(self, office: Office, _work: Work) -> Office:
        return open_sample(office.folder, office.clock)

    def _show(self, sample: Office) -> None:
        self.own, self._program.office = self._program.office, sample
        self._make_anew()

    def leave(self) -> None:
        """Give the made-up base back, if it is open; the window is left to the caller."""
        if self.own is None:
            return
        self._program.wait()
        self._program.office.close()
        self._program.office, self.own = self.own, None

    def _make_anew(self) -> None:
        self._program.wait()
        self._program.rebuild()
        self.swapped.emit()
