"""Named filters: saved, pinned, renamed, forgotten (S3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Selection
from lo_appeals.domain.texts import fold
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.selection_json import from_json, to_json
from lo_appeals.store import filters, journal
from lo_appeals.store.filters import FilterRow

KINDS = frozenset({"filters"})
NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Conditions, search and order of rows under a name; `pinned` ones stand in «Сегодня»."""

    id: int
    name: str
    selection: Selection
    pinned: bool
    version: int


class FiltersService:
    """The filters of all who use the base."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(self) -> list[SavedFilter]:
        """Return the filters, pinned ones first."""
        with self._desk.database.read() as connection:
            return [_record(row) for row in filters.listed(connection)]

    def save(self, name: str, selection: Selection, *, pinned: bool = False) -> Changes:
        """Save a filter under a name; one of that name is replaced, and the undo brings it back.

        Raises UserError for a name that is empty or too long.
        """
        clean = _clean(name)
        values = {
            "name": clean, "key": fold(clean), "selection": to_json(selection),
            "pinned": pinned, "who": self._desk.who, "at": self._desk.clock(),
        }  # fmt: skip
        with self._desk.database.write() as connection:
            known = filters.by_key(connection, fold(clean))
            if known is None:
                made = filters.add(connection, values)
                self._journal(connection, "сохранён фильтр", clean)
                return Changes(f"Фильтр «{clean}» сохранён.", KINDS, lambda: self.forget(made))
            old = _of(connection, known)
            filters.put(connection, known, values)
            self._journal(connection, "изменён фильтр", clean)
        return Changes(
            f"Фильтр «{clean}» заменён.", KINDS,
            lambda: self.save(old.name, old.selection, pinned=old.pinned),
        )  # fmt: skip

    def pin(self, filter_id: int, *, pinned: bool) -> Changes:
        """Show a filter in «Сегодня», or take it off."""
        return self._put(filter_id, {"pinned": pinned}, {"pinned": not pinned},
                         "закреплён" if pinned else "откреплён")  # fmt: skip

    def pinned(self) -> list[SavedFilter]:
        """Return the filters that stand in «Сегодня», in order of their names."""
        return [one for one in self.listed() if one.pinned]

    def rename(self, filter_id: int, name: str) -> Changes:
        """Give a filter another name.

        Raises UserError for a name that is empty, too long, or that another filter has.
        """
        clean = _clean(name)
        with self._desk.database.read() as connection:
            old, other = _of(connection, filter_id), filters.by_key(connection, fold(clean))
        if other not in (None, filter_id):
            raise UserError(f"Название «{clean}» занято.", "Выберите другое.")
        new, before = ({"name": one, "key": fold(one)} for one in (clean, old.name))
        return self._put(filter_id, new, before, "переименован")

    def _put(
        self, filter_id: int, values: Mapping[str, Any], old: Mapping[str, Any], told: str
    ) -> Changes:
        with self._desk.database.write() as connection:
            found = _of(connection, filter_id)
            filters.put(connection, filter_id, values)
            self._journal(connection, f"{told} фильтр", found.name)
        return Changes(f"Фильтр «{found.name}» {told}.", KINDS,
                       lambda: self._put(filter_id, old, values, "возвращён"))  # fmt: skip

    def forget(self, filter_id: int) -> Changes:
        """Delete a filter."""
        with self._desk.database.write() as connection:
            old = _of(connection, filter_id)
            filters.remove(connection, filter_id)
            self._journal(connection, "удалён фильтр", old.name)
        return Changes(
            f"Фильтр «{old.name}» удалён.", KINDS,
            lambda: self.save(old.name, old.selection, pinned=old.pinned),
        )  # fmt: skip

    def _journal(self, connection: sa.Connection, action: str, name: str) -> None:
        journal.write(connection, self._desk.clock(), self._desk.who, action, name)


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > NAME_CHARS:
        raise UserError("У фильтра должно быть название.", f"Не длиннее {NAME_CHARS} знаков.")
    return clean


def _of(connection: sa.Connection, filter_id: int) -> SavedFilter:
    found = [row for row in filters.listed(connection) if row.id == filter_id]
    if not found:
        raise UserError("Этого фильтра больше нет.", "Обновите экран (F5).")
    return _record(found[0])


def _record(row: FilterRow) -> SavedFilter:
    return SavedFilter(row.id, row.name, from_json(row.selection), row.pinned, row.version)
