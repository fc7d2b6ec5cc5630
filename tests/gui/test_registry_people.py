"""«Реестр»: people, clocks, files of contacts, twins, votings, by the window's own parts."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.officials import Office, Place
from lo_appeals.domain.registry import ActStatus
from lo_appeals.services.records import NewBody
from lo_appeals.services.registry_typed import contact
from lo_appeals.ui.controls import Button
from lo_appeals.ui.history import Happening, Timeline
from lo_appeals.ui.registry.conditions import day_of_registry
from lo_appeals.ui.registry.quick import INCOMPLETE, OWING
from lo_appeals.ui.registry.section import Section
from tests.gui.exports import CITY, NOW, ROADS
from tests.gui.test_registry import body_id, fill, names, open_card
from tests.gui.window import CTRL, SHIFT, Desk

TODAY = NOW.date()


def sections(desk: Desk) -> Any:
    return desk.window.registry.body_card.sections


def ask(desk: Desk, key: str, about: object = None) -> None:
    sections(desk).asked.emit(key, about)
    desk.settle()


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "phone": "(812) 539-50-00", "email": "a@lenobl.ru"} | more


def seat(desk: Desk, name: str, office: Office = Office.RESPONSIBLE, body: str = ROADS) -> None:
    place = Place(body_id(desk, body), office)
    who = contact(name, "председатель", "8125395000", "a@lenobl.ru")
    desk.office.registry.officials.appoint(place, who, date(2026, 1, 10))


def shown_people(desk: Desk) -> list[str]:
    return [block.one.contact.name for block in sections(desk).people.blocks]


@pytest.fixture
def roads(desk: Desk) -> Desk:
    """A window with the card of an executive body open."""
    body = desk.office.bodies.get(body_id(desk, ROADS))
    assert body.type is BodyType.EXECUTIVE
    seat(desk, "Жукова Анна")
    open_card(desk, ROADS)
    return desk


def test_official_is_appointed_by_the_keyboard_and_ctrl_z_takes_it_back(roads: Desk) -> None:
    roads.key(Qt.Key.Key_N, CTRL | SHIFT)
    place = Place(body_id(roads, ROADS), Office.EXECUTOR)
    fill(roads, person("Орлов Олег", place=place, first=TODAY))
    assert shown_people(roads) == ["Жукова Анна", "Орлов Олег"]
    roads.key(Qt.Key.Key_Z, CTRL)
    assert shown_people(roads) == ["Жукова Анна"]


def test_phone_that_cannot_be_called_is_told_once_and_kept_when_insisted(roads: Desk) -> None:
    ask(roads, "appoint")
    place = Place(body_id(roads, ROADS), Office.EXECUTOR)
    fill(roads, person("Орлов Олег", place=place, phone="123", email="x@", first=TODAY))
    form = roads.window.registry.body_card.covers.currentWidget()
    assert "кода города" in form.form.error_of("phone")
    assert form.form.error_of("email")
    form.save.click()
    roads.settle()
    assert shown_people(roads) == ["Жукова Анна", "Орлов Олег"]
    gaps = [gap.text for gap in sections(roads).card.gaps]
    assert "Орлов Олег: телефон «123»." in gaps


def test_successor_leaves_the_one_before_in_history_and_on_its_days(roads: Desk) -> None:
    one = sections(roads).card.appointments[0]
    ask(roads, "successor", one)
    fill(roads, person("Белов Пётр", first=TODAY, told_on=TODAY, incoming="01-5"))
    assert shown_people(roads) == ["Белов Пётр"]
    assert [notice.incoming for notice, _ in sections(roads).card.notices] == ["01-5"]
    section = sections(roads)
    section.day.set_value(TODAY - timedelta(1))
    section.show_day.click()
    roads.settle()
    assert shown_people(roads) == ["Жукова Анна"]


def test_appointment_offers_the_place_that_nobody_holds(roads: Desk) -> None:
    ask(roads, "appoint")
    form = roads.window.registry.body_card.covers.currentWidget().form
    assert form.field("place").value() == Place(body_id(roads, ROADS), Office.RESPONSIBLE, 1, 1)


def test_what_does_not_fit_a_line_of_history_goes_on_in_the_next(roads: Desk) -> None:
    history = Timeline(roads.look)
    roads.bot.addWidget(history)
    history.show()
    history.resize(900, 100)
    history.show_history([Happening("12.03.2026", "Сведения изменены", "Почта: нет → есть. " * 4)])
    one_line = history.height()
    history.resize(320, 100)
    assert history.height() >= one_line + roads.look.h // 2
    history.close()


def test_absence_shows_the_gap_and_is_taken_away(roads: Desk) -> None:
    ask(roads, "absent", sections(roads).card.appointments[0])
    fill(roads, {"first": TODAY, "last": TODAY + timedelta(5)})
    card = sections(roads).card
    assert card.acting[0].official is None
    ask(roads, "remove_absence", card.absences[0].id)
    assert sections(roads).card.acting[0].official is not None


def test_last_contact_is_refused_beside_the_field(roads: Desk) -> None:
    ask(roads, "remove", sections(roads).card.appointments[0])
    fill(roads, {"reason": "ошибка"})
    form = roads.window.registry.body_card.covers.currentWidget()
    assert "последний, с кем можно связаться" in form.form.error_of("reason")


def test_late_first_list_is_counted_shown_and_closed(roads: Desk) -> None:
    order = (TODAY - timedelta(30)).isoformat()
    roads.office.settings.set_from_json({"order_date": order})
    roads.window.reload()
    roads.settle()
    page = roads.window.registry
    assert page.chips[OWING].count == "1"
    page.chips[OWING].click()
    assert names(roads) == [ROADS]
    ask(roads, "first_list")
    fill(roads, {"received_on": TODAY - timedelta(25), "incoming": "7"})
    assert page.chips[OWING].count == "0"


def test_every_form_of_the_card_writes_what_it_asks(roads: Desk) -> None:
    card = sections(roads).card
    one = card.appointments[0]
    ask(roads, "change", one)
    fill(roads, {"phone": "(812) 539-50-77", "on": TODAY})
    ask(roads, "correct", sections(roads).card.appointments[-1])
    fill(roads, {"position": "глава", "reason": "описка"})
    ask(roads, "notice")
    fill(roads, {"what": "новая почта", "changed_on": TODAY, "told_on": None})
    notice = sections(roads).card.notices[0][0]
    ask(roads, "tell", notice)
    fill(roads, {"told_on": TODAY, "incoming": "9"})
    ask(roads, "consultation")
    fill(roads, {"about": "о сроках"})
    ask(roads, "details")
    fill(roads, {"address": "Смольного, 3", "phone": "", "email": "k@lenobl.ru"})
    ask(roads, "checked")
    card = sections(roads).card
    assert [x.contact.phone for x in card.appointments] == ["+78125395000", "+78125395077"]
    assert card.appointments[-1].contact.position == "глава"
    told = {note.what: note.told_on for note, _ in card.notices}
    assert told["новая почта"] == TODAY
    assert card.consultations[0].about == "о сроках"
    assert (card.details.address, card.details.checked_on) == ("Смольного, 3", TODAY)


def pick(desk: Desk, section: Section, words: str) -> None:
    """Open the menu of a section's first line and choose there."""
    button = next(one for one in section.findChildren(Button) if one.icon_name == "menu")
    button.click()
    menu = next(one for one in button.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.close()
    desk.settle()


def test_what_was_written_by_mistake_is_corrected_and_taken_out_from_the_card(roads: Desk) -> None:
    ask(roads, "notice")
    fill(roads, {"what": "новая почта", "changed_on": TODAY, "told_on": None})
    ask(roads, "consultation")
    fill(roads, {"about": "о сроках"})
    ask(roads, "first_list")
    fill(roads, {"received_on": TODAY, "incoming": "7"})
    pick(roads, sections(roads).notices, "Исправить…")
    fill(roads, {"what": "новый адрес", "changed_on": TODAY - timedelta(3)})
    (notice, _), *rest = sections(roads).card.notices
    assert (notice.what, notice.changed_on, rest) == ("новый адрес", TODAY - timedelta(3), [])
    pick(roads, sections(roads).help, "Исправить…")
    fill(roads, {"about": "о картах"})
    assert [one.about for one in sections(roads).card.consultations] == ["о картах"]
    pick(roads, sections(roads).lists, "Исправить…")
    fill(roads, {"incoming": "8"})
    assert sections(roads).card.first_list.incoming == "8"
    pick(roads, sections(roads).notices, "Убрать")
    pick(roads, sections(roads).help, "Убрать")
    pick(roads, sections(roads).lists, "Убрать отметку")
    card = sections(roads).card
    assert (card.notices, card.consultations, card.first_list) == ((), (), None)
    roads.window.changing.undo()
    roads.settle()
    assert sections(roads).card.first_list.incoming == "8"


def test_cases_of_a_name_are_mended_and_confirmed_for_letters(roads: Desk) -> None:
    seat(roads, "Жукова Вера Ильинична", Office.EXECUTOR)
    open_card(roads, ROADS)
    ask(roads, "cases", sections(roads).card.appointments[0])
    form = roads.window.registry.body_card.covers.currentWidget()
    assert form.form.field("dative").value() == "Жуковой Вере Ильиничне"
    assert form.form.field("salutation").value() == "Уважаемая Вера Ильинична!"
    fill(roads, {"dative": "Жуковой Анне Ильиничне", "confirmed": True})
    kept = sections(roads).card.appointments[0].forms
    assert kept["dative"] == {
        "text": "Жуковой Анне Ильиничне", "of": "Жукова Вера Ильинична", "manual": True,
        "confirmed": True,
    }  # fmt: skip
    assert kept["salutation"]["manual"] is False


def test_selected_bodies_confirm_their_data_at_once_and_ctrl_z_takes_it_back(roads: Desk) -> None:
    page = roads.window.registry
    page.list.selectAll()
    page.desk.confirm_chosen()
    roads.settle()
    ids = page.model.ids
    assert [roads.office.registry.card(one).details.checked_on for one in ids] == [TODAY, TODAY]
    roads.key(Qt.Key.Key_Z, CTRL)
    assert [roads.office.registry.card(one).details.checked_on for one in ids] == [None, None]


def test_contact_list_for_printing_is_made_of_all_bodies(roads: Desk) -> None:
    roads.window.registry.desk.print_contacts()
    roads.settle()
    (file,) = roads.folder.rglob("*.docx")
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Жукова" in text for text in cells)


def test_cases_of_a_bodys_name_are_made_mended_and_confirmed_in_its_card(roads: Desk) -> None:
    card = roads.window.registry.body_card
    assert card.cases.text() == "Склонение наименования для писем не проверено."
    card.cases_button.click()
    form = card.covers.currentWidget()
    assert form.form.field("genitive").value() == "Комитета по дорогам"
    fill(roads, {"genitive": "Комитета дорог", "confirmed": True})
    assert card.cases.text() == "В письмах, проверено: «… Комитета дорог»."
    roads.key(Qt.Key.Key_Z, CTRL)
    assert card.cases.text() == "Склонение наименования для писем не проверено."


def test_act_of_a_municipality_is_a_status(desk: Desk) -> None:
    open_card(desk, CITY)
    before = sections(desk).card.gaps
    ask(desk, "own_act")
    fill(desk, {"status": ActStatus.NOT_ADOPTED})
    assert sections(desk).card.act.status is ActStatus.NOT_ADOPTED
    assert sections(desk).card.gaps == before


def test_search_finds_a_body_by_its_person(roads: Desk) -> None:
    roads.window.reload()
    roads.settle()
    roads.type_into(roads.window.registry.search, "жукова")
    assert names(roads) == [ROADS]


def test_list_shows_who_answered_on_a_past_day(roads: Desk) -> None:
    page = roads.window.registry
    ask(roads, "successor", sections(roads).card.appointments[0])
    fill(roads, person("Белов Пётр", first=TODAY, told_on=TODAY))
    page.conditions.show_day(TODAY - timedelta(1))
    roads.settle()
    acting = page.rows[body_id(roads, ROADS)].acting
    assert acting is not None
    assert acting.contact.name == "Жукова Анна"
    assert shown_people(roads) == ["Жукова Анна"]
    page.desk.export_to(str(roads.folder / "then.xlsx"))
    roads.settle()
    sheet = openpyxl.load_workbook(roads.folder / "then.xlsx").active
    assert sheet is not None
    assert sheet["F3"].value == "Жукова Анна"
    page.clear_conditions()
    roads.settle()
    assert page.rows[body_id(roads, ROADS)].acting.contact.name == "Белов Пётр"


def test_day_of_the_registry_is_asked_and_a_slip_is_told(roads: Desk) -> None:
    page = roads.window.registry
    popover = day_of_registry(roads.window.kit.look, page, lambda: TODAY)
    popover.picked.connect(page.conditions.show_day)
    popover.day.setText("31.02.2026")
    popover.press.click()
    assert "не бывает" in popover.error.text()
    popover.day.set_value(date(2026, 1, 9))
    popover.press.click()
    roads.settle()
    assert page.day == date(2026, 1, 9)
    assert page.rows[body_id(roads, ROADS)].acting is None


def test_bodies_with_gaps_are_chosen_by_the_chip(roads: Desk) -> None:
    page = roads.window.registry
    page.chips[INCOMPLETE].click()
    assert set(names(roads)) == {CITY, ROADS}
    assert "сведения полны у 0" in page.shown.text()


def contacts_file(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Орган", "Кем является", "ФИО", "Телефон"])
    sheet.append([ROADS, "Исполнитель", "Орлов Олег", "8125395001"])
    sheet.append([ROADS, "Уполномоченный", "Лисин Лев", "8125395002"])
    sheet.append([ROADS, "Водитель", "Котов Кот", ""])
    sheet.append(["Комдор", "Исполнитель", "Белов Пётр", ""])
    book.save(path)
    return path


def test_contacts_are_taken_line_by_line_and_undone(roads: Desk) -> None:
    desk = roads.window.registry.desk
    desk.read_contacts(str(contacts_file(roads.folder / "c.xlsx")))
    roads.settle()
    sheet = desk.contacts
    assert sheet.load.text() == "&Принять 3\u00a0изменения"
    row = next(one.id for one in sheet._rows if one.line.name == "Лисин Лев")
    sheet.table.select_id(row)
    sheet.toggle.click()
    assert sheet.load.text() == "&Принять 2\u00a0изменения"
    sheet.whose.chosen.emit("Комдор", body_id(roads, ROADS), ROADS)
    roads.settle()
    sheet.load.click()
    roads.settle()
    known = roads.office.registry.card(body_id(roads, ROADS))
    assert {x.contact.name for x in known.appointments} == {
        "Жукова Анна", "Орлов Олег", "Белов Пётр",
    }  # fmt: skip
    assert known.aliases[-1] == "Комдор"
    roads.key(Qt.Key.Key_Z, CTRL)
    assert len(roads.office.registry.card(body_id(roads, ROADS)).appointments) == 1


def test_rows_copied_in_excel_are_looked_at_before_they_are_written(roads: Desk) -> None:
    table, sheet = roads.window.registry.list, roads.window.registry.desk.contacts
    before = roads.office.registry.card(body_id(roads, ROADS)).appointments
    QGuiApplication.clipboard().setText(
        f"Орган\tКем является\tФИО\tТелефон\r\n{ROADS}\tИсполнитель\tОрлов Олег\t8125395001\r\n"
    )
    roads.key(Qt.Key.Key_V, CTRL, widget=table)
    assert sheet.isVisible()
    assert sheet.load.text() == "&Принять 1\u00a0изменение"
    assert roads.office.registry.card(body_id(roads, ROADS)).appointments == before
    sheet.load.click()
    roads.settle()
    people = roads.office.registry.card(body_id(roads, ROADS)).appointments
    assert {one.contact.name for one in people} == {"Жукова Анна", "Орлов Олег"}
    roads.key(Qt.Key.Key_Z, CTRL)
    assert roads.office.registry.card(body_id(roads, ROADS)).appointments == before


def test_clipboard_without_a_table_says_what_to_copy(roads: Desk) -> None:
    QGuiApplication.clipboard().setText("просто слова")
    roads.key(Qt.Key.Key_V, CTRL, widget=roads.window.registry.list)
    assert "нет строк таблицы" in roads.window.message.what.text()
    assert "заголовками" in roads.window.message.advice.text()
    search = roads.window.registry.search
    search.setFocus()
    roads.key(Qt.Key.Key_V, CTRL, widget=search)  # in a field it pastes as everywhere
    assert search.text() == "просто слова"


def test_form_goes_out_and_comes_back(roads: Desk) -> None:
    desk = roads.window.registry.desk
    desk.make_forms_in(str(roads.folder))
    roads.settle()
    (file,) = roads.folder.glob("Проверьте данные*.xlsx")
    desk.read_contacts(str(file))
    roads.settle()
    assert desk.contacts.title.text() == "Форма от органа"
    desk.contacts.load.click()
    roads.settle()
    assert sections(roads).card.details.checked_on == TODAY


def test_addresses_go_to_the_clipboard_and_contacts_to_a_file(roads: Desk) -> None:
    desk = roads.window.registry.desk
    desk.copy_emails()
    roads.settle()
    assert QGuiApplication.clipboard().text() == "a@lenobl.ru"
    desk.export_to(str(roads.folder / "out.xlsx"))
    roads.settle()
    assert (roads.folder / "out.xlsx").exists()


def test_twins_are_called_different_or_merged(desk: Desk) -> None:
    for name in ("ГБУ «Центр поддержки»", "МБУ Центр поддержки"):
        desk.office.bodies.add(NewBody(name, BodyType.INSTITUTION))
    sheet = desk.window.registry.desk.twins
    desk.window.deeds.show_twins()
    desk.settle()
    assert sheet.model.rowCount() == 1
    assert sheet.whole.text().startswith("ГБУ «Центр поддержки» – МБУ Центр поддержки\n")
    sheet.differ.click()
    desk.settle()
    assert sheet.model.rowCount() == 0
    desk.key(Qt.Key.Key_Z, CTRL)
    assert sheet.model.rowCount() == 1
    sheet.into_one.click()
    desk.settle()
    assert [x.name for x in desk.office.bodies.listed() if "Центр" in x.name] == [
        "ГБУ «Центр поддержки»"
    ]


def test_votings_are_written_found_changed_and_removed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_V, CTRL | SHIFT)
    sheet = desk.window.registry.desk.votings
    sheet.add.click()
    form = sheet.card.covers.currentWidget()
    form.save.click()
    assert "Орган не выбран" in form.form.error_of("body_id")  # never the first of the list
    form.form.set_values({"title": "Парк", "body_id": body_id(desk, CITY), "first": TODAY})
    form.save.click()
    desk.settle()
    assert [one.title for one in desk.office.votings.listed()] == ["Парк"]
    desk.type_into(sheet.search, "нет")
    assert sheet.model.rowCount() == 0
    desk.type_into(sheet.search, "парк")
    sheet.edit.click()
    form = sheet.card.covers.currentWidget()
    form.form.set_values({"last": TODAY - timedelta(3)})
    form.save.click()
    desk.settle()
    assert "раньше, чем начинается" in form.form.error_of("title")
    form.form.set_values({"last": TODAY, "participants": 12})
    form.save.click()
    desk.settle()
    sheet.save_to(str(desk.folder / "v.xlsx"))
    desk.settle()
    assert (desk.folder / "v.xlsx").exists()
    sheet.remove.click()
    desk.settle()
    assert desk.office.votings.listed() == []
