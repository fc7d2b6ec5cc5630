"""Work off the GUI thread: one thread does it, a signal brings the result or the fault home."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.ui.collecting import Collecting

SHOW_AFTER_S = 0.3  # shorter work is not worth a bar
TICK_MS = 100
T = TypeVar("T")


@dataclass(eq=False)
class Work:
    """One piece of background work as the window sees it."""

    title: str = ""
    key: str = ""  # a newer work of the same key makes the older one's result worthless
    cancel: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    total: int = 0
    started: float = 0.0
    stopping: bool = False  # the clerk pressed «Остановить»
    waits: bool = False  # for another program that holds the base

    def tell(self, done: int, total: int) -> None:
        """Called by the work: how far it is. Raises Cancelled after «Остановить»."""
        self.done, self.total, self.waits = done, total, False
        if self.cancel.is_set():
            raise Cancelled

    def count(self, done: int) -> None:
        """Called by the work where the whole is not known. Raises Cancelled after «Остановить»."""
        self.tell(done, self.total)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1; 0 while the whole is not known."""
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(eq=False)
class _Outcome:
    work: Work
    value: Any
    error: BaseException | None
    done: Callable[[Any], None]
    failed: Callable[[UserError], None] | None
    ended: Callable[[], None] | None = None


class Tasks(QObject):
    """Runs functions one after another in one thread of its own.

    Signals: `progress` with the Work that is worth showing or None; `refused` with a UserError that
    nobody else took; `stopped` with the Work that the clerk stopped; `broken` with any other
    exception, which is a fault of the program.
    """

    progress = Signal(object)
    refused = Signal(object)
    stopped = Signal(object)
    broken = Signal(object)
    idle = Signal()
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collecting = Collecting(self)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="work")
        self._works: list[Work] = []
        self._latest: dict[str, Work] = {}
        # queued: work that ends at once calls back in the thread that asked for it
        self._home.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)

    def run(
        self,
        function: Callable[[Work], T],
        done: Callable[[T], None],
        *,
        title: str = "",
        key: str = "",
        failed: Callable[[UserError], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Work:
        """Run `function` in the background and hand its result to `done` in the GUI thread.

        `title` is what the status line calls it; without one it is never shown. `key`: of several
        works of one key only the last one's result arrives. `failed` takes a UserError instead of
        the message bar. `ended` is called first, whichever way it ended.
        """
        work = Work(title, key)
        self._works.append(work)
        if key:
            before = self._latest.get(key)
            if before is not None:
                before.cancel.set()
            self._latest[key] = work
        future = self._pool.submit(_do, function, work)
        outcome = partial(_Outcome, work, done=done, failed=failed, ended=ended)
        future.add_done_callback(partial(self._finished, outcome))
        self._clock.start()
        return work

    @property
    def busy(self) -> bool:
        """Tell whether anything is running or waiting."""
        return bool(self._works)

    def stop(self) -> None:
        """Stop what is shown in the status line; nothing is left half done."""
        for work in self._works:
            if work.title:
                work.stopping = True
                work.cancel.set()

    def wait_for_others(self) -> None:
        """Called by the work: another program holds the base, and it waits on."""
        for work in self._works:
            work.waits = work.started > 0

    def close(self) -> None:
        """Stop everything and wait for the thread to end."""
        for work in self._works:
            work.cancel.set()
        self._clock.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._collecting.stop()

    def _finished(
        self,
        outcome: Callable[[Any, BaseException | None], _Outcome],
        future: Future[Any],
    ) -> None:
        """Runs in the thread of the work: only the signal goes home."""
        if future.cancelled() or not isValid(self):
            return
        error = future.exception()
        self._home.emit(outcome(None if error else future.result(), error))

    def _arrive(self, outcome: _Outcome) -> None:
        work, error = outcome.work, outcome.error
        self._works.remove(work)
        outdated = bool(work.key) and self._latest.get(work.key) is not work
        if work.key and not outdated:
            del self._latest[work.key]
        self._tick()
        if outcome.ended is not None:
            outcome.ended()
        if not outdated:
            self._hand_over(outcome)
        elif error is not None and not isinstance(error, Cancelled | UserError):
            self.broken.emit(error)
        if not self._works:
            self._clock.stop()
            self.idle.emit()

    def _hand_over(self, outcome: _Outcome) -> None:
        error = outcome.error
        if error is None:
            if alive(outcome.done):
                outcome.done(outcome.value)
        elif isinstance(error, Cancelled):
            if outcome.work.stopping:
                self.stopped.emit(outcome.work)
        elif not isinstance(error, UserError):
            self.broken.emit(error)
        elif outcome.failed is not None and alive(outcome.failed):
            outcome.failed(error)
        else:
            self.refused.emit(error)

    def _tick(self) -> None:
        self.progress.emit(next((work for work in self._works if _worth_showing(work)), None))


def _do(function: Callable[[Work], T], work: Work) -> T:
    if work.cancel.is_set():
        raise Cancelled
    work.started = time.monotonic()
    return function(work)


def _worth_showing(work: Work) -> bool:
    started = bool(work.title and work.started)
    return started and time.monotonic() - work.started >= SHOW_AFTER_S


def alive(receiver: Callable[..., None]) -> bool:
    """Tell whether a bound method's widget still exists: it may be closed before the result."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
