"""The production calendar: the shipped years, the file's format and the warnings."""

import pickle
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.workdays import Calendar, parse_calendar, statutory_year

SHIPPED = Path(__file__).parents[3] / "resources" / "calendar" / "calendar.csv"
CALENDAR = parse_calendar(SHIPPED.read_text(encoding="utf-8"))
DAY = timedelta(days=1)
YEARS = range(2021, 2028)
# Working days a year of a five-day week, as the published production calendars total them.
WORKING_DAYS = {2021: 247, 2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247, 2027: 247}
# Days on which the package and the shipped file differ, each with its reason. None is known: the
# «нерабочие дни» of the President's decrees № 242 of 23.04.2021 (4–7 May 2021) and № 595 of
# 20.10.2021 (30 October – 7 November 2021) moved no day off and are working in both.
DIFFERENCES: dict[date, str] = {}

HEADING = "год;что;значение\n"
YEAR = "2026;утверждён;постановление № 1\n2026;выходные;09.01.2026, 31.12.2026\n"


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + DAY * step for step in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_shipped_year_agrees_with_the_package_holidays(year: int) -> None:
    other = holidays.country_holidays("RU", years=year)
    differing = {
        day for day in days_of(year) if CALENDAR.is_day_off(day) == other.is_working_day(day)
    }
    assert differing == {day for day in DIFFERENCES if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_shipped_year_has_the_published_number_of_working_days(year: int) -> None:
    assert sum(not CALENDAR.is_day_off(day) for day in days_of(year)) == WORKING_DAYS[year]


@pytest.mark.parametrize("year", YEARS)
def test_day_before_a_holiday_is_short_where_it_is_worked(year: int) -> None:
    known = CALENDAR.year(year)
    holiday = {date(year, month, day) for month, day in
               ((1, 1), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))}  # fmt: skip
    eves = {day - DAY for day in holiday} - known.days_off
    assert {day for day in eves if day.year == year} <= known.short_days
    assert not known.short_days & known.days_off


def test_every_shipped_year_names_its_decree_and_only_the_last_is_provisional() -> None:
    numbers = ["№ 1648", "№ 1564", "№ 1505", "№ 1314", "№ 1335", "№ 1466"]
    shipped = [CALENDAR.year(year) for year in YEARS]
    assert [known.decree[-6:] for known in shipped[:-1]] == numbers
    assert [known.year for known in shipped if known.provisional] == [2027]


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2021-02-20", False),
        ("2021-05-04", False),
        ("2024-11-02", False),
        ("2024-12-31", True),
        ("2026-01-09", True),
        ("2026-11-23", False),
        ("2026-11-22", True),
    ],
)
def test_transferred_days_count(day: str, off: bool) -> None:
    assert CALENDAR.is_day_off(date.fromisoformat(day)) is off


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025, 2026])
def test_missing_year_differs_from_the_decree_only_by_transfers(year: int) -> None:
    alone = statutory_year(year)
    assert alone.provisional
    assert len(alone.days_off ^ CALENDAR.year(year).days_off) <= 8
    assert {date(year, 1, day) for day in range(1, 9)} <= alone.days_off


def test_holiday_on_a_weekend_gives_the_next_working_day_off_by_law() -> None:
    off = statutory_year(2021).days_off
    assert {date(2021, 5, 3), date(2021, 5, 10), date(2021, 6, 14)} <= off
    assert date(2021, 1, 11) not in off


def test_working_days_are_found_on_both_sides_of_the_new_year() -> None:
    assert CALENDAR.next_working(date(2025, 12, 31)) == date(2026, 1, 12)
    assert CALENDAR.previous_working(date(2026, 1, 11)) == date(2025, 12, 30)
    assert CALENDAR.next_working(date(2026, 1, 12)) == date(2026, 1, 12)
    assert CALENDAR.add_working(date(2025, 12, 30), 1) == date(2026, 1, 12)
    assert CALENDAR.add_working(date(2026, 1, 1), 0) == date(2026, 1, 1)


