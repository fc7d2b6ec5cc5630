"""Import of the portal's exports: preview, one transaction, undo (I1–I9)."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import guess_type
from lo_appeals.domain.columns import Column
from lo_appeals.domain.errors import Cancelled
from lo_appeals.domain.texts import WHOLE_DAY, name_key
from lo_appeals.domain.texts import number as grouped
from lo_appeals.exchange import portal, writing
from lo_appeals.services.changes import Changes
from lo_appeals.services.copies import CopiesService
from lo_appeals.services.deriving import Deriver, row_hash
from lo_appeals.services.desk import Desk
from lo_appeals.services.judging import covered, effective, organisation_name, preview
from lo_appeals.services.log import Event
from lo_appeals.services.previewing import Line, Preview, Verdict
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import applying, batches, bodies, journal, undoing
from lo_appeals.store.applying import DERIVED, Update
from lo_appeals.store.batches import FACT_KEYS, Batch
from lo_appeals.store.bodies import NewBody

Progress = Callable[[int], None]
_facts_of = attrgetter(*FACT_KEYS)
KINDS = frozenset({"appeals", "bodies", "imports", "reports"})


class ImportsService:
    """Everything that the clerk does with an export."""

    def __init__(self, desk: Desk, terms: RulesService, copies: CopiesService) -> None:
        self._desk = desk
        self._rules = terms
        self._copies = copies

    def read(
        self,
        path: Path,
        as_of: date | None = None,
        cancel: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Preview:
        """Read an export and compare it with the base; nothing is written.

        `as_of` is the data's date: the whole of that day, and never after now. Without it the
        file's own time counts. Raises UserError for a file that is not the portal's export.
        """
        personal = organisation(self._desk).import_personal
        export = portal.read_export(path, cancel=cancel, progress=progress, personal=personal)
        deriver = self._rules.deriver()
        with self._desk.database.read() as connection:
            return preview(connection, export, self._data_as_of(export.modified, as_of), deriver)

    def redate(self, old: Preview, as_of: date) -> Preview:
        """Return the preview of the same file with another date of the data."""
        return self._again(old, self._data_as_of(old.export.modified, as_of))

    def refreshed(self, old: Preview) -> Preview:
        """Return the preview of the same file against the base as it is now."""
        return self._again(old, old.data_as_of)

    def _again(self, old: Preview, moment: datetime) -> Preview:
        with self._desk.database.read() as connection:
            return preview(connection, old.export, moment, self._rules.deriver())

    def _data_as_of(self, modified: datetime, as_of: date | None) -> datetime:
        end = datetime.combine(as_of, WHOLE_DAY) if as_of else modified
        return min(end, self._desk.clock()).replace(microsecond=0)

    def apply(
        self,
        wanted: Preview,
        named: Mapping[str, int | NewBody] | None = None,
        *,
        overwrite: bool = False,
        cancel: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Changes:
        """Write a preview in one transaction, after a copy of the base if anything changes in it.

        `named` says which body an unknown spelling means; one not named becomes a new body
        «требует проверки». `overwrite` lets the file replace the clerk's corrections.
        Raises Cancelled: then nothing was written.
        """
        if wanted.touches:
            self._copies.before("перед-загрузкой")
        deriver = self._rules.deriver()
        with self._desk.database.write() as connection:
            fresh = wanted
            if wanted.stamp != batches.stamp(connection):  # somebody worked meanwhile
                fresh = preview(connection, wanted.export, wanted.data_as_of, deriver)
            run = _Run(self._desk, connection, fresh, deriver, overwrite, cancel, progress)
            number = run.all(named or {})
        counts = fresh.counts
        self._desk.log(Event.IMPORTED, batch=number, rows=fresh.file_rows, new=counts[Verdict.NEW])
        changed = counts[Verdict.CHANGED] + counts[Verdict.RETURNED]
        apart = f" По 59-ФЗ: {grouped(fresh.apart)}, они считаются отдельно." if fresh.apart else ""
        said = f"Загружено. Новых: {grouped(counts[Verdict.NEW])}, изменённых: {grouped(changed)}."
        return Changes(
            said + apart, KINDS, lambda: self.undo(number), batch=number,
        )  # fmt: skip

    def batches(self) -> list[Batch]:
        """Return the applied imports, first to last."""
        with self._desk.database.read() as connection:
            return batches.listed(connection)

    def undo(self, number: int) -> Changes:
        """Take an import back whole. Raises UserError naming what was changed after it."""
        with self._desk.database.write() as connection:
            gone, back = undoing.undo(connection, number, self._desk.clock())
            journal.write(connection, self._desk.clock(), self._desk.who, "отменена загрузка",
                          f"загрузка {number}", changes={"убрано": (gone, 0),
                                                         "возвращено": (back, 0)})  # fmt: skip
        return Changes(
            f"Загрузка № {number} отменена. Убрано новых: {grouped(gone)}, "
            f"возвращён прежний вид: {grouped(back)}.",
            KINDS,
        )

    def save_rejected(self, wanted: Preview, path: Path) -> Path:
        """Write the rejected and skipped rows with their reasons as XLSX."""
        columns = [Column("row", "Строка файла", 8), Column("number", "№ ПОС", 14),
                   Column("verdict", "Итог", 14), Column("column", "Столбец", 20),
                   Column("reason", "Причина", 60)]  # fmt: skip
        rows = [
            (line.row, line.number, line.verdict.value, line.column, line.reason)
            for line in wanted.lines
            if line.verdict in (Verdict.REJECTED, Verdict.SKIPPED)
        ]
        note = f"Не загружено из файла «{wanted.export.path.name}»"
        return writing.write_table(path, "Не загружено", note, columns, rows)


@dataclass
class _Run:
    """One import on its way into the base."""

    desk: Desk
    connection: sa.Connection
    preview: Preview
    deriver: Deriver
    overwrite: bool
    cancel: threading.Event | None
    progress: Progress | None

    def all(self, named: Mapping[str, int | NewBody]) -> int:
        number = batches.start(self.connection, self._facts())
        self._name_bodies(number, named)
        self.spellings = bodies.by_spelling(self.connection)
        self.bodies: dict[str, int | None] = {}
        self._check()
        texts = self._texts()
        new = [self._new_row(number, x) for x in self._lines(Verdict.NEW)]
        applying.insert(self.connection, number, new, texts, "new")
        self._check()
        again = [self._cycle_row(number, x) for x in self._lines(Verdict.RETURNED)]
        applying.insert(self.connection, number, again, texts, "returned")
        updates = [self._update(x) for x in self._lines(Verdict.CHANGED)]
        applying.change(self.connection, number, self.preview.data_as_of.date(), updates)
        self._check()
        applying.mark_absent(self.connection, number, [one for one, _ in self.preview.absent])
        self._check()
        self._journal(number)
        return number

    def _check(self) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled

    def _lines(self, verdict: Verdict) -> Iterable[Line]:
        return (line for line in self.preview.lines if line.verdict is verdict)

    def _facts(self) -> dict[str, object]:
        counts, span = self.preview.counts, covered(self.preview.lines)
        rejected = [
            {"row": x.row, "column": x.column, "reason": x.reason}
            for x in self._lines(Verdict.REJECTED)
        ]
        skipped = [{"row": x.row, "reason": x.reason} for x in self._lines(Verdict.SKIPPED)]
        return {
            "file_name": self.preview.export.path.name, "sha256": self.preview.export.sha256,
            "data_as_of": self.preview.data_as_of, "applied_at": self.desk.clock(),
            "who": self.desk.who, "file_rows": self.preview.file_rows,
            "new": counts[Verdict.NEW], "same": counts[Verdict.SAME],
            "changed": counts[Verdict.CHANGED] + counts[Verdict.RETURNED],
            "rejected": rejected, "skipped": skipped,
            "covers_from": span[0] if span else None, "covers_to": span[1] if span else None,
        }  # fmt: skip

    def _name_bodies(self, number: int, named: Mapping[str, int | NewBody]) -> None:
        picked = {name_key(name): choice for name, choice in named.items()}
        for unknown in self.preview.unknown_bodies:
            choice = picked.get(name_key(unknown.name))
            if isinstance(choice, int):
                bodies.add_alias(self.connection, choice, unknown.name, batch=number)
                continue
            new = choice or NewBody(unknown.name, guess_type(unknown.name), confirmed=False)
            made = bodies.add(self.connection, new, batch=number)
            if name_key(new.name) != name_key(unknown.name):
                bodies.add_alias(self.connection, made, unknown.name, batch=number)

    def _body(self, facts: PortalFacts) -> int | None:
        name = organisation_name(facts)
        if name not in self.bodies:
            self.bodies[name] = self.spellings.get(name_key(name))
        return self.bodies[name]

    def _texts(self) -> dict[tuple[str, int], tuple[str, str]]:
        """Return text and applicant of entries to be made, by number and consideration."""
        found = {}
        for line in self.preview.lines:
            cycle = {Verdict.NEW: 1, Verdict.RETURNED: 0}.get(line.verdict)
            if cycle is not None and (texts := _texts_of(line.counted)):
                found[line.number, cycle or line.entry.row["cycle"] + 1] = texts
        return found

    def _row(self, number: int, facts: PortalFacts, cycle: int, start: date) -> applying.Row:
        derived = self.deriver.columns(facts, start)
        return (
            *_facts_of(facts), *[derived[key] for key in DERIVED],
            cycle, self._body(facts), False, row_hash(facts), number, 1, None,
        )  # fmt: skip

    def _new_row(self, number: int, line: Line) -> applying.Row:
        start = self.deriver.registered(line.counted) or self.preview.data_as_of.date()
        return self._row(number, line.counted, 1, start)

    def _cycle_row(self, number: int, line: Line) -> applying.Row:
        """A repeated consideration begins on the day that the import first showed it open."""
        cycle = line.entry.row["cycle"] + 1
        return self._row(number, line.counted, cycle, self.preview.data_as_of.date())

    def _update(self, line: Line) -> Update:
        facts, known = line.counted, line.entry
        said = self.preview.corrected.get(known.id, {})
        dropped = tuple(one.key for one in line.changes if one.kept and self.overwrite)
        kept = {key: value for key, value in said.items() if key not in dropped}
        force = effective(facts, known, kept)
        start = known.row["registered"]
        if known.row["cycle"] == 1:
            start = self.deriver.registered(force) or start
        elif force.answered is not None:  # answered before an import saw that it was returned
            start = min(start, force.answered)
        after = {key: getattr(force, key) for key in FACT_KEYS}
        after |= self._derived(force, start, known.row)
        if "body_id" not in kept:
            after["body_id"] = self._body(force)
        after["row_hash"] = row_hash(facts)
        changed = {key: value for key, value in after.items() if value != known.row[key]}
        imported: dict[str, Any] = {key: getattr(facts, key) for key in kept if key in FACT_KEYS}
        if "body_id" in kept:
            imported["body_id"] = self._body(facts)
        return Update(
            known.id, line.number, dict(known.row), changed, known.row["version"], imported,
            dropped, _texts_of(facts),
        )  # fmt: skip

    def _derived(self, facts: PortalFacts, start: date, row: sa.RowMapping) -> dict[str, Any]:
        """A verdict given stays under its rule (D11); a corrected date re-judges under it."""
        derived = self.deriver.columns(facts, start)
        unmoved = start == row["registered"] and derived["accelerated"] == row["accelerated"]
        if row["answered"] is not None and unmoved:
            derived |= {"due": row["due"], "rule_id": row["rule_id"]}
        return derived

    def _journal(self, number: int) -> None:
        counts = self.preview.counts
        journal.write(
            self.connection, self.desk.clock(), self.desk.who, "загружена выгрузка",
            f"загрузка {number}",
            changes={one.value: (None, counts[one]) for one in Verdict},
            reason=self.preview.export.path.name,
        )  # fmt: skip


def _texts_of(facts: PortalFacts) -> tuple[str, str] | None:
    return (facts.text, facts.applicant) if facts.text or facts.applicant else None
