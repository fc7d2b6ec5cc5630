"""Copies of the base: made, checked, thinned, rehearsed, given away (X4)."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.texts import appeals, moment
from lo_appeals.services.copies_away import SecondPlace, carry, refuse_shut
from lo_appeals.services.desk import Desk
from lo_appeals.services.log import Event
from lo_appeals.services.start import BACKUPS, low_space
from lo_appeals.store import backup, entries, journal, places, rules
from lo_appeals.store.backup import Copy
from lo_appeals.store.journal import Tail
from lo_appeals.store.sealed import Key
from lo_appeals.store.thinning import thin

__all__ = ["CopiesService", "Copy", "Rehearsal", "holding"]

EVERY = timedelta(minutes=30)  # the window's timer
REHEARSAL = timedelta(days=7)
CLOCK_SLACK = timedelta(hours=2)
REHEARSED = "rehearsal.json"
BASE_KEY = "base"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A copy that was opened again and compared with its manifest."""

    at: datetime
    copy: Copy | None
    faults: tuple[str, ...]


class CopiesService:
    """Where the base's copies come from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.folder = desk.folder / BACKUPS
        self.second = SecondPlace(desk)

    def make(self, reason: str = "по-просьбе") -> Copy:
        """Make one checked copy, thin the old ones. Raises UserError where that is not possible."""
        made = backup.make(self._path(), self.folder, self._desk.clock(), reason)
        thin(self.listed(), self._desk.today(), lambda one: one.file == made.file)
        self.second.send(made)
        self._desk.log(Event.COPIED, entries=made.entries, bodies=made.bodies, size=made.size)
        return made

    def before(self, reason: str) -> None:
        """Refuse where this session may not write, then make a copy: before a mass change.

        A base on a server is copied by its administrator.
        """
        self._desk.database.refuse()
        if self._desk.database.path is not None:
            self.make(reason)

    def _path(self) -> Path:
        path = self._desk.database.path
        if path is None:
            raise UserError(
                "База на сервере PostgreSQL: её копии делает администратор сервера.",
                "Ничего не изменено.",
            )
        return path

    def changed(self) -> bool:
        """Tell whether the base has changed since the newest copy; the clock has no say."""
        path, known = self._desk.database.path, self.listed()
        if path is None:
            return False
        with self._desk.database.read() as connection:
            now = journal.tail(connection)
        newest = known[0] if known else None
        return newest is None or (newest.state, newest.digest) != (
            backup.state_of(path), now.digest,
        )  # fmt: skip

    def make_if_changed(self, reason: str = "по-времени") -> Copy | None:
        """Make a copy where there is something new to keep."""
        return self.make(reason) if self.changed() else None

    def listed(self) -> list[Copy]:
        """Return the copies, newest first."""
        return backup.copies(self.folder)

    def last_checked(self) -> datetime | None:
        """Return when the newest copy was made that passed its check, and none since failed."""
        bad = set(self._rehearsed().get("bad", ()))
        return next((one.made_at for one in self.listed() if one.file.name not in bad), None)

    # --- rehearsal --------------------------------------------------------------------------

    def _rehearsed(self) -> dict[str, list[str] | str]:
        with suppress(OSError, ValueError):
            found = json.loads((self.folder / REHEARSED).read_text(encoding="utf-8"))
            if isinstance(found, dict):
                return found
        return {}

    def rehearsal_due(self) -> bool:
        """Tell whether a week has passed, in whichever direction the clock went."""
        try:
            last = datetime.fromisoformat(str(self._rehearsed()["at"]))
        except (KeyError, ValueError):
            return True
        return abs(self._desk.clock() - last) >= REHEARSAL

    def rehearse(self) -> Rehearsal:
        """Open the newest copy again and compare it with its manifest; go on to an older one.

        Where the newest is spoilt, a new copy is made at once.
        """
        faults, bad, good = [], [], None
        for one in self.listed():
            try:
                backup.verify(one)
            except UserError as error:
                faults.append(error.what)
                bad.append(one.file.name)
            else:
                good = one
                break
        at = self._desk.clock()
        self._desk.log(Event.REHEARSED, bad=len(bad))
        if bad:
            good = self.make("взамен-повреждённой")
        facts = {"at": at.isoformat(), "file": good.file.name if good else "", "bad": bad}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / REHEARSED
            path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        return Rehearsal(at, good, tuple(faults))

    # --- for somebody else --------------------------------------------------------------------

    def give(self, folder: Path, password: str) -> Path:
        """Write a new copy shut by `password` to `folder`: for what leaves the computer.

        Raises UserError: a short password, a folder that cannot be written.
        """
        key = Key.of(password)
        refuse_shut(folder)
        made = self.make("для-передачи")
        try:
            return carry(made, folder, key)
        except OSError as error:
            raise UserError(
                f"Копия не записана в папку «{folder}»: {reason(error)}.",
                "Копия на этом компьютере сделана.",
            ) from error

    # --- checks -----------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the base and the journal's chain; empty: all is well."""
        faults: list[str] = []
        with self._desk.database.read() as connection:
            if self._desk.database.sqlite:
                found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                faults += [f"База повреждена: {line}." for line in found if line != "ok"][:5]
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
                    faults.append("В базе нарушены связи между таблицами.")
            number = journal.broken(connection)
            mine = rules.get(connection, BASE_KEY) or ""
            tails = {
                one.sequence: Tail(one.journal, one.digest)
                for one in self.listed()
                if one.base == mine
            }
            cut = journal.cut_after(connection, tails) if number is None else None
        if number is not None:
            faults.append(f"Цепочка журнала нарушена: первая неверная запись – № {number}.")
        if cut is not None:
            faults.append(f"Журнал обрезан или подменён: копии помнят запись № {cut}, её нет.")
        return tuple(faults)

    def warnings(self) -> tuple[str, ...]:
        """Return what endangers the base or its copies: place, room, clock, the second place."""
        found = (
            places.warning(self._desk.folder.absolute()), low_space(self._desk.folder),
            self._clock_warning(), self.second.fault,
        )  # fmt: skip
        return tuple(one for one in found if one)

    def _clock_warning(self) -> str:
        """A clock behind what is already written hides due days: say so, but hinder nothing."""
        now = self._desk.clock()
        with self._desk.database.read() as connection:
            written = [line.at for line in journal.lines(connection, 1)]
            data = entries.data_as_of(connection)
        latest = max([*written, *([data] if data else [])], default=now)
        if now + CLOCK_SLACK >= latest:
            return ""
        return (
            f"Часы компьютера показывают {moment(now)}, а последняя запись в базе сделана "
            f"{moment(latest)}: проверьте дату, от неё зависят сроки."
        )


def holding(copy: Copy) -> str:
    """Return what a copy holds, in words: «1 284 обращения, 211 органов, ревизия 0003»."""
    return f"{appeals(copy.entries)}, органов {copy.bodies}, журнал до № {copy.journal}"


def copy_before_upgrade(desk: Desk) -> Path | None:
    """Copy the base before its upgrade; a base on a server is copied by its administrator."""
    path = desk.database.path
    made = path and backup.make(path, desk.folder / BACKUPS, desk.clock(), "перед-обновлением")
    return made.file if made else None
