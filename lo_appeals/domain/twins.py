"""Bodies that are likely one body under two names: proposed with the reason, never merged alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.texts import fold, name_key

_WORD = re.compile(r"[\w№]+")
_DIGITS = re.compile(r"\d+")
_FORMS = (
    "государственн", "муниципальн", "бюджетн", "казенн", "автономн", "областн", "учреждени",
    "предприяти", "администраци", "ленинградск", "област", "район", "образовани", "здравоохранени",
    "городск", "сельск", "поселени", "округ",
)  # fmt: skip
_SHORT_FORMS = frozenset((
    "гбуз", "гбу", "гку", "гау", "мбу", "мку", "мау", "мбоу", "мбдоу", "гбоу", "гкоу", "ооо", "ао",
    "пао", "мо", "мр", "го", "ло", "лен", "обл", "г", "п", "с", "д", "и", "в", "на", "по", "для",
    "имени", "им", "№",
))  # fmt: skip  # an abbreviation does not tell which body it is
LEAST_STEM = 4
_ENDING = re.compile(
    r"(?:ск(?:ого|ому|ий|ая|ой|ое|ие|их)|ого|его|ому|ему|ыми|ими|ами|ями|ый|ий|ая|яя|ой|ей|ое|ее|"
    r"ые|ие|ых|их|ую|ам|ям|ах|ях|ов|ев|ом|ем|[аяоеыиуюьй])$"
)
COMMON = 40  # a word that more bodies share tells nothing


@dataclass(frozen=True, slots=True)
class Twins:
    """Two bodies that may be one, `one` with the smaller id, and why it seems so."""

    one: Body
    other: Body
    reason: str

    @property
    def key(self) -> tuple[int, int]:
        """The pair as it is remembered."""
        return self.one.id, self.other.id


def twins(
    bodies: Iterable[Body],
    aliases: Mapping[int, Iterable[str]],
    dismissed: frozenset[tuple[int, int]],
) -> tuple[Twins, ...]:
    """Return the pairs of living bodies that are likely the same, not looked at before.

    A child and its parent are never twins, nor are bodies whose numbers differ («Школа № 1» and
    «Школа № 2»).
    """
    living = sorted((one for one in bodies if one.valid_to is None), key=lambda one: one.id)
    marks = {one.id: _Mark.of(one, aliases.get(one.id, ())) for one in living}
    known = {one.id: one for one in living}
    found = []
    for pair in sorted(_close(marks)):
        one, other = known[pair[0]], known[pair[1]]
        related = one.parent_id == other.id or other.parent_id == one.id
        if related or pair in dismissed:
            continue
        reason = _reason(marks[one.id], marks[other.id])
        if reason:
            found.append(Twins(one, other, reason))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a body's names say, evened out."""

    words: tuple[str, ...]
    stems: frozenset[str]
    forms: frozenset[str]
    numbers: frozenset[str]
    short: str
    spellings: frozenset[str]
    type: BodyType

    @staticmethod
    def of(body: Body, aliases: Iterable[str]) -> "_Mark":
        words = tuple(_WORD.findall(fold(body.name)))
        telling = frozenset(_stem(w) for w in words if not _is_form(w) and not w.isdigit())
        form = frozenset(_stem(w) for w in words if _is_form(w) and w not in _SHORT_FORMS)
        short = name_key(body.short_name)
        spellings = frozenset(name_key(one) for one in (body.name, *aliases)) - {""}
        numbers = frozenset(_DIGITS.findall(body.name))
        return _Mark(words, telling, form, numbers, short, spellings, body.type)


def _stem(word: str) -> str:
    """Return a word without its ending, so that its cases are one."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= LEAST_STEM else word


def _is_form(word: str) -> bool:
    return word in _SHORT_FORMS or word.startswith(_FORMS)


def _close(marks: Mapping[int, _Mark]) -> set[tuple[int, int]]:
    """Return pairs worth comparing: those that share a rare word or a short name."""
    index: dict[str, list[int]] = defaultdict(list)
    for body_id, mark in marks.items():
        for token in {*mark.stems, *(f"={one}" for one in mark.spellings | {mark.short} if one)}:
            index[token].append(body_id)
    pairs: set[tuple[int, int]] = set()
    for ids in index.values():
        if len(ids) <= COMMON:
            pairs.update(combinations(sorted(ids), 2))
    return pairs


def _reason(one: _Mark, other: _Mark) -> str:
    """Return why two bodies seem one, '' where they do not."""
    if one.numbers != other.numbers:
        return ""
    return next(_reasons(one, other), "")


def _reasons(one: _Mark, other: _Mark) -> Iterator[str]:
    if one.spellings & other.spellings:
        yield "Наименование одного записано как написание другого."
    if one.stems and one.stems == other.stems and one.type is other.type:
        if one.forms == other.forms or not one.forms or not other.forms:
            yield "Отличаются только организационной формой, кавычками или окончаниями слов."
        elif one.short and one.short == other.short:
            yield "Совпадают краткое наименование и главные слова."
    if one.short and one.short == other.short and one.stems & other.stems:
        yield f"Совпадает краткое наименование «{one.short}»."
    extra = one.stems ^ other.stems
    shared = len(one.stems & other.stems)
    if shared >= 3 and len(extra) == 1 and (one.forms, one.type) == (other.forms, other.type):
        yield f"Отличаются одним словом: «{_whole(next(iter(extra)), one, other)}»."


def _whole(stem: str, one: _Mark, other: _Mark) -> str:
    return next(word for word in (*one.words, *other.words) if word.startswith(stem))
