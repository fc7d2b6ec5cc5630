"""Tables out: XLSX that Excel opens as it was meant, where no text can become a formula."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely

CELL_CHARS = 32_767
TITLE_CHARS = 31
HEADING_ROW = 1  # below the note
LAST_ROW = 1_048_575
NOTE_CHARS = 500
DAY_ZERO = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)  # earlier days Excel shows one off

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\]")


def write_table(
    path: Path,
    sheet_title: str,
    note: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    made: datetime | None = None,
) -> Path:
    """Write `rows` of values, in the order of `columns`, as an XLSX file; return `path`.

    `note` stands above the heading: what is filtered and the data's date. Text stays text whatever
    it begins with, dates and numbers are dates and numbers. `made` is written as the book's own
    moment: the same rows then give the same file. Raises UserError when the file cannot
    be written or Excel cannot hold so many rows; the old file is then as it was.
    """

    def write(temporary: Path) -> None:
        _write(temporary, sheet_title, note, columns, rows, made=made)

    return replace_safely(path, write, check)


@contextmanager
def new_book(path: Path, options: Mapping[str, bool]) -> Iterator[Any]:
    """Open a new workbook whose texts stay texts, and write it at the end.

    Raises OSError where it cannot be written: the writer hides it in a fault of its own.
    """
    library: Any = import_module("xlsxwriter")  # it has no types of its own
    texts = {"strings_to_urls": False, "strings_to_formulas": False}
    try:
        with library.Workbook(str(path), {**texts, **options}) as book:
            yield book
    except library.exceptions.FileCreateError as error:
        raise error.args[0] from error


@lru_cache(maxsize=4096)  # bodies, categories and states repeat
def clean(words: str) -> str:
    """Return `words` without the signs that XML or Excel cannot hold, cut to a cell's length."""
    kept = words
    if _UNUSUAL.search(words):
        kept = _ILLEGAL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    if len(kept) > CELL_CHARS // 2:  # Excel counts signs beyond the first plane as two
        kept = kept.encode("utf-16-le")[: CELL_CHARS * 2].decode("utf-16-le", "ignore")
    return kept


def _write(
    path: Path,
    sheet_title: str,
    note: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    made: datetime | None,
) -> None:
    with new_book(path, {"constant_memory": True}) as book:
        if made is not None:
            book.set_properties({"created": made})
        sheet = book.add_worksheet(
            _SHEET_SIGNS.sub(" ", clean(sheet_title)).strip("' ")[:TITLE_CHARS]
        )
        _Sheet(book, sheet, columns).fill(note, rows)


class _Sheet:
    """One worksheet being filled from the top."""

    def __init__(self, book: Any, sheet: Any, columns: Sequence[Column]) -> None:
        self._sheet, self._columns = sheet, columns
        self._note = book.add_format({"italic": True, "font_color": "#444444"})
        self._bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EDEDED"}
        )
        self._text = book.add_format({"valign": "top", "quote_prefix": True})
        self._long = book.add_format({"valign": "top", "quote_prefix": True, "text_wrap": True})
        self._day = book.add_format({"valign": "top", "num_format": "dd.mm.yyyy"})
        self._moment = book.add_format({"valign": "top", "num_format": "dd.mm.yyyy hh:mm"})
        self._number = book.add_format({"valign": "top"})
        long = [one.kind is Kind.TEXT and one.chars >= 40 for one in columns]
        self._styles = [self._long if one else self._text for one in long]

    def fill(self, note: str, rows: Iterable[Sequence[object]]) -> None:
        """Write note, heading and rows."""
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, min(max(column.chars, 6), 80) + 2)
        self._string(0, 0, note[:NOTE_CHARS], self._note)
        for index, column in enumerate(self._columns):
            self._string(HEADING_ROW, index, column.title, self._bold)
        last = HEADING_ROW
        for last, row in enumerate(rows, HEADING_ROW + 1):
            if last > LAST_ROW:
                raise UserError(
                    "В одну книгу Excel не помещается больше 1 048 574 строк.",
                    "Отберите записи за более короткий период и повторите.",
                )
            for index, value in enumerate(row):
                self._cell(last, index, value)
        self._sheet.freeze_panes(HEADING_ROW + 1, 0)
        self._sheet.autofilter(HEADING_ROW, 0, last, len(self._columns) - 1)

    def _cell(self, row: int, index: int, value: object) -> None:
        if isinstance(value, str):
            if value:
                self._string(row, index, value, self._styles[index])
        elif isinstance(value, bool):
            self._string(row, index, "Да" if value else "Нет", self._text)
        elif isinstance(value, int | float) and abs(value) < 1e15:
            self._sheet.write_number(row, index, value, self._number)
        elif isinstance(value, datetime) and value.date() >= FIRST_DAY:
            self._sheet.write_datetime(row, index, value, self._moment)
        elif isinstance(value, date) and value >= FIRST_DAY:
            self._sheet.write_number(row, index, _serial(value), self._day)
        elif value is not None:
            self._string(row, index, self._columns[index].to_text(value), self._styles[index])

    def _string(self, row: int, index: int, words: str, style: Any) -> None:
        self._sheet.write_string(row, index, clean(words), style)


@lru_cache(maxsize=4096)
def _serial(value: date) -> int:
    """Return the number that Excel keeps for a day: days repeat, so each is counted once."""
    return (value - DAY_ZERO).days


def check(path: Path) -> None:
    """Raise UserError unless every part of the file that was written reads back."""
    try:
        with zipfile.ZipFile(path) as archive:
            whole = archive.testzip() is None and "xl/worksheets/sheet1.xml" in archive.namelist()
    except (zipfile.BadZipFile, zlib.error):
        whole = False
    if not whole:
        raise UserError(
            "Записанный файл не прошёл проверку.",
            "Прежний файл не изменён. Проверьте диск и повторите.",
        )
