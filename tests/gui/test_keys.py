"""Keys of good office programs: they do here what they do there."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.appeals.correction import CorrectionForm
from lo_appeals.ui.appeals.new_entry import NewEntryForm
from lo_appeals.ui.controls import Button
from lo_appeals.ui.registry.forms import BodyForm
from tests.gui.exports import NOW, ROADS
from tests.gui.window import CTRL, Desk


def press_in_form(desk: Desk, form: NewEntryForm | CorrectionForm | BodyForm, key: Qt.Key) -> None:
    """Press Ctrl and a key in the form's first field."""
    desk.key(key, CTRL, widget=form.form.field(form.first).editor)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Insert])
def test_new_entry_is_written_in_the_card_of_the_list(desk: Desk, key: Qt.Key) -> None:
    held = CTRL if key == Qt.Key.Key_N else Qt.KeyboardModifier.NoModifier
    desk.key(key, held, widget=desk.window.appeals.list)
    form = desk.form(NewEntryForm)
    press_in_form(desk, form, Qt.Key.Key_S)
    assert "не заполнено" in form.form.error_of("number")
    assert "не заполнено" in form.form.error_of("registered")
    form.form.set_values({"number": "500000001", "registered": NOW.date(), "category": "Дороги"})
    form.form.field("note").set_value("по телефону")
    press_in_form(desk, form, Qt.Key.Key_S)
    desk.bot.waitUntil(lambda: not desk.window.appeals.entry.covered)
    assert "500000001" in desk.shown()
    (entry_id,) = desk.office.appeals.ids_of("500000001")
    made = desk.office.appeals.get(entry_id)
    assert (made.category, made.registered) == ("Дороги", NOW.date())
    assert [one.text for one in desk.office.notes.of(entry_id)] == ["по телефону"]


def test_due_day_and_weekday_are_told_while_the_date_is_typed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.form(NewEntryForm)
    form.day.edit.insert("1.3.26")
    assert form.day.hint() == "01.03.2026, вс; срок 31.03.2026"
    form.form.field("fast").set_value(True)
    assert form.day.hint() == "01.03.2026, вс; срок 11.03.2026"
    form.day.edit.setText("31.02.2026")
    assert form.day.hint() == ""


def test_known_number_is_told_while_it_is_typed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.form(NewEntryForm)
    form.number.line.insert("327000001")
    desk.settle()
    assert "уже есть в базе" in form.form.error_of("number")
    form.number.line.insert("9")
    desk.settle()
    assert form.form.error_of("number") == ""
    form.number.line.clear()
    desk.settle()
    assert form.form.error_of("number") == ""


def test_known_name_of_a_body_is_told_while_it_is_typed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.window.registry.body_card.covers.currentWidget()
    assert isinstance(form, BodyForm)
    form.form.field("name").type_in(ROADS.upper())
    assert "уже есть" in form.form.error_of("name")
    form.form.field("name").type_in("Комитет по мостам")
    assert form.form.error_of("name") == ""


