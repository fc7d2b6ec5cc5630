"""The form «проверьте свои данные»: one body's contacts as XLSX to be mended and sent back (X5)."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely
from lo_appeals.domain.officials import Office
from lo_appeals.domain.texts import day as written
from lo_appeals.exchange.writing import clean, new_book

HEADING = ("Код записи", "Кем является", "Замещает", "Должность", "Фамилия, имя, отчество",
           "Телефон", "Электронная почта", "Работает с")  # fmt: skip
WIDTHS = (11, 34, 28, 38, 34, 24, 32, 12)
ROLES = tuple(role for office in Office for role in (office.title, f"Замещающий {office.of}"))
EMPTY_ROWS = 8
ABOUT = (
    "Проверьте сведения, исправьте неверное прямо в таблице, допишите недостающее в пустые строки.",
    "Если человек больше не работает, сотрите его фамилию, имя и отчество. Код записи не меняйте.",
    "Если вместо него назначен другой, впишите нового в ту же строку. Верните файл в Комитет.",
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One person of a form; `code` is the record that the answer is compared with."""

    code: int
    role: str
    instead_of: str
    position: str
    name: str
    phone: str
    email: str
    first: date | None


@dataclass(frozen=True, slots=True)
class Form:
    """What one body is asked to check."""

    body: str
    address: str
    phone: str
    email: str
    rows: tuple[FormRow, ...]


def write_form(path: Path, form: Form, on: date) -> Path:
    """Write a form; return `path`. Raises UserError when the file cannot be written."""

    def write(temporary: Path) -> None:
        with new_book(temporary, {}) as book:
            _Sheet(book).fill(form, on)

    return replace_safely(path, write, _check)


class _Sheet:
    """The one worksheet of a form."""

    def __init__(self, book: Any) -> None:
        self._sheet = book.add_worksheet("Проверьте данные")
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._plain = book.add_format({"quote_prefix": True})
        self._label = book.add_format({"bold": True})
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EDEDED"}
        )
        cell = {"text_wrap": True, "valign": "top", "border": 1, "quote_prefix": True}
        self._cell = book.add_format(cell)
        self._code = book.add_format(cell | {"font_color": "#777777"})
        self._day = book.add_format(
            {"valign": "top", "border": 1, "num_format": "dd.mm.yyyy", "align": "left"}
        )

    def fill(self, form: Form, on: date) -> None:
        """Write what stands above, the people, empty rows; A4 across, one page wide."""
        for column, width in enumerate(WIDTHS):
            self._sheet.set_column(column, column, width)
        self._text(0, 0, f"Проверьте свои данные (на {written(on)})", self._title)
        above = (
            ("Орган", form.body),
            ("Адрес органа", form.address),
            ("Телефон органа", form.phone),
            ("Электронная почта органа", form.email),
        )
        for row, (label, value) in enumerate(above, 1):
            self._text(row, 0, label, self._label)
            self._text(row, 1, value, self._plain)
        for row, line in enumerate(ABOUT, len(above) + 2):
            self._text(row, 0, line, self._plain)
        head = len(above) + len(ABOUT) + 3
        for column, title in enumerate(HEADING):
            self._text(head, column, title, self._head)
        self._people(head + 1, form.rows)
        last = head + len(form.rows) + EMPTY_ROWS
        roles = {"validate": "list", "source": list(ROLES), "error_type": "warning"}
        if sum(len(role) + 1 for role in ROLES) <= 255:  # as long as Excel holds a list in a cell
            self._sheet.data_validation(head + 1, 1, last, 1, roles)
        self._sheet.freeze_panes(head + 1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(head)

    def _people(self, first: int, rows: Sequence[FormRow]) -> None:
        for number, one in enumerate(rows, first):
            self._text(number, 0, str(one.code), self._code)
            words = (one.role, one.instead_of, one.position, one.name, one.phone, one.email)
            for column, value in enumerate(words, 1):
                self._text(number, column, value, self._cell)
            if one.first is not None:
                self._sheet.write_datetime(number, 7, one.first, self._day)
            else:
                self._sheet.write_blank(number, 7, None, self._day)
        for number in range(first + len(rows), first + len(rows) + EMPTY_ROWS):
            for column in range(len(HEADING)):
                self._sheet.write_blank(number, column, None, self._cell)

    def _text(self, row: int, column: int, words: str, style: Any) -> None:
        self._sheet.write_string(row, column, clean(words), style)


def _check(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise UserError("Записанный файл не прошёл проверку.", "Повторите.")
