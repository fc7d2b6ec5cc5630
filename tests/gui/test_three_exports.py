"""Three exports of a region in a row, worked through in the window; every change accounted for.

Between them the clerk corrects, moves and adds by hand. The account is a plain dictionary.
"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.ui.appeals.correction import CorrectionForm
from lo_appeals.ui.appeals.new_entry import NewEntryForm
from lo_appeals.ui.importing.lines import Group
from lo_appeals.ui.importing.sheet import ImportSheet
from tests.gui.exports import CITY, ROADS, Row, write_export
from tests.gui.window import CTRL, Desk

FOREST = "ГКУ «Лесной центр»"
OPEN, LATE, DONE, DONE_LATE = "В работе", "Просрочено", "Отвечено в срок", "Отвечено позже"
SOON, TODAY = "Скоро срок", "Срок сегодня"


def march(day: int) -> date:
    return date(2026, 3, day)


def february(day: int) -> date:
    return date(2026, 2, day)


FIRST: tuple[Row, ...] = (
    ("327000101", ROADS, february(9), None),  # due 11.03
    ("327000102", ROADS, february(10), None),  # due 12.03
    ("327000103", CITY, february(20), None),
    ("327000104", CITY, february(2), february(20)),
    ("327000105", ROADS, march(1), None),
    ("327000106", CITY, february(25), None),
    ("327000107", CITY, february(26), None),
)
SECOND: tuple[Row, ...] = (
    *FIRST[:2],
    ("327000103", ROADS, february(20), None),  # moved
    ("327000104", CITY, february(2), None),  # returned for another consideration
    ("327000105", ROADS, march(1), march(10)),  # answered
    FIRST[5],
    ("327000108", FOREST, march(10), None),  # new, of a body nobody knows
    ("3,27E+08", CITY, march(9), None),  # Excel has spoilt the number
)  # 327000107 is not in the file
THIRD: tuple[Row, ...] = (
    FIRST[0],
    ("327000102", ROADS, february(10), march(8)),  # the portal says another day than the clerk
    ("327000103", CITY, february(20), None),  # moved back
    ("327000104", CITY, february(2), march(11)),  # answered anew
    SECOND[4],
    FIRST[5],  # the portal still names the body that the clerk has corrected
    ("327000107", CITY, february(26), march(9)),  # in the file again
    SECOND[6],
    ("327000109", CITY, march(11), None),
    ("327000900", ROADS, march(3), None),  # written by hand before
)


def drop(desk: Desk, file: Path, day: date) -> ImportSheet:
    """Drop a file on the window and name the day of its data."""
    desk.drop(file)
    sheet = desk.window.importing
    assert desk.window.pages.currentWidget() is sheet
    sheet.as_of.set_value(day)
    desk.bot.wait(550)  # the pause after which another date is compared
    desk.settle()
    return sheet


def told(sheet: ImportSheet) -> dict[Group, int]:
    """Return the totals that the preview shows; the rows of the file add up to «Все»."""
    shown = {one: int(chip.count or 0) for one, chip in sheet.chips.items()}
    of_rows = (Group.NEW, Group.CHANGED, Group.RETURNED, Group.SAME, Group.REJECTED, Group.SKIPPED)
    assert shown[Group.ALL] == sum(shown[one] for one in of_rows)
    return {one: count for one, count in shown.items() if count}


def held(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return what the list shows of every entry: body and state."""
    desk.window.show_entries(Selection(law=Law.BOTH))
    desk.settle()
    rows = range(desk.window.appeals.model.rowCount())
    return {
        desk.cell(row, "number"): (desk.cell(row, "body"), desk.cell(row, "state")) for row in rows
    }


