"""«Реестр»: list, chips, card, adding, editing, renaming, merging, abolishing, undo."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from lo_appeals.domain.bodies import BodyType
from lo_appeals.ui.registry.quick import ALL, ENDED, UNCONFIRMED
from tests.gui.exports import CITY, ROADS
from tests.gui.window import CTRL, SHIFT, Desk


def names(desk: Desk) -> list[str]:
    page = desk.window.registry
    desk.settle()
    return [page.rows[one].body.name for one in page.model.ids]


def body_id(desk: Desk, name: str) -> int:
    return next(one.id for one in desk.office.bodies.listed() if one.name == name)


def open_card(desk: Desk, name: str) -> None:
    desk.window.deeds.show_registry()
    desk.settle()
    desk.window.registry.show_body(body_id(desk, name))
    desk.settle()


def fill(desk: Desk, values: dict[str, Any]) -> None:
    form = desk.window.registry.body_card.covers.currentWidget()
    form.form.set_values(values)
    form.save.click()
    desk.settle()


def test_chips_count_bodies_by_type(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    assert names(desk) == [CITY, ROADS]
    page = desk.window.registry
    assert page.chips[BodyType.EXECUTIVE].count == "1"
    page.chips[BodyType.MUNICIPAL].click()
    assert names(desk) == [CITY]
    page.chips[UNCONFIRMED].click()
    assert names(desk) == [CITY, ROADS]


def test_search_finds_by_part_of_the_name_without_yo(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.type_into(desk.window.registry.search, "елкин")
    assert names(desk) == [CITY]
    desk.type_into(desk.window.registry.search, "нет такого")
    assert "нет такого" in desk.window.registry.fruitless.why.text()


def test_card_shows_duties_figures_and_spellings(desk: Desk) -> None:
    open_card(desk, CITY)
    card = desk.window.registry.body_card
    assert card.title.text() == CITY
    assert "рекомендация" in card.duties.text()
    assert (card.open_tile.number, card.late_tile.number) == ("2", "1")
    assert card.state.said == "требует проверки"


def test_figure_of_a_body_opens_exactly_its_entries(desk: Desk) -> None:
    open_card(desk, CITY)
    desk.window.registry.body_card.late_tile.click()
    desk.settle()
    assert desk.shown() == ["327000007"]


def test_body_is_added_and_ctrl_z_removes_it(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.key(Qt.Key.Key_N, CTRL)
    fill(desk, {"name": "Комитет по печати", "type": BodyType.EXECUTIVE})
    assert "Комитет по печати" in names(desk)
    assert desk.window.registry.body_card.title.text() == "Комитет по печати"
    desk.key(Qt.Key.Key_Z, CTRL)
    assert "Комитет по печати" not in names(desk)


def test_form_that_is_left_shows_the_body_again(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.deeds.add_body()
    card = desk.window.registry.body_card
    assert card.title.text() == "Новый орган"
    card.covers.currentWidget().leave.click()
    assert card.title.text() == ROADS
    assert card.state.isVisible()


def test_taken_name_is_refused_beside_the_field(desk: Desk) -> None:
    desk.window.deeds.add_body()
    fill(desk, {"name": ROADS.upper()})
    form = desk.window.registry.body_card.covers.currentWidget()
    assert "уже есть" in form.form.error_of("name")
    assert desk.window.registry.body_card.covered


def test_confirming_takes_the_mark_away(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.confirm_button.click()
    desk.settle()
    assert desk.window.registry.body_card.state.said == "нет ни одного контакта"
    assert desk.window.registry.chips[UNCONFIRMED].count == "1"


def test_selected_bodies_are_checked_by_one_key_and_taken_back_by_one(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.settle()
    page = desk.window.registry
    assert page.chips[UNCONFIRMED].count == "2"
    page.list.selectAll()
    desk.key(Qt.Key.Key_B, CTRL | SHIFT, widget=page.list)
    assert page.chips[UNCONFIRMED].count == "0"
    assert desk.window.message.what.text().replace("\u00a0", " ") == "Сведения проверены: 2 органа."
    desk.key(Qt.Key.Key_Z, CTRL, widget=page.list)
    assert page.chips[UNCONFIRMED].count == "2"


def test_editing_changes_what_has_no_date(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.key(Qt.Key.Key_F2)
    fill(desk, {"short_name": "Дороги", "type": BodyType.OTHER, "confirmed": True})
    body = desk.office.bodies.get(body_id(desk, ROADS))
    assert (body.short_name, body.type, body.confirmed) == ("Дороги", BodyType.OTHER, True)


def test_renaming_keeps_the_old_name_for_the_days_before(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.rename.emit()
    fill(desk, {"name": "Комитет по дорогам и мостам", "on": date(2026, 3, 1)})
    card = desk.window.registry.body_card
    assert card.title.text() == "Комитет по дорогам и мостам"
    assert [one.what for one in card.names.happenings] == ["Комитет по дорогам и мостам", ROADS]


def test_merged_body_leaves_the_list_and_is_kept_among_the_ended(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.merge.emit()
    fill(desk, {"into": body_id(desk, CITY), "on": date(2026, 3, 1)})
    page = desk.window.registry
    page.chips[ALL].click()
    assert names(desk) == [CITY]
    page.chips[ENDED].click()
    assert names(desk) == [ROADS]


def test_body_to_merge_into_has_to_be_named(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.merge.emit()
    fill(desk, {"on": date(2026, 3, 1)})
    form = desk.window.registry.body_card.covers.currentWidget()
    assert "Орган не выбран" in form.form.error_of("into")
    assert desk.office.bodies.get(body_id(desk, ROADS)).merged_into is None


def test_abolished_body_says_since_when(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.abolish.emit()
    fill(desk, {"on": date(2026, 3, 2)})
    assert desk.window.registry.body_card.state.said == "упразднён с 02.03.2026"


def test_spelling_is_remembered(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.alias.emit()
    fill(desk, {"text": "Комдор"})
    assert "Комдор" in desk.office.bodies.aliases(body_id(desk, ROADS))


def test_date_that_does_not_exist_is_named_beside_its_field(desk: Desk) -> None:
    open_card(desk, ROADS)
    desk.window.registry.body_card.abolish.emit()
    form = desk.window.registry.body_card.covers.currentWidget()
    form.form.field("on").editor.setText("31.02.2026")
    form.save.click()
    assert "не бывает" in form.form.error_of("on")


def test_card_in_a_low_window_has_the_height_until_something_is_looked_for(desk: Desk) -> None:
    desk.window.resize(911, 456)  # 150 % of 1366×768
    registry = desk.window.registry
    open_card(desk, CITY)
    assert registry.body_card.area.height() > desk.window.height() / 2
    assert not registry.search.isVisible()
    desk.key(Qt.Key.Key_F, CTRL, widget=desk.window)
    assert registry.search.hasFocus()
    assert registry.card_open
    desk.key(Qt.Key.Key_Escape, widget=registry.search)
    assert not registry.search.isVisible()
    assert registry.list.hasFocus()


def test_search_closes_a_card_that_covers_the_list(desk: Desk) -> None:
    desk.window.resize(683, 340)  # 200 %
    registry = desk.window.registry
    open_card(desk, CITY)
    assert not registry.list.isVisible()
    desk.key(Qt.Key.Key_F, CTRL, widget=desk.window)
    assert registry.search.hasFocus()
    assert registry.list.isVisible()
