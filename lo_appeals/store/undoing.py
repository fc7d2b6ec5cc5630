"""Taking a whole import back, refused where somebody worked on its entries since (I5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.store import search_index
from lo_appeals.store.applying import put_columns, put_texts, refresh_unconfirmed
from lo_appeals.store.batches import typed
from lo_appeals.store.registry import bodies_in_use
from lo_appeals.store.schema import (
    absence,
    batch,
    body,
    body_alias,
    body_name,
    correction,
    entry,
    image,
    move,
    stage_change,
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
    _refuse_confirmed(connection, number)
    mine = image.c.batch_id == number
    new = sa.select(image.c.entry_id).where(mine, image.c.what != "changed")
    changed = connection.execute(sa.select(image).where(mine, image.c.what == "changed")).all()
    for table in (move, stage_change):
        connection.execute(sa.delete(table).where(table.c.batch_id == number))
    _put_back(connection, changed)
    search_index.remove_batch(connection, new)
    connection.execute(sa.delete(absence).where(absence.c.batch_id == number))
    gone = connection.execute(sa.delete(entry).where(entry.c.id.in_(new))).rowcount
    connection.execute(sa.delete(image).where(mine))
    connection.execute(sa.update(batch).where(batch.c.id == number).values(undone_at=at))
    search_index.put(connection, [row.entry_id for row in changed])
    _forget_bodies(connection, number)
    refresh_unconfirmed(connection)
    return gone, len(changed)


def _refuse_edited(connection: sa.Connection, number: int) -> None:
    again = entry.alias()
    returned = sa.exists().where(again.c.number == entry.c.number, again.c.cycle > entry.c.cycle)
    query = (
        sa.select(image.c.number)
        .outerjoin(entry, entry.c.id == image.c.entry_id)
        .where(
            image.c.batch_id == number,
            sa.or_(entry.c.id.is_(None), entry.c.version != image.c.version_after, returned),
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


def _refuse_confirmed(connection: sa.Connection, number: int) -> None:
    """A later import found the entries as this one left them: without them it would be untrue."""
    days = sa.select(sa.func.min(entry.c.registered), sa.func.max(entry.c.registered))
    mine = days.join(image, image.c.entry_id == entry.c.id).where(image.c.batch_id == number)
    first, last = connection.execute(mine).one()
    if first is None:
        return
    query = sa.select(batch.c.id, batch.c.file_name).where(
        batch.c.id > number, batch.c.undone_at.is_(None), batch.c.same > 0,
        batch.c.covers_from <= last, batch.c.covers_to >= first,
    )  # fmt: skip
    later = connection.execute(query.order_by(batch.c.id.desc())).first()
    if later is not None:
        raise UserError(
            f"Загрузку № {number} нельзя отменить: те же обращения подтвердила более поздняя "
            f"загрузка № {later.id} («{later.file_name}»).",
            "Ничего не изменено. Сначала отмените более позднюю загрузку.",
        )


def _put_back(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> None:
    columns = []
    for row in rows:
        before = dict(row.before)
        if "_corrections" in before:
            _put_corrections(connection, row.entry_id, before.pop("_corrections"))
        if "_texts" in before:
            texts = before.pop("_texts")
            put_texts(connection, row.entry_id, tuple(texts) if texts else None)
        values = {key: typed(key, value) for key, value in before.items()}
        columns.append((row.entry_id, {"version": row.version_after - 1} | values))
    put_columns(connection, columns)


def _put_corrections(
    connection: sa.Connection, entry_id: int, rows: Sequence[dict[str, Any]]
) -> None:
    connection.execute(sa.delete(correction).where(correction.c.entry_id == entry_id))
    for one in rows:  # under new ids: a correction of another entry may bear theirs by now
        facts = {key: value for key, value in one.items() if key != "id"}
        facts["at"] = datetime.fromisoformat(one["at"])
        connection.execute(sa.insert(correction).values(facts))


def _forget_bodies(connection: sa.Connection, number: int) -> None:
    """Remove the bodies that only this import named and nobody has touched since."""
    connection.execute(sa.delete(body_alias).where(body_alias.c.batch_id == number))
    free = (
        connection.execute(
            sa.select(body.c.id).where(
                body.c.batch_id == number, body.c.version == 1, body.c.id.not_in(bodies_in_use())
            )
        )
        .scalars()
        .all()
    )
    connection.execute(sa.delete(body_name).where(body_name.c.body_id.in_(free)))
    connection.execute(sa.delete(body).where(body.c.id.in_(free)))
    connection.execute(sa.update(body).where(body.c.batch_id == number).values(batch_id=None))
