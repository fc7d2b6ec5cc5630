"""P8, P9: copies open, and restoring makes nothing worse."""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE
from lo_appeals.services.restoring import restore_and_open
from lo_appeals.store import backup, restore
from tests.faults.killing import READY, Say, finished, together
from tests.faults.kills import _close, _import, _register
from tests.faults.office import NOW, fresh, opened, whole
from tests.faults.outcome import Outcome

LATER_S = 0.006  # about a touch's own time, writing to the disk included
TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate")


def under_load(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """Copies are made while another program writes without a pause."""
    outcome, began = Outcome("P8", "copies while another program writes", 200), time.monotonic()
    folder = fresh(made, place)
    done = folder / "done"

    def writing(say: Say) -> None:
        office, number = opened(folder), 0
        while not done.exists():
            number += 1
            (_import if number % 10 == 0 else _close if number % 2 else _register)(office, number)
        say(f"written {number}")

    def copying(say: Say) -> None:
        office = opened(folder)
        try:
            for _ in range(wanted):
                say(f"copy {office.copies.make().file.name}")
        finally:
            done.touch()

    for line in together([writing, copying]):
        kind, _, rest = line.partition(" ")
        if kind == "error":
            outcome.fault(line)
        elif kind == "written":
            outcome.count("changes meanwhile", int(rest))
        outcome.trials += kind == "copy"
    done.unlink()
    outcome.fault(*whole(folder))
    outcome.count("kept after thinning", len(backup.copies(folder / "backups")))
    outcome.seconds = time.monotonic() - began
    yield outcome


def flips(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """One byte of a copy is changed: its manifest must tell; without the manifest many pass."""
    outcome, began = Outcome("P8", "one byte of a copy changed", 300), time.monotonic()
    bare = Outcome("P8", "control: the same without the manifest's digest", 1, control=True)
    folder, chance = fresh(made, place), random.Random(8)
    copy = backup.copies(folder / "backups")[0]
    data = copy.file.read_bytes()
    for _ in range(wanted):
        spoilt = bytearray(data)
        at = chance.randrange(len(spoilt))
        spoilt[at] ^= chance.randrange(1, 256)
        copy.file.write_bytes(spoilt)
        outcome.trials += 1
        bare.trials += 1
        try:
            backup.verify(copy)
            outcome.fault(f"byte {at} not noticed")
        except UserError:
            outcome.count("found")
        try:
            backup.checked(copy.file)
            bare.fault(f"byte {at} not noticed")
        except (UserError, sqlite3.Error, UnicodeDecodeError):
            bare.count("found by the engine's own check")
    outcome.seconds = bare.seconds = time.monotonic() - began
    yield outcome
    yield bare


def _restoring(folder: Path, die_at: int, later_s: float = 0) -> Callable[[Say], None]:
    """Restore the only copy; die before the n-th touch of a file of the base, or a moment later."""
    left = [die_at]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and str(folder) in str(arguments[0]):
            left[0] -= 1
            if left[0] == -1 and later_s:
                signal.setitimer(signal.ITIMER_REAL, later_s)  # nobody handles it: it kills
            elif left[0] == -1:
                os.kill(os.getpid(), signal.SIGKILL)

    def work(say: Say) -> None:
        source = next((folder / "backups").glob("*по-просьбе.sqlite"))
        say(READY)
        sys.addaudithook(watch)
        office, _ = restore_and_open(folder, source, "clerk", lambda: NOW, lambda: "")
        office.close()

    return work


def _names(folder: Path) -> int:
    with closing(sqlite3.connect(folder / BASE)) as raw:
        return int(raw.execute("SELECT count(*) FROM body").fetchone()[0])


def _prepared(made: Path, place: Path, kind: str) -> tuple[Path, int, int]:
    """Return a base that has gone on since its copy, and the bodies then and now."""
    folder = fresh(made, place)
    then = _names(folder)
    office = opened(folder)
    _register(office, 1)
    office.close()
    now = _names(folder)
    if kind == "a log of another base beside it":
        (folder / f"{BASE}-wal").write_bytes(b"\x37\x7f\x06\x82" + os.urandom(9000))
    if kind == "an unfinished transaction beside it":
        finished(lambda _say: _unfinished(folder))
    if kind == "a damaged base":
        with (folder / BASE).open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(40_960))
    return folder, then, now


def _unfinished(folder: Path) -> None:
    raw = sqlite3.connect(folder / BASE, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.execute("UPDATE body SET short_name = 'половина'")
    raw.execute("UPDATE setting SET value = '1'")
    raw.execute("UPDATE entry SET note = note || 'половина'")
    os.kill(os.getpid(), signal.SIGKILL)


KINDS = ("a whole base", "an unfinished transaction beside it", "a damaged base",
         "a log of another base beside it")  # fmt: skip
EACH = 13  # times at each step of a restoring with each kind of base: over fifty in all


def restorings(made: Path, place: Path, kind: str, rounds: int) -> Iterator[Outcome]:
    """Kill the restoring of a kind of base at each of its touches of a file, many times.

    The first time exactly before the touch, then at random moments after it began.
    """
    outcome, began = Outcome("P9", f"restoring killed at each step: {kind}", 50), time.monotonic()
    found, chance = _prepared(made, place / "prepared", kind), random.Random(9)
    steps = 0
    while _killed_at(outcome, found, place / "work", kind, steps):
        steps += 1
    for _ in range(rounds - 1):
        for step in range(steps):
            later = chance.uniform(0.0001, LATER_S)
            _killed_at(outcome, found, place / "work", kind, step, later)
    outcome.count("steps", steps)
    outcome.wanted = EACH * steps
    outcome.seconds = time.monotonic() - began
    yield outcome


def _killed_at(
    outcome: Outcome, prepared: tuple[Path, int, int], place: Path, kind: str, step: int,
    later_s: float = 0,
) -> bool:  # fmt: skip
    """One restoring that dies at a step; return whether it died at all."""
    base, then, now = prepared
    folder = fresh(base, place)
    told = finished(_restoring(folder, step, later_s))
    outcome.trials += 1
    outcome.count("ended before the kill" if "end" in told else "killed")
    faults = [line for line in told if line.startswith("error")]
    found = faults or _after(folder, kind, then, now, figures=later_s == 0)
    outcome.fault(*(f"step {step}: {line}" for line in found))
    return "end" not in told and len(outcome.faults) < 20


def _after(folder: Path, kind: str, then: int, now: int, *, figures: bool) -> list[str]:
    """Look at the base as the clerk's next start does."""
    try:
        office = opened(folder, holds=True)
    except UserError as error:
        if kind == "a damaged base" and "повреждена" in str(error):
            return _still_restorable(folder, then, figures=figures)
        if kind == "a log of another base beside it" and "повреждена" in str(error):
            return _still_restorable(folder, then, figures=figures)
        return [f"does not open: {error}"]
    office.close()
    if _names(folder) not in (then, now):
        return [f"{_names(folder)} bodies, not {then} or {now}"]
    if kind in KINDS[:2] or _names(folder) == then:
        return whole(folder, figures=figures)
    return []


def _still_restorable(folder: Path, then: int, *, figures: bool) -> list[str]:
    """A base that was damaged before may still be; restoring again must mend it."""
    told = finished(_restoring(folder, 1_000_000))
    if told != ["end"] or _names(folder) != then:
        return [f"restoring again: {told}, {_names(folder)} bodies"]
    return whole(folder, figures=figures)


def careless(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """Control: the copy is put over the base while its unfinished transaction lies beside."""
    outcome = Outcome(
        "P9", "control: the old log is left beside the restored base", 1, control=True
    )

    def over(base: Path, source: Path, *_rest: object) -> None:
        shutil.copyfile(source, base)

    for _ in range(wanted):
        folder, then, _ = _prepared(made, place, KINDS[1])
        source = next((folder / "backups").glob("*по-просьбе.sqlite"))
        with patch.object(restore, "restore", over):
            restore.restore(folder / BASE, source, folder, NOW, "clerk")
        outcome.trials += 1
        faults = whole(folder)
        if faults or _names(folder) != then:
            outcome.fault(*(faults or ["a mixture of two bases"]))
            break
    yield outcome
