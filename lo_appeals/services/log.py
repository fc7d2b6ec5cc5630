"""The program's log: what happened, in numbers only.

Nothing of people can get in: an event is one of a closed set, all else are whole numbers.
"""

import enum
from contextlib import suppress
from datetime import datetime
from pathlib import Path

FILE, LARGEST_BYTES, KEPT = "lo_appeals.log", 1 << 20, 3


class Event(enum.Enum):
    """What is worth a line."""

    OPENED = "база открыта"
    OPENED_UNCLEAN = "база открыта после обрыва, проверена целиком"
    CLOSED = "база закрыта"
    UPGRADED = "база обновлена"
    COPIED = "копия сделана"
    REHEARSED = "копии проверены"
    RESTORED = "копия восстановлена"
    IMPORTED = "выгрузка загружена"
    UNDONE = "загрузка отменена"
    ISSUED = "доклад выпущен"


def note(folder: Path, at: datetime, event: Event, **numbers: int) -> None:
    """Add a line to the log in `folder`; a log that cannot be written hinders nothing."""
    facts = " ".join(f"{name}={int(value)}" for name, value in numbers.items())
    path = folder / FILE
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            _turn(path)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{at:%Y-%m-%d %H:%M:%S} {event.value} {facts}".rstrip() + "\n")


def _turn(path: Path) -> None:
    """Move the full log aside; the oldest goes."""
    for number in range(KEPT - 1, 0, -1):
        older = path.with_suffix(f".{number}.log")
        if older.exists():
            older.replace(path.with_suffix(f".{number + 1}.log"))
    path.replace(path.with_suffix(".1.log"))
