"""Tables of an XLSX or CSV file, read by a process of their own behind the guard."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

import lo_appeals
from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.exchange import frames
from lo_appeals.exchange.frames import Cell

SECONDS = 60.0
WATCH_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. `rows[i]` is the row that Excel numbers `first_row + i`; an empty cell is ''."""

    name: str
    rows: list[tuple[Cell, ...]]
    first_row: int = 1
    date1904: bool = False


@dataclass(slots=True)
class Book:
    """All tables of one file and what is known of the file itself."""

    sha256: str = ""
    modified: datetime = datetime(1970, 1, 1)
    hollow: int = 0  # formulas without a saved value: their cells came empty
    date1904: bool = False
    tables: list[Table] = field(default_factory=list)


def read_book(
    path: Path,
    cancel: threading.Event | None = None,
    progress: Callable[[int], None] | None = None,
    seconds: float = SECONDS,
) -> Book:
    """Return all that the file `path` holds.

    `progress` hears the number of rows read so far, in the caller's thread. Safe in any thread.
    Raises Cancelled when `cancel` is set; UserError with what the file is, when it cannot be read.
    """
    with _reader(path) as process, _watched(process, cancel, seconds) as watch:
        book, ended = _received(cast(IO[bytes], process.stdout), progress)
    if cancel is not None and cancel.is_set():
        raise Cancelled
    if watch.late:
        raise UserError(
            f"Файл «{path.name}» не прочитан за {seconds:.0f} секунд.",
            "Ничего не загружено. Выгрузите с портала более короткий период.",
        )
    if not ended:
        raise UserError(
            f"Файл «{path.name}» повреждён: программа чтения на нём остановилась.",
            "Ничего не загружено. Откройте его в Excel, сохраните как «Книга Excel (*.xlsx)» "
            "или выгрузите с портала заново.",
        )
    return book


def _received(pipe: IO[bytes], progress: Callable[[int], None] | None) -> tuple[Book, bool]:
    """Return the book and whether it came to its end."""
    book = Book()
    known: list[Cell] = []
    count = 0
    for letter, contents in frames.frames(pipe):
        if letter == "V":
            known.extend(frames.values(contents))
        elif letter == "R":
            rows = book.tables[-1].rows
            before = len(rows)
            rows.extend(frames.rows(contents, known))
            count += len(rows) - before
            if progress is not None:
                progress(count)
        elif letter == "E":
            return book, True
        else:
            _fact(book, letter, json.loads(contents))
    return book, False


def _fact(book: Book, letter: str, told: dict[str, object] | list[str]) -> None:
    if isinstance(told, list):
        raise UserError(*told)
    if letter == "S":
        book.tables.append(Table(str(told["name"]), [], 1, book.date1904))
        return
    book.sha256 = str(told["sha256"])
    book.hollow = int(str(told["hollow"]))
    book.date1904 = bool(told["date1904"])
    moment = datetime.fromtimestamp(float(str(told["modified"])), UTC)
    book.modified = moment.astimezone().replace(tzinfo=None)


@contextmanager
def _reader(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the reading process and leave none behind."""
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "lo_appeals.exchange.child", str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _environment() -> dict[str, str]:
    """Return the environment in which the child finds this very package."""
    home = str(Path(lo_appeals.__file__).parent.parent)
    paths = [home, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


class _Watch(threading.Thread):
    """Ends the process when the user cancels or the time is up."""

    def __init__(
        self, process: subprocess.Popen[bytes], cancel: threading.Event | None, seconds: float
    ) -> None:
        super().__init__(name="reader-watch", daemon=True)
        self.late = False
        self.done = threading.Event()
        self._process, self._cancel = process, cancel
        self._until = time.monotonic() + seconds

    def run(self) -> None:
        while True:
            self.late = time.monotonic() > self._until
            if self.late or (self._cancel is not None and self._cancel.is_set()):
                with suppress(OSError):
                    self._process.kill()
                return
            if self.done.wait(WATCH_SECONDS):
                return


@contextmanager
def _watched(
    process: subprocess.Popen[bytes], cancel: threading.Event | None, seconds: float
) -> Iterator[_Watch]:
    watch = _Watch(process, cancel, seconds)
    watch.start()
    try:
        yield watch
    finally:
        watch.done.set()
        watch.join()
