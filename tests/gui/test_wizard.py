"""The first start: four steps that can be left out, the made-up region under its band."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.ui.program import Program
from lo_appeals.ui.settings_store import ScreenSettings
from tests.gui.window import CTRL, Desk, clock


def fill(desk: Desk, key: str, text: str) -> None:
    form = next(one for one in desk.window.wizard.forms if key in one.row_keys)
    editor = form.field(key).editor
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    assert line is not None
    line.setText(text)


def test_first_start_shows_the_steps_once(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    assert window.wizard.isVisible()
    assert window.wizard.line.accessibleName() == "Шаг 1 из 4: Приказ"
    window.wizard.skip.click()
    assert not window.wizard.isVisible()
    window.begin()
    assert not window.wizard.isVisible()


def test_base_with_data_needs_no_first_steps(desk: Desk) -> None:
    desk.window.begin()
    assert not desk.window.wizard.isVisible()


def test_nothing_else_can_be_done_meanwhile(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    assert not any(one.isEnabled() for one in window.commands.by_key.values())
    empty_desk.key(Qt.Key.Key_Escape, widget=window.wizard)
    assert window.commands.by_key["show_reports"].isEnabled()


def test_four_steps_by_keyboard_save_what_was_filled_in(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    fill(empty_desk, "order_number", "31")
    fill(empty_desk, "order_date", "17112025")
    for _ in range(3):
        empty_desk.key(Qt.Key.Key_Return, CTRL, widget=window.wizard)
    assert window.wizard.step == 3
    fill(empty_desk, "governor_name", "Северову А.П.")
    empty_desk.key(Qt.Key.Key_Return, CTRL, widget=window.wizard)
    assert not window.wizard.isVisible()
    saved = empty_desk.office.settings.organisation()
    assert (saved.order_number, saved.order_date) == ("31", date(2025, 11, 17))
    assert saved.governor_name == "Северову А.П."


def test_refused_wizard_stays_with_what_is_typed(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    fill(empty_desk, "order_number", "31")
    for _ in range(3):
        window.wizard.next.click()
    with monkeypatch.context() as lost:

        def refuse(_new: object, _old: object) -> None:
            raise UserError("Нет связи с сервером базы.")

        lost.setattr(empty_desk.office.settings, "save", refuse)
        window.wizard.next.click()
        empty_desk.settle()
    assert window.wizard.isVisible()
    assert window.message.isVisible()
    assert not window.message.visibleRegion().isEmpty()
    window.wizard.next.click()
    empty_desk.settle()
    assert not window.wizard.isVisible()
    assert empty_desk.office.settings.organisation().order_number == "31"


def test_last_button_pressed_twice_saves_and_leaves_once(empty_desk: Desk) -> None:
    window, left = empty_desk.window, list[str]()
    window.begin()
    empty_desk.settle()
    window.wizard.left.connect(lambda: left.append("left"))
    fill(empty_desk, "order_number", "31")
    for _ in range(3):
        window.wizard.next.click()
    window.wizard.next.click()
    window.wizard.next.click()  # before the base has taken it
    empty_desk.settle()
    assert left == ["left"]
    assert not window.message.isVisible() or window.message.tone != "late"
    written = [one for one in empty_desk.office.journal.entries() if "настро" in one.action]
    assert len(written) == 1


def test_wrong_date_keeps_the_step(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    fill(empty_desk, "order_date", "31.02.2025")
    window.wizard.next.click()
    assert window.wizard.step == 0
    assert "31.02.2025" in window.wizard.forms[0].error_of("order_date")
    window.wizard.skip.click()
    assert empty_desk.office.settings.organisation().order_date is None


def test_what_was_filled_in_outlives_leaving_and_what_is_wrong_does_not(
    empty_desk: Desk,
) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    fill(empty_desk, "order_number", "31")
    fill(empty_desk, "order_date", "31.02.2025")
    empty_desk.key(Qt.Key.Key_Escape, widget=window.wizard)
    assert not window.wizard.isVisible()
    saved = empty_desk.office.settings.organisation()
    assert (saved.order_number, saved.order_date) == ("31", None)
    empty_desk.key(Qt.Key.Key_Z, CTRL)
    assert empty_desk.office.settings.organisation().order_number == ""


def test_signer_is_written_with_initials_unless_written_otherwise(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    form = window.wizard.forms[0]
    form.field("signer_name").editor.setFocus()
    fill(empty_desk, "signer_name", "Озеров Вадим Кириллович")
    empty_desk.key(Qt.Key.Key_Tab, widget=form.field("signer_name").editor)
    assert form.field("signer_short").typed() == "В.К. Озеров"
    fill(empty_desk, "signer_short", "Вадим Озеров")
    fill(empty_desk, "signer_name", "Озёров Вадим Кириллович")
    empty_desk.key(Qt.Key.Key_Return, widget=form.field("signer_name").editor)
    assert form.field("signer_short").typed() == "Вадим Озеров"


def test_enter_in_a_field_goes_to_the_next_step(empty_desk: Desk) -> None:
    window = empty_desk.window
    window.begin()
    empty_desk.settle()
    empty_desk.key(Qt.Key.Key_Return, widget=window.wizard.forms[0].field("order_number").editor)
    assert window.wizard.step == 1


def test_last_step_leads_to_the_first_file(empty_desk: Desk) -> None:
    window, asked = empty_desk.window, list[str]()
    window.begin()
    empty_desk.settle()
    window.wizard.wants_file.disconnect()
    window.wizard.wants_file.connect(lambda: asked.append("file"))
    for _ in range(3):
        window.wizard.next.click()
    window.wizard.back.click()
    window.wizard.next.click()
    window.wizard.file.click()
    assert asked == ["file"]
    assert not window.wizard.isVisible()


def test_made_up_region_opens_beside_the_own_base_and_closes(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    office = Office(tmp_path / "own", clock, directory=())
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    program.show()
    program.wait()
    assert program.window is not None
    assert not program.window.sample_band.isVisible()
    with qtbot.waitSignal(program.sample.swapped, timeout=60_000):
        program.window.deeds.toggle_sample()
    program.wait()
    shown = program.window
    assert shown.sample_band.isVisible()
    assert program.office is not office
    assert shown.appeals.model.rowCount() > 0
    with qtbot.waitSignal(program.sample.swapped):
        qtbot.mouseClick(shown.sample_band.button, Qt.MouseButton.LeftButton)
    program.wait()
    assert program.office is office
    assert program.window is not None
    assert not program.window.sample_band.isVisible()
    assert not office.imports.batches()
    program.close()
    office.close()
