import codecs
import hashlib
import os
import threading
from datetime import date, datetime

import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.exchange.headings import layout_of
from lo_appeals.exchange.parsing import heading_key
from lo_appeals.exchange.portal import Rejected, Skipped, read_export
from lo_appeals.exchange.rows import Rows
from lo_appeals.exchange.workbook import Table
from tests.unit.exchange.builders import (
    HEADINGS,
    SHORT,
    headings,
    inline,
    line,
    package,
    parts,
    rows_xml,
    xlsx,
)


def read(tmp_path, rows, **options):
    export = read_export(xlsx(tmp_path / "Выгрузка.xlsx", rows, **options))
    counted = len(export.rows) + len(export.rejected) + len(export.skipped)
    assert export.file_rows == counted
    places = [entry.row for entry in (*export.rows, *export.rejected, *export.skipped)]
    assert len(set(places)) == counted  # one entry per row
    return export


def numbers(export):
    return [row.facts.number for row in export.rows]


def short(number, **changed):
    return line(SHORT, number=number, **changed)


def test_the_real_layout_is_read_by_headings(tmp_path):
    export = read(tmp_path, [headings(), line(), line(number="2", fast_track="-", answered="-")])
    first, second = (row.facts for row in export.rows)
    assert export.headings == HEADINGS
    assert (export.sheet, export.file_rows, export.unknown) == ("Sheet0", 2, ())
    assert export.missing == ("Муниципалитет", "Адрес", "Дата регистрации", "Отложено")
    assert first.received == date(2026, 1, 6)
    assert first.answered == date(2026, 1, 7)
    assert (first.fast_track, first.chose_59fz, first.grade) == (True, False, 5)
    assert (first.coordinator, first.head, first.repeat) == ("Иванова Анна", "", "")
    assert first.org_received == "Комитет по здравоохранению"
    assert first.org_current == 'ГБУЗ ЛО "Больница"'
    assert (second.fast_track, second.answered) == (None, None)
    assert [row.row for row in export.rows] == [2, 3]


def test_order_of_columns_does_not_matter(tmp_path):
    keys = tuple(reversed(HEADINGS))
    export = read(tmp_path, [headings(keys), line(keys)])
    assert export.rows[0].facts == read(tmp_path, [headings(), line()]).rows[0].facts


def test_facts_of_the_file_are_kept(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [headings(), line()])
    moment = datetime(2026, 2, 3, 4, 5, 6)
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    export = read_export(path)
    assert export.modified == moment
    assert export.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_extract_with_five_columns_is_read_when_it_has_numbers(tmp_path):
    words = ["№ обращения", "Дата поступления", "Организация исполнителя", "Категория", "Факт"]
    export = read(tmp_path, [words, ["5", "06.01.2026", "АДМИНИСТРАЦИЯ МО", "Дороги", "-"]])
    facts = export.rows[0].facts
    assert (facts.number, facts.org_current, facts.fact) == ("5", "АДМИНИСТРАЦИЯ МО", "")


@pytest.mark.parametrize(
    ("key", "alias"),
    [(column.key, alias) for column in columns_of(PortalFacts) for alias in column.aliases],
)
def test_every_synonym_finds_its_field(key, alias):
    others = [other for other in SHORT if other != key]
    messy = "  " + alias.upper().replace(" ", "\u00a0\n").replace("О", "O") + "*:"
    layout = layout_of([(messy, *headings(others))])
    assert layout is not None
    assert layout.columns[key] == 0


def test_no_synonym_belongs_to_two_fields():
    keys = [
        heading_key(alias) for column in columns_of(PortalFacts) for alias in set(column.aliases)
    ]
    owners = {}
    for column in columns_of(PortalFacts):
        for alias in column.aliases:
            owners.setdefault(heading_key(alias), set()).add(column.key)
    assert len(keys) > 100
    assert [key for key, fields in owners.items() if len(fields) > 1] == []


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Дата поступления (МСК)", "received"),
        ("Дата поступления сообщения на портал", "received"),
        ("Организация (в которую поступило сообщение)", "org_received"),
        ("Организация, в которой находится сообщение (сейчас)", "org_current"),
        ("Организация (куда поступило)", None),
        ("Организация, в которую перешло сообщение", None),
        ("Организация исполнителя ИНН", None),
        ("Номер (ЕПГУ)", "epgu_number"),
        ("Номер телефона", None),
        ("Дата изменения", None),
    ],
)
def test_near_headings_are_matched_only_when_certain(heading, field):
    layout = layout_of([("Номер", "Дата регистрации", "Категория", "Статус", heading)])
    assert layout is not None
    assert [key for key, column in layout.columns.items() if column == 4] == ([field] * bool(field))


