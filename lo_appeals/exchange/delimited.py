"""Delimited text (CSV) into rows: encoding, delimiter and quotes are found out."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lo_appeals.domain.errors import UserError

DELIMITERS = (";", "\t", ",", "|")
SAMPLE_ROWS = 60
SAMPLE_CHARS = 200_000
FIELD_CHARS = 1 << 20


def delimited_rows(data: bytes) -> Iterator[list[str]]:
    """Yield the records of `data`; blank lines come as empty lists, so that numbers stay right.

    Raises UserError: the encoding is unknown, one column only, a quote that is never closed.
    """
    text = _decoded(data)
    csv.field_size_limit(FIELD_CHARS)  # more than a sample holds
    delimiter = _named_delimiter(text)
    if delimiter:  # Excel does not show that line
        text = text.partition("\n")[2]
    delimiter = delimiter or _delimiter(text)
    number = 0
    try:
        for number, row in enumerate(_reader(text, delimiter), 1):
            if any("\n" in cell and cell.count(delimiter) > 3 for cell in row):
                raise _open_quote(number)
            yield row
    except csv.Error as error:
        raise _open_quote(number + 1) from error


def pasted_rows(text: str) -> list[list[str]]:
    """Return rows of cells as Excel puts them on the clipboard: divided by tabs.

    It quotes only a cell with a line end in it: the quotes of any other are its own.
    """
    plain = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
    if any(cell.startswith('"') and cell.count('"') % 2 for row in plain for cell in row):
        csv.field_size_limit(FIELD_CHARS)
        try:
            lines = io.StringIO(text, newline="")
            return list(csv.reader(lines, delimiter="\t", strict=True))
        except csv.Error:  # a quote of its own that is never closed
            return plain
    return plain


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _open_quote(number: int) -> UserError:
    return UserError(
        f"В записи {number} файла CSV кавычка открыта и не закрыта: строки слились.",
        "Ничего не загружено. Выгрузите с портала файл XLSX или исправьте кавычки в этой записи.",
    )


def _decoded(data: bytes) -> str:
    """Return the text: UTF-16 and UTF-8 by their marks, UTF-8 where it is valid, else cp1251."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\x00" in data[:4096]:
            return data.decode("utf-16-le")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise UserError(
            "Не удалось понять кодировку файла: это не UTF-8, не UTF-16 и не Windows-1251.",
            "Сохраните таблицу как «Книга Excel (*.xlsx)» и загрузите её.",
        ) from error


def _named_delimiter(text: str) -> str:
    """Return the delimiter that the file itself names in a line «sep=;» for Excel."""
    first = text.partition("\n")[0].strip("\r\ufeff")
    return first[4:5] if first.lower().startswith("sep=") and len(first) == 5 else ""


def _delimiter(text: str) -> str:
    """Return the first delimiter by which most records have equally many columns, three or more."""
    best, most = "", 0.0
    for delimiter in DELIMITERS:
        width, share = _usual_width(text, delimiter)
        if width > 2 and share > 0.5:
            return delimiter
        if width > 1 and width * share > most:
            best, most = delimiter, width * share
    if not best:
        raise UserError(
            "Файл не похож на таблицу: в нём один столбец.",
            "Выберите выгрузку портала в формате XLSX или CSV с разделителем «;».",
        )
    return best


def _usual_width(text: str, delimiter: str) -> tuple[int, float]:
    """Return how many columns most of the first records have, and their share."""
    records = filter(None, _reader(text[:SAMPLE_CHARS], delimiter))
    widths = Counter(len(row) for row in islice(records, SAMPLE_ROWS))
    width, count = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    return width, count / max(widths.total(), 1)
