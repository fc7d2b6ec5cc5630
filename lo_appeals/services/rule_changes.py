"""A change of a term or of the calendar: its effect shown first, then accepted (D9, D10, D11)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.deadlines import DueDays, Rule, answer_key
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import appeals
from lo_appeals.domain.workdays import Calendar, parse_calendar
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService
from lo_appeals.store import journal, moved_due, rules
from lo_appeals.store.moved_due import Moving

KINDS = frozenset({"rules", "appeals", "reports"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do to open entries. Entries with an answer keep their verdicts."""

    rule: Rule | None  # the new rule
    calendar: str  # or the text of the new calendar
    moving: tuple[Moving, ...]
    today: date

    @property
    def becomes_late(self) -> tuple[Moving, ...]:
        """Open entries that would be overdue today and are not."""
        return tuple(x for x in self.moving if x.due < self.today <= x.entry.due)

    @property
    def no_longer_late(self) -> tuple[Moving, ...]:
        """Open entries that are overdue today and would not be."""
        return tuple(x for x in self.moving if x.entry.due < self.today <= x.due)

    @property
    def text(self) -> str:
        """The effect in one sentence, to be asked about."""
        if not self.moving:
            return "Сроки открытых обращений не меняются."
        return (
            f"Срок меняется: {appeals(len(self.moving))}. Станут просроченными: "
            f"{len(self.becomes_late)}, перестанут быть просроченными: "
            f"{len(self.no_longer_late)}. Закрытые обращения остаются с прежним итогом."
        )


class RuleChangesService:
    """Shows, accepts and takes back changes of terms and of the calendar."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def rule_effect(self, new: Rule) -> Effect:
        """Return what one more rule would do. Its number is given when it is accepted."""
        known = self._rules.rules()
        numbered = replace(new, id=max((one.id for one in known), default=0) + 1)
        moving = self._moving((*known, numbered), self._rules.calendar())
        return Effect(numbered, "", moving, self._desk.today())

    def calendar_effect(self, path: Path) -> Effect:
        """Return what another calendar would do. Raises UserError naming the faulty line."""
        try:
            text = _decoded(path.read_bytes())
        except OSError as error:
            raise UserError(
                f"Файл календаря «{path.name}» не читается.", "Действует прежний календарь."
            ) from error
        calendar = self._rules.calendar().updated(parse_calendar(text))
        return Effect(None, text, self._moving(self._rules.rules(), calendar), self._desk.today())

    def _moving(self, known: Iterable[Rule], calendar: Calendar) -> tuple[Moving, ...]:
        days = DueDays(known, calendar)
        found = []
        with self._desk.database.read() as connection:
            for one in moved_due.open_entries(connection):
                rule, due = days.of(answer_key(one.accelerated), one.registered)
                if (rule.id, due) != (one.rule_id, one.due):
                    found.append(Moving(one, due, rule.id))
        return tuple(found)

    def accept(self, effect: Effect, reason: str) -> Changes:
        """Put a change in force that was shown. Raises UserError without a reason.

        The effect is reckoned again: what came in between is treated alike.
        """
        if not reason.strip():
            raise UserError("Не указано основание.", "Напишите, почему меняется срок.")
        fresh = self._again(effect)
        with self._desk.database.read() as connection:
            old_calendar = rules.get(connection, "calendar")
        with self._desk.database.write() as connection:
            if fresh.rule is not None:
                rules.add(connection, [fresh.rule])
            else:
                rules.put(connection, "calendar", fresh.calendar)
            now, who = self._desk.clock(), self._desk.who
            moved_due.move(connection, fresh.moving, reason.strip(), who, now)
            self._journal(connection, "изменён срок", fresh, reason.strip())
        return Changes(f"Принято. {fresh.text}", KINDS,
                       lambda: self._back(fresh, old_calendar),
                       tuple(one.entry.id for one in fresh.moving))  # fmt: skip

    def _again(self, effect: Effect) -> Effect:
        if effect.rule is not None:
            return self.rule_effect(effect.rule)
        calendar = self._rules.calendar().updated(parse_calendar(effect.calendar))
        return replace(effect, moving=self._moving(self._rules.rules(), calendar))

    def _back(self, effect: Effect, old_calendar: str | None) -> Changes:
        with self._desk.database.write() as connection:
            standing = moved_due.put_back(connection, effect.moving)
            if effect.rule is None:
                rules.put(connection, "calendar", old_calendar)
            elif not moved_due.forget_rule(connection, effect.rule.id):
                raise UserError("По этому правилу уже есть итоги.",
                                "Ничего не изменено. Добавьте ещё одно правило.")  # fmt: skip
            self._journal(connection, "изменение срока отменено", effect, "")
        told = f" Уже закрыто и осталось как есть: {standing}." if standing else ""
        return Changes(f"Прежние сроки возвращены.{told}", KINDS)

    def _journal(self, connection: sa.Connection, action: str, effect: Effect, reason: str) -> None:
        subject = effect.rule.title if effect.rule else "производственный календарь"
        changes: dict[str, tuple[object, object]] = {
            "обращений": (None, len(effect.moving)),
            "стали просроченными": (None, len(effect.becomes_late)),
            "перестали быть просроченными": (None, len(effect.no_longer_late)),
        }
        if effect.rule:
            changes["срок"] = (None, effect.rule.term_text)
        journal.write(connection, self._desk.clock(), self._desk.who, action, subject,
                      changes=changes, reason=reason)  # fmt: skip


def _decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, or the code page in which Excel saves it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")