def test_the_real_heading_wins_over_a_synonym(tmp_path):
    words = ["ID", "Номер", "Дата", "Дата поступления", "Организация", HEADINGS["org_current"]]
    export = read(tmp_path, [words, ["1", "7", "01.01.2026", "06.01.2026", "A", "Б"]])
    facts = export.rows[0].facts
    assert (facts.number, facts.received, facts.org_current) == ("7", date(2026, 1, 6), "Б")
    assert export.unknown == ("ID", "Дата", "Организация")


def test_titles_above_the_heading_are_passed_over(tmp_path):
    above = [["Отчёт о сообщениях"], ["Фильтры:", "Дата поступления с 01.01.2026"], []]
    export = read(tmp_path, [*above, headings(SHORT), short("1")])
    assert [row.row for row in export.rows] == [5]


def test_a_heading_of_two_rows_is_joined(tmp_path):
    export = read(
        tmp_path,
        [
            ["Номер", "Дата", "", "Организация исполнителя", "Статус"],
            ["", "поступления", "ответа", "", ""],
            ["1", "06.01.2026", "07.01.2026", "ГБУЗ", "Завершено"],
        ],
    )
    facts = export.rows[0].facts
    assert (facts.received, facts.answered) == (date(2026, 1, 6), date(2026, 1, 7))
    assert export.headings["received"] == "Дата поступления"


def test_a_stage_is_not_taken_for_a_heading(tmp_path):
    keys = ("number", "received", "org_current", "stage")
    export = read(tmp_path, [headings(keys), line(keys), line(keys, number="2")])
    assert "answered" not in export.headings
    assert export.file_rows == 2


def test_rows_of_column_numbers_and_repeated_headings_are_skipped(tmp_path):
    columns = ["1", "2", "3", "4"]
    rows = [headings(SHORT), columns, short("77"), [], headings(SHORT), short("78")]
    export = read(tmp_path, rows)
    assert numbers(export) == ["77", "78"]
    assert export.skipped == [
        Skipped(2, "Номера столбцов", ""),
        Skipped(5, "Повтор заголовка таблицы", ""),
    ]


@pytest.mark.parametrize(
    "total", [["Итого", "2"], ["", "Всего: 2"], ["ИТОГО:", "", "", ""], ["-", "", "Всего записей"]]
)
def test_totals_are_skipped(tmp_path, total):
    export = read(tmp_path, [headings(SHORT), short("1"), total])
    assert export.skipped == [Skipped(3, "Итоговая строка", "")]


def test_blank_rows_are_no_rows(tmp_path):
    rows = [headings(SHORT), [], short("1"), ["", "\u00a0 ", ""], short("2"), []]
    export = read(tmp_path, rows)
    assert [row.row for row in export.rows] == [3, 5]
    assert export.file_rows == 2


def test_the_last_of_repeated_numbers_counts(tmp_path):
    rows = [headings(SHORT), short("1"), short("2"), short(1.0, org_current="Б"), short("'1")]
    export = read(tmp_path, rows)
    assert [(row.row, row.facts.number) for row in export.rows] == [(3, "2"), (5, "1")]
    assert export.skipped == [
        Skipped(2, "Номер повторяется, учтена строка 5", "1"),
        Skipped(4, "Номер повторяется, учтена строка 5", "1"),
    ]


def test_an_unreadable_repetition_does_not_push_out_a_readable_row(tmp_path):
    export = read(tmp_path, [headings(SHORT), short("1"), short("1", received="скоро")])
    assert [row.row for row in export.rows] == [2]
    assert export.rejected == [Rejected(3, "Дата поступления", "«скоро» – не дата", "1")]


@pytest.mark.parametrize(
    ("changed", "column", "reason"),
    [
        ({"number": "-"}, "Номер", "Нет номера сообщения"),
        ({"number": "3,27E+08"}, "Номер", "Номер записан как «3,27E+08»: часть цифр потеряна"),
        ({"received": "-"}, "Дата поступления", "Нет даты регистрации"),
        ({"received": "31.02.2026"}, "Дата поступления", "Такого дня или времени не бывает: "
         "31.02.2026"),
        ({"answered": "готово"}, "Дата фактического завершения работ", "«готово» – не дата"),
        ({"answered": "05.01.2026"}, "Дата фактического завершения работ",
         "Ответ 05.01.2026 раньше регистрации 06.01.2026"),
        ({"received": "06.01.1926"}, "Дата поступления", "Год 1926 вне пределов 2000–2100"),
    ],
)  # fmt: skip
def test_a_row_is_rejected_with_its_column_and_reason(tmp_path, changed, column, reason):
    export = read(
        tmp_path, [headings(SHORT), short("1"), line(SHORT, **{"number": "2", **changed})]
    )
    known = "2" if "number" not in changed else ""
    assert export.rejected == [Rejected(3, column, reason, known)]
    assert numbers(export) == ["1"]


