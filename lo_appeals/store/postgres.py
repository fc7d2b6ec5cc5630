"""The shared base: PostgreSQL by psycopg, set so that services need not know which base it is.

Writers take one lock of the base first, as SQLite's BEGIN IMMEDIATE does: every writer adds to the
one chain of the journal, so they go one after another anyway, and so none of them meets a deadlock
or an old number. Readers never wait.
"""

import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError

from lo_appeals.domain.errors import UserError
from lo_appeals.store import passwords, roles
from lo_appeals.store.postgres_faults import UnknownOutcome, explain, lost

DRIVER = "postgresql+psycopg"
WRITERS, UPGRADES = 0x6C6F61, 0x6C6F75  # advisory locks of this base
LOCK_MS = 5000  # how long a writer waits for another one
RETURN_S = 2.5  # how long a new piece of work waits for a server that is just coming back
PAUSE_S = 0.1


def address(text: str) -> sa.URL:
    """Return the address of a base as this program uses it.

    Raises UserError where it cannot be understood; the sentence never holds the address, which
    may hold a password.
    """
    try:
        url = sa.make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise _bad_address() from error
    if url.drivername in ("postgresql", "postgres", DRIVER):
        return url.set(drivername=DRIVER)
    if url.get_backend_name() != "sqlite":
        raise _bad_address()
    return url


def _bad_address() -> UserError:
    return UserError(
        "Адрес базы не понят.", "Он пишется так: postgresql://имя@сервер/база?sslmode=verify-full"
    )


def shown(url: sa.URL) -> str:
    """Return an address fit for a screen or a log: without a password."""
    bare = url.set(password=None).difference_update_query(["password"])
    return bare.render_as_string().replace(DRIVER, "postgresql", 1)


def engine(url: sa.URL) -> sa.Engine:
    """Return the engine of a shared base. Raises UserError where the driver is not installed."""
    known = url if url.password else url.set(password=passwords.of(url))
    arguments = {
        "application_name": f"lo_appeals-{uuid.uuid4().hex[:12]}",
        "connect_timeout": 3,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        "options": f"-c lock_timeout={LOCK_MS} -c TimeZone=UTC",
    }
    chosen = {key: value for key, value in arguments.items() if key not in url.query}
    try:
        return sa.create_engine(known, connect_args=chosen, pool_pre_ping=True, pool_recycle=1800)
    except ImportError as error:
        raise UserError(
            "Для общей базы не хватает драйвера PostgreSQL.",
            'Установите его: pip install "lo-appeals[postgresql]".',
        ) from error


@contextmanager
def transaction(engine: sa.Engine, *, reads: bool) -> Iterator[sa.Connection]:
    """One transaction; beginning it waits a moment for a server that is just coming back.

    A reader sees one state of the base throughout; writers go one after another.
    Raises UnknownOutcome where the connection goes during the commit.
    """
    connection = _begun(engine, reads=reads)
    with connection:
        try:
            yield connection
        except BaseException:
            with suppress(DBAPIError):
                connection.rollback()
            raise
        try:
            connection.commit()
        except DBAPIError as error:
            if not reads and lost(error.orig):
                raise UnknownOutcome from error
            raise


def _begun(engine: sa.Engine, *, reads: bool) -> sa.Connection:
    until = time.monotonic() + RETURN_S
    while True:
        try:
            return _begin(engine, reads=reads)
        except DBAPIError as error:
            if not lost(error.orig) or time.monotonic() > until:
                raise
        time.sleep(PAUSE_S)


def _begin(engine: sa.Engine, *, reads: bool) -> sa.Connection:
    connection = engine.connect()
    try:
        if reads:
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            connection.begin()
        else:
            lock(connection, WRITERS)
    except BaseException:
        connection.close()
        raise
    return connection


def lock(connection: sa.Connection, which: int) -> None:
    """Take one of the base's locks until the transaction ends."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(which)))


def person(connection: sa.Connection) -> str:
    """Return who works: the comment on the login role where there is one, else its name."""
    row = connection.exec_driver_sql(
        "SELECT session_user, shobj_description(oid, 'pg_authid') FROM pg_roles "
        "WHERE rolname = session_user"
    ).one()
    return str(row[1] or row[0])


def may_write(connection: sa.Connection) -> bool:
    """Tell whether this role may change anything at all: every change adds to the journal."""
    query = "SELECT has_table_privilege('journal', 'INSERT')"
    return bool(connection.exec_driver_sql(query).scalar())


def server(connection: sa.Connection) -> str:
    """Return the server's name and version, and whether the connection is encrypted, in words."""
    version = connection.exec_driver_sql("SHOW server_version").scalar_one().split()[0]
    query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    safe = bool(connection.exec_driver_sql(query).scalar())
    return f"PostgreSQL {version}, " + ("с шифрованием" if safe else "без шифрования")


def settle(connection: sa.Connection) -> None:
    """After migrations: texts are compared by their letters' codes, as SQLite does."""
    query = sa.text(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type = 'text' "
        "AND collation_name IS DISTINCT FROM 'C'"
    )
    quote = connection.dialect.identifier_preparer.quote
    for table, column in connection.execute(query).all():
        connection.exec_driver_sql(
            f'ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} TYPE text COLLATE "C"'
        )
    if roles.known(connection):
        roles.make(connection)  # new tables need rights of their own


def raw(connection: sa.Connection) -> Any:
    """Return psycopg's own connection under a SQLAlchemy one."""
    return connection.connection.driver_connection


def copy_rows(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Iterator[Sequence[Any]]
) -> None:
    """Write very many rows by COPY, the quickest way there is."""
    from psycopg import Error, sql

    order = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    try:
        with raw(connection).cursor() as cursor, cursor.copy(order) as copy:
            for row in rows:
                copy.write_row(row)
    except Error as error:  # SQLAlchemy does not see this one
        known = explain(error)
        if known is None:
            raise
        raise known from error


def next_ids(connection: sa.Connection, table: str, count: int) -> list[int]:
    """Return the next `count` ids of a table, in order."""
    query = sa.text(
        "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
    )
    return sorted(connection.execute(query, {"name": table, "count": count}).scalars())


def count_from(connection: sa.Connection, name: str, last: int) -> None:
    """Let the counter of numbers without gaps go on after `last`."""
    put = sa.text("INSERT INTO counter (name, last) VALUES (:name, :last)")
    connection.execute(put, {"name": name, "last": last})


def continue_ids(connection: sa.Connection, table: str, last: int) -> None:
    """Let the ids of a table go on after `last`."""
    put = sa.text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
    connection.execute(put, {"name": table, "last": last})


def continue_versions(connection: sa.Connection, last: int) -> None:
    """Let the versions of entries go on well after `last`."""
    put = sa.text("SELECT setval('entry_version', greatest(1000, :last + 100))")
    connection.execute(put, {"last": last})
