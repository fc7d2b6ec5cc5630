"""changes, forecast, surges; day 29, 30, 31 is one answer wherever it is asked."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lo_appeals.cli import main
from lo_appeals.domain.appeals import State
from lo_appeals.domain.selection import FigureRef, Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.exchange.sample import make_sample
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.office import Office
from tests.unit.services.working import Work, facts

TODAY = date(2026, 11, 16)
Told = Callable[..., Any]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base with two exports of the made-up region, a week apart."""
    folder = tmp_path_factory.mktemp("region")
    now = [datetime(2026, 11, 16, 9)]
    with closing(Office(folder, lambda: now[0], directory=fictional_bodies())) as office:
        for stage, day in ((1, TODAY), (2, TODAY + timedelta(7))):
            now[0] = datetime.combine(day, datetime.min.time()).replace(hour=9)
            file = folder / f"{stage}.xlsx"
            make_sample(file, TODAY, rows=900, stage=stage)
            office.imports.apply(office.imports.read(file, day - timedelta(1)))
    return folder


@pytest.fixture
def told(region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    copy = tmp_path / "base"
    shutil.copytree(region, copy)

    def run(*arguments: str, now: str = "2026-11-23T09:00") -> Any:
        assert main(["--data", str(copy), "--now", now, *arguments]) == 0
        said = capsys.readouterr().out
        return json.loads(said) if "--json" in arguments else said

    return run


def test_changes_are_lists_of_numbers(told: Told) -> None:
    found = told("changes", "--json")
    assert set(found) == {"new", "answered", "newly_late", "moved", "returned", "absent"}
    assert all(isinstance(one, str) for numbers in found.values() for one in numbers)
    assert len(found["moved"]) == 7
    assert len(found["returned"]) == 4
    assert len(found["absent"]) == 3
    everything = told("changes", "--since", "2026-01-01", "--json")
    assert len(everything["new"]) > 800
    assert set(found["new"]) < set(everything["new"])


def test_changes_in_words_name_the_numbers(told: Told) -> None:
    found = told("changes", "--json")
    words = told("changes")
    assert f"Новые: {len(found['new'])}" in words
    assert all(number in words for number in found["absent"])


def test_forecast_names_bodies_with_what_they_have_open(told: Told) -> None:
    found = told("forecast", "2026-11", "--json")
    assert set(found[0]) == {"body", "open", "late_by_end"}
    assert sum(one["open"] for one in found) == int(told("appeals", "--open", "--count"))
    assert [one["late_by_end"] for one in found] == sorted(
        (one["late_by_end"] for one in found), reverse=True
    )
    assert found[0]["body"] in told("forecast", "2026-11")


def test_surge_of_the_made_up_region_is_told(told: Told) -> None:
    told("undo-import", "2")
    found = told("surges", "--json")
    assert found
    for one in found:
        assert set(one) == {
            "topic", "place", "from", "to", "count", "expected", "p_value", "numbers",
        }  # fmt: skip
        assert one["count"] == len(one["numbers"]) > one["expected"]


BEGUN = date(2026, 11, 1)


@pytest.mark.parametrize(("day", "late"), [(29, False), (30, False), (31, True)])
def test_day_29_30_31_is_judged_alike_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: int, late: bool
) -> None:
    now = datetime.combine(BEGUN + timedelta(day), datetime.min.time()).replace(hour=10)
    with closing(Work(tmp_path, now)) as work:
        preview = replace(work.look([facts(1, BEGUN)], now.date()), data_as_of=now)
        work.office.imports.apply(preview)
        service = work.office.appeals
        one = work.one(1)
        assert (service.state_of(one) is State.LATE) is late
        assert (service.card(one.id).state is State.LATE) is late
        assert (service.count(Selection(quick=Quick.LATE)) == 1) is late
        assert (service.counts(Selection())[Quick.LATE] == 1) is late
        period = Period.month(now.year, now.month)
        assert (work.office.reports.month(period).total.overdue_open == 1) is late
        ref = FigureRef("overdue_open", period)
        assert (service.count(Selection(figure=ref)) == 1) is late
        forecast = work.office.ahead.forecast(Period(now.date(), now.date()))
        assert (forecast[0].late_now == 1) is late
    argv = ["--data", str(tmp_path), "--now", now.isoformat()]
    assert main([*argv, "appeals", "--overdue", "--count"]) == 0
    assert (capsys.readouterr().out.strip() == "1") is late
    assert main([*argv, "explain", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2026-12-01"
