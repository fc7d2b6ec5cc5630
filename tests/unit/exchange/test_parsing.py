from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.exchange import parsing
from lo_appeals.exchange.parsing import CellError

EPIPHANY = date(2026, 1, 6)


@pytest.mark.parametrize(
    "cell",
    [
        "06.01.2026", " 6.1.2026 ", "06.01.26", "06.01.2026 23:59", "06.01.2026 08:03:56",
        "06.01.2026, 10:15", "06.01.2026 г.", "'06.01.2026", "06.01.2026\u00a010:15",
        "2026-01-06", "2026-01-06 23:59:59", "2026-01-06T08:03:56.123", "2026-01-06T20:59:59Z",
        "2026-01-05T21:00:00Z", "2026-01-05 21:00:00 Z", "2026-01-06T23:30:00+03:00",
        "2026-01-06T02:00:00+0500", "2026-01-05T19:00:00-02:00",
        date(2026, 1, 6), datetime(2026, 1, 6, 23, 59), 46028.0, 46028.99, "46028", "46028,5",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_day_is_read(cell):
    assert parsing.day(cell) == EPIPHANY


def test_utc_before_three_in_moscow_is_the_next_day():
    assert parsing.day("2022-02-14T20:59:59Z") == date(2022, 2, 14)
    assert parsing.day("2022-02-14T21:00:00Z") == date(2022, 2, 15)


def test_serial_number_counts_from_1904_where_the_book_does():
    assert parsing.day(46028.0 - 1462, date1904=True) == EPIPHANY


@pytest.mark.parametrize("cell", ["", "-", "—", "–", "н/д", "Нет", "#Н/Д", "#N/A", "\u00a0", "'"])
def test_empty_day_is_none(cell):
    assert parsing.day(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "31.02.2026", "29.02.2025", "00.01.2026", "06.13.2026", "06.01.2026 25:00", "01/06/2026",
        "06.01.1999", "06.01.2101", "1900-01-01", "завтра", "06.01", "2026", 0.5, -3.0, 1e9,
        36525.0, date(1999, 12, 31), "06.01.202", "99999999",
    ],
)  # fmt: skip
def test_what_is_not_a_day_is_refused_and_not_corrected(cell):
    with pytest.raises(CellError) as caught:
        parsing.day(cell)
    assert caught.value.reason


def test_reason_names_what_stood_in_the_cell():
    with pytest.raises(CellError, match="«завтра» – не дата"):
        parsing.day("Завтра")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_written_any_way_comes_back(day):
    assert parsing.day(f"{day:%d.%m.%Y}") == parsing.day(day.isoformat()) == day
    assert parsing.day(float((day - date(1899, 12, 30)).days)) == day
    late = datetime(day.year, day.month, day.day, 23, 30) - timedelta(hours=3)
    assert parsing.day(f"{late:%Y-%m-%dT%H:%M:%SZ}") == day


@pytest.mark.parametrize("cell", ["Да", "да ", "Yes", "1", "+", "✓", "TRUE", "Дa", 1.0, "ИСТИНА"])
def test_yes_is_true(cell):
    assert parsing.flag(cell) is True


@pytest.mark.parametrize("cell", ["Нет", "No", "0", "Hет", 0.0, "ложь"])
def test_no_is_false(cell):
    assert parsing.flag(cell) is False


@pytest.mark.parametrize("cell", ["", "-", "—", "н/д"])
def test_unknown_flag_is_none(cell):
    assert parsing.flag(cell) is None


@pytest.mark.parametrize("cell", ["может быть", "2", date(2026, 1, 6)])
def test_other_words_are_no_flag(cell):
    with pytest.raises(CellError, match="не «Да» и не «Нет»"):
        parsing.flag(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("327441806", "327441806"), ("'327441806", "327441806"), (" 327441806\u00a0", "327441806"),
        ("327441806.0", "327441806"), ("327441806,00", "327441806"), (327441806.0, "327441806"),
        ("007", "007"), ("327 441 806", "327441806"), ("№ 327441806", "327441806"),
        ("3,27441806E+08", "327441806"), ("3.27441806e8", "327441806"),
        ("ПОС-2026/12", "ПОС-2026/12"), (999999999999999.0, "999999999999999"),
        ("12345678901234567890", "12345678901234567890"),
        ("", ""), ("-", ""), ("—", ""), ("н/д", ""),
    ],
)  # fmt: skip
def test_number_is_kept_as_text(cell, number):
    assert parsing.number(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "3,27E+08", "3.27e8", 1e15, 1.5, -4.0, 0.0, "Итого", "два слова 5", "0", "1" * 41,
        date(2026, 1, 6), "12;34",
    ],
)  # fmt: skip
def test_number_with_lost_digits_or_without_digits_is_refused(cell):
    with pytest.raises(CellError):
        parsing.number(cell)


def test_lost_digits_are_named_as_the_reason():
    with pytest.raises(CellError, match="«3,27E\\+08»: часть цифр потеряна"):
        parsing.number("3,27E+08")


@pytest.mark.parametrize(
    ("cell", "grade"), [("5", 5), ("1", 1), (4.0, 4), ("3,0", 3), ("-", None), ("нет", None)]
)
def test_grade_is_from_one_to_five(cell, grade):
    assert parsing.grade(cell) == grade


@pytest.mark.parametrize("cell", ["0", "6", "5+", "хорошо", 4.5, date(2026, 1, 6)])
def test_other_grades_are_refused(cell):
    with pytest.raises(CellError, match="не оценка от 1 до 5"):
        parsing.grade(cell)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("  Иванова \u00a0 Анна\n", "Иванова Анна"), ("-", ""), ("—", ""), ("н/д", ""),
        ("#Н/Д", ""), ("нет", "нет"), ("№ 5", "№ 5"), (5.0, "5"), (1.5, "1,5"),
        (date(2026, 1, 6), "06.01.2026"), ("\ufeffЁлка\u200b", "Ёлка"), ("ГБУЗ - 1", "ГБУЗ - 1"),
    ],
)  # fmt: skip
def test_text_is_trimmed_and_otherwise_kept(cell, words):
    assert parsing.text(cell) == words


def test_text_of_an_appeal_keeps_its_line_breaks():
    assert parsing.paragraphs(" Яма.\n\nНа  дороге ") == "Яма.\n\nНа дороге"


def test_no_is_not_a_name():
    assert parsing.name("Нет") == ""
    assert parsing.name("Нетлён") == "Нетлён"


def test_headings_are_compared_without_case_marks_spaces_and_latin_letters():
    key = parsing.heading_key("Организация, в которой находится сообщение")
    assert parsing.heading_key(" ОРГАНИЗAЦИЯ,\u00a0в кoторой\n находится\tсообщение:*") == key
    assert parsing.heading_key("«Ещё»") == parsing.heading_key("еще")


@given(st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.dates() | st.datetimes())
def test_any_cell_gives_a_value_or_a_refusal(cell):
    for parse in (parsing.day, parsing.flag, parsing.grade, parsing.number, parsing.text):
        with suppress(CellError):
            parse(cell)