def behind(desk: Desk, title: str) -> set[str]:
    """Return the entries behind a line of «С прошлой загрузки»."""
    sheet = desk.window.appeals.morning
    desk.window.commands.do("show_morning")
    desk.settle()
    texts = [sheet.lines.item(n).text() for n in range(sheet.lines.count())]
    place = next((n for n, text in enumerate(texts) if text.startswith(title)), None)
    if place is None:
        sheet.close_sheet()
        return set()
    sheet.lines.setCurrentRow(place)
    sheet.show_button.click()
    desk.settle()
    shown = set(desk.shown())
    assert texts[place] == f"{title} {len(shown)}"  # the counter equals its list
    return shown


def correct(desk: Desk, number: str, key: str, value: object, reason: str) -> None:
    """Correct a field of an entry with F2."""
    desk.window.show_entries(Selection(find=number, law=Law.BOTH))
    desk.settle()
    desk.window.appeals.list.selectRow(0)
    desk.key(Qt.Key.Key_F2)
    entry = desk.window.appeals.entry
    desk.bot.waitUntil(lambda: entry.covered)
    form = entry.covers.currentWidget()
    assert isinstance(form, CorrectionForm)
    form.form.set_values({key: value, "reason": reason})
    form.save.click()
    desk.settle()
    desk.bot.waitUntil(lambda: not entry.covered)


def add_by_hand(desk: Desk, number: str, day: date) -> None:
    desk.window.commands.do("add_entry")
    form = desk.form(NewEntryForm)
    form.form.set_values({"number": number, "registered": day})
    form.save.click()
    desk.settle()


def load(desk: Desk, sheet: ImportSheet) -> None:
    sheet.load.click()
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.appeals


@pytest.fixture
def after_first(empty_desk: Desk, tmp_path: Path) -> Desk:
    """The first export is in; the clerk has corrected an answer and written one entry."""
    desk = empty_desk
    sheet = drop(desk, write_export(tmp_path / "lko-1.xlsx", FIRST), march(10))
    assert told(sheet) == {Group.ALL: 7, Group.NEW: 7, Group.WHOSE: 2}
    load(desk, sheet)
    correct(desk, "327000102", "answered", march(9), "письмо органа")
    add_by_hand(desk, "327000900", march(3))
    return desk


@pytest.fixture
def after_second(after_first: Desk, tmp_path: Path) -> Desk:
    """The second export is in; the clerk has given an entry to another body."""
    desk = after_first
    sheet = drop(desk, write_export(tmp_path / "lko-2.xlsx", SECOND), march(11))
    assert told(sheet) == {
        Group.ALL: 8, Group.NEW: 1, Group.CHANGED: 2, Group.RETURNED: 1, Group.SAME: 3,
        Group.REJECTED: 1, Group.WHOSE: 1, Group.ABSENT: 2,
    }  # fmt: skip
    desk.key(Qt.Key.Key_Return, widget=sheet.table)
    sheet.whose.make.click()
    load(desk, sheet)
    return desk


def test_first_export_and_what_was_done_by_hand(after_first: Desk) -> None:
    assert held(after_first) == {
        "327000101": (ROADS, LATE),
        "327000102": (ROADS, DONE),
        "327000103": (CITY, OPEN),
        "327000104": (CITY, DONE),
        "327000105": (ROADS, OPEN),
        "327000106": (CITY, OPEN),
        "327000107": (CITY, OPEN),
        "327000900": ("не определён", OPEN),
    }


def test_second_export_moves_returns_answers_and_leaves_out(after_second: Desk) -> None:
    desk = after_second
    assert held(desk) == {
        "327000101": (ROADS, LATE),
        "327000102": (ROADS, DONE),  # what the clerk said stands
        "327000103": (ROADS, OPEN),
        "327000104": (CITY, DONE),
        "327000104 / 2": (CITY, OPEN),
        "327000105": (ROADS, DONE),
        "327000106": (CITY, OPEN),
        "327000107": (CITY, OPEN),
        "327000108": (FOREST, OPEN),
        "327000900": ("не определён", OPEN),
    }
    assert behind(desk, "Новые") == {"327000108"}
    assert behind(desk, "Получен ответ") == {"327000105"}
    assert behind(desk, "Переданы другому органу") == {"327000103"}
    assert behind(desk, "Возвращены на рассмотрение") == {"327000104 / 2"}
    assert behind(desk, "Не подтверждены выгрузкой") == {"327000107", "327000900"}
    desk.select("327000107")
    desk.key(Qt.Key.Key_Return)
    assert "Не подтверждено выгрузкой" in desk.window.appeals.entry.warning.text()


