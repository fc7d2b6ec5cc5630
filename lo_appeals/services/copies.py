"""Copies of the base: made and checked, listed (X4)."""

from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.services.desk import Desk
from lo_appeals.store import backup, journal
from lo_appeals.store.backup import Copy


class CopiesService:
    """Where the base's copies come from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.folder = desk.folder / "backups"

    def make(self, reason: str = "по-просьбе") -> Copy:
        """Make one checked copy. Raises UserError where that is not possible."""
        path = self._desk.database.path
        if path is None:
            raise UserError(
                "База на сервере PostgreSQL: её копии делает администратор сервера.",
                "Ничего не изменено.",
            )
        return backup.make(path, self.folder, self._desk.clock(), reason)

    def listed(self) -> list[Copy]:
        """Return the copies, newest first."""
        return backup.copies(self.folder)

    def last_checked(self) -> datetime | None:
        """Return when the newest checked copy was made."""
        found = self.listed()
        return found[0].made_at if found else None

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
        if number is not None:
            faults.append(f"Цепочка журнала нарушена: первая неверная запись – № {number}.")
        return tuple(faults)


def copy_before_upgrade(desk: Desk) -> Path | None:
    """Copy the base before its upgrade; a base on a server is copied by its administrator."""
    path = desk.database.path
    made = path and backup.make(path, desk.folder / "backups", desk.clock(), "перед-обновлением")
    return made.file if made else None
