"""The outgoing register: numbers as typed, marks on the clerk's word; a sent letter is fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.texts import counted, day
from lo_appeals.letters.kinds import KINDS
from lo_appeals.services import letters_files
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import journal, letters, letters_deficiencies, significant
from lo_appeals.store.clashes import clashes
from lo_appeals.store.letters import OutgoingLetter, Wanted

__all__ = ["Marks", "OutgoingLetter", "OutgoingService", "Wanted", "kind_title"]
CHANGED = frozenset({"letters"})
TITLES = {
    "dated_on": "Дата", "number": "Номер", "printed_on": "Напечатано", "sent_on": "Отправлено",
    "answered_on": "Получен ответ", "answer": "Ответ",
}  # fmt: skip
MARKS = ("printed_on", "sent_on", "answered_on")
GOVERNOR = "governor"


UNSETTLED_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """What the clerk writes of a letter: date and number of the document system, three marks."""

    dated_on: date | None = None
    number: str = ""
    printed_on: date | None = None
    sent_on: date | None = None
    answered_on: date | None = None
    answer: str = ""


def kind_title(key: str) -> str:
    """Return a kind's title; of a kind that is no more, its key."""
    return next((kind.title for kind in KINDS if kind.key == key), key)


class OutgoingService:
    """Work on the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(self, wanted: Wanted | None = None) -> list[OutgoingLetter]:
        """Return letters that fit, newest first."""
        with self._desk.database.read() as connection:
            return letters.listed(connection, wanted)

    def settle(self) -> None:
        """Give issued letters their own names where an abrupt end came just before that.

        A command that ended abruptly leaves no trace, so every window looks; each process leaves
        at most one such letter, so the newest are enough.
        """
        with self._desk.database.read() as connection:
            newest = letters.newest_files(connection, UNSETTLED_AT_MOST)
        for file, digest in newest:
            letters_files.settle(Path(file), digest)

    def get(self, letter_id: int) -> OutgoingLetter:
        """Return one letter. Raises UserError where it is gone."""
        with self._desk.database.read() as connection:
            return _found(connection, letter_id)

    def covered(self, letter_id: int) -> list[tuple[str, int]]:
        """Return the entries that a letter covers: number and cycle."""
        with self._desk.database.read() as connection:
            return letters.covered(connection, letter_id)

    def covering(self, number: str) -> list[OutgoingLetter]:
        """Return the letters that cover an entry, newest first."""
        with self._desk.database.read() as connection:
            return letters.covering(connection, number)

    def marks(self, one: OutgoingLetter, **changed: Any) -> Marks:
        """Return the marks as they are written, with those that change."""
        return Marks(**{key: getattr(one, key) for key in TITLES} | changed)

    def kind_title(self, key: str) -> str:
        """Return a kind's title."""
        return kind_title(key)

    def unchanged(self, one: OutgoingLetter) -> bool:
        """Tell whether the file is there and is what was made."""
        try:
            return letters_files.sha256(Path(one.file).read_bytes()) == one.sha256
        except OSError:
            return False

    def mark(self, letter_id: int, version: int, new: Marks) -> Changes:
        """Write date, number and marks.

        Of a sent letter only the reply may be written. Raises UserError: a day to come, a day out
        of order, a sent letter's requisites changed, or the record was changed meanwhile.
        """
        with self._desk.database.write() as connection:
            old = _found(connection, letter_id)
            values = {key: getattr(new, key) for key in TITLES} | {
                "number": new.number.strip(), "answer": new.answer.strip()
            }  # fmt: skip
            if old.version != version:
                now = {key: getattr(old, key) for key in TITLES}
                who = journal.last_author(connection, f"письмо {letter_id}")
                raise Conflict("Запись о письме за это время изменилась.",
                               clashes(values, now, TITLES), old.version, who)  # fmt: skip
            self._check(old, new)
            letters.put(connection, old, values)
            self._journal(connection, "отметки письма", old, values)
            if old.kind == GOVERNOR and new.sent_on and not old.sent_on:
                self._reported(connection, old, new.sent_on)
        return Changes("Отметки записаны.", CHANGED | {"governor"},
                       lambda: self._back(old, version + 1), (letter_id,))  # fmt: skip

    def mark_printed(self, letter_ids: Sequence[int]) -> Changes:
        """Write today as the day of printing to those letters that have none and are not sent."""
        with self._desk.database.write() as connection:
            found = [_found(connection, one) for one in letter_ids]
            fresh = [one for one in found if one.printed_on is None and one.sent_on is None]
            values: dict[str, object] = {"printed_on": self._desk.today()}
            for one in fresh:
                letters.put(connection, one, values)
                self._journal(connection, "отметки письма", one, values)
        many = counted(len(fresh), "письмо", "письма", "писем")
        ids = tuple(one.id for one in fresh)
        return Changes(
            f"Отмечено напечатанными: {many}.", CHANGED, lambda: self._not_printed(fresh), ids
        )

    def _not_printed(self, marked: Sequence[OutgoingLetter]) -> Changes:
        for one in marked:
            self._back(one, one.version + 1)
        return Changes("Отметки возвращены.", CHANGED, None, tuple(one.id for one in marked))

    def _back(self, old: OutgoingLetter, version: int) -> Changes:
        values = {key: getattr(old, key) for key in TITLES}
        with self._desk.database.write() as connection:
            now = _found(connection, old.id)
            if now.version != version:
                raise UserError("Запись о письме изменилась.", "Отметки не возвращены.")
            letters.put(connection, now, values)
            self._journal(connection, "отметки письма возвращены", now, values)
        return Changes("Отметки возвращены.", CHANGED, None, (old.id,))

    def _check(self, old: OutgoingLetter, new: Marks) -> None:
        if old.sent_on is not None:
            fixed = ("dated_on", "number", "printed_on", "sent_on")
            if any(getattr(old, key) != getattr(new, key) for key in fixed):
                raise UserError(
                    f"Письмо отправлено {day(old.sent_on)}: оно только для чтения.",
                    "Записать можно ответ. Исправление – новым письмом.",
                )
        _check_days(new, self._desk.today(), old.made_at.date())

    def _reported(self, connection: sa.Connection, old: OutgoingLetter, sent: date) -> None:
        """Stop the clock of п. 12 with the report to the Governor."""
        now = self._desk.clock()
        at = now if sent == now.date() else datetime.combine(sent, time(23, 59))
        made = letters.steps(connection)
        for item in significant.items(connection, running=True):
            mine = made.get(f"governor:{item.id}", ())
            if any(step.letter_id == old.id for step in mine):
                values = {"reported_at": at, "report_file": old.file}
                significant.put(connection, item, values)

    def withdraw(self, letter_id: int, reason: str) -> Changes:
        """Take a letter that was not sent out of the register; its steps may be made again.

        Raises UserError for a sent letter.
        """
        with self._desk.database.write() as connection:
            old = _found(connection, letter_id)
            if old.sent_on is not None or old.issued_id is not None:
                raise UserError(
                    "Отправленное письмо и выпущенный доклад из журнала не убирают.",
                    "Исправление – новым письмом.",
                )
            letters.withdraw(connection, letter_id)
            letters_deficiencies.free(connection, letter_id)
            journal.write(connection, self._desk.clock(), self._desk.who, "письмо отозвано",
                          f"письмо {letter_id}", changes={"письмо": (old.file, None)},
                          reason=reason)  # fmt: skip
        return Changes("Письмо убрано из журнала, файл остался.", CHANGED)

    def _journal(
        self, connection: sa.Connection, action: str, old: OutgoingLetter,
        values: dict[str, object],
    ) -> None:  # fmt: skip
        changes = {
            TITLES[key]: (getattr(old, key), new)
            for key, new in values.items()
            if getattr(old, key) != new
        }
        journal.write(connection, self._desk.clock(), self._desk.who, action, f"письмо {old.id}",
                      changes=changes)  # fmt: skip


def _found(connection: sa.Connection, letter_id: int) -> OutgoingLetter:
    found = letters.get(connection, letter_id)
    if found is None:
        raise UserError("Этого письма в журнале больше нет.", "Обновите список (F5).")
    return found


def _check_days(new: Marks, today: date, made: date) -> None:
    for key in ("dated_on", *MARKS):
        value = getattr(new, key)
        if value is not None and value > today:
            raise UserError(f"{TITLES[key]}: {day(value)} ещё не наступило.", "Проверьте дату.")
    if new.sent_on is not None and new.sent_on < made:
        raise UserError(
            f"Письмо составлено {day(made)}: раньше его не отправить.", "Проверьте дату."
        )
    if new.answered_on is not None and (new.sent_on is None or new.answered_on < new.sent_on):
        raise UserError("Ответ получен раньше, чем письмо отправлено.", "Проверьте даты.")
