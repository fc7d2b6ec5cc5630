"""Words by which entries are found: one home, so that another base can have another index.

SQLite's full-text index keeps folded words (no tokenizer folds ё). Forms of a word come from the
query; parts of a word from a trigram index over the vocabulary; parts of a number from a trigram
index over numbers. Bodies are not in the index: a name is looked up in the registry and becomes a
condition on `body_id`, so that renaming one touches no entry.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import fold, name_key
from lo_appeals.store import notes, postgres_search
from lo_appeals.store.schema import body, body_alias, body_name, entry, entry_text
from lo_appeals.store.search_forms import forms

WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+")
SEARCHED = tuple(one.key for one in columns_of(PortalFacts) if one.search)
NUMBERS = ("number", "epgu_number")
WORDS = tuple(key for key in SEARCHED if key not in NUMBERS)
PARTS = 100  # words of the vocabulary that one part of a word may stand for
GRAM = 3
CHUNK = 5000

index = sa.table("entry_search", sa.column("rowid"), sa.column("words"))
_numbers = sa.table("entry_search_number", sa.column("rowid"), sa.column("numbers"))
_words = sa.table("entry_search_word", sa.column("id"), sa.column("word"))
_part = sa.table("entry_search_part", sa.column("rowid"), sa.column("word"))
_term = sa.table("entry_search_term", sa.column("term"))
_MERGE = (  # until its segments are merged, a removed word can be read out of the file
    "INSERT INTO entry_search (entry_search) VALUES ('optimize')",
    "INSERT INTO entry_search_number (entry_search_number) VALUES ('optimize')",
)
_REMOVE = (
    "DELETE FROM entry_search WHERE rowid = ?",
    "DELETE FROM entry_search_number WHERE rowid = ?",
)


class _Folded(dict[str, str]):
    """Folded values: a category or an official is folded once for a whole import."""

    def __missing__(self, value: str) -> str:
        self[value] = found = fold(value)
        return found


class Writer:
    """Fills the index for very many entries, in batches; `close` brings the vocabulary along."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._folded = _Folded()
        self._server = connection.dialect.name != "sqlite"

    def add(self, entries: Iterable[tuple[int, Sequence[str], Sequence[str]]]) -> None:
        """Add entries that the index does not hold: id, numbers, other searched values.

        A last value that seldom repeats (a text, a note) is as good as any other.
        """
        folded, numbers, words = self._folded, [], []
        for entry_id, known, values in entries:
            numbers.append((entry_id, " ".join(known)))
            words.append((entry_id, " ".join([*known, *[folded[one] for one in values if one]])))
        if self._server:
            vectors = (
                (one, postgres_search.vector(WORD.findall(text), DIGITS.findall(known)))
                for (one, text), (_, known) in zip(words, numbers, strict=True)
            )
            postgres_search.add(self._connection, vectors)
            return
        put = self._connection.exec_driver_sql
        if words:
            put("INSERT INTO entry_search (rowid, words) VALUES (?, ?)", words)
            put("INSERT INTO entry_search_number (rowid, numbers) VALUES (?, ?)", numbers)

    def close(self) -> None:
        """Bring the vocabulary and its parts up to date."""
        found: set[str] = set()
        for value in self._folded.values():
            found.update(WORD.findall(value))
        new = [(word,) for word in sorted(found) if not word.isdigit()]
        if self._server:
            postgres_search.add_words(self._connection, (word for (word,) in new))
            return
        if not new:
            return
        last = sa.select(sa.func.coalesce(sa.func.max(_words.c.id), 0))
        before = self._connection.execute(last).scalar_one()
        put = self._connection.exec_driver_sql
        put("INSERT OR IGNORE INTO entry_search_word (word) VALUES (?)", new)
        put(
            "INSERT INTO entry_search_part (rowid, word) "
            "SELECT id, word FROM entry_search_word WHERE id > ?",
            (before,),
        )


def searched(row: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers and the other searched values of an entry's row."""
    return tuple(row[key] for key in NUMBERS), tuple(row[key] for key in WORDS)


def put(connection: sa.Connection, ids: Iterable[int]) -> None:
    """Bring the index up to date for those entries, in one go."""
    wanted = list(ids)
    remove(connection, wanted)
    writer = Writer(connection)
    for chunk in _chunks(wanted):
        writer.add(_rows(connection, entry.c.id.in_(chunk)))
    writer.close()


def _rows(
    connection: sa.Connection, condition: sa.ColumnElement[bool]
) -> Iterator[tuple[int, Sequence[str], Sequence[str]]]:
    """Yield id, numbers, other searched values: notes and kept texts too."""
    numbers, words = [entry.c[key] for key in NUMBERS], [entry.c[key] for key in WORDS]
    query = (
        sa.select(entry.c.id, *numbers, *words, notes.written(), entry_text.c.text)
        .outerjoin(entry_text, entry_text.c.entry_id == entry.c.id)
        .where(condition, entry.c.deleted.is_(False))
    )
    last = 1 + len(numbers)
    for row in connection.execute(query):
        yield row[0], row[1:last], row[last:]


def remove(connection: sa.Connection, ids: Iterable[int]) -> None:
    """Take entries out of the index; words that no entry has left stay until `purge`."""
    wanted = [(one,) for one in ids]
    if connection.dialect.name != "sqlite":
        postgres_search.remove(connection, [one for (one,) in wanted])
        return
    for removal in _REMOVE if wanted else ():
        connection.exec_driver_sql(removal, wanted)


def remove_batch(connection: sa.Connection, ids: sa.Select[tuple[int]]) -> None:
    """Take all entries of a query out of the index, in one statement each."""
    if connection.dialect.name != "sqlite":
        postgres_search.remove(connection, ids)
        return
    for table in (index, _numbers):
        connection.execute(sa.delete(table).where(table.c.rowid.in_(ids)))


def purge(connection: sa.Connection) -> int:
    """Forget the words that no entry has any more (retention). Returns how many went."""
    if connection.dialect.name != "sqlite":
        return postgres_search.purge(connection)
    for merge in _MERGE:
        connection.exec_driver_sql(merge)
    gone = connection.execute(
        sa.delete(_words).where(_words.c.word.not_in(sa.select(_term.c.term)))
    ).rowcount
    if gone:
        connection.exec_driver_sql(
            "INSERT INTO entry_search_part (entry_search_part) VALUES ('rebuild')"
        )
    return gone


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


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
    found: sa.Select[tuple[int]] = sa.select(index.c.rowid).where(
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
        query = _from_end(index, "entry_search", found.match)
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
    queries = [_from_end(index, "entry_search", match)]
    if digits:
        numbered = _from_end(_numbers, "entry_search_number", _grams(digits))
        queries.append(numbered.where(sa.func.instr(_numbers.c.numbers, digits) > 0))
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
        sa.select(_part.c.word)
        .where(_part.c.word.like(f"%{word}%"), _part.c.word.not_like(f"{word}%"))
        .order_by(sa.func.length(_part.c.word), _part.c.word)
        .limit(PARTS)
    )
    return [str(row[0]) for row in connection.execute(query)]


def _with_digits(digits: str) -> sa.Select[tuple[int]]:
    """Return the query for entries one of whose numbers holds `digits` anywhere."""
    found: sa.Select[tuple[int]] = sa.select(_numbers.c.rowid).where(
        sa.literal_column("entry_search_number").op("MATCH")(_grams(digits))
    )
    if len(digits) > GRAM:  # LIKE would ask the index for every part once more
        found = found.where(sa.func.instr(_numbers.c.numbers, digits) > 0)
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
