"""The clerk's day in one place: what waits, how much of it, and where it is done (A1, A4).

Every count is a condition of the screen it leads to, so the number and the list are one query (A2).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.texts import day
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.agenda_matters import (
    AWAITED,
    Countdown,
    Goal,
    Matter,
    Place,
    Urgency,
    countdowns,
    first_day,
    matters,
)
from lo_appeals.services.agenda_sources import Sources
from lo_appeals.services.changes import Changes
from lo_appeals.services.changes_since import ABSENT_MEANS, TITLES
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_states import RegistryFilter
from lo_appeals.store import agenda
from lo_appeals.store.agenda import Mark

__all__ = [
    "Agenda", "AgendaService", "Countdown", "Counted", "DayAhead", "Figure", "Goal", "Matter",
    "Place", "Urgency",
]  # fmt: skip

DAYS_AHEAD = 14
KEPT = timedelta(days=400)  # marks older than that are of matters long gone
KINDS = frozenset({"agenda"})
EVERYTHING = Selection(law=Law.BOTH)


class Figure(Enum):
    """The six figures of the day."""

    LATE = "просрочено"
    TODAY = "срок сегодня"
    SOON = "скоро срок"
    GAPS = "пробелы в реестре"
    LETTERS = "письма без ответа"
    BY_END = "опоздают к"


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the list behind it."""

    title: str
    count: int
    goal: Goal
    figure: Figure | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """How many open entries are due on a day."""

    day: date
    count: int
    day_off: bool
    goal: Goal


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole day. While there are no entries only what to do first stands in it."""

    now: datetime
    empty: bool
    governor: tuple[Countdown, ...]
    figures: tuple[Counted, ...]
    pinned: tuple[Counted, ...]  # named filters of the clerk's own choice (S3)
    ahead: tuple[DayAhead, ...]
    matters: tuple[Matter, ...]
    since: tuple[Counted, ...]
    put_off: int  # matters that are out of sight till a later day

    @property
    def waiting(self) -> int:
        """How many things ask for the clerk today."""
        return len(self.governor) + len(self.matters)


class AgendaService:
    """Gathers the day and keeps what the clerk said of its matters."""

    def __init__(self, desk: Desk, sources: Sources) -> None:
        self._desk = desk
        self._sources = sources

    def today(self) -> Agenda:
        """Return the day as it stands now."""
        now = self._desk.clock()
        empty = not self._sources.appeals.count(EVERYTHING)
        found = first_day(self._sources) if empty else matters(self._sources, now)
        shown, put_off = self._unmarked(found)
        return Agenda(
            now=now,
            empty=empty,
            governor=tuple(countdowns(self._sources)),
            figures=() if empty else tuple(self.figures()),
            pinned=() if empty else tuple(self._pinned()),
            ahead=() if empty else tuple(self._ahead()),
            matters=tuple(shown),
            since=() if empty else tuple(self._since()),
            put_off=put_off,
        )

    def figures(self) -> list[Counted]:
        """Return the six figures, each with the list behind it."""
        today = self._desk.today()
        end = Period.month(today.year, today.month).last
        quick = ((Figure.LATE, Quick.LATE), (Figure.TODAY, Quick.TODAY), (Figure.SOON, Quick.SOON))
        found = [self._entries(which, Selection(quick=state)) for which, state in quick]
        gaps = RegistryFilter(incomplete=True)
        lacking = len(self._sources.registry.listed(gaps))
        awaited = len(self._sources.outgoing.listed(AWAITED))
        by_end = self._entries(Figure.BY_END, Selection(quick=Quick.OPEN, due_to=end))
        return [
            *found,
            Counted(Figure.GAPS.value, lacking, Goal(Place.REGISTRY, registry=gaps), Figure.GAPS),
            Counted(
                Figure.LETTERS.value, awaited, Goal(Place.LETTERS, letters=AWAITED), Figure.LETTERS
            ),
            replace(
                by_end, title=f"{Figure.BY_END.value} {end + timedelta(1):%d.%m}",
                about="Если ничего не изменится, к концу месяца истечёт срок стольких обращений.",
            ),
        ]  # fmt: skip

    def _entries(self, figure: Figure, selection: Selection) -> Counted:
        count = self._sources.appeals.count(selection)
        return Counted(figure.value, count, Goal(Place.ENTRIES, selection), figure)

    def _pinned(self) -> list[Counted]:
        """Return the pinned filters with the rows that each shows now."""
        count = self._sources.appeals.count
        return [
            Counted(one.name, count(one.selection), Goal(Place.ENTRIES, one.selection))
            for one in self._sources.filters.pinned()
        ]

    def _ahead(self) -> list[DayAhead]:
        calendar, today = self._sources.rules.calendar(), self._desk.today()
        found = []
        for one in (today + timedelta(n) for n in range(DAYS_AHEAD)):
            due = Selection(quick=Quick.OPEN, due_from=one, due_to=one)
            count = self._sources.appeals.count(due)
            goal = Goal(Place.ENTRIES, due)
            found.append(DayAhead(one, count, calendar.is_day_off(one), goal))
        return found

    def _since(self) -> list[Counted]:
        """Return what the last import brought, kind by kind; kinds without entries are left out."""
        since = self._sources.changes.since()
        found = []
        for key, title in TITLES.items():
            ids: tuple[int, ...] = getattr(since, key)
            if ids:
                law = Law.PORTAL if key == "newly_late" else Law.BOTH
                chosen = Selection(chosen=ids, chosen_as=f"С прошлой загрузки: {title}", law=law)
                about = ABSENT_MEANS if key == "absent" else ""
                goal = Goal(Place.ENTRIES, chosen)
                found.append(Counted(title, self._sources.appeals.count(chosen), goal, None, about))
        return found

    # --- done, put off ------------------------------------------------------------------------

    def _unmarked(self, found: list[Matter]) -> tuple[list[Matter], int]:
        today = self._desk.today()
        with self._desk.database.read() as connection:
            marks = agenda.marks(connection)
        shown = [one for one in found if _asks(marks.get(one.key), today)]
        later = [one for one in found if one not in shown and marks[one.key].until is not None]
        return shown, len(later)

    def open_matters(self, last: date) -> tuple[list[Matter], list[tuple[Matter, date]]]:
        """Return what asks for the clerk now, and what is put off to a day up to `last`."""
        found = matters(self._sources, self._desk.clock())
        shown, _ = self._unmarked(found)
        with self._desk.database.read() as connection:
            until = {key: mark.until for key, mark in agenda.marks(connection).items()}
        later = [(one, day) for one in found if one not in shown and (day := until.get(one.key))]
        return shown, [(one, day) for one, day in later if day <= last]

    def done(self, matter: Matter) -> Changes:
        """Take a matter off the day; it comes back when what it depends on changes."""
        self._mark(matter, None)
        return Changes(f"Сделано: {matter.what}.", KINDS, lambda: self._bring_back(matter))

    def put_off(self, matter: Matter, until: date) -> Changes:
        """Take a matter off till a day. Raises UserError for a day that is not to come."""
        if until <= self._desk.today():
            raise UserError("Отложить можно на будущий день.", "Укажите дату позже сегодняшней.")
        self._mark(matter, until)
        text = f"Отложено до {day(until)}: {matter.what}."
        return Changes(text, KINDS, lambda: self._bring_back(matter))

    def bring_back(self) -> Changes:
        """Show again everything that is put off or done."""
        with self._desk.database.write() as connection:
            kept = agenda.marks(connection)
            for key in kept:
                agenda.remove(connection, key)
        return Changes("Все дела снова показаны.", KINDS, lambda: self._mark_again(kept))

    def _mark_again(self, kept: dict[str, Mark]) -> Changes:
        with self._desk.database.write() as connection:
            for mark in kept.values():
                agenda.put(connection, mark)
        return Changes("Отметки возвращены.", KINDS)

    def _mark(self, matter: Matter, until: date | None) -> None:
        now = self._desk.clock()
        with self._desk.database.write() as connection:
            agenda.forget_before(connection, now - KEPT)
            agenda.put(connection, Mark(matter.key, until, self._desk.who, now))

    def _bring_back(self, matter: Matter) -> Changes:
        with self._desk.database.write() as connection:
            agenda.remove(connection, matter.key)
        return Changes(f"Снова в делах: {matter.what}.", KINDS)


def _asks(mark: Mark | None, today: date) -> bool:
    """Tell whether a matter is shown: nobody marked it, or its day has come."""
    return mark is None or (mark.until is not None and mark.until <= today)
