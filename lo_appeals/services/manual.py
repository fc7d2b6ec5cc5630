"""Entries by hand: a new one, a repeated consideration, deletion with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain import texts
from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.services.copies import CopiesService
from lo_appeals.services.deriving import Deriver, facts_of
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService
from lo_appeals.store import by_hand, journal
from lo_appeals.store.batches import FACT_KEYS

KINDS = frozenset({"appeals", "reports"})
MASS = 100  # entries at once from which a copy of the base is made first (X4)


class ManualService:
    """What the clerk writes without an export."""

    def __init__(self, desk: Desk, terms: RulesService, copies: CopiesService) -> None:
        self._desk = desk
        self._rules = terms
        self._copies = copies

    def register(self, facts: PortalFacts, body_id: int | None = None, note: str = "") -> Changes:
        """Write a new entry. A later export of the same number brings the portal's facts.

        Raises UserError: no number, a number that the base has, no day of registration, a day to
        come, an answer before the registration.
        """
        number = "".join(facts.number.split())
        start, deriver = self._start(number, facts), self._rules.deriver()
        with self._desk.database.write() as connection:
            self._refuse_known(connection, number)
            values = _row(deriver, replace(facts, number=number), start) | {
                "cycle": 1, "body_id": body_id, "row_hash": "",
            }  # fmt: skip
            said = (note.strip(), self._desk.who, self._desk.clock()) if note.strip() else None
            made = by_hand.add(connection, values, said)
            self._journal(connection, "внесено обращение", number, {"срок": (None, values["due"])})
        return Changes(
            f"Обращение № {number} внесено, срок {texts.day(values['due'])}.", KINDS,
            lambda: self._remove(made), (made,),
        )  # fmt: skip

    def _start(self, number: str, facts: PortalFacts) -> date:
        start = self._rules.deriver().registered(facts)
        if not number:
            raise UserError("Не указан номер обращения.", "Впишите номер портала.")
        if start is None:
            raise UserError("Не указана дата регистрации.", "От неё считается срок (п. 7).")
        self._refuse_future(start)
        if facts.answered is not None and facts.answered < start:
            raise UserError(
                f"Дата ответа {texts.day(facts.answered)} раньше регистрации {texts.day(start)}.",
                "Проверьте обе даты.",
            )
        return start

    def _refuse_future(self, start: date) -> None:
        if start > self._desk.today():
            raise UserError(f"День {texts.day(start)} ещё не наступил.", "Проверьте дату.")

    def _refuse_known(self, connection: sa.Connection, number: str) -> None:
        known = by_hand.last_cycle(connection, number)
        if known is None:
            return
        if known["deleted"]:
            raise UserError(f"Обращение № {number} было в базе и удалено.",
                            "Восстановите его вместо нового.")  # fmt: skip
        raise UserError(f"Обращение № {number} уже есть в базе.",
                        "Откройте его карточку или начните повторное рассмотрение.")  # fmt: skip

    def _remove(self, entry_id: int) -> Changes:
        with self._desk.database.write() as connection:
            found = by_hand.rows(connection, [entry_id])
            if not found or found[0]["version"] != 1:
                raise UserError(
                    "Обращение за это время изменилось.",
                    "Отменить внесение уже нельзя: удалите его с причиной.",
                )
            by_hand.remove(connection, entry_id)
            self._journal(connection, "внесение отменено", found[0]["number"], {})
        return Changes(f"Внесение № {found[0]['number']} отменено.", KINDS)

    def reopen(self, entry_id: int, start: date, reason: str) -> Changes:
        """Begin a repeated consideration on `start`: an entry of its own, the answer stays.

        Raises UserError: not answered yet, not the last consideration, a start before the answer
        or to come, no reason.
        """
        why = _reason(reason, "Напишите, почему обращение рассматривается повторно.")
        self._refuse_future(start)
        deriver = self._rules.deriver()
        with self._desk.database.write() as connection:
            row = self._reopened(connection, entry_id, start)
            facts = replace(
                facts_of(row), answered=None, resolution="", grade=None, stage="", status="",
                overdue_portal=None, planned=None, postponed=None,
            )  # fmt: skip
            values = _row(deriver, facts, start) | {
                "cycle": row["cycle"] + 1, "body_id": row["body_id"],
                "row_hash": row["row_hash"],
            }  # fmt: skip
            made = by_hand.add(connection, values)
            told = {"начало": (None, start), "срок": (None, values["due"])}
            self._journal(connection, "начато повторное рассмотрение", row["number"], told, why)
        return Changes(
            f"№ {row['number']}: повторное рассмотрение, срок {texts.day(values['due'])}.", KINDS,
            lambda: self._remove(made), (made,),
        )  # fmt: skip

    def _reopened(self, connection: sa.Connection, entry_id: int, start: date) -> sa.RowMapping:
        found = by_hand.rows(connection, [entry_id])
        if not found or found[0]["deleted"]:
            raise UserError("Этого обращения в базе больше нет.", "Обновите список (F5).")
        row = found[0]
        last = by_hand.last_cycle(connection, row["number"])
        if row["answered"] is None or (last is not None and last["id"] != entry_id):
            raise UserError("Прежнее рассмотрение ещё не закончено.",
                            "Повторное начинают после ответа.")  # fmt: skip
        if start < row["answered"]:
            raise UserError(f"Начало раньше ответа {texts.day(row['answered'])}.",
                            "Проверьте дату.")  # fmt: skip
        return row

    def delete(self, ids: Sequence[int], reason: str) -> Changes:
        """Mark entries as deleted: they leave lists and figures, the rows and the journal stay.

        Raises UserError without a reason.
        """
        why = _reason(reason, "Напишите, почему обращение удаляется.")
        if len(ids) >= MASS:
            self._copies.before("перед-удалением")
        return self._mark(ids, deleted=True, reason=why)

    def restore(self, ids: Sequence[int], reason: str = "") -> Changes:
        """Put deleted entries back."""
        return self._mark(ids, deleted=False, reason=reason)

    def _mark(self, ids: Sequence[int], *, deleted: bool, reason: str) -> Changes:
        what = "удалено обращение" if deleted else "восстановлено обращение"
        with self._desk.database.write() as connection:
            found = [x for x in by_hand.rows(connection, ids) if x["deleted"] is not deleted]
            by_hand.mark_deleted(connection, [row["id"] for row in found], deleted=deleted)
            for row in found:
                self._journal(connection, what, row["number"], {}, reason)
        marked = tuple(row["id"] for row in found)
        told = "Удалено" if deleted else "Восстановлено"
        undo = self.restore if deleted else self._delete_again
        return Changes(f"{told}: {texts.appeals(len(marked))}.", KINDS,
                       lambda: undo(marked), marked)  # fmt: skip

    def _delete_again(self, ids: Sequence[int]) -> Changes:
        return self._mark(ids, deleted=True, reason="восстановление отменено")

    def _journal(
        self, connection: sa.Connection, action: str, number: str,
        changes: Mapping[str, tuple[object, object]], reason: str = "",
    ) -> None:  # fmt: skip
        journal.write(connection, self._desk.clock(), self._desk.who, action,
                      f"обращение {number}", changes=changes, reason=reason)  # fmt: skip


def _row(deriver: Deriver, facts: PortalFacts, start: date) -> dict[str, Any]:
    return {key: getattr(facts, key) for key in FACT_KEYS} | {
        **deriver.columns(facts, start),
        "deleted": False, "made_by": None, "version": 1, "unconfirmed_by": None,
    }  # fmt: skip


def _reason(reason: str, advice: str) -> str:
    if not reason.strip():
        raise UserError("Не указана причина.", advice)
    return reason.strip()
