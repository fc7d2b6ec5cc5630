"""The test of surges: its law, its threshold, what it finds and what it lets pass."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.surges import (
    ALARMS_A_DAY,
    FLOOR,
    HISTORY_DAYS,
    PLAIN_THRESHOLD,
    Cell,
    apart,
    find,
    tail,
)

LAST = date(2026, 11, 22)
START = LAST - timedelta(HISTORY_DAYS + 2)
DAY = timedelta(1)
ROADS = Cell("Дороги", "Администрация")


def steady(per_day: int, days: int = HISTORY_DAYS + 3) -> dict[date, int]:
    return {LAST - DAY * n: per_day for n in range(days)}


def raised(per_day: int, times: int, last: date = LAST) -> dict[date, int]:
    return steady(per_day) | {last - DAY * n: per_day * times for n in range(3)}


def test_tail_of_poisson_is_the_exact_sum() -> None:
    mean, count = 4.5, 9
    below = sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count))
    assert tail(count, mean, mean) == pytest.approx(1 - below, rel=1e-9)


def test_tail_keeps_digits_of_very_small_chances() -> None:
    assert 0 < tail(80, 5.0, 5.0) < 1e-60


@given(st.floats(0.1, 200), st.floats(1.0, 5.0), st.integers(0, 400))
def test_more_messages_are_never_likelier(mean: float, spread: float, count: int) -> None:
    variance = mean * spread
    more, fewer = (tail(count + n, mean, variance) for n in (1, 0))
    assert 0 <= more <= fewer * (1 + 1e-9) <= 1 + 1e-9


@given(st.floats(1, 50), st.integers(1, 100))
def test_wider_spread_makes_the_far_end_likelier(mean: float, above: int) -> None:
    count = int(mean * 2) + above
    assert tail(count, mean, mean * 2) >= tail(count, mean, mean)


def test_threefold_surge_is_found_with_its_evidence() -> None:
    (surge,) = find({ROADS: raised(6, 3)}, LAST, START)
    assert (surge.cell, surge.count, surge.first, surge.last) == (ROADS, 54, LAST - DAY * 2, LAST)
    assert surge.ratio == pytest.approx(3, rel=0.02)
    assert surge.p_value < surge.threshold <= PLAIN_THRESHOLD
    assert set(surge.past) == {18}


def test_steady_flow_is_no_surge() -> None:
    assert find({ROADS: steady(6)}, LAST, START) == []


def test_fewer_than_the_floor_are_no_surge_however_rare_the_topic() -> None:
    history = {LAST: FLOOR - 1}
    assert find({ROADS: history, Cell("Вода", "Дом"): steady(5)}, LAST, START) == []


def test_new_topic_is_found_when_it_comes_in_numbers() -> None:
    history = {LAST - DAY * n: 8 for n in range(3)}
    found = find({ROADS: history, Cell("Вода", "Дом"): steady(5)}, LAST, START)
    assert [one.cell for one in found] == [ROADS]


def test_short_history_is_not_judged() -> None:
    assert find({ROADS: raised(6, 3)}, LAST, LAST - DAY * 20) == []


def test_weekend_that_is_always_quiet_hides_no_surge_and_monday_raises_none() -> None:
    weekly = {
        LAST - DAY * n: (2 if (LAST - DAY * n).weekday() >= 5 else 12)
        for n in range(HISTORY_DAYS + 10)
    }
    for shift in range(7):
        assert find({ROADS: weekly}, LAST - DAY * shift, START - DAY * 7) == []


def test_more_comparisons_ask_for_more() -> None:
    lone = find({ROADS: raised(6, 3)}, LAST, START)[0]
    others = {Cell(f"тема {n}", "место"): steady(6) for n in range(400)}
    among = find({ROADS: raised(6, 3), **others}, LAST, START)[0]
    assert among.threshold < lone.threshold
    assert among.threshold <= ALARMS_A_DAY / 400 * 1.01
    assert among.comparisons == 401


def test_ragged_history_asks_for_more_than_a_smooth_one() -> None:
    ragged = {day: (0, 12)[day.toordinal() // 3 % 2] for day in steady(6)}
    smooth = find({ROADS: raised(6, 3)}, LAST, START)[0]
    uneven = find({ROADS: ragged | raised_window()}, LAST, START)
    assert not uneven or uneven[0].p_value > smooth.p_value


def raised_window() -> dict[date, int]:
    return {LAST - DAY * n: 18 for n in range(3)}


def test_one_wave_seen_from_body_and_territory_is_told_once() -> None:
    history = raised(6, 3)
    found = find({ROADS: history, Cell("Дороги", "район", True): history}, LAST, START)
    numbers = frozenset({"1", "2", "3"})
    assert len(found) == 2
    assert [one.cell for one, _ in apart([(one, numbers) for one in found])] == [found[0].cell]


def test_waves_that_meet_are_one() -> None:
    surge = find({ROADS: raised(6, 3)}, LAST, START)[0]
    assert surge.overlaps(surge.last + DAY, surge.last + DAY * 3)
    assert not surge.overlaps(surge.last + DAY * 2, surge.last + DAY * 4)
