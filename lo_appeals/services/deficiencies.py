"""Deficiencies of п. 10: found by rule, decided by the clerk, followed to the end (N1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.deficiencies import (
    BOUND,
    ClockFacts,
    Doubt,
    Finding,
    LateFacts,
    change_findings,
    late_findings,
    list_findings,
    substitute_findings,
)
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import PRINCIPAL, Office
from lo_appeals.domain.texts import counted
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_clocks import ClocksService, Terms
from lo_appeals.services.rules import RulesService, judged_until
from lo_appeals.store import bodies, entries, journal, letters_facts, officials, registry
from lo_appeals.store import letters_deficiencies as store
from lo_appeals.store.letters_deficiencies import Decided

__all__ = ["Decided", "DeficienciesService", "Item", "Outcome", "Tick", "find"]
KINDS = frozenset({"letters"})
FREE = "Сначала уберите письмо из журнала."


@dataclass(frozen=True, slots=True)
class Item:
    """One finding with the clerk's decision, if there is one."""

    finding: Finding
    body: str
    decided: Decided | None

    @property
    def ticked(self) -> bool:
        """Whether a notice made now would name it.

        An entry without a doubt is ticked until the clerk unticks it. Everything else waits for
        the clerk's word: what the registry lacks may only not have been entered.
        """
        if self.decided is not None:
            return self.decided.named and (self.decided.confirmed or not self.finding.doubts)
        return self.finding.kind.of_entry and not self.finding.doubts

    @property
    def waits(self) -> bool:
        """Whether a doubt must be looked at first."""
        return bool(self.finding.doubts) and not (self.decided and self.decided.confirmed)

    @property
    def words(self) -> str:
        """The clerk's own words."""
        return self.decided.words if self.decided else ""

    @property
    def told(self) -> bool:
        """Whether a notice names it already."""
        return self.decided is not None and self.decided.letter_id is not None