def test_the_registration_date_is_the_base_where_the_file_has_it(tmp_path):
    words = [*headings(SHORT), "Дата регистрации"]
    rows = [words, [*short("1"), "08.01.2026"], [*short("2", received="-"), "06.01.2026"],
            [*short("3"), ""], [*short("4", received="-"), "-"]]  # fmt: skip
    export = read(tmp_path, rows)
    assert numbers(export) == ["2", "3"]
    assert [(entry.number, entry.reason) for entry in export.rejected] == [
        ("1", "Ответ 07.01.2026 раньше регистрации 08.01.2026"),
        ("4", "Нет даты регистрации"),
    ]


def test_an_unreadable_grade_plan_or_flag_is_left_empty_and_named(tmp_path):
    changed = {"grade": "отлично", "planned": "потом", "fast_track": "наверное"}
    export = read(tmp_path, [headings(), line(**changed), line(number="2", grade="9")])
    facts = export.rows[0].facts
    assert (facts.grade, facts.planned, facts.fast_track) == (None, None, None)
    assert export.notes == (
        "Столбец «Дата планируемого завершения работ»: в 1\u00a0строке значение не понято и "
        "оставлено пустым («потом» – не дата).",
        "Столбец «Фаст-трек»: в 1\u00a0строке значение не понято и оставлено пустым "
        "(«наверное» – не «Да» и не «Нет»).",
        "Столбец «Оценка ответа заявителем»: в 2\u00a0строках значение не понято и оставлено "
        "пустым («отлично» – не оценка от 1 до 5).",
    )


def test_personal_columns_are_read_only_when_asked(tmp_path):
    rows = [[*headings(SHORT), "Текст", "ФИО заявителя"], [*short("1"), "Яма\nво дворе", "Ж. Ж."]]
    path = xlsx(tmp_path / "a.xlsx", rows)
    facts = read_export(path).rows[0].facts
    assert (facts.text, facts.applicant) == ("", "")
    assert "applicant" not in read_export(path).headings
    facts = read_export(path, personal=True).rows[0].facts
    assert (facts.text, facts.applicant) == ("Яма\nво дворе", "Ж. Ж.")


def test_the_fullest_sheet_is_read_and_another_can_be_chosen(tmp_path):
    sheets = {
        "Свод": [["Показатель", "Значение"], ["Всего", 5.0]],
        "Кратко": [headings(SHORT), short("1")],
        "Полно": [headings(), line(number="2")],
    }
    path = xlsx(tmp_path / "a.xlsx", sheets)
    assert numbers(read_export(path)) == ["2"]
    assert read_export(path).sheets == ("Кратко", "Полно")
    assert "«Кратко», «Полно»" in read_export(path).notes[0]
    assert numbers(read_export(path, sheet="Кратко")) == ["1"]
    with pytest.raises(UserError, match="На листе «Свод» нет выгрузки"):
        read_export(path, sheet="Свод")


@pytest.mark.parametrize("date_1904", [False, True])
def test_real_dates_and_serial_numbers_are_read(tmp_path, date_1904):
    serial = 46028.0 - (1462 if date_1904 else 0)
    rows = [headings(SHORT), short(327441806.0, received=datetime(2026, 1, 6, 10), answered=serial)]
    facts = read(tmp_path, rows, date_1904=date_1904).rows[0].facts
    assert (facts.number, facts.received, facts.answered) == (
        "327441806", date(2026, 1, 6), date(2026, 1, 6),
    )  # fmt: skip


@pytest.mark.parametrize("reference", ["A1", "A1:D2", "A1:XFD1048576", "B7:C9"])
def test_a_wrong_dimension_loses_no_row(tmp_path, reference):
    rows = [headings(SHORT), *(short(str(number)) for number in range(1, 300))]
    sheet = f'<dimension ref="{reference}"/>' + rows_xml(rows)
    export = read_export(package(tmp_path / "a.xlsx", parts(sheet)))
    assert (len(export.rows), export.file_rows) == (299, 299)


def test_formulas_without_values_are_reported(tmp_path):
    row = '<row r="3">' + "".join(
        f'<c r="{letter}3"><f>{letter}2</f>{value}</c>'
        for letter, value in zip("ABCD", ("", "<v></v>", "<v/>", ""), strict=True)
    )  # fmt: skip
    xml = rows_xml([headings(SHORT), short("1")]).replace(
        "</sheetData>", row + "</row></sheetData>"
    )
    export = read_export(package(tmp_path / "a.xlsx", parts(xml)))
    assert "4\u00a0формулы без сохранённых значений" in export.notes[0]
    assert numbers(export) == ["1"]


