"""A made-up export of the portal: layout A of domain.md §2.1, deterministic, ending yesterday.

`python -m lo_appeals.exchange.sample PATH [--today YYYY-MM-DD] [--rows N]` writes one by hand.
"""

import argparse
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Protocol, cast

from lo_appeals.exchange.sample_region import (
    REGION,
    STRANGERS,
    TOPICS,
    Dice,
    Topic,
    desks,
    fictional_bodies,
    official,
)

__all__ = ["HEADINGS", "LATER_DAYS", "fictional_bodies", "main", "make_sample", "sample_rows"]

SHEET = "Sheet0"  # the name that the portal's own writer gives
HEADINGS = (
    "Номер", "Номер ЕПГУ", "Источник", "Верхнеуровневый ЛКО", "Категория", "Подкатегория", "Факт",
    "Организация, в которую поступило сообщение", "Организация, в которой находится сообщение",
    "Дата поступления", "Дата планируемого завершения работ",
    "Дата фактического завершения работ", "Стадия", "Статус", "Просрочено", "Фаст-трек", "ФЗ",
    "Заявитель выбрал подачу по 59-ФЗ", "Тип решения",
    "Направлено по email в ФОИВ, не подключенный к ПОС", "Оценка ответа заявителем",
    "Повторное рассмотрение", "ФИО координатора", "ФИО исполнителя", "ФИО руководителя",
)  # fmt: skip
SPAN_DAYS = 426  # 14 months: the last full month and the same month of last year are both whole
LATER_DAYS = 7  # the second export is taken a week after the first
FIRST_NUMBER = 327_000_000
DAY = timedelta(days=1)
NOTHING = "-"

_WEEK = (11, 11, 10, 10, 9, 5, 4)  # how busy Monday … Sunday are
_SOURCES = ("EPGU", "EPGU", "MOBILE_APP", "WIDGET")
_RESOLUTIONS = ("Решено", "Решено", "Решено", "Разъяснено", "Разъяснено", "Отказано")
_GRADES = ("5", "5", "5", "5", "4", "4", "3", "2", "1", "1", "1")
_TERM, _FAST_TERM = 30, 10
_POSTPONED_BY = 20  # what the portal adds to its planned date
_EDGES = tuple((term, after) for term in (_TERM, _FAST_TERM) for after in (-1, 0, 1))
_EACH_EDGE = 3  # entries for every edge, open and answered
_SURGE = 24  # messages on one matter from one district in the last four days


@dataclass(frozen=True, slots=True)
class _Entry:
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
    grade: str
    repeat: bool
    people: int

    @property
    def term(self) -> int:
        return _FAST_TERM if self.accelerated else _TERM


@dataclass(frozen=True, slots=True)
class _Wish:
    """A message that must be there: registered on that day, and what is fixed of its fate."""

    registered: date
    accelerated: bool | None = None
    answered: date | None = None
    topic: Topic | None = None
    holder: str = ""


class _Sheet(Protocol):
    def write_string(self, row: int, column: int, text: str, /) -> object: ...


class _Book(Protocol):
    def set_properties(self, properties: dict[str, object], /) -> object: ...

    def add_worksheet(self, name: str, /) -> _Sheet: ...

    def close(self) -> object: ...


def _book(path: Path) -> _Book:
    """Open a new workbook. XlsxWriter has no types of its own: those above are what is used."""
    writer = import_module("xlsxwriter")
    return cast(_Book, writer.Workbook(str(path), {"constant_memory": True}))


def make_sample(path: Path, today: date, *, seed: int = 1, rows: int = 3000, stage: int = 1) -> int:
    """Write the export to `path` and return its number of rows.

    Stage 1 is taken on the morning of `today` and holds `rows` rows of the 14 months that end the
    day before. Stage 2 is the same region's export `LATER_DAYS` days later: some are answered,
    moved, returned for repeated consideration, absent, new. The same arguments give the same file
    to the byte.
    """
    book = _book(path)
    book.set_properties({"created": datetime(today.year, today.month, today.day)})
    sheet = book.add_worksheet(SHEET)
    written = 0
    for row in (HEADINGS, *sample_rows(today, seed=seed, rows=rows, stage=stage)):
        for column, text in enumerate(row):
            sheet.write_string(written, column, text)
        written += 1
    book.close()
    return written - 1


