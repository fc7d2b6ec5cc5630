"""The one way to the base: SQLAlchemy over SQLite, each connection set and checked.

Measured reasons are those of robustness: Python's own transactions lose updates silently, so
writers say BEGIN IMMEDIATE; SQLite before 3.44.6, 3.50.7 and 3.51.3 may spoil a WAL base, so those
keep a rollback journal.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from lo_appeals.domain.errors import UserError
from lo_appeals.store import postgres, postgres_faults

BUSY_MS = 5000
PATIENCE = 4  # as often is BUSY_MS waited: on a busy machine others may hold the base for long


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite is free of the WAL-reset fault."""
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version >= (3, 51, 3)


JOURNAL, SYNCHRONOUS = ("wal", 2) if wal_is_safe(sqlite3.sqlite_version_info) else ("delete", 3)


def explain(error: BaseException | None) -> UserError | None:
    """Return what the clerk should read for a fault of the surroundings; None: it is a bug.

    `error` is what SQLite's driver raised, or the system.
    """
    said = str(error).casefold()
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        said = "disk is full"  # the system says it in its own language
    known = {
        "disk is full": ("На диске кончилось место.", "Записанное раньше цело. Освободите место "
                         "и повторите."),
        "locked": ("База занята другой программой.", "Ничего не изменено. Повторите через минуту."),
        "readonly": ("База открыта только для чтения: нет права писать в её папку.",
                     "Ничего не изменено. Проверьте права на папку."),
        "malformed": ("База повреждена.", "Ничего не изменено. Восстановите последнюю копию: "
                      "lo-appeals restore."),
        "not a database": ("Файл базы повреждён или это не база программы.", "Ничего не изменено. "
                           "Восстановите последнюю копию: lo-appeals restore."),
        "unable to open": ("Файл базы не открывается.", "Проверьте, есть ли папка и права на неё."),
        "disk i/o": ("Диск не отвечает.", "Записанное раньше цело. Проверьте диск и повторите."),
    }  # fmt: skip
    for part, (what, advice) in known.items():
        if part in said:
            return UserError(what, advice)
    return None


@contextmanager
def told() -> Iterator[None]:
    """Turn faults of the surroundings into what the clerk should read."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        orig = error.orig if isinstance(error, DBAPIError) else error
        known = explain(orig) or postgres_faults.explain(orig)
        if known is None:
            raise
        raise known from error


class Database:
    """A base at an address. Connections may be taken from any thread."""

    def __init__(self, url: str) -> None:
        self.refuse: Callable[[], None] = _let  # raises UserError where nothing may be written
        self.waits: Callable[[], None] = _let  # told that another program holds the base for long
        self.url = postgres.address(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite:
            self.engine = sa.create_engine(
                self.url, connect_args={"timeout": BUSY_MS / 1000, "isolation_level": None}
            )
            event.listen(self.engine, "connect", _set_up)
            event.listen(self.engine, "begin", self._begin)
            event.listen(self.engine, "commit", self._commit)
        else:
            self.engine = postgres.engine(self.url)

    @classmethod
    def at(cls, path: Path) -> "Database":
        """Return the SQLite base in that file."""
        return cls(sa.URL.create("sqlite", database=str(path)).render_as_string())

    @property
    def path(self) -> Path | None:
        """The file of an SQLite base."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One transaction that may write. Raises UserError for faults of the surroundings."""
        self.refuse()
        with told(), self._transaction() as connection:
            yield connection

    def _transaction(self) -> AbstractContextManager[sa.Connection]:
        if self.sqlite:
            return self.engine.begin()
        return postgres.transaction(self.engine, reads=False)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent look; nothing may be written."""
        if not self.sqlite:
            with told(), postgres.transaction(self.engine, reads=True) as connection:
                yield connection
            return
        with told(), self.engine.connect() as bare:
            connection = bare.execution_options(lo_reads=True)
            with connection.begin():
                yield connection

    def _begin(self, connection: sa.Connection) -> None:
        """Take the lock at once: until it is taken nothing is done, and waiting costs nothing."""
        if connection.get_execution_options().get("lo_reads"):
            connection.exec_driver_sql("BEGIN")
            self._patiently(connection, "SELECT 1 FROM sqlite_master LIMIT 1")
        else:
            self._patiently(connection, "BEGIN IMMEDIATE")

    def _commit(self, connection: sa.Connection) -> None:
        """Commit when the readers let it; the driver's own commit then finds nothing to do."""
        self._patiently(connection, "COMMIT")

    def _patiently(self, connection: sa.Connection, statement: str) -> None:
        """Say it to the driver itself: SQLAlchemy would roll back after a commit that must wait."""
        driver: Any = connection.connection.driver_connection
        for _ in range(PATIENCE - 1):
            try:
                driver.execute(statement)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                self.waits()
            else:
                return
        driver.execute(statement)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _let() -> None:
    """Hinder nobody."""


def _set_up(raw: Any, _record: object) -> None:
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.execute("PRAGMA temp_store = MEMORY")
    journal = cursor.execute(f"PRAGMA journal_mode = {JOURNAL}").fetchone()[0]
    cursor.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    kept = cursor.execute("PRAGMA synchronous").fetchone()[0]
    keys = cursor.execute("PRAGMA foreign_keys").fetchone()[0]
    cursor.close()
    if (journal, kept, keys) != (JOURNAL, SYNCHRONOUS, 1):
        raise UserError(
            f"База не приняла настройки надёжности ({journal}, {kept}, {keys}).",
            "Ничего не изменено. Проверьте, лежит ли база на местном диске.",
        )
