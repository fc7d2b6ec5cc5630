"""P1, P3: «Сохранено» means on disk; an import is all or nothing."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.exchange.sample import make_sample
from lo_appeals.services.office import Office
from lo_appeals.store import applying, backup, engine
from lo_appeals.store.bodies import NewBody
from tests.faults.killing import READY, Say, finished, killed, together
from tests.faults.office import IMPORTED, OLD, PERIOD, fresh, opened, rows, seen, whole
from tests.faults.outcome import Outcome

ROOT = Path(__file__).parents[2]
LONGEST_S = 0.35  # a kill comes within this time after the base is open
PACES = 1.6  # and at the latest after so many times what one piece of work takes
SLOW_S = {"import": 0.5, "mass edit": 0.5, "letter issue": 1.2}
REFRESH = 20  # kills on one base before a new one
Act = Callable[[Office, int], str]


def _register(office: Office, number: int) -> str:
    office.bodies.add(NewBody(f"Орган {number}", BodyType.OTHER))
    return f"body {number}"


def _close(office: Office, number: int) -> str:
    (entry,) = office.appeals.ids_of(str(number % OLD + 1))
    appeal = office.appeals.get(entry)
    answered = date(2026, 11, 1 + number % 19)
    office.appeals.correct(entry, {"answered": answered}, f"правка {number}", appeal.version)
    return f"closed {number}"


def _import(office: Office, number: int) -> str:
    said = rows(1000 + number * IMPORTED, IMPORTED)
    office.imports.apply(seen(office, said, f"import-{number}.xlsx"))
    return f"import {number}"


def _mass(office: Office, number: int) -> str:
    office.imports.apply(seen(office, rows(1, OLD, f"раздел {number}"), f"mass-{number}.xlsx"))
    return f"mass {number}"


def _issue(office: Office, number: int) -> str:
    office.reports.make(PERIOD, office.folder / "letters", issue=True)
    return f"issue {number}"


def _copy(office: Office, number: int) -> str:
    office.bodies.add(NewBody(f"К копии {number}", BodyType.OTHER))
    return f"copy {office.copies.make().file.name}"


ACTS: dict[str, Act] = {
    "register": _register, "close": _close, "import": _import, "mass edit": _mass,
    "letter issue": _issue, "backup": _copy,
}  # fmt: skip


def _work(folder: Path, act: Act, first: int, *, early: bool = False) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        office = opened(folder)
        say(READY)
        for number in range(first, first + 500):
            if early:
                say(act.__name__[1:].replace("close", "closed") + f" {number}")
            done = act(office, number)
            if not early:
                say(done)

    return work


def _seconds(folder: Path, act: Act) -> float:
    """Return how long one piece of work takes now: on a busy machine it begins later too."""

    def work(say: Say) -> None:
        office, began = opened(folder), time.monotonic()
        act(office, 1)
        say(str(time.monotonic() - began))

    return float(finished(work)[0])


def lost(folder: Path, told: list[str]) -> list[str]:
    """Return what was told as done and is not there."""
    office = opened(folder)
    try:
        journal = office.journal.entries(100_000)
        reasons = {line.reason for line in journal}
        names = {one.name for one in office.bodies.listed()}
        editions = len(office.reports.issued())
    finally:
        office.close()
    issued = [line for line in told if line.startswith("issue")]
    found = {
        "body": lambda n: f"Орган {n}" in names,
        "closed": lambda n: f"правка {n}" in reasons,
        "import": lambda n: f"import-{n}.xlsx" in reasons,
        "mass": lambda n: f"mass-{n}.xlsx" in reasons,
        "issue": lambda _n: editions >= len(issued) + 1,
        "copy": lambda n: (folder / "backups" / n).exists(),
    }
    gone = []
    for line in told:
        kind, _, rest = line.partition(" ")
        if kind == "error":
            gone.append(line)
        elif kind in found and not found[kind](rest):
            gone.append(f"lost: {line}")
    return gone


def _half_changed(folder: Path) -> list[str]:
    """A mass edit that is half there shows two words among the old entries."""
    office = opened(folder)
    try:
        appeals = office.appeals
        found = appeals.page(appeals.ids(Selection(law=Law.BOTH)))
        words = {one.subcategory for one in found if int(one.number) <= OLD}
    finally:
        office.close()
    return [f"mass edit is half there: {sorted(words)}"] if len(words) > 1 else []


def kills(made: Path, place: Path, kind: str, wanted: int) -> Iterator[Outcome]:
    """Kill the program within one kind of work."""
    outcome = Outcome("P1", f"kill −9 in: {kind}", 170)
    _kill(outcome, made, place, ACTS[kind], wanted, longest_s=SLOW_S.get(kind, LONGEST_S))
    yield outcome


def _kill(
    outcome: Outcome, made: Path, place: Path, act: Act, wanted: int, *, early: bool = False,
    stop: bool = False, longest_s: float = LONGEST_S,
) -> None:  # fmt: skip
    began, chance, told = time.monotonic(), random.Random(outcome.what), list[str]()
    folder, pace = place, 0.0
    for number in range(wanted):
        if number % REFRESH == 0:
            pace = _seconds(fresh(made, place), act)
            folder, told = fresh(made, place), []
        longest = max(longest_s, PACES * pace)
        told += killed(_work(folder, act, number * 500, early=early), chance, longest)
        outcome.trials += 1
        outcome.count("left a journal", int((folder / "lo_appeals.sqlite-journal").exists()))
        outcome.fault(*whole(folder))
        if not outcome.faults:
            outcome.fault(*lost(folder, told), *_half_changed(folder))
        if outcome.faults and (stop or len(outcome.faults) > 20):
            break
        if number % REFRESH == REFRESH - 1 or number == wanted - 1:
            outcome.count("acknowledged", len(told))
    outcome.seconds = time.monotonic() - began


def controls(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """The same runs with one guard off: each must be caught."""
    outcome = Outcome("P1", "control: an import that commits half-way", 1, control=True)
    whole_insert = applying.insert

    def half(connection: Any, number: int, new: Any, *rest: Any) -> list[int]:
        done = whole_insert(connection, number, new, *rest)
        if new:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        return done

    with patch.object(applying, "insert", half):
        _kill(outcome, made, place, _import, wanted, stop=True)
    yield outcome

    outcome = Outcome("P1", "control: no rollback journal", 1, control=True)
    with patch.object(engine, "JOURNAL", "off"), patch.object(engine, "_set_up", _spilling):
        _kill(outcome, made, place, _mass, wanted, stop=True, longest_s=0.5)
    yield outcome

    outcome = Outcome("P1", "control: «saved» is said before it is", 1, control=True)
    _kill(outcome, made, place, _close, wanted, early=True, stop=True, longest_s=0.1)
    yield outcome

    outcome = Outcome("P8", "control: a copy written under its final name", 1, control=True)
    with patch.object(backup, "_make", _careless):
        _kill(outcome, made, place, _copy, wanted, stop=True, longest_s=0.2)
    yield outcome


def _spilling(raw: Any, record: object, *, set_up: Any = engine._set_up) -> None:
    """A transaction larger than the memory for it, as a large import is."""
    set_up(raw, record)
    raw.execute("PRAGMA cache_size = 5")


def _careless(base: Path, folder: Path, at: datetime, reason: str) -> backup.Copy:
    target = folder / f"{time.time_ns()}.sqlite"
    shutil.copyfile(base, target)
    found = backup.checked(target)
    copy = backup.Copy(
        target, at, reason, found.entries, found.bodies, found.revision, backup.digest_of(target),
        target.stat().st_size,
    )  # fmt: skip
    backup.write_manifest(copy)
    return copy


def programs(place: Path, wanted: int) -> Iterator[Outcome]:
    """P3: `python -m lo_appeals import` itself is killed, then run again, then once more."""
    outcome, began = Outcome("P3", "kill −9 of `lo_appeals import`, then again", 200), 0.0
    began = time.monotonic()
    chance = random.Random(3)
    place.mkdir(parents=True, exist_ok=True)
    sample = place / "sample.xlsx"
    total = make_sample(sample, date(2026, 11, 20), rows=400)
    data = place / "data"
    opened(place / "empty").close()
    longest = _timed(place / "empty", place / "timed", sample)
    for number in range(wanted):
        if number % 5 == 0:
            fresh(place / "empty", data)
        process = subprocess.Popen(
            _command(data, sample), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.4, 1.0) * longest)
        outcome.count("killed in time", int(process.poll() is None))
        process.send_signal(signal.SIGKILL)
        process.wait()
        outcome.trials += 1
        outcome.fault(*whole(data))
        outcome.fault(*_none_or_all(data, total))
        if number % 5 == 4:
            outcome.fault(*_again(data, sample, total))
            outcome.count("run again")
    outcome.seconds = time.monotonic() - began
    yield outcome


def _command(data: Path, sample: Path) -> list[str]:
    return [sys.executable, "-m", "lo_appeals", "--data", str(data), "--today", "2026-11-20",
            "import", str(sample)]  # fmt: skip


def _timed(empty: Path, data: Path, sample: Path) -> float:
    fresh(empty, data)
    began = time.monotonic()
    subprocess.run(_command(data, sample), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


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
    for _ in range(2):
        subprocess.run(_command(data, sample), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    found = _entries(data)
    return [] if found == total else [f"after two more imports {found} entries of {total}"]


def clerks(made: Path, place: Path, edits: int) -> Iterator[Outcome]:
    """P14: several programs write one base at once; no update is lost, numbers have no gaps."""
    outcome = Outcome("P14", "4 programs write at once", 400)
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
    yield outcome
