"""What the clerk types into «Найти», understood as queries over the index of words.

Forms of a word come from the query; parts of a word from the vocabulary; parts of a number from the
numbers. A body's name is looked up in the registry and becomes a condition on `body_id`, so that
renaming one touches no entry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from lo_appeals.domain.texts import fold, name_key
from lo_appeals.store import postgres_search
from lo_appeals.store.schema import body, body_alias, body_name, entry
from lo_appeals.store.search_forms import forms
from lo_appeals.store.search_index import NUMBERS, WORD, numbers_index, parts_index, words_index

PARTS = 100  # words of the vocabulary that one part of a word may stand for
GRAM = 3


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


@dataclass(frozen=True, slots=True)
class Found:
    """A query understood: one full-text expression, and what else must hold of an entry."""

    match: str  # '' where every word may also be a body's name or a part of a number
    conditions: tuple[sa.ColumnElement[bool], ...]
    either: tuple[sa.Select[tuple[int]], ...] = ()  # what finds the only word, newest first

    @property
    def condition(self) -> sa.ColumnElement[bool]:
        """The whole as one condition."""
        parts = list(self.conditions)
        if self.match:
            parts.append(entry.c.id.in_(matching(self.match)))
        return sa.and_(True, *parts)


def matching(match: str) -> sa.Select[tuple[int]]:
    """Return the query for ids of entries that a full-text expression finds."""
    found: sa.Select[tuple[int]] = sa.select(words_index.c.rowid).where(
        sa.literal_column("entry_search").op("MATCH")(match)
    )
    return found


def beginning(connection: sa.Connection, words: Iterable[str]) -> sa.Select[tuple[int]]:
    """Return the query for entries one of whose words begins with any of `words`, folded."""
    if connection.dialect.name != "sqlite":
        said = " | ".join(f"({postgres_search.expression(one, ())})" for one in words)
        return postgres_search.matching(said)
    return matching(" OR ".join(f'"{one}"*' for one in words))


def newest(found: Found) -> tuple[sa.Select[tuple[int]], ...]:
    """Return queries that together find what was asked for, each the newest first.

    Each walks its own index from the end, so that a limit spares the rest.
    """
    if found.match:
        query = _from_end(words_index, "entry_search", found.match)
        return (query.where(*found.conditions),)
    whole: sa.Select[tuple[int]] = sa.select(entry.c.id).order_by(entry.c.id.desc())
    return found.either or (whole.where(*found.conditions),)


def _from_end(table: sa.TableClause, name: str, match: str) -> sa.Select[tuple[int]]:
    found: sa.Select[tuple[int]] = (
        sa.select(entry.c.id)
        .select_from(table.join(entry, entry.c.id == table.c.rowid))
        .where(sa.literal_column(name).op("MATCH")(match))
        .order_by(table.c.rowid.desc())
    )
    return found


def _either(match: str, digits: str, bodies: Sequence[int]) -> tuple[sa.Select[tuple[int]], ...]:
    """Return what finds a word that may also be a part of a number or of a body's name."""
    queries = [_from_end(words_index, "entry_search", match)]
    if digits:
        numbered = _from_end(numbers_index, "entry_search_number", _grams(digits))
        queries.append(numbered.where(sa.func.instr(numbers_index.c.numbers, digits) > 0))
    if bodies:
        held = sa.select(entry.c.id).where(entry.c.body_id.in_(bodies))
        queries.append(held.order_by(entry.c.id.desc()))
    return tuple(queries)


