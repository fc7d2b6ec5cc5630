"""The journal as the clerk reads it (J1)."""

from lo_appeals.services.desk import Desk
from lo_appeals.store import journal
from lo_appeals.store.journal import JournalLine, Wanted

__all__ = ["JournalLine", "JournalService", "Wanted"]


class JournalService:
    """Reading only: writing belongs to the services that change something."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, limit: int = 200, subject: str = "") -> list[JournalLine]:
        """Return the newest entries, of one subject where it is named."""
        with self._desk.database.read() as connection:
            return journal.lines(connection, limit, subject)

    def search(self, wanted: Wanted, limit: int = 200) -> list[JournalLine]:
        """Return the newest entries that fit: words, subject, action, who, dates."""
        with self._desk.database.read() as connection:
            return journal.search(connection, wanted, limit)

    def actions(self) -> list[str]:
        """Return the actions to choose from."""
        with self._desk.database.read() as connection:
            return journal.actions(connection)
