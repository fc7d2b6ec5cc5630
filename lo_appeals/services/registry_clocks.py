"""Clocks of п. 4 and п. 5: what was received when, what is late, and why that date (R6, R7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.deadlines import CHANGE_NOTICE, FIRST_LIST, Rule, rule_for
from lo_appeals.domain.duties import CHANGE_NOTICE as DUTY_5
from lo_appeals.domain.duties import FIRST_LIST as DUTY_4
from lo_appeals.domain.duties import Clock
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.explanations import due_by
from lo_appeals.domain.registry import ChangeNotice, FirstList, LateNotice
from lo_appeals.domain.texts import counted, month_in_words
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.timeliness import Period
from lo_appeals.domain.workdays import Calendar
from lo_appeals.exchange import writing
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_work import changed_meanwhile, clashing, differing, working
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import bodies, ledger, registry
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema_registry import change_notice, first_list

FIRST_LIST_TITLES = {"received_on": "Получено", "incoming": "Входящий №", "note": "Примечание"}
NOTICE_TITLES = {
    "what": "Что изменилось", "changed_on": "Дата изменения", "told_on": "Комитет уведомлён",
    "incoming": "Входящий №", "note": "Примечание",
}  # fmt: skip
LATE_TITLE = "Поздние уведомления"
LATE_COLUMNS = (
    Column("body", "Орган", 44), Column("what", "Что изменилось", 50),
    Column("changed", "Изменилось", 11, Kind.DATE), Column("due", "Срок", 11, Kind.DATE),
    Column("told", "Сообщено", 11, Kind.DATE), Column("late", "Опоздание, дн.", 10, Kind.COUNT),
    Column("incoming", "Входящий №", 14), Column("note", "Примечание", 30),
)  # fmt: skip
_YOUNG = "Приказ подписан раньше; орган создан"
_NO_ORDER_DATE = "Срок не сосчитать: в настройках не указана дата приказа."


@dataclass(frozen=True, slots=True)
class Terms:
    """What the clocks are counted by on one day."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    order_date: date | None
    today: date

    def first_list(self, body: Body, received: FirstList | None) -> Clock | None:
        """Return the clock of п. 4 of a body; None where п. 4 does not bind it.

        A body made after the order is counted from its own first day.
        """
        if body.type not in DUTY_4.binds:
            return None
        done = received.received_on if received else None
        if self.order_date is None:
            return Clock(DUTY_4, None, done, _NO_ORDER_DATE)
        start = max(self.order_date, body.valid_from or self.order_date)
        rule = rule_for(self.rules, FIRST_LIST, start)
        began = _YOUNG if start > self.order_date else ""
        return Clock(DUTY_4, due_by(rule, start, self.calendar, began), done)

    def notice(self, body: Body, one: ChangeNotice) -> Clock:
        """Return the clock of п. 5 of a change; without a term where п. 5 does not bind."""
        if body.type not in DUTY_5.binds:
            return Clock(DUTY_5, None, one.told_on, "П. 5 этот орган не обязывает.")
        rule = rule_for(self.rules, CHANGE_NOTICE, one.changed_on)
        return Clock(DUTY_5, due_by(rule, one.changed_on, self.calendar), one.told_on)


