"""The journal as it is searched."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from lo_appeals.cli import main
from lo_appeals.domain.bodies import BodyType
from lo_appeals.services.journal import Wanted
from lo_appeals.services.office import Office
from lo_appeals.store import journal
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.schema import journal_value


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    days = iter(range(1, 29))
    day = {"now": datetime(2026, 11, 1, 9)}
    office = Office(tmp_path, lambda: day["now"], who="ivanova", directory=())
    for name in ("Комитет по дорогам", "Учёт и контроль", "Лесной комитет"):
        day["now"] = datetime(2026, 11, next(days), 9)
        office.bodies.add(NewBody(name, BodyType.EXECUTIVE))
    office.settings.set_from_json({"order_number": "17"})
    yield office
    office.close()


def found(office: Office, wanted: Wanted, limit: int = 200) -> list[int]:
    return [line.id for line in office.journal.search(wanted, limit)]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), [4, 3, 2, 1]),
        (Wanted(find="КОМИТЕТ"), [3, 1]),
        (Wanted(find="комитет дорог"), [1]),
        (Wanted(find="учет"), [2]),
        (Wanted(find="17"), [4]),
        (Wanted(subject="орган Лесной комитет"), [3]),
        (Wanted(action="добавлен орган"), [3, 2, 1]),
        (Wanted(who="petrova"), []),
        (Wanted(first=date(2026, 11, 2)), [4, 3, 2]),
        (Wanted(last=date(2026, 11, 2)), [2, 1]),
        (Wanted(find="комитет", first=date(2026, 11, 3), last=date(2026, 11, 3)), [3]),
    ],
)
def test_entries_are_found(wanted: Wanted, ids: list[int], office: Office):
    assert found(office, wanted) == ids


def test_limit_counts_the_found_ones(office: Office):
    assert found(office, Wanted(find="комитет"), 1) == [3]
    assert found(office, Wanted(), 2) == [4, 3]


def test_actions_are_offered_in_order(office: Office):
    assert office.journal.actions() == ["добавлен орган", "изменены настройки"]


def test_emptied_values_are_not_found_and_the_chain_stays_whole(office: Office, tmp_path: Path):
    with office._desk.database.write() as connection:
        of_first = sa.select(journal_value.c.id).where(journal_value.c.journal_id == 1)
        (value,) = connection.execute(of_first).scalars()
        journal.empty_value_rows(connection, [value])
    assert found(office, Wanted(find="дорогам", subject="орган Комитет по дорогам")) == [1]
    (line,) = office.journal.search(Wanted(subject="орган Комитет по дорогам"))
    assert [(one.old, one.new) for one in line.values] == [(None, None)]
    assert office.copies.check() == ()
    assert main(["--data", str(tmp_path), "check"]) == 0


def test_journal_is_one_json_document(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    import json

    assert main(["--data", str(tmp_path), "journal", "--find", "лесной", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["number"] == 3
    assert entry["who"] == "ivanova"
    assert entry["values"] == [{"field": "Наименование", "old": "", "new": "Лесной комитет"}]
