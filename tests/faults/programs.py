"""P3, P14: the command itself is killed in an import; several programs write one base at once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lo_appeals.cli import main
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.exchange.sample import make_sample
from lo_appeals.services.imports import ImportsService
from lo_appeals.store.engine import Database
from tests.faults.killing import READY, Say, announced, finished, killed, seconds, together
from tests.faults.kills import _close, _issue, _register, lost
from tests.faults.office import fresh, opened, whole
from tests.faults.outcome import Outcome

ROOT = Path(__file__).parents[2]
ANEW = 10  # each tenth kill is of a process that was started anew, not of a fork
AGAIN = 5  # after so many kills the import is run to its end, twice
APPLYING = (ImportsService, "apply")  # the copy before it and its transaction


def imports(place: Path, wanted: int) -> Iterator[Outcome]:
    """P3: `lo_appeals import` itself is killed anywhere or in its writing, then run again."""
    outcome, began = Outcome("P3", "kill −9 of `lo_appeals import`, then again", 200), 0.0
    began, chance = time.monotonic(), random.Random(3)
    place.mkdir(parents=True, exist_ok=True)
    sample, data = place / "sample.xlsx", place / "data"
    total = make_sample(sample, date(2026, 11, 20), rows=400)
    opened(place / "empty").close()
    whole_s, writing_s = _paces(place, sample)
    for number in range(wanted):
        if number % AGAIN == 0:
            fresh(place / "empty", data)
        if number % ANEW == 0:
            _killed_anew(outcome, data, sample, chance.random() * (whole_s + 1))
        else:
            written = number % 2 == 0
            longest = writing_s if written else whole_s
            told = killed(_import(data, sample, applying=written), chance, 1.05 * longest)
            outcome.count("killed in its writing" if written else "killed anywhere in it",
                          int("end" not in told))  # fmt: skip
        outcome.trials += 1
        outcome.fault(*whole(data), *_none_or_all(data, total))
        if number % AGAIN == AGAIN - 1:
            outcome.fault(*_again(data, sample, total))
            outcome.count("run again", 2)
    outcome.seconds = time.monotonic() - began
    yield outcome


def _arguments(data: Path, sample: Path) -> list[str]:
    return ["--data", str(data), "--today", "2026-11-20", "import", str(sample)]


def _import(data: Path, sample: Path, *, applying: bool = False) -> Callable[[Say], None]:
    """The command itself, in a process of its own that had been loaded before."""

    def work(say: Say) -> None:
        aimed = announced(say, *APPLYING) if applying else nullcontext()
        if not applying:
            say(READY)
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), aimed:
            assert main(_arguments(data, sample)) == 0

    return work


def _paces(place: Path, sample: Path) -> tuple[float, float]:
    """Return how long the command takes, and its writing."""
    found = []
    for applying in (False, True):
        data = fresh(place / "empty", place / "timed")
        found.append(seconds(_import(data, sample, applying=applying)))
    return found[0], found[1]


def _killed_anew(outcome: Outcome, data: Path, sample: Path, after_s: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lo_appeals", *_arguments(data, sample)], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after_s)
    outcome.count("killed as a process started anew", int(process.poll() is None))
    process.send_signal(signal.SIGKILL)
    process.wait()


def _entries(data: Path) -> int:
    office = opened(data)
    try:
        return office.appeals.count(Selection(law=Law.BOTH))
    finally:
        office.close()


def _none_or_all(data: Path, total: int) -> list[str]:
    found = _entries(data)
    return [] if found in (0, total) else [f"{found} of {total} entries"]


def _again(data: Path, sample: Path, total: int) -> list[str]:
    told = [line for _ in range(2) for line in finished(_import(data, sample))]
    found = _entries(data)
    if told == ["end", "end"] and found == total:
        return []
    return [f"after two more imports {found} entries of {total}: {told}"]


def clerks(made: Path, place: Path, edits: int) -> Iterator[Outcome]:
    """P14: several programs write one base at once; no update is lost, numbers have no gaps."""
    outcome = Outcome("P14", "4 programs write at once", 400)
    _written_together(outcome, made, place, edits)
    yield outcome
    outcome = Outcome("P14", "control: writers that do not take the lock first", 1, control=True)
    with patch.object(Database, "_begin", _lockless):
        _written_together(outcome, made, place, min(edits, 80))
    yield outcome


def _lockless(_database: Database, connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _written_together(outcome: Outcome, made: Path, place: Path, edits: int) -> None:
    began, folder = time.monotonic(), fresh(made, place)
    share = edits // 4

    def work(who: int) -> Callable[[Say], None]:
        def writing(say: Say) -> None:
            office = opened(folder)
            for number in range(share):
                say((_issue if number % 20 == 19 else _close if number % 2 else _register)(
                    office, who * 10_000 + number * 4 + who))  # fmt: skip

        return writing

    told = together([work(who) for who in range(4)])
    outcome.trials = sum(line.split()[0] in ("body", "closed", "issue") for line in told)
    outcome.count("refused as changed meanwhile", sum("изменил" in line for line in told))
    outcome.fault(*(line for line in told if line.startswith("error") and "изменил" not in line))
    outcome.fault(*lost(folder, [x for x in told if not x.startswith("error")]), *whole(folder))
    outcome.seconds = time.monotonic() - began
