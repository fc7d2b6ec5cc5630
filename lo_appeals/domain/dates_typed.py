"""Dates as a person types them into a form. What is not a day is an error, never corrected."""

import re
from datetime import date, datetime, timedelta

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import MINUS, fold

_WORDS = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
_STEP = re.compile(r"([+-])\s*(\d{1,4})")
_PARTS = re.compile(r"(\d{1,2})[.,/\s-]+(\d{1,2})(?:[.,/\s-]+(\d{2}|\d{4}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
FIRST_YEAR, LAST_YEAR = 2000, 2099
ADVICE = "Введите день, месяц и год, например 29.02.2024, 290224, «сегодня» или «+30»."


def typed_date(text: str, today: date) -> date | None:
    """Return the day that `text` means, None for empty text.

    Understands 29022024, 290224, 29.2.24, 29.02.2024, 29/2/24, 2024-02-29, 29.2 (this year),
    «сегодня», «завтра», «вчера», «+30» and «-5» (days from today). Two digits of a year are of
    this century. Raises UserError for anything else, 31.02 too.
    """
    flat = fold(text.replace(MINUS, "-"))
    if not flat:
        return None
    if flat in _WORDS:
        return today + timedelta(_WORDS[flat])
    if step := _STEP.fullmatch(flat):
        return today + timedelta(int(step[1] + step[2]))
    day, month, year = _split(flat, text, today)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Год {year} не подходит.", f"Нужен год от {FIRST_YEAR} до {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UserError(f"Дня {day:02}.{month:02}.{year} не бывает.", ADVICE) from error


def typed_moment(text: str, now: datetime) -> datetime:
    """Return the moment that `text` means: a day and a time, or a time of today.

    Raises UserError for anything else.
    """
    day, _, time = text.strip().rpartition(" ")
    found = _TIME.fullmatch(time)
    if found is None:
        raise UserError(f"«{text.strip()}» – не день и время.", "Например, 29.02.2024 09:40.")
    on = typed_date(day, now.date()) or now.date()
    return datetime(on.year, on.month, on.day, int(found[1]), int(found[2]))


def _split(flat: str, text: str, today: date) -> tuple[int, int, int]:
    if iso := _ISO.fullmatch(flat):
        return int(iso[3]), int(iso[2]), int(iso[1])
    found = _PARTS.fullmatch(flat) or _DIGITS.fullmatch(flat)
    if found is None:
        raise UserError(f"«{text.strip()}» – не дата.", ADVICE)
    year = found[3]
    if year is None:
        return int(found[1]), int(found[2]), today.year
    return int(found[1]), int(found[2]), int(year) + (2000 if len(year) == 2 else 0)
