"""Which copies stay: by the days that have copies, not by the days gone by."""

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.store import backup
from lo_appeals.store.backup import Copy
from lo_appeals.store.thinning import kept, thin

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12)


def copies(*moments: datetime) -> list[Copy]:
    """Copies made in that order, listed newest first."""
    return [
        Copy(Path(f"{n}.sqlite"), at, "", 0, 0, "", "", 0, sequence=n)
        for n, at in enumerate(moments, 1)
    ][::-1]


def hourly(days: int) -> list[Copy]:
    start = NOON - timedelta(days=days)
    return copies(*(start + timedelta(hours=n) for n in range(days * 24 + 1)))


def test_today_and_yesterday_stay_whole():
    made = hourly(40)
    fresh = [one for one in made if one.made_at.date() >= TODAY - timedelta(1)]
    assert kept(made, TODAY)[: len(fresh)] == fresh
    assert len(fresh) == 37


def test_older_days_weeks_and_months_keep_their_last_copy():
    made = hourly(400)
    stay = kept(made, TODAY)
    older = [one.made_at for one in stay if one.made_at.date() < TODAY - timedelta(1)]
    assert {at.date() for at in older[:5]} == {TODAY - timedelta(n) for n in range(2, 7)}
    assert all(at.hour == 23 for at in older)
    assert len({(at.year, at.month) for at in older}) == 12
    assert len(stay) < 37 + 7 + 4 + 12


def test_clock_years_ahead_takes_no_day_away():
    made = hourly(30)
    ahead = kept(made, TODAY + timedelta(days=5 * 365))
    assert {one.made_at.date() for one in ahead} >= {TODAY - timedelta(n) for n in range(7)}


def test_copies_of_days_to_come_stay():
    made = copies(NOON, NOON + timedelta(days=900), NOON + timedelta(days=900, hours=1))
    assert kept(made, TODAY) == made


@given(
    st.lists(st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)), min_size=1, max_size=60),
    st.dates(date(2010, 1, 1), date(2040, 1, 1)),
)
def test_newest_copy_stays_whatever_the_clock(moments: list[datetime], today: date):
    made = copies(*moments)
    stay = kept(made, today)
    assert made[0] in stay
    assert kept(stay, today) == stay
    assert len({one.made_at.date() for one in stay}) >= min(
        len({one.made_at.date() for one in made}), 7
    )


def test_only_good_copy_is_never_deleted(tmp_path: Path):
    made = [
        Copy(tmp_path / f"{n}.sqlite", NOON - timedelta(days=n), "", 0, 0, "", "", 0)
        for n in range(60)
    ]
    for one in made:
        one.file.touch()
        backup.write_manifest(one)
    assert thin(made, TODAY, lambda one: one is made[40]) == []
    gone = thin(made, TODAY, lambda one: one is made[0])
    assert gone
    assert not any(one.file.exists() or backup.manifest_of(one.file).exists() for one in gone)
    assert backup.copies(tmp_path)