def understood(connection: sa.Connection, text: str) -> Found:
    """Return the query «every word of `text` is found in the entry or in its body's name»."""
    matches, conditions = [], []
    either: tuple[sa.Select[tuple[int]], ...] = ()
    names = _Names(connection)
    server = connection.dialect.name != "sqlite"
    found = postgres_search.matching if server else matching
    words = WORD.findall(fold(text))
    for word in words:
        match = _expression(connection, word)
        others = []
        digits = word if word.isdigit() and len(word) >= GRAM else ""
        if digits:
            others.append(_with_part(word) if server else entry.c.id.in_(_with_digits(word)))
        if bodies := names.like(word):
            others.append(entry.c.body_id.in_(bodies))
        if others and not server and len(words) == 1:
            either = _either(match, digits, bodies)
        if others and server:
            conditions.append(postgres_search.any_of(match, others))
        elif others:
            conditions.append(sa.or_(entry.c.id.in_(found(match)), *others))
        else:
            matches.append(match)
    if server and matches:
        conditions.append(entry.c.id.in_(found(" & ".join(f"({one})" for one in matches))))
        matches = []
    return Found(" AND ".join(f"({one})" for one in matches), tuple(conditions), either)


def _expression(connection: sa.Connection, word: str) -> str:
    """Return the full-text expression of a word: its beginning, its forms, words that hold it."""
    exact = {*forms(word), *_holding(connection, word)}
    if connection.dialect.name != "sqlite":
        return postgres_search.expression(word, exact)
    return " OR ".join([f'"{word}"*', *(f'"{one}"' for one in sorted(exact))])


def _holding(connection: sa.Connection, word: str) -> list[str]:
    """Return words of the vocabulary that hold `word` and do not begin with it, short ones first.

    At most PARTS of them: a part that more words hold is no help in finding anything.
    """
    if len(word) < GRAM or word.isdigit():
        return []
    if connection.dialect.name != "sqlite":
        rows = connection.execute(postgres_search.holding(word, PARTS))
        return [str(row[0]) for row in rows]
    query = (
        sa.select(parts_index.c.word)
        .where(parts_index.c.word.like(f"%{word}%"), parts_index.c.word.not_like(f"{word}%"))
        .order_by(sa.func.length(parts_index.c.word), parts_index.c.word)
        .limit(PARTS)
    )
    return [str(row[0]) for row in connection.execute(query)]


def _with_digits(digits: str) -> sa.Select[tuple[int]]:
    """Return the query for entries one of whose numbers holds `digits` anywhere."""
    found: sa.Select[tuple[int]] = sa.select(numbers_index.c.rowid).where(
        sa.literal_column("entry_search_number").op("MATCH")(_grams(digits))
    )
    if len(digits) > GRAM:  # LIKE would ask the index for every part once more
        found = found.where(sa.func.instr(numbers_index.c.numbers, digits) > 0)
    return found


def _grams(digits: str) -> str:
    """Return the expression «these may be in it»: the last parts, as the first are all alike."""
    last = len(digits) - GRAM
    grams = {digits[at : at + GRAM] for at in range(max(last - 2, 0), last + 1)}
    return " AND ".join(f'"{gram}"' for gram in sorted(grams))


def _with_part(digits: str) -> sa.ColumnElement[bool]:
    """Return the same as a condition, by the index of PostgreSQL."""
    likely = entry.c.id.in_(postgres_search.matching(postgres_search.digits_expression(digits)))
    holds = [entry.c[key].like(f"%{digits}%") for key in NUMBERS]
    return sa.and_(likely, sa.or_(*holds))


class _Names:
    """Names and aliases of bodies, read when first asked for."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._known: list[tuple[int, str]] = []

    def like(self, word: str) -> list[int]:
        """Return the bodies one of whose names holds the word or a form of it."""
        if not self._known:
            for query in (
                sa.select(body.c.id, body.c.sort_key),
                sa.select(body_alias.c.body_id, body_alias.c.key),
                sa.select(body_name.c.body_id, body_name.c.sort_key),
            ):
                self._known += [(row[0], row[1]) for row in self._connection.execute(query)]
        wanted = shortest(forms(word))
        return sorted({i for i, name in self._known if any(one in name for one in wanted)})


def shortest(words: Iterable[str]) -> list[str]:
    """Return the words that hold none of the others: a text holds any only where one of these."""
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return found
