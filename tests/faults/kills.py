"""P1: «Сохранено» means on disk, whenever the program is killed."""

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services import reports
from lo_appeals.services.office import Office
from lo_appeals.store import applying, backup, engine
from lo_appeals.store.bodies import NewBody
from tests.faults.killing import READY, Say, announced, killed, seconds
from tests.faults.office import IMPORTED, OLD, PERIOD, fresh, opened, rows, seen, whole
from tests.faults.outcome import Outcome

LONGEST_S = 0.35  # a kill comes within this time after the base is open
PACES = 1.6  # and at the latest after so many times what one piece of work takes
SLOW_S = {"import": 0.5, "mass edit": 0.5, "letter issue": 0}
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


Aim = tuple[object, str]  # a function of the program after whose begin the kill comes
AIMS: dict[Act, Aim] = {_issue: (reports, "issuing")}


def _work(
    folder: Path, act: Act, first: int, *, early: bool = False, aim: Aim | None = None
) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        office = opened(folder)
        with ExitStack() as stack:
            if aim is None:
                say(READY)
            else:
                stack.enter_context(announced(say, *aim))
            for number in range(first, first + 500):
                if early:
                    say(act.__name__[1:].replace("close", "closed") + f" {number}")
                done = act(office, number)
                if not early:
                    say(done)

    return work


def _seconds(folder: Path, act: Act, aim: Aim | None) -> float:
    """Return how long one piece of work takes now: on a busy machine it begins later too."""

    def work(say: Say) -> None:
        office = opened(folder)
        with ExitStack() as stack:
            say(READY)
            if aim is not None:
                stack.enter_context(announced(say, *aim))
            act(office, 1)

    return seconds(work)


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
    """Kill the program within one kind of work.

    Where a piece of work is long, half of the kills come anywhere in it and half after its aim:
    between the letter's file and its entry in the register.
    """
    outcome, act = Outcome("P1", f"kill −9 in: {kind}", 170), ACTS[kind]
    longest, aim = SLOW_S.get(kind, LONGEST_S), AIMS.get(act)
    _kill(outcome, made, place, act, wanted - wanted // 2 if aim else wanted, longest_s=longest)
    if aim:
        _kill(outcome, made, place, act, wanted // 2, longest_s=longest, aim=aim)
    yield outcome


def _kill(
    outcome: Outcome, made: Path, place: Path, act: Act, wanted: int, *, early: bool = False,
    stop: bool = False, longest_s: float = LONGEST_S, aim: Aim | None = None,
) -> None:  # fmt: skip
    began, chance, told = (
        time.monotonic(),
        random.Random(f"{outcome.what} {aim is None}"),
        list[str](),
    )
    folder, longest = place, longest_s
    for number in range(wanted):
        if number % REFRESH == 0:
            pace = _seconds(fresh(made, place), act, aim)
            longest = max(longest_s, (PACES if longest_s else 1.25) * pace)
            folder, told = fresh(made, place), []
        said = killed(_work(folder, act, number * 500, early=early, aim=aim), chance, longest)
        told += said
        outcome.trials += 1
        outcome.count("left a journal", int((folder / "lo_appeals.sqlite-journal").exists()))
        outcome.count("before the first answer", int(not said))
        outcome.fault(*whole(folder))
        if not outcome.faults:
            outcome.fault(*lost(folder, told), *_half_changed(folder))
        if outcome.faults and (stop or len(outcome.faults) > 20):
            break
        if number % REFRESH == REFRESH - 1 or number == wanted - 1:
            outcome.count("acknowledged", len(told))
    outcome.seconds += time.monotonic() - began


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
