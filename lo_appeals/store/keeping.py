"""How long personal values are kept, and their removal from everywhere (J2).

Figures need none of them: numbers, days, topics and bodies stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.significance import OWN_WORDS
from lo_appeals.store import journal, notes, search_index
from lo_appeals.store.batches import chunks
from lo_appeals.store.conditions import OPEN
from lo_appeals.store.schema import correction, entry, entry_text, image, journal_value
from lo_appeals.store.schema import journal as journal_table
from lo_appeals.store.schema_appeals import governor_item, retention
from lo_appeals.store.schema_notes import entry_note

E, N, G = entry.c, entry_note.c, governor_item.c
FIELDS = ("address", "coordinator", "executor", "head")
_TITLES = {one.key: one.title for one in columns_of(Appeal)}
TITLES = {key: _TITLES[key] for key in FIELDS}
WORDS = ("ground", *OWN_WORDS)  # the clerk's own on an entry under п. 12; a surge's tell of a place
JOURNALLED = (  # personal values as the journal names them
    *TITLES.values(), "Примечание", journal.REASON,
    *(title.lower() for title in OWN_WORDS.values()),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What anonymising would remove, by place: how many values."""

    entries: int
    fields: Mapping[str, int]
    texts: int
    corrections: int
    journal_values: int
    images: int

    @property
    def total(self) -> int:
        """How many values in all."""
        parts = (self.texts, self.corrections, self.journal_values, self.images)
        return sum(self.fields.values()) + sum(parts)


def due(connection: sa.Connection, before: date) -> list[int]:
    """Return entries answered before a day that nobody decided to keep, oldest first."""
    decided = sa.select(retention.c.entry_id)
    query = sa.select(E.id).where(
        sa.or_(E.answered < before, sa.and_(E.declined.is_(True), E.registered < before)),
        E.id.not_in(decided),
    )
    return list(connection.execute(query.order_by(E.answered, E.id)).scalars())


