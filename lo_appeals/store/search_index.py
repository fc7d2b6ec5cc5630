"""The index of words by which entries are found: one home, so that another base can have another.

SQLite's full-text index keeps folded words (no tokenizer folds ё). Beside it stand a trigram index
over the vocabulary, for parts of words, and one over numbers. Bodies are not in the index.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import fold
from lo_appeals.store import notes, postgres_search
from lo_appeals.store.schema import entry, entry_text

WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+")
SEARCHED = tuple(one.key for one in columns_of(PortalFacts) if one.search)
NUMBERS = ("number", "epgu_number")
WORDS = tuple(key for key in SEARCHED if key not in NUMBERS)
CHUNK = 5000

words_index = sa.table("entry_search", sa.column("rowid"), sa.column("words"))
numbers_index = sa.table("entry_search_number", sa.column("rowid"), sa.column("numbers"))
_vocabulary = sa.table("entry_search_word", sa.column("id"), sa.column("word"))
parts_index = sa.table("entry_search_part", sa.column("rowid"), sa.column("word"))
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
        last = sa.select(sa.func.coalesce(sa.func.max(_vocabulary.c.id), 0))
        before = self._connection.execute(last).scalar_one()
        put = self._connection.exec_driver_sql
        put("INSERT OR IGNORE INTO entry_search_word (word) VALUES (?)", new)
        put(
            "INSERT INTO entry_search_part (rowid, word) "
            "SELECT id, word FROM entry_search_word WHERE id > ?",
            (before,),
        )


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
    for table in (words_index, numbers_index):
        connection.execute(sa.delete(table).where(table.c.rowid.in_(ids)))


def purge(connection: sa.Connection) -> int:
    """Forget the words that no entry has any more (retention). Returns how many went."""
    if connection.dialect.name != "sqlite":
        return postgres_search.purge(connection)
    for merge in _MERGE:
        connection.exec_driver_sql(merge)
    gone = connection.execute(
        sa.delete(_vocabulary).where(_vocabulary.c.word.not_in(sa.select(_term.c.term)))
    ).rowcount
    if gone:
        connection.exec_driver_sql(
            "INSERT INTO entry_search_part (entry_search_part) VALUES ('rebuild')"
        )
    return gone


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
