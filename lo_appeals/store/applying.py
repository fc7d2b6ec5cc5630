"""An import on its way into the base: rows, before-images, moves and stages, in bulk (I1, I5).

Rows go in as tuples: for 100 000 of them SQLAlchemy's own handling of dictionaries costs as much as
the base. PostgreSQL takes them by COPY.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.store import keeping, postgres, search_index, versions
from lo_appeals.store.batches import FACT_KEYS, chunks, plain
from lo_appeals.store.schema import (
    absence,
    batch,
    correction,
    entry,
    entry_text,
    image,
    move,
    stage_change,
)

DERIVED = ("registered", "due", "rule_id", "accelerated", "law59", "declined", "days_taken")
COLUMNS = (*FACT_KEYS, *DERIVED, "cycle", "body_id", "deleted", "row_hash", "made_by",
           "version", "unconfirmed_by")  # fmt: skip
_AT = {key: at for at, key in enumerate(COLUMNS)}
_DATES = tuple(at for at, key in enumerate(COLUMNS) if isinstance(entry.c[key].type, sa.Date))
_NUMBERS = tuple(_AT[key] for key in search_index.NUMBERS)
_WORDS = tuple(_AT[key] for key in search_index.WORDS)
Row = tuple[Any, ...]
Texts = tuple[str, str]


class _Iso(dict[date | None, str | None]):
    """Days as SQLite keeps them; each different day is written once."""

    def __missing__(self, value: date | None) -> str | None:
        self[value] = found = None if value is None else value.isoformat()
        return found


def insert(
    connection: sa.Connection,
    number: int,
    rows: Sequence[Row],
    texts: Mapping[tuple[str, int], Texts],
    what: str,
) -> int:
    """Add new entries, as tuples of COLUMNS, with images and search words. Returns how many."""
    if not rows:
        return 0
    writer = search_index.Writer(connection)
    last = connection.execute(sa.select(sa.func.max(entry.c.id))).scalar() or 0
    for chunk in chunks(rows):
        ids = _insert(connection, number, chunk)
        said = [texts.get((row[_AT["number"]], row[_AT["cycle"]])) for row in chunk]
        kept = [
            {"entry_id": one, "text": found[0], "applicant": found[1]}
            for one, found in zip(ids, said, strict=True)
            if found
        ]
        if kept:
            connection.execute(sa.insert(entry_text), kept)
        writer.add(
            (one, [row[at] for at in _NUMBERS],
             [*[row[at] for at in _WORDS], found[0] if found else ""])
            for one, row, found in zip(ids, chunk, said, strict=True)
        )  # fmt: skip
    writer.close()
    connection.execute(
        sa.insert(image).from_select(
            ["batch_id", "entry_id", "number", "what", "version_after"],
            sa.select(
                sa.literal(number), entry.c.id, entry.c.number, sa.literal(what), entry.c.version
            ).where(entry.c.made_by == number, entry.c.id > last),
        )
    )
    return len(rows)


def _insert(connection: sa.Connection, number: int, rows: Sequence[Row]) -> Sequence[int]:
    """Insert rows and return their ids in the same order."""
    table = sa.insert(entry)
    if connection.dialect.name != "sqlite":
        ids = postgres.next_ids(connection, "entry", len(rows))
        whole = ((one, *row) for one, row in zip(ids, rows, strict=True))
        postgres.copy_rows(connection, "entry", ("id", *COLUMNS), whole)
        return ids
    iso = _Iso()
    plain_rows = []
    for row in rows:
        values = list(row)
        for at in _DATES:
            values[at] = iso[values[at]]
        plain_rows.append(tuple(values))
    compiled = table.compile(dialect=connection.dialect, column_keys=list(COLUMNS))
    if list(compiled.positiontup or ()) != list(COLUMNS):
        order = [_AT[key] for key in compiled.positiontup or ()]
        plain_rows = [tuple(row[at] for at in order) for row in plain_rows]
    connection.exec_driver_sql(str(compiled), plain_rows)
    mine = sa.select(entry.c.id).where(entry.c.made_by == number).order_by(entry.c.id.desc())
    return connection.execute(mine.limit(len(rows))).scalars().all()[::-1]


@dataclass(frozen=True, slots=True)
class Update:
    """One entry that an import changes: its columns before and after."""

    id: int
    number: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    version: int
    imported: Mapping[str, object]  # field -> what the portal says now, where corrected
    dropped: tuple[str, ...] = ()  # corrected fields that the file may replace, as the clerk said
    texts: Texts | None = None  # text and applicant, where they are kept and new


def change(connection: sa.Connection, number: int, day: date, updates: Sequence[Update]) -> None:
    """Change entries, keeping how they were, where they moved and which stage they left."""
    if not updates:
        return
    after = versions.followers(connection)
    images = [_image(connection, number, one, after(one.version)) for one in updates]
    connection.execute(sa.insert(image), images)
    put_columns(
        connection,
        ((x.id, {**x.after, "version": kept["version_after"]})
         for x, kept in zip(updates, images, strict=True)),
    )  # fmt: skip
    for one in updates:
        if one.imported:
            _put_imported(connection, one.id, one.imported)
        if one.dropped:
            connection.execute(sa.delete(correction).where(_dropped(one)))
        if one.texts is not None:
            put_texts(connection, one.id, one.texts)
    moves = [_move(number, day, one) for one in updates if _differs(one, "body_id")]
    stages = [_stage(number, day, one) for one in updates if _differs(one, "stage", "status")]
    if moves:
        connection.execute(sa.insert(move), moves)
    if stages:
        connection.execute(sa.insert(stage_change), stages)
    keeping.keep_anonymous(connection, [one.id for one in updates])
    search_index.put(connection, [one.id for one in updates])


def put_columns(
    connection: sa.Connection, changed: Iterable[tuple[int, Mapping[str, Any]]]
) -> None:
    """Write columns of many entries: one statement for all that change the same columns."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for entry_id, values in changed:
        named = {f"to_{key}": value for key, value in values.items()}
        alike.setdefault(tuple(values), []).append(named | {"of": entry_id})
    for keys, rows in alike.items():
        values = {key: sa.bindparam(f"to_{key}") for key in keys}
        connection.execute(
            sa.update(entry).where(entry.c.id == sa.bindparam("of")).values(values), rows
        )


