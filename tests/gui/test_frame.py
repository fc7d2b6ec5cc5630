"""The frame: keys, Alt letters, names for screen readers, Ctrl+K, freshness, settings, theme."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.ui.about import components
from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.look import DARK, Look
from lo_appeals.ui.messages import SHOWN_MS, MessageBar
from tests.gui.exports import BASE_ROWS, CITY, NOW, write_export
from tests.gui.window import CTRL, Desk, opened


def visible(desk: Desk, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in desk.window.findChildren(kind) if one.isVisible()]


def test_icons_of_all_actions_are_shipped(look: Look) -> None:
    assert [
        one.icon for one in ACTIONS if one.icon and not (look.icons / f"{one.icon}.svg").is_file()
    ] == []


def test_sections_change_by_ctrl_and_number(desk: Desk) -> None:
    for key, section in ((Qt.Key.Key_1, 0), (Qt.Key.Key_3, 2), (Qt.Key.Key_2, 1)):
        desk.key(key, CTRL, widget=desk.window)
        assert desk.window.section == section


def test_ctrl_k_finds_a_body_and_opens_its_card(desk: Desk) -> None:
    desk.key(Qt.Key.Key_K, CTRL, widget=desk.window)
    go = desk.window.go_to
    go.field.setText("ёлкин")
    desk.key(Qt.Key.Key_Return, widget=go.field)
    desk.settle()
    assert desk.window.section == 0
    assert desk.window.registry.body_card.title.text() == CITY


def test_ctrl_k_does_commands_and_esc_closes_it(desk: Desk) -> None:
    desk.key(Qt.Key.Key_K, CTRL, widget=desk.window)
    go = desk.window.go_to
    desk.key(Qt.Key.Key_Escape, widget=go.field)
    assert not go.isVisible()
    desk.window.deeds.go_anywhere()
    go.field.setText("список загр")
    desk.key(Qt.Key.Key_Return, widget=go.field)
    assert desk.window.pages.currentWidget() is desk.window.imports


def test_number_from_the_clipboard_opens_its_card(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(" 327000005 ")
    desk.key(Qt.Key.Key_G, CTRL, widget=desk.window)
    go = desk.window.go_to
    desk.bot.waitUntil(
        lambda: any("327000005" in go.lines.item(n).text() for n in range(go.lines.count()))
    )
    desk.key(Qt.Key.Key_Return, widget=go.field)
    desk.settle()
    assert desk.window.appeals.entry.title.text() == "327000005"
    assert desk.window.appeals.entry.state.said == "Отвечено на 1\u00a0день позже срока"


def test_fresh_data_need_no_next_step(desk: Desk) -> None:
    header = desk.window.header
    assert header.stamp.text() == "Данные на 12.03 10:00"
    assert not desk.window.appeals.load_button.primary


def test_old_export_warns_on_the_header(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as desk:
        file = write_export(tmp_path / "old.xlsx", BASE_ROWS[3:5])
        desk.office.imports.apply(desk.office.imports.read(file, BASE_ROWS[0][2]))
        desk.window.reload()
        desk.settle()
        assert desk.window.header.stamp.text() == "Данные на 09.02 · устарели"
        assert desk.window.appeals.load_button.primary


def test_settings_show_what_is_wrong_and_save_what_is_right(desk: Desk) -> None:
    desk.window.deeds.show_settings()
    desk.settle()
    sheet = desk.window.organisation
    form = sheet.forms["Порядок работы"]
    form.set_values({"minimum_entries": 0})
    sheet.save.click()
    assert "от 1 до 1000" in form.error_of("minimum_entries")
    assert sheet.pages.currentIndex() == list(sheet.forms).index("Порядок работы")
    form.set_values({"minimum_entries": 7})
    sheet.save.click()
    desk.settle()
    assert desk.office.settings.organisation().minimum_entries == 7
    desk.key(Qt.Key.Key_Z, CTRL, widget=desk.window)
    assert desk.office.settings.organisation().minimum_entries == 5


def test_setting_that_moves_terms_tells_its_effect_before_it_is_saved(desk: Desk) -> None:
    appeal = PortalFacts(number="5", received=NOW.date(), category="Дороги")
    desk.office.manual.register(appeal)
    desk.window.deeds.show_settings()
    desk.settle()
    sheet = desk.window.organisation
    categories = "Дороги"
    sheet.forms["Порядок работы"].set_values({"accelerated_topics": categories})
    sheet.save.click()
    desk.settle()
    assert desk.office.settings.organisation().accelerated_topics == ""
    assert "Обращений без ответа пересчитывается" in sheet.foot_says.text()
    sheet.save.click()
    desk.settle()
    assert desk.office.settings.organisation().accelerated_topics == categories


def test_every_part_of_the_program_stands_under_its_licence(desk: Desk) -> None:
    shown = components()
    assert "OpenCorpora 0.92 – CC BY-SA 3.0: словарь русского языка" in shown
    assert len(shown.splitlines()) > 30
    assert shown in desk.window.about.licences.toPlainText()


def test_the_texts_of_licences_can_be_read(desk: Desk) -> None:
    about = desk.window.about
    told = {}
    for place in range(about.texts.count()):
        about.texts.setCurrentRow(place)
        told[about.texts.item(place).text()] = about.licences.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told["LGPL-3.0"]
    assert "GNU GENERAL PUBLIC LICENSE" in told["GPL-3.0"]
    assert "creativecommons.org/licenses/by-sa/3.0" in told["OpenCorpora"]
    assert "download.qt.io" in told["Qt"]
    assert told["Lucide ISC"].startswith("ISC License")


def test_group_of_settings_returns_to_its_defaults(desk: Desk) -> None:
    desk.office.settings.set_from_json({"committee": "Другой комитет"})
    desk.window.deeds.show_settings()
    desk.settle()
    sheet = desk.window.organisation
    sheet.groups.setCurrentRow(list(sheet.forms).index("Комитет и бланк"))
    sheet.defaults.click()
    assert "общественных коммуникаций" in sheet.forms["Комитет и бланк"].field("committee").value()


def ground(desk: Desk) -> str:
    return desk.window.palette().color(QPalette.ColorRole.Window).name().upper()


def test_theme_changes_at_once_and_is_remembered(desk: Desk) -> None:
    desk.key(Qt.Key.Key_D, CTRL, widget=desk.window)
    desk.bot.waitUntil(lambda: ground(desk) == DARK.window)
    assert desk.window.kit.screen.dark
    desk.key(Qt.Key.Key_D, CTRL, widget=desk.window)
    assert not desk.window.kit.screen.dark


def test_error_stays_and_a_message_goes(desk: Desk) -> None:
    message = desk.window.message
    message.say("Сделано.")
    assert message._clock.isActive()
    assert message._clock.interval() == SHOWN_MS
    message.warn(UserError("Файл занят.", "Закройте его."))
    assert not message._clock.isActive()
    assert message.accessibleName() == "Файл занят. Закройте его."
    message.gone.click()
    assert not message.isVisible()


def test_message_said_before_the_window_has_its_size_stands_in_its_corner(
    look: Look, qtbot: QtBot
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(640, 400)
    message = MessageBar(look, room)
    message.say("В прошлый раз программа закрылась внезапно.")
    room.resize(1366, 690)
    room.show()
    assert message.geometry().right() > 1300
    assert message.geometry().bottom() > 560


def test_copy_of_the_base_is_made_and_told(desk: Desk) -> None:
    desk.key(Qt.Key.Key_B, CTRL, widget=desk.window)
    assert "Копия базы сделана" in desk.window.message.what.text()
    assert desk.window.status.copy.text() == "Последняя проверенная копия: 12.03 10:00"