class ClocksService:
    """Receipts of lists and notices, and who is late with them."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def terms(self) -> Terms:
        """Return what clocks are counted by today."""
        order = organisation(self._desk).order_date
        return Terms(self._rules.rules(), self._rules.calendar(), order, self._desk.today())

    def late_notices(
        self, period: Period | None = None, on: date | None = None
    ) -> list[LateNotice]:
        """Return the notices that are late or came late; of changes in `period` where given.

        They are judged by the day `on`, today where None.
        """
        terms = self.terms()
        terms = replace(terms, today=on or terms.today)
        with self._desk.database.read() as connection:
            known = {one.id: one for one in bodies.listed(connection, abolished=True)}
            told = registry.notices(connection)
        return late_of(known, told, terms, period)

    def note_of(self, period: Period, count: int) -> str:
        """Return what stands above a list of late notices: the month, how many, the day."""
        month = month_in_words(period.first)
        told = counted(count, "изменение", "изменения", "изменений")
        return f"За {month} – {told}. По состоянию на {written(self._desk.today())}"

    def export_late_notices(self, path: Path, period: Period) -> Path:
        """Write the late notices of changes in a period as XLSX."""
        today, found = self._desk.today(), self.late_notices(period)
        note, rows = self.note_of(period, len(found)), late_rows(found, today)
        return writing.write_table(path, LATE_TITLE, note, LATE_COLUMNS, rows)

    def receive_list(self, new: FirstList) -> Changes:
        """Write when the first list came (п. 4). `version` 0: it was not written yet."""
        with working(self._desk) as work:
            body = work.body(new.body_id)
            values = {key: getattr(new, key) for key in FIRST_LIST_TITLES}
            old = ledger.read(work.connection, first_list, (new.body_id,))
            if (old["version"] if old else 0) != new.version:
                found = clashes(values, old or {}, FIRST_LIST_TITLES)
                version = old["version"] if old else 0
                raise clashing(work, body, "Первые сведения", found, version)
            if new.received_on > self._desk.today():
                raise UserError("День получения ещё не наступил.", "Проверьте дату.")
            if old:
                work.ledger.put(first_list, body.id, values | {"version": new.version + 1})
            else:
                work.ledger.add(first_list, values | {"body_id": body.id, "version": 1})
            work.note("первые сведения (п. 4)", body,
                      differing(old or {}, values, FIRST_LIST_TITLES))  # fmt: skip
        return work.done(f"Первые сведения получены {written(new.received_on)}.", (body.id,))

    def forget_list(self, body_id: int) -> Changes:
        """Take out the receipt of a first list written by mistake."""
        with working(self._desk) as work:
            body = work.body(body_id)
            old = ledger.read(work.connection, first_list, (body_id,))
            work.ledger.drop(first_list, body_id)
            received = old["received_on"] if old else None
            work.note("первые сведения (п. 4)", body, {"Получено": (received, None)})
        return work.done("Отметка о первых сведениях убрана.", (body_id,))

    def record(self, new: ChangeNotice) -> Changes:
        """Write a notice of п. 5; with `id` 0 a new one, else in place of the one shown."""
        with working(self._desk) as work:
            body = work.body(new.body_id)
            _check(new, self._desk.today())
            values = {key: getattr(new, key) for key in (*NOTICE_TITLES, "official_id")}
            old = registry.notice(work.connection, new.id) if new.id else None
            if new.id and (old is None or old.version != new.version):
                found = clashes(values, asdict(old) if old else {}, NOTICE_TITLES)
                raise clashing(work, body, "Уведомление", found, old.version if old else 0)
            if old:
                work.ledger.put(change_notice, new.id, values | {"version": new.version + 1})
            else:
                fresh = {"body_id": body.id, "deleted": False, "version": 1}
                work.ledger.add(change_notice, values | fresh)
            before = {key: getattr(old, key) for key in NOTICE_TITLES} if old else {}
            changes = differing(before, values, NOTICE_TITLES)
            work.note("уведомление об изменении (п. 5)", body, changes)
        return work.done(f"Уведомление записано: {new.what}.", (body.id,))

    def remove(self, notice_id: int, version: int) -> Changes:
        """Take out a notice of п. 5."""
        with working(self._desk) as work:
            old = registry.notice(work.connection, notice_id)
            if old is None or old.version != version:
                raise changed_meanwhile("Уведомление")
            work.ledger.put(change_notice, notice_id, {"deleted": True, "version": version + 1})
            body = work.body(old.body_id)
            work.note("уведомление убрано (п. 5)", body, {"Что изменилось": (old.what, None)})
        return work.done(f"Уведомление убрано: {old.what}.", (body.id,))


def late_rows(found: Iterable[LateNotice], today: date) -> list[tuple[object, ...]]:
    """Return late notices as rows of a table, by `LATE_COLUMNS`."""
    return [
        (one.body.name, one.notice.what, one.notice.changed_on,
         one.clock.due.day if one.clock.due else None, one.notice.told_on,
         one.clock.late_days(today), one.notice.incoming, one.notice.note)
        for one in found
    ]  # fmt: skip


def late_of(
    known: Mapping[int, Body], told: Mapping[int, Sequence[ChangeNotice]], terms: Terms,
    period: Period | None = None,
) -> list[LateNotice]:  # fmt: skip
    """Return the late notices, the latest first; of changes in `period` where given."""
    found = [
        LateNotice(known[body_id], one, terms.notice(known[body_id], one))
        for body_id, notices in told.items()
        for one in notices
        if period is None or period.first <= one.changed_on <= period.last
    ]
    late = [one for one in found if one.clock.late_days(terms.today)]
    return sorted(late, key=lambda one: (-one.clock.late_days(terms.today), one.body.name))


def _check(new: ChangeNotice, today: date) -> None:
    if not new.what.strip():
        raise UserError("Не указано, что изменилось.", "Например: назначен новый исполнитель.")
    if new.told_on is not None and new.told_on > today:
        raise UserError("День уведомления ещё не наступил.", "Проверьте дату.")
