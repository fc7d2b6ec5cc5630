"""Builders of exports for the tests: the real layout, and files written byte by byte."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

HEADINGS = {
    "number": "Номер",
    "epgu_number": "Номер ЕПГУ",
    "source": "Источник",
    "top_lko": "Верхнеуровневый ЛКО",
    "category": "Категория",
    "subcategory": "Подкатегория",
    "fact": "Факт",
    "org_received": "Организация, в которую поступило сообщение",
    "org_current": "Организация, в которой находится сообщение",
    "received": "Дата поступления",
    "planned": "Дата планируемого завершения работ",
    "answered": "Дата фактического завершения работ",
    "stage": "Стадия",
    "status": "Статус",
    "overdue_portal": "Просрочено",
    "fast_track": "Фаст-трек",
    "law": "ФЗ",
    "chose_59fz": "Заявитель выбрал подачу по 59-ФЗ",
    "resolution": "Тип решения",
    "foiv_email": "Направлено по email в ФОИВ, не подключенный к ПОС",
    "grade": "Оценка ответа заявителем",
    "repeat": "Повторное рассмотрение",
    "coordinator": "ФИО координатора",
    "executor": "ФИО исполнителя",
    "head": "ФИО руководителя",
}
USUAL = {
    "number": "327441806",
    "epgu_number": "6668478383",
    "source": "MED_DOC_EPGU",
    "top_lko": "Ленинградская область",
    "category": "Медицина",
    "subcategory": "Медицинская карта",
    "fact": "Иное",
    "org_received": "Комитет по здравоохранению",
    "org_current": 'ГБУЗ ЛО "Больница"',
    "received": "06.01.2026",
    "planned": "16.01.2026",
    "answered": "07.01.2026",
    "stage": "Завершено",
    "status": "Отправлен ответ заявителю",
    "overdue_portal": "Нет",
    "fast_track": "Да",
    "law": "Обычное сообщение",
    "chose_59fz": "Нет",
    "resolution": "Решено",
    "foiv_email": "-",
    "grade": "5",
    "repeat": "-",
    "coordinator": "Иванова  Анна",
    "executor": "Петров Пётр",
    "head": "-",
}
SHORT = ("number", "received", "org_current", "answered")  # fields of small tables


def line(keys: Iterable[str] = tuple(HEADINGS), **changed: Any) -> list[Any]:
    """Return one usual row with some fields changed."""
    return [changed.get(key, USUAL[key]) for key in keys]


def headings(keys: Iterable[str] = tuple(HEADINGS)) -> list[str]:
    return [HEADINGS[key] for key in keys]


def xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]] | Sequence[Sequence[Any]],
    date_format: str = "dd.mm.yyyy",
    **options: Any,
) -> Path:
    """Write rows of cells: text as text, numbers as numbers, dates as dates."""
    tables = sheets if isinstance(sheets, Mapping) else {"Sheet0": sheets}
    with xlsxwriter.Workbook(str(path), options) as book:
        dated = book.add_format({"num_format": date_format})
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif isinstance(cell, bool):
                        sheet.write_boolean(number, column, cell)
                    elif isinstance(cell, int | float):
                        sheet.write_number(number, column, cell)
                    elif cell is not None:
                        sheet.write_datetime(number, column, cell, dated)
    return path


NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def parts(sheet: str, head: str = "", workbook: str = "") -> dict[str, str]:
    """Return the parts of the smallest workbook around the rows `sheet`."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{REL}">{workbook}<sheets>'
        '<sheet name="Sheet0" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{NS}">{sheet}</worksheet>',
    }


def package(path: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write a ZIP of the given parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def inline(reference: str, words: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{words}</t></is></c>'


def rows_xml(rows: Sequence[Sequence[str]], first: int = 1) -> str:
    """Return sheetData with texts, columns A to Z."""
    written = "".join(
        f'<row r="{number}">'
        + "".join(inline(f"{chr(65 + column)}{number}", cell) for column, cell in enumerate(cells))
        + "</row>"
        for number, cells in enumerate(rows, first)
    )
    return f"<sheetData>{written}</sheetData>"