def test_third_export_keeps_what_the_clerk_corrected(after_second: Desk, tmp_path: Path) -> None:
    desk = after_second
    roads = next(one for one in desk.office.bodies.listed() if one.name == ROADS)
    correct(desk, "327000106", "body_id", roads.id, "письмо администрации")
    sheet = drop(desk, write_export(tmp_path / "lko-3.xlsx", THIRD), march(12))
    said = [
        " ".join(run.text for run in sheet.model.load([n])[0].runs)
        for n in range(sheet.model.rowCount())
    ]
    assert any("08.03.2026 (ваша правка останется)" in text for text in said)
    before = held(desk)
    sheet = drop(desk, tmp_path / "lko-3.xlsx", march(12))
    load(desk, sheet)
    assert held(desk) == {
        "327000101": (ROADS, LATE),
        "327000102": (ROADS, DONE),
        "327000103": (CITY, OPEN),
        "327000104": (CITY, DONE),
        "327000104 / 2": (CITY, DONE),
        "327000105": (ROADS, DONE),
        "327000106": (ROADS, OPEN),
        "327000107": (CITY, DONE),
        "327000108": (FOREST, OPEN),
        "327000109": (CITY, OPEN),
        "327000900": (ROADS, OPEN),
    }
    assert behind(desk, "Новые") == {"327000109"}
    assert behind(desk, "Получен ответ") >= {"327000104 / 2", "327000107"}
    assert behind(desk, "Стали просроченными") == {"327000101"}
    assert behind(desk, "Не подтверждены выгрузкой") == set()
    one = desk.office.appeals.get(desk.office.appeals.ids_of("327000102")[0])
    assert one.answered == march(9)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert held(desk) == before


def test_changes_of_an_import_are_reached_later_from_the_list_of_imports(
    after_second: Desk, tmp_path: Path
) -> None:
    desk = after_second
    at_once = desk.office.changes.since()
    load(desk, drop(desk, write_export(tmp_path / "lko-3.xlsx", THIRD), march(12)))
    desk.window.commands.do("show_imports")
    desk.settle()
    sheet = desk.window.imports
    sheet.table.select_id(2)
    sheet.kinds.click()
    desk.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [one.text() for one in menu.actions()]
    assert f"Новые: {len(at_once.new)}" in titles
    place = next(n for n, x in enumerate(titles) if x.startswith("Переданы другому органу"))
    menu.actions()[place].trigger()
    menu.close()
    desk.settle()
    moved = desk.office.appeals.page(desk.office.changes.of_batch(2).moved)
    assert moved
    assert titles[place].endswith(f": {len(moved)}")
    assert {x.split(" ")[0] for x in desk.shown()} == {one.number for one in moved}


def test_card_tells_the_way_of_an_entry_through_three_exports(
    after_second: Desk, tmp_path: Path
) -> None:
    desk = after_second
    load(desk, drop(desk, write_export(tmp_path / "lko-3.xlsx", THIRD), march(12)))
    held(desk)
    desk.select("327000103")
    desk.key(Qt.Key.Key_Return)
    card = desk.window.appeals.entry.shown
    assert card is not None
    assert [(one.body, one.days) for one in card.holders] == [(CITY, 19), (ROADS, 1), (CITY, 0)]
    moves = [one.note for one in card.events if one.what == "Передано"]
    assert moves == [f"{ROADS} → {CITY}", f"{CITY} → {ROADS}"]
