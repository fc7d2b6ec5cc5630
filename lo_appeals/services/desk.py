"""What every service works with: the base, the clock, the name of who works."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lo_appeals.services import log
from lo_appeals.services.log import Event
from lo_appeals.store.engine import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of one session of work."""

    database: Database
    clock: Clock
    who: str
    folder: Path

    def today(self) -> date:
        """Return the day by the one clock."""
        return self.clock().date()

    def log(self, event: Event, **numbers: int) -> None:
        """Note what happened in the program's log: numbers only, nothing of people."""
        log.note(self.folder / "logs", self.clock(), event, **numbers)
