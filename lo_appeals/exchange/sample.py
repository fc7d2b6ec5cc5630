"""A made-up export of the portal: layout A of domain.md §2.1, deterministic, ending yesterday.

`python -m lo_appeals.exchange.sample PATH [--today YYYY-MM-DD] [--rows N]` writes one by hand.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from lo_appeals.exchange.sample_fates import DAY, LATER_DAYS, Fate, first_world, week_later
from lo_appeals.exchange.sample_region import REGION, official

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
NOTHING = "-"
_POSTPONED_BY = 20  # what the portal adds to its planned date


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
    if stage == 1:
        yield from (_row(fate, today, returned=False) for fate in first_world(today, seed, rows))
        return
    later = today + DAY * LATER_DAYS
    world, returned = week_later(today, seed, rows)
    yield from (_row(fate, later, returned=fate.number in returned) for fate in world)


def _row(fate: Fate, taken: date, *, returned: bool) -> tuple[str, ...]:
    """Return the row that an export taken on the morning of `taken` has for it."""
    answered = fate.answered if fate.answered < taken and not returned else None
    postponed = fate.postponed is not None and fate.postponed < taken
    planned = fate.registered + DAY * (fate.term + _POSTPONED_BY * postponed)
    moved = fate.moved is not None and fate.moved[0] < taken and fate.moved[0] < fate.answered
    holder = fate.moved[1] if fate.moved and moved else fate.holder
    stage, status = _standing(fate, answered, taken, moved=moved, postponed=postponed)
    people = "" if stage == "На модерации" else official(fate.people)
    topic = fate.topic
    return (
        str(fate.number),
        str(6_600_000_000 + fate.number * 5 % 400_000_000),
        fate.source,
        REGION,
        topic.category,
        topic.subcategory,
        topic.fact,
        fate.received_by,
        _spelt(holder, fate.number),
        f"{fate.registered:%d.%m.%Y}",
        f"{planned:%d.%m.%Y}",
        f"{answered:%d.%m.%Y}" if answered else NOTHING,
        stage,
        status,
        _yes((answered or taken - DAY) > planned),
        _yes(fate.accelerated),
        "Обращение по 59-ФЗ" if fate.law59 else "Обычное сообщение",
        _yes(fate.law59),
        fate.resolution if answered and not fate.declined else NOTHING,
        NOTHING,
        fate.grade or NOTHING if answered and not fate.declined else NOTHING,
        "Да" if returned or (fate.repeat and answered) else NOTHING,
        people or NOTHING,
        official(fate.people + 7) if people else NOTHING,
        official(fate.people + 13) if answered else NOTHING,
    )


def _standing(
    fate: Fate, answered: date | None, taken: date, *, moved: bool, postponed: bool
) -> tuple[str, str]:
    """Return the portal's stage and status."""
    if answered:
        return (
            "Завершено",
            "Отклонено модератором" if fate.declined else "Отправлен ответ заявителю",
        )
    if fate.registered >= taken - DAY:
        return "На модерации", "На модерации"
    if postponed:
        return "В работе", "Перенос срока обработки утвержден. Отправлен ответ Заявителю"
    if moved:
        return "В работе", "Направлено в подведомственную организацию"
    return "В работе", "В работе" if fate.number % 3 else "Назначен исполнитель"


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
