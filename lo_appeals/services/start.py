"""Coming in: who holds the base, whether it is whole, and what to do where it is not.

Damage, a busy base, a full disk, missing rights and a foreign file are told apart: each needs
another step of the clerk's. A window shows `Trouble` as its recovery screen, a command as a
sentence.
"""

import enum
import errno
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.store import backup, lock, restore
from lo_appeals.store.backup import Copy
from lo_appeals.store.engine import BUSY_MS
from lo_appeals.store.lock import Hold, Holder
from lo_appeals.store.upgrade import is_older

BACKUPS = "backups"
HEADER = b"SQLite format 3\x00"
LOW_BYTES = 50 << 20
RESTORE = "Восстановите последнюю копию: lo-appeals backups, затем lo-appeals restore."


class Trouble(enum.Enum):
    """Why a base cannot be worked with."""

    BUSY = "занята"
    DAMAGED = "повреждена"
    MISSING = "пропала"
    FULL = "диск полон"
    DENIED = "нет прав"
    FOREIGN = "не база программы"


class StartTrouble(UserError):
    """The base cannot be opened; `trouble` says why, `copies` what there is to go back to."""

    def __init__(self, trouble: Trouble, what: str, advice: str, base: Path) -> None:
        super().__init__(what, advice)
        self.trouble = trouble
        self.base = base

    @property
    def copies(self) -> Sequence[Copy]:
        """The copies that may be restored, newest first."""
        return backup.copies(self.base.parent / BACKUPS)


@dataclass(frozen=True, slots=True)
class Entrance:
    """One session at a base, until `leave`."""

    base: Path
    me: Holder
    hold: Hold | None  # the window's own
    holder: Holder | None  # another window that holds the base: this one only reads
    window: bool
    checked_whole: bool  # after an unclean end
    _stack: ExitStack

    def refuse(self) -> None:
        """Raise UserError where a window holds the base that this session would change."""
        held = None if self.hold else self.holder if self.window else lock.holder(self.base)
        if held is not None:
            raise UserError(
                f"Базу держит открытое окно программы: {held.words}.",
                "Ничего не изменено. Сделайте это в том окне или закройте его и повторите.",
            )

    def bring_forward(self, file: Path | None = None) -> bool:
        """Ask the same person's window on this computer to come forward and show `file`.

        Returns whether it did.
        """
        held = self.holder
        if held is None or not held.here or held.account != self.me.account:
            return False
        return lock.ask_forward(self.base, file)

    def leave(self) -> None:
        """Give the base free."""
        self._stack.close()


def enter(base: Path, me: Holder, *, window: bool) -> Entrance:
    """Come in as a window, which holds the base, or as a command beside it.

    A restoring that was interrupted is finished first. After an unclean end the base is checked
    whole, a window checks it quickly each time. Raises StartTrouble.
    """
    with ExitStack() as stack:
        hold = _hold(base, me) if window else None
        if hold is not None:
            stack.callback(hold.release)
        _finish_restoring(base)
        leftover = _has_leftover(base) and not lock.in_use(base)
        stack.enter_context(lock.use(base))
        thorough = leftover or (hold is not None and hold.unclean)
        examine(base, check=thorough or window, thorough=thorough)
        other = lock.holder(base) if window and hold is None else None
        kept = stack.pop_all()
    return Entrance(base, me, hold, other, window, thorough, kept)


def _hold(base: Path, me: Holder) -> Hold | None:
    try:
        return Hold.take(base, me)
    except OSError as error:
        raise _denied(base) from error


def _denied(base: Path) -> StartTrouble:
    return StartTrouble(
        Trouble.DENIED, f"Нет права писать в папку базы «{base.parent}».",
        "База не изменена. Попросите администратора дать право на папку или укажите другую: "
        "--data ПАПКА.", base,
    )  # fmt: skip


def _finish_restoring(base: Path) -> None:
    if not base.with_suffix(restore.NOTE).exists():
        return
    with lock.use(base, alone=True):
        try:
            restore.finish(base)
        except OSError as error:
            raise StartTrouble(
                Trouble.BUSY, "Начатое восстановление копии не закончить: файлы базы заняты.",
                "Копия и прежняя база целы. Закройте другие программы и повторите.", base,
            ) from error  # fmt: skip


def _has_leftover(base: Path) -> bool:
    """Tell whether a log of an unfinished transaction lies beside the base."""
    for log in ("-journal", "-wal"):
        with suppress(OSError):
            if base.with_name(base.name + log).stat().st_size:
                return True
    return False


