"""Bases of released revisions, kept as SQL text with data in them.

The first is kept whole, each further one as its difference to the one before: a line «= 5 120»
stands for the lines 5 to 119 of that one (counted from 0), a line «+…» for itself.
`python -m tests.faults.released REVISION …` writes revisions that are not kept yet, in order: the
base before, brought up by the migrations, with rows of a base of today in its new tables.
"""

import difflib
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from lo_appeals.services.office import BASE
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade
from tests.faults.office import NOW, opened, template

HERE = Path(__file__).parent / "revisions"
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def revisions() -> list[str]:
    """Return the revisions that are kept, oldest first."""
    return sorted(path.stem for path in HERE.glob("[0-9]*"))


def text(revision: str) -> str:
    """Return the SQL text of a revision."""
    whole, lines = HERE / f"{revision}.sql", list[str]()
    if whole.exists():
        return whole.read_text(encoding="utf-8")
    before = text(revisions()[revisions().index(revision) - 1]).split("\n")
    for line in (HERE / f"{revision}.diff").read_text(encoding="utf-8").split("\n"):
        if line.startswith("="):
            first, end = map(int, line[1:].split())
            lines += before[first:end]
        elif line:
            lines.append(line[1:])
    return "\n".join(lines)


def difference(old: str, new: str) -> str:
    """Return what turns one text into another, as this module keeps it."""
    before, after = old.split("\n"), new.split("\n")
    told = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, end, there, until in matcher.get_opcodes():
        if kind == "equal":
            told.append(f"= {first} {end}")
        told += [f"+{line}" for line in after[there:until] if kind in ("insert", "replace")]
    return "\n".join(told) + "\n"


def load(revision: str, path: Path) -> Path:
    """Make the base of a revision from its text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(text(revision))
    return path


def tables(raw: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the tables with their columns; what a search index keeps for itself is left out."""
    rows = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    ).fetchall()
    virtual = [name for name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    own = {f"{name}{tail}" for name in virtual for tail in SHADOWS} | {"sqlite_sequence"}
    own |= {name for name, sql in rows if "fts5vocab" in sql}
    return {
        name: (["rowid"] if name in virtual else [])
        + [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
        for name, _ in rows
        if name not in own
    }


def write(revision: str, today: Path, place: Path) -> Path:
    """Write the text of a revision; its new tables get the rows of the base `today`."""
    made, before = place / f"{revision}.sqlite", [one for one in revisions() if one < revision]
    old: set[str] = set()
    if before:
        with closing(sqlite3.connect(load(before[-1], made))) as raw:
            old = set(tables(raw))
    database = Database.at(made)
    upgrade(database, lambda: None, head=revision)
    database.close()
    with closing(sqlite3.connect(made)) as raw:
        raw.execute("ATTACH ? AS today", (str(today),))
        known = {row[0] for row in raw.execute("SELECT name FROM today.sqlite_master")}
        with raw:
            for table, columns in tables(raw).items():
                if table in known - old - {"alembic_version"}:
                    _fill(raw, table, columns)
        written = "\n".join(_text(raw)) + "\n"
    target = HERE / f"{revision}.{'diff' if before else 'sql'}"
    kept = difference(text(before[-1]), written) if before else written
    target.write_text(kept, encoding="utf-8")
    return target


def _fill(raw: sqlite3.Connection, table: str, columns: list[str]) -> None:
    today = [row[1] for row in raw.execute(f'PRAGMA today.table_info("{table}")')]
    shared = ", ".join(f'"{name}"' for name in columns if name in today or name == "rowid")
    if not table.startswith("journal"):  # which is empty here, and would refuse
        raw.execute(f'DELETE FROM "{table}"')
    raw.execute(f'INSERT INTO "{table}" ({shared}) SELECT {shared} FROM today."{table}"')


def _text(raw: sqlite3.Connection) -> Iterator[str]:
    schema = raw.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    kept = tables(raw)
    yield "PRAGMA foreign_keys = OFF;\nBEGIN;"
    for kind, name, sql in schema:
        if kind == "table" and (name in kept or "fts5vocab" in sql):
            yield f"{sql};"
    for name, columns in kept.items():
        listed = ", ".join(f'"{column}"' for column in columns)
        quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
        for (values,) in raw.execute(f'SELECT {quoted} FROM "{name}" ORDER BY rowid'):
            yield f'INSERT INTO "{name}" ({listed}) VALUES ({values});'
    for kind, _, sql in schema:
        if kind in ("index", "trigger"):
            yield f"{sql};"
    yield "COMMIT;"


def main(wanted: list[str]) -> None:
    """Write the texts of the revisions named, which are not kept yet."""
    with tempfile.TemporaryDirectory() as name:
        today = template(Path(name) / "today", entries=40)
        office = opened(today)
        for matter in office.agenda.today().matters[:2]:
            office.agenda.put_off(matter, NOW.date() + timedelta(days=3))
        for number in ("1", "2"):
            office.notes.add(office.appeals.ids_of(number)[0], f"пометка к {number}")
        office.close()
        for revision in wanted:
            sys.stdout.write(f"{write(revision, today / BASE, Path(name))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
