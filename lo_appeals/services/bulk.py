"""Work on the visible selection: the count is named, and one undo takes all of it back (S4)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import appeals
from lo_appeals.services.changes import Changes
from lo_appeals.services.copies import CopiesService
from lo_appeals.services.correcting import Correcting
from lo_appeals.services.desk import Desk
from lo_appeals.services.manual import MASS
from lo_appeals.services.notes import tell, worded
from lo_appeals.services.rules import RulesService
from lo_appeals.store import by_hand, corrections, notes

KINDS = frozenset({"appeals", "reports"})
Undone = Callable[[sa.Connection, sa.RowMapping], None]


class BulkService:
    """One change to many entries: one transaction, all or nothing."""

    def __init__(self, desk: Desk, terms: RulesService, copies: CopiesService) -> None:
        self._desk = desk
        self._rules = terms
        self._copies = copies

    def correct(self, ids: Sequence[int], values: Mapping[str, Any], reason: str) -> Changes:
        """Put the same values in force in all of them; entries that have them stay untouched.

        Raises UserError where one of them cannot take the values: then none is changed.
        """
        self._copy(ids)
        old: dict[int, Mapping[str, Any]] = {}
        first: dict[int, int] = {}
        versions: dict[int, int] = {}
        correcting = Correcting(self._desk, self._rules)
        with self._desk.database.write() as connection:
            for row in by_hand.rows(connection, ids):
                done = correcting.put(connection, row, values, reason)
                if done is not None:
                    old[row["id"]], versions[row["id"]] = done
                    first[row["id"]] = row["version"]

        def back(connection: sa.Connection, row: sa.RowMapping) -> None:
            correcting.take_back(connection, row, old[row["id"]], back=first[row["id"]])

        return self._changes("Исправлено", versions, back)

    def annotate(self, ids: Sequence[int], text: str) -> Changes:
        """Add the same note to all of them."""
        said = worded(text)
        self._copy(ids)
        made: dict[int, int] = {}
        first: dict[int, int] = {}
        versions: dict[int, int] = {}
        with self._desk.database.write() as connection:
            for row in by_hand.rows(connection, ids):
                note = notes.add(connection, row["id"], said, self._desk.who, self._desk.clock())
                tell(connection, self._desk, row["number"], (None, said))
                made[row["id"]], first[row["id"]] = note.id, row["version"]
                versions[row["id"]] = corrections.put(connection, row, {})

        def back(connection: sa.Connection, row: sa.RowMapping) -> None:
            notes.remove(connection, made[row["id"]])
            tell(connection, self._desk, row["number"], (said, None))
            corrections.put(connection, row, {}, back=first[row["id"]])

        return self._changes("Примечание добавлено", versions, back)

    def _changes(self, told: str, versions: Mapping[int, int], back: Undone) -> Changes:
        """Return the changes with the one undo, refused where somebody worked on since."""
        ids = tuple(versions)

        def undo() -> Changes:
            with self._desk.database.write() as connection:
                found = by_hand.rows(connection, ids)
                moved = [row for row in found if row["version"] != versions[row["id"]]]
                if moved or len(found) != len(ids):
                    named = ", ".join(row["number"] for row in moved[:20])
                    raise UserError(f"Отменить уже нельзя: обращения изменены позже – {named}.",
                                    "Ничего не изменено.")  # fmt: skip
                for row in found:
                    back(connection, row)
            return Changes(f"Отменено: {appeals(len(ids))}.", KINDS, None, ids)

        if not ids:
            return Changes("Значения прежние.", frozenset())
        return Changes(f"{told}: {appeals(len(ids))}.", KINDS, undo, ids)

    def _copy(self, ids: Sequence[int]) -> None:
        if len(ids) >= MASS:
            self._copies.before("перед-массовой-правкой")
