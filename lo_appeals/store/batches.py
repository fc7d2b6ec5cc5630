"""Import batches: applying one in one transaction with before-images, and undoing it (I1–I9)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.store import search
from lo_appeals.store.schema import (
    FACTS,
    absence,
    batch,
    body,
    body_alias,
    body_name,
    correction,
    entry,
    entry_text,
    image,
    move,
    stage_change,
)

CHUNK = 5000
FACT_KEYS = tuple(one.key for one in FACTS)


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
    texts: tuple[str, str] | None = None  # text and applicant, where they are kept and new


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def hashes(connection: sa.Connection, numbers: Sequence[str]) -> dict[str, str]:
    """Return what the portal last said of each known number, as a hash."""
    found: dict[str, str] = {}
    for chunk in _chunks(numbers):
        query = sa.select(entry.c.number, entry.c.row_hash).where(entry.c.number.in_(chunk))
        rows = connection.execute(query.order_by(entry.c.cycle))
        found |= {row.number: row.row_hash for row in rows}
    return found


def known(connection: sa.Connection, numbers: Sequence[str]) -> dict[str, Known]:
    """Return the last consideration of each known number, whole."""
    found: dict[str, Known] = {}
    for chunk in _chunks(numbers):
        query = sa.select(entry).where(entry.c.number.in_(chunk)).order_by(entry.c.cycle)
        for row in connection.execute(query).mappings():
            before = found.get(row["number"])
            earlier = (*before.earlier, (before.id, before.row["answered"])) if before else ()
            found[row["number"]] = Known(row["id"], row, earlier)
    return found


def corrected(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, object]]:
    """Return, by entry, the corrected fields with what the portal said of them."""
    found: dict[int, dict[str, object]] = {}
    for chunk in _chunks(ids):
        query = sa.select(correction).where(correction.c.entry_id.in_(chunk))
        for row in connection.execute(query):
            found.setdefault(row.entry_id, {})[row.field] = row.imported
    return found


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


def insert(
    connection: sa.Connection,
    number: int,
    rows: Sequence[Mapping[str, Any]],
    texts: Mapping[tuple[str, int], tuple[str, str]],
    what: str,
) -> list[int]:
    """Add new entries with their images. Returns their ids."""
    if not rows:
        return []
    before = connection.execute(sa.select(sa.func.max(entry.c.id))).scalar() or 0
    for chunk in _chunks(rows):
        connection.execute(sa.insert(entry), [dict(row) for row in chunk])
    mine = sa.and_(entry.c.made_by == number, entry.c.id > before)
    made = connection.execute(
        sa.select(entry.c.id, entry.c.number, entry.c.cycle).where(mine)
    ).all()
    connection.execute(
        sa.insert(image).from_select(
            ["batch_id", "entry_id", "number", "what", "version_after"],
            sa.select(
                sa.literal(number), entry.c.id, entry.c.number, sa.literal(what), entry.c.version
            ).where(mine),
        )
    )
    kept = [
        {"entry_id": row.id, "text": found[0], "applicant": found[1]}
        for row in made
        if (found := texts.get((row.number, row.cycle)))
    ]
    if kept:
        connection.execute(sa.insert(entry_text), kept)
    return [row.id for row in made]


def change(connection: sa.Connection, number: int, day: date, updates: Sequence[Update]) -> None:
    """Change entries, keeping how they were, where they moved and which stage they left."""
    if not updates:
        return
    connection.execute(sa.insert(image), [_image(connection, number, one) for one in updates])
    for one in updates:
        values = dict(one.after) | {"version": one.version + 1}
        connection.execute(sa.update(entry).where(entry.c.id == one.id).values(values))
        _put_imported(connection, one.id, one.imported)
        if one.dropped:
            connection.execute(sa.delete(correction).where(_dropped(one)))
        if one.texts is not None:
            _put_texts(connection, one.id, one.texts)
    moves = [_move(number, day, one) for one in updates if _differs(one, "body_id")]
    stages = [_stage(number, day, one) for one in updates if _differs(one, "stage", "status")]
    if moves:
        connection.execute(sa.insert(move), moves)
    if stages:
        connection.execute(sa.insert(stage_change), stages)


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


def _put_texts(connection: sa.Connection, entry_id: int, texts: tuple[str, str] | None) -> None:
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


def plain(value: object) -> object:
    """Return a value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def typed(field: str, value: object) -> object:
    """Return a value of JSON as the column of that name holds it."""
    if isinstance(value, str) and isinstance(entry.c[field].type, sa.Date):
        return date.fromisoformat(value)
    return value


