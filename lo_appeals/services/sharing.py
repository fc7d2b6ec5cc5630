"""What others do in a shared base: heard at once, looked at again after a lost connection.

The base itself tells of every new entry of the journal (LISTEN); what was told while there was no
connection is gone, so after it came back everything is looked at anew. A base in a file has one
window, so there is nobody to listen to.
"""

import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from lo_appeals.domain.errors import UserError
from lo_appeals.services.desk import Desk
from lo_appeals.store import journal, postgres
from lo_appeals.store.engine import Database
from lo_appeals.store.journal import JournalLine
from lo_appeals.store.postgres_faults import NoConnection, NotAdmitted
from lo_appeals.store.postgres_listening import listening

ADDRESS = "shared-base.txt"  # in the data folder
EVERYTHING = frozenset({"appeals", "bodies", "imports", "reports", "rules", "settings"})
PATIENCE_S = 1.0  # between two attempts to reach the server again
LOOK_S = 0.5  # how soon `stop` is noticed
SHOWN = 50  # entries of the journal told at once; with more only the number matters


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody else changed the base, or the connection went or came back.

    `kinds` names what views should look at again, as those of `Changes` do; `lines` are the others'
    entries of the journal, oldest first (none after a lost connection: then all may have changed).
    """

    kinds: frozenset[str]
    lines: tuple[JournalLine, ...] = ()
    connected: bool = True
    again: bool = False  # the connection has come back


def kept_address(folder: Path) -> str:
    """Return the address of the shared base that this data folder works with; '': its own file."""
    try:
        return (folder / ADDRESS).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def with_password(url: str, password: str) -> str:
    """Return an address with the password that was asked for: for memory only, never for a file.

    '': nothing was asked, the address stays as it is.
    """
    if not password:
        return url
    return postgres.address(url).set(password=password).render_as_string(hide_password=False)


def keep_address(folder: Path, url: str, password: str = "") -> str:
    """Let this data folder work with a shared base from now on; '': with its own file again.

    The server is asked first. A password never gets into the file. Returns the address as kept.
    """
    if not url:
        (folder / ADDRESS).unlink(missing_ok=True)
        return ""
    given = postgres.address(url)
    if given.password or "password" in given.query:
        raise UserError(
            "Пароль в адресе не сохраняется.",
            "Положите его в хранилище системы: lo-appeals password АДРЕС, а адрес – без пароля.",
        )
    if given.get_backend_name() == "sqlite":
        raise UserError("Это база в файле.", "Адрес общей базы: postgresql://имя@сервер/база")
    with closing(Database(with_password(url, password))) as database, database.read():
        pass
    folder.mkdir(parents=True, exist_ok=True)
    kept = postgres.shown(given)
    (folder / ADDRESS).write_text(kept + "\n", encoding="utf-8")
    return kept


def address(desk: Desk) -> str:
    """Return the address of a shared base, fit for a screen; '' for a base in a file."""
    return "" if desk.database.sqlite else postgres.shown(desk.database.url)


def person(desk: Desk) -> str:
    """Return who works on a shared base: the journal and the reports bear this name."""
    with desk.database.read() as connection:
        return postgres.person(connection)


def admit(desk: Desk) -> None:
    """Let a role that only reads be told so before it begins to change anything."""
    if desk.database.sqlite:
        return
    with desk.database.read() as connection:
        writes = postgres.may_write(connection)
    if not writes:
        desk.database.refuse = _refuse


def asks_password(error: UserError) -> bool:
    """Tell whether the server wants another name or password."""
    return isinstance(error, NotAdmitted)


def out_of_reach(error: UserError) -> bool:
    """Tell whether there is no server at the moment."""
    return isinstance(error, NoConnection)


def shown_address(url: str) -> str:
    """Return an address fit for a screen: without a password."""
    return postgres.shown(postgres.address(url))


def no_connection() -> UserError:
    """Return what the clerk should read while the server does not answer."""
    return NoConnection()


def _refuse() -> None:
    raise UserError(
        "Ваша роль в общей базе – просмотр.",
        "Ничего не изменено. Другую роль даёт администратор базы: lo-appeals roles АДРЕС.",
    )


@dataclass
class Watcher:
    """Listens to one shared base in a thread of its own until `stop`.

    `tell` is called from that thread, one call after another.
    """

    desk: Desk
    tell: Callable[[Heard], None]
    _stop: threading.Event = field(default_factory=threading.Event)
    _ready: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _seen: int = 0

    def start(self) -> bool:
        """Begin to listen; what is read from the base after this call is kept up to date.

        Returns whether the base is a shared one at all. Raises UserError where it is out of reach.
        """
        if self.desk.database.sqlite:
            return False
        self._seen = self._newest()
        self._thread = threading.Thread(target=self._run, name="sharing", daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """End listening; waits for the thread."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def wait_ready(self, seconds: float) -> bool:
        """Wait until the server is being listened to. Returns whether it is."""
        return self._ready.wait(seconds)

    def _run(self) -> None:
        first = True
        while not self._stop.is_set():
            with suppress(UserError, DBAPIError):
                self._listen(again=not first)
            if self._ready.is_set():
                self._ready.clear()
                self.tell(Heard(frozenset(), connected=False))
            first = False
            self._stop.wait(PATIENCE_S)

    def _listen(self, *, again: bool) -> None:
        """Listen until the connection goes or `stop`."""
        with listening(self.desk.database.engine) as notes:
            self._ready.set()
            if again:
                self._seen = self._newest()
                self.tell(Heard(EVERYTHING, again=True))
            elif self._newest() > self._seen:
                self._look()
            while not self._stop.is_set():
                if notes.wait(LOOK_S):
                    self._look()
            self._ready.clear()

    def _newest(self) -> int:
        with self.desk.database.read() as connection:
            return journal.tail(connection).id

    def _look(self) -> None:
        with self.desk.database.read() as connection:
            lines = journal.since(connection, self._seen, SHOWN)
            self._seen = max(self._seen, journal.tail(connection).id)
        others = tuple(line for line in lines if line.who != self.desk.who)
        self.tell(Heard(EVERYTHING, others))
