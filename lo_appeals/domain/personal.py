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


_PATTERNS = (
    ("СНИЛС", re.compile(r"(?<!\d)\d{3}[- ]\d{3}[- ]\d{3}[- ]?\d{2}(?!\d)")),
    ("электронная почта", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "телефон",
        re.compile(
            r"(?<![\d№])(?:(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}"
            r"|\(\d{3,5}\)\s*\d{2,3}-?\d{2}-?\d{2})(?!\d)"
        ),
    ),
    ("паспорт", re.compile(r"(?i)\bпаспорт\w*\D{0,20}\d{2}\s?\d{2}\s?(?:№\s?)?\d{6}(?!\d)")),
    (
        "адрес",
        re.compile(
            r"(?i)(?:\b(?:ул|пр|просп|пер|наб|ш|мкр)\.|\b(?:улиц|проспект|переул|набережн|шоссе)\w*)"
            r"\s*[^;.\n]{1,40}?,?\s*(?:\bд(?:ом)?\.?\s*)?\d+\w?(?:\s*,?\s*(?:кв|корп)\.?\s*\d+)*"
        ),
    ),
    ("квартира", re.compile(r"(?i)\bкв(?:артир\w*)?\.?\s*\d+")),
)  # fmt: skip


def personal(text: str) -> tuple[PersonalMatch, ...]:
    """Return what looks like personal data, in the order of the text, stretches not overlapping."""
    found: list[PersonalMatch] = []
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text.replace("\u00a0", " ")):
            start, end = match.span()
            if not any(one.start < end and start < one.end for one in found):
                found.append(PersonalMatch(what, text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: one.start))
