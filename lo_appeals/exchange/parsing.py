"""What a cell means: day, flag, number, grade, text. Imports and forms use the same parsers.

Each returns a value, or nothing for an empty cell, or raises CellError with a Russian reason. What
is not certain is refused and never corrected (domain.md §2.6).
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from lo_appeals.domain.texts import day as day_text
from lo_appeals.exchange.frames import Cell

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOSCOW_HOURS = 3
NUMBER_CHARS = 40
EXACT_DIGITS = 15  # as many as a number cell of Excel keeps
DAY_ZERO_1900 = date(1899, 12, 30)
DAY_ZERO_1904 = date(1904, 1, 1)

EMPTY = frozenset(("", "-", "н/д", "#н/д", "#n/a", "n/a", "null", "none", "nan"))
EMPTY_OR_NO = EMPTY | {"нет"}

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_LOOK_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")
_SPACES = re.compile(r"\s+")
_LINE_SPACES = re.compile(r"[^\S\n]+")
_TIME = r"(?:,?[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s?г\.?)?" + _TIME, re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME, re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?[eе]\+?(\d{1,2})", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0+")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
_NUMBER = re.compile(r"(?=.*\d)[\w./-]+")
_GRADE = re.compile(r"([1-5])(?:[.,]0+)?")
_PUNCTUATION = re.compile(r"[:*.,;«»„“”\"'`’‘\[\](){}]+")


class CellError(ValueError):
    """A cell holds something that cannot be read as what its column asks for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def evened(words: str) -> str:
    """Return `words` for comparison: lower case, ё as е, plain spaces and dashes.

    Latin letters that look like Cyrillic ones become Cyrillic.
    """
    flat = unicodedata.normalize("NFKC", words).translate(_INVISIBLE).translate(_DASHES)
    flat = flat.casefold().replace("ё", "е").translate(_LOOK_ALIKE)
    return _SPACES.sub(" ", flat).strip()


YES = frozenset(map(evened, ("да", "yes", "true", "истина", "1", "+", "✓", "✔", "☑", "v")))
NO = frozenset(map(evened, ("нет", "no", "false", "ложь", "0")))


def heading_key(heading: str) -> str:
    """Return `heading` for comparison: as `evened`, without punctuation, quotes and brackets."""
    return _SPACES.sub(" ", _PUNCTUATION.sub(" ", evened(heading))).strip()


def text(cell: Cell) -> str:
    """Return the words of a cell in one line; the portal's «-» and the like are ''."""
    return _SPACES.sub(" ", paragraphs(cell)).strip()


def paragraphs(cell: Cell) -> str:
    """Return the words of a cell with its line breaks; the portal's «-» and the like are ''."""
    if not isinstance(cell, str):
        return _written(cell)
    if _only_digits(cell):
        return cell
    clean = _LINE_SPACES.sub(" ", cell.translate(_INVISIBLE)).strip()
    return "" if _is_empty(clean, EMPTY) else clean


def name(cell: Cell) -> str:
    """Return the name in a cell; «нет» is no name."""
    words = text(cell)
    return "" if words.casefold() == "нет" else words


def number(cell: Cell) -> str:
    """Return the number of a message as text, leading zeros kept; '' for an empty cell.

    Raises CellError: digits were lost («3,27E+08»), more than Excel keeps, no digits at all.
    """
    if isinstance(cell, str) and _is_plain_number(cell):
        return cell
    words = _flat(cell)
    if words in EMPTY:
        return ""
    if isinstance(cell, float):
        return _float_number(cell)
    words = words.lstrip("№ ").strip()
    if scientific := _SCIENTIFIC.fullmatch(words):
        return _unrolled(words, *scientific.groups(default=""))
    if whole := _WHOLE.fullmatch(words):
        return whole[1]
    if _GROUPED.fullmatch(words):
        return words.replace(" ", "")
    written = _NUMBER.fullmatch(words) and words.strip("0-./")
    if isinstance(cell, date) or len(words) > NUMBER_CHARS or not written:
        raise CellError(f"«{_short(words)}» – не номер")
    return text(cell).strip("'`’№ ")


def day(cell: Cell, date1904: bool = False) -> date | None:
    """Return the day in Moscow, None for an empty cell.

    Understands dd.mm.yyyy with or without time, two digits of the year, ISO, a moment in UTC or
    with an offset, a date cell, Excel's serial number (`date1904`: of a book counting from 1904).
    Raises CellError: not a date, a day that does not exist, a year outside 2000–2100.
    """
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    elif isinstance(cell, float):
        found = _serial_day(cell, date1904)
    else:
        words = _flat(cell)
        if words in EMPTY_OR_NO:
            return None
        found = _text_day(words, date1904)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellError(f"Год {found.year} вне пределов {FIRST_YEAR}–{LAST_YEAR}")
    return found


