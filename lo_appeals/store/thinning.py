"""Which copies may go: yesterday's and today's stay, then one a day, a week, a month."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta

from lo_appeals.store.backup import Copy, manifest_of

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(copies: Sequence[Copy], today: date) -> list[Copy]:
    """Return the copies to keep, newest first, of `copies`, newest first.

    All of today and yesterday (and of days to come: the clock was wrong), the last of each of the
    7 latest days, 4 weeks and 12 months *that have copies*. Counting those and not the days gone by
    means that a clock set years ahead takes nothing away.
    """
    fresh = [one for one in copies if one.made_at.date() >= today - timedelta(1)]
    ours = {
        one.file
        for chosen in (
            fresh,
            _latest(copies, DAYS, lambda day: day),
            _latest(copies, WEEKS, lambda day: day.isocalendar()[:2]),
            _latest(copies, MONTHS, lambda day: (day.year, day.month)),
        )
        for one in chosen
    }
    return [one for one in copies if one.file in ours]


def _latest(copies: Iterable[Copy], count: int, span: Callable[[date], Hashable]) -> Iterable[Copy]:
    newest: dict[Hashable, Copy] = {}
    for one in copies:
        newest.setdefault(span(one.made_at.date()), one)
    return list(newest.values())[:count]


def thin(copies: Sequence[Copy], today: date, good: Callable[[Copy], bool]) -> list[Copy]:
    """Delete what is not to be kept; return what was deleted.

    Nothing goes unless one of those that stay is `good`: the only good copy is never taken.
    """
    staying = kept(copies, today)
    if len(staying) == len(copies) or not any(good(one) for one in staying):
        return []
    names = {one.file for one in staying}
    gone = [one for one in copies if one.file not in names]
    for one in gone:
        with suppress(OSError):  # one held open elsewhere goes another day
            one.file.unlink()
            manifest_of(one.file).unlink()
    return gone
