"""Patterns of personal data in free text: pointed at before a letter is issued (J4)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalMatch:
    """A stretch of text that looks like somebody's data."""

    what: str
    text: str
    start: int
    end: int


_HOUSE = r"\d{1,3}[^\W\d_]?(?!\w)(?:\s*,?\s*(?:кв|корп)\.?\s*\d+)*"  # «в 2026 году» is no house
_PATTERNS = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("СНИЛС", r"(?<!\d)\d{3}[- ]\d{3}[- ]\d{3}[- ]?\d{2}(?!\d)"),
        ("СНИЛС", r"(?i)\bснилс\D{0,5}\d{11}(?!\d)"),
        ("электронная почта", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        (
            "телефон",
            r"(?<![\d№])(?:(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}"
            r"|(?:\+7|8)[\s(-]+\d{4,5}[\s)-]+\d{1,2}-?\d{2}-?\d{2}"
            r"|\(\d{3,5}\)\s*\d{1,3}-?\d{2}-?\d{2}"
            r"|\d{3}[\s-]\d{3}-\d{2}-\d{2})(?!\d)",
        ),
        ("телефон", r"(?i)\b(?:тел|моб)[а-я]*\.?\s*:?\s*\d[\d\s()-]{3,}\d(?!\d)"),
        ("паспорт", r"(?i)\bпаспорт\w*\D{0,20}\d{2}\s?\d{2}\s?(?:№\s?)?\d{6}(?!\d)"),
        ("ИНН", r"\bИНН\D{0,5}\d{12}(?!\d)"),
        ("дата рождения", r"(?i)\b\d{2}\.\d{2}\.\d{4}\s*(?:г\.\s?р\.|года рожд\w*)"),
        (
            "адрес",
            r"(?i)(?:\b(?:ул|пр|просп|пер|наб|ш|мкр)\.|\b(?:улиц|проспект|переул|набережн|шоссе)\w*)"
            rf"\s*[^;.\n]{{1,40}}?,?\s*(?:\bд(?:ом)?\.?\s*)?(?<![\d-]){_HOUSE}",
        ),
        ("адрес", rf"\b(?:ул|пр|пер)\s+[А-ЯЁ][\w-]+,?\s*(?:д(?:ом)?\.?\s*)?{_HOUSE}"),
        ("адрес", rf"\bг\.\s*[А-ЯЁ][\w-]+,\s*[А-ЯЁ][\w -]+,\s*(?:д(?:ом)?\.?\s*)?{_HOUSE}"),
        ("адрес", rf"\b(?:[Дд]ом[аеу]?\s|д\.)\s*(?:№\s?)?{_HOUSE}"),
        ("квартира", r"(?i)\bкв(?:артир\w*)?\.?\s*\d+"),
    )
)


def personal(text: str) -> tuple[PersonalMatch, ...]:
    """Return what looks like personal data, in the order of the text, stretches not overlapping."""
    found: list[PersonalMatch] = []
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text.replace("\u00a0", " ")):
            start, end = match.span()
            if not any(one.start < end and start < one.end for one in found):
                found.append(PersonalMatch(what, text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: one.start))
