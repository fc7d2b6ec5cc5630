"""п. 12: what is of social significance, and the clock of the report to the Governor (D14, D15)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from lo_appeals.domain.deadlines import GOVERNOR, Rule, due_moment, rule_for
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.significance import DEFAULT_WATCH, OWN_WORDS, GovernorItem, Watchword
from lo_appeals.domain.texts import counted, fold, moment
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService
from lo_appeals.store import entries, journal, keeping, rules, significant, surging
from lo_appeals.store.schema_appeals import surge_decision
from lo_appeals.store.search_index import WORD
from lo_appeals.store.significant import Taken

KINDS = frozenset({"appeals", "governor"})
LOOK_BACK = timedelta(days=30)  # older open entries were proposed in their time
SET = "watchwords_set"  # a setting: the list is the clerk's, be it empty


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open entry that may be significant, and the lines of the list that say so."""

    entry_id: int
    reasons: tuple[str, ...]


class SignificanceService:
    """Proposes, keeps decisions, runs the clock."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def watchwords(self) -> tuple[Watchword, ...]:
        """Return the list by which significance is proposed."""
        with self._desk.database.read() as connection:
            return _listed(connection)

    def set_watchwords(self, words: Iterable[Watchword]) -> Changes:
        """Write the list anew."""
        old, new = self.watchwords(), tuple(words)
        with self._desk.database.write() as connection:
            significant.put_watchwords(connection, new)
            rules.put(connection, SET, True)
            self._journal(connection, "изменён перечень значимых тем и слов", "п. 12",
                          {"перечень": (_told(old), _told(new))})  # fmt: skip
        lines = counted(len(new), "строка", "строки", "строк")
        return Changes(
            f"Перечень сохранён: {lines}.", KINDS | {"settings"}, lambda: self.set_watchwords(old)
        )

    def proposals(self) -> list[Proposal]:
        """Return open entries of the last 30 days that the list points at, newest first."""
        since = self._desk.today() - LOOK_BACK
        found = []
        with self._desk.database.read() as connection:
            words = _listed(connection)
            for row in significant.undecided(connection, words, since):
                said = [fold(row[key]) for key in significant.TOPICS]
                text = " ".join([*said, fold(row["notes"]), fold(row["text"] or "")])
                parts = WORD.findall(text)
                reasons = tuple(one.text for one in words if one.found(said, parts))
                if reasons:
                    found.append(Proposal(row["id"], reasons))
        return found

    def items(self, *, running: bool = False) -> list[GovernorItem]:
        """Return decisions, the next due moment first; only those with a running clock if asked."""
        with self._desk.database.read() as connection:
            return significant.items(connection, running=running)

    def of(self, entry_id: int) -> GovernorItem | None:
        """Return the decision on an entry; None where there is none."""
        with self._desk.database.read() as connection:
            return significant.of_entry(connection, entry_id)

    def decide(
        self, entry_id: int, *, significant_: bool, ground: str = "",
        detected_at: datetime | None = None,
    ) -> Changes:  # fmt: skip
        """Write the clerk's decision on an entry; «yes» starts the clock at the detection.

        A «no» may be followed by a «yes». `detected_at` is now unless the clerk names an earlier
        moment. Raises UserError for a moment to come and for an entry that was decided on before.
        """
        detected = self._detected(detected_at)
        with self._desk.database.write() as connection:
            found = entries.page(connection, [entry_id])
            if not found:
                raise UserError("Этого обращения в базе больше нет.", "Обновите список (F5).")
            refused = self._refused_before(connection, entry_id, significant_)
            rule, due = self.due(detected)
            topic = found[0].subcategory or found[0].category
            made = significant.add(connection, {
                "entry_id": entry_id, "surge_id": None, "topic": topic,
                "significant": significant_, "ground": ground.strip(), "detected_at": detected,
                "due_at": due, "rule_id": rule.id, "who": self._desk.who, "at": self._desk.clock(),
                "reported_at": None,
            })  # fmt: skip
            self._journal(
                connection, "признано значимым" if significant_ else "не признано значимым",
                f"обращение {found[0].number}",
                {"выявлено": (None, detected), "доложить до": (None, due)}, ground.strip(),
            )  # fmt: skip
        told = (
            f"№ {found[0].number}: значимое, доложить Губернатору до {moment(due)}."
            if significant_
            else f"№ {found[0].number}: значимым не признано."
        )
        return Changes(told, KINDS, lambda: self._forget(made, "", refused), (entry_id,))

    def _refused_before(
        self, connection: sa.Connection, entry_id: int, significant_: bool
    ) -> Taken | None:
        """Put an earlier «no» away for a «yes»; any other earlier decision stands."""
        before = significant.of_entry(connection, entry_id)
        if before is None:
            return None
        if before.significant or not significant_:
            raise UserError("Решение по этому обращению уже принято.",
                            "Отмените его, чтобы принять другое.")  # fmt: skip
        return significant.take_back(connection, before.id)

    def take_back(self, item_id: int, reason: str = "") -> Changes:
        """Forget a decision; a report that was sent stands. Raises UserError for that."""
        return self._forget(item_id, reason, None)

    def _forget(self, item_id: int, reason: str, instead: Taken | None) -> Changes:
        """Forget a decision and put `instead` in its place."""
        with self._desk.database.write() as connection:
            found = self._item(connection, item_id)
            if found.reported_at is not None:
                raise UserError("Доклад уже отправлен.", "Сначала снимите отметку об отправке.")
            taken = significant.take_back(connection, item_id)
            if instead is not None:
                _refuse_anonymised(connection, _ids(found))
                significant.restore(connection, instead)
            self._journal(
                connection, "решение по п. 12 отменено", _subject(found), {}, reason.strip()
            )
        undo = None if instead else lambda: self._restore(found, taken)
        return Changes("Решение отменено.", KINDS, undo, _ids(found))

    def _restore(self, found: GovernorItem, taken: Taken) -> Changes:
        """Put a forgotten decision back; the clock has run on."""
        with self._desk.database.write() as connection:
            ids = _ids(found)
            if any(significant.of_entry(connection, one) for one in ids):
                raise UserError("По этому обращению уже принято другое решение.",
                                "Отмените его, чтобы вернуть прежнее.")  # fmt: skip
            _refuse_second_clock(connection, taken)
            _refuse_anonymised(connection, ids, "Примите решение заново.")
            significant.restore(connection, taken)
            self._journal(connection, "решение по п. 12 возвращено", _subject(found), {})
        return Changes("Решение снова в силе, срок шёл и без него.", KINDS, None, ids)

    def say(self, seen: GovernorItem, words: Mapping[str, str]) -> Changes:
        """Write the clerk's own paragraphs of the report, by the keys of `OWN_WORDS`.

        `seen` is the matter that they were written to. Raises UserError: the report was sent, the
        entry is anonymised, or the matter was changed meanwhile.
        """
        new = seen.words | {key: text.strip() for key, text in words.items()}
        with self._desk.database.write() as connection:
            found = self._item(connection, seen.id)
            if found.reported_at is not None:
                raise UserError("Доклад уже отправлен.", "Его слова больше не меняются.")
            _refuse_anonymised(connection, _ids(found))
            if found.version != seen.version:
                raise UserError(
                    "Этот вопрос за это время изменили в другом окне.",
                    "Ваш текст не записан: скопируйте его, обновите экран и повторите.",
                )
            significant.put(connection, found, new)
            old = found.words
            self._journal(
                connection, "слова доклада Губернатору", _subject(found),
                {OWN_WORDS[key].lower(): (old[key], new[key])
                 for key in OWN_WORDS if old[key] != new[key]},
            )  # fmt: skip
            kept = self._item(connection, seen.id)
        return Changes("Слова доклада сохранены.", KINDS, lambda: self.say(kept, old))

    def reported(self, item_id: int, at: datetime | None = None, file: str = "") -> Changes:
        """Stop the clock: the report to the Governor was sent at that moment."""
        sent = self._detected(at)
        with self._desk.database.write() as connection:
            found = self._item(connection, item_id)
            if sent < found.detected_at:
                raise UserError("Доклад отправлен раньше, чем выявлено.", "Проверьте время.")
            values = {"reported_at": sent, "report_file": file or found.report_file}
            significant.put(connection, found, values)
            self._journal(connection, "доложено Губернатору", _subject(found),
                          {"доложено": (None, sent)})  # fmt: skip
        late = "с нарушением срока" if sent > found.due_at else "в срок"
        return Changes(f"Доклад отмечен: {moment(sent)}, {late}.", KINDS,
                       lambda: self._not_reported(item_id))  # fmt: skip

    def _not_reported(self, item_id: int) -> Changes:
        with self._desk.database.write() as connection:
            found = self._item(connection, item_id)
            significant.put(connection, found, {"reported_at": None})
            self._journal(connection, "отметка о докладе снята", _subject(found),
                          {"доложено": (found.reported_at, None)})  # fmt: skip
        return Changes("Отметка снята, срок идёт.", KINDS)

    def due(self, detected: datetime) -> tuple[Rule, datetime]:
        """Return the rule of п. 12 in force and the last moment in time."""
        rule = rule_for(self._rules.rules(), GOVERNOR, detected.date())
        return rule, due_moment(rule, detected, self._rules.calendar())

    def _detected(self, at: datetime | None) -> datetime:
        now = self._desk.clock()
        if at is not None and at > now:
            raise UserError(f"Время {moment(at)} ещё не наступило.", "Проверьте дату и время.")
        return (at or now).replace(microsecond=0)

    def _item(self, connection: sa.Connection, item_id: int) -> GovernorItem:
        found = significant.item(connection, item_id)
        if found is None:
            raise UserError("Этого решения больше нет.", "Обновите экран (F5).")
        return found

    def _journal(
        self, connection: sa.Connection, action: str, subject: str,
        changes: dict[str, tuple[object, object]], reason: str = "",
    ) -> None:  # fmt: skip
        journal.write(connection, self._desk.clock(), self._desk.who, action, subject,
                      changes=changes, reason=reason)  # fmt: skip


def _listed(connection: sa.Connection) -> tuple[Watchword, ...]:
    """Return the clerk's list; the shipped one until it is first changed."""
    return significant.watchwords(connection) or (
        () if rules.get(connection, SET) else DEFAULT_WATCH
    )


def _told(words: Iterable[Watchword]) -> str:
    return ", ".join(one.text for one in words)


def _ids(found: GovernorItem) -> tuple[int, ...]:
    return () if found.entry_id is None else (found.entry_id,)


def _refuse_second_clock(connection: sa.Connection, taken: Taken) -> None:
    """Refuse to bring a surge back whose wave was accepted anew: one report is owed for it."""
    surge = taken.get(surge_decision)
    if surge is not None and surging.accepted_again(connection, surge):
        raise UserError(
            "Этот всплеск уже признан повышенной активностью, срок доклада идёт.",
            "Прежнее решение не возвращено: второй доклад о том же не нужен.",
        )


def _refuse_anonymised(
    connection: sa.Connection, ids: tuple[int, ...],
    advice: str = "Слов к нему больше не хранят: ничего не записано.",
) -> None:  # fmt: skip
    """Refuse to write words to an entry whose personal values were removed for good."""
    if "done" in keeping.states(connection, ids).values():
        raise UserError("Обращение обезличено.", advice)


def _subject(found: GovernorItem) -> str:
    return f"обращение {found.number}" if found.number else f"всплеск: {found.topic}"
