"""How long personal values are kept: states, what is due, anonymising with a dry run (J2)."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import appeals, counted
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import journal, keeping, rules
from lo_appeals.store.keeping import Plan as Removal

__all__ = ["Keeping", "Removal", "RetentionService"]

KINDS = frozenset({"appeals"})
YEARS = "retention_years"  # a setting: the regulation names no term
DEFAULT_YEARS = 5


class Keeping(Enum):
    """What is decided of an entry's personal values."""

    KEEP = "Хранить"
    REVIEW = "Проверить"
    ANONYMISE = "Обезличить"
    DONE = "Обезличено"


class RetentionService:
    """States and the batch. Copies of the base made before keep what they hold."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def years(self) -> int:
        """Return for how many years after the answer personal values are kept."""
        with self._desk.database.read() as connection:
            return int(rules.get(connection, YEARS) or DEFAULT_YEARS)

    def set_years(self, years: int) -> Changes:
        """Set the term. Raises UserError for one that is none."""
        if not 1 <= years <= 100:
            raise UserError(f"Срок хранения {years} не подходит.", "От 1 до 100 лет.")
        old = self.years()
        with self._desk.database.write() as connection:
            rules.put(connection, YEARS, years)
            journal.write(connection, self._desk.clock(), self._desk.who, "изменён срок хранения",
                          "персональные данные", changes={"лет": (old, years)})  # fmt: skip
        term = counted(years, "год", "года", "лет")
        return Changes(f"Персональные данные хранятся {term}.", frozenset({"settings"}),
                       lambda: self.set_years(old))  # fmt: skip

    def due(self) -> list[int]:
        """Return entries whose term has passed and of which nothing is decided."""
        today, years = self._desk.today(), self.years()
        leap_day = today.month == 2 and today.day == 29
        before = date(today.year - years, today.month, 28 if leap_day else today.day)
        with self._desk.database.read() as connection:
            return keeping.due(connection, before)

    def in_state(self, state: Keeping) -> list[int]:
        """Return the entries of a state."""
        with self._desk.database.read() as connection:
            return keeping.in_state(connection, state.name.lower())

    def state_of(self, entry_id: int) -> Keeping | None:
        """Return what is decided of an entry; None: nothing."""
        with self._desk.database.read() as connection:
            found = keeping.states(connection, [entry_id]).get(entry_id)
        return Keeping[found.upper()] if found else None

    def decide(
        self, ids: Sequence[int], state: Keeping, reason: str = "", until: date | None = None
    ) -> Changes:
        """Write the state of entries. Raises UserError for those already anonymised."""
        if state is Keeping.DONE:
            raise UserError("Так обращение отмечает само обезличивание.", "Выберите другое.")
        with self._desk.database.write() as connection:
            old = keeping.states(connection, ids)
            if Keeping.DONE.name.lower() in old.values():
                raise UserError("Среди выбранных есть обезличенные.", "Снимите с них выделение.")
            keeping.put(connection, ids, {
                "state": state.name.lower(), "until": until, "reason": reason.strip(),
                "who": self._desk.who, "at": self._desk.clock(),
            })  # fmt: skip
            journal.write(connection, self._desk.clock(), self._desk.who, "решено о хранении",
                          appeals(len(ids)), reason=f"{state.value}. {reason}".strip())  # fmt: skip
        return Changes(f"{state.value}: {appeals(len(ids))}.", KINDS,
                       lambda: self._back(ids, old), tuple(ids))  # fmt: skip

    def _back(self, ids: Sequence[int], old: dict[int, str]) -> Changes:
        with self._desk.database.write() as connection:
            keeping.forget(connection, ids)
            for state in sorted(set(old.values())):
                mine = [one for one in ids if old.get(one) == state]
                keeping.put(connection, mine, {
                    "state": state, "until": None, "reason": "", "who": self._desk.who,
                    "at": self._desk.clock(),
                })  # fmt: skip
            journal.write(connection, self._desk.clock(), self._desk.who,
                          "решение о хранении отменено", appeals(len(ids)))  # fmt: skip
        return Changes("Решение о хранении отменено.", KINDS, None, tuple(ids))

    def plan(self, ids: Sequence[int]) -> Removal:
        """Return what anonymising would remove; nothing is changed (the dry run)."""
        with self._desk.database.read() as connection:
            return keeping.plan(connection, ids)

    def anonymise(self, ids: Sequence[int]) -> Changes:
        """Remove personal values for good: this has no undo, figures stay as they were.

        Raises UserError where an entry is not answered, or nothing is chosen.
        """
        if not ids:
            raise UserError("Ничего не выбрано.", "Выберите обращения.")
        with self._desk.database.write() as connection:
            if keeping.still_open(connection, ids):
                raise UserError("Среди выбранных есть обращения без ответа.",
                                "Обезличить можно только рассмотренные.")  # fmt: skip
            found = keeping.plan(connection, ids)
            keeping.anonymise(connection, ids)
            keeping.put(connection, ids, {
                "state": Keeping.DONE.name.lower(), "until": None, "reason": "",
                "who": self._desk.who, "at": self._desk.clock(),
            })  # fmt: skip
            removed = {"убрано значений": (found.total, 0)}
            journal.write(connection, self._desk.clock(), self._desk.who, "обезличены обращения",
                          appeals(len(ids)), changes=removed)  # fmt: skip
        return Changes(f"Обезличено: {appeals(len(ids))}.", KINDS, None, tuple(ids))
