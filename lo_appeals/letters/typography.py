"""Typography of official letters: what must not be torn apart at the end of a line (letters.md §1).

Spaces are turned into no-break ones across the runs of a paragraph; the length of the text and
the borders of runs stay as they are.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from lo_appeals.domain.texts import NBSP
from lo_appeals.letters import wordml
from lo_appeals.letters.lines import Line, Piece, line, set_text
from lo_appeals.letters.wordml import Element, P, T

HEAD_STYLE = "Таблица: головка"  # in a narrow head a no-break space tears words
SIGNATURE_STYLE, TEXT_STYLE = "Подпись документа", "Текст письма"
SIGNED_TEXT = 120  # characters that a page with nothing else but the signature must hold
GLUED_STYLES = ("Заголовок к тексту", "Адресат")  # ragged: here a preposition may be glued

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_RULES = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        r"[№§]( )(?=[\d_\[])",
        r"(?<!\w)(?:п|пп|ст|ч|гл|г|ул|д|корп|пр|пос|дер|тел|стр|рис|табл|гр|л|абз)\.( )(?=[\d№«(])",
        r"(?<!\w)(?:г|ул|пр|пос|дер)\.( )(?=[а-яё])",
        r"\d( )(?=[%‰])",
        r"\d( )(?=(?:г|гг|л|экз|руб|тыс|млн|шт|ч|мин|чел)\.)",
        rf"\d( )(?=(?:{_MONTHS})(?!\w))",
        r"\d( )(?=(?:дн[яе]|дней|день|обращени|календарн|рабоч|орган|п\.))",
        r"\d( )(?=(?:год[ау]?|лет)(?!\w))",
        r"(?:таблиц[аеы]|рисун[ок]\w*|пункт\w*|приложени\w+|стать[яеи]|граф\w*)( )(?=№?[\d«])",
        r"\S( )(?=[–—] )",
        r"(?<!\w)п\.( )(?=п\.)",
        r"(?<!\w)т\.( )(?=[дпек]\.)",
    )
)
_NAMES = tuple(
    re.compile(rule)
    for rule in (
        r"[А-ЯЁ]\.( )(?=[А-ЯЁ]\.)",
        r"(?<![А-ЯЁа-яё])[А-ЯЁ]\.( )(?=[А-ЯЁ][а-яё])",
        r"[А-ЯЁ][а-яё]+( )(?=[А-ЯЁ]\. ?[А-ЯЁ]\.)",
    )
)
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:в|к|о|с|у|и|а|на|за|по|от|до|из|об|со|во)( )(?=\w)", re.IGNORECASE
)
_DOUBLE = re.compile(r"(?<=[ \u00a0]) | (?=[.,;:!?])|^ +(?=\S)")


@lru_cache(maxsize=4096)  # the template's own words are the same in every letter
def no_break(text: str, *, glue: bool = False) -> str:
    """Return `text` with no-break spaces where a line must not end.

    Args:
        text: one paragraph.
        glue: tie short prepositions too; not for justified text, where it makes gaps.
    """
    if " " not in text:
        return text
    rules = (*_RULES, *_NAMES, _PREPOSITION) if glue else (*_RULES, *_NAMES)
    letters = list(text)
    for rule in rules:
        for found in rule.finditer(text):
            letters[found.start(1)] = NBSP
    return "".join(letters)


def ended(sentence: str) -> str:
    """Return a sentence with its full stop; an abbreviation («п. п.») has it already."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def tidy(elements: Iterable[Element], names: Mapping[str, str]) -> None:
    """Set no-break spaces in the texts within `elements`, drop doubled spaces.

    Args:
        elements: parts of a document, or only what a filling wrote.
        names: the names of styles by id.
    """
    for element in elements:
        for paragraph in [element] if element.tag == P else _spaced(element):
            style = names.get(wordml.style_key(paragraph), "")
            found = line(paragraph)
            if _drop_doubled(found):
                found = line(paragraph)
            if not style.startswith(HEAD_STYLE):
                _set_no_break(found, glue=style in GLUED_STYLES)


def _spaced(root: Element) -> list[Element]:
    """Return the paragraphs with a space in them: most cells of a table hold one number."""
    found = (wordml.own_paragraph(one) for one in root.iter(T) if " " in (one.text or ""))
    return [one for one in dict.fromkeys(found) if one is not None]


def keep_signatures(root: Element, names: Mapping[str, str]) -> None:
    """Keep every signature with the text before it, so that it never stands alone on a page."""
    styles = wordml.outside_tables(root, wordml.PSTYLE)
    signed = [one for one in styles if names.get(one.get(wordml.VAL, "")) == SIGNATURE_STYLE]
    for paragraph in map(wordml.own_paragraph, signed):
        if paragraph is None:
            continue
        said = 0
        for before in paragraph.itersiblings(P, preceding=True):
            wordml.keep_with_next(before)
            if names.get(wordml.style_key(before), "") == TEXT_STYLE:
                said += len(line(before).text)
            if said >= SIGNED_TEXT:
                break


def _set_no_break(found: Line, *, glue: bool) -> None:
    changed = no_break(found.text, glue=glue)
    if changed == found.text:
        return
    for piece in _texts(found):
        set_text(piece.node, changed[piece.start : piece.end])


def _drop_doubled(found: Line) -> bool:
    """Drop the spaces that an empty optional value left behind; tell whether there were any."""
    gone = {place for match in _DOUBLE.finditer(found.text) for place in range(*match.span())}
    for piece in _texts(found) if gone else ():
        kept = (found.text[i] for i in range(piece.start, piece.end) if i not in gone)
        set_text(piece.node, "".join(kept))
    return bool(gone)


def _texts(found: Line) -> list[Piece]:
    return [piece for piece in found.pieces if piece.node.tag == T]
