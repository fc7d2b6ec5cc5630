"""An export compared with the base: every row gets its verdict, nothing is written (I1, I2)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal, PortalFacts
from lo_appeals.domain.bodies import guess_type
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import day, name_key
from lo_appeals.exchange.portal import Export, ExportRow
from lo_appeals.exchange.rows import FIELDS
from lo_appeals.services.deriving import Deriver, hash_of, normalised, row_hash
from lo_appeals.services.previewing import FieldChange, Line, Preview, UnknownBody, Verdict
from lo_appeals.store import batches, bodies
from lo_appeals.store.batches import FACT_KEYS, Known, Told

TITLES = {one.key: one for one in columns_of(Appeal)}
_days = itemgetter(*map(FIELDS.index, ("received", "registered_on", "answered")))


def organisation_name(facts: PortalFacts) -> str:
    """Return the body as the export names it: the present holder, else the first (figures.md)."""
    return facts.org_current or facts.org_received


def preview(
    connection: sa.Connection, export: Export, data_as_of: datetime, deriver: Deriver
) -> Preview:
    """Compare an export with the base. Nothing is written."""
    hashes = batches.hashes(connection, [row.number for row in export.rows])
    differing = [
        row.number
        for row in export.rows
        if (said := hashes.get(row.number)) is not None and said != hash_of(row)
    ]
    known = batches.known(connection, differing)
    corrected = batches.corrected(connection, [one.id for one in known.values()])
    later = batches.newer(connection, data_as_of.date())
    judge = _Judge(data_as_of.date(), deriver, export.headings, hashes, known, corrected, later)
    lines = [judge.line(row) for row in export.rows]
    lines += [
        Line(one.row, one.number, Verdict.REJECTED, reason=one.reason, column=one.column)
        for one in export.rejected
    ]
    lines += [
        Line(one.row, one.number, Verdict.SKIPPED, reason=one.reason) for one in export.skipped
    ]
    lines.sort(key=lambda line: line.row)
    span = covered(lines)
    absent = batches.absent_open(connection, *span, {x.number for x in lines}) if span else []
    twins = [one.id for one in batches.listed(connection) if one.sha256 == export.sha256]
    return Preview(
        export, data_as_of, lines, _unknown(connection, lines), tuple(absent),
        twins[-1] if twins else None, corrected, batches.stamp(connection),
    )  # fmt: skip


def covered(lines: Sequence[Line]) -> tuple[date, date] | None:
    """Return the first and last registration days of the rows that count."""
    days = {line.registered for line in lines if line.registered}
    return (min(days), max(days)) if days else None


@dataclass(frozen=True)
class _Judge:
    """Gives each row its verdict."""

    as_of: date
    deriver: Deriver
    headings: Mapping[str, str]
    hashes: Mapping[str, str]
    known: Mapping[str, Known]
    corrected: Mapping[int, Mapping[str, object]]
    later: Sequence[Told]

    def line(self, row: ExportRow) -> Line:
        received, registered_on, answered = _days(row.values)
        start = self.deriver.day_of(received, registered_on)
        if start is None or start > self.as_of:
            late = f"Дата регистрации {day(start)} позже даты данных {day(self.as_of)}"
            reason = "Нет даты регистрации" if start is None else late
            column = "registered_on" if registered_on == start and start else "received"
            return self._rejected(row.row, row.number, column, reason)
        if answered is not None and answered < start:
            return self._early(row.row, row.number, answered, start)
        if row.number not in self.hashes:
            facts = normalised(row.facts)
            return Line(row.row, row.number, Verdict.NEW, facts=facts, registered=start)
        known = self.known.get(row.number)
        if known is None:
            return Line(row.row, row.number, Verdict.SAME, registered=start)
        if any(told.covers(start, known.id) for told in self.later):
            reason = "В базе данные более новой выгрузки"
            return Line(row.row, row.number, Verdict.SAME, reason=reason, registered=start)
        return self._compared(row.row, normalised(row.facts), known)

    def _rejected(self, row: int, number: str, key: str, reason: str) -> Line:
        column = self.headings.get(key, TITLES[key].title)
        return Line(row, number, Verdict.REJECTED, reason=reason, column=column)

    def _early(self, row: int, number: str, answered: date, start: date) -> Line:
        reason = f"Ответ {day(answered)} раньше регистрации {day(start)}"
        return self._rejected(row, number, "answered", reason)

    def _compared(self, row: int, told: PortalFacts, known: Known) -> Line:
        corrected = self.corrected.get(known.id, {})
        said = _said(known, corrected)
        facts = self._whole(told, said)
        registered = self.deriver.registered(facts)
        changes = tuple(_changes(facts, said, corrected))
        unchanged = row_hash(facts) == said["row_hash"] or not (
            changes or facts.text or facts.applicant
        )
        if unchanged or _first_answer_again(facts, known):
            return Line(row, told.number, Verdict.SAME, facts=facts, registered=registered)
        force = effective(facts, known, corrected)
        start = self.deriver.registered(force)
        if start is not None and force.answered is not None and force.answered < start:
            return self._early(row, told.number, force.answered, start)
        reopened = known.row["answered"] and not facts.answered and "answered" not in corrected
        verdict = Verdict.RETURNED if reopened else Verdict.CHANGED
        return Line(
            row, facts.number, verdict, changes, facts=facts, known=known, registered=registered
        )

    def _whole(self, facts: PortalFacts, said: Mapping[str, Any]) -> PortalFacts:
        """Return the facts with what is known in the place of columns that the file lacks."""
        lacking = [key for key in FACT_KEYS if key not in self.headings]
        if "status" in self.headings and "postponed" in lacking:
            lacking.remove("postponed")  # the status tells it
        return replace(facts, **{key: said[key] for key in lacking})


def _said(known: Known, corrected: Mapping[str, object]) -> dict[str, Any]:
    """Return what the portal said last: the entry's row with corrections taken out."""
    return dict(known.row) | {
        key: batches.typed(key, value) for key, value in corrected.items() if key in FACT_KEYS
    }