def states(connection: sa.Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return the decided states of entries; one without a decision is left out."""
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        query = sa.select(retention.c.entry_id, retention.c.state)
        rows = connection.execute(query.where(retention.c.entry_id.in_(chunk)))
        found |= {row[0]: row[1] for row in rows}
    return found


def in_state(connection: sa.Connection, state: str) -> list[int]:
    """Return the entries of a state."""
    query = sa.select(retention.c.entry_id).where(retention.c.state == state)
    return list(connection.execute(query.order_by(retention.c.entry_id)).scalars())


def put(connection: sa.Connection, ids: Sequence[int], facts: Mapping[str, Any]) -> None:
    """Write the state of entries."""
    forget(connection, ids)
    if ids:
        connection.execute(sa.insert(retention), [{"entry_id": one, **facts} for one in ids])


def forget(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Take the decisions on entries back."""
    for chunk in chunks(ids):
        connection.execute(sa.delete(retention).where(retention.c.entry_id.in_(chunk)))


def plan(connection: sa.Connection, ids: Sequence[int]) -> Plan:
    """Count what `anonymise` would remove; nothing is changed."""
    fields, texts, corrections, values, images = dict.fromkeys(FIELDS, 0), 0, 0, 0, 0
    entries, written, worded = 0, 0, 0
    for chunk in chunks(ids):
        entries += _count(connection, sa.select(E.id).where(E.id.in_(chunk)))
        for key in FIELDS:
            fields[key] += _count(connection, sa.select(E.id).where(E.id.in_(chunk), E[key] != ""))
        written += _count(connection, sa.select(N.id).where(N.entry_id.in_(chunk)))
        worded += _worded(connection, chunk)
        texts += _count(connection, sa.select(entry_text).where(entry_text.c.entry_id.in_(chunk)))
        corrections += _count(connection, sa.select(correction.c.id).where(_corrected(chunk)))
        values += len(list(_values(connection, chunk)))
        images += sum(1 for _ in _images(connection, chunk))
    named = {TITLES[key]: n for key, n in fields.items()}
    named |= {_TITLES["notes"]: written, "Слова доклада Губернатору": worded}
    return Plan(entries, named, texts, corrections, values, images)


def anonymise(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Remove personal values of entries from everywhere; what is freed is overwritten.

    Everywhere: fields, notes, texts, corrections, journal values, before-images, grounds and words
    of decisions under п. 12, the search index with its vocabulary.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    for chunk in chunks(ids):
        journal.empty_value_rows(connection, list(_values(connection, chunk)))
        for batch_id, entry_id, before in list(_images(connection, chunk)):
            mine = sa.and_(image.c.batch_id == batch_id, image.c.entry_id == entry_id)
            connection.execute(sa.update(image).where(mine).values(before=_without(before)))
        notes.remove_of(connection, chunk)
        connection.execute(sa.delete(entry_text).where(entry_text.c.entry_id.in_(chunk)))
        connection.execute(sa.delete(correction).where(_corrected(chunk)))
        wordless = dict.fromkeys(WORDS, "") | {"version": G.version + 1}
        connection.execute(sa.update(governor_item).where(G.entry_id.in_(chunk)).values(wordless))
        emptied = dict.fromkeys(FIELDS, "") | {"version": E.version + 1}
        connection.execute(sa.update(entry).where(E.id.in_(chunk)).values(emptied))
    search_index.put(connection, ids)
    search_index.purge(connection)


def keep_anonymous(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Empty again what an export brought of entries that are anonymised."""
    found = states(connection, ids)
    done = [one for one in ids if found.get(one) == "done"]
    for chunk in chunks(done):
        connection.execute(
            sa.update(entry).where(E.id.in_(chunk)).values(dict.fromkeys(FIELDS, ""))
        )
        connection.execute(sa.delete(entry_text).where(entry_text.c.entry_id.in_(chunk)))


def still_open(connection: sa.Connection, ids: Sequence[int]) -> bool:
    """Tell whether any of those entries waits for an answer."""
    parts = (sa.select(E.id).where(E.id.in_(chunk), OPEN).limit(1) for chunk in chunks(ids))
    return any(connection.execute(part).first() for part in parts)


def _count(connection: sa.Connection, query: sa.Select[Any]) -> int:
    counted_rows = sa.select(sa.func.count()).select_from(query.subquery())
    return int(connection.execute(counted_rows).scalar_one())


def _worded(connection: sa.Connection, ids: Sequence[int]) -> int:
    """Count what the clerk wrote on entries under п. 12."""
    mine = G.entry_id.in_(ids)
    return sum(_count(connection, sa.select(G.id).where(mine, G[key] != "")) for key in WORDS)


def _corrected(ids: Sequence[int]) -> sa.ColumnElement[bool]:
    return sa.and_(correction.c.entry_id.in_(ids), correction.c.field.in_(FIELDS))


def _values(connection: sa.Connection, ids: Sequence[int]) -> Iterator[int]:
    """Yield the journal's values of personal fields of entries that are not emptied yet."""
    numbers = connection.execute(sa.select(E.number).where(E.id.in_(ids))).scalars()
    subjects = [f"обращение {number}" for number in numbers]
    query = (
        sa.select(journal_value.c.id)
        .join(journal_table, journal_table.c.id == journal_value.c.journal_id)
        .where(
            journal_table.c.subject.in_(subjects),
            journal_value.c.field.in_(JOURNALLED),
            journal_value.c.salt.is_not(None),
        )
    )
    yield from connection.execute(query).scalars()


def _images(
    connection: sa.Connection, ids: Sequence[int]
) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield the before-images of entries that hold personal values."""
    query = sa.select(image.c.batch_id, image.c.entry_id, image.c.before).where(
        image.c.entry_id.in_(ids), image.c.what == "changed"
    )
    for batch_id, entry_id, before in connection.execute(query):
        if before and _without(before) != before:
            yield batch_id, entry_id, before


def _without(before: Mapping[str, Any]) -> dict[str, Any]:
    """Return a before-image without personal values."""
    kept = {key: value for key, value in before.items() if key not in (*FIELDS, "_texts")}
    if "_corrections" in kept:
        kept["_corrections"] = [x for x in kept["_corrections"] if x["field"] not in FIELDS]
    return kept