@dataclass(frozen=True, slots=True)
class Tick:
    """The clerk's decision on one finding. `confirmed`: its doubt was looked at."""

    named: bool
    confirmed: bool = False
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the vice-governor decided and what was done about it."""

    decision: str
    decided_on: date | None
    measures: str
    measured_on: date | None


def find(connection: sa.Connection, period: Period, terms: Terms) -> list[Item]:
    """Return the findings of a month, by body; only of bodies that п. 10 binds."""
    living = bodies.listed(connection)
    known = {one.id: one for one in living if one.type in BOUND}
    types = {one.id: one.type for one in known.values()}
    as_of = entries.data_as_of(connection)
    found: list[Finding] = []
    if as_of is not None:
        late = letters_facts.late_in(connection, period, judged_until(period, as_of))
        until = as_of.date()
        found += late_findings(_late(late, letters_facts.heirs(connection), until), types)
    found += _of_registry(connection, known, terms)
    decided = store.by_key(connection)
    items = [
        Item(one, known[one.body_id].name, decided.get((one.kind.value, one.body_id, one.subject)))
        for one in found
    ]
    return sorted(items, key=_order)


def _order(one: Item) -> tuple[str, str, int, str]:
    return one.body.casefold(), one.finding.kind.value, -one.finding.days_late, one.finding.subject


def _late(
    rows: Iterable[letters_facts.EntryFacts], heirs: Mapping[int, int], until: date
) -> Iterable[LateFacts]:
    for row in rows:
        if row.body_id is None:
            continue
        end = row.answered or until
        yield LateFacts(
            row.number, row.cycle, heirs.get(row.body_id, row.body_id), row.registered,
            row.category, row.due, row.answered, (end - row.due).days, tuple(_doubts(row)),
        )  # fmt: skip


def _doubts(row: letters_facts.EntryFacts) -> Iterable[Doubt]:
    if row.postponed:
        yield Doubt.POSTPONED
    if row.answered is None and row.unconfirmed:
        yield Doubt.UNCONFIRMED
    if row.contradictory:
        yield Doubt.CONTRADICTION


def _of_registry(
    connection: sa.Connection, known: Mapping[int, Body], terms: Terms
) -> list[Finding]:
    types = {one.id: one.type for one in known.values()}
    received, notices = registry.first_lists(connection), registry.notices(connection)
    lists, changes = [], []
    for body in known.values():
        clock = terms.first_list(body, received.get(body.id))
        if clock is not None and clock.due is not None:
            lists.append(
                ClockFacts(body.id, f"list:{body.id}", "сведения об ответственных лицах",
                           clock.due.day, clock.done)
            )  # fmt: skip
        for one in notices.get(body.id, ()):
            told = terms.notice(body, one)
            if told.due is not None:
                fact = ClockFacts(body.id, f"change:{one.id}", one.what, told.due.day, one.told_on)
                changes.append(fact)
    return [
        *list_findings(lists, types, terms.today),
        *change_findings(changes, types, terms.today),
        *substitute_findings(_lacking(connection, known, terms.today), types),
    ]


def _lacking(
    connection: sa.Connection, known: Mapping[int, Body], today: date
) -> Iterable[tuple[int, str]]:
    """Yield bodies with a principal and no substitute of the same seat."""
    for body_id, people in officials.appointments(connection, list(known)).items():
        live = [one for one in people if one.holds(today)]
        for office in Office:
            seats = {(one.place.seat, one.place.rank) for one in live if one.place.office is office}
            heads = {seat for seat, rank in seats if rank == PRINCIPAL}
            if heads - {seat for seat, rank in seats if rank > PRINCIPAL}:
                yield body_id, office.title.lower()


def _key(one: Finding) -> store.Key:
    return one.kind.value, one.body_id, one.subject


def _done(decisions: Sequence[tuple[Item, Tick]]) -> str:
    """Return in a word what decisions do: words written beside a mark change none."""
    if all(item.ticked == tick.named for item, tick in decisions):
        return "Записано"
    return "Отмечено" if all(tick.named for _, tick in decisions) else "Отметка снята"


class DeficienciesService:
    """Work on deficiencies."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._clocks = ClocksService(desk, terms)

    def found(self, period: Period) -> list[Item]:
        """Return the findings of a month with the clerk's decisions, by body."""
        terms = self._clocks.terms()
        with self._desk.database.read() as connection:
            return find(connection, period, terms)

    def decide(self, decisions: Sequence[tuple[Item, Tick]]) -> Changes:
        """Write the clerk's decisions. Raises UserError: a doubt was not confirmed."""
        for item, tick in decisions:
            _refuse_doubt(item, tick)
        with self._desk.database.write() as connection:
            for item, tick in decisions:
                self._put(connection, item, tick)
        many = counted(len(decisions), "недостаток", "недостатка", "недостатков")
        return Changes(f"{_done(decisions)}: {many}.", KINDS, partial(self._put_back, decisions))

    def _put_back(self, decisions: Sequence[tuple[Item, Tick]]) -> Changes:
        """Let what was decided before stand again. Raises UserError: a notice names it by now."""
        with self._desk.database.write() as connection:
            for item, _ in decisions:
                if (old := item.decided) is not None:
                    was = Tick(old.named, old.confirmed, old.words, old.reason)
                    self._put(connection, item, was)
                elif not store.forget(connection, _key(item.finding)):
                    raise UserError(f"Уже сказано в письме: {item.finding.told}.", FREE)
                else:
                    self._tell(connection, item, "отметка недостатка отменена")
        return Changes("Отметки возвращены.", KINDS, partial(self.decide, decisions))

    def _tell(
        self, connection: sa.Connection, item: Item, action: str, tick: Tick | None = None
    ) -> None:
        told: dict[str, tuple[object, object]] = {"недостаток": (None, item.finding.told)}
        if tick is not None:
            told["подтверждено"] = (None, tick.confirmed)
        journal.write(connection, self._desk.clock(), self._desk.who, action, f"орган {item.body}",
                      changes=told, reason=tick.reason if tick else "")  # fmt: skip

    def _put(self, connection: sa.Connection, item: Item, tick: Tick) -> None:
        one = item.finding
        store.put(connection, _key(one), {
            "clause": one.clause, "evidence": one.evidence, "named": tick.named,
            "confirmed": tick.confirmed, "words": tick.words.strip(), "reason": tick.reason.strip(),
            "who": self._desk.who, "at": self._desk.clock(),
        })  # fmt: skip
        action = "недостаток отмечен" if tick.named else "недостаток не отмечен"
        self._tell(connection, item, action, tick)

    def named(self) -> list[tuple[Decided, str]]:
        """Return what notices name, newest first, with the bodies' names."""
        with self._desk.database.read() as connection:
            names = {one.id: one.name for one in bodies.listed(connection, abolished=True)}
            return [(one, names[one.body_id]) for one in store.named(connection)]

    def record_outcome(self, decided_id: int, version: int, outcome: Outcome) -> Changes:
        """Write the vice-governor's decision and the measures taken.

        Raises UserError: a day to come, or the record was changed meanwhile.
        """
        self._refuse_future(outcome)
        with self._desk.database.write() as connection:
            old = store.get(connection, decided_id)
            if old is None or old.version != version:
                raise UserError(
                    "Запись о недостатке за это время изменилась.", "Обновите список и повторите."
                )
            values = {
                "decision": outcome.decision.strip(), "decided_on": outcome.decided_on,
                "measures": outcome.measures.strip(), "measured_on": outcome.measured_on,
            }  # fmt: skip
            store.set_outcome(connection, old, values)
            body = bodies.get(connection, old.body_id).name
            changes = {
                title: (getattr(old, key), values[key]) for key, title in _TITLES.items()
                if getattr(old, key) != values[key]
            }  # fmt: skip
            journal.write(connection, self._desk.clock(), self._desk.who,
                          "решение по недостатку", f"орган {body}", changes=changes)  # fmt: skip
        before = Outcome(old.decision, old.decided_on, old.measures, old.measured_on)
        return Changes(
            "Решение и меры записаны.", KINDS,
            lambda: self.record_outcome(decided_id, version + 1, before),
        )  # fmt: skip

    def _refuse_future(self, outcome: Outcome) -> None:
        last = self._desk.today()
        for day in (outcome.decided_on, outcome.measured_on):
            if day is not None and day > last:
                raise UserError("Этот день ещё не наступил.", "Проверьте дату.")


_TITLES = {
    "decision": "Решение вице-губернатора", "decided_on": "Дата решения",
    "measures": "Принятые меры", "measured_on": "Дата мер",
}  # fmt: skip


def _refuse_doubt(item: Item, tick: Tick) -> None:
    if tick.named and item.finding.doubts and not tick.confirmed:
        doubts = "; ".join(one.value.lower() for one in item.finding.doubts)
        raise UserError(
            f"{item.finding.what}: {doubts}.",
            "Проверьте это на портале и подтвердите недостаток или снимите отметку.",
        )
