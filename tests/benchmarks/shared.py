"""The shared base beside the base in a file: python -m tests.benchmarks.shared [ROWS].

The same made-up region on both, the same services, rounds in turn; medians and their ratio.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.office import Office
from lo_appeals.services.shared_base import move_base
from tests.benchmarks.region import NOW, build
from tests.postgres.server import Server

ROUNDS = 7
PAGE = 200
Work = Callable[[Office], object]


def _page(selection: Selection) -> Work:
    def work(office: Office) -> object:
        return office.appeals.page(office.appeals.ids(selection)[:PAGE])

    return work


def _edit(office: Office) -> object:
    one = office.appeals.get(1)
    return office.appeals.correct(1, {"foiv_email": f"правка {time.monotonic()}"}, "", one.version)


WORKS: dict[str, Work] = {
    "first page of open entries": _page(Selection(quick=Quick.OPEN)),
    "first page of all, sorted by due day": _page(Selection(law=Law.BOTH)),
    "counts of the quick states": lambda office: office.appeals.counts(Selection()),
    "search: a word in any form": _page(Selection(find="двора", law=Law.BOTH)),
    "search: two words": _page(Selection(find="дорога снег", law=Law.BOTH)),
    "search: part of a number": _page(Selection(find="00123", law=Law.BOTH)),
    "month's figures": lambda office: office.reports.month(Period.month(2026, 10)),
    "one edit": _edit,
}


def measure(work: Work, offices: tuple[Office, ...]) -> list[float]:
    """Return the median seconds of each office, rounds in turn."""
    taken: list[list[float]] = [[] for _ in offices]
    for _ in range(ROUNDS + 1):
        for office, times in zip(offices, taken, strict=True):
            begun = time.perf_counter()
            work(office)
            times.append(time.perf_counter() - begun)
    return [statistics.median(times[1:]) for times in taken]


def main(rows: int) -> None:
    server = Server(durable=True, options=("-c", "shared_buffers=512MB"))
    try:
        with tempfile.TemporaryDirectory(prefix="lo-appeals-") as name:
            folder = build(Path(name) / "file", rows)
            url, begun = server.make("region"), time.perf_counter()
            move_base(str(folder), url)
            sys.stdout.write(f"{rows} entries, moved in {time.perf_counter() - begun:.0f} s\n\n")
            server.order("VACUUM ANALYZE", "region")
            with (
                closing(Office(folder, lambda: NOW, who="a")) as single,
                closing(Office(Path(name) / "s", lambda: NOW, url=url, who="a")) as shared,
            ):
                sys.stdout.write("| what | file, ms | server, ms | ratio |\n|---|---|---|---|\n")
                for title, work in WORKS.items():
                    here, there = measure(work, (single, shared))
                    line = (
                        f"| {title} | {here * 1e3:.1f} | {there * 1e3:.1f} | {there / here:.2f} |"
                    )
                    sys.stdout.write(line + "\n")
                    sys.stdout.flush()
    finally:
        server.remove()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
