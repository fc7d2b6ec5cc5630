"""The clerk's values put in force: what follows from them, and how it is undone (D9, D11)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain import texts
from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.deadlines import due_day
from lo_appeals.domain.errors import UserError
from lo_appeals.services.deriving import facts_of
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService
from lo_appeals.store import corrections, journal
from lo_appeals.store.batches import FACT_KEYS

TITLES = {one.key: one.title for one in columns_of(Appeal)} | {"body_id": "Орган"}
Values = Mapping[str, Any]


class Correcting:
    """Corrections by the rules and settings of this moment; made before a transaction begins."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._deriver = terms.deriver()
        self._rules = {one.id: one for one in terms.rules()}
        self._calendar = terms.calendar()

    def put(
        self, connection: sa.Connection, row: sa.RowMapping, values: Values, reason: str
    ) -> tuple[dict[str, Any], int] | None:
        """Put values in force beside the portal's.

        Returns the old ones and the entry's new version; None: nothing differs.
        """
        old = {key: row[key] for key in values}
        changed = {key: value for key, value in values.items() if value != old[key]}
        if not changed:
            return None
        corrections.remember(connection, row, changed, reason, self._desk)
        version = corrections.put(connection, row, changed | self.derived(row, changed))
        self._tell(connection, row["number"], changed, old, reason=reason)
        return old, version

    def take_back(
        self, connection: sa.Connection, row: sa.RowMapping, old: Values, *, back: int | None
    ) -> None:
        """Put back what a correction replaced: `back` to the version before it, or anew."""
        corrections.forget(connection, row["id"], old)
        corrections.put(connection, row, dict(old) | self.derived(row, old), back=back)
        now = {key: row[key] for key in old}
        self._tell(connection, row["number"], old, now, reason="правка отменена")

    def _tell(
        self, connection: sa.Connection, number: str, new: Values, old: Values, *, reason: str
    ) -> None:
        changes = {TITLES[key]: (old[key], new[key]) for key in new}
        journal.write(connection, self._desk.clock(), self._desk.who, "исправлено обращение",
                      f"обращение {number}", changes=changes, reason=reason)  # fmt: skip

    def derived(self, row: sa.RowMapping, values: Values) -> dict[str, Any]:
        """Return the derived columns after a change of facts.

        A verdict stays under the rule that it was given by; only its dates are judged again (D11).
        Raises UserError where the answer would come before the registration.
        """
        facts = replace(
            facts_of(row), **{key: value for key, value in values.items() if key in FACT_KEYS}
        )
        start = row["registered"]
        if row["cycle"] == 1:
            start = self._deriver.registered(facts) or start
        if facts.answered is not None and facts.answered < start:
            raise UserError(
                f"Дата ответа {texts.day(facts.answered)} раньше регистрации {texts.day(start)}.",
                "Правка не сохранена. Проверьте обе даты.",
            )
        found = self._deriver.columns(facts, start)
        if row["answered"] is not None and found["accelerated"] == row["accelerated"]:
            kept, due = self._rules[row["rule_id"]], row["due"]
            if start != row["registered"]:
                due = due_day(kept, start, self._calendar)
            found |= {"rule_id": kept.id, "due": due}
        return found
