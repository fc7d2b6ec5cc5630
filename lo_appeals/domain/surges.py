"""Heightened activity (п. 12): counts by topic and place against their own history (A9).

The test. A window of three days is compared with the eight weeks before it, weekdays evened out.
Under «nothing happened» the window's count follows a negative binomial law: Poisson, widened by the
spread that the history itself shows and by how little of it there is. The p-value is the chance of
so many messages or more.

The correction. All topics and places are judged every day. A window of fewer than FLOOR messages is
never a surge, so a rare topic can hardly raise a false alarm; the threshold is the largest `t` for
which the sum over all comparisons of min(t, chance to reach the floor) stays under ALARMS_A_DAY.
That bounds the false alarms expected of the whole region (Bonferroni, for discrete tests).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log

WINDOW_DAYS = 3
HISTORY_DAYS = 56
SHORTEST_HISTORY = 28  # days; with less there is nothing to compare with
FLOOR = 10  # messages in a window
ALARMS_A_DAY = 1 / 60  # false ones, expected at most: uneven days leave room for twice as many
PLAIN_THRESHOLD = 0.001  # however few the comparisons
PRIOR_BLOCKS = 54  # how many windows the region's spread weighs: a cell's own 18 scatter widely
ALIKE = 0.8  # share of common messages from which two surges are one
_NEGLIGIBLE = 0.2  # an expected count under which the floor is out of reach

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One comparison: a topic in a place; `of_territory` tells a territory from a body."""

    topic: str
    place: str
    of_territory: bool = False


@dataclass(frozen=True, slots=True)
class Surge:
    """A window that its own history does not explain, with the evidence."""

    cell: Cell
    first: date
    last: date
    count: int
    expected: float
    p_value: float
    threshold: float  # below which a p-value counts, with all comparisons of the day
    comparisons: int
    past: tuple[int, ...]  # counts of the windows before, oldest first

    @property
    def ratio(self) -> float:
        """How many times the expected count."""
        return self.count / self.expected

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether both are one wave: the windows meet, or one follows the other."""
        return first <= self.last + DAY and self.first <= last + DAY


def tail(count: int, mean: float, variance: float) -> float:
    """Return the chance of `count` or more messages: negative binomial, Poisson where it is none.

    Summed from the small end, so that very small chances keep their digits.
    """
    if count <= 0:
        return 1.0
    if variance <= mean * (1 + 1e-9):
        term = exp(count * log(mean) - mean - lgamma(count + 1))
        return _summed(term, lambda k: mean / (k + 1), count)
    size = mean * mean / (variance - mean)
    failure = 1 - mean / variance
    term = exp(
        lgamma(count + size) - lgamma(size) - lgamma(count + 1)
        + size * log(mean / variance) + count * log(failure)
    )  # fmt: skip
    return _summed(term, lambda k: (k + size) / (k + 1) * failure, count)


def _summed(term: float, ratio: Callable[[int], float], start: int) -> float:
    total, k = 0.0, start
    while term > total * 1e-12 and k < start + 100_000:
        total += term
        term *= ratio(k)
        k += 1
    return min(total, 1.0)


@dataclass(frozen=True, slots=True)
class _Judged:
    cell: Cell
    count: int
    expected: float
    variance: float
    past: tuple[int, ...]


def find(counts: Mapping[Cell, Mapping[date, int]], last: date, known_from: date) -> list[Surge]:
    """Return the surges of the window that ends on `last`, the least likely first.

    `counts` are messages by day of registration; days without any may be left out. `known_from` is
    the first day that the data cover.
    """
    first = last - DAY * (WINDOW_DAYS - 1)
    since = max(first - DAY * HISTORY_DAYS, known_from)
    blocks = (first - since).days // WINDOW_DAYS
    if blocks * WINDOW_DAYS < SHORTEST_HISTORY:
        return []
    busy = _weekdays(counts.values(), first - DAY * (blocks * WINDOW_DAYS), first)
    judged = _judge(counts, first, blocks, busy)
    threshold = _threshold(judged)
    found = []
    for one in judged:
        if one.count < FLOOR or one.count <= one.expected:
            continue
        p_value = tail(one.count, one.expected, one.variance)
        if p_value <= threshold:
            found.append(
                Surge(one.cell, first, last, one.count, one.expected, p_value, threshold,
                      len(judged), one.past)
            )  # fmt: skip
    return sorted(found, key=lambda surge: (surge.p_value, surge.cell))


def _weekdays(histories: Iterable[Mapping[date, int]], start: date, end: date) -> tuple[float, ...]:
    """Return how busy each weekday is in the whole region; the mean is 1."""
    totals, days = [1.0] * 7, [0] * 7
    for offset in range((end - start).days):
        days[(start + DAY * offset).weekday()] += 1
    for history in histories:
        for day, count in history.items():
            if start <= day < end:
                totals[day.weekday()] += count
    rates = [total / max(n, 1) for total, n in zip(totals, days, strict=True)]
    mean = sum(rates) / 7
    return tuple(rate / mean for rate in rates)


def _judge(
    counts: Mapping[Cell, Mapping[date, int]], first: date, blocks: int, busy: Sequence[float]
) -> list[_Judged]:
    """Return each cell's window with what its history lets expect."""
    starts = [first - DAY * (WINDOW_DAYS * (blocks - n)) for n in range(blocks + 1)]
    weights = [
        sum(busy[(start + DAY * n).weekday()] for n in range(WINDOW_DAYS)) for start in starts
    ]
    measured = []
    for cell, history in counts.items():
        sums = _sums(history, starts[0], blocks + 1)
        measured.append((cell, sums, _spread(sums[:-1], weights[:-1])))
    usual = _usual_spread([spread for _, sums, spread in measured if sum(sums[:-1]) >= blocks])
    exposure, now = sum(weights[:-1]), weights[-1]
    found = []
    for cell, sums, spread in measured:
        seen = sum(sums[:-1])
        expected = (seen + 0.5) / exposure * now
        widened = max(1.0, (spread * blocks + usual * PRIOR_BLOCKS) / (blocks + PRIOR_BLOCKS))
        variance = expected * widened + expected * expected / (seen + 0.5)
        found.append(_Judged(cell, sums[-1], expected, variance, tuple(sums[:-1])))
    return found


