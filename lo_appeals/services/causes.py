"""Causes, measures and proposals: the clerk's own paragraphs, kept with their month (п. 11)."""

from collections.abc import Mapping
from datetime import date

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.personal import PersonalMatch, personal
from lo_appeals.domain.texts import month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import journal, letters_months
from lo_appeals.store.letters_months import MonthWords

KINDS = frozenset({"reports"})


class CausesService:
    """The clerk's paragraphs of each month."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def words(self, period: Period) -> MonthWords:
        """Return the paragraphs of a month, one per line."""
        with self._desk.database.read() as connection:
            return letters_months.get(connection, period.first)

    def personal(self, text: str) -> tuple[PersonalMatch, ...]:
        """Return what in a text looks like personal data of citizens (J4)."""
        return personal(text)

    def save(self, period: Period, version: int, causes: str, proposals: str) -> Changes:
        """Write the paragraphs. Raises UserError where they were changed meanwhile."""
        values = {"causes": causes.strip(), "proposals": proposals.strip()}
        return self._put(period.first, version, values, "причины и предложения")

    def check(self, period: Period, *, checked: bool = True) -> Changes:
        """Mark that the clerk has looked at the month's figures, or take the mark off."""
        values = {
            "checked_at": self._desk.clock() if checked else None,
            "checked_by": self._desk.who if checked else "",
        }
        words = "показатели проверены" if checked else "отметка о проверке снята"
        return self._put(period.first, self.words(period).version, values, words)

    def _put(self, first: date, version: int, values: Mapping[str, object], action: str) -> Changes:
        month = month_title(first).lower()
        with self._desk.database.write() as connection:
            old = letters_months.get(connection, first)
            if old.version != version or not letters_months.put(connection, old, values):
                raise UserError(
                    "Этот месяц за это время изменили в другом окне.",
                    "Ваш текст не записан: скопируйте его, обновите экран и повторите.",
                )
            before = {key: getattr(old, key) for key in values}
            changed = {key: (before[key], new) for key, new in values.items() if before[key] != new}
            journal.write(connection, self._desk.clock(), self._desk.who, action,
                          f"доклад {first:%Y-%m}", changes=changed)  # fmt: skip
        return Changes(
            f"{month.capitalize()}: {action}.", KINDS,
            lambda: self._put(first, version + 1, before, f"отменено: {action}"),
        )  # fmt: skip
