"""The scale of the charts of timeliness."""

import pytest

from lo_appeals.domain.timeliness import Axis, timeliness_axis


@pytest.mark.parametrize(
    ("rates", "low", "step"),
    [((), 80, 10), ((96.3, None, 88.0), 80, 10), ((100.0, 79.9), 70, 10), ((55.0,), 50, 20),
     ((0.0,), 0, 20)],
)  # fmt: skip
def test_axis_of_rates_begins_where_the_worst_is_in_sight(
    rates: tuple[float | None, ...], low: int, step: int
) -> None:
    assert timeliness_axis(rates) == Axis(low, step)
