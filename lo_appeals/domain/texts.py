"""Russian text as it is compared, counted and printed. The one home of plurals and date forms."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

NBSP = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_OF = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_WITH = (
    "январём", "февралём", "мартом", "апрелем", "маем", "июнем",
    "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём",
)  # fmt: skip
MONTHS_IN = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
WHOLE_DAY = time(23, 59)  # data taken at this minute or later tell of the whole day
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")

_SPACES = re.compile(r"\s+")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?")
_WORDS = {"true": "да", "false": "нет", "[]": "—", "{}": "—"}
_QUOTES = str.maketrans("", "", "«»„“”\"'`’‘")


def fold(text: str) -> str:
    """Return `text` evened out for search and sorting: NFKC, lower case, ё as е, single spaces."""
    flat = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _SPACES.sub(" ", flat).strip()


@lru_cache(maxsize=16_384)  # a list is compared with all names known, again and again
def name_key(name: str) -> str:
    """Return the key under which two spellings of one name are equal: `fold` without quotes.

    Only case, ё, quotes and spaces are evened out (issue of the main job); legal forms stay.
    """
    return _SPACES.sub(" ", fold(name).translate(_QUOTES)).strip()


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the right form for `count`: 1 обращение, 2 обращения, 5 обращений."""
    tens, units = abs(count) % 100, abs(count) % 10
    if 11 <= tens <= 14:
        return many
    return one if units == 1 else few if 2 <= units <= 4 else many


def number(value: int) -> str:
    """Return a whole number with thin groups: 1 284, and a true minus."""
    sign = MINUS if value < 0 else ""
    return sign + f"{abs(value):,}".replace(",", NBSP)


def counted(count: int, one: str, few: str, many: str) -> str:
    """Return the number with its noun: «1 284 обращения»."""
    return f"{number(count)}{NBSP}{plural(count, one, few, many)}"


def appeals(count: int) -> str:
    """Return «5 обращений»."""
    return counted(count, "обращение", "обращения", "обращений")


def decimal(value: float, digits: int = 1) -> str:
    """Return a decimal with a comma and a true minus: «92,7»."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", MINUS)


def day(value: date | None) -> str:
    """Return dd.mm.yyyy, or an empty string for None."""
    return f"{value:%d.%m.%Y}" if value else ""


def moment(value: datetime | None) -> str:
    """Return dd.mm.yyyy hh:mm, or an empty string for None."""
    return f"{value:%d.%m.%Y %H:%M}" if value else ""


def kept(value: str | None) -> str:
    """Return a value of the journal as people write it: days, yes and no, «—» for nothing."""
    if not value or not _ISO.fullmatch(value):
        return _WORDS.get(value or "[]", value or "—")
    try:
        read = datetime.fromisoformat(value)
    except ValueError:  # typed by somebody: 2026-02-31
        return value
    return moment(read) if "T" in value else day(read)


def day_in_words(value: date) -> str:
    """Return «15 марта 2026 года», as official letters write it."""
    return f"{value.day}{NBSP}{MONTHS_OF[value.month - 1]} {value.year}{NBSP}года"


def as_of(value: datetime) -> str:
    """Return the data's date: «30.11.2026» for a whole day, else with the time."""
    return day(value) if value.time() >= WHOLE_DAY else moment(value)


def as_of_in_words(value: datetime) -> str:
    """Return «2 ноября 2026 года, 09:40» for a letter, a whole day without time."""
    words = day_in_words(value)
    return words if value.time() >= WHOLE_DAY else f"{words}, {value:%H:%M}"


def initials_before(full_name: str) -> str:
    """Return «В.К. Озеров» for «Озеров Вадим Кириллович»; '' for less than two words."""
    surname, *others = full_name.split() or [""]
    return f"{''.join(f'{one[0]}.' for one in others)} {surname}" if others else ""


def month_title(first: date) -> str:
    """Return «Октябрь 2026» for any day of that month."""
    return f"{MONTHS[first.month - 1].capitalize()} {first.year}"


def period_title(first: date, last: date) -> str:
    """Return «Октябрь 2026», «3-й квартал 2026», «2026 год» or the days of any other period."""
    whole = first.day == 1 and (last + timedelta(1)).day == 1 and first.year == last.year
    months = last.month - first.month + 1 if whole else 0
    if months == 1:
        return month_title(first)
    if months == 3 and first.month % 3 == 1:
        return f"{first.month // 3 + 1}-й квартал {first.year}"
    if months == 12:
        return f"{first.year} год"
    return f"{day(first)} – {day(last)}"


def month_in_words(first: date) -> str:
    """Return «октябрь 2026 года», as in «за октябрь 2026 года»."""
    return f"{MONTHS[first.month - 1]} {first.year}{NBSP}года"


def month_with(first: date) -> str:
    """Return «октябрём 2026 года», as in «по сравнению с октябрём 2026 года»."""
    return f"{MONTHS_WITH[first.month - 1]} {first.year}{NBSP}года"


def change(value: int) -> str:
    """Return a change in units with its sign: «+12», «−3», «0»."""
    return f"+{number(value)}" if value > 0 else number(value)


def decimal_change(value: float, digits: int = 1) -> str:
    """Return a change with its sign: «+0,9», «−12,3», «0,0»."""
    even = round(value, digits) + 0.0  # a minus zero becomes zero
    return f"+{decimal(even, digits)}" if even > 0 else decimal(even, digits)
