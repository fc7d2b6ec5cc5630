"""The month's figures and their identities (п. 11; figures.md). Counting itself is in the store."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import WHOLE_DAY, period_title

DEFINITIONS = 1  # raised when a figure of figures.md changes its meaning; kept with every report


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From first to last day, both inclusive."""

    first: date
    last: date

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return the calendar month."""
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), following - timedelta(1))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the month written YYYY-MM. Raises UserError for anything else."""
        written = re.fullmatch(r"(2[01]\d\d)-(0[1-9]|1[0-2])", text.strip(), re.ASCII)
        if written is None:
            raise UserError(f"«{text}» – не месяц.", "Запишите год и месяц, например 2026-03.")
        return cls.month(int(written[1]), int(written[2]))

    @property
    def key(self) -> str:
        """YYYY-MM of the first day."""
        return f"{self.first:%Y-%m}"

    def previous_month(self) -> "Period":
        """Return the month before the one that the period begins in."""
        day = self.first.replace(day=1) - timedelta(1)
        return Period.month(day.year, day.month)

    def next_month(self) -> "Period":
        """Return the month after the one that the period begins in."""
        first = self.first
        return Period.month(first.year + first.month // 12, first.month % 12 + 1)

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 where it is none."""
        if self.first.day != 1 or (self.last + timedelta(1)).day != 1:
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def check_month(self) -> None:
        """Raise UserError where it is not one calendar month: a report's letter tells of one."""
        if self.months != 1:
            raise UserError(
                "Нужен один календарный месяц, а указано: "
                f"{period_title(self.first, self.last)}. Ничего не составлено.",
                "Выберите месяц; показатели за другие дни – на листе «Показатели за период».",
            )

    def before(self) -> "Period":
        """Return the period of the same length that ends the day before: months where whole."""
        last = self.first - timedelta(1)
        if not self.months:
            return Period(self.first - (self.last - self.first) - timedelta(1), last)
        place = self.first.year * 12 + self.first.month - 1 - self.months
        return Period(date(place // 12, place % 12 + 1, 1), last)

    def year_before(self) -> "Period":
        """Return the same months or days of the year before (АППГ)."""
        if self.months:
            end = Period.month(self.last.year - 1, self.last.month).last
            return Period(self.first.replace(year=self.first.year - 1), end)
        return Period(_year_before(self.first), _year_before(self.last))

    @classmethod
    def quarter(cls, day: date) -> "Period":
        """Return the quarter that a day is in."""
        month = (day.month - 1) // 3 * 3 + 1
        return cls(date(day.year, month, 1), cls.month(day.year, month + 2).last)

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def unfinished(self, data_as_of: datetime) -> bool:
        """Tell whether the data were taken before the end of the last day («предварительно»)."""
        return data_as_of < datetime.combine(self.last, WHOLE_DAY)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one body, group or whole for one period; every key is of figures.md."""

    opening: int = 0
    received: int = 0
    accelerated: int = 0
    answered: int = 0
    answered_in_time: int = 0
    answered_late: int = 0
    closing: int = 0
    overdue_open: int = 0
    matured_open: int = 0
    postponed: int = 0
    repeated: int = 0
    graded: int = 0
    grade_sum: int = 0
    graded_high: int = 0  # grades 4 and 5
    days: tuple[tuple[int, int], ...] = ()  # (answered − registered in days, how many), ascending

    @property
    def base(self) -> int:
        """The matured ones: what the rate is taken over."""
        return self.answered_in_time + self.answered_late + self.matured_open

    @property
    def timeliness_percent(self) -> float | None:
        """Answered in time of the matured ones, half up to one decimal; None on a zero base."""
        return share(self.answered_in_time, self.base)

    @property
    def mean_days(self) -> float | None:
        """Mean of answered − registered in days, half up to one decimal."""
        total = sum(length * count for length, count in self.days)
        return half_up(Decimal(total) / self.answered) if self.answered else None

    @property
    def median_days(self) -> float | None:
        """Median of answered − registered in days."""
        if not self.answered:
            return None
        spread = [length for length, count in self.days for _ in range(count)]
        middle = len(spread) // 2
        if len(spread) % 2:
            return float(spread[middle])
        return (spread[middle - 1] + spread[middle]) / 2

    @property
    def mean_grade(self) -> float | None:
        """Mean grade of the answers given in the period, half up to one decimal."""
        return half_up(Decimal(self.grade_sum) / self.graded) if self.graded else None

    @property
    def high_grades_percent(self) -> float | None:
        """Share of grades 4 and 5."""
        return share(self.graded_high, self.graded)

    @property
    def entries(self) -> int:
        """How many entries were with the body in the period: what was open and what came."""
        return self.opening + self.received

    @property
    def silent(self) -> bool:
        """Nothing came, nothing was answered, nothing was open."""
        return not (self.opening or self.received or self.answered)


def half_up(value: Decimal, digits: int = 1) -> float:
    """Round half away from zero, as the figures ask (never half to even)."""
    return float(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def share(part: int, whole: int) -> float | None:
    """Return the percentage to one decimal, half up; None where the whole is zero."""
    return half_up(Decimal(part * 100) / whole) if whole else None


_SUMMED = tuple(field.name for field in fields(Figures) if field.name != "days")


def total(parts: Iterable[Figures]) -> Figures:
    """Return the figures of several bodies together: sums, and the lengths joined."""
    kept = list(parts)
    days: dict[int, int] = {}
    for part in kept:
        for length, count in part.days:
            days[length] = days.get(length, 0) + count
    sums = {name: sum(getattr(part, name) for part in kept) for name in _SUMMED}
    return Figures(**sums, days=tuple(sorted(days.items())))


@dataclass(frozen=True, slots=True)
class BodyFigures:
    """One line of table 2. `body_id` None is «не определён»; `name` as at the period's end."""

    body_id: int | None
    name: str
    type: BodyType | None
    figures: Figures
    before: Figures | None  # the previous month; None: «нет данных»
    rank: int | None  # None under the small-number guard or without a rate
    small: bool  # fewer entries than the setting asks: no percentage


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """One line of table 3."""

    name: str
    received: int
    share: float | None
    before: int | None
    year_before: int | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class LateEntry:
    """One line of the annex: an entry answered late in the period or open past its due day."""

    number: str
    cycle: int
    registered: date
    category: str
    body: str
    due: date
    answered: date | None
    days_late: int
    postponed: bool
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class MonthReport:
    """Everything that the month's report says, computed once for screen, letter and command.

    `before`, `year_before` and those of bodies are None where no import covers the month: «нет
    данных». `total` includes «не определён». `silent` names confirmed bodies without entries.
    """

    period: Period
    data_as_of: datetime
    preliminary: bool
    covered: bool
    total: Figures
    before: Figures | None
    year_before: Figures | None
    law59: Figures
    declined: int
    groups: tuple[tuple[BodyType | None, Figures], ...]
    bodies: tuple[BodyFigures, ...]
    silent: tuple[str, ...]
    categories: tuple[CategoryFigures, ...]
    late: tuple[LateEntry, ...]
    minimum: int  # bodies under so many entries get no percentage and no rank
    footnotes: tuple[str, ...] = ()  # where an issued report said otherwise of a past period


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of a chart of per cent up to 100: its lowest mark and the step of its marks."""

    low: int
    step: int


def timeliness_axis(rates: Iterable[float | None]) -> Axis:
    """Return the scale for these rates, the same in the window and in the report.

    From 80 %, or lower where a rate is: small changes of good rates stay in sight.
    """
    known = [rate for rate in rates if rate is not None]
    low = min(80, int(min(known, default=80.0) // 10) * 10)
    return Axis(low, 10 if low >= 60 else 20)
