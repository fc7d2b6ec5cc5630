"""Reading, import, repeated import, export: against calamine, raw SQLite and XlsxWriter."""

import gc
import io
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
import python_calamine
import xlsxwriter

from lo_appeals.domain.selection import Selection
from lo_appeals.exchange import guard, workbook
from lo_appeals.exchange.frames import ROWS_AT_ONCE, Sender
from lo_appeals.exchange.sample import make_sample
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.listing import USUAL
from lo_appeals.services.office import BASE, Office
from tests.benchmarks import region
from tests.benchmarks.measure import Result, pair, timed


def run(folder: Path, rows: int, rounds: int) -> list[Result]:
    """Return the lines that concern files."""
    file = folder / f"export-{rows}.xlsx"
    if not file.exists():
        make_sample(file, region.TODAY, rows=rows)
    base = folder / f"imported-{rows}"
    results = [
        pair("Чтение XLSX", "calamine iter_rows", rows, 1.15, partial(calamine, file),
             partial(workbook.read_book, file), rounds=rounds,
             note="в отдельном процессе за проверкой файла, вместе с его запуском"),
        pair("Чтение XLSX, доля от openpyxl", "openpyxl read_only", rows, 0.2,
             partial(through_openpyxl, file), partial(workbook.read_book, file), rounds=1),
    ]  # fmt: skip
    results += imports(file, base, rows, rounds)
    with closing(Office(base, lambda: region.NOW)) as office:
        results.append(export(office, folder, rounds))
    return results


def shares(file: Path) -> list[str]:
    """Return what each part of reading costs: the reader itself and what makes it safe."""
    data = file.read_bytes()
    pipe = io.BytesIO()
    with python_calamine.CalamineWorkbook.from_path(file) as book:
        parts = [("разбор книги и строки (calamine)", timed(partial(calamine, file)))]
        sheet = book.get_sheet_by_index(0)
        rows = [[*row] for row in sheet.iter_rows()]
    sender = Sender(pipe)
    parts += [
        ("проверка файла", timed(lambda: guard.check(file.name, data))),
        ("строки в канал", timed(lambda: [
            sender.send_rows(rows[at : at + ROWS_AT_ONCE])
            for at in range(0, len(rows), ROWS_AT_ONCE)
        ])),
        ("запуск процесса", timed(lambda: subprocess.run(
            [sys.executable, "-c", "import lo_appeals.exchange.child, python_calamine"], check=True
        ))),
    ]  # fmt: skip
    whole = sum(taken for _, taken in parts)
    return [f"- {name}: {taken:.0f} мс, {taken / whole:.0%}" for name, taken in parts]


def calamine(file: Path) -> int:
    """Read every row, as the peer does."""
    with python_calamine.CalamineWorkbook.from_path(file) as book:
        return sum(1 for _ in book.get_sheet_by_index(0).iter_rows())


def through_openpyxl(file: Path) -> int:
    """Read every row by openpyxl's quickest way."""
    book = openpyxl.load_workbook(file, read_only=True)
    book.worksheets[0].reset_dimensions()
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count


def imports(file: Path, base: Path, rows: int, rounds: int) -> list[Result]:
    """Return first and repeated import against calamine with the same raw rows and index."""
    floor, ours, again = [], [], []
    for _ in range(rounds):
        shutil.rmtree(base, ignore_errors=True)
        with closing(Office(base, lambda: region.NOW, directory=fictional_bodies())) as office:
            ours.append(timed(partial(_import, office, file)))
            again.append(timed(partial(_import, office, file)))
        floor.append(_floor(file, base))
    plain = [one[0] for one in floor]
    indexed = [one[0] + one[1] for one in floor]
    same = [one[2] + one[3] for one in floor]
    made = [
        Result("Загрузка с поисковым указателем", "calamine + executemany + одна вставка FTS",
               median(indexed), median(ours), 1.25, rows,
               "вместе с копией базы, журналом, снимками для отмены и проверкой строк"),
        Result("Загрузка, доля от пути без указателя", "calamine + executemany", median(plain),
               median(ours), 2.5, rows, "для сведения: изделие – с указателем, образец – без"),
        Result("Повторная загрузка без изменений", "calamine + чтение номеров", median(same),
               median(again), 1.2, rows, "изделие сверяет каждую строку по свёртке всех полей"),
    ]  # fmt: skip
    for one in made:
        print(f"{one.area}: {one.ours_ms:.0f} / {one.peer_ms:.0f} = {one.ratio:.2f}", flush=True)
    return made


def _import(office: Office, file: Path) -> None:
    office.imports.apply(office.imports.read(file))


def _floor(file: Path, base: Path) -> tuple[float, float, float, float]:
    """Return milliseconds of: reading and raw rows, the index, reading, numbers known."""
    read = timed(partial(calamine, file))
    with closing(sqlite3.connect(base / BASE)) as made:
        tables = "SELECT sql FROM sqlite_master WHERE tbl_name = 'entry' AND sql IS NOT NULL"
        ddl = [row[0] for row in made.execute(tables)]
        entries = made.execute("SELECT * FROM entry").fetchall()
        words = made.execute("SELECT rowid, words FROM entry_search").fetchall()
        numbers = made.execute("SELECT rowid, numbers FROM entry_search_number").fetchall()
        known = timed(lambda: made.execute("SELECT number, row_hash FROM entry").fetchall())
    raw = base / "raw.sqlite"
    raw.unlink(missing_ok=True)
    with closing(sqlite3.connect(raw, isolation_level=None)) as peer:
        peer.execute("PRAGMA synchronous = 3")
        peer.execute("PRAGMA cache_size = -65536")
        for line in ddl:
            peer.execute(line)
        peer.execute(
            "CREATE VIRTUAL TABLE peer_words USING fts5(words, "
            "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = none)"
        )
        peer.execute("CREATE VIRTUAL TABLE peer_numbers USING fts5(numbers, tokenize = 'trigram', "
                     "detail = none, columnsize = 0)")  # fmt: skip
        width = ",".join("?" * len(entries[0]))
        rows = timed(partial(_insert, peer, f"INSERT INTO entry VALUES ({width})", entries))
        into_words = "INSERT INTO peer_words (rowid, words) VALUES (?, ?)"
        into_numbers = "INSERT INTO peer_numbers (rowid, numbers) VALUES (?, ?)"
        index = timed(partial(_insert, peer, into_words, words))
        index += timed(partial(_insert, peer, into_numbers, numbers))
    raw.unlink()
    gc.collect()
    return read + rows, index, read, known


def _insert(peer: sqlite3.Connection, line: str, rows: list[Any]) -> None:
    peer.execute("BEGIN IMMEDIATE")
    peer.executemany(line, rows)
    peer.execute("COMMIT")


def export(office: Office, folder: Path, rounds: int) -> Result:
    """Return the export of a list against XlsxWriter writing the same cells."""
    ids = office.appeals.ids(Selection())
    rows = list(office.lists._rows(ids, USUAL, None, None))
    return pair(
        "Запись XLSX", "XlsxWriter constant_memory, те же ячейки", len(ids), 1.1,
        partial(_written, folder / "peer.xlsx", rows),
        lambda: office.lists.export(Selection(), USUAL, folder / "ours.xlsx"),
        rounds=rounds,
        note="изделие читает строки из базы, оформляет ячейки и проверяет записанный файл",
    )  # fmt: skip


def _written(path: Path, rows: list[list[Any]]) -> None:
    options = {"constant_memory": True, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, at, value)
                elif isinstance(value, date):
                    sheet.write_datetime(number, at, value, day)
                elif value is not None:
                    sheet.write_number(number, at, value)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), 1)
