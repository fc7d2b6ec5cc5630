"""A base worth losing, and the look that tells whether anything of it is lost."""

import hashlib
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from lo_appeals.commands.demo import ORGANISATION
from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.timeliness import Period
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.judging import preview
from lo_appeals.services.letters_files import WAITING
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.previewing import Preview
from lo_appeals.store import backup
from lo_appeals.store.engine import Database
from tests.unit.services.working import export, facts

NOW = datetime(2026, 11, 20, 12)
PERIOD = Period.month(2026, 10)
FIRST = date(2026, 9, 1)
OLD = 200  # entries of the base before anything is tried
IMPORTED = 150  # entries of one import under trial


def opened(folder: Path, *, holds: bool = False) -> Office:
    """Open the office as the program does."""
    return Office(folder, lambda: NOW, who="clerk", directory=fictional_bodies(), holds=holds)


def rows(first: int, count: int, word: str = "") -> list[PortalFacts]:
    """Return rows of an export with numbers from `first`."""
    return [
        facts(first + n, FIRST + timedelta(days=n % 40), subcategory=word,
              org_current=f"Комитет {n % 7}", stage="В работе", status="В работе")
        for n in range(count)
    ]  # fmt: skip


def seen(office: Office, said: Sequence[PortalFacts], name: str) -> Preview:
    """Return the preview of an export of those rows."""
    made = replace(export(list(said), name=name), sha256=hashlib.sha256(name.encode()).hexdigest())
    database = Database.at(office.folder / BASE)
    try:
        with database.read() as connection:
            moment = datetime.combine(NOW.date(), time(11))
            return preview(connection, made, moment, office.rules.deriver())
    finally:
        database.close()


def template(folder: Path, entries: int = OLD) -> Path:
    """Make a base with settings, imported entries, a copy and an issued report."""
    office = opened(folder)
    office.settings.set_from_json(ORGANISATION)
    office.imports.apply(seen(office, rows(1, entries), "first.xlsx"))
    office.reports.make(PERIOD, folder / "letters", issue=True)
    office.copies.make()
    office.close()
    return folder


def fresh(made: Path, target: Path) -> Path:
    """Return a new working copy of the template."""
    if target.exists():
        shutil.rmtree(target)
    return shutil.copytree(made, target)


def whole(folder: Path, *, figures: bool = True) -> list[str]:
    """Return what is wrong with a base after a crash; the program itself opens it first.

    Without `figures` the month is not counted: that costs more than all the rest together.
    """
    try:
        office = opened(folder, holds=True)
    except UserError as error:
        return [f"does not open: {error}"]
    try:
        faults = list(office.copies.check())
        total = office.reports.month(PERIOD).total if figures else None
        if total and total.opening + total.received - total.answered != total.closing:
            faults.append("opening + received − answered ≠ closing")
    except Exception as error:  # whatever a damaged base makes of the program
        return [f"does not answer: {type(error).__name__} {error}"]
    finally:
        office.close()
    return faults + _rows(folder / BASE) + _files(folder)


def _rows(base: Path) -> list[str]:
    faults = []
    with closing(sqlite3.connect(base)) as raw:
        for number, new in raw.execute("SELECT id, new FROM batch").fetchall():
            made = raw.execute("SELECT count(*) FROM entry WHERE made_by = ?", (number,)).fetchone()
            images = raw.execute(
                "SELECT count(*) FROM image WHERE batch_id = ? AND what = 'new'", (number,)
            ).fetchone()
            said = raw.execute(
                "SELECT count(*) FROM journal WHERE subject = ?", (f"загрузка {number}",)
            ).fetchone()
            if (made[0], images[0], said[0]) != (new, new, 1):
                faults.append(f"import {number}: {made[0]} of {new} entries, {said[0]} in journal")
        entries = raw.execute("SELECT count(*) FROM entry").fetchone()[0]
        words = raw.execute("SELECT count(*) FROM entry_search").fetchone()[0]
        if entries != words:
            faults.append(f"{entries} entries, {words} in the search")
        editions = [r[0] for r in raw.execute("SELECT edition FROM issued_report ORDER BY 1")]
        if editions != list(range(1, len(editions) + 1)):
            faults.append(f"editions {editions}")
        for file, sha256 in raw.execute("SELECT file, sha256 FROM issued_report"):
            letter = base.parent / "letters" / Path(file).name
            if not letter.exists():
                faults.append(f"letter {letter.name} is gone")
            elif hashlib.sha256(letter.read_bytes()).hexdigest() != sha256:
                faults.append(f"letter {letter.name} is not the issued one")
    return faults


def _files(folder: Path) -> list[str]:
    faults = []
    listed = {one.file: one for one in backup.copies(folder / "backups")}
    for file in (folder / "backups").glob("*.sqlite"):
        try:
            backup.verify(listed[file])
        except (KeyError, UserError) as error:
            faults.append(f"false copy {file.name}: {error}")
    letters = [one for one in (folder / "letters").rglob("*.docx") if one.name[0] != "."]
    with closing(sqlite3.connect(folder / BASE)) as raw:
        known = {Path(file).name for (file,) in raw.execute("SELECT file FROM letter")}
    letters = [one for one in letters if WAITING not in one.name]
    faults += [f"half a letter: {one.name}" for one in letters if one.stat().st_size < 2000]
    faults += [f"looks issued: {one.name}" for one in letters if one.name not in known]
    return faults
