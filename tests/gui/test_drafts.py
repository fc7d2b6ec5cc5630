"""What is typed into a form is not lost by Esc, nor when the program ends in the middle."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lo_appeals.domain.selection import Selection
from lo_appeals.ui.appeals.new_entry import NewEntryForm
from lo_appeals.ui.appeals.notes import NoteForm
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.look import Look
from tests.gui.exports import NOW
from tests.gui.window import CTRL, Desk, opened


def new_entry(desk: Desk) -> NewEntryForm:
    desk.key(Qt.Key.Key_N, CTRL)
    return desk.form(NewEntryForm)


def test_form_left_by_esc_offers_what_was_typed_when_it_opens_again(desk: Desk) -> None:
    form = new_entry(desk)
    form.number.line.insert("500000001")
    form.form.field("note").set_value("по телефону")
    form.form.field("fast").set_value(True)
    desk.key(Qt.Key.Key_Escape, widget=form.number.line)
    assert not desk.window.appeals.entry.covered
    assert "ничего не записано" in desk.window.message.what.text()
    again = new_entry(desk)
    assert again.number.line.text() == ""
    assert desk.window.message.more.text() == "Подставить"
    desk.window.message.more.click()
    assert again.number.line.text() == "500000001"
    assert again.form.field("note").value() == "по телефону"
    assert again.form.field("fast").value() is True


def test_saved_form_leaves_nothing_behind(desk: Desk) -> None:
    form = new_entry(desk)
    form.form.set_values({"number": "500000001", "registered": NOW.date()})
    desk.window.drafts.look()
    desk.settle()
    assert desk.window.drafts.file.kept()
    form.save.click()
    desk.settle()
    assert desk.window.drafts.file.kept() == {}
    new_entry(desk)
    assert desk.window.message.more.text() != "Подставить"


def test_untouched_form_is_closed_without_a_word(desk: Desk) -> None:
    form = new_entry(desk)
    desk.key(Qt.Key.Key_Escape, widget=form.number.line)
    assert not desk.window.message.isVisible()
    assert desk.window.drafts.file.kept() == {}


def test_refused_form_is_still_kept(desk: Desk) -> None:
    form = new_entry(desk)
    form.form.set_values({"number": "327000001", "registered": NOW.date()})
    form.save.click()
    desk.settle()
    desk.window.drafts.look()
    desk.settle()
    assert "327000001" in str(desk.window.drafts.file.kept())


def test_next_start_offers_what_a_broken_one_left(
    qtbot: QtBot, look: Look, tmp_path: Path, base: Path
) -> None:
    with opened(qtbot, tmp_path, base) as desk:
        new_entry(desk).number.line.insert("500000001")
        desk.window.drafts.look()  # what the clock does every three seconds
        desk.settle()
    with opened(qtbot, tmp_path) as desk:
        desk.window.begin()
        assert "Новое обращение" in desk.window.message.advice.text()
        form = new_entry(desk)
        desk.window.message.more.click()
        assert form.number.line.text() == "500000001"


def test_file_that_cannot_be_read_is_as_if_not_there(desk: Desk) -> None:
    (desk.office.folder / "drafts.json").write_text("[1,", encoding="utf-8")
    assert desk.window.drafts.file.kept() == {}
    new_entry(desk).number.line.insert("500000001")
    desk.window.drafts.look()
    desk.settle()
    assert len(desk.window.drafts.file.kept()) == 1


def test_folder_that_takes_nothing_more_hinders_no_form(desk: Desk) -> None:
    (desk.office.folder / "drafts.json").mkdir()  # nothing can be written under that name
    form = new_entry(desk)
    form.number.line.insert("500000001")
    desk.window.drafts.look()
    desk.settle()
    assert form.number.line.text() == "500000001"
    assert not desk.window.message.isVisible()


def test_forms_of_two_cards_are_kept_each_by_itself(desk: Desk) -> None:
    entry = new_entry(desk)
    entry.number.line.insert("500000001")
    desk.key(Qt.Key.Key_1, CTRL)
    desk.key(Qt.Key.Key_N, CTRL)
    body = desk.window.registry.body_card.covers.currentWidget()
    assert isinstance(body, CardForm)
    body.form.field("name").set_value("Комитет печати")
    desk.window.drafts.look()
    desk.settle()
    said = " ".join(desk.window.drafts.file.kept())
    assert "Новое обращение" in said
    assert "Сведения" in said
    body.given_up.emit()
    desk.settle()
    entry.form.set_values({"registered": NOW.date()})
    entry.save.click()
    desk.settle()
    (left,) = desk.window.drafts.file.kept().values()
    assert left["name"] == "Комитет печати"


def test_refused_form_stays_kept_whatever_else_is_written(desk: Desk) -> None:
    form = new_entry(desk)
    form.form.set_values({"number": "327000001", "registered": NOW.date()})
    form.save.click()
    desk.settle()
    assert not form.waits
    desk.window.drafts.look()
    desk.window.changing.do(partial(desk.office.filters.save, "Мой", Selection()))
    desk.settle()
    assert "327000001" in str(desk.window.drafts.file.kept())


def test_form_that_goes_because_the_list_changed_keeps_what_was_typed(desk: Desk) -> None:
    form = new_entry(desk)
    form.number.line.insert("500000001")
    other = desk.office.appeals.ids_of("327000002")
    desk.window.changing.do(partial(desk.office.bulk.annotate, other, "звонок"))
    desk.settle()
    assert not desk.window.appeals.entry.covered
    assert "500000001" in str(desk.window.drafts.file.kept())


def test_save_pressed_twice_writes_once(desk: Desk) -> None:
    desk.select("327000002")
    desk.key(Qt.Key.Key_F8)
    form = desk.window.appeals.entry.covers.currentWidget()
    assert isinstance(form, NoteForm)
    form.field.set_value("звонок")
    form.save.click()
    form.save.click()
    desk.settle()
    (entry,) = desk.office.appeals.ids_of("327000002")
    assert [one.text for one in desk.office.notes.of(entry)] == ["звонок"]


def test_nothing_is_done_over_a_form_that_is_open(desk: Desk) -> None:
    desk.select("327000002")
    form = new_entry(desk)
    form.number.line.insert("500000001")
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F2, Qt.Key.Key_F9):
        desk.key(key, widget=desk.window.appeals.list)
        assert desk.window.appeals.entry.covers.currentWidget() is form
    assert form.number.line.text() == "500000001"
