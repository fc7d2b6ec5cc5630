"""Bases of released revisions, kept as SQL text with data in them.

`python -m tests.faults.released REVISION …` writes the text of those revisions anew: the tables
come from the migrations up to there, the rows from a base of today, column by column.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lo_appeals.services.office import BASE
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade
from tests.faults.office import template

HERE = Path(__file__).parent / "revisions"
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def revisions() -> list[str]:
    """Return the revisions that are kept, oldest first."""
    return sorted(path.stem for path in HERE.glob("*.sql"))


def load(revision: str, path: Path) -> Path:
    """Make the base of a revision from its text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((HERE / f"{revision}.sql").read_text(encoding="utf-8"))
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
    """Write the text of a revision with the rows of the base `today`."""
    old = place / f"{revision}.sqlite"
    database = Database.at(old)
    upgrade(database, lambda: None, head=revision)
    database.close()
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("ATTACH ? AS today", (str(today),))
        known = [row[0] for row in raw.execute("SELECT name FROM today.sqlite_master")]
        with raw:
            for table, columns in tables(raw).items():
                if table in known and table != "alembic_version":
                    _fill(raw, table, columns)
        text = "\n".join(_text(raw)) + "\n"
    target = HERE / f"{revision}.sql"
    HERE.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")
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
    """Write the texts of the revisions named."""
    with tempfile.TemporaryDirectory() as name:
        today = template(Path(name) / "today", entries=40)
        for revision in wanted:
            sys.stdout.write(f"{write(revision, today / BASE, Path(name))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
