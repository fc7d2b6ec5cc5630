"""The data's date: a day without time means the whole of that day."""

from datetime import date, datetime, timedelta

import pytest

from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import Period

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 30, 23, 59), "30.11.2026"),
        (datetime(2026, 11, 30, 23, 58), "30.11.2026 23:58"),
        (datetime(2026, 11, 30), "30.11.2026 00:00"),
    ],
)
def test_whole_day_is_shown_without_time(moment: datetime, shown: str) -> None:
    assert texts.as_of(moment) == shown


def test_letter_names_a_whole_day_without_time() -> None:
    plain = texts.as_of_in_words(datetime(2026, 11, 30, 23, 59)).replace(texts.NBSP, " ")
    timed = texts.as_of_in_words(datetime(2026, 11, 2, 9, 40)).replace(texts.NBSP, " ")
    assert (plain, timed) == ("30 ноября 2026 года", "2 ноября 2026 года, 09:40")


def test_period_is_finished_by_data_of_its_whole_last_day() -> None:
    end = datetime(2026, 11, 30, 23, 59)
    assert not NOVEMBER.unfinished(end)
    assert NOVEMBER.unfinished(end - timedelta(minutes=1))
