"""Import batches: what was applied, and what the base holds of the numbers of a file (I1–I9)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast

import sqlalchemy as sa

from lo_appeals.store.schema import FACTS, absence, batch, correction, entry, journal

CHUNK = 5000
FACT_KEYS = tuple(one.key for one in FACTS)
_HASHES = (  # one statement for a whole file, its rows past SQLAlchemy
    "SELECT number, row_hash FROM entry "
    "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number, cycle"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One applied import, as the list of imports shows it."""

    id: int
    file_name: str
    sha256: str
    data_as_of: datetime
    applied_at: datetime
    who: str
    file_rows: int
    new: int
    changed: int
    same: int
    rejected: tuple[dict[str, Any], ...]
    skipped: tuple[dict[str, Any], ...]
    covers_from: date | None
    covers_to: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the base holds of a number: its last consideration and the ones before."""

    id: int
    row: sa.RowMapping
    earlier: tuple[tuple[int, date | None], ...]  # (id, answered) of earlier considerations


def stamp(connection: sa.Connection) -> int:
    """Return what grows with every change of the base: a preview of the same stamp still holds."""
    return int(connection.execute(sa.select(sa.func.max(journal.c.id))).scalar() or 0)


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield parts of `values` that one query can name."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def hashes(connection: sa.Connection, numbers: Sequence[str]) -> dict[str, str]:
    """Return what the portal last said of each known number, as a hash."""
    found: dict[str, str] = {}
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(_HASHES, (json.dumps(list(numbers)),))
        found.update(cast("Iterable[tuple[str, str]]", rows.cursor or ()))
        return found
    for chunk in chunks(numbers):
        query = sa.select(entry.c.number, entry.c.row_hash).where(entry.c.number.in_(chunk))
        found.update((row[0], row[1]) for row in connection.execute(query.order_by(entry.c.cycle)))
    return found


def known(connection: sa.Connection, numbers: Sequence[str]) -> dict[str, Known]:
    """Return the last consideration of each known number, whole."""
    found: dict[str, Known] = {}
    for chunk in chunks(numbers):
        query = sa.select(entry).where(entry.c.number.in_(chunk)).order_by(entry.c.cycle)
        for row in connection.execute(query).mappings():
            before = found.get(row["number"])
            earlier = (*before.earlier, (before.id, before.row["answered"])) if before else ()
            found[row["number"]] = Known(row["id"], row, earlier)
    return found


def corrected(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, object]]:
    """Return, by entry, the corrected fields with what the portal said of them."""
    found: dict[int, dict[str, object]] = {}
    for chunk in chunks(ids):
        query = sa.select(correction).where(correction.c.entry_id.in_(chunk))
        for row in connection.execute(query):
            found.setdefault(row.entry_id, {})[row.field] = row.imported
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """Which entries an applied import told of."""

    first: date
    last: date
    absent: frozenset[int]

    def covers(self, registered: date, entry_id: int) -> bool:
        """Tell whether an entry known then, registered on that day, was in the import."""
        return self.first <= registered <= self.last and entry_id not in self.absent


def newer(connection: sa.Connection, day: date) -> list[Told]:
    """Return what the applied imports told of whose data are of a later day than `day`."""
    morning = datetime.combine(day + timedelta(1), time())
    later = sa.and_(batch.c.undone_at.is_(None), batch.c.data_as_of >= morning)
    spans = sa.select(batch.c.id, batch.c.covers_from, batch.c.covers_to)
    missing: dict[int, set[int]] = {}
    lost = sa.select(absence).join(batch, batch.c.id == absence.c.batch_id).where(later)
    for row in connection.execute(lost):
        missing.setdefault(row.batch_id, set()).add(row.entry_id)
    return [
        Told(row.covers_from, row.covers_to, frozenset(missing.get(row.id, ())))
        for row in connection.execute(spans.where(later, batch.c.covers_from.is_not(None)))
    ]


def absent_open(
    connection: sa.Connection, first: date, last: date, numbers: set[str]
) -> list[tuple[int, str]]:
    """Return open entries registered from first to last whose numbers a file does not hold."""
    query = (
        sa.select(entry.c.id, entry.c.number)
        .where(
            entry.c.answered.is_(None),
            entry.c.declined.is_(False),
            entry.c.deleted.is_(False),
            entry.c.registered.between(first, last),
        )
        .order_by(entry.c.number)
    )
    return [(row[0], row[1]) for row in connection.execute(query) if row[1] not in numbers]


def listed(connection: sa.Connection) -> list[Batch]:
    """Return the applied imports, first to last."""
    query = sa.select(batch).where(batch.c.undone_at.is_(None)).order_by(batch.c.id)
    return [_record(row) for row in connection.execute(query).mappings()]


def _record(row: sa.RowMapping) -> Batch:
    facts = {name: row[name] for name in Batch.__dataclass_fields__}
    return Batch(**facts | {"rejected": tuple(row["rejected"]), "skipped": tuple(row["skipped"])})


def start(connection: sa.Connection, facts: Mapping[str, object]) -> int:
    """Write the batch's own row. Returns its number."""
    made = connection.execute(sa.insert(batch).values(**facts))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0


def plain(value: object) -> object:
    """Return a value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def typed(field: str, value: object) -> object:
    """Return a value of JSON as the column of that name holds it."""
    if isinstance(value, str) and isinstance(entry.c[field].type, sa.Date):
        return date.fromisoformat(value)
    return value
