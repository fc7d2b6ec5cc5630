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

DRIVER = "postgresql+psycopg"
CHANNEL = "lo_appeals"
WRITERS, UPGRADES = 0x6C6F61, 0x6C6F75  # advisory locks of this base
LOCK_MS = 5000  # how long a writer waits for another one
RETURN_S = 2.5  # how long a new piece of work waits for a server that is just coming back
PAUSE_S = 0.1
LOST_STATES = ("08", "57P")  # connection exceptions, the server going down or coming up

_UNTOUCHED = "Ничего не изменено."
_PASSWORD = (
    "Сервер базы не принял имя или пароль.",
    "Проверьте их: lo-appeals password АДРЕС; роль заводит администратор базы.",
)
_STATES = {
    "28": _PASSWORD,
    "3D": ("Базы с таким именем на сервере нет.", "Проверьте адрес или попросите администратора "
           "создать её: createdb."),
    "42501": ("Вашей роли в общей базе это не разрешено.",
              f"{_UNTOUCHED} Роли раздаёт администратор базы: lo-appeals roles АДРЕС."),
    "53100": ("На сервере базы кончилось место.", "Записанное раньше цело. Сообщите "
              "администратору сервера и повторите позже."),
    "53": ("Сервер базы перегружен.", f"{_UNTOUCHED} Повторите через минуту."),
    "55P03": ("База занята: другой сотрудник записывает большое изменение.",
              f"{_UNTOUCHED} Повторите через минуту."),
    "25006": ("База открыта только для чтения.", f"{_UNTOUCHED} Обратитесь к администратору."),
    "40": ("Правка столкнулась с правкой другого сотрудника.", f"{_UNTOUCHED} Повторите её."),
}  # fmt: skip
_STRANGER = ("invalid response", "expected authentication request")
_CONNECTING = (  # libpq gives no code while it connects; servers speak English or Russian
    (_STRANGER, ("По этому адресу отвечает не сервер PostgreSQL.",
                 "Проверьте в адресе имя сервера и порт.")),
    (("password authentication", "no password supplied", "по паролю", "не введён пароль"),
     _STATES["28"]),
    (("pg_hba.conf",), ("Сервер базы не пускает с этого компьютера или без шифрования.",
                        "Администратор разрешает вход в pg_hba.conf; для шифрования добавьте к "
                        "адресу ?sslmode=verify-full.")),
    (("certificate", "ssl", "сертификат"),
     ("Шифрованное соединение с сервером базы не установлено.",
      "Проверьте sslmode и sslrootcert в адресе у администратора сервера.")),
    (('role "', 'роль "', "роль «"), _STATES["28"]),
    (('database "', 'база данных "', "база данных «"), _STATES["3D"]),
    (("too many", "слишком много"), _STATES["53"]),
)  # fmt: skip
_REFUSED = (*_STRANGER, "fatal", "важно", "password", "парол", "ssl", "certificate", "сертификат")
_COMING = ("starting up", "shutting down", "not yet accepting", "recovery mode", "запускается",
           "останавливается", "восстановлени", "ещё не принимает")  # fmt: skip


class NoConnection(UserError):
    """There is no server at the moment; nothing unfinished has been written."""

    def __init__(self) -> None:
        super().__init__(
            "Нет связи с сервером базы.",
            "Незаконченное не записано, набранное цело. Работа продолжится сама, когда сервер "
            "ответит.",
        )


class NotAdmitted(UserError):
    """The server asks for another name or password than it was given."""


class UnknownOutcome(UserError):
    """The connection went while a change was being confirmed: nobody here knows whether it is."""

    def __init__(self) -> None:
        super().__init__(
            "Связь с сервером базы прервалась в миг записи.",
            "Записано ли последнее изменение, будет видно, когда сервер ответит: проверьте его.",
        )


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


def lost(error: BaseException | None) -> bool:
    """Tell whether a fault of the driver means that there is no server at the moment."""
    if not type(error).__module__.startswith("psycopg"):
        return False
    state = getattr(error, "sqlstate", None)
    if state:
        return str(state).startswith(LOST_STATES)
    named = type(error).__name__
    if named == "InterfaceError":
        return True
    return named in ("OperationalError", "ConnectionTimeout") and _of_connecting(error) is None


def explain(error: BaseException | None) -> UserError | None:
    """Return what the clerk should read for a fault of the driver; None: it is a bug."""
    if lost(error):
        return NoConnection()
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = str(getattr(error, "sqlstate", None) or "")
    for beginning, told in _STATES.items():
        if state.startswith(beginning):
            return _error(told)
    return None if state else _of_connecting(error)


def _of_connecting(error: BaseException | None) -> UserError | None:
    said = str(error).casefold()
    if "connection failed" not in said or any(part in said for part in _COMING):
        return None
    said = said[said.find("fatal") :] if "fatal" in said else said.partition("failed")[2]
    refused = any(sign in said for sign in _REFUSED)
    for parts, told in _CONNECTING if refused else ():
        if any(part in said for part in parts):
            return _error(told)
    return None


def _error(told: tuple[str, str]) -> UserError:
    return NotAdmitted(*told) if told is _PASSWORD else UserError(*told)


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
