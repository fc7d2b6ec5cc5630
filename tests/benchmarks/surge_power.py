"""How often surges are found, and how often raised for nothing, on made-up histories (A9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lo_appeals.domain.surges import DAY, HISTORY_DAYS, WINDOW_DAYS, Cell, find

WEEK = (1.25, 1.25, 1.15, 1.15, 1.0, 0.65, 0.55)
START = date(2026, 1, 5)
HISTORY = HISTORY_DAYS + WINDOW_DAYS
Region = dict[Cell, dict[date, int]]


def poisson(chance: Random, mean: float) -> int:
    """Return a Poisson number."""
    if mean > 30:
        return max(0, round(chance.gauss(mean, mean**0.5)))
    total, count = chance.expovariate(1.0), 0
    while total < mean:
        total += chance.expovariate(1.0)
        count += 1
    return count


def rates(chance: Random, per_day: float, topics: int = 30, places: int = 100) -> dict[Cell, float]:
    """Return how busy topics and places are: a few have much, most have little."""
    raw = {
        Cell(f"тема {t}", f"место {p}", of_territory): chance.lognormvariate(0, 1.6)
        for t in range(topics)
        for p in range(places)
        for of_territory in (False,)
    }
    whole = sum(raw.values())
    return {cell: rate / whole * per_day for cell, rate in raw.items()}


def world(chance: Random, mean: Mapping[Cell, float], days: int, spread: float = 1.0) -> Region:
    """Return messages by day; `spread` above 1 makes days differ more than Poisson's."""
    region: Region = {}
    for cell, rate in mean.items():
        history = region[cell] = {}
        for n in range(days):
            day = START + timedelta(n)
            today = rate * WEEK[day.weekday()]
            if spread > 1:
                shape = today / (spread - 1)
                today = chance.gammavariate(shape, spread - 1)
            if count := poisson(chance, today):
                history[day] = count
    return region


@dataclass(frozen=True, slots=True)
class Alarms:
    """False alarms of a region in which nothing happens."""

    days: int
    waves: int  # alarms of one topic and place on following days are one

    @property
    def a_month(self) -> float:
        """How many in 30 days."""
        return self.waves * 30 / self.days


def false_alarms(seed: int, days: int, per_day: float = 330, spread: float = 1.0) -> Alarms:
    """Return how many surges are told of where there are none."""
    chance = Random(seed)
    region = world(chance, rates(chance, per_day), HISTORY + days, spread)
    seen: dict[Cell, date] = {}
    waves = 0
    for n in range(days):
        last = START + DAY * (HISTORY + n)
        for surge in find(region, last, START):
            before = seen.get(surge.cell)
            waves += before is None or (last - before).days > WINDOW_DAYS
            seen[surge.cell] = last
    return Alarms(days, waves)


def power(baseline: float, times: float, runs: int, seed: int, spread: float = 1.0) -> float:
    """Return the share of surges found: `times` the baseline (messages a day) over three days."""
    chance = Random(seed)
    mean = rates(chance, 330)
    calm = world(chance, mean, HISTORY + 1, spread)
    last = START + DAY * HISTORY
    target = Cell("всплеск", "место")
    found = 0
    for _ in range(runs):
        history = world(chance, {target: baseline}, HISTORY + 1, spread)[target]
        for n in range(WINDOW_DAYS):
            day = last - DAY * n
            raised = baseline * times * WEEK[day.weekday()]
            history[day] = poisson(chance, raised)
        surges = find(calm | {target: history}, last, START)
        found += any(surge.cell == target for surge in surges)
    return found / runs
