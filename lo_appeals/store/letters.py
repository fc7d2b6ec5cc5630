"""The outgoing register and the ladder of reminders (L5, L14)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.texts import fold
from lo_appeals.domain.timeliness import Period
from lo_appeals.store.schema import body
from lo_appeals.store.schema_letters import ladder_step, letter, letter_entry

L = letter.c


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One letter as it was made, with the clerk's marks."""

    id: int
    kind: str
    title: str
    body_id: int | None
    addressee: str
    period_first: date | None
    issued_id: int | None
    made_at: datetime
    who: str
    data_as_of: datetime | None
    draft: bool
    file: str
    sha256: str
    template_sha256: str
    dated_on: date | None
    number: str
    printed_on: date | None
    sent_on: date | None
    answered_on: date | None
    answer: str
    version: int
    body: str  # whom it is about: also of a letter that goes to the vice-governor


_FIELDS = tuple(one.name for one in fields(OutgoingLetter))
_BODY = sa.select(sa.func.coalesce(sa.func.max(body.c.name), ""))
_COLUMNS = [
    *(L[name] for name in _FIELDS if name != "body"),
    _BODY.where(body.c.id == L.body_id).scalar_subquery().label("body"),
]


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to be entered in the register."""

    kind: str
    title: str
    body_id: int | None
    addressee: str
    period: Period | None
    made_at: datetime
    who: str
    data_as_of: datetime | None
    file: str
    sha256: str
    template_sha256: str
    covers: tuple[tuple[str, int], ...] = ()
    step: str = ""
    subjects: tuple[str, ...] = ()
    issued_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions of a look into the register."""

    find: str = ""
    kind: str = ""
    body_id: int | None = None
    period: Period | None = None
    unsent: bool = False
    unanswered: bool = False
    to_bodies: bool = False  # only what is addressed to a body


@dataclass(frozen=True, slots=True)
class MadeStep:
    """One step of the ladder of one subject with the marks of its letter."""

    subject: str
    step: str
    made_on: date
    letter_id: int
    dated_on: date | None
    number: str
    sent_on: date | None
    answered_on: date | None


def _record(row: sa.RowMapping) -> OutgoingLetter:
    return OutgoingLetter(**{name: row[name] for name in _FIELDS})


def words_of(title: str, addressee: str, number: str, covers: Iterable[tuple[str, int]]) -> str:
    """Return the folded text in which the register is searched."""
    return fold(" ".join((title, addressee, number, *(one for one, _cycle in covers))))


def add(connection: sa.Connection, new: NewLetter) -> int:
    """Enter a letter with what it covers and the steps it makes. Returns its id."""
    made = connection.execute(
        sa.insert(letter).values(
            kind=new.kind, title=new.title, body_id=new.body_id, addressee=new.addressee,
            period_first=new.period.first if new.period else None, issued_id=new.issued_id,
            made_at=new.made_at, who=new.who, data_as_of=new.data_as_of, draft=False,
            file=new.file, sha256=new.sha256, template_sha256=new.template_sha256, number="",
            answer="", words=words_of(new.title, new.addressee, "", new.covers), deleted=False,
            version=1,
        )
    )  # fmt: skip
    letter_id = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    covers = [
        {"letter_id": letter_id, "number": number, "cycle": cycle}
        for number, cycle in dict.fromkeys(new.covers)
    ]
    if covers:
        connection.execute(sa.insert(letter_entry), covers)
    day = new.made_at.date()
    steps = [
        {"subject": one, "step": new.step, "letter_id": letter_id, "made_on": day}
        for one in dict.fromkeys(new.subjects)
    ]
    if steps:
        connection.execute(sa.insert(ladder_step), steps)
    return letter_id


def newest_files(connection: sa.Connection, count: int) -> list[tuple[str, str]]:
    """Return the files and digests of the newest `count` letters, newest first."""
    newest = sa.select(L.file, L.sha256).order_by(L.id.desc()).limit(count)
    return [(file, digest) for file, digest in connection.execute(newest)]


