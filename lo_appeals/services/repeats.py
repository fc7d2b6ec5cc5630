"""Repeats and duplicates: proposed, decided by the clerk, never merged (I10)."""

from datetime import timedelta
from enum import Enum

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import alike, entries, journal
from lo_appeals.store.alike import Pair

__all__ = ["Alike", "Pair", "RepeatsService"]

KINDS = frozenset({"appeals"})
LOOK_BACK = timedelta(days=30)
WITHIN_DAYS = 10


class Alike(Enum):
    """What two entries are to each other; both stay in every figure."""

    REPEAT = "Повторное по тому же вопросу"
    DUPLICATE = "Дубликат"
    DIFFERENT = "Разные"


class RepeatsService:
    """Proposes pairs and keeps the verdicts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def proposals(self, days: int = WITHIN_DAYS) -> list[Pair]:
        """Return pairs of the last 30 days on one matter, of one body, within `days`."""
        since = self._desk.today() - LOOK_BACK
        with self._desk.database.read() as connection:
            return alike.pairs(connection, since, days)

    def judge(self, pair: Pair, verdict: Alike) -> Changes:
        """Write what two entries are to each other. Raises UserError where one is gone."""
        ids = (pair.first_id, pair.second_id)
        with self._desk.database.write() as connection:
            if len(entries.page(connection, ids)) < 2:
                raise UserError("Одного из обращений в базе больше нет.", "Обновите экран (F5).")
            alike.judge(connection, ids, verdict.name.lower(), self._desk.who, self._desk.clock())
            self._journal(connection, "сравнены обращения", pair, verdict.value)
        return Changes(f"№ {pair.second_number}: {verdict.value.lower()}.", KINDS,
                       lambda: self._forget(pair), ids)  # fmt: skip

    def _forget(self, pair: Pair) -> Changes:
        ids = (pair.first_id, pair.second_id)
        with self._desk.database.write() as connection:
            alike.forget(connection, ids)
            self._journal(connection, "сравнение отменено", pair, "")
        return Changes("Пара снова в списке.", KINDS, None, ids)

    def said_of(self, entry_id: int) -> list[tuple[int, Alike]]:
        """Return the other entry and the verdict, of every judged pair with this entry."""
        with self._desk.database.read() as connection:
            found = alike.said_of(connection, entry_id)
        return [(other, Alike[verdict.upper()]) for other, verdict in found]

    def _journal(self, connection: sa.Connection, action: str, pair: Pair, reason: str) -> None:
        journal.write(
            connection, self._desk.clock(), self._desk.who, action,
            f"обращение {pair.second_number}",
            changes={"другое обращение": (None, pair.first_number)}, reason=reason,
        )  # fmt: skip
