"""Who may not change something sees it disabled, with the reason; the base refuses it anyway."""

from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lo_appeals.services import rights
from lo_appeals.services.rights import Area, Rights
from lo_appeals.ui.appeals.columns import shown_number
from lo_appeals.ui.look import Look
from lo_appeals.ui.permits import ACTIONS, BUTTONS, forbid
from lo_appeals.ui.popover import Popover
from lo_appeals.ui.shared_page import OWN
from tests.gui.window import Desk

HEAD = Rights(frozenset({Area.ENTRIES, Area.REGISTRY}), "Ваша роль – руководитель.")


def buttons(desk: Desk, area: Area) -> list[bool]:
    return [attrgetter(place)(desk.window).isEnabled() for place in BUTTONS[area]]


def test_reader_finds_everything_that_changes_disabled_and_told(desk: Desk) -> None:
    forbid(desk.window, rights.READER)
    desk.select(desk.shown()[0])
    desk.window.appeals.open_entry(desk.window.appeals.list.current_id())
    desk.settle()
    for area in Area:
        assert not any(buttons(desk, area))
        for key in ACTIONS[area]:
            assert not desk.window.commands.by_key[key].isEnabled()
    edit = desk.window.appeals.entry.edit
    assert "просмотр" in edit.toolTip()
    assert "просмотр" in edit.accessibleDescription()
    assert edit.accessibleName() == "Исправить (F2)"
    desk.window.enable()  # what the window enables by the selection stays as it is
    assert not desk.window.commands.by_key["correct_entry"].isEnabled()
    assert shown_number(desk.office.appeals.page([desk.window.appeals.list.current_id()])[0])


def test_menu_of_a_reader_offers_nothing_that_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.office, "rights", rights.READER)
    desk.window.appeals.list.selectAll()
    offered = {one.text(): one.isEnabled() for one in desk.window.appeals.extras.menu().actions()}
    assert offered["Что изменилось и что впереди"]
    changing = [
        text for text in offered if text.startswith(("Внести", "Примеч", "Испр", "Удалить:"))
    ]
    assert len(changing) == 4
    assert not any(offered[text] for text in changing)


def test_keys_of_a_list_open_no_form_for_a_reader(desk: Desk) -> None:
    forbid(desk.window, rights.READER)
    desk.select(desk.shown()[0])
    for table, covered in (
        (desk.window.appeals.list, desk.window.appeals.entry),
        (desk.window.registry.list, desk.window.registry.body_card),
    ):
        for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            desk.key(key, widget=table)
            assert not covered.covered
    assert not [one for one in desk.window.findChildren(Popover) if one.isVisible()]


def test_head_decides_and_does_not_edit(desk: Desk) -> None:
    forbid(desk.window, HEAD)
    assert not any(buttons(desk, Area.ENTRIES))
    assert desk.window.organisation.save.isEnabled()
    assert desk.window.commands.by_key["issue_report"].isEnabled()
    desk.window.deeds.show_registry()
    page = desk.window.registry
    page.open_body(page.list.records.ids[0])
    desk.settle()
    assert not page.body_card.edit_button.isEnabled()
    assert not any(one.isEnabled() for one in page.body_card.sections.asking.buttons)


def test_owner_of_a_base_in_a_file_may_do_everything(desk: Desk) -> None:
    assert desk.office.rights == Rights()
    assert not desk.window.band.isVisible()


def test_settings_tell_of_the_own_base_and_how_to_share_it(desk: Desk) -> None:
    desk.window.deeds.show_settings()
    desk.settle()
    sheet = desk.window.organisation
    sheet.groups.setCurrentRow(sheet.groups.count() - 1)
    page = sheet.shared
    assert sheet.pages.currentWidget().isAncestorOf(page)
    assert not sheet.defaults.isEnabled()
    assert page.now.text() == OWN
    page.address.set_value("postgresql://ivanova@server/base")
    assert "move-base" in page.steps.text()
    assert '"postgresql://ivanova@server/base"' in page.steps.text()


DRIVER = find_spec("psycopg") is not None  # a part that an own base does without
UNHEARD = "Нет связи с сервером базы." if DRIVER else "Для общей базы не хватает драйвера"


@pytest.mark.parametrize(
    ("address", "told"),
    [("нечто", "Адрес базы не понят."), ("sqlite:///a", "Это база в файле"),
     ("postgresql://a@127.0.0.1:1/b", UNHEARD)],
)  # fmt: skip
def test_address_that_does_not_answer_is_told_and_not_kept(
    address: str, told: str, desk: Desk
) -> None:
    page = desk.window.organisation.shared
    page.address.set_value(address)
    page.switch.click()
    desk.settle()
    assert page.state.said.startswith(told)
    assert page.address.value() == address
    assert not (desk.office.folder / "shared-base.txt").exists()


def test_password_is_not_shown_in_the_steps(desk: Desk, qtbot: QtBot, look: Look) -> None:
    page = desk.window.organisation.shared
    page.address.set_value("postgresql://ivanova:тайна@server/base")
    assert "тайна" not in page.steps.text()
    page.switch.click()
    desk.settle()
    assert Path(desk.office.folder / "shared-base.txt").exists() is False
