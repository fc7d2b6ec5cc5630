"""The production calendar of Russia: weekends, holidays of ТК ст. 112 and the transferred days."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import fold

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1992, 2100  # what a file may speak of; outside it is a slip of the pen

_ARTICLE_112 = (
    *((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4),
)  # fmt: skip
_NOT_MOVED_BY_LAW = 1  # January's days that fall on a weekend are moved by the government only
_HEADING = ["год", "что", "значение"]
_APPROVED, _PROVISIONAL = "утверждён", "предварительный"
_OFF, _WORKING, _SHORT = "выходные", "рабочие", "сокращённые"
_LISTS = (_OFF, _WORKING, _SHORT)
_WORDS = {fold(word): word for word in (_APPROVED, _PROVISIONAL, *_LISTS)}
_ADVICE = "Исправьте строку или возьмите файл календаря целиком; прежний календарь не изменён."


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """One year. `days_off` holds every day off: weekends too, working Saturdays not.

    `short_days` are an hour shorter (ТК ст. 95). `decree` names the document in words.
    `provisional` means that the year is not checked against a published decree.
    """

    year: int
    days_off: frozenset[date]
    short_days: frozenset[date] = frozenset()
    decree: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Years known; a year that is not is taken by ТК ст. 112 alone, as provisional."""

    years: tuple[YearCalendar, ...] = ()
    _by_year: dict[int, YearCalendar] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_year", {known.year: known for known in self.years})

    def knows(self, year: int) -> bool:
        """Tell whether `year` was loaded, be it provisional or not."""
        return year in self._by_year

    def year(self, year: int) -> YearCalendar:
        """Return the loaded year, or the one by ТК ст. 112 alone."""
        return self._by_year.get(year) or statutory_year(year)

    def is_day_off(self, day: date) -> bool:
        """Tell whether `day` is a weekend, a holiday or a day off by transfer."""
        return day in self.year(day.year).days_off

    def next_working(self, day: date) -> date:
        """Return `day` itself if it is worked, else the first working day after it."""
        while self.is_day_off(day):
            day += DAY
        return day

    def previous_working(self, day: date) -> date:
        """Return `day` itself if it is worked, else the last working day before it."""
        while self.is_day_off(day):
            day -= DAY
        return day

    def add_working(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`; `day` itself is not counted (ГК ст. 191).

        With 0 the day itself is returned, be it worked or not.
        """
        while count > 0:
            day = self.next_working(day + DAY)
            count -= 1
        return day

    def days_off_between(self, start: date, end: date) -> int:
        """Return how many days off lie after `start` up to and including `end`."""
        return sum(self.is_day_off(start + DAY * step) for step in range(1, (end - start).days + 1))

    def warning(self, today: date) -> str:
        """Return what is wrong with the calendar on `today` in whole sentences, or ''.

        This year is looked at all year round, the next one in December.
        """
        asked = (today.year, today.year + 1) if today.month == 12 else (today.year,)
        return " ".join(filter(None, map(self._doubt, asked)))

    def uncertain(self, year: int) -> bool:
        """Tell whether `year` is missing or provisional, so that its days off may change."""
        return self.year(year).provisional

    def updated(self, newer: "Calendar") -> "Calendar":
        """Return this calendar with the years of `newer` in place of its own."""
        years = {**self._by_year, **newer._by_year}
        return Calendar(tuple(years[year] for year in sorted(years)))

    def _doubt(self, year: int) -> str:
        if not self.uncertain(year):
            return ""
        if not self.knows(year):
            return (
                f"В производственном календаре нет {year} года: учтены только выходные и праздники "
                "по статье 112 ТК РФ, без переносов. Загрузите календарь на этот год."
            )
        return (
            f"Производственный календарь на {year} год предварительный. Сверьте его "
            "с постановлением Правительства о переносе выходных дней и загрузите проверенный файл."
        )


@cache
def statutory_year(year: int) -> YearCalendar:
    """Return `year` by ТК ст. 112 alone: weekends, holidays, and a holiday's day off moved on.

    A holiday on a weekend moves to the next working day after it; January's do not: the government
    moves two of them by decree, which is not known here. Always provisional.
    """
    holidays = [date(year, month, day) for month, day in _ARTICLE_112]
    days_off = {*_weekends(year), *holidays}
    for holiday in holidays:
        if holiday.weekday() >= 5 and holiday.month != _NOT_MOVED_BY_LAW:
            days_off.add(_first_not_in(days_off, holiday))
    return YearCalendar(year, frozenset(days_off), decree="статья 112 ТК РФ", provisional=True)


def parse_calendar(text: str) -> Calendar:
    """Return the calendar that a file says.

    The file is CSV with «;», the heading «год;что;значение» and, for each year, one line
    «утверждён» or «предварительный» with the document and the lines «выходные», «рабочие» (weekend
    days that are worked) and «сокращённые» with dates dd.mm.yyyy. Lines that begin with «#» are
    remarks. Raises UserError with the number of the line.
    """
    years: dict[int, dict[str, tuple[int, str]]] = {}
    for line, cells in _rows(text):
        year, what = _year_of(cells[0], line), _WORDS.get(fold(cells[1]))
        if what is None:
            raise _fault(line, f"непонятно, что значит «{cells[1]}»")
        if what in years.setdefault(year, {}):
            raise _fault(line, f"строка «{what}» для {year} года уже была")
        years[year][what] = (line, cells[2])
    if not years:
        raise UserError("В файле календаря нет ни одного года.", _ADVICE)
    return Calendar(tuple(_year_from(year, years[year]) for year in sorted(years)))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    heading_seen = False
    lines = text.removeprefix("\ufeff").splitlines()
    for line, source in enumerate(lines, 1):
        cells = [cell.strip() for cell in next(csv.reader([source], delimiter=";"), [])]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) < 3 or any(cells[3:]):
            raise _fault(line, "в ней должно быть три ячейки: год, что, значение")
        if not heading_seen and [fold(cell) for cell in cells[:3]] != _HEADING:
            raise _fault(line, "до данных должна стоять строка «год;что;значение»")
        if heading_seen:
            yield line, cells
        heading_seen = True


def _year_from(year: int, said: dict[str, tuple[int, str]]) -> YearCalendar:
    provisional = _PROVISIONAL in said
    line, decree = said.get(_PROVISIONAL) or said.get(_APPROVED) or (0, "")
    if not line:
        raise _missing(year, f"«{_APPROVED}» или «{_PROVISIONAL}»")
    if provisional and _APPROVED in said:
        raise _fault(line, f"{year} год и утверждён, и предварительный")
    if not decree:
        raise _fault(line, "не назван документ")
    if _OFF not in said:
        raise _missing(year, f"«{_OFF}»")
    off, working, short = (_dates(year, *said.get(what, (0, ""))) for what in _LISTS)
    _agree(said, off, working, short)
    days_off = (_weekends(year) | off) - working
    return YearCalendar(year, days_off, short, decree, provisional)


def _agree(
    said: dict[str, tuple[int, str]],
    off: frozenset[date],
    working: frozenset[date],
    short: frozenset[date],
) -> None:
    if not_weekend := sorted(day for day in working if day.weekday() < 5):
        raise _fault(said[_WORKING][0], f"{not_weekend[0]:%d.%m.%Y} и так рабочий день недели")
    if both := sorted(off & working):
        raise _fault(said[_WORKING][0], f"{both[0]:%d.%m.%Y} назван и выходным, и рабочим")
    weekends = {day for day in short if day.weekday() >= 5} - working
    if idle := sorted(weekends | (short & off)):
        raise _fault(said[_SHORT][0], f"{idle[0]:%d.%m.%Y} выходной и не может быть сокращённым")


def _dates(year: int, line: int, text: str) -> frozenset[date]:
    found = set()
    for word in text.replace(",", " ").split():
        try:
            day = datetime.strptime(word, "%d.%m.%Y").date()
        except ValueError as error:
            raise _fault(line, f"«{word}» – не дата вида 31.12.{year}") from error
        if day.year != year:
            raise _fault(line, f"{word} – дата не {year} года")
        found.add(day)
    return frozenset(found)


def _year_of(cell: str, line: int) -> int:
    if not (cell.isascii() and cell.isdigit() and FIRST_YEAR <= int(cell) <= LAST_YEAR):
        raise _fault(line, f"«{cell}» – не год")
    return int(cell)


def _fault(line: int, what: str) -> UserError:
    return UserError(f"Строка {line} файла календаря не читается: {what}.", _ADVICE)


def _missing(year: int, what: str) -> UserError:
    return UserError(f"В файле календаря для {year} года нет строки {what}.", _ADVICE)


def _weekends(year: int) -> frozenset[date]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return frozenset(day for day in days if day.weekday() >= 5)


def _first_not_in(days: Iterable[date], day: date) -> date:
    taken = frozenset(days)
    while day in taken:
        day += DAY
    return day
