from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Office
from lo_appeals.exchange import contacts_parsing as parsing
from lo_appeals.exchange.contacts import ContactList, pasted_contacts, read_contacts
from lo_appeals.exchange.contacts_form import Form, FormRow, write_form

HEAD = ("Орган", "Тип", "Кем является", "Должность", "ФИО", "Телефон", "E-mail")


def sheet(path: Path, *rows: tuple[object, ...]) -> ContactList:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    book.save(path)
    return read_contacts(path)


@pytest.mark.parametrize(
    ("typed", "number", "extension"),
    [
        ("(812) 539-50-00", "+78125395000", ""),
        ("8 812 539 50 00 доб. 12", "+78125395000", "12"),
        ("тел. +7 (921) 123-45-67", "+79211234567", ""),
        ("88125395000", "+78125395000", ""),
        ("8(812)5395000, 8(812)5395001", "+78125395000", ""),
        ("8 (81371) 9-33-50", "+78137193350", ""),
    ],
)
def test_phones_are_understood_as_people_write_them(
    typed: str, number: str, extension: str
) -> None:
    assert parsing.phone(typed) == parsing.Phone(number, extension)


@pytest.mark.parametrize(
    ("typed", "part"),
    [("539-50-00", "кода города"), ("8 812 539 50 00 1", "нужно 10"), ("внутренний", "не телефон")],
)
def test_what_cannot_be_called_says_why(typed: str, part: str) -> None:
    assert part in parsing.phone(typed).fault


@pytest.mark.parametrize("typed", ["", "-", " – ", "нет", "н/д"])
def test_nothing_typed_is_no_fault(typed: str) -> None:
    assert parsing.phone(typed) == parsing.Phone()
    assert parsing.email(typed) == parsing.Email()


def test_a_phone_is_shown_as_people_read_it() -> None:
    assert parsing.shown_phone("+78125395000", "12") == "+7 812 539-50-00 доб. 12"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("lenobl.ru", "нет знака @"),
        ("a@b.ru, c@d.ru", "один адрес"),
        ("почта@" + "lenobl.ru", "смешаны"),
        ("a@@lenobl.ru", "быть не может"),
    ],
)
def test_an_address_that_no_letter_reaches_says_why(typed: str, part: str) -> None:
    assert part in parsing.email(typed).fault


def test_an_address_is_kept_typed_and_normal() -> None:
    found = parsing.contact("Жукова  Анна", email_typed=" Anna@LENOBL.RU ")
    assert (found.name, found.email_typed, found.email) == (
        "Жукова Анна", "Anna@LENOBL.RU", "Anna@lenobl.ru",
    )  # fmt: skip


def test_rows_are_read_under_a_title_with_the_body_carried_down(tmp_path: Path) -> None:
    found = sheet(
        tmp_path / "a.xlsx",
        ("Контакты",),
        HEAD,
        ("Комитет", "ОИВ", "Ответственное лицо", "председатель", "Жукова А. А.", 88125395000, ""),
        ("", "", "Замещающий ответственного", "зам", "Белов Б. Б.", "", "b@lenobl.ru"),
    )
    first, second = found.rows
    assert (first.body, first.type, first.row) == ("Комитет", BodyType.EXECUTIVE, 3)
    assert first.contact.phone == "+78125395000"
    assert (second.body, second.substitute, second.office) == ("Комитет", True, Office.RESPONSIBLE)
    assert not found.is_form


def test_a_name_in_three_columns_is_joined(tmp_path: Path) -> None:
    found = sheet(tmp_path / "a.xlsx", ("Организация", "Роль", "Фамилия", "Имя", "Отчество"),
                  ("Школа", "Исполнитель", "Орлов", "Олег", "Ильич"))  # fmt: skip
    assert found.rows[0].contact.name == "Орлов Олег Ильич"


