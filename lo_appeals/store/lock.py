"""Who holds the base: one window at a time, any number of commands beside it.

Both locks are the system's own and vanish with their process, also after kill −9: what a dead
process left behind never shuts the clerk out, and a process number, which the system gives out
again, is never trusted. The files stay; only their contents say who held them last.
"""

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment

WINDOW, USE, SHOW = ".lock", ".use", ".show"  # suffixes beside the base
PAUSE_S = 0.025
TAKING_S = 0.5  # others look at the lock for a moment
LOCKED_BYTE = 1 << 30  # Windows shuts the locked bytes to readers: lock one behind the contents

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, shared: bool) -> bool:
        """Lock for this process; Windows has no shared kind here, and needs none (see `use`)."""
        os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return shared
        return True
else:
    import fcntl

    def _lock(handle: int, *, shared: bool) -> bool:
        """Lock for as long as the handle is open."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works in the window that holds a base."""

    pid: int
    host: str
    account: str
    since: datetime

    @classmethod
    def me(cls, account: str, since: datetime) -> "Holder":
        """Return this process as a holder."""
        return cls(os.getpid(), socket.gethostname(), account, since)

    @property
    def here(self) -> bool:
        """Tell whether it runs on this computer."""
        return self.host == socket.gethostname()

    @property
    def words(self) -> str:
        """Return «ivanova, компьютер PC-7, с 23.11.2026 19:30»."""
        return f"{self.account}, компьютер {self.host}, с {moment(self.since)}"


UNKNOWN = Holder(0, "неизвестен", "неизвестно", datetime(1, 1, 1))


def _read(path: Path) -> Holder | None:
    """Return whom the file names; None where it names nobody or is not readable."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return Holder(
            int(facts["pid"]), str(facts["host"]), str(facts["account"]),
            datetime.fromisoformat(facts["since"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Hold:
    """The window's hold on a base, until `release` or the end of the process."""

    def __init__(self, path: Path, handle: int, *, unclean: bool) -> None:
        self._path, self._handle = path, handle
        self.unclean = unclean  # the holder before ended without releasing

    @classmethod
    def take(cls, base: Path, me: Holder) -> "Hold | None":
        """Take the hold; None where another window has it. Raises OSError: the folder is shut."""
        path = base.with_suffix(WINDOW)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        until = time.monotonic() + TAKING_S
        while not _lock(handle, shared=False):
            if time.monotonic() > until:
                os.close(handle)
                return None
            time.sleep(PAUSE_S)
        unclean = _read(path) is not None
        facts = asdict(me) | {"since": me.since.isoformat()}
        _overwrite(handle, json.dumps(facts, ensure_ascii=False).encode())
        return cls(path, handle, unclean=unclean)

    def asked_forward(self) -> str | None:
        """Return, once per request, the file that a second start wants shown in this window.

        Empty: the window should come forward, no more. None: nobody asked.
        """
        path = self._path.with_suffix(SHOW)
        try:
            file = path.read_text(encoding="utf-8")
            path.unlink()
        except (OSError, ValueError):
            return None
        return file

    def release(self) -> None:
        """Give the base free; the file says that this end was clean."""
        _overwrite(self._handle, b"")
        os.close(self._handle)


def _overwrite(handle: int, data: bytes) -> None:
    with suppress(OSError):  # a full disk must not keep the clerk out: the lock itself is held
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, data)


def holder(base: Path) -> Holder | None:
    """Return whose window holds a base now; None: nobody's."""
    path = base.with_suffix(WINDOW)
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if _lock(handle, shared=sys.platform != "win32") else _read(path) or UNKNOWN
    finally:
        os.close(handle)


def ask_forward(base: Path, file: Path | None = None, wait_s: float = 3) -> bool:
    """Ask the window that holds a base to come forward and show `file`; return whether it did."""
    path = base.with_suffix(SHOW)
    half = path.with_suffix(SHOW + "-part")
    try:
        half.write_text(str(file.absolute()) if file else "", encoding="utf-8")
        half.replace(path)
    except OSError:
        return False
    until = time.monotonic() + wait_s
    while path.exists():
        if time.monotonic() > until:
            path.unlink(missing_ok=True)
            return False
        time.sleep(PAUSE_S)
    return True


@contextmanager
def use(base: Path, *, alone: bool = False, wait_s: float = 5) -> Iterator[None]:
    """Work with a base's file; `alone`: nobody else may have it open, for it will be replaced.

    Windows itself refuses to replace an open base, so there this is nothing. Raises UserError
    where the base stays busy for `wait_s`.
    """
    handle = None if sys.platform == "win32" else _open(base.with_suffix(USE))
    if handle is None:
        yield
        return
    try:
        until = time.monotonic() + wait_s
        while not _lock(handle, shared=not alone):
            if time.monotonic() > until:
                raise UserError(
                    "С базой сейчас работает другая программа."
                    if alone
                    else "База сейчас восстанавливается из копии.",
                    "Ничего не изменено. Закройте её и повторите."
                    if alone
                    else "Повторите через минуту.",
                )
            time.sleep(PAUSE_S)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int | None:
    """Open the file of users; None in a folder where nothing can be written or replaced."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, flags, 0o666)
    return None


def in_use(base: Path) -> bool:
    """Tell whether another process has the base open just now (always false on Windows)."""
    if sys.platform == "win32":
        return False
    handle = _open(base.with_suffix(USE))
    if handle is None:
        return False
    try:
        return not _lock(handle, shared=False)
    finally:
        os.close(handle)