def _dropped(one: Update) -> sa.ColumnElement[bool]:
    return sa.and_(correction.c.entry_id == one.id, correction.c.field.in_(one.dropped))


def _differs(one: Update, *keys: str) -> bool:
    return any(key in one.after and one.after[key] != one.before.get(key) for key in keys)


def _move(number: int, day: date, one: Update) -> dict[str, object]:
    return {
        "entry_id": one.id, "from_body": one.before["body_id"], "to_body": one.after["body_id"],
        "day": day, "batch_id": number,
    }  # fmt: skip


def _stage(number: int, day: date, one: Update) -> dict[str, object]:
    new = dict(one.before) | dict(one.after)
    return {
        "entry_id": one.id, "from_stage": one.before["stage"], "from_status": one.before["status"],
        "stage": new["stage"], "status": new["status"], "day": day, "batch_id": number,
    }  # fmt: skip


def put_texts(connection: sa.Connection, entry_id: int, texts: Texts | None) -> None:
    """Keep the text and the applicant of an entry, or nothing of them."""
    connection.execute(sa.delete(entry_text).where(entry_text.c.entry_id == entry_id))
    if texts is not None:
        connection.execute(
            sa.insert(entry_text).values(entry_id=entry_id, text=texts[0], applicant=texts[1])
        )


def _put_imported(connection: sa.Connection, entry_id: int, said: Mapping[str, object]) -> None:
    for field, value in said.items():
        connection.execute(
            sa.update(correction)
            .where(correction.c.entry_id == entry_id, correction.c.field == field)
            .values(imported=plain(value))
        )


def _image(connection: sa.Connection, number: int, one: Update, version: int) -> dict[str, Any]:
    """Return the before-image: the changed columns, and what hangs on the entry, as they were."""
    before = {key: plain(one.before[key]) for key in one.after} | {"version": one.version}
    if one.imported or one.dropped:
        mine = sa.select(correction).where(correction.c.entry_id == one.id)
        rows = [dict(row) for row in connection.execute(mine).mappings()]
        before["_corrections"] = [row | {"at": plain(row["at"])} for row in rows]
    if one.texts is not None:
        kept = sa.select(entry_text.c.text, entry_text.c.applicant)
        row = connection.execute(kept.where(entry_text.c.entry_id == one.id)).first()
        before["_texts"] = list(row) if row else None
    return {
        "batch_id": number,
        "entry_id": one.id,
        "number": one.number,
        "what": "changed",
        "before": before,
        "version_after": version,
    }


def mark_absent(connection: sa.Connection, number: int, absent: Iterable[int]) -> None:
    """Remember which open entries the import did not contain."""
    rows = [{"batch_id": number, "entry_id": one} for one in absent]
    if rows:
        connection.execute(sa.insert(absence), rows)
    refresh_unconfirmed(connection)


def refresh_unconfirmed(connection: sa.Connection) -> None:
    """Set which entries the latest import covering their date did not contain (figures.md)."""
    applied = sa.select(batch.c.id, batch.c.covers_from, batch.c.covers_to).where(
        batch.c.undone_at.is_(None)
    )
    latest_first = (sa.func.date(batch.c.data_as_of).desc(), batch.c.id.desc())
    spans = connection.execute(applied.order_by(*latest_first)).all()
    missing = {(row[0], row[1]) for row in connection.execute(sa.select(absence))}
    touched = sa.select(absence.c.entry_id)
    query = sa.select(entry.c.id, entry.c.registered, entry.c.unconfirmed_by).where(
        sa.or_(entry.c.unconfirmed_by.is_not(None), entry.c.id.in_(touched))
    )
    changed = []
    for entry_id, registered, marked in connection.execute(query).all():
        covering = (
            s.id for s in spans if s.covers_from and s.covers_from <= registered <= s.covers_to
        )
        latest = next(covering, None)
        now = latest if latest is not None and (latest, entry_id) in missing else None
        if now != marked:
            changed.append((entry_id, {"unconfirmed_by": now}))
    put_columns(connection, changed)