def _changes(
    facts: PortalFacts, said: Mapping[str, Any], corrected: Mapping[str, object]
) -> list[FieldChange]:
    found = []
    for key in FACT_KEYS:
        old, new = said[key], getattr(facts, key)
        if old != new:
            column = TITLES[key]
            found.append(
                FieldChange(key, column.title, column.to_text(old), column.to_text(new),
                            key in corrected)
            )  # fmt: skip
    return found


def _first_answer_again(facts: PortalFacts, known: Known) -> bool:
    """A later consideration is here, and the export still tells of an earlier answer."""
    return facts.answered is not None and any(
        answered is not None and facts.answered <= answered for _, answered in known.earlier
    )


def _unknown(connection: sa.Connection, lines: Sequence[Line]) -> tuple[UnknownBody, ...]:
    spellings = bodies.by_spelling(connection)
    rows = Counter(
        organisation_name(line.facts)
        for line in lines
        if line.facts is not None and line.verdict is not Verdict.SAME
    )
    written: dict[str, Counter[str]] = {}
    for name, count in rows.items():
        key = name_key(name)
        if name and key not in spellings:
            written.setdefault(key, Counter())[name] = count
    found = [(_usual(ways), ways.total()) for ways in written.values()]
    return tuple(
        UnknownBody(name, count, guess_type(name), tuple(bodies.candidates(connection, name)))
        for name, count in found
    )


def _usual(ways: Counter[str]) -> str:
    """Return the spelling that most rows have; of equals one that is not all in capitals."""
    return max(ways, key=lambda name: (ways[name], not name.isupper()))


def effective(facts: PortalFacts, known: Known, corrected: Mapping[str, object]) -> PortalFacts:
    """Return the facts in force: what the clerk corrected stays as corrected."""
    kept = {key: known.row[key] for key in corrected if key in FACT_KEYS}
    return replace(facts, **kept)
