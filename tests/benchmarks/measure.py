"""Paired measuring: peer and product in one run, medians of rounds, a ratio against a target."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: the ratio is the product's median over the peer's."""

    area: str
    peer: str
    peer_ms: float
    ours_ms: float
    target: float
    rows: int
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the peer's time."""
        return self.ours_ms / self.peer_ms

    @property
    def met(self) -> bool:
        """Whether the target ratio is reached."""
        return self.ratio <= self.target


def timed(work: Callable[[], object]) -> float:
    """Return milliseconds of one run, garbage collected before it."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def pair(
    area: str, peer: str, rows: int, target: float,
    of_peer: Callable[[], object], ours: Callable[[], object],
    *, rounds: int = 3, note: str = "",
) -> Result:  # fmt: skip
    """Run peer and product by turns and return the medians."""
    theirs, mine = [], []
    for _ in range(rounds):
        theirs.append(timed(of_peer))
        mine.append(timed(ours))
    made = Result(area, peer, median(theirs), median(mine), target, rows, note)
    print(f"{area}: {made.ours_ms:.1f} ms / {made.peer_ms:.1f} ms = {made.ratio:.2f} "
          f"(<= {target:g})", flush=True)  # fmt: skip
    return made


def p95(work: Callable[[str], object], queries: list[str], rounds: int = 3) -> float:
    """Return the 95th percentile in milliseconds over queries and rounds."""
    times = sorted(timed(lambda q=query: work(q)) for query in queries for _ in range(rounds))
    return times[min(int(len(times) * 0.95), len(times) - 1)]
