"""Which column of a sheet is which: by heading, never by position (domain.md §2.5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.exchange.frames import Cell
from lo_appeals.exchange.parsing import heading_key, text

SEARCHED_ROWS = 30
LEAST_HITS = 3
EXACT, WITHOUT_BRACKETS, LONGER = range(3)

REQUIRED = (
    ("номер сообщения", ("number",)),
    ("дата поступления или регистрации", ("received", "registered_on")),
    ("организация, в которой находится или в которую поступило сообщение",
     ("org_current", "org_received")),
)  # fmt: skip

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHER_WORDS = frozenset(
    heading_key(word)
    for word in ("ИНН", "КПП", "ОГРН", "код", "ID", "телефон", "email", "e-mail", "почта", "адрес")
)  # «Организация исполнителя ИНН» is not the organisation


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the heading stands and which column holds which field."""

    first: int  # index of the heading's first row
    last: int
    columns: dict[str, int]
    headings: dict[str, str]  # as written in the file
    unknown: tuple[str, ...]

    @property
    def hits(self) -> int:
        """Return how many fields were recognised."""
        return len(self.columns)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return what an export cannot do without and this layout has not."""
        return tuple(
            what for what, keys in REQUIRED if not any(key in self.columns for key in keys)
        )


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """How well one column fits one field: the least is the best."""

    level: int
    place: int  # of the alias: the real heading stands first
    column: int
    field: str
    written: str


def layout_of(rows: Sequence[tuple[Cell, ...]]) -> Layout | None:
    """Return the layout whose heading has most hits in the first rows of a sheet.

    None: nowhere are three headings of an export with one that is required.
    """
    best: Layout | None = None
    for index in range(min(SEARCHED_ROWS, len(rows))):
        for last in (index, index + 1):
            if last >= len(rows):
                continue
            found = _layout(rows, index, last)
            if _is_heading(found) and (best is None or found.hits > best.hits):
                best = found
    return best


def _is_heading(layout: Layout) -> bool:
    return layout.hits >= LEAST_HITS and len(layout.lacking) < len(REQUIRED)


def _layout(rows: Sequence[tuple[Cell, ...]], first: int, last: int) -> Layout:
    upper = [text(cell) for cell in rows[first]]
    if first == last:
        candidates: list[tuple[str, ...]] = [(words,) for words in upper]
    else:
        candidates = _joined(upper, [text(cell) for cell in rows[last]])
    matches = [
        _Match(level, place, column, field, written)
        for column, options in enumerate(candidates)
        for written in options
        for level, place, field in (_meaning(written),)
        if field
    ]
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    for match in sorted(matches):
        if match.field not in columns and match.column not in columns.values():
            columns[match.field] = match.column
            headings[match.field] = match.written
    taken = set(columns.values())
    unknown = tuple(
        options[0]
        for column, options in enumerate(candidates)
        if column not in taken and options and options[0]
    )
    return Layout(first, last, columns, headings, unknown)


def _joined(upper: list[str], lower: list[str]) -> list[tuple[str, ...]]:
    """Return what each column of a two-row heading may be called.

    A merged upper heading stands over several columns: its words are carried to the right.
    """
    width = max(len(upper), len(lower))
    upper = upper + [""] * (width - len(upper))
    lower = lower + [""] * (width - len(lower))
    options: list[tuple[str, ...]] = []
    over = ""
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        options.append((below, f"{over} {below}".strip()) if below else (above,))
    return options


@cache
def _aliases() -> dict[str, tuple[int, str]]:
    """Return place and field by the key of each synonym that the records declare."""
    found: dict[str, tuple[int, str]] = {}
    for column in columns_of(PortalFacts):
        for place, alias in enumerate(column.aliases):
            found.setdefault(heading_key(alias), (place, column.key))
    return found


@cache
def _words_of() -> dict[str, frozenset[str]]:
    """Return all words of each field's synonyms."""
    words: dict[str, set[str]] = {}
    for key, (_, field) in _aliases().items():
        words.setdefault(field, set()).update(key.split())
    return {field: frozenset(found) for field, found in words.items()}


@cache
def _meaning(written: str) -> tuple[int, int, str]:
    """Return level, place and field that a heading means, field '' where it is unknown."""
    aliases = _aliases()
    key = heading_key(written)
    if key in aliases:
        return (EXACT, *aliases[key])
    bare = heading_key(_BRACKETS.sub(" ", written))
    if bare != key:
        return _without_brackets(written, bare)
    return _longest(key)


def _without_brackets(written: str, bare: str) -> tuple[int, int, str]:
    """Drop «(МСК)», but not «(в которую поступило)», which tells one field from another."""
    place, field = _aliases().get(bare, (0, ""))
    inside = set(heading_key(" ".join(_BRACKETS.findall(written))).split())
    telling = set(_OTHER_WORDS).union(*_words_of().values()) - _words_of().get(field, frozenset())
    if not field or inside & telling:
        return WITHOUT_BRACKETS, 0, ""
    return WITHOUT_BRACKETS, place, field


def _longest(key: str) -> tuple[int, int, str]:
    """Match a longer heading by the longest synonym of two words or more that begins it."""
    for alias in sorted(_aliases(), key=len, reverse=True):
        if " " not in alias or "котор" in alias or not key.startswith(alias + " "):
            continue
        rest = set(key[len(alias) :].split())
        if rest & _OTHER_WORDS:
            break
        place, field = _aliases()[alias]
        return LONGER, place, field
    return LONGER, 0, ""