def sample_rows(
    today: date, *, seed: int = 1, rows: int = 3000, stage: int = 1
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the export as texts in the order of `HEADINGS`. See `make_sample`."""
    world = _first_world(today, seed, rows)
    if stage == 1:
        yield from (_row(entry, today, returned=False) for entry in world)
        return
    later = today + DAY * LATER_DAYS
    world, returned = _week_later(world, today, Dice(f"{seed} {today} later"))
    extra = max(5, rows * LATER_DAYS // SPAN_DAYS)
    days = [today + DAY * (step % LATER_DAYS) for step in range(extra)]
    chance = Dice(f"{seed} {today} new")
    first = FIRST_NUMBER + rows * 7
    world += _entries([_Wish(day) for day in sorted(days)], first, chance)
    yield from (_row(entry, later, returned=entry.number in returned) for entry in world)


def _first_world(today: date, seed: int, rows: int) -> list[_Entry]:
    chance = Dice(f"{seed} {today}")
    wishes = [_Wish(today - DAY), *_edges(today), *_surge(today)][: (rows + 1) // 2]
    days = [today - DAY * step for step in range(SPAN_DAYS, 0, -1)]
    busy = list(accumulate(_WEEK[day.weekday()] for day in days))
    for _ in range(rows - len(wishes)):
        wishes.append(_Wish(days[bisect(busy, chance.random() * busy[-1])]))
    wishes.sort(key=lambda wish: wish.registered)
    return _entries(wishes, FIRST_NUMBER, chance)


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


def _entries(wishes: Sequence[_Wish], first_number: int, chance: Dice) -> list[_Entry]:
    busy = list(accumulate(topic.weight for topic in TOPICS))
    found = []
    for place, wish in enumerate(wishes):
        topic = wish.topic or TOPICS[bisect(busy, chance.random() * busy[-1])]
        found.append(_entry(wish, topic, first_number + place * 7 + chance.randrange(7), chance))
    return found


def _entry(wish: _Wish, topic: Topic, number: int, chance: Dice) -> _Entry:
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
    return _Entry(
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
        grade=chance.choice(_GRADES) if chance.random() < 0.35 else NOTHING,
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


def _week_later(
    world: list[_Entry], today: date, chance: Dice
) -> tuple[list[_Entry], frozenset[int]]:
    """Return what is left of the first export a week later, and which came back (numbers)."""
    open_then = [entry.number for entry in world if entry.answered >= today and not entry.declined]
    fresh = today - DAY * 30
    done = [e.number for e in world if fresh <= e.answered < today and not e.declined]
    chosen = chance.sample(open_then, min(10, len(open_then)))
    absent, moved = frozenset(chosen[:3]), frozenset(chosen[3:])
    returned = frozenset(chance.sample(done, min(4, len(done))))
    kept = [
        _moved_on(entry, today + DAY) if entry.number in moved else entry
        for entry in world
        if entry.number not in absent
    ]
    return kept, returned


def _moved_on(entry: _Entry, day: date) -> _Entry:
    """Return the entry given to another body on that day, and not answered soon."""
    others = [name for name in desks()[entry.topic.desk] if name != entry.holder]
    return replace(entry, moved=(day, (others or STRANGERS)[0]), answered=day + DAY * 19)


def _row(entry: _Entry, taken: date, *, returned: bool) -> tuple[str, ...]:
    """Return the row that an export taken on the morning of `taken` has for the entry."""
    answered = entry.answered if entry.answered < taken and not returned else None
    postponed = entry.postponed is not None and entry.postponed < taken
    planned = entry.registered + DAY * (entry.term + _POSTPONED_BY * postponed)
    moved = entry.moved is not None and entry.moved[0] < taken and entry.moved[0] < entry.answered
    holder = entry.moved[1] if entry.moved and moved else entry.holder
    stage, status = _standing(entry, answered, taken, moved=moved, postponed=postponed)
    people = "" if stage == "На модерации" else official(entry.people)
    topic = entry.topic
    return (
        str(entry.number),
        str(6_600_000_000 + entry.number * 5 % 400_000_000),
        entry.source,
        REGION,
        topic.category,
        topic.subcategory,
        topic.fact,
        entry.received_by,
        _spelt(holder, entry.number),
        f"{entry.registered:%d.%m.%Y}",
        f"{planned:%d.%m.%Y}",
        f"{answered:%d.%m.%Y}" if answered else NOTHING,
        stage,
        status,
        _yes((answered or taken - DAY) > planned),
        _yes(entry.accelerated),
        "Обращение по 59-ФЗ" if entry.law59 else "Обычное сообщение",
        _yes(entry.law59),
        entry.resolution if answered and not entry.declined else NOTHING,
        NOTHING,
        entry.grade if answered and not entry.declined else NOTHING,
        "Да" if returned or (entry.repeat and answered) else NOTHING,
        people or NOTHING,
        official(entry.people + 7) if people else NOTHING,
        official(entry.people + 13) if answered else NOTHING,
    )


def _standing(
    entry: _Entry, answered: date | None, taken: date, *, moved: bool, postponed: bool
) -> tuple[str, str]:
    """Return the portal's stage and status."""
    if answered:
        return (
            "Завершено",
            "Отклонено модератором" if entry.declined else "Отправлен ответ заявителю",
        )
    if entry.registered >= taken - DAY:
        return "На модерации", "На модерации"
    if postponed:
        return "В работе", "Перенос срока обработки утвержден. Отправлен ответ Заявителю"
    if moved:
        return "В работе", "Направлено в подведомственную организацию"
    return "В работе", "В работе" if entry.number % 3 else "Назначен исполнитель"


def _spelt(name: str, number: int) -> str:
    """Return the name as one of the portal's users may have written it."""
    way = number % 40
    if way == 0:
        return name.upper().replace("«", '"').replace("»", '"')
    if way == 1:
        return name.replace(" ", "  ", 1)
    if way == 2:
        return name + " "
    return name.replace("ё", "е") if way == 3 else name


def _yes(value: bool) -> str:
    return "Да" if value else "Нет"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a sample as the command line asks."""
    parser = argparse.ArgumentParser(description="Выдуманная выгрузка портала для проверки.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=None)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stage", type=int, choices=(1, 2), default=1)
    asked = parser.parse_args(arguments)
    today = asked.today or date.today()
    count = make_sample(asked.path, today, seed=asked.seed, rows=asked.rows, stage=asked.stage)
    print(f"{asked.path}: {count}")


if __name__ == "__main__":
    main()
