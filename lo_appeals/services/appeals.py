"""Entries as the clerk works with them: lists, cards, corrections (D2, D6, D9, S1, S2)."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lo_appeals.domain import texts
from lo_appeals.domain.appeals import Appeal, State, Watch, state
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.explanations import Due
from lo_appeals.domain.notes import Note
from lo_appeals.domain.selection import Flag, Quick, Selection
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.exchange.directory import parse_categories
from lo_appeals.paths import resources
from lo_appeals.services.changes import Changes
from lo_appeals.services.correcting import Correcting
from lo_appeals.services.desk import Desk
from lo_appeals.services.entry_events import Event, happened
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import batches, corrections, entries, notes, personal, significant
from lo_appeals.store.entries import Correction

CARD_ADDRESS = "https://pos.gosuslugi.ru/backoffice/appeals/"
CHANGED = frozenset({"appeals", "reports"})


@dataclass(frozen=True, slots=True)
class Held:
    """One holder of an entry: from which day, till which, for how many days."""

    body: str
    since: date
    until: date
    days: int


@dataclass(frozen=True, slots=True)
class AppealCard:
    """Everything that the card of an entry shows."""

    appeal: Appeal
    state: State
    due: Due
    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    cycles: tuple[int, ...]  # ids of all considerations of this number
    portal_note: str
    address: str
    holders: tuple[Held, ...] = ()
    notes: tuple[Note, ...] = ()  # newest first
    flags: tuple[Flag, ...] = ()
    governor: GovernorItem | None = None  # what was decided of it under п. 12
    personal: bool = False  # whether applicant and text are kept


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old the data are: on every screen and letter (I9)."""

    data_as_of: datetime | None
    text: str
    stale_days: int
    stale: bool


