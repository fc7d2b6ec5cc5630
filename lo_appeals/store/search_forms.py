"""Forms of a Russian word for the query: the index holds words as they were written.

Expanding the query costs 0.1 ms a word; an index of normal forms would cost every import.
"""

from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from lo_appeals.domain.texts import fold

SHORTEST = 3  # letters; shorter words have no forms worth asking for
UNLIKELY = 0.1  # a reading of a word less probable than this is noise
_ODD = frozenset({"PRTF", "PRTS", "GRND"})  # participles: other words to a clerk


@cache
def _analyzer() -> Any:
    """Load the dictionary once, by its explicit path: an installed program has no entry points."""
    folder = import_module("pymorphy3_dicts_ru").get_path()  # neither package has types
    return import_module("pymorphy3").MorphAnalyzer(path=folder)


@lru_cache(maxsize=512)
def forms(word: str) -> tuple[str, ...]:
    """Return the folded forms of a folded word, itself included, in order."""
    if len(word) < SHORTEST or not word.isalpha():
        return (word,)
    found = {word}
    parses = _analyzer().parse(word)
    for parse in parses if parses and parses[0].is_known else parses[:1]:
        if parse.score >= UNLIKELY:
            found |= {fold(one.word) for one in parse.lexeme if str(one.tag.POS) not in _ODD}
    return tuple(sorted(found))