def test_days_off_are_counted_after_the_start_and_with_the_end() -> None:
    assert CALENDAR.days_off_between(date(2022, 2, 14), date(2022, 3, 16)) == 10
    assert CALENDAR.days_off_between(date(2026, 11, 21), date(2026, 11, 22)) == 1
    assert CALENDAR.days_off_between(date(2026, 11, 22), date(2026, 11, 22)) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_adding_working_days_lands_on_one_and_passes_just_that_many(day: date, count: int) -> None:
    end = CALENDAR.add_working(day, count)
    assert not CALENDAR.is_day_off(end)
    assert (end - day).days - CALENDAR.days_off_between(day, end) == count


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), ["на 2027 год предварительный"]),
        (date(2027, 6, 1), ["на 2027 год предварительный"]),
        (date(2027, 12, 1), ["на 2027 год предварительный", "нет 2028 года"]),
        (date(2028, 1, 1), ["нет 2028 года"]),
    ],
)
def test_warning_names_the_year_in_doubt_and_december_looks_ahead(
    today: date, said: list[str]
) -> None:
    warning = CALENDAR.warning(today)
    assert [words in warning for words in said] == [True] * len(said)
    assert bool(warning) == bool(said)


def test_known_year_is_told_from_a_missing_one() -> None:
    assert CALENDAR.knows(2027)
    assert not CALENDAR.knows(2028)
    assert CALENDAR.uncertain(2027)
    assert not CALENDAR.uncertain(2026)


def test_newer_file_replaces_its_years_and_keeps_the_others() -> None:
    newer = parse_calendar(HEADING + YEAR.replace("2026", "2027"))
    merged = CALENDAR.updated(newer)
    assert merged.year(2027).decree == "постановление № 1"
    assert merged.year(2026) == CALENDAR.year(2026)
    assert [known.year for known in merged.years] == list(YEARS)
    assert CALENDAR.uncertain(2027)


def test_calendar_survives_being_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(CALENDAR)) == CALENDAR
    assert pickle.loads(pickle.dumps(CALENDAR)).is_day_off(date(2026, 1, 9))


def test_file_from_excel_is_read() -> None:
    text = "\ufeff" + "Год;Что;Значение;\r\n2026;УТВЕРЖДЕН;«Постановление»;\r\n;;;\r\n" \
        "# remark\r\n2026;Выходные;\"09.01.2026, 31.12.2026\";\r\n2026;рабочие;\r\n"  # fmt: skip
    known = parse_calendar(text).year(2026)
    assert date(2026, 1, 9) in known.days_off
    assert not known.provisional


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "нет ни одного года"),
        (YEAR, "Строка 1", "год;что;значение"),
        (HEADING + "2026;утверждён", "Строка 2", "три ячейки"),
        (HEADING + "2026;утверждён;№ 1;ещё", "Строка 2", "три ячейки"),
        (HEADING + "26;утверждён;№ 1", "Строка 2", "«26» – не год"),
        (HEADING + "²;утверждён;№ 1", "Строка 2", "не год"),
        (HEADING + "2026;праздники;01.01.2026", "Строка 2", "«праздники»"),
        (HEADING + YEAR + YEAR, "Строка 4", "уже была"),
        (HEADING + "2026;выходные;01.01.2026", "2026 года нет строки", "«утверждён»"),
        (HEADING + "2026;утверждён;№ 1", "2026 года нет строки", "«выходные»"),
        (HEADING + YEAR + "2026;предварительный;№ 2", "Строка 4", "и утверждён, и"),
        (HEADING + "2026;утверждён;\n2026;выходные;09.01.2026", "Строка 2", "не назван документ"),
        (HEADING + YEAR.replace("31.12.2026", "31.13.2026"), "Строка 3", "«31.13.2026» – не дата"),
        (HEADING + YEAR.replace("31.12.2026", "31.12.2025"), "Строка 3", "дата не 2026 года"),
        (HEADING + YEAR + "2026;рабочие;12.01.2026", "Строка 4", "и так рабочий"),
        (
            HEADING + YEAR.replace("09.01", "10.01") + "2026;рабочие;10.01.2026",
            "Строка 4",
            "и выходным, и рабочим",
        ),
        (HEADING + YEAR + "2026;сокращённые;09.01.2026", "Строка 4", "не может быть сокращённым"),
        (HEADING + YEAR + "2026;сокращённые;10.01.2026", "Строка 4", "не может быть сокращённым"),
    ],
)
def test_faulty_file_is_refused_with_its_line(text: str, place: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_calendar(text)
    assert place in caught.value.what
    assert reason in caught.value.what
    assert caught.value.advice


def test_empty_calendar_still_knows_weekends_and_holidays() -> None:
    assert Calendar().is_day_off(date(2035, 1, 1))
    assert Calendar().is_day_off(date(2035, 9, 1))
    assert not Calendar().is_day_off(date(2035, 9, 3))
    assert Calendar().is_day_off(date(9999, 12, 26))
    assert not Calendar().is_day_off(date(9999, 12, 31))
