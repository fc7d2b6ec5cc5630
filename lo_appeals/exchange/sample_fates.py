"""What becomes of every message of the made-up region, and which of them are there at all.

A fate is whole from the first: an export shows of it what the portal knows on the day it is taken.
The same seed and day give the same fates.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from lo_appeals.exchange.sample_region import REGION, STRANGERS, TOPICS, Dice, Topic, desks

SPAN_DAYS = 426  # 14 months: the last full month and the same month of last year are both whole
LATER_DAYS = 7  # the second export is taken a week after the first
FIRST_NUMBER = 327_000_000
DAY = timedelta(days=1)

_WEEK = (11, 11, 10, 10, 9, 5, 4)  # how busy Monday … Sunday are
_SOURCES = ("EPGU", "EPGU", "MOBILE_APP", "WIDGET")
_RESOLUTIONS = ("Решено", "Решено", "Решено", "Разъяснено", "Разъяснено", "Отказано")
_GRADES = ("5", "5", "5", "5", "4", "4", "3", "2", "1", "1", "1")
_TERM, _FAST_TERM = 30, 10
_EDGES = tuple((term, after) for term in (_TERM, _FAST_TERM) for after in (-1, 0, 1))
_EACH_EDGE = 3  # messages for every edge, open and answered
_SURGE = 24  # messages on one matter from one district in the last four days


@dataclass(frozen=True, slots=True)
class Fate:
    """The whole fate of one message; what an export shows depends on the day it is taken."""

    number: int
    topic: Topic
    received_by: str
    holder: str
    moved: tuple[date, str] | None
    registered: date
    accelerated: bool
    law59: bool
    declined: bool
    postponed: date | None
    answered: date
    source: str
    resolution: str
    grade: str  # '' where there is none
    repeat: bool
    people: int

    @property
    def term(self) -> int:
        """Days to answer, of the order that the message goes in."""
        return _FAST_TERM if self.accelerated else _TERM


@dataclass(frozen=True, slots=True)
class _Wish:
    """A message that must be there: registered on that day, and what is fixed of its fate."""

    registered: date
    accelerated: bool | None = None
    answered: date | None = None
    topic: Topic | None = None
    holder: str = ""


def first_world(today: date, seed: int, rows: int) -> list[Fate]:
    """Return the messages of the 14 months that end the day before `today`, oldest first."""
    chance = Dice(f"{seed} {today}")
    wishes = [_Wish(today - DAY), *_edges(today), *_surge(today)][: (rows + 1) // 2]
    days = [today - DAY * step for step in range(SPAN_DAYS, 0, -1)]
    busy = list(accumulate(_WEEK[day.weekday()] for day in days))
    for _ in range(rows - len(wishes)):
        wishes.append(_Wish(days[bisect(busy, chance.random() * busy[-1])]))
    wishes.sort(key=lambda wish: wish.registered)
    return _fates(wishes, FIRST_NUMBER, chance)


def week_later(today: date, seed: int, rows: int) -> tuple[list[Fate], frozenset[int]]:
    """Return the same region's messages `LATER_DAYS` days later, and which came back (numbers).

    Some are moved on, absent, new.
    """
    world, returned = _aged(first_world(today, seed, rows), today, Dice(f"{seed} {today} later"))
    extra = max(5, rows * LATER_DAYS // SPAN_DAYS)
    days = [today + DAY * (step % LATER_DAYS) for step in range(extra)]
    chance = Dice(f"{seed} {today} new")
    world += _fates([_Wish(day) for day in sorted(days)], FIRST_NUMBER + rows * 7, chance)
    return world, returned


def _aged(world: list[Fate], today: date, chance: Dice) -> tuple[list[Fate], frozenset[int]]:
    """Return what is left of the first export a week later, and which came back (numbers)."""
    open_then = [fate.number for fate in world if fate.answered >= today and not fate.declined]
    fresh = today - DAY * 30
    done = [e.number for e in world if fresh <= e.answered < today and not e.declined]
    chosen = chance.sample(open_then, min(10, len(open_then)))
    absent, moved = frozenset(chosen[:3]), frozenset(chosen[3:])
    returned = frozenset(chance.sample(done, min(4, len(done))))
    kept = [
        _moved_on(fate, today + DAY) if fate.number in moved else fate
        for fate in world
        if fate.number not in absent
    ]
    return kept, returned


def _moved_on(fate: Fate, day: date) -> Fate:
    """Return the message given to another body on that day, and not answered soon."""
    others = [name for name in desks()[fate.topic.desk] if name != fate.holder]
    return replace(fate, moved=(day, (others or STRANGERS)[0]), answered=day + DAY * 19)


def _edges(today: date) -> Iterator[_Wish]:
    """Yield the boundary days: due yesterday, today, tomorrow; answered on them in last month.

    The open ones are there on the day of either export.
    """
    month = (today.replace(day=1) - DAY).replace(day=1)
    for number in range(_EACH_EDGE):
        for term, after in _EDGES:
            accelerated = term == _FAST_TERM
            for taken in (today, today + DAY * LATER_DAYS):
                registered = taken - DAY * (term - after)
                yield _Wish(registered, accelerated, taken + DAY * (2 + number))
            answered = month + DAY * (3 + 5 * number)
            yield _Wish(answered - DAY * (term + after), accelerated, answered)


def _surge(today: date) -> Iterator[_Wish]:
    topic = next(topic for topic in TOPICS if topic.category == "Теплоснабжение")
    holder = desks()["municipal"][1]
    for number in range(_SURGE):
        day = today - DAY * (1 + number % 4)
        yield _Wish(day, accelerated=True, answered=day + DAY * 8, topic=topic, holder=holder)


def _fates(wishes: Sequence[_Wish], first_number: int, chance: Dice) -> list[Fate]:
    busy = list(accumulate(topic.weight for topic in TOPICS))
    found = []
    for place, wish in enumerate(wishes):
        topic = wish.topic or TOPICS[bisect(busy, chance.random() * busy[-1])]
        found.append(_fate(wish, topic, first_number + place * 7 + chance.randrange(7), chance))
    return found


def _fate(wish: _Wish, topic: Topic, number: int, chance: Dice) -> Fate:
    plain = wish.answered is None  # what is wished for is no 59-ФЗ and was not declined
    law59 = plain and chance.random() < 0.04
    declined = plain and not law59 and chance.random() < 0.03
    accelerated = not law59 and chance.randrange(100) < topic.fast_percent
    if wish.accelerated is not None:
        accelerated = wish.accelerated
    term = _FAST_TERM if accelerated else _TERM
    names = desks()[topic.desk]
    place = min(int(len(names) * chance.random() ** 2), len(names) - 1)  # the first are busier
    holder = wish.holder or names[place]
    answered = wish.answered or _answered(wish.registered, term, holder, chance)
    if declined:
        answered = wish.registered + DAY
    moved = None
    if plain and len(names) > 1 and chance.random() < 0.03:
        moved = (wish.registered + DAY * chance.randint(1, term), names[place - 1])
    return Fate(
        number=number,
        topic=topic,
        received_by=holder if chance.random() < 0.7 else REGION,
        holder=holder,
        moved=moved,
        registered=wish.registered,
        accelerated=accelerated,
        law59=law59,
        declined=declined,
        postponed=_postponed(wish, term, answered, chance) if not declined else None,
        answered=answered,
        source="MED_DOC_EPGU" if topic.desk == "health" else chance.choice(_SOURCES),
        resolution=chance.choice(_RESOLUTIONS),
        grade=chance.choice(_GRADES) if chance.random() < 0.35 else "",
        repeat=chance.random() < 0.015,
        people=chance.randrange(32),
    )


def _answered(registered: date, term: int, holder: str, chance: Dice) -> date:
    """Return the day of the answer: most in time, many on the due day itself, with a long tail."""
    pace = 0.55 + sum(map(ord, holder)) % 10 / 12  # below one: a slow body
    lot = chance.random() ** pace
    if lot < 0.72:
        day = registered + DAY * int(term * (0.1 + 0.85 * lot / 0.72))
        return max(registered, day - DAY * max(0, day.weekday() - 4))  # a weekend's: on Friday
    if lot < 0.80:
        return registered + DAY * (term - 1)
    if lot < 0.92:
        return registered + DAY * term
    if lot < 0.95:
        return registered + DAY * (term + 1)
    delay = 9 if lot < 0.975 else 45  # days; some are all but forgotten
    return registered + DAY * (term + 2 + int(chance.expovariate(1 / delay)))


def _postponed(wish: _Wish, term: int, answered: date, chance: Dice) -> date | None:
    late = answered > wish.registered + DAY * term
    if wish.answered is not None or not late or chance.random() >= 0.5:
        return None
    return wish.registered + DAY * max(1, term - 2)
