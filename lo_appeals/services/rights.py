"""What who works may change: by the role in a shared base; nothing beside another window (H1).

The base itself refuses what is not allowed; this is what the window says of it beforehand.
"""

import enum
from dataclasses import dataclass

from lo_appeals.services.desk import Desk
from lo_appeals.store import roles
from lo_appeals.store.lock import Holder


class Area(enum.Enum):
    """A part of the work, and a table that everybody adds to who does it."""

    ENTRIES = "entry"
    REGISTRY = "official"
    DECISIONS = "setting"


@dataclass(frozen=True, slots=True)
class Rights:
    """What may not be changed, and why, in words for the band and for tips."""

    refused: frozenset[Area] = frozenset()
    reason: str = ""


ALL = frozenset(Area)
READER = Rights(
    ALL, "Только просмотр: такова ваша роль в общей базе. Другую даёт администратор базы."
)
HEAD_REASON = (
    "Ваша роль в общей базе – руководитель: {} не меняются. Другую роль даёт администратор базы."
)
WORDS = {
    Area.ENTRIES: "обращения", Area.REGISTRY: "реестр", Area.DECISIONS: "письма и настройки",
}  # fmt: skip


def of(desk: Desk, holder: Holder | None) -> Rights:
    """Return the rights of this session; `holder` is the other window that holds the base."""
    if holder is not None:
        return Rights(ALL, f"Только просмотр: базу держит другое окно программы – {holder.words}.")
    if desk.database.sqlite:
        return Rights()
    with desk.database.read() as connection:
        free = roles.writable(connection, [area.value for area in Area])
    refused = frozenset(area for area in Area if area.value not in free)
    if refused == ALL:
        return READER
    named = " и ".join(words for area, words in WORDS.items() if area in refused)
    return Rights(refused, HEAD_REASON.format(named) if refused else "")