def test_each_row_is_taken_rejected_or_skipped(tmp_path: Path) -> None:
    found = sheet(
        tmp_path / "a.xlsx", HEAD,
        ("Комитет", "", "Исполнитель", "", "Орлов О. О.", "", ""),
        ("Комитет", "", "Водитель", "", "Лисин Л. Л.", "", ""),
        ("Комитет", "", "Исполнитель", "спец", "", "", ""),
        ("Комитет", "", "Исполнитель", "новая", "орлов о. о.", "", ""),
        ("Итого", "", "", "", "4", "", ""),
    )  # fmt: skip
    assert [(one.row, one.contact.position) for one in found.rows] == [(5, "новая")]
    told = [(one.row, one.skipped) for one in found.faults]
    assert told == [(2, True), (3, False), (4, False), (6, True)]
    assert "повторяется ниже" in found.faults[0].reason


def test_a_file_without_a_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Кем является"):
        sheet(tmp_path / "a.xlsx", ("Орган", "ФИО", "Телефон"), ("Комитет", "Орлов", ""))


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="нет списка контактов"):
        sheet(tmp_path / "a.xlsx", ("Номер", "Дата"), ("1", "2"))


def test_a_form_reads_back_as_it_was_printed(tmp_path: Path) -> None:
    row = FormRow(17, "Исполнитель", "", "=2+2", "Орлов Олег", "+7 812 539-50-00", "o@lenobl.ru",
                  date(2026, 3, 1))  # fmt: skip
    form = Form("Комитет", "Адрес, 1", "", "k@lenobl.ru", (row,))
    found = read_contacts(write_form(tmp_path / "f.xlsx", form, date(2026, 11, 23)))
    assert found.is_form
    assert dict(found.above) == {"body": "Комитет", "address": "Адрес, 1", "phone": "",
                                 "email": "k@lenobl.ru"}  # fmt: skip
    assert [(one.code, one.first, one.contact.position) for one in found.rows] == [
        (17, date(2026, 3, 1), "=2+2")
    ]
    assert found.faults == ()


PASTED = "Орган\tКем является\tФИО\tДолжность\tТелефон\r\n"


def test_pasted_rows_are_read_as_those_of_a_file() -> None:
    found = pasted_contacts(
        PASTED + '"Рога" ООО\tИсполнитель\tЖуков Жук\tначальник\t8 812 539 50 00\r\n\r\n'
        "Комитет\tВодитель\tКотов Кот\t\t\r\n"
    )
    (row,) = found.rows
    assert (row.row, row.body, row.contact.name) == (2, '"Рога" ООО', "Жуков Жук")
    assert row.contact.phone == "+78125395000"
    assert [(one.row, "не ответственный" in one.reason) for one in found.faults] == [(4, True)]


def test_line_end_inside_a_pasted_cell_divides_no_row() -> None:
    found = pasted_contacts(
        PASTED + 'Комитет\tИсполнитель\tЖуков Жук\t"начальник\nотдела ""Связь"""\t\r\n'
    )
    (row,) = found.rows
    assert row.contact.position == 'начальник отдела "Связь"'


def test_open_quote_in_a_pasted_cell_swallows_no_row() -> None:
    rows = ('"Комитет\tИсполнитель\tЖуков Жук\t\t', '"Рога" и\tИсполнитель\tОрлов Олег\t\t')
    found = pasted_contacts(PASTED + "\r\n".join(rows))
    assert [one.body for one in found.rows] == ['"Комитет', '"Рога" и']


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("Комитет\tИсполнитель\tЖуков Жук", "нет списка контактов"),
        ("ФИО\tТелефон\tДолжность\nЖуков\t1\t2", "нет столбца «Орган»"),
        ("\t" * 5_000_001, "слишком много"),
    ],
)
def test_pasted_rows_that_are_no_list_are_refused_by_a_sentence(cells: str, told: str) -> None:
    with pytest.raises(UserError) as fault:
        pasted_contacts(cells)
    assert told in fault.value.what
    assert fault.value.advice
