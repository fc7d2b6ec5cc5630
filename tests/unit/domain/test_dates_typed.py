"""Typed dates: every usual form is understood, nothing is corrected silently."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.dates_typed import typed_date, typed_moment
from lo_appeals.domain.errors import UserError

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    "text",
    ["29022024", "290224", "29.2.24", "29.02.2024", "29/2/2024", "29-02-24", " 29 2 2024 ",
     "2024-02-29", "29,02,2024", "29.02.2024."],
)  # fmt: skip
def test_usual_forms_mean_one_day(text: str) -> None:
    assert typed_date(text, TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [("сегодня", TODAY), ("Завтра", date(2026, 3, 13)), ("вчера", date(2026, 3, 11)),
     ("+30", date(2026, 4, 11)), ("-5", date(2026, 3, 7)), ("−5", date(2026, 3, 7)),
     ("5.3", date(2026, 3, 5)), ("", None), ("   ", None)],
)  # fmt: skip
def test_words_steps_and_short_forms_count_from_today(text: str, day: date | None) -> None:
    assert typed_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["31.02.2024", "30022024", "0.1.2024", "1.13.2024"])
def test_day_that_does_not_exist_is_refused_and_named(text: str) -> None:
    with pytest.raises(UserError, match="не бывает"):
        typed_date(text, TODAY)


@pytest.mark.parametrize("text", ["жук", "12", "1.2.3.4", "99999999999", "+", "12.2024"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        typed_date(text, TODAY)


@pytest.mark.parametrize("text", ["1.1.1924", "01.01.2100"])
def test_year_out_of_reach_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="Год"):
        typed_date(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_screens_print_is_read_back(day: date) -> None:
    assert typed_date(f"{day:%d.%m.%Y}", TODAY) == day
    assert typed_date(f"{day:%d%m%y}", TODAY) == day
    assert typed_date(day.isoformat(), TODAY) == day


@given(st.integers(0, 999))
def test_step_is_that_many_days(days: int) -> None:
    assert typed_date(f"+{days}", TODAY) == TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12.03.2026 09:40", datetime(2026, 3, 12, 9, 40)),
        (" вчера 23.59 ", datetime(2026, 3, 11, 23, 59)),
        ("8:05", datetime(2026, 3, 12, 8, 5)),
    ],
)
def test_moment_is_a_day_and_a_time(text: str, moment: datetime) -> None:
    assert typed_moment(text, datetime(2026, 3, 12, 12)) == moment


@pytest.mark.parametrize("text", ["", "12.03.2026", "24:00", "12.03.2026 9:60", "31.02.2026 09:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        typed_moment(text, datetime(2026, 3, 12, 12))
