from datetime import date

import pytest

from lo_appeals.domain.texts import period_title
from lo_appeals.domain.timeliness import Period


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("period", "title", "before", "year_before"),
    [
        (Period.month(2024, 2), "Февраль 2024", Period.month(2024, 1), Period.month(2023, 2)),
        (Period.month(2026, 1), "Январь 2026", Period.month(2025, 12), Period.month(2025, 1)),
        (Period.quarter(date(2026, 2, 10)), "1-й квартал 2026", days("2025-10-01", "2025-12-31"),
         days("2025-01-01", "2025-03-31")),
        (Period.quarter(date(2026, 12, 31)), "4-й квартал 2026", days("2026-07-01", "2026-09-30"),
         days("2025-10-01", "2025-12-31")),
        (Period.year(2024), "2024 год", Period.year(2023), Period.year(2023)),
        (days("2024-02-01", "2024-04-30"), "01.02.2024 – 30.04.2024",
         days("2023-11-01", "2024-01-31"), days("2023-02-01", "2023-04-30")),
        (days("2024-02-20", "2024-02-29"), "20.02.2024 – 29.02.2024",
         days("2024-02-10", "2024-02-19"), days("2023-02-20", "2023-02-28")),
        (days("2024-02-29", "2024-02-29"), "29.02.2024 – 29.02.2024",
         days("2024-02-28", "2024-02-28"), days("2023-02-28", "2023-02-28")),
        (days("2025-12-01", "2026-01-31"), "01.12.2025 – 31.01.2026",
         days("2025-10-01", "2025-11-30"), days("2024-12-01", "2025-01-31")),
    ],
)  # fmt: skip
def test_period_is_named_and_compared_with_the_one_before_and_a_year_ago(
    period: Period, title: str, before: Period, year_before: Period
) -> None:
    assert period_title(period.first, period.last) == title
    assert period.before() == before
    assert period.year_before() == year_before


def test_whole_months_are_counted() -> None:
    assert Period.month(2026, 2).months == 1
    assert Period.year(2026).months == 12
    assert days("2026-02-01", "2026-02-27").months == 0
    assert days("2026-02-02", "2026-02-28").months == 0


def test_month_after_the_last_of_a_year_is_the_first_of_the_next() -> None:
    assert Period.month(2026, 12).next_month() == Period.month(2027, 1)
    assert Period(date(2026, 1, 31), date(2026, 6, 30)).next_month() == Period.month(2026, 2)