def flag(cell: Cell) -> bool | None:
    """Return Да or Нет as a flag, None for an empty cell. Raises CellError for other words."""
    words = _flat(cell)
    if words in EMPTY:
        return None
    flat = evened(words)
    if flat in YES:
        return True
    if flat in NO:
        return False
    raise CellError(f"«{_short(words)}» – не «Да» и не «Нет»")


def grade(cell: Cell) -> int | None:
    """Return a grade from 1 to 5, None for an empty cell. Raises CellError for anything else."""
    words = _flat(cell)
    if words in EMPTY_OR_NO:
        return None
    if found := _GRADE.fullmatch(words):
        return int(found[1])
    raise CellError(f"«{_short(words)}» – не оценка от 1 до 5")


def _flat(cell: Cell) -> str:
    """Return a cell as lower-case text without the leading apostrophe of Excel."""
    if not isinstance(cell, str):
        return _written(cell)
    words = unicodedata.normalize("NFKC", cell.replace("№", "")).translate(_INVISIBLE)
    words = _SPACES.sub(" ", words.translate(_DASHES)).strip().lstrip("'`’").strip()
    return words.casefold()


def _only_digits(words: str) -> bool:
    """Tell whether there is nothing to clean: most cells of long columns of numbers."""
    return words.isascii() and words.isdigit()


def _is_plain_number(words: str) -> bool:
    return _only_digits(words) and bool(words.strip("0")) and len(words) <= NUMBER_CHARS


def _is_empty(words: str, empty: frozenset[str]) -> bool:
    return len(words) < 6 and words.translate(_DASHES).casefold() in empty


def _written(cell: float | date) -> str:
    if isinstance(cell, date):
        return day_text(cell)
    return f"{cell:.0f}" if cell == int(cell) else f"{cell:.15g}".replace(".", ",")


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _float_number(cell: float) -> str:
    if cell <= 0 or cell != int(cell) or cell >= 10**EXACT_DIGITS:
        raise CellError(
            f"«{_written(cell)}» – не номер: Excel мог потерять в нём цифры, нужен текст"
        )
    return str(int(cell))


def _unrolled(words: str, first: str, rest: str, power: str) -> str:
    """Return the whole number that scientific notation means, if no digit is missing."""
    if len(rest) != int(power):
        raise CellError(f"Номер записан как «{words.upper()}»: часть цифр потеряна")
    return str(int(Decimal(f"{first}.{rest}e{power}")))


def _serial_day(cell: float, date1904: bool) -> date:
    if not 0 < cell < 200_000:
        raise CellError(f"«{_written(cell)}» – не дата")
    return (DAY_ZERO_1904 if date1904 else DAY_ZERO_1900) + timedelta(int(cell))


def _text_day(words: str, date1904: bool) -> date:
    if dotted := _DOTTED.fullmatch(words):
        dd, mm, yyyy = dotted.group(1, 2, 3)
        return _moscow_day(yyyy, mm, dd, dotted.group(4, 5, 6, 7))
    if iso := _ISO.fullmatch(words):
        yyyy, mm, dd = iso.group(1, 2, 3)
        return _moscow_day(yyyy, mm, dd, iso.group(4, 5, 6, 7))
    if _SERIAL.fullmatch(words):
        return _serial_day(float(words.replace(",", ".")), date1904)
    raise CellError(f"«{_short(words)}» – не дата")


def _moscow_day(yyyy: str, mm: str, dd: str, clock: tuple[str | None, ...]) -> date:
    hours, minutes, seconds, zone = clock
    year = int(yyyy) + (2000 if len(yyyy) == 2 else 0)
    try:
        moment = datetime(
            year, int(mm), int(dd), int(hours or 0), int(minutes or 0), int(seconds or 0)
        )
    except ValueError as error:
        raise CellError(f"Такого дня или времени не бывает: {dd}.{mm}.{yyyy}") from error
    if zone and FIRST_YEAR <= year <= LAST_YEAR:
        moment += timedelta(hours=MOSCOW_HOURS, minutes=-_offset_minutes(zone))
    return moment.date()


def _offset_minutes(zone: str) -> int:
    if zone in "zZ":
        return 0
    size = int(zone[1:3]) * 60 + int(zone[-2:])
    return -size if zone.startswith("-") else size
