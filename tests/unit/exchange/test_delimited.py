import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange.delimited import delimited_rows
from lo_appeals.exchange.guard import check

ROWS = [["Номер", "Организация, в которую поступило сообщение"], ["1", "А; «Б», В"], ["2", "Г\nД"]]


def text(delimiter):
    quoted = [['"' + cell + '"' for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted)


@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_delimiter_and_encoding_are_found(delimiter, encoding):
    assert list(delimited_rows(text(delimiter).encode(encoding))) == ROWS


def test_unquoted_commas_do_not_hide_the_semicolon():
    data = "Номер;Организация, в которую, или нет;Дата\n1;А, Б, В, Г;2\n".encode()
    assert [len(row) for row in delimited_rows(data)] == [3, 3]


def test_the_delimiter_named_for_excel_is_obeyed_and_its_line_not_shown():
    assert list(delimited_rows(b"sep=|\na|b;c;d;e\n")) == [["a", "b;c;d;e"]]


def test_titles_above_the_table_do_not_hide_the_delimiter():
    data = "Отчёт, январь, 2026\nФильтр: все, кроме, трёх\nа;б;в\n1;2;3\n4;5;6\n".encode()
    assert list(delimited_rows(data))[2:] == [["а", "б", "в"], ["1", "2", "3"], ["4", "5", "6"]]


def test_two_columns_are_a_table():
    assert list(delimited_rows(b"a;b\n1;2\n")) == [["a", "b"], ["1", "2"]]


def test_blank_lines_keep_their_places():
    assert list(delimited_rows(b"a;b\n\nc;d\n")) == [["a", "b"], [], ["c", "d"]]


def test_one_column_is_no_table():
    with pytest.raises(UserError, match="один столбец"):
        list(delimited_rows("Номер\n1\n2\n".encode()))


def test_a_quote_that_swallows_rows_is_refused_with_its_place():
    data = 'н;д;о;с;к\n1;2;3;4;5\n2;"открыта;3;4;5\n3;2;3;4;5\n4;2;3;"4;5\n'.encode()
    with pytest.raises(UserError, match="В записи 3 файла CSV кавычка открыта"):
        list(delimited_rows(data))


def test_a_quote_that_swallows_the_whole_file_is_refused():
    data = "н;д\n1;2\n" * 40 + '3;"' + "4;5 " * 500_000
    with pytest.raises(UserError, match="В записи 81 файла"):
        list(delimited_rows(data.encode()))


def test_a_first_field_without_an_end_is_refused():
    with pytest.raises(UserError):
        list(delimited_rows(b'"' + b"a" * 2_000_000))


def test_a_record_longer_than_any_field_is_no_table_by_that_delimiter():
    with pytest.raises(UserError):
        list(delimited_rows(b"a;b\n" + b"c" * 1_100_000 + b";d\n"))


def test_bytes_of_no_known_encoding_are_refused():
    with pytest.raises(UserError, match="кодировку"):
        list(delimited_rows(b"a;\x98\n"))


def test_utf16_without_its_mark_passes_the_guard():
    assert check("a.csv", text(";").encode("utf-16-le")).package is None