def taken(connection: sa.Connection, step: str, subjects: Sequence[str]) -> list[str]:
    """Return those subjects whose step was made already."""
    found: list[str] = []
    for start in range(0, len(subjects), 500):
        part = subjects[start : start + 500]
        query = sa.select(ladder_step.c.subject).where(
            ladder_step.c.step == step, ladder_step.c.subject.in_(part)
        )
        found += connection.execute(query).scalars()
    return found


def steps(connection: sa.Connection) -> dict[str, list[MadeStep]]:
    """Return every step that was made, by subject, oldest first."""
    query = (
        sa.select(ladder_step, L.dated_on, L.number, L.sent_on, L.answered_on)
        .join(letter, L.id == ladder_step.c.letter_id)
        .where(L.deleted.is_(False))
        .order_by(ladder_step.c.made_on, ladder_step.c.letter_id)
    )
    found: dict[str, list[MadeStep]] = {}
    for row in connection.execute(query):
        made = MadeStep(row.subject, row.step, row.made_on, row.letter_id, row.dated_on,
                        row.number, row.sent_on, row.answered_on)  # fmt: skip
        found.setdefault(row.subject, []).append(made)
    return found


def listed(connection: sa.Connection, wanted: Wanted | None = None) -> list[OutgoingLetter]:
    """Return letters, newest first."""
    asked = wanted or Wanted()
    query = sa.select(*_COLUMNS).where(L.deleted.is_(False)).order_by(L.id.desc())
    for word in fold(asked.find).split():
        query = query.where(L.words.contains(word, autoescape=True))
    if asked.kind:
        query = query.where(L.kind == asked.kind)
    if asked.body_id is not None:
        query = query.where(L.body_id == asked.body_id)
    if asked.period:
        query = query.where(L.period_first == asked.period.first)
    if asked.unsent:
        query = query.where(L.sent_on.is_(None))
    if asked.unanswered:
        query = query.where(L.sent_on.is_not(None), L.answered_on.is_(None))
    if asked.to_bodies:
        query = query.where(L.body_id.is_not(None))
    return [_record(row) for row in connection.execute(query).mappings()]


def get(connection: sa.Connection, letter_id: int) -> OutgoingLetter | None:
    """Return one letter; None where it is not there."""
    query = sa.select(*_COLUMNS).where(L.id == letter_id, L.deleted.is_(False))
    row = connection.execute(query).mappings().first()
    return None if row is None else _record(row)


def covered(connection: sa.Connection, letter_id: int) -> list[tuple[str, int]]:
    """Return the entries that a letter covers: number and cycle."""
    query = (
        sa.select(letter_entry.c.number, letter_entry.c.cycle)
        .where(letter_entry.c.letter_id == letter_id)
        .order_by(letter_entry.c.number, letter_entry.c.cycle)
    )
    return [(row.number, row.cycle) for row in connection.execute(query)]


def covering(connection: sa.Connection, number: str) -> list[OutgoingLetter]:
    """Return the letters that cover an entry, newest first."""
    mine = sa.select(letter_entry.c.letter_id).where(letter_entry.c.number == number)
    query = sa.select(*_COLUMNS).where(L.id.in_(mine), L.deleted.is_(False)).order_by(L.id.desc())
    return [_record(row) for row in connection.execute(query).mappings()]


def put(connection: sa.Connection, before: OutgoingLetter, values: Mapping[str, Any]) -> int:
    """Write the clerk's marks. Returns how many rows were written: 0 where it changed meanwhile."""
    number = str(values.get("number", before.number))
    found = words_of(before.title, before.addressee, number, covered(connection, before.id))
    done = connection.execute(
        sa.update(letter)
        .where(L.id == before.id, L.version == before.version)
        .values(dict(values) | {"words": found, "version": before.version + 1})
    )
    return done.rowcount


def withdraw(connection: sa.Connection, letter_id: int) -> None:
    """Take a letter out of the register; its steps may be made again. The file stays."""
    connection.execute(sa.delete(ladder_step).where(ladder_step.c.letter_id == letter_id))
    connection.execute(sa.update(letter).where(L.id == letter_id).values(deleted=True))
