"""«Отобрать по значению»: a row's own values become conditions, by mouse and by keys."""

from operator import attrgetter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.selection import Law, Selection, ValueIs
from lo_appeals.services.selection_json import from_json, to_json
from lo_appeals.ui.appeals.by_value import Choice, choices
from lo_appeals.ui.appeals.conditions import conditions_of, without
from tests.gui.exports import CITY, ROADS
from tests.gui.window import Desk

WHOLE = Selection(law=Law.BOTH)


@pytest.fixture
def varied(desk: Desk) -> Desk:
    """Return a desk whose entries differ in more than the export of the tests lets them."""
    appeals = desk.office.appeals
    for number, values in {
        "327000001": {"postponed": True, "grade": 4, "category": "Лифты"},
        "327000002": {"postponed": False, "chose_59fz": True},
        "327000003": {"fast_track": True, "resolution": "Решено"},
        "327000006": {"body_id": None, "overdue_portal": True},
    }.items():
        (entry,) = appeals.ids_of(number)
        appeals.correct(entry, values, "сверка", appeals.get(entry).version)
    desk.office.notes.add(appeals.ids_of("327000004")[0], "проверить")
    return desk


def rows(desk: Desk, selection: Selection) -> set[str]:
    appeals = desk.office.appeals
    return {one.number for one in appeals.page(appeals.ids(selection))}


def of(desk: Desk, appeal: Appeal) -> list[Choice]:
    page = desk.window.appeals
    return choices(appeal, page.list.records.columns, page.judge)


def shown_value(desk: Desk, key: str, appeal: Appeal) -> object:
    """Return what two rows must have in common to be alike in a column."""
    own = {"state": desk.office.appeals.state_of, "left": attrgetter("due"),
           "body": attrgetter("body_id"),
           "accelerated": attrgetter("law59", "accelerated")}  # fmt: skip
    return own.get(key, attrgetter(key))(appeal)


def test_each_value_of_each_row_leaves_what_is_like_it_and_its_exclusion_the_rest(
    varied: Desk,
) -> None:
    appeals = varied.office.appeals
    every = appeals.page(appeals.ids(WHOLE))
    seen = set()
    for appeal in every:
        for one in of(varied, appeal):
            column = {"body_id": "body"}.get(one.key, one.key)
            mine = shown_value(varied, column, appeal)
            like = {x.number for x in every if shown_value(varied, column, x) == mine}
            if column == "accelerated" and not appeal.law59:  # the term: of both regimes
                like = {x.number for x in every if x.accelerated == appeal.accelerated}
            assert rows(varied, one.only(WHOLE)) == like, (appeal.number, one.words)
            if one.without is not None:
                rest = {x.number for x in every} - like
                assert rows(varied, one.without(WHOLE)) == rest, (appeal.number, one.words)
            seen.add((column, mine))
    assert len({column for column, _ in seen}) > 20
    assert ("postponed", None) in seen
    assert ("body", None) in seen


def test_every_choice_is_a_chip_that_comes_off_and_is_kept_by_a_filter(varied: Desk) -> None:
    appeals, names = varied.office.appeals, varied.window.appeals.names
    for appeal in appeals.page(appeals.ids(WHOLE)):
        for one in of(varied, appeal):
            for change in filter(None, (one.only, one.without)):
                picked = change(Selection())
                assert from_json(to_json(picked)) == picked
                if one.key == "state" or picked.values:
                    ((key, _),) = conditions_of(picked, names)
                    assert without(picked, key) == Selection()


def test_two_values_of_one_column_may_be_excluded_and_come_off_one_by_one(varied: Desk) -> None:
    first, second = ValueIs("category", "Лифты", True), ValueIs("grade", 4)
    picked = Selection(values=(first, second))
    assert [words for _, words in conditions_of(picked, {})] == [
        "Категория: не Лифты", "Оценка: 4",
    ]  # fmt: skip
    assert without(picked, "value 0") == Selection(values=(second,))


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text()]


def point_at(desk: Desk, number: str, key: str) -> None:
    """Press the right button on a cell."""
    table = desk.window.appeals.list
    index = table.records.index(desk.row_of(number), table.columns.section(key))
    place = table.visualRect(index).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(table.viewport(), event)
    desk.settle()


def test_right_button_on_a_cell_offers_its_value_first(desk: Desk) -> None:
    page = desk.window.appeals
    desk.window.show_entries(Selection())
    desk.settle()
    point_at(desk, "327000004", "body")
    menu = open_menu()
    assert texts(menu)[:2] == [f"Отобрать: Орган: {CITY}", f"Исключить: Орган: {CITY}"]
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    assert {desk.cell(n, "body") for n in range(len(desk.shown()))} == {CITY}
    point_at(desk, "327000004", "state")
    menu = open_menu()
    menu.actions()[1].trigger()
    menu.close()
    desk.settle()
    assert "327000004" not in desk.shown()
    assert [words for _, words in conditions_of(page.selection, page.names)] == [
        f"Орган: {CITY}", "Состояние: не Отвечено в срок",
    ]  # fmt: skip


def test_value_is_picked_by_keys_alone(desk: Desk) -> None:
    desk.window.show_entries(Selection())
    desk.settle()
    desk.select("327000001")
    desk.key(Qt.Key.Key_F7)
    menu = open_menu()
    place = next(n for n, x in enumerate(texts(menu)) if x == f"Орган: {ROADS}")
    for _ in range(place + 1):
        desk.bot.keyClick(menu, Qt.Key.Key_Down)
    desk.bot.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    assert {desk.cell(n, "body") for n in range(len(desk.shown()))} == {ROADS}


def test_menu_key_opens_the_menu_of_the_current_row(desk: Desk) -> None:
    table = desk.window.appeals.list
    desk.select("327000001")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table, event)
    menu = open_menu()
    assert texts(menu) == [
        "Отобрать по значению", "Исключить", "Исправить…", "Примечание…", "Значимое (п. 12)…",
        "Скопировать строки", "Скопировать без заголовков",
    ]  # fmt: skip
    menu.close()


def test_right_button_keeps_a_selection_of_many_rows(desk: Desk) -> None:
    page = desk.window.appeals
    page.list.selectAll()
    count = page.list.selected_count()
    assert count > 1
    point_at(desk, desk.shown()[1], "due")
    open_menu().close()
    assert page.list.selected_count() == count
