import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.exchange.workbook import read_book
from tests.unit.exchange.builders import xlsx

DAY = datetime(2026, 1, 6)
MOMENT = datetime(2026, 1, 6, 10, 15)


def test_cells_come_with_their_types_and_rows_with_their_places(tmp_path):
    sheets = {"Первый": [[], ["а", 1, 1.5, True, DAY], [], ["б"]], "Второй": [], "Третий": [["в"]]}
    first, second, third = read_book(xlsx(tmp_path / "a.xlsx", sheets)).tables
    assert (first.name, second.name, third.name) == ("Первый", "Второй", "Третий")
    assert first.first_row == 1
    assert first.rows[1] == ("а", 1.0, 1.5, "Да", date(2026, 1, 6))
    assert first.rows[3][0] == "б"
    assert (second.rows, third.rows) == ([], [("в",)])


def test_moments_and_repeated_texts_survive_the_pipe(tmp_path):
    rows = [["одно и то же", "у" * 500, MOMENT]] * 2500
    path = xlsx(tmp_path / "a.xlsx", rows, date_format="dd.mm.yyyy hh:mm")
    seen = []
    table = read_book(path, None, seen.append).tables[0]
    assert table.rows == [("одно и то же", "у" * 500, MOMENT)] * 2500
    assert seen == [1000, 2000, 2500]


def test_reading_works_in_any_thread(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Номер"], ["1"]])
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: read_book(path).tables[0].rows, range(3)))
    assert found == [[("Номер",), ("1",)]] * 3


def test_a_set_cancel_ends_the_reading(tmp_path):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        read_book(xlsx(tmp_path / "a.xlsx", [["Номер"]]), cancel)


def test_time_is_limited(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Номер"]] * 1000)
    started = time.monotonic()
    with pytest.raises(UserError, match="не прочитан за"):
        read_book(path, seconds=-1)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("name", "what"), [("Нет такого.xlsx", "нет"), (".", "папка, а не файл")])
def test_a_missing_file_and_a_folder_are_named(tmp_path, name, what):
    with pytest.raises(UserError, match=what):
        read_book(tmp_path / name)


def test_the_reading_process_loads_neither_window_nor_database(tmp_path):
    code = (
        "import sys, io; from lo_appeals.exchange import child\n"
        "child.main([sys.argv[1]], io.BytesIO())\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('PySide6', 'sqlalchemy', 'openpyxl', 'docx', 'xlsxwriter')])"
    )
    path = xlsx(tmp_path / "a.xlsx", [["Номер"]])
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_no_process_is_left_behind(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["Номер"]] * 3000)

    def fail(_rows):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_book(path, progress=fail)
    assert [thread.name for thread in threading.enumerate() if "reader" in thread.name] == []
