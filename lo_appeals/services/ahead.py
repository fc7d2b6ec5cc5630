"""What will be late if nobody acts, and who has fallen silent (A5, A6)."""

from datetime import timedelta

from lo_appeals.domain.timeliness import Period
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import organisation
from lo_appeals.store import load
from lo_appeals.store.load import BodyLoad, Silent


class AheadService:
    """Looks forward from today."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def forecast(self, period: Period) -> list[BodyLoad]:
        """Return by body what is open now and what of it is late at the period's end.

        Nobody acts: nothing is answered, nothing comes. Bodies with most of it stand first.
        """
        with self._desk.database.read() as connection:
            return load.ahead(connection, self._desk.today(), period.last)

    def silent(self) -> list[Silent]:
        """Return bodies that have enough open entries and have answered none for long.

        Enough is the settings' small number, long their count of days.
        """
        ours, today = organisation(self._desk), self._desk.today()
        since = today - timedelta(ours.silent_days)
        with self._desk.database.read() as connection:
            return load.silent(connection, today, ours.minimum_entries, since)
