"""The append-only journal: who, what, old → new, when, why (J1).

Each entry's digest covers the entry before it, and the seals of its values instead of the values
themselves: personal values can be emptied and the chain stays whole.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from lo_appeals.store.schema import journal, journal_value


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a journal entry; both None after anonymising."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One journal entry with its values."""

    id: int
    at: datetime
    who: str
    action: str
    subject: str
    reason: str
    values: tuple[Value, ...]


def plain(value: object) -> str | None:
    """Return a value as the journal keeps it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def _sha(*parts: str | None) -> str:
    joined = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(before: str, line: Mapping[str, object], seals: Iterable[str]) -> str:
    at = line["at"]
    moment = at.isoformat() if isinstance(at, datetime) else str(at)
    facts = [str(line[key]) for key in ("who", "action", "subject", "reason")]
    return _sha(before, moment, *facts, *seals)


def write(
    connection: sa.Connection,
    at: datetime,
    who: str,
    action: str,
    subject: str,
    *,
    changes: Mapping[str, tuple[object, object]] | None = None,
    reason: str = "",
) -> int:
    """Append one entry; `changes` maps a field to (old, new). Returns its number."""
    last = sa.select(journal.c.digest).order_by(journal.c.id.desc()).limit(1)
    before = connection.execute(last).scalar() or ""
    values = []
    for field, (old, new) in (changes or {}).items():
        salt = secrets.token_hex(8)
        kept = {"field": field, "old": plain(old), "new": plain(new), "salt": salt}
        values.append(kept | {"seal": _sha(field, kept["old"], kept["new"], salt)})
    line = {"at": at, "who": who, "action": action, "subject": subject, "reason": reason}
    digest = _digest(before, line, [str(value["seal"]) for value in values])
    made = connection.execute(sa.insert(journal).values(**line, digest=digest))
    number = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    if values:
        connection.execute(
            sa.insert(journal_value), [value | {"journal_id": number} for value in values]
        )
    return number


def lines(connection: sa.Connection, limit: int = 200, subject: str = "") -> list[JournalLine]:
    """Return the newest entries, of one subject where it is named."""
    query = sa.select(journal).order_by(journal.c.id.desc()).limit(limit)
    if subject:
        query = query.where(journal.c.subject == subject)
    rows = connection.execute(query).all()
    values: dict[int, list[Value]] = {row.id: [] for row in rows}
    found = sa.select(journal_value).where(journal_value.c.journal_id.in_(list(values)))
    for row in connection.execute(found.order_by(journal_value.c.id)):
        values[row.journal_id].append(Value(row.field, row.old, row.new))
    return [
        JournalLine(r.id, r.at, r.who, r.action, r.subject, r.reason, tuple(values[r.id]))
        for r in rows
    ]


def broken(connection: sa.Connection) -> int | None:
    """Return the number of the first entry whose digest or values do not fit; None: whole."""
    seals: dict[int, list[str]] = {}
    for row in connection.execute(sa.select(journal_value).order_by(journal_value.c.id)):
        emptied = row.salt is None and row.old is None and row.new is None
        if not emptied and row.seal != _sha(row.field, row.old, row.new, row.salt):
            return int(row.journal_id)
        seals.setdefault(row.journal_id, []).append(row.seal)
    before, expected = "", 1
    for row in connection.execute(sa.select(journal).order_by(journal.c.id)):
        line = row._asdict()
        if row.id != expected or row.digest != _digest(before, line, seals.get(row.id, [])):
            return int(row.id)
        before, expected = row.digest, expected + 1
    return None