def _image(connection: sa.Connection, number: int, one: Update) -> dict[str, object]:
    """Return the before-image: the changed columns, and what hangs on the entry, as they were."""
    before = {key: plain(one.before[key]) for key in one.after}
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
        "version_after": one.version + 1,
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
    spans = connection.execute(applied.order_by(batch.c.id.desc())).all()
    missing = {(row[0], row[1]) for row in connection.execute(sa.select(absence))}
    touched = sa.select(absence.c.entry_id)
    query = sa.select(entry.c.id, entry.c.registered, entry.c.unconfirmed_by).where(
        sa.or_(entry.c.unconfirmed_by.is_not(None), entry.c.id.in_(touched))
    )
    for entry_id, registered, marked in connection.execute(query).all():
        covering = (
            s.id for s in spans if s.covers_from and s.covers_from <= registered <= s.covers_to
        )
        latest = next(covering, None)
        now = latest if latest is not None and (latest, entry_id) in missing else None
        if now != marked:
            connection.execute(
                sa.update(entry).where(entry.c.id == entry_id).values(unconfirmed_by=now)
            )


def undo(connection: sa.Connection, number: int, at: datetime) -> tuple[int, int]:
    """Take a whole import back. Returns how many entries went and how many were put back.

    Raises UserError naming the entries that were changed after it; then nothing is touched.
    """
    applied = sa.select(batch.c.id).where(batch.c.undone_at.is_(None))
    if number not in connection.execute(applied).scalars().all():
        raise UserError(
            f"Загрузки № {number} нет среди применённых.",
            "Ничего не изменено. Список загрузок: lo-appeals imports.",
        )
    _refuse_edited(connection, number)
    mine = image.c.batch_id == number
    new = (
        connection.execute(sa.select(image.c.entry_id).where(mine, image.c.what != "changed"))
        .scalars()
        .all()
    )
    changed = connection.execute(sa.select(image).where(mine, image.c.what == "changed")).all()
    for table in (move, stage_change):
        connection.execute(sa.delete(table).where(table.c.batch_id == number))
    for row in changed:
        _put_back(connection, row)
    search.remove(connection, new)
    connection.execute(sa.delete(absence).where(absence.c.batch_id == number))
    for chunk in _chunks(new):
        connection.execute(sa.delete(entry).where(entry.c.id.in_(chunk)))
    connection.execute(sa.delete(image).where(mine))
    connection.execute(sa.update(batch).where(batch.c.id == number).values(undone_at=at))
    search.put(connection, [row.entry_id for row in changed])
    _forget_bodies(connection, number)
    refresh_unconfirmed(connection)
    return len(new), len(changed)


def _refuse_edited(connection: sa.Connection, number: int) -> None:
    query = (
        sa.select(image.c.number)
        .outerjoin(entry, entry.c.id == image.c.entry_id)
        .where(
            image.c.batch_id == number,
            sa.or_(entry.c.id.is_(None), entry.c.version != image.c.version_after),
        )
        .order_by(image.c.number)
    )
    edited = list(connection.execute(query).scalars())
    if edited:
        shown = ", ".join(edited[:20]) + (f" и ещё {len(edited) - 20}" if len(edited) > 20 else "")
        raise UserError(
            f"Загрузку № {number} нельзя отменить: обращения изменены позже – {shown}.",
            "Ничего не изменено. Сначала отмените более поздние загрузки или правки.",
        )


def _put_back(connection: sa.Connection, row: sa.Row[Any]) -> None:
    before = dict(row.before)
    if "_corrections" in before:
        rows = before.pop("_corrections")
        connection.execute(sa.delete(correction).where(correction.c.entry_id == row.entry_id))
        for one in rows:
            at = datetime.fromisoformat(one["at"])
            connection.execute(sa.insert(correction).values(one | {"at": at}))
    if "_texts" in before:
        texts = before.pop("_texts")
        _put_texts(connection, row.entry_id, tuple(texts) if texts else None)
    values = {key: typed(key, value) for key, value in before.items()}
    values["version"] = row.version_after - 1
    connection.execute(sa.update(entry).where(entry.c.id == row.entry_id).values(values))


def _forget_bodies(connection: sa.Connection, number: int) -> None:
    """Remove the bodies that only this import named and nobody has touched since."""
    connection.execute(sa.delete(body_alias).where(body_alias.c.batch_id == number))
    used = sa.union(
        sa.select(entry.c.body_id).where(entry.c.body_id.is_not(None)),
        sa.select(move.c.from_body).where(move.c.from_body.is_not(None)),
        sa.select(move.c.to_body).where(move.c.to_body.is_not(None)),
        sa.select(body.c.parent_id).where(body.c.parent_id.is_not(None)),
        sa.select(body.c.merged_into).where(body.c.merged_into.is_not(None)),
        sa.select(body_alias.c.body_id),
    )
    free = (
        connection.execute(
            sa.select(body.c.id).where(
                body.c.batch_id == number, body.c.version == 1, body.c.id.not_in(used)
            )
        )
        .scalars()
        .all()
    )
    connection.execute(sa.delete(body_name).where(body_name.c.body_id.in_(free)))
    connection.execute(sa.delete(body).where(body.c.id.in_(free)))
    connection.execute(sa.update(body).where(body.c.batch_id == number).values(batch_id=None))
