"""Notes between the sessions of a shared base: a connection of its own listens to the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from lo_appeals.store.postgres_faults import NoConnection

CHANNEL = "lo_appeals"


class Listening:
    """Notes that other sessions leave in the base's channel."""

    def __init__(self, driver: Any, own: str) -> None:
        self._driver, self._own = driver, own

    def wait(self, seconds: float) -> bool:
        """Return whether others have left a note within that time, at once where they have."""
        heard = self._driver.notifies(timeout=seconds, stop_after=1)
        return any(note.payload != self._own for note in heard)


@contextmanager
def listening(engine: sa.Engine) -> Iterator[Listening]:
    """Listen by a connection of its own. Raises NoConnection when it goes, or cannot be made."""
    import psycopg

    try:
        with _own(engine) as driver:
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            yield Listening(driver, driver.info.parameter_status("application_name") or "")
    except psycopg.Error as error:
        raise NoConnection from error


@contextmanager
def _own(engine: sa.Engine) -> Iterator[Any]:
    """Yield psycopg's connection out of the pool, which is not asked to mend it at the end."""
    pooled = engine.raw_connection()
    driver: Any = pooled.driver_connection
    pooled.detach()
    try:
        yield driver
    finally:
        driver.close()
        pooled.invalidate()
