"""Import through the sheet: preview, whose body, one button, undo, refusals, dropping a file."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from lo_appeals.domain.bodies import BodyType
from lo_appeals.ui.importing.lines import Group
from lo_appeals.ui.importing.sheet import ImportSheet
from tests.gui.exports import BASE_ROWS, CITY, ROADS, write_export
from tests.gui.window import Desk

NEW_ROWS = (
    *BASE_ROWS[1:],
    ("327000001", ROADS, date(2026, 2, 9), date(2026, 3, 12)),  # answered now
    ("327000009", "ГКУ «Лесной центр»", date(2026, 3, 11), None),  # nobody knows this body
    ("327000010", CITY, date(2026, 3, 13), None),  # registered after the data's date
    ("3,27E+08", CITY, date(2026, 3, 1), None),  # a spoilt number
)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write_export(tmp_path / "lko_2026-03-12.xlsx", NEW_ROWS)


def read(desk: Desk, file: Path) -> ImportSheet:
    desk.window.open_file(str(file))
    desk.settle()
    sheet = desk.window.importing
    sheet.as_of.set_value(date(2026, 3, 12))
    desk.bot.wait(550)  # the pause after which another date is compared
    desk.settle()
    return sheet


def counts(sheet: ImportSheet) -> dict[Group, str | None]:
    return {one: chip.count for one, chip in sheet.chips.items() if chip.count not in ("", "0")}


def test_preview_says_what_would_happen_and_changes_nothing(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    assert counts(sheet) == {
        Group.ALL: "11", Group.NEW: "1", Group.CHANGED: "1", Group.SAME: "7",
        Group.REJECTED: "2", Group.WHOSE: "1",
    }  # fmt: skip
    assert sheet.load.text().replace("&", "") == "Загрузить 2\u00a0обращения"
    assert desk.window.status.says.text() == "Проверка файла: база не изменена"
    sheet.leave.click()
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.appeals
    assert "327000009" not in desk.shown()


def test_old_and_new_values_stand_in_the_row(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    sheet.chips[Group.CHANGED].click()
    desk.settle()
    desk.bot.waitUntil(lambda: sheet.model.record(0) is not None)
    row = sheet.model.record(0)
    assert row is not None
    text = " ".join(run.text for run in row.runs)
    assert "Дата ответа: пусто → 12.03.2026" in text
    assert [run.kind for run in row.runs[:4]] == ["field", "old", "field", "new"]


def test_import_names_an_unknown_body_once_and_loads(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    assert sheet.group is Group.WHOSE
    desk.key(Qt.Key.Key_Return, widget=sheet.table)
    assert sheet.whose.isVisible()
    assert sheet.whose.kind.value() is BodyType.INSTITUTION
    desk.type_into(sheet.whose.field, "дорогам")
    sheet.whose.pick.click()
    desk.settle()
    assert not sheet.whose.isVisible()
    sheet.load.click()
    desk.settle()
    window = desk.window
    assert window.pages.currentWidget() is window.appeals
    assert "Загружено" in window.message.what.text()
    assert desk.cell(desk.row_of("327000009"), "body") == ROADS
    assert "327000001" not in desk.shown()
    roads = next(one for one in desk.office.bodies.listed() if one.name == ROADS)
    assert "ГКУ «Лесной центр»" in desk.office.bodies.aliases(roads.id)


def test_enter_names_no_body_that_nobody_meant(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    assert "1\u00a0органа нет в реестре" in sheet.notes.text()
    desk.key(Qt.Key.Key_Return, widget=sheet.table)
    assert sheet.whose.lines.count()
    desk.key(Qt.Key.Key_Return, widget=sheet.whose.field)
    assert sheet.named == {}
    assert (sheet.whose.pick.isEnabled(), sheet.whose.make.primary) == (False, True)
    desk.key(Qt.Key.Key_Down, widget=sheet.whose.field)
    assert (sheet.whose.pick.isEnabled(), sheet.whose.make.primary) == (True, False)
    desk.key(Qt.Key.Key_Return, widget=sheet.whose.field)
    assert list(sheet.named) == ["ГКУ «Лесной центр»"]


def test_unknown_body_can_be_made_in_the_sheet(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    desk.key(Qt.Key.Key_Return, widget=sheet.table)
    sheet.whose.name.set_value("ГКУ «Лесной центр Ленинградской области»")
    sheet.whose.make.click()
    sheet.load.click()
    desk.settle()
    names = [one.name for one in desk.office.bodies.listed()]
    assert "ГКУ «Лесной центр Ленинградской области»" in names


def test_loaded_file_is_taken_back_by_the_message(desk: Desk, second: Path) -> None:
    before = desk.shown()
    sheet = read(desk, second)
    sheet.load.click()
    desk.settle()
    assert desk.shown() != before
    desk.window.message.undo.click()
    desk.settle()
    desk.bot.waitUntil(lambda: desk.shown() == before)
    assert len(desk.office.imports.batches()) == 1


def test_same_file_twice_changes_nothing(desk: Desk, second: Path) -> None:
    read(desk, second).load.click()
    desk.settle()
    sheet = read(desk, second)
    assert Group.NEW not in counts(sheet)
    assert Group.CHANGED not in counts(sheet)
    assert "уже загружен" in sheet.notes.text()


def test_rejected_rows_are_saved_with_their_reasons(desk: Desk, second: Path) -> None:
    sheet = read(desk, second)
    target = desk.folder / "не загружено.xlsx"
    sheet.rejected.save_to(str(target))
    desk.settle()
    sheet_of = openpyxl.load_workbook(target).active
    assert sheet_of is not None
    text = " ".join(str(cell.value) for line in sheet_of.iter_rows() for cell in line)
    assert "позже даты данных" in text
    assert "Записано" in desk.window.message.what.text()


def test_wrong_file_is_refused_by_a_sentence_and_the_page_returns(desk: Desk) -> None:
    file = desk.folder / "доклад.xlsx"
    file.write_text("<html><body>не выгрузка</body></html>", "utf-8")
    desk.window.open_file(str(file))
    desk.settle()
    message = desk.window.message
    assert message.isVisible()
    assert message.tone == "late"
    assert message.advice.text()
    assert desk.window.pages.currentWidget() is desk.window.appeals
    desk.key(Qt.Key.Key_Escape, widget=desk.window)
    assert not message.isVisible()


def test_dropped_file_is_previewed(desk: Desk, second: Path) -> None:
    desk.drop(second)
    assert desk.window.pages.currentWidget() is desk.window.importing
    assert desk.window.importing.preview is not None
    assert desk.window.kit.screen.recent_files == (str(second),)


def test_recent_files_that_are_still_there_are_offered_by_the_button(
    desk: Desk, second: Path
) -> None:
    gone = write_export(desk.folder / "снятая & старая.xlsx", BASE_ROWS)
    for file in (second, gone):
        desk.window.open_file(str(file))
        desk.settle()
        desk.window.importing.close_sheet()
    gone.unlink()
    menu = desk.window.recent.menu
    desk.window.appeals.load_button.click()
    desk.bot.waitUntil(menu.isVisible)
    offered = [one for one in menu.actions() if not one.isSeparator()]
    assert [one.text().split("\t")[0] for one in offered] == [
        "&Выбрать файл…", f"&1 {second.name}",
    ]  # fmt: skip
    assert offered[1].toolTip() == str(second)
    menu.close()
    offered[1].trigger()
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.importing
    assert desk.window.importing.preview is not None


def test_button_asks_for_a_file_at_once_where_none_is_recent(desk: Desk) -> None:
    recent = desk.window.recent
    recent.another.disconnect()  # the dialog of the system would stand in the way
    with desk.bot.waitSignal(recent.another):
        desk.window.appeals.load_button.click()
    assert not recent.menu.isVisible()


def test_dropped_picture_is_refused(desk: Desk) -> None:
    desk.drop(desk.folder / "кот.png")
    assert "не файл выгрузки" in desk.window.message.what.text()


def test_list_of_imports_leads_to_their_entries_and_takes_one_back(desk: Desk) -> None:
    desk.window.deeds.show_imports()
    desk.settle()
    sheet = desk.window.imports
    assert sheet.model.rowCount() == 1
    sheet.entries.click()
    desk.settle()
    assert len(desk.shown()) == 8
    desk.window.deeds.show_imports()
    desk.settle()
    sheet.back_out.click()
    desk.settle()
    assert "отменена" in desk.window.message.what.text()
    desk.bot.waitUntil(lambda: desk.shown() == [])


def test_empty_base_says_what_to_do_first(empty_desk: Desk) -> None:
    page = empty_desk.window.appeals
    assert page.places.currentIndex() == 1
    assert not page.search.isVisible()
    assert empty_desk.window.header.stamp.text() == "Данных пока нет"


def test_first_import_fills_the_empty_window(empty_desk: Desk, tmp_path: Path) -> None:
    sheet = read(empty_desk, write_export(tmp_path / "first.xlsx", BASE_ROWS))
    sheet.load.click()
    empty_desk.settle()
    assert empty_desk.window.appeals.places.currentIndex() == 0
    assert len(empty_desk.shown()) == 5
    assert empty_desk.window.header.stamp.text().startswith("Данные на 12.03")
