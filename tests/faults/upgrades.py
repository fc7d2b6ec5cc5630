"""P10, P11: an update of the program changes the base whole or not at all; newer bases stay."""

import hashlib
import io
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lo_appeals.cli import main
from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE
from lo_appeals.store import upgrade as upgrading
from tests.faults.killing import Say, announced, killed, seconds
from tests.faults.office import fresh, opened
from tests.faults.outcome import Outcome
from tests.faults.released import load, revisions, tables

REFRESH = 25  # kills before the upgrade is timed anew


def _facts(base: Path, columns: dict[str, list[str]]) -> dict[str, str]:
    """Return a digest of each table over `columns`, and of the notes, which have moved since."""
    with closing(sqlite3.connect(base)) as raw:
        rows = {"notes": _notes(raw)}
        for name, wanted in columns.items():
            here = ", ".join(f'"{one}"' for one in wanted)
            rows[name] = raw.execute(f'SELECT {here} FROM "{name}" ORDER BY rowid').fetchall()
    return {name: hashlib.sha256(repr(one).encode()).hexdigest() for name, one in rows.items()}


def _notes(raw: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return the notes of entries: up to 0006 one text an entry, then rows."""
    moved = "entry_note" in tables(raw)
    return raw.execute(
        "SELECT entry_id, text FROM entry_note ORDER BY entry_id, id"
        if moved
        else "SELECT id, note FROM entry WHERE note <> '' ORDER BY id"
    ).fetchall()


def _revision(base: Path) -> str:
    with closing(sqlite3.connect(base)) as raw:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _old(revision: str, place: Path) -> Path:
    """Make the base of a released revision; some entries have notes."""
    made = load(revision, place / f"{revision}.sqlite")
    with closing(sqlite3.connect(made)) as raw, raw:
        if "note" in tables(raw)["entry"]:
            raw.execute("UPDATE entry SET note = 'пометка к ' || number WHERE id % 3 = 0")
    return made


def _columns(base: Path, place: Path) -> dict[str, list[str]]:
    """Return the columns of a base that it still has when it is brought up to date."""
    newest = place / "newest"
    _renewed(newest, base)
    opened(newest).close()
    with (
        closing(sqlite3.connect(base)) as raw,
        closing(sqlite3.connect(newest / BASE)) as now,
    ):
        had, has = tables(raw), tables(now)
    return {
        name: [one for one in wanted if one in has[name]]
        for name, wanted in had.items()
        if name != "alembic_version" and not name.startswith("entry_search")
    }


def _opening(folder: Path) -> Callable[[Say], None]:
    """Open the base as the program does; the kill comes after its migrations have begun."""

    def work(say: Say) -> None:
        with announced(say, upgrading, "_run"):
            opened(folder).close()

    return work


def killings(place: Path, revision: str, wanted: int) -> Iterator[Outcome]:
    """Kill the program while it brings a base of a released revision up to date."""
    outcome = Outcome("P10", f"kill −9 in the upgrade from {revision}", 100)
    _kill(outcome, place, revision, wanted)
    yield outcome


def halving(place: Path, wanted: int) -> Iterator[Outcome]:
    """Control: every migration is committed by itself."""
    outcome = Outcome("P10", "control: a commit after each migration", 1, control=True)
    with patch.object(upgrading, "_run", _one_by_one):
        _kill(outcome, place, older()[0], wanted, stop=True)
    yield outcome


def _one_by_one(connection: Any, target: str, *, run: Any = upgrading._run) -> None:
    for revision in [*older()[1:], target]:
        run(connection, revision)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def older() -> list[str]:
    """Return the released revisions before this program's own, oldest first."""
    return [one for one in revisions() if one != upgrading.latest()]


def _kill(outcome: Outcome, place: Path, revision: str, wanted: int, *, stop: bool = False) -> None:
    began, chance = time.monotonic(), random.Random(revision)
    original = _old(revision, place)
    columns = _columns(original, place)
    before, folder, pace = _facts(original, columns), place / "upgrade", 0.0
    for number in range(wanted):
        _renewed(folder, original)
        if number % REFRESH == 0:
            pace = seconds(_opening(folder))
            _renewed(folder, original)
        killed(_opening(folder), chance, 1.1 * pace)
        outcome.trials += 1
        outcome.fault(*_looked_at(outcome, folder, revision, before, columns))
        if outcome.faults and (stop or len(outcome.faults) > 20):
            break
    outcome.seconds = time.monotonic() - began


def _renewed(folder: Path, original: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(original, folder / BASE)


def _looked_at(
    outcome: Outcome, folder: Path, revision: str, before: dict[str, str],
    columns: dict[str, list[str]],
) -> Iterator[str]:  # fmt: skip
    reached, head = _revision(folder / BASE), upgrading.latest()
    outcome.count("killed after its end" if reached == head else "killed within it")
    if reached not in (revision, head):
        yield f"half-way at {reached}"
    try:
        office = opened(folder, holds=True)
    except UserError as error:
        yield f"does not open afterwards: {error}"
        return
    faults = office.copies.check()
    office.close()
    yield from faults
    after = _facts(folder / BASE, columns)
    yield from (f"{name} changed" for name in before if after[name] != before[name])


def failing(place: Path) -> Iterator[Outcome]:
    """An upgrade that fails its own check, from every revision: the base is as it was."""
    outcome = Outcome("P10", "an upgrade that fails its check", len(older()))
    for revision in older():
        folder = place / "failing"
        _renewed(folder, _old(revision, place))
        columns = _columns(folder / BASE, place)
        before = _facts(folder / BASE, columns)
        outcome.trials += 1
        with patch.object(upgrading, "_check", _never):
            try:
                opened(folder).close()
                outcome.fault(f"{revision}: was not refused")
            except UserError:
                outcome.count("refused")
        if _revision(folder / BASE) != revision or _facts(folder / BASE, columns) != before:
            outcome.fault(f"{revision}: changed")
    yield outcome


def _never(*_arguments: object) -> None:
    raise UserError("Обновление не прошло проверку.")


def newer(made: Path, place: Path) -> Iterator[Outcome]:
    """P11: a base of a newer program is refused by every way in, byte for byte as it was."""
    outcome = Outcome("P11", "a newer base is opened by the older program", 8)
    folder = fresh(made, place)
    with closing(sqlite3.connect(folder / BASE)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (folder / BASE).read_bytes()
    for command in (["appeals"], ["imports"], ["check"], ["backup"], ["journal"], ["settings"],
                    ["undo-import", "1"]):  # fmt: skip
        outcome.trials += 1
        with redirect_stderr(io.StringIO()):
            code = main(["--data", str(folder), *command])
        if code != 2:
            outcome.fault(f"{command} was not refused")
    outcome.trials += 1
    try:
        opened(folder, holds=True).close()
        outcome.fault("the window was not refused")
    except UserError as error:
        if "более новой" not in str(error):
            outcome.fault(str(error))
    if (folder / BASE).read_bytes() != before:
        outcome.fault("its bytes changed")
    yield outcome