def test_enter_in_a_line_saves_the_form(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.form(NewEntryForm)
    desk.key(Qt.Key.Key_Return, widget=form.number.line)
    assert "не заполнено" in form.form.error_of("number")
    form.form.set_values({"number": "500000002", "registered": NOW.date()})
    desk.key(Qt.Key.Key_Return, widget=form.number.line)
    assert desk.office.appeals.ids_of("500000002")


def test_row_that_keys_work_on_is_the_selected_one(desk: Desk) -> None:
    table = desk.window.registry.list
    desk.key(Qt.Key.Key_1, CTRL)
    assert table.selected_ids() == [table.current_id()]
    desk.key(Qt.Key.Key_C, CTRL, widget=table)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2  # headings and the row


def test_focus_goes_back_where_a_form_was_opened_from(desk: Desk) -> None:
    entries = desk.window.appeals
    entries.focus_list()
    desk.key(Qt.Key.Key_F2, widget=entries.list)
    assert desk.form(CorrectionForm).isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert entries.list.hasFocus()
    button = next(one for one in entries.entry.foot.findChildren(Button) if "мечание" in one.text())
    button.setFocus()
    desk.key(Qt.Key.Key_Return, widget=button)
    assert entries.entry.covered
    desk.key(Qt.Key.Key_Escape)
    assert button.hasFocus()


def test_ctrl_enter_saves_and_opens_the_next_new_entry(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N, CTRL)
    first = desk.form(NewEntryForm)
    first.form.set_values({"number": "500000001", "registered": NOW.date()})
    press_in_form(desk, first, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.form(NewEntryForm) is not first)
    assert desk.form(NewEntryForm).number.line.text() == ""
    assert desk.office.appeals.ids_of("500000001")


def test_ctrl_enter_saves_a_correction_and_opens_that_of_the_next_row(desk: Desk) -> None:
    desk.window.appeals.list.selectRow(0)
    number, after = desk.shown()[:2]
    desk.key(Qt.Key.Key_F2, widget=desk.window.appeals.list)
    form = desk.form(CorrectionForm)
    form.form.set_values({"category": "Дорожные знаки", "reason": "ошибка оператора"})
    press_in_form(desk, form, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.form(CorrectionForm) is not form)
    assert desk.form(CorrectionForm).card.appeal.number == after
    (entry_id,) = desk.office.appeals.ids_of(number)
    assert desk.office.appeals.get(entry_id).category == "Дорожные знаки"


def test_key_of_adding_adds_what_the_place_holds(desk: Desk) -> None:
    window = desk.window
    window.deeds.show_registry()
    desk.settle()
    desk.key(Qt.Key.Key_N, CTRL)
    assert window.registry.body_card.title.text() == "Новый орган"
    window.deeds.show_reports()
    desk.key(Qt.Key.Key_N, CTRL)
    assert window.reports.pages.currentWidget() is window.reports.letters
    window.deeds.show_votings()
    desk.settle()
    desk.key(Qt.Key.Key_N, CTRL)
    assert window.registry.desk.votings.card.title.text() == "Новое голосование"


def test_f2_changes_the_body_in_the_registry(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.settle()
    desk.key(Qt.Key.Key_F2)
    form = desk.window.registry.body_card.covers.currentWidget()
    assert isinstance(form, BodyForm)
    assert form.save.text().replace("&", "") == "Сохранить"


def test_delete_asks_why_and_undo_brings_the_row_back(desk: Desk) -> None:
    desk.select("327000002")
    desk.key(Qt.Key.Key_Delete, widget=desk.window.appeals.list)
    (panel,) = (one for one in desk.window.findChildren(AskPopover) if one.isVisible())
    panel.field.setText("внесено по ошибке")
    panel.press.click()
    desk.settle()
    assert "327000002" not in desk.shown()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert "327000002" in desk.shown()


def test_delete_in_the_registry_opens_the_form_of_its_end(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.settle()
    desk.key(Qt.Key.Key_Delete)
    form = desk.window.registry.body_card.covers.currentWidget()
    assert isinstance(form, BodyForm)
    assert form.save.text() == "&Упразднить"


def test_what_was_undone_is_done_again(desk: Desk) -> None:
    (entry_id,) = desk.office.appeals.ids_of("327000002")

    def notes() -> list[str]:
        return sorted(one.text for one in desk.office.notes.of(entry_id))

    for text in ("второе", "первое"):
        desk.window.changing.do(partial(desk.office.notes.add, entry_id, text))
        desk.settle()
    for _ in range(2):
        desk.key(Qt.Key.Key_Z, CTRL)
    assert notes() == []
    assert desk.window.message.more.text() == "Вернуть  Ctrl+Y"
    desk.key(Qt.Key.Key_Y, CTRL)
    assert notes() == ["второе"]
    desk.key(Qt.Key.Key_Y, CTRL)
    assert notes() == ["второе", "первое"]
    assert not desk.window.commands.by_key["redo"].isEnabled()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert notes() == ["второе"]


def test_new_change_ends_what_could_be_done_again(desk: Desk) -> None:
    (one,), (other,) = (desk.office.appeals.ids_of(f"32700000{n}") for n in (1, 2))
    desk.window.changing.do(partial(desk.office.notes.add, one, "заметка"))
    desk.settle()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.window.changing.can_redo
    desk.window.changing.do(partial(desk.office.notes.add, other, "заметка"))
    desk.settle()
    assert not desk.window.changing.can_redo


def test_copied_rows_are_text_with_headings(desk: Desk) -> None:
    desk.window.appeals.list.selectAll()
    desk.key(Qt.Key.Key_C, CTRL, widget=desk.window.appeals.list)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].startswith("№ ПОС\tСостояние")
    assert len(lines) == len(desk.shown()) + 1
    assert "mso-number-format:'\\@'" in data.html()
