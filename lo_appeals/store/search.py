"""Words by which entries are found; SQLite's full-text index, folded on write and on query.

Bodies are not in the index: a name is looked up in the registry and becomes a condition on
`body_id`, so that renaming one touches no entry.
"""

import re
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import fold, name_key
from lo_appeals.store.schema import body, body_alias, body_name, entry

WORD = re.compile(r"\w+")
SEARCHED = tuple(one.key for one in columns_of(PortalFacts) if one.search)
index = sa.table("entry_search", sa.column("rowid"), sa.column("words"))


def words_of(row: Sequence[object]) -> str:
    """Return the search words of an entry from its searched fields."""
    return fold(" ".join(str(value) for value in row if value))


def put(connection: sa.Connection, ids: Iterable[int]) -> None:
    """Bring the index up to date for those entries, in one go."""
    wanted = list(ids)
    columns = [entry.c.id, *(entry.c[key] for key in SEARCHED), entry.c.note]
    for start in range(0, len(wanted), 5000):
        chunk = wanted[start : start + 5000]
        connection.execute(sa.delete(index).where(index.c.rowid.in_(chunk)))
        rows = connection.execute(sa.select(*columns).where(entry.c.id.in_(chunk))).all()
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO entry_search (rowid, words) VALUES (?, ?)",
                [(row[0], words_of(row[1:])) for row in rows],
            )


def remove(connection: sa.Connection, ids: Iterable[int]) -> None:
    """Take entries out of the index."""
    wanted = list(ids)
    for start in range(0, len(wanted), 5000):
        chunk = wanted[start : start + 5000]
        connection.execute(sa.delete(index).where(index.c.rowid.in_(chunk)))


def bodies_like(text: str) -> sa.Select[tuple[int]]:
    """Return the query for ids of bodies whose present or past name or alias holds `text`."""
    wanted = name_key(text)
    names = sa.select(body.c.id).where(body.c.sort_key.contains(wanted, autoescape=True))
    aliases = sa.select(body_alias.c.body_id).where(
        body_alias.c.key.contains(wanted, autoescape=True)
    )
    past = sa.select(body_name.c.body_id).where(
        body_name.c.sort_key.contains(wanted, autoescape=True)
    )
    found: sa.Select[tuple[int]] = sa.select(sa.union(names, aliases, past).subquery().c.id)
    return found


def condition(text: str) -> sa.ColumnElement[bool]:
    """Return the condition «every word of `text` is found in the entry or in its body's name»."""
    found: list[sa.ColumnElement[bool]] = []
    for word in WORD.findall(fold(text)):
        matched = sa.select(index.c.rowid).where(
            sa.literal_column("entry_search").op("MATCH")(f'"{word}"*')
        )
        found.append(sa.or_(entry.c.id.in_(matched), entry.c.body_id.in_(bodies_like(word))))
    return sa.and_(True, *found)