class AppealsService:
    """Lists of entries and work on one of them."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def today(self) -> date:
        """Return the day that lists are judged on."""
        return self._desk.today()

    def watch(self) -> Watch:
        """Return the thresholds of «at risk» and «very late»."""
        return self._rules.watch()

    def terms(self) -> dict[int, int]:
        """Return the length of each rule's term by its id: for the state of a row."""
        return {one.id: one.term for one in self._rules.rules()}

    def state_of(self, appeal: Appeal) -> State:
        """Return where an entry stands today."""
        return state(appeal, self.today(), self.watch(), self.terms()[appeal.rule_id])

    def ids(self, selection: Selection) -> "array[int]":
        """Return the ids of the selected entries in their order."""
        judge = self._rules.judge()
        with self._desk.database.read() as connection:
            return entries.ids(connection, selection, judge)

    def first(self, selection: Selection, limit: int = 200) -> list[Appeal]:
        """Return the first entries of a selection at once, before all of its ids are known."""
        judge = self._rules.judge()
        with self._desk.database.read() as connection:
            return entries.page(connection, entries.first_ids(connection, selection, judge, limit))

    def count(self, selection: Selection) -> int:
        """Return how many entries are selected."""
        judge = self._rules.judge()
        with self._desk.database.read() as connection:
            return entries.count(connection, selection, judge)

    def counts(self, selection: Selection) -> dict[Quick, int]:
        """Return the counts of the quick states under the other conditions."""
        judge = self._rules.judge()
        with self._desk.database.read() as connection:
            return entries.counts(connection, selection, judge)

    def page(self, ids: Sequence[int]) -> list[Appeal]:
        """Return those entries in that order."""
        with self._desk.database.read() as connection:
            return entries.page(connection, ids)

    def cells(self, ids: Sequence[int], keys: Sequence[str]) -> list[Any]:
        """Return those entries in that order, as far as those columns and their state need."""
        with self._desk.database.read() as connection:
            return list(entries.cells(connection, ids, keys))

    def ids_of(self, number: str) -> list[int]:
        """Return the considerations of a portal number, pasted with spaces or not."""
        with self._desk.database.read() as connection:
            return entries.ids_of(connection, "".join(number.split()))

    def get(self, entry_id: int) -> Appeal:
        """Return one entry. Raises UserError where it is gone."""
        found = self.page([entry_id])
        if not found:
            raise UserError("Этого обращения в базе больше нет.", "Обновите список (F5).")
        return found[0]

    def explain(self, number: str) -> tuple[Appeal, Due]:
        """Return the last consideration of a number with its explained due day."""
        ids = self.ids_of(number)
        if not ids:
            raise UserError(
                f"Обращения № {number} в базе нет.", "Проверьте номер или загрузите выгрузку."
            )
        appeal = self.get(ids[-1])
        return appeal, self._rules.explain(appeal)

    def card(self, entry_id: int) -> AppealCard:
        """Return the card of an entry."""
        appeal = self.get(entry_id)
        with self._desk.database.read() as connection:
            made = entries.corrections(connection, entry_id)
            events = happened(connection, appeal)
            cycles = entries.ids_of(connection, appeal.number)
            flags = entries.flags_of(connection, entry_id)
            decided = significant.of_entry(connection, entry_id)
            moves, written = entries.moves(connection, entry_id), notes.of(connection, entry_id)
            kept = personal.kept(connection, entry_id)
        return AppealCard(
            appeal, self.state_of(appeal), self._rules.explain(appeal), tuple(events), tuple(made),
            tuple(cycles), portal_note(appeal, self.today()), CARD_ADDRESS + appeal.number,
            holders(appeal, moves, self.today()), tuple(written), flags, decided, kept,
        )  # fmt: skip

    def categories(self) -> list[str]:
        """Return the categories that entries have."""
        with self._desk.database.read() as connection:
            return entries.categories(connection)

    def statuses(self) -> list[str]:
        """Return the portal's statuses that entries have."""
        with self._desk.database.read() as connection:
            return entries.statuses(connection)

    def topics(self) -> tuple[list[str], list[str]]:
        """Return the categories and the subcategories to choose from when writing by hand.

        Those of the starter list, and the categories that entries have.
        """
        text = (resources() / "directory" / "categories.csv").read_text(encoding="utf-8-sig")
        shipped = parse_categories(text)
        categories = {one.category for one in shipped} | set(self.categories())
        return sorted(filter(None, categories)), sorted({one.subcategory for one in shipped} - {""})

    def freshness(self) -> Freshness:
        """Return the data's date and whether it is older than the setting allows."""
        with self._desk.database.read() as connection:
            as_of = entries.data_as_of(connection)
        if as_of is None:
            return Freshness(None, "Данных пока нет", 0, stale=False)
        days = max((self.today() - as_of.date()).days, 0)
        stale = days > organisation(self._desk).stale_days
        words = f"Данные на {texts.as_of(as_of)}"
        if stale:
            words += f" – устарели на {texts.counted(days, 'день', 'дня', 'дней')}"
        return Freshness(as_of, words, days, stale)

    def correct(
        self, entry_id: int, values: Mapping[str, Any], reason: str, version: int
    ) -> Changes:
        """Put the clerk's values in force; what the portal said is kept beside them.

        `values` are fields of `PortalFacts` or `body_id`. Raises UserError where the entry was
        changed meanwhile, or the values contradict each other.
        """
        correcting = Correcting(self._desk, self._rules)
        with self._desk.database.write() as connection:
            row = corrections.locked(connection, entry_id, version, values)
            done = correcting.put(connection, row, values, reason)
        if done is None:
            return Changes("Значения прежние.", frozenset())
        old, now = done
        return Changes(
            f"Обращение № {row['number']} исправлено.", CHANGED,
            lambda: self._take_back(entry_id, old, now, back=version), (entry_id,),
        )  # fmt: skip

    def _take_back(
        self, entry_id: int, old: Mapping[str, Any], version: int, *, back: int | None = None
    ) -> Changes:
        correcting = Correcting(self._desk, self._rules)
        with self._desk.database.write() as connection:
            row = corrections.locked(connection, entry_id, version)
            correcting.take_back(connection, row, old, back=back)
        return Changes(f"Правка обращения № {row['number']} отменена.", CHANGED, None, (entry_id,))

    def restore_imported(self, entry_id: int, field: str) -> Changes:
        """Put back what the portal says of one field."""
        appeal = self.get(entry_id)
        with self._desk.database.read() as connection:
            made = {one.field: one for one in entries.corrections(connection, entry_id)}
        if field not in made:
            raise UserError("Это поле не исправлялось.", "Действует значение портала.")
        said = {field: batches.typed(field, made[field].imported)}
        return self._take_back(entry_id, said, appeal.version)


def holders(appeal: Appeal, moves: Sequence[entries.Moved], today: date) -> tuple[Held, ...]:
    """Return who held an entry and for how long, oldest first; their days add up (D12).

    Days of the first holder run from the registration; those of the last to the answer, or today.
    A move is dated by the data of the import that saw it.
    """
    end = max(appeal.answered or today, appeal.registered)
    days = [appeal.registered, *(min(max(one.day, appeal.registered), end) for one in moves), end]
    names = [one.from_body for one in moves] + [appeal.body]
    return tuple(
        Held(name, since, until, (until - since).days)
        for name, since, until in zip(names, days, days[1:], strict=False)
    )


def portal_note(appeal: Appeal, today: date) -> str:
    """Return how the portal's planned day and mark differ from the committee's due day (D9)."""
    parts = []
    difference = (appeal.planned - appeal.due).days if appeal.planned else 0
    if difference:
        days = texts.counted(abs(difference), "день", "дня", "дней")
        parts.append(
            f"Плановая дата портала {texts.day(appeal.planned)} – "
            f"на {days} {'позже' if difference > 0 else 'раньше'} срока по п. 7."
        )
    late = (appeal.answered or today) > appeal.due
    if appeal.overdue_portal is not None and appeal.overdue_portal != late:
        said = "просрочено" if appeal.overdue_portal else "не просрочено"
        parts.append(f"На портале: {said}, по п. 7: {'просрочено' if late else 'в срок'}.")
    return " ".join(parts)
