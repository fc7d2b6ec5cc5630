"""The reading process: `python -m lo_appeals.exchange.child FILE`, frames on standard output.

A crafted workbook can abort or bloat the reader (calamine issue 693), so it runs apart: whatever
happens here, the window stays. The file is read once; what was checked is what is parsed.
"""

import hashlib
import io
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange import guard
from lo_appeals.exchange.frames import ROWS_AT_ONCE, Sender
from lo_appeals.exchange.limits import limit_this_process
from lo_appeals.exchange.package import damaged

ROWS = 201_000  # of one file: an export of 200 000 with its titles and small sheets
COLUMNS = 2_000
BLANK_ROWS = 1_100_000
ELSEWHERE = "Закройте его в Excel или скопируйте в другую папку и повторите."


def main(argv: list[str], pipe: BinaryIO) -> int:
    """Read the file named by `argv` and write its tables to `pipe`; return the exit code."""
    sender = Sender(pipe)
    try:
        _read(Path(argv[0]), sender)
    except UserError as error:
        sender.send("X", [error.what, error.advice])
    except MemoryError:
        sender.clear()
        sender.send("X", ["Файл слишком велик: на его чтение не хватает отведённой памяти.",
                          "Выгрузите с портала более короткий период."])  # fmt: skip
    sender.send("E", None)
    pipe.flush()
    return 0


def _read(path: Path, sender: Sender) -> None:
    try:
        guard.check_size(path.name, path.stat().st_size)
        data = path.read_bytes()
        modified = path.stat().st_mtime
    except OSError as error:
        raise _unreadable(path, error) from error
    checked = guard.check(path.name, data)
    package = checked.package
    sender.send("I", {
        "sha256": hashlib.sha256(data).hexdigest(),
        "modified": modified,
        "date1904": package is not None and package.date1904,
        "hollow": package.hollow if package else 0,
    })  # fmt: skip
    tables = _delimited(path, data) if package is None else _sheets(data)
    counter = _Counter()
    for name, rows in tables:
        sender.send("S", {"name": name})
        _send_table(rows, sender, counter)


def _unreadable(path: Path, error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError(f"Файла «{path.name}» нет.", "Проверьте имя файла и папку.")
    if isinstance(error, IsADirectoryError):
        return UserError(f"«{path.name}» – папка, а не файл.", guard.CHOOSE)
    return held(path, error) or UserError(
        f"Файл «{path.name}» не открывается: он занят другой программой или к нему нет доступа.",
        ELSEWHERE,
    )


def held(path: Path, error: OSError) -> UserError | None:
    """Return the fault «another program keeps the file to itself», with its name where known."""
    from lo_appeals import system  # not before: the reading process starts in a moment

    if not system.is_sharing_error(error):
        return None
    names = ", ".join(system.holders_of(path))
    by = f": {names}" if names else ""
    return UserError(f"Файл «{path.name}» занят другой программой{by}.", ELSEWHERE)


def _delimited(path: Path, data: bytes) -> Iterator[tuple[str, Iterable[list[object]]]]:
    from lo_appeals.exchange.delimited import delimited_rows

    yield path.stem, ([*row] for row in delimited_rows(data))


def _sheets(data: bytes) -> Iterator[tuple[str, Iterable[list[object]]]]:
    """Yield name and rows of every sheet; rows begin with the first of the sheet."""
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for index, sheet in enumerate(book.sheets_metadata):
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                    yield sheet.name, map(_cells, book.get_sheet_by_index(index).iter_rows())
    except (calamine.CalamineError, ValueError, IndexError, OSError) as error:
        raise damaged("Excel записал бы его иначе") from error


def _cells(row: Sequence[object]) -> list[object]:
    """Return the row with texts, numbers and dates only."""
    if all(type(cell) is str for cell in row):
        return [*row]
    return [_cell(cell) for cell in row]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "Да" if value else "Нет"
    if isinstance(value, str | date) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)


class _Counter:
    """Rows with values so far, over all tables of the file."""

    def __init__(self) -> None:
        self.filled = 0
        self.blank = 0

    def count(self, rows: list[list[object]]) -> None:
        filled = sum(1 for row in rows if any(row))
        self.filled += filled
        self.blank += len(rows) - filled
        if self.filled > ROWS or self.blank > BLANK_ROWS:
            raise UserError(
                "В файле больше 200 000 строк.",
                "Выгрузите с портала более короткий период и загрузите файлы по очереди.",
            )
        if max(map(len, rows)) > COLUMNS:
            raise UserError("В файле тысячи столбцов: это не выгрузка портала.", guard.CHOOSE)


def _send_table(rows: Iterable[list[object]], sender: Sender, counter: _Counter) -> None:
    source = iter(rows)
    while batch := list(islice(source, ROWS_AT_ONCE)):
        counter.count(batch)
        sender.send_rows(batch)


if __name__ == "__main__":
    limit_this_process()
    with os.fdopen(1, "wb", closefd=False) as output:
        sys.exit(main(sys.argv[1:], output))
