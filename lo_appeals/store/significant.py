"""Significance in the base: the list of words, proposals, decisions and their clocks (п. 12)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.significance import GovernorItem, WatchKind, Watchword
from lo_appeals.store import notes, search, search_index
from lo_appeals.store.conditions import OPEN
from lo_appeals.store.schema import entry, entry_text
from lo_appeals.store.schema_appeals import governor_item, surge_decision, watchword

E = entry.c
TOPICS = ("category", "subcategory", "fact")


def watchwords(connection: sa.Connection) -> tuple[Watchword, ...]:
    """Return the list, topics first."""
    query = sa.select(watchword).order_by(watchword.c.kind, watchword.c.key)
    return tuple(Watchword(WatchKind(row.kind), row.text) for row in connection.execute(query))


def put_watchwords(connection: sa.Connection, words: Iterable[Watchword]) -> None:
    """Write the list anew; of two lines with one key the first stays."""
    kept: dict[tuple[str, str], Watchword] = {}
    for one in words:
        if one.key:
            kept.setdefault((one.kind.value, one.key), one)
    connection.execute(sa.delete(watchword))
    rows = [{"kind": kind, "key": key, "text": x.text.strip()} for (kind, key), x in kept.items()]
    if rows:
        connection.execute(sa.insert(watchword), rows)


def undecided(
    connection: sa.Connection, words: Sequence[Watchword], since: date
) -> list[Mapping[str, Any]]:
    """Return open entries registered since a day that may be significant and nobody judged.

    The index finds candidates by words; the caller tells which line of the list holds.
    """
    topics = [one.text for one in words if one.kind is WatchKind.TOPIC]
    starts = [part for one in words if one.kind is WatchKind.WORD
              for part in search_index.WORD.findall(one.key)]  # fmt: skip
    parts: list[sa.ColumnElement[bool]] = [E[key].in_(topics) for key in TOPICS]
    if starts:
        parts.append(E.id.in_(search.beginning(connection, starts)))
    judged = sa.select(governor_item.c.entry_id).where(governor_item.c.entry_id.is_not(None))
    query = (
        sa.select(E.id, *(E[key] for key in TOPICS), notes.written().label("notes"),
                  entry_text.c.text)
        .outerjoin(entry_text, entry_text.c.entry_id == E.id)
        .where(OPEN, E.deleted.is_(False), E.law59.is_(False), E.registered >= since,
               sa.or_(sa.false(), *parts), E.id.not_in(judged))
        .order_by(E.registered.desc(), E.id.desc())
    )  # fmt: skip
    return [dict(row) for row in connection.execute(query).mappings()]


_ITEMS = (
    sa.select(governor_item, E.number)
    .outerjoin(entry, E.id == governor_item.c.entry_id)
    .order_by(governor_item.c.due_at, governor_item.c.id)
)


def items(connection: sa.Connection, *, running: bool = False) -> list[GovernorItem]:
    """Return decisions, the next due moment first; only those with a running clock if asked."""
    query = _ITEMS
    if running:
        query = query.where(
            governor_item.c.significant.is_(True), governor_item.c.reported_at.is_(None)
        )
    return [_item(row) for row in connection.execute(query).mappings()]


def item(connection: sa.Connection, item_id: int) -> GovernorItem | None:
    """Return one decision; None where it was taken back."""
    row = connection.execute(_ITEMS.where(governor_item.c.id == item_id)).mappings().first()
    return _item(row) if row else None


def of_entry(connection: sa.Connection, entry_id: int) -> GovernorItem | None:
    """Return the decision on an entry; None where there is none."""
    row = connection.execute(_ITEMS.where(governor_item.c.entry_id == entry_id)).mappings().first()
    return _item(row) if row else None


def _item(row: sa.RowMapping) -> GovernorItem:
    names = GovernorItem.__dataclass_fields__
    return GovernorItem(**{key: row[key] for key in names} | {"number": row["number"] or ""})


def add(connection: sa.Connection, facts: Mapping[str, Any]) -> int:
    """Write a decision. Returns its id."""
    made = connection.execute(sa.insert(governor_item).values(report_file="", version=1, **facts))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0


def put(connection: sa.Connection, found: GovernorItem, values: Mapping[str, Any]) -> None:
    """Change a decision read in this transaction: writers go one after another."""
    connection.execute(
        sa.update(governor_item)
        .where(governor_item.c.id == found.id)
        .values(dict(values) | {"version": found.version + 1})
    )


Taken = Mapping[sa.Table, Mapping[str, Any]]  # rows that a decision consisted of, by table


def take_back(connection: sa.Connection, item_id: int) -> Taken:
    """Forget a decision, with that on its surge. Returns what was forgotten."""
    mine = governor_item.c.id == item_id
    row = dict(connection.execute(sa.select(governor_item).where(mine)).mappings().one())
    connection.execute(sa.delete(governor_item).where(mine))
    if row["surge_id"] is None:
        return {governor_item: row}
    its = surge_decision.c.id == row["surge_id"]
    surge = dict(connection.execute(sa.select(surge_decision).where(its)).mappings().one())
    connection.execute(sa.delete(surge_decision).where(its))
    return {surge_decision: surge, governor_item: row}


def restore(connection: sa.Connection, taken: Taken) -> None:
    """Write a forgotten decision as it was."""
    for table, row in taken.items():
        connection.execute(sa.insert(table).values(row))
