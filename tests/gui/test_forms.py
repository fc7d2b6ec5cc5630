"""Fields and forms: dates as they are typed, all errors at once, the first one focused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.errors import UserError
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.fields import (
    REQUIRED,
    CountField,
    DateField,
    LongTextField,
    TextField,
    field_for,
)
from lo_appeals.ui.form import Form
from lo_appeals.ui.look import Look


def today() -> date:
    return date(2026, 3, 12)


@pytest.fixture
def edit(look: Look, qtbot: QtBot) -> DateEdit:
    made = DateEdit(look, "Дата", today)
    qtbot.addWidget(made)
    made.show()
    return made


def test_typed_date_tells_its_weekday(edit: DateEdit) -> None:
    edit.insert("29022024")
    assert edit.hint() == "29.02.2024, чт"
    edit.setText("31.02.2024")
    assert edit.hint() == ""


def test_arrows_step_by_a_day_and_begin_today(edit: DateEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "12.03.2026"
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == date(2026, 3, 11)


def test_empty_date_is_none_and_a_wrong_one_stays_as_typed(edit: DateEdit) -> None:
    assert edit.value() is None
    edit.insert("31.02.2024")
    edit.clearFocus()
    assert edit.text() == "31.02.2024"
    with pytest.raises(UserError):
        edit.value()


def test_calendar_picks_a_day_with_monday_first(edit: DateEdit, qtbot: QtBot) -> None:
    edit.set_value(date(2026, 3, 2))
    edit.open_calendar()
    popup = edit._calendar
    assert popup is not None
    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert popup.calendar.selectedDate().day() == 2
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(3))
    assert edit.value() == date(2026, 3, 5)
    assert not popup.isVisible()


def test_every_declared_column_has_an_editor_that_keeps_its_value(look: Look, qtbot: QtBot) -> None:
    values = {"date": date(2026, 3, 12), "count": 5, "flag": True, "text": "Ямы"}
    for column in columns_of(PortalFacts):
        field = field_for(look, column, today)
        qtbot.addWidget(field.editor)
        field.set_value(values[column.kind.value])
        assert field.value() == values[column.kind.value]
        assert field.editor.accessibleName() == column.title


def test_form_shows_all_errors_at_once_and_goes_to_the_first(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    form.add("name", "&Имя", TextField(look, "Имя", required=True))
    form.add("on", "С &даты", DateField(look, "С даты", today, required=True))
    form.add("days", "&Дней", CountField(look, "Дней", 1, 60))
    form.set_values({"days": 90})
    form.show()
    assert form.check() is None
    assert "не заполнено" in form.error_of("name")
    assert "не заполнено" in form.error_of("on")
    assert "от 1 до 60" in form.error_of("days")
    form.set_values({"name": "Комитет", "on": date(2026, 1, 1), "days": 30})
    assert form.check() == {"name": "Комитет", "on": date(2026, 1, 1), "days": 30}
    assert form.error_of("days") == ""


def test_error_stays_until_what_is_typed_is_right(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    form.add("on", "С &даты", DateField(look, "С даты", today))
    form.field("on").type_in("31022026")
    assert form.check() is None
    form.field("on").type_in("3102")
    assert "31.02.2026" in form.error_of("on")
    form.field("on").type_in("28.02.26")
    assert form.error_of("on") == ""


def test_error_of_two_lines_has_room_in_a_wide_form(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    form.add("on", "С &даты", DateField(look, "С даты", today), "Дата подписания приказа.")
    form.add("name", "&Имя", TextField(look, "Имя"))
    form.resize(look.ch * 140, look.row * 20)
    form.show()
    form.field("on").type_in("31022026")
    form.check()
    says = next(one for one in form.findChildren(QLabel) if "31.02.2026" in one.text())
    qtbot.waitUntil(lambda: says.height() >= says.heightForWidth(says.width()))
    assert says.width() <= says.maximumWidth()
    assert says.height() >= 2 * QFontMetrics(look.small).height()


def test_required_field_says_so_in_words_while_it_is_empty(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    name = TextField(look, "Имя", required=True)
    form.add("name", "&Имя", name)
    form.add("number", "&Номер", free := TextField(look, "Номер"))
    form.add("on", "С &даты", DateField(look, "С даты", today, required=True))
    assert (name.line.placeholderText(), free.line.placeholderText()) == (REQUIRED, "")
    beside = [one.text() for one in form.findChildren(QLabel)]
    assert beside.count(REQUIRED) == 1
    form.field("on").type_in("12.03.2026")
    beside = [one.text() for one in form.findChildren(QLabel)]
    assert REQUIRED not in beside
    assert "чт" in beside


def test_choice_and_long_text_give_back_what_was_set(look: Look, qtbot: QtBot) -> None:
    choice = ChoiceField(look, "Вид", [(1, "один"), (2, "два")])
    long = LongTextField(look, "Примечание")
    for field in (choice, long):
        qtbot.addWidget(field.editor)
    choice.set_value(2)
    long.set_value("две\nстроки ")
    assert choice.value() == 2
    assert long.value() == "две\nстроки"


def test_number_that_is_none_is_refused(look: Look, qtbot: QtBot) -> None:
    field = CountField(look, "Дней", 1, 60)
    qtbot.addWidget(field.editor)
    assert field.value() is None
    field.set_value("пять")
    with pytest.raises(UserError, match="целое число"):
        field.value()