def _sums(history: Mapping[date, int], start: date, blocks: int) -> list[int]:
    sums = [0] * blocks
    origin = start.toordinal()
    for day, count in history.items():
        at, rest = divmod(day.toordinal() - origin, WINDOW_DAYS)
        if 0 <= at < blocks and rest >= 0:
            sums[at] += count
    return sums


def _spread(sums: Sequence[int], weights: Sequence[float]) -> float:
    """Return variance over mean of the history's windows (Pearson): 1 for Poisson."""
    rate = sum(sums) / sum(weights)
    if rate == 0 or len(sums) < 2:
        return 1.0
    squares = sum((x - rate * w) ** 2 / (rate * w) for x, w in zip(sums, weights, strict=True))
    return squares / (len(sums) - 1)


def _usual_spread(spreads: list[float]) -> float:
    """Return the median spread of the busier cells, at least 1."""
    return max(1.0, sorted(spreads)[len(spreads) // 2]) if spreads else 1.0


def _threshold(judged: Sequence[_Judged]) -> float:
    """Return the p-value below which a window counts, by the correction told above."""
    reach = sorted(
        (tail(FLOOR, one.expected, one.variance) for one in judged if one.expected > _NEGLIGIBLE),
        reverse=True,
    )
    rest = sum(reach)
    if rest <= ALARMS_A_DAY:
        return PLAIN_THRESHOLD  # the floor alone is rare enough
    threshold = 0.0
    for cut, chance in enumerate(reach, 1):  # so many chances are cut down to the threshold
        rest -= chance
        threshold = (ALARMS_A_DAY - rest) / cut
        if cut == len(reach) or threshold >= reach[cut]:
            break
    return min(threshold, PLAIN_THRESHOLD)


def apart(surges: Sequence[tuple[Surge, frozenset[str]]]) -> list[tuple[Surge, frozenset[str]]]:
    """Return surges without those that tell of a wave told before, by place or by messages."""
    kept: list[tuple[Surge, frozenset[str]]] = []
    for surge, numbers in surges:
        if not any(_one_wave(surge, numbers, *other) for other in kept):
            kept.append((surge, numbers))
    return kept


def _one_wave(surge: Surge, numbers: frozenset[str], other: Surge, others: frozenset[str]) -> bool:
    same_place = surge.cell == other.cell and surge.overlaps(other.first, other.last)
    return same_place or len(numbers & others) >= ALIKE * len(numbers)