def test_hidden_rows_and_filters_hide_nothing_from_the_import(tmp_path):
    xml = rows_xml([headings(SHORT), short("1"), short("2")])
    xml = xml.replace('<row r="2">', '<row r="2" hidden="1">') + '<autoFilter ref="A1:D3"/>'
    export = read_export(package(tmp_path / "a.xlsx", parts('<cols><col min="2" max="2" '
                         'hidden="1"/></cols>' + xml)))  # fmt: skip
    assert numbers(export) == ["1", "2"]


def test_an_error_cell_is_empty(tmp_path):
    xml = rows_xml([headings(SHORT), short("1")])
    xml = xml.replace(inline("D2", "07.01.2026"), '<c r="D2" t="e"><v>#N/A</v></c>')
    export = read_export(package(tmp_path / "a.xlsx", parts(xml)))
    assert export.rows[0].facts.answered is None


CSV_ROWS = [headings(SHORT), short("1", org_current='ГБУЗ "Больница"; №\u00a01'), short("2")]


def csv_text(delimiter, end="\r\n"):
    return end.join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in CSV_ROWS
    )


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_csv_is_read_in_any_usual_form(tmp_path, delimiter, encoding):
    path = tmp_path / "Выгрузка.csv"
    path.write_bytes(csv_text(delimiter).encode(encoding))
    export = read_export(path)
    assert numbers(export) == ["1", "2"]
    assert export.rows[0].facts.org_current == 'ГБУЗ "Больница"; № 1'


def test_csv_with_line_breaks_in_quotes_keeps_the_numbers_of_rows(tmp_path):
    path = tmp_path / "a.csv"
    text = 'sep=;\nНомер;Дата поступления;Организация;Текст\n1;06.01.2026;А;"Яма\nво дворе"\n\n2;'
    path.write_bytes(codecs.BOM_UTF8 + (text + "07.01.2026;Б;Свет\n").encode())
    export = read_export(path, personal=True)
    assert [(row.row, row.facts.number) for row in export.rows] == [(2, "1"), (4, "2")]
    assert export.rows[0].facts.text == "Яма\nво дворе"


def test_csv_named_xlsx_is_read_all_the_same(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(csv_text(";").encode("cp1251"))
    assert numbers(read_export(path)) == ["1", "2"]


WRONG = {
    "Инцидент Менеджмент": [["Муниципалитет", "Дата создания", "Группа тем", "Тема",
                             "Причина закрытия", "Урл блога", "Отдел", "Исполнитель",
                             "Время до ответа, ч:м:с"], ["Гатчина", "01.01.2026"]],
    "СЭД «Дело»": [["№ РК", "Дата рег.", "Корр./Подписал", "Сообщение ПОС №"], ["1", "01.01.2026"]],
    "«номер сообщения»": [headings(("received", "org_current", "status")), ["06.01.2026", "А"]],
    "«дата поступления или регистрации»": [headings(("number", "org_current", "status")), ["1"]],
    "«организация, в которой находится": [headings(("number", "received", "status")), ["1"]],
    "список контактов": [["Организация", "ФИО", "Должность", "Телефон", "E-mail"], ["А", "Б"]],
    "Это не выгрузка портала": [["Товар", "Цена"], ["Хлеб", "50"]],
    "нет ни одной заполненной строки": [],
}  # fmt: skip


@pytest.mark.parametrize(("what", "rows"), list(WRONG.items()), ids=list(WRONG))
def test_a_wrong_table_is_refused_by_what_it_is(tmp_path, what, rows):
    with pytest.raises(UserError) as caught:
        read_export(xlsx(tmp_path / "a.xlsx", rows))
    assert what in caught.value.what
    assert caught.value.advice


def test_a_cancelled_reading_gives_nothing(tmp_path):
    cancel = threading.Event()
    path = xlsx(tmp_path / "a.xlsx", [headings(SHORT), short("1")])

    def stop(_rows):
        cancel.set()

    with pytest.raises(Cancelled):
        read_export(path, cancel=cancel, progress=stop)


def test_a_cancel_between_columns_is_heard():
    cancel = threading.Event()
    cancel.set()
    table = Table("Лист", [tuple(headings(SHORT)), tuple(short("1"))])
    layout = layout_of(table.rows)
    assert layout is not None
    with pytest.raises(Cancelled):
        Rows(table, layout, cancel=cancel)


def test_column_of_a_refused_row_is_named_as_in_the_file(tmp_path):
    above = [["Отчёт по сообщениям"], []]
    export = read(tmp_path, [*above, headings(SHORT), short("")])
    assert export.headings["number"] == "Номер"
    assert [one.column for one in export.rejected] == ["Номер"]
