"""Copies: made when something changed, thinned, rehearsed, sent to a second place, restored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.services import restoring
from lo_appeals.services.office import BASE, Office
from lo_appeals.store import backup, sealed
from lo_appeals.store.bodies import NewBody

PASSWORD = "снег и дождь"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    office = Office(tmp_path / "data", clock, directory=())
    yield office
    office.close()


def add(office: Office, name: str) -> None:
    office.bodies.add(NewBody(name, BodyType.EXECUTIVE))


def test_copy_is_made_only_after_a_change(office: Office):
    assert office.copies.make_if_changed() is not None
    assert office.copies.make_if_changed() is None
    add(office, "Комитет")
    assert office.copies.make_if_changed() is not None
    assert office.copies.make_if_changed() is None


@pytest.mark.parametrize("days", [-2000, -1, 0, 1, 2000])
def test_wrong_clock_does_not_stop_copies(days: int, office: Office, clock: Clock):
    office.copies.make()
    clock.now += timedelta(days=days)
    add(office, "Комитет")
    made = office.copies.make_if_changed()
    assert made is not None
    assert office.copies.listed()[0] == made


def test_clock_behind_the_journal_is_told(office: Office, clock: Clock):
    add(office, "Комитет")
    assert office.copies.warnings() == ()
    clock.now -= timedelta(days=30)
    assert "24.10.2026" in office.copies.warnings()[0]


def test_copies_are_thinned_as_they_are_made(office: Office, clock: Clock):
    for _ in range(40):
        add(office, f"Орган {clock.now}")
        office.copies.make()
        clock.now += timedelta(hours=12)
    days = [one.made_at.date() for one in office.copies.listed()]
    assert len(days) < 15
    assert len(set(days)) >= 7


def test_rehearsal_is_due_weekly_and_names_a_spoilt_copy(office: Office, clock: Clock):
    first = office.copies.make()
    assert office.copies.rehearsal_due()
    assert office.copies.rehearse().faults == ()
    clock.now += timedelta(days=6)
    assert not office.copies.rehearsal_due()
    clock.now += timedelta(days=1)
    assert office.copies.rehearsal_due()
    newest = office.copies.make()
    data = bytearray(newest.file.read_bytes())
    data[-100] ^= 1
    newest.file.write_bytes(data)
    found = office.copies.rehearse()
    assert newest.file.name in found.faults[0]
    assert found.copy is not None
    assert found.copy.file not in (newest.file, first.file)
    assert office.copies.last_checked() == found.copy.made_at


def test_rehearsal_is_due_when_the_clock_went_back(office: Office, clock: Clock):
    office.copies.rehearse()
    clock.now -= timedelta(days=8)
    assert office.copies.rehearsal_due()


def test_last_checked_passes_over_a_spoilt_copy(office: Office, clock: Clock):
    good = office.copies.make()
    clock.now += timedelta(hours=1)
    bad = office.copies.make()
    rehearsal = office.copies.folder / "rehearsal.json"
    rehearsal.write_text(f'{{"bad": ["{bad.file.name}"]}}', encoding="utf-8")
    assert office.copies.last_checked() == good.made_at


def test_second_place_gets_every_copy_shut(office: Office, tmp_path: Path):
    office.copies.second.choose(tmp_path / "second", PASSWORD)
    made = office.copies.make()
    sent = tmp_path / "second" / made.file.with_suffix(".sealed").name
    assert sealed.is_sealed(sent)
    sealed.unseal(sent, tmp_path / "open", PASSWORD)
    assert (tmp_path / "open").read_bytes() == made.file.read_bytes()
    assert office.copies.warnings() == ()


def test_password_is_not_kept(office: Office, tmp_path: Path):
    office.copies.second.choose(tmp_path / "second", PASSWORD)
    office.close()
    assert PASSWORD.encode() not in (tmp_path / "data" / BASE).read_bytes()


def test_second_place_that_is_away_does_not_hinder_a_copy(office: Office, tmp_path: Path):
    office.copies.second.choose(tmp_path / "second")
    (tmp_path / "second").rmdir()
    (tmp_path / "second").touch()
    assert office.copies.make().file.exists()
    assert "вторую папку" in office.copies.warnings()[0]
    (tmp_path / "second").unlink()
    office.copies.make()
    assert office.copies.warnings() == ()
    assert len(backup.copies(tmp_path / "second")) == 1


def test_second_place_can_be_given_up(office: Office, tmp_path: Path):
    office.copies.second.choose(tmp_path / "second")
    office.copies.second.choose(None)
    office.copies.make()
    assert list((tmp_path / "second").iterdir()) == []


def test_copy_that_is_given_away_needs_a_password(office: Office, tmp_path: Path):
    with pytest.raises(UserError, match="короче"):
        office.copies.give(tmp_path, "")
    assert not office.copies.listed()
    given = office.copies.give(tmp_path, PASSWORD)
    assert sealed.is_sealed(given)


def test_restoring_writes_itself_into_the_journal_and_check_stays_whole(
    office: Office, clock: Clock, tmp_path: Path
):
    add(office, "Комитет")
    copy = office.copies.make()
    add(office, "Второй")
    office.copies.make()
    office.close()
    back, done = restoring.restore_and_open(
        tmp_path / "data", copy.file, "ivanova", clock, lambda: ""
    )
    assert [one.name for one in back.bodies.listed()] == ["Комитет"]
    assert back.journal.entries(1)[0].action == "восстановлена копия"
    assert done.previous is not None
    assert back.copies.check() == ()
    back.close()


def test_cut_end_of_the_journal_is_noticed(office: Office, tmp_path: Path):
    add(office, "Комитет")
    add(office, "Второй")
    office.copies.make()
    office.close()
    with closing(sqlite3.connect(tmp_path / "data" / BASE)) as raw, raw:
        for table in ("journal", "journal_value"):
            raw.execute(f"DROP TRIGGER {table}_no_delete")
        raw.execute("DELETE FROM journal_value WHERE journal_id = 2")
        raw.execute("DELETE FROM journal WHERE id = 2")
    cut = Office(tmp_path / "data", Clock())
    assert cut.copies.check() == (
        "Журнал обрезан или подменён: копии помнят запись № 2, её нет.",
    )  # fmt: skip
    cut.close()


def test_copies_of_another_base_say_nothing_of_this_journal(office: Office, tmp_path: Path):
    other = Office(tmp_path / "other", Clock(), directory=())
    for name in ("А", "Б", "В"):
        add(other, name)
    made = other.copies.make()
    other.close()
    office.copies.make()
    for file in (made.file, backup.manifest_of(made.file)):
        file.rename(office.copies.folder / f"чужая-{file.name}")
    assert office.copies.check() == ()
