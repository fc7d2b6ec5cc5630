"""Steps of a trial: a previous build is installed and worked with, then this one replaces it.

The base is read here, beside the program, so that neither version has a say in what it holds.
"""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from installer.steps_window import Window
from installer.trial import Trial

Answers = Callable[..., str]  # a command of the program here or under Wine: what it prints

ORGANISATION = {
    "order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
}  # fmt: skip
SCHEMA = "alembic_version"
REASON = "перед-обновлением"  # of the copy, in its name
MOVED = {("entry", "note"): ("entry_note", "text")}  # by a migration, into rows of another table
OWN_PLACES = ("file", "missing")  # of a report's answer: its place, and what settings lack


class Update:
    """From the previous build to this one, with everything that the clerk had."""

    def __init__(self, trial: Trial, previous: Path) -> None:
        self._trial, self._previous = trial, previous
        self._letters = trial.wine.drive / "Письма до обновления"
        self._before = trial.wine.folder / "before the update.sqlite"
        self._written: dict[Path, bytes] = {}

    def a_previous_build_is_installed(self) -> None:
        """The older set-up puts its program in place."""
        trial = self._trial
        trial.expect(0, trial.install(self._previous), "set-up of the previous build")
        trial.expect(True, trial.python.exists(), "the previous build is there")

    def the_previous_build_is_worked_with(self) -> None:
        """Its program imports, keeps settings, issues a report and writes a draft."""
        trial, drive = self._trial, self._trial.wine.drive
        sample, settings = drive / trial.peer.sample.name, drive / "Настройки.json"
        shutil.copy2(trial.peer.sample, sample)
        settings.write_text(json.dumps(ORGANISATION, ensure_ascii=False), encoding="utf-8")
        trial.answer("settings", settings)
        trial.answer("import", sample, "--as-of", trial.peer.now[:10])
        trial.answer("report", trial.peer.month, "--out", self._letters, "--issue")
        trial.answer("report", trial.peer.month, "--out", self._letters)
        self._written = {path: path.read_bytes() for path in self._letters.iterdir()}
        trial.expect(True, len(self._written) >= 1, "letters of the previous build")
        shutil.copy(trial.base, self._before)

    def this_build_replaces_it(self) -> None:
        """Every file of the program is replaced, none of the data; no shortcut comes back."""
        trial = self._trial
        old = trial.home / "app" / "lo_appeals" / "removed_long_ago.py"
        old.write_text("", encoding="utf-8")
        for link in trial.desktop():
            link.unlink()
        trial.expect(0, trial.install(trial.set_up), "update")
        trial.expect([], trial.desktop(), "shortcuts that the user had thrown away")
        trial.check_files(trial.set_up)
        trial.expect(self._before.read_bytes(), trial.base.read_bytes(), "base before its start")

    def the_base_is_copied_then_migrated(self) -> None:
        """The first start copies an older base as it was, then brings it to this schema."""
        trial = self._trial
        old = revision(self._before)
        head = revision(trial.peer.data / trial.base.name)
        trial.answer("appeals", "--count")
        trial.expect(head, revision(trial.base), "schema of the base after the update")
        copies = sorted((trial.data / "backups").glob(f"*{REASON}*.sqlite"))
        trial.expect(int(old != head), len(copies), f"copies made before the migration: {copies}")
        for copy in copies:
            trial.expect([], lost(self._before, copy), "rows that the copy lacks")
            trial.expect(old, revision(copy), "schema of the copy")
        trial.notes.append(
            f"schema {old} to {head}, copied before" if copies else f"the same schema {old}"
        )

    def every_record_is_kept(self) -> None:
        """Each row of each table is there with its values; letters and settings are as they were.

        The program says of itself that the base is whole, and what it answers from it is what
        this machine answers from a new base of the same export.
        """
        trial, peer = self._trial, self._trial.peer
        trial.expect([], lost(self._before, trial.base), "rows that the update lost")
        now = {path: path.read_bytes() for path in self._letters.iterdir()}
        trial.expect(self._written, now, "letters after the update")
        settings = json.loads(trial.answer("settings"))
        kept = {key: settings.get(key) for key in ORGANISATION}
        trial.expect(ORGANISATION, kept, "settings after the update")
        trial.expect(True, "цела" in trial.answer("check"), "the base is whole")
        ours = json.loads(peer.command("appeals", "--json"))
        trial.same_answers("appeals", ours, json.loads(trial.answer("appeals", "--json")))
        trial.same_answers("report", self._report(peer.command), self._report(trial.answer))
        rows = sum(found.total() for found in contents(self._before).values())
        trial.notes.append(f"{rows} rows and {len(now)} letters are as they were")

    def _report(self, command: Answers) -> object:
        folder = self._trial.wine.folder / "after the update"
        found = json.loads(command("report", self._trial.peer.month, "--out", folder, "--json"))
        return {key: value for key, value in found.items() if key not in OWN_PLACES}

    def the_window_opens_over_it(self) -> None:
        """The clerk sees her entries in the new window."""
        with Window(self._trial).opened("Wine, after the update", self._trial.shortcut):
            pass

    def the_data_are_put_aside(self) -> None:
        """What follows begins with no data, as on a new computer."""
        trial = self._trial
        trial.data.rename(trial.data.with_name("lo_appeals до обновления"))


