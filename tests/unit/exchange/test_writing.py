from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import UserError
from lo_appeals.exchange import writing
from lo_appeals.exchange.workbook import read_book
from lo_appeals.exchange.writing import clean, new_book, write_table

WORDS = Column("words", "Слова", 20)
DAY = Column("day", "День", 10, Kind.DATE)
COUNT = Column("count", "Число", 8, Kind.COUNT)
DONE = Column("done", "Готово", 8, Kind.FLAG)
LONG = Column("long", "Текст", 60)


def written(tmp_path, columns, rows, note="Отбор: все", title="Список"):
    path = write_table(tmp_path / "Список.xlsx", title, note, columns, rows)
    return openpyxl.load_workbook(path).worksheets[0]


def test_note_stands_first_then_the_heading_then_rows(tmp_path):
    sheet = written(tmp_path, [WORDS, COUNT], [["а", 1], ["б", 2]], note="Данные на 06.01.2026")
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Данные на 06.01.2026", None], ["Слова", "Число"], ["а", 1], ["б", 2],
    ]  # fmt: skip
    assert sheet.title == "Список"
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:B4"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_dates_are_dates_and_numbers_are_numbers(tmp_path):
    day, moment = date(2026, 1, 6), datetime(2026, 1, 6, 10, 15)
    sheet = written(tmp_path, [DAY, DAY, COUNT, COUNT], [[day, moment, 5, 92.5]])
    cells = sheet[3]
    assert [cell.value for cell in cells] == [datetime(2026, 1, 6), moment, 5, 92.5]
    assert [cell.number_format for cell in cells[:2]] == ["dd.mm.yyyy", "dd.mm.yyyy hh:mm"]
    assert {cell.data_type for cell in cells} == {"d", "n"}


def test_flags_are_words_and_nothing_is_an_empty_cell(tmp_path):
    sheet = written(tmp_path, [DONE, DONE, DONE, WORDS], [[True, False, None, ""]])
    assert [cell.value for cell in sheet[3]] == ["Да", "Нет", None, None]


@pytest.mark.parametrize(
    "words", ["=1+1", "+7 921", "-5", "@SUM(A1)", "\t=1", "http://a.ru", "007"]
)
def test_text_stays_text_whatever_it_begins_with(tmp_path, words):
    cell = written(tmp_path, [WORDS], [[words]])["A3"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert cell.quotePrefix
    assert cell.hyperlink is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(min_size=1) | st.from_regex(r"_x[0-9A-F]{4}_"), min_size=1))
def test_any_text_reads_back_as_it_was_but_for_illegal_signs(tmp_path, texts):
    path = write_table(
        tmp_path / "a.xlsx", "Л", "Отбор", [LONG], [["ф" + words] for words in texts]
    )
    back = [row[0] for row in read_book(path).tables[0].rows[2:]]
    assert back == ["ф" + clean(words) for words in texts]


def test_illegal_signs_and_surrogates_are_left_out():
    assert clean("а\x00б\x0bв\ud800г\uffffд\r\nе\rж\tз") == "абвгд\nе\nж\tз"


@pytest.mark.parametrize("sign", ["ф", "😀", "ф😀"])
def test_a_long_text_is_cut_to_what_a_cell_holds(tmp_path, sign):
    words = clean(sign * 40_000)
    assert 32_766 <= len(words.encode("utf-16-le")) // 2 <= 32_767
    assert (sign * 40_000).startswith(words)
    assert written(tmp_path, [LONG], [[sign * 40_000]])["A3"].value == words


def test_signs_that_a_sheet_name_cannot_hold_are_replaced(tmp_path):
    sheet = written(tmp_path, [WORDS], [], title="Отчёт [1/2]: 'все' и ещё много-много слов")
    assert sheet.title == "Отчёт  1 2   'все' и ещё много-"


def test_a_nameless_sheet_gets_a_name(tmp_path):
    assert written(tmp_path, [WORDS], [], title="?*").title


def test_an_early_day_and_a_huge_number_are_text(tmp_path):
    sheet = written(tmp_path, [DAY, COUNT], [[date(1900, 1, 1), 10**20]])
    assert sheet["A3"].value == "01.01.1900"
    assert sheet["B3"].data_type == "s"


def test_more_rows_than_excel_holds_are_refused_and_the_old_file_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes("прежний".encode())
    monkeypatch.setattr(writing, "LAST_ROW", 3)
    with pytest.raises(UserError, match="не помещается"):
        write_table(path, "Л", "", [WORDS], [["а"]] * 3)
    assert path.read_bytes() == "прежний".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_does_not_read_back_is_refused(tmp_path):
    broken = tmp_path / "a.xlsx"
    write_table(broken, "Л", "", [WORDS], [["а" * 500]])
    data = bytearray(broken.read_bytes())
    data[data.find(b"sheet1.xml") + 40] ^= 0xFF
    broken.write_bytes(data)
    with pytest.raises(UserError, match="не прошёл проверку"):
        writing.check(broken)


def test_rows_may_come_one_by_one(tmp_path):
    path = write_table(
        tmp_path / "a.xlsx", "Л", "", [WORDS, COUNT], (["а", n] for n in range(5000))
    )
    assert read_book(path).tables[0].rows[-1] == ("а", 4999.0)


def test_a_place_that_cannot_be_written_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), new_book(tmp_path / "no" / "table.xlsx", {}):
        pass