def examine(base: Path, *, check: bool = True, thorough: bool = True) -> None:
    """Look whether the base can be worked with. Raises StartTrouble; a new place is no trouble."""
    try:
        head = base.read_bytes() if base.stat().st_size < 16 else _head(base)
    except FileNotFoundError:
        head = b""
    except PermissionError as error:
        raise _denied(base) from error
    except OSError as error:
        raise StartTrouble(
            Trouble.DENIED, f"Файл базы «{base}» не открывается: {reason(error)}.",
            "Проверьте, подключён ли диск, и повторите.", base,
        ) from error  # fmt: skip
    if not head:
        _refuse_vanished(base)
        return
    if head != HEADER:
        raise _damaged(base)
    if check:
        _check(base, thorough=thorough)


def _head(base: Path) -> bytes:
    with base.open("rb") as file:
        return file.read(len(HEADER))


def _refuse_vanished(base: Path) -> None:
    """An empty base in the place of one that has copies would look like a lost register."""
    if backup.copies(base.parent / BACKUPS):
        raise StartTrouble(
            Trouble.MISSING, "Файла базы нет на месте, а её копии есть.",
            f"Ничего не изменено. {RESTORE}", base,
        )  # fmt: skip


def _damaged(base: Path) -> StartTrouble:
    return StartTrouble(
        Trouble.DAMAGED, "База повреждена.", f"Она оставлена как есть. {RESTORE}", base
    )


def _check(base: Path, *, thorough: bool) -> None:
    pragma = "integrity_check" if thorough else "quick_check"
    try:
        with closing(sqlite3.connect(base, timeout=BUSY_MS / 1000)) as connection:
            found = connection.execute(f"PRAGMA {pragma}(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise trouble_of(error, base) from error
    if found != "ok":
        raise _damaged(base)


def trouble_of(error: sqlite3.Error, base: Path) -> StartTrouble:
    """Return what the engine's fault means to the clerk."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StartTrouble(
            Trouble.BUSY, "База занята другой программой.",
            "Она цела. Закройте другую программу или повторите через минуту.", base,
        )  # fmt: skip
    if _says_full(error, base):
        return StartTrouble(
            Trouble.FULL, "На диске кончилось место, и базу не привести в порядок.",
            "Записанное раньше цело. Освободите место и повторите.", base,
        )  # fmt: skip
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
                sqlite3.SQLITE_AUTH):  # fmt: skip
        return _denied(base)
    if code == sqlite3.SQLITE_IOERR:
        return StartTrouble(
            Trouble.DENIED, "Диск с базой не отвечает.",
            "Проверьте, подключён ли диск, и повторите.", base,
        )  # fmt: skip
    return _damaged(base)


def awaits_upgrade(base: Path) -> bool:
    """Tell whether a base is an older program's: bringing it up to date may take minutes."""
    return is_older(base)


def upgrade_trouble(error: UserError, base: Path) -> StartTrouble | None:
    """Return what kept a base in a file from being brought up to date, as the start shows it.

    A full disk can be mended and tried again. None: it was anything else.
    """
    cause: BaseException | None = error
    while cause is not None:
        if _says_full(cause, base):
            return StartTrouble(Trouble.FULL, error.what, error.advice, base)
        cause = cause.__cause__
    return None


def _says_full(error: BaseException, base: Path) -> bool:
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(base))


def _is_full(base: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(base.parent).free < 1 << 20
    return False


def low_space(folder: Path) -> str:
    """Return a warning where little room is left on the disk; an empty string: enough."""
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < LOW_BYTES:
            return f"На диске с базой осталось {free >> 20} МБ: освободите место."
    return ""


def restore_copy(
    base: Path, source: Path, me: Holder, at: datetime, password: str = ""
) -> restore.Restored:
    """Put a copy in the base's place while nobody else has it open. Raises UserError."""
    hold = _hold(base, me)
    if hold is None:
        held = lock.holder(base) or lock.UNKNOWN
        raise UserError(
            f"Базу держит открытое окно программы: {held.words}.",
            "Ничего не изменено. Закройте его и повторите.",
        )
    try:
        with lock.use(base, alone=True):
            restore.finish(base)
            return restore.restore(
                base, source, base.parent / BACKUPS, at, me.account, password=password
            )
    finally:
        hold.release()


def start_anew(base: Path, me: Holder, at: datetime) -> Path | None:
    """Move a damaged base with its logs aside, so that a new one can begin; return the folder."""
    hold = _hold(base, me)
    if hold is None:
        raise UserError("Базу держит открытое окно программы.", "Закройте его и повторите.")
    try:
        with lock.use(base, alone=True):
            kept = restore.set_aside(base, at)
            with closing(sqlite3.connect(base)) as connection:  # no longer «missing»: begun anew
                connection.execute("PRAGMA user_version = 1")
            return kept
    finally:
        hold.release()