@contextmanager
def opened(base: Path) -> Iterator[sa.Connection]:
    """Read a base that nobody has open, without leaving a trace in it or beside it."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(f"{base.as_uri()}?immutable=1", uri=True),
        poolclass=sa.NullPool,
    )
    with engine.connect() as connection:
        yield connection


def revision(base: Path) -> str:
    """Return the revision of a base's schema."""
    with opened(base) as connection:
        return str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar())


Row = frozenset[tuple[str, object]]  # pairs of column and value


def contents(base: Path) -> dict[str, Counter[Row]]:
    """Return the rows of each table of a base."""
    with opened(base) as connection:
        names = [name for name in sa.inspect(connection).get_table_names() if name != SCHEMA]
        return {name: Counter(_rows(connection, name)) for name in names}


def _rows(connection: sa.Connection, table: str) -> Iterator[Row]:
    names = [column["name"] for column in sa.inspect(connection).get_columns(table)]
    columns: list[sa.ColumnElement[object]] = [sa.column(name) for name in names]
    asked = sa.select(*columns).select_from(sa.table(table))
    for row in connection.execute(asked):
        yield frozenset(zip(names, row, strict=True))


def lost(before: Path, after: Path) -> list[str]:
    """Return what a base held before and does not hold after: how many rows of which table.

    Columns that came anew do not count; a value that moved is looked for in its new place.
    """
    old, new = contents(before), contents(after)
    faults = []
    for table, rows in old.items():
        there = new.get(table, Counter())
        moved = {column for at, column in MOVED if at == table} - _names(there)
        gone = (_only(rows, _names(rows) - moved) - _only(there, _names(rows))).total()
        gone += sum(
            (_values(rows, column) - _moved(new, table, column)).total() for column in moved
        )
        if gone:
            faults.append(f"{table}: {gone}")
    return faults


def _names(rows: Counter[Row]) -> set[str]:
    return {name for row in rows for name, _ in row}


def _only(rows: Counter[Row], names: set[str]) -> Counter[Row]:
    return Counter(frozenset(pair for pair in row if pair[0] in names) for row in rows.elements())


def _values(rows: Counter[Row], column: str) -> Counter[object]:
    """Return what stands in a column, empty texts left out."""
    found = (value for row in rows.elements() for name, value in row if name == column)
    return Counter(value for value in found if value not in ("", None))


def _moved(new: dict[str, Counter[Row]], table: str, column: str) -> Counter[object]:
    place, name = MOVED[table, column]
    return _values(new.get(place, Counter()), name)
