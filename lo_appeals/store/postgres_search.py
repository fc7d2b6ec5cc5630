"""The index of words on PostgreSQL, of its own means only: no extension, no locale.

A word's vector holds the folded words of an entry and, marked by «#», every three digits in a row
of its numbers; one GIN index answers for words, beginnings of words and parts of numbers. Parts of
words come from the vocabulary, whose vectors hold every three letters in a row.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from lo_appeals.store import postgres
from lo_appeals.store.schema import entry

MARK, GRAM = "#", 3
LONGEST = 500  # letters: a vector refuses words of 2 KB
CHUNK = 20_000

index = sa.table("entry_search", sa.column("id"), sa.column("words"))
_words = sa.table("entry_search_word", sa.column("word"), sa.column("parts"))
_ADD_WORDS = sa.text(
    "INSERT INTO entry_search_word (word, parts) "
    "SELECT t.word, t.parts::tsvector FROM unnest(CAST(:words AS text[]), CAST(:parts AS text[])) "
    "AS t (word, parts) ON CONFLICT DO NOTHING"
)
_PURGE = (
    "DELETE FROM entry_search_word WHERE word NOT IN "
    "(SELECT word FROM ts_stat('SELECT words FROM entry_search'))"
)


def grams(word: str) -> set[str]:
    """Return every three signs in a row of a word."""
    return {word[at : at + GRAM] for at in range(len(word) - GRAM + 1)}


def vector(words: Iterable[str], digits: Iterable[str]) -> str:
    """Return a vector of words and of parts of numbers, as PostgreSQL reads it.

    Words hold letters and digits only, so nothing in them needs a quote.
    """
    found = {word[:LONGEST] for word in words}
    for one in digits:
        found |= {MARK + gram for gram in grams(one)}
    return " ".join(found)


def add(connection: sa.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Add entries that the index does not hold: id and vector."""
    postgres.copy_rows(connection, "entry_search", ("id", "words"), iter(rows))


def add_words(connection: sa.Connection, words: Iterable[str]) -> None:
    """Bring the vocabulary up to date."""
    new = iter(sorted({word[:LONGEST] for word in words}))
    while chunk := list(islice(new, CHUNK)):
        parts = [" ".join(grams(word)) for word in chunk]
        connection.execute(_ADD_WORDS, {"words": chunk, "parts": parts})


def remove(connection: sa.Connection, ids: Sequence[int] | sa.Select[tuple[int]]) -> None:
    """Take entries out of the index."""
    if isinstance(ids, sa.Select):
        connection.execute(sa.delete(index).where(index.c.id.in_(ids)))
        return
    wanted = sa.literal([*ids], sa.ARRAY(sa.Integer))
    connection.execute(sa.delete(index).where(index.c.id == sa.any_(wanted)))


def purge(connection: sa.Connection) -> int:
    """Forget the words that no entry has any more. Returns how many went."""
    return connection.exec_driver_sql(_PURGE).rowcount


def matching(match: str) -> sa.Select[tuple[int]]:
    """Return the query for ids of entries that an expression finds."""
    found: sa.Select[tuple[int]] = sa.select(index.c.id).where(
        index.c.words.op("@@")(sa.cast(match, TSQUERY))
    )
    return found


def any_of(match: str, others: Iterable[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    """Return the condition «found by the expression or by one of these».

    A union of ids: with OR the server would look at every entry.
    """
    found = [sa.select(entry.c.id).where(one) for one in others]
    return entry.c.id.in_(sa.union(matching(match), *found))


def expression(beginning: str, exact: Iterable[str]) -> str:
    """Return the expression «a word that begins so, or one of these»."""
    others = (f"'{one[:LONGEST]}'" for one in sorted(exact))
    return " | ".join([f"'{beginning[:LONGEST]}':*", *others])


def digits_expression(digits: str) -> str:
    """Return the expression «a number that may hold these digits»."""
    return " & ".join(f"'{MARK}{gram}'" for gram in sorted(grams(digits)))


def holding(word: str, limit: int) -> sa.Select[tuple[str]]:
    """Return the query for words of the vocabulary that hold `word` and do not begin with it."""
    wanted = " & ".join(f"'{gram}'" for gram in sorted(grams(word)))
    found: sa.Select[tuple[str]] = (
        sa.select(_words.c.word)
        .where(
            _words.c.parts.op("@@")(sa.cast(wanted, TSQUERY)),
            _words.c.word.like(f"%{word}%"),
            _words.c.word.not_like(f"{word}%"),
        )
        .order_by(sa.func.length(_words.c.word), _words.c.word)
        .limit(limit)
    )
    return found
