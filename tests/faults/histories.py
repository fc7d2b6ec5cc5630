"""P13, P15, P16: wrong clocks, figures that add up, undo that restores exactly."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.bodies import Edit
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import BASE, Office
from lo_appeals.store.bodies import NewBody
from tests.faults.office import NOW, OLD, fresh, opened, rows, seen
from tests.faults.outcome import Outcome
from tests.unit.services.test_identities import adds_up, after, identities, steps
from tests.unit.services.working import Work

EDGES = (
    datetime(2024, 2, 29, 23, 59), datetime(2026, 12, 31, 23, 59, 59), datetime(2027, 1, 1),
    datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30), datetime(2028, 2, 29),
)  # fmt: skip


def figures(place: Path, part: int, runs: int, steps_each: int) -> Iterator[Outcome]:
    """P15: after any history of work every identity of the figures holds; other parts, others."""
    outcome, began = Outcome("P15", f"histories of {steps_each} steps", 1000), time.monotonic()
    folder = place / "new"
    Work(folder).close()

    @seed(part)
    @settings(
        max_examples=runs, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(history=st.lists(steps, min_size=steps_each, max_size=steps_each))
    def holds(history: list[Callable[[Work], None]]) -> None:
        outcome.trials += 1
        outcome.count("steps", len(history))
        full = outcome.trials % 10 == 0  # the lists behind each figure too
        after(folder / BASE, history, identities if full else _figures)

    try:
        holds()
    except Exception as error:  # a step that breaks off is as bad as a figure that is wrong
        said = " ".join(str(error).split())[:300]
        outcome.fault(f"{type(error).__name__}: {said or 'an identity does not hold'}")
    outcome.seconds = time.monotonic() - began
    yield outcome


def _figures(work: Work) -> None:
    reports = [work.office.reports.month(Period.month(2026, month)) for month in (9, 10, 11)]
    for before, following in pairwise(reports):
        assert before.total.closing == following.total.opening
    for report in reports:
        adds_up(report)


def clocks(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """P13: whatever the clock says, copies are made and a clock that went back is told."""
    outcome, began = Outcome("P13", "clock wrong by up to 5 years", 300), time.monotonic()
    chance = random.Random(13)
    now = [NOW]
    folder = fresh(made, place)
    for number in range(wanted):
        if number % 30 == 0:
            folder = fresh(made, place)
        shift = timedelta(seconds=chance.randint(-5 * 365 * 86400, 5 * 365 * 86400))
        now[0] = EDGES[number] if number < len(EDGES) else NOW + shift
        office = Office(folder, lambda: now[0], who="clerk", holds=True)
        outcome.trials += 1
        latest = office.journal.entries(1)[0].at
        if now[0] < latest - timedelta(hours=2):
            outcome.count("clock behind the journal")
            if not any("Часы" in line for line in office.copies.warnings()):
                outcome.fault(f"no warning at {now[0]}")
        before = office.copies.listed()
        office.bodies.add(NewBody(f"Орган {number}", BodyType.OTHER))
        copy = office.copies.make_if_changed()
        if copy is None or office.copies.listed()[0] != copy:
            outcome.fault(f"no copy at {now[0]}")
        days = {one.made_at.date() for one in before}
        if len({one.made_at.date() for one in office.copies.listed()}) < min(len(days), 7):
            outcome.fault(f"copies of whole days went at {now[0]}")
        office.close()
    outcome.seconds = time.monotonic() - began
    yield outcome


# --- undo ---------------------------------------------------------------------------------------


def _correct(office: Office, chance: random.Random, _number: int) -> Changes:
    (entry,) = office.appeals.ids_of(str(chance.randint(1, OLD)))
    appeal = office.appeals.get(entry)
    day = date(2026, 11, chance.randint(1, 19))
    return office.appeals.correct(entry, {"answered": day}, "проба", appeal.version)


def _annotate(office: Office, chance: random.Random, number: int) -> Changes:
    (entry,) = office.appeals.ids_of(str(chance.randint(1, OLD)))
    return office.notes.add(entry, f"пометка {number}")


def _load(office: Office, chance: random.Random, number: int) -> Changes:
    first = chance.choice((1, 1, 5000 + 100 * number))
    said = rows(first, chance.randint(1, 40), f"раздел {number}")
    return office.imports.apply(seen(office, said, f"undo-{number}.xlsx"))


def _add(office: Office, _chance: random.Random, number: int) -> Changes:
    return office.bodies.add(NewBody(f"Новый орган {number}", BodyType.OTHER))


def _edit(office: Office, chance: random.Random, number: int) -> Changes:
    one = chance.choice(office.bodies.listed())
    edit = Edit(f"Кратко {number}", chance.choice(list(BodyType)), None, chance.random() < 0.5)
    return office.bodies.edit(one.id, edit, one.version)


def _rename(office: Office, chance: random.Random, number: int) -> Changes:
    one = chance.choice(office.bodies.listed())
    day = date(2026, 1, 1) + timedelta(days=number)
    return office.bodies.rename(one.id, f"Имя {number}", f"И{number}", day, one.version)


def _merge(office: Office, chance: random.Random, _number: int) -> Changes:
    one, into = chance.sample(office.bodies.listed(), 2)
    return office.bodies.merge(one.id, into.id, date(2026, 11, 1), one.version)


def _abolish(office: Office, chance: random.Random, _number: int) -> Changes:
    one = chance.choice(office.bodies.listed())
    return office.bodies.abolish(one.id, date(2026, 11, 1), one.version)


def _set(office: Office, _chance: random.Random, number: int) -> Changes:
    return office.settings.set_from_json({"order_number": str(number)})


COMMANDS = (_correct, _annotate, _load, _add, _edit, _rename, _merge, _abolish, _set)
HISTORY = ("journal", "journal_value", "sqlite_sequence", "batch", "image")


def _dump(folder: Path) -> dict[str, list[str]]:
    """Return the base without its journal and the counters of versions."""
    with closing(sqlite3.connect(folder / BASE)) as raw:
        tables = [
            name
            for name, sql in raw.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
            if name not in HISTORY and not name.startswith("entry_search") and "VIRTUAL" not in sql
        ]
        found = {}
        for name in tables:
            columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
            kept = [f'"{one}"' for one in columns if one not in ("version", "version_after")]
            if name == "correction":
                kept.remove('"id"')
            rows_now = raw.execute(f'SELECT {", ".join(kept)} FROM "{name}"').fetchall()
            found[name] = sorted(map(repr, rows_now))
        found["search"] = sorted(map(repr, raw.execute("SELECT rowid, * FROM entry_search")))
    return found


def undoings(made: Path, place: Path, runs: int, levels: int = 30) -> Iterator[Outcome]:
    """P16: a chain of commands is taken back one by one; each step is as it was before."""
    outcome, began = Outcome("P16", f"undo of chains of {levels} commands", 30), time.monotonic()
    for run in range(runs):
        chance, folder = random.Random(run), fresh(made, place)
        office = opened(folder)
        done: list[tuple[str, Changes, dict[str, list[str]]]] = []
        while len(done) < levels:
            before = _dump(folder)
            command = COMMANDS[len(done) % len(COMMANDS)]
            try:
                changes = command(office, chance, len(done) + run * 100)
            except UserError:
                outcome.count("refused")
                continue
            if changes.undo is not None:
                done.append((command.__name__[1:], changes, before))
        outcome.trials += 1
        outcome.fault(*_taken_back(outcome, folder, done))
        office.close()
    outcome.seconds = time.monotonic() - began
    yield outcome


def _taken_back(
    outcome: Outcome, folder: Path, done: list[tuple[str, Changes, dict[str, list[str]]]]
) -> Iterator[str]:
    for name, changes, before in reversed(done):
        assert changes.undo is not None
        try:
            changes.undo()
        except UserError as error:
            yield f"{name} was not taken back: {error}"
            return
        outcome.count(f"taken back: {name}")
        now = _dump(folder)
        different = [table for table in before if before[table] != now.get(table)]
        if different:
            gone = sorted(set(before[different[0]]) ^ set(now[different[0]]))[:2]
            yield f"{name}: {different} differ: {gone}"
            return
