"""Small exports for window tests: the portal's headings, a few rows around one day."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl

from lo_appeals.exchange.sample import HEADINGS

NOW = datetime(2026, 3, 12, 10, 0)
TODAY = NOW.date()
ROADS, CITY = "Комитет по дорогам", "Администрация Ёлкинского района"

Row = tuple[str, str, date, date | None]
# number, body, received, answered; the term is 30 days: due 11.02 + 30 = 13.03 and so on
BASE_ROWS: tuple[Row, ...] = (
    ("327000001", ROADS, date(2026, 2, 9), None),  # due 11.03, yesterday
    ("327000002", ROADS, date(2026, 2, 10), None),  # due today
    ("327000003", ROADS, date(2026, 2, 11), None),  # due tomorrow
    ("327000004", CITY, date(2026, 1, 10), date(2026, 2, 9)),  # answered on the due day
    ("327000005", CITY, date(2026, 1, 10), date(2026, 2, 10)),  # a day after
    ("327000006", CITY, date(2026, 3, 10), None),  # far from due
    ("327000007", CITY, date(2026, 1, 5), None),  # very late
    ("327000008", ROADS, date(2026, 2, 3), date(2026, 2, 20)),
)


def write_export(file: Path, rows: Iterable[Row]) -> Path:
    """Write an export of these rows and return the file."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet0"
    sheet.append(HEADINGS)
    for number, body, received, answered in rows:
        done = answered is not None
        values = {
            "Номер": number, "Номер ЕПГУ": "6" + number, "Источник": "EPGU",
            "Категория": "Дороги", "Подкатегория": "Ямы", "Факт": "Яма",
            "Организация, в которую поступило сообщение": body,
            "Организация, в которой находится сообщение": body,
            "Дата поступления": f"{received:%d.%m.%Y}",
            "Дата фактического завершения работ": f"{answered:%d.%m.%Y}" if answered else "-",
            "Стадия": "Завершено" if done else "В работе",
            "Статус": "Отправлен ответ Заявителю" if done else "На исполнении",
            "Просрочено": "Нет", "Фаст-трек": "Нет", "ФЗ": "Обычное сообщение",
            "Заявитель выбрал подачу по 59-ФЗ": "Нет", "Оценка ответа заявителем": "-",
            "Повторное рассмотрение": "-",
        }  # fmt: skip
        sheet.append([values.get(heading, "-") for heading in HEADINGS])
    book.save(file)
    return file
