"""The chart of the month's report: timeliness by month beside the year before (G2)."""

from collections.abc import Sequence

from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.chart import Chart, Series

MonthRate = tuple[Period, float | None, float | None]
TITLE = "Рисунок 1 – Своевременность по месяцам, %"
LEAST = 2  # months with a rate that make a line
_SHORT = ("янв", "фев", "март", "апр", "май", "июнь", "июль", "авг", "сен", "окт", "ноя", "дек")


def chart(trend: Sequence[MonthRate]) -> Chart | None:
    """Return the chart; None where fewer than two months have a rate."""
    now = tuple(rate for _period, rate, _before in trend)
    before = tuple(rate for _period, _rate, rate in trend)
    if sum(1 for one in now if one is not None) < LEAST:
        return None
    lines = [Series("Своевременность, %", now)]
    if any(one is not None for one in before):
        lines.append(Series("Тот же месяц годом ранее, %", before, main=False))
    points = tuple(_point(period) for period, _rate, _before in trend)
    return Chart(_about(trend), points, tuple(lines))


def _point(period: Period) -> str:
    return f"{_SHORT[period.first.month - 1]} {period.first:%y}"


def _about(trend: Sequence[MonthRate]) -> str:
    """Return the alternative text: the same figures in words."""
    told = [
        f"{texts.month_title(period.first).lower()} – {texts.decimal(rate)} %"
        for period, rate, _before in trend
        if rate is not None
    ]
    return f"График своевременности по месяцам: {'; '.join(told)}."
