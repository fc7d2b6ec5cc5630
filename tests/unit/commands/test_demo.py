"""The made-up region: a base of its own, filled once."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from lo_appeals.cli import main
from lo_appeals.commands.demo import fill
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.office import Office


@pytest.mark.parametrize("today", [date(2024, 3, 1), date(2031, 1, 31)])
def test_demo_is_whole_on_any_day_of_the_clock(today: date, tmp_path: Path) -> None:
    noon = datetime.combine(today, datetime.min.time()).replace(hour=12)
    with closing(Office(tmp_path / "base", lambda: noon, directory=fictional_bodies())) as office:
        made = fill(office, tmp_path)
        batch = office.imports.batches()[0]
        assert (batch.file_rows, batch.new, batch.rejected) == (3000, 3000, ())
        assert batch.data_as_of == noon
        assert not made.report.preliminary
        assert made.report.total.received > 100
        assert fill(office, tmp_path).report.total == made.report.total
        assert len(office.imports.batches()) == 1


def test_demo_without_a_place_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "in it"):
        assert main(["--data", str(tmp_path / "base"), "demo", "--out", str(out)]) == 2
        assert "не создаётся" in capsys.readouterr().err
