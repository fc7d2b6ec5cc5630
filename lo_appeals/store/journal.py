"""The append-only journal: who, what, old → new, when, why (J1).

Each entry's digest covers the entry before it, and the seals of its values instead of the values
themselves: personal values can be emptied and the chain stays whole.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain import texts
from lo_appeals.store.schema import journal, journal_value

PAGE = 500  # entries read at once
REASON = "причина"  # the value that holds why; what a person typed there may name somebody
RESTORED = "восстановлена копия"
COPIES_BEFORE = "копий до восстановления"


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a journal entry; both None after anonymising."""

    field: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        return f"{self.field}: {texts.kept(self.old)} → {texts.kept(self.new)}"


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for in the journal; empty conditions hold for every entry."""

    find: str = ""  # words, each somewhere in the entry or its values, in any case
    subject: str = ""  # exactly this one
    action: str = ""
    who: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a journal ended at some moment: a later look tells whether its end was cut off."""

    id: int = 0
    digest: str = ""


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
    """Append one entry; `changes` maps a field to (old, new). Returns its number.

    The reason is kept among the values, so that anonymising can empty it too.
    """
    last = sa.select(journal.c.digest).order_by(journal.c.id.desc()).limit(1)
    before = connection.execute(last).scalar() or ""
    values = []
    said = dict(changes or {}) | ({REASON: (None, reason)} if reason else {})
    for field, (old, new) in said.items():
        salt = secrets.token_hex(8)
        kept = {"field": field, "old": plain(old), "new": plain(new), "salt": salt}
        values.append(kept | {"seal": _sha(field, kept["old"], kept["new"], salt)})
    line = {"at": at, "who": who, "action": action, "subject": subject, "reason": ""}
    digest = _digest(before, line, [str(value["seal"]) for value in values])
    made = connection.execute(sa.insert(journal).values(**line, digest=digest))
    number = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    if values:
        connection.execute(
            sa.insert(journal_value), [value | {"journal_id": number} for value in values]
        )
    return number


def last_author(connection: sa.Connection, subject: str, fields: Collection[str] = ()) -> str:
    """Return who wrote the newest entry of a subject, on one of `fields` where they are named.

    Empty where there is none.
    """
    query = sa.select(journal.c.who).where(journal.c.subject == subject)
    if fields:
        told = sa.select(journal_value.c.journal_id).where(journal_value.c.field.in_(fields))
        query = query.where(journal.c.id.in_(told))
    return connection.execute(query.order_by(journal.c.id.desc()).limit(1)).scalar() or ""


def lines(connection: sa.Connection, limit: int = 200, subject: str = "") -> list[JournalLine]:
    """Return the newest entries, of one subject where it is named."""
    return search(connection, Wanted(subject=subject), limit)


def search(connection: sa.Connection, wanted: Wanted, limit: int = 200) -> list[JournalLine]:
    """Return the newest entries that fit."""
    query = sa.select(journal).order_by(journal.c.id.desc())
    for name in ("subject", "action", "who"):
        if value := getattr(wanted, name):
            query = query.where(journal.c[name] == value)
    if wanted.first is not None:
        query = query.where(journal.c.at >= datetime.combine(wanted.first, datetime.min.time()))
    if wanted.last is not None:
        query = query.where(journal.c.at <= datetime.combine(wanted.last, datetime.max.time()))
    words, found = texts.fold(wanted.find).split(), []
    for line in _with_values(connection, query if words else query.limit(limit)):
        if _holds(line, words):
            found.append(line)
        if len(found) == limit:
            break
    return found


def _with_values(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[JournalLine]:
    for rows in connection.execute(query).partitions(PAGE):
        values: dict[int, list[Value]] = {row.id: [] for row in rows}
        mine = sa.select(journal_value).where(journal_value.c.journal_id.in_(list(values)))
        for row in connection.execute(mine.order_by(journal_value.c.id)):
            values[row.journal_id].append(Value(row.field, row.old, row.new))
        for row in rows:
            yield _line(row, values[row.id])


def _line(row: sa.Row[Any], values: Sequence[Value]) -> JournalLine:
    """Return an entry; those of old bases hold their reason beside the values."""
    why = next((one.new for one in values if one.field == REASON), row.reason)
    told = tuple(one for one in values if one.field != REASON)
    return JournalLine(row.id, row.at, row.who, row.action, row.subject, why or "", told)


def _holds(line: JournalLine, words: Iterable[str]) -> bool:
    values = [str(one) for one in line.values]
    text = texts.fold(" ".join((line.who, line.action, line.subject, line.reason, *values)))
    return all(word in text for word in words)


def actions(connection: sa.Connection) -> list[str]:
    """Return the actions that the journal knows, in order."""
    return sorted(connection.execute(sa.select(journal.c.action).distinct()).scalars())


def tail(connection: sa.Connection) -> Tail:
    """Return where the journal ends."""
    query = sa.select(journal.c.id, journal.c.digest).order_by(journal.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return Tail(row.id, row.digest) if row else Tail()


def since(connection: sa.Connection, number: int, limit: int) -> list[JournalLine]:
    """Return the newest entries after one, oldest first."""
    query = sa.select(journal).where(journal.c.id > number).order_by(journal.c.id.desc())
    return [*_with_values(connection, query.limit(limit))][::-1]


def cut_after(connection: sa.Connection, tails: Mapping[int, Tail]) -> int | None:
    """Return the first entry that copies remember and the journal no longer has; None: whole.

    `tails` are the journal's ends by the copies' numbers. What a restoring took back is no loss:
    its own entry says which copies were made before it.
    """
    known = {
        row.id: row.digest for row in connection.execute(sa.select(journal.c.id, journal.c.digest))
    }
    restored = _restorings(connection)
    lost = [
        tail.id
        for sequence, tail in tails.items()
        if tail.id
        and known.get(tail.id) != tail.digest
        and not any(number <= tail.id and sequence <= before for number, before in restored)
    ]
    return min(lost, default=None)


def _restorings(connection: sa.Connection) -> list[tuple[int, int]]:
    """Return the restorings' entries, each with the number of the last copy made before it."""
    query = (
        sa.select(journal.c.id, journal_value.c.new)
        .join(journal_value, journal_value.c.journal_id == journal.c.id)
        .where(journal.c.action == RESTORED, journal_value.c.field == COPIES_BEFORE)
    )
    return [(row.id, int(row.new or 0)) for row in connection.execute(query)]


def empty_value_rows(connection: sa.Connection, ids: Iterable[int]) -> None:
    """Forget particular old and new values (anonymising of some fields); the chain stays whole."""
    connection.execute(
        sa.update(journal_value)
        .where(journal_value.c.id.in_(list(ids)))
        .values(old=None, new=None, salt=None)
    )


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
