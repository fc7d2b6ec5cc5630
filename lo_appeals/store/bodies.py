"""The registry of bodies: reading, names by time, matching of an export's spelling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyName, BodyType
from lo_appeals.domain.texts import name_key
from lo_appeals.store import search
from lo_appeals.store.schema import body, body_alias, body_name


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body to be made."""

    name: str
    type: BodyType
    short_name: str = ""
    parent_id: int | None = None
    confirmed: bool = True


def _record(row: sa.RowMapping) -> Body:
    return Body(
        row["id"], row["name"], row["short_name"], BodyType(row["type"]), row["parent_id"],
        row["confirmed"], row["valid_from"], row["valid_to"], row["merged_into"], row["version"],
    )  # fmt: skip


def listed(
    connection: sa.Connection,
    type_: BodyType | None = None,
    find: str = "",
    *,
    abolished: bool = False,
) -> list[Body]:
    """Return bodies in order of their names; merged and abolished ones only when asked."""
    query = sa.select(body).order_by(body.c.sort_key)
    if type_:
        query = query.where(body.c.type == type_.value)
    if not abolished:
        query = query.where(body.c.valid_to.is_(None))
    if find.strip():
        query = query.where(body.c.id.in_(search.bodies_like(find)))
    return [_record(row) for row in connection.execute(query).mappings()]


def get(connection: sa.Connection, body_id: int) -> Body:
    """Return one body. Raises KeyError for an id that never was."""
    row = connection.execute(sa.select(body).where(body.c.id == body_id)).mappings().first()
    if row is None:
        raise KeyError(body_id)
    return _record(row)


def names(connection: sa.Connection, body_id: int) -> list[BodyName]:
    """Return the names of a body, oldest first; the last one is the present one."""
    query = sa.select(body_name).where(body_name.c.body_id == body_id).order_by(body_name.c.id)
    return [
        BodyName(row.body_id, row.name, row.short_name, row.valid_from, row.valid_to)
        for row in connection.execute(query)
    ]


def aliases(connection: sa.Connection, body_id: int) -> list[str]:
    """Return the spellings under which exports name the body."""
    query = sa.select(body_alias.c.text).where(body_alias.c.body_id == body_id)
    return list(connection.execute(query.order_by(body_alias.c.key)).scalars())


def add(
    connection: sa.Connection, new: NewBody, *, on: date | None = None, batch: int | None = None
) -> int:
    """Make a body with its first name. Returns its id."""
    key, name = name_key(new.name), " ".join(new.name.split())
    made = connection.execute(
        sa.insert(body).values(
            name=name, short_name=new.short_name, type=new.type.value, parent_id=new.parent_id,
            confirmed=new.confirmed, valid_from=on, sort_key=key, batch_id=batch, version=1,
        )
    )  # fmt: skip
    body_id = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
    connection.execute(
        sa.insert(body_name).values(
            body_id=body_id, name=name, short_name=new.short_name, sort_key=key, valid_from=on
        )
    )
    return body_id


def set_parent(connection: sa.Connection, body_id: int, parent_id: int) -> None:
    """Put a body under another one."""
    connection.execute(sa.update(body).where(body.c.id == body_id).values(parent_id=parent_id))


def add_alias(
    connection: sa.Connection, body_id: int, text: str, *, batch: int | None = None
) -> None:
    """Remember a spelling; one that another body had goes to this one."""
    key = name_key(text)
    connection.execute(sa.delete(body_alias).where(body_alias.c.key == key))
    connection.execute(
        sa.insert(body_alias).values(
            body_id=body_id, text=" ".join(text.split()), key=key, batch_id=batch
        )
    )


def by_spelling(connection: sa.Connection) -> dict[str, int]:
    """Return the body of each known spelling: aliases, present names, then past ones.

    A merged body's spellings lead to the one that it was merged into.
    """
    into = {row[0]: row[1] for row in connection.execute(sa.select(body.c.id, body.c.merged_into))}

    def last(body_id: int) -> int:
        seen = {body_id}
        while (following := into.get(body_id)) is not None and following not in seen:
            seen.add(body_id := following)
        return body_id

    found: dict[str, int] = {}
    sources: Iterable[sa.Select[Any]] = (
        sa.select(body_name.c.sort_key, body_name.c.body_id).order_by(body_name.c.id),
        sa.select(body.c.sort_key, body.c.id).order_by(body.c.valid_to.is_(None)),
        sa.select(body_alias.c.key, body_alias.c.body_id),
    )
    for query in sources:
        for key, body_id in connection.execute(query):
            found[key] = last(body_id)
    return found


def candidates(connection: sa.Connection, name: str, limit: int = 5) -> list[Body]:
    """Return the bodies whose names are most like `name`, best first: for a person to choose."""
    wanted = _bare(name)
    scored = []
    for row in connection.execute(sa.select(body).where(body.c.valid_to.is_(None))).mappings():
        ratio = SequenceMatcher(None, wanted, _bare(row["name"])).ratio()
        scored.append((ratio, row["sort_key"], _record(row)))
    best = sorted(scored, key=lambda one: (-one[0], one[1]))[:limit]
    return [found for ratio, _, found in best if ratio > 0.6]


_FORMS = ("государственное", "муниципальное", "бюджетное", "казенное", "автономное", "учреждение",
          "администрация", "ленинградской", "области", "гбуз", "гбу", "мбу", "мку", "гку", "ло",
          "муниципального", "образования", "мо")  # fmt: skip


def _bare(name: str) -> str:
    """Return a name without legal forms: for likeness only, never for a match."""
    return " ".join(word for word in name_key(name).split() if word not in _FORMS)


def names_on(connection: sa.Connection, day: date) -> dict[int, str]:
    """Return each body's full name in force on `day`; the oldest known one before its start."""
    found: dict[int, str] = {}
    rows = connection.execute(sa.select(body_name).order_by(body_name.c.id)).all()
    for row in rows:
        started = row.valid_from is None or row.valid_from <= day
        if started or row.body_id not in found:
            found[row.body_id] = row.name
    return found
