"""Going back to a copy, from the window or the command line, also where the base does not open."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.services import log
from lo_appeals.services.desk import Clock
from lo_appeals.services.log import Event
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.start import BACKUPS, restore_copy, start_anew
from lo_appeals.store import backup, sealed
from lo_appeals.store.backup import Copy
from lo_appeals.store.lock import Holder
from lo_appeals.store.restore import Restored

__all__ = ["Copy", "begin_anew", "find_copy", "is_shut", "listed", "restore_and_open"]


def is_shut(file: Path) -> bool:
    """Tell whether a copy needs its password."""
    return sealed.is_sealed(file)


def listed(folder: Path) -> list[Copy]:
    """Return the copies of the base in `folder`, newest first; the base itself is not opened."""
    return backup.copies(folder / BACKUPS)


def find_copy(folder: Path, named: str) -> Path:
    """Return the copy that the clerk means: a path, a name, or a number from the list.

    Raises UserError where there is none.
    """
    path = Path(named)
    with suppress(OSError):
        if path.is_file():
            return path
    known = listed(folder)
    for number, one in enumerate(known, 1):
        if named in (str(number), one.file.name, one.file.stem):
            return one.file
    raise UserError(f"Копии «{named}» нет.", "База не изменена. Список копий: lo-appeals backups.")


def restore_and_open(
    folder: Path, source: Path, who: str, clock: Clock, password: Callable[[], str],
    *, holds: bool = False,
) -> tuple[Office, Restored]:  # fmt: skip
    """Put a copy in the base's place and open it; its journal says so.

    `password` is asked for a shut copy only. Raises UserError; then the base is as it was.
    """
    base, me = folder / BASE, Holder.me(who, clock())
    asked = password() if sealed.is_sealed(source) else ""
    done = restore_copy(base, source, me, clock(), asked)
    log.note(folder / "logs", clock(), Event.RESTORED, entries=done.found.entries)
    return Office(folder, clock, holds=holds), done


def begin_anew(folder: Path, who: str, clock: Clock) -> Path | None:
    """Move a damaged base aside, whole, and let an empty one begin. Returns where it is now."""
    return start_anew(folder / BASE, Holder.me(who, clock()), clock())
