"""«Повышенная социальная активность» (п. 12): surges shown with their evidence (A9)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from lo_appeals.domain import surges
from lo_appeals.domain.surges import HISTORY_DAYS, WINDOW_DAYS, Surge
from lo_appeals.domain.texts import WHOLE_DAY, appeals, counted, day, decimal, moment
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.significance import SignificanceService
from lo_appeals.store import batches, journal, significant, surging
from lo_appeals.store.surging import SurgeDecision

_Asked = tuple[surging.Counts, list[date], date]  # counts, last days of windows, first day known
KINDS = frozenset({"appeals", "governor"})
SHORTEST_LOOK, LONGEST_LOOK = 7, 14  # days: what nobody decided on stays in sight for a week


@dataclass(frozen=True, slots=True)
class FoundSurge:
    """A surge with the messages behind it."""

    surge: Surge
    ids: tuple[int, ...]
    numbers: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """The grounds in one sentence, to read out or to copy."""
        one, usual = self.surge, decimal(self.surge.expected)
        compared = counted(one.comparisons, "сравнение", "сравнения", "сравнений")
        return (
            f"С {day(one.first)} по {day(one.last)} – {appeals(one.count)}; обычно за такие дни "
            f"{usual} (по {len(one.past) * WINDOW_DAYS} предыдущим дням, с поправкой на дни "
            f"недели). Вероятность случайности {_chance(one.p_value)}; всплеском считаем, когда "
            f"она не больше {_chance(one.threshold)} (поправка на {compared}; отрицательное "
            "биномиальное распределение)."
        )


LEAST_TOLD = 0.0001  # per cent


def _chance(probability: float) -> str:
    """Return a probability in per cent, as a person reads it."""
    percent = probability * 100
    if percent < LEAST_TOLD:
        return f"меньше {LEAST_TOLD:.4f}\u00a0%".replace(".", ",")
    return f"{percent:.4f}".rstrip("0").rstrip(".").replace(".", ",") + "\u00a0%"


class SurgesService:
    """Finds surges; the clerk accepts or refuses each."""

    def __init__(self, desk: Desk, significance: SignificanceService) -> None:
        self._desk = desk
        self._significance = significance
        self._judged: tuple[_Asked, list[Surge]] | None = None

    def find(self) -> list[FoundSurge]:
        """Return the surges that nobody decided on, the least likely first.

        Every day since the import before the last one is judged, a week of them at least and two
        at most, the last whole day of the data being the last. One wave is shown once.
        """
        with self._desk.database.read() as connection:
            days = self._days(connection)
            if not days:
                return []
            where = surging.places(connection)
            since = days[0] - timedelta(HISTORY_DAYS + WINDOW_DAYS)
            counts = surging.counts(connection, where, since, days[-1])
            known_from = surging.first_day(connection) or days[-1]
            found = self._judge((counts, days, known_from))
            decided = surging.decisions(connection)
            seen = {one: surging.entries_of(connection, where, one) for one in found}
        told = surges.apart([
            (one, numbers)
            for one in sorted(found, key=_unlikely)
            if not _known(one, numbers := frozenset(n for _, n in seen[one]), decided)
        ])  # fmt: skip
        return [
            FoundSurge(one, tuple(i for i, _ in seen[one]), tuple(n for _, n in seen[one]))
            for one, _ in told
        ]

    def _judge(self, asked: _Asked) -> list[Surge]:
        """Return the surges of these days; the same counts are not judged twice.

        The day is asked for after every change, and tens of thousands of comparisons are work.
        """
        if self._judged is None or self._judged[0] != asked:
            counts, days, known_from = asked
            found = [one for last in days for one in surges.find(counts, last, known_from)]
            self._judged = (asked, found)
        return self._judged[1]

    def _days(self, connection: sa.Connection) -> list[date]:
        applied = batches.listed(connection)
        if not applied:
            return []
        last = _whole(applied[-1].data_as_of)
        before = _whole(applied[-2].data_as_of) if len(applied) > 1 else last
        look = min(max((last - before).days, SHORTEST_LOOK), LONGEST_LOOK)
        return [last - timedelta(n) for n in reversed(range(look))]

    def accept(self, found: FoundSurge) -> Changes:
        """Take a surge for heightened activity: the Governor's clock starts now."""
        one, now = found.surge, self._desk.clock()
        rule, due = self._significance.due(now)
        with self._desk.database.write() as connection:
            decision = surging.add(connection, self._facts(found, accepted=True))
            made = significant.add(connection, {
                "entry_id": None, "surge_id": decision, "significant": True,
                "topic": f"{one.cell.topic}: {one.cell.place}", "ground": found.evidence,
                "detected_at": now, "due_at": due, "rule_id": rule.id, "who": self._desk.who,
                "at": now, "reported_at": None,
            })  # fmt: skip
            self._journal(connection, "признана повышенная активность", found)
        return Changes(
            f"«{one.cell.topic}», {one.cell.place}: доложить Губернатору до {moment(due)}.",
            KINDS, lambda: self._significance.take_back(made), found.ids,
        )  # fmt: skip

    def refuse(self, found: FoundSurge) -> Changes:
        """Say that a surge is none; it is not shown again while it lasts."""
        with self._desk.database.write() as connection:
            decision = surging.add(connection, self._facts(found, accepted=False))
            self._journal(connection, "всплеск отклонён", found)
        return Changes(
            f"«{found.surge.cell.topic}», {found.surge.cell.place}: больше не показывается.",
            KINDS, lambda: self._show_again(decision, found),
        )  # fmt: skip

    def _show_again(self, decision: int, found: FoundSurge) -> Changes:
        with self._desk.database.write() as connection:
            surging.take_back(connection, decision)
            self._journal(connection, "решение о всплеске отменено", found)
        return Changes("Всплеск снова в списке.", KINDS)

    def _facts(self, found: FoundSurge, *, accepted: bool) -> dict[str, object]:
        one = found.surge
        return {
            "topic": one.cell.topic, "place": one.cell.place, "first": one.first, "last": one.last,
            "count": one.count, "expected": one.expected, "p_value": one.p_value,
            "numbers": list(found.numbers), "accepted": accepted, "who": self._desk.who,
            "at": self._desk.clock(),
        }  # fmt: skip

    def _journal(self, connection: sa.Connection, action: str, found: FoundSurge) -> None:
        cell = found.surge.cell
        journal.write(connection, self._desk.clock(), self._desk.who, action,
                      f"всплеск: {cell.topic}: {cell.place}", reason=found.evidence)  # fmt: skip


def _whole(as_of: datetime) -> date:
    """Return the last day that data of that moment tell of whole."""
    return as_of.date() if as_of.time() >= WHOLE_DAY else as_of.date() - timedelta(1)


def _unlikely(surge: Surge) -> tuple[float, date]:
    return surge.p_value, surge.first


def _known(surge: Surge, numbers: frozenset[str], decided: list[SurgeDecision]) -> bool:
    """Tell whether the clerk has decided on this wave: the same place, or the same messages."""
    cell = surge.cell
    return any(
        one.of_wave(cell.topic, cell.place, surge.first, surge.last, numbers) for one in decided
    )
