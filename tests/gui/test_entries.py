"""«Обращения»: day boundaries, counters and lists, search, the card, corrections, keys."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Flag, Law, Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.records import NewBody
from lo_appeals.services.selection_json import from_json, to_json
from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.appeals.conditions import conditions_of, without
from lo_appeals.ui.appeals.significance import SignificantPopover
from lo_appeals.ui.chips import Condition
from lo_appeals.ui.controls import Button
from lo_appeals.ui.popover import ChoosePopover
from lo_appeals.ui.search_line import SearchLine
from tests.gui.exports import BASE_ROWS, CITY, NOW, ROADS
from tests.gui.test_reports import SETTINGS
from tests.gui.window import CTRL, SHIFT, Desk

Shown = TypeVar("Shown", bound=QWidget)
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


def test_day_begins_with_what_waits_the_latest_first(desk: Desk) -> None:
    assert desk.window.appeals.chips[Quick.OPEN].isChecked()
    assert desk.shown() == ["327000007", "327000001", "327000002", "327000003", "327000006"]


@pytest.mark.parametrize(
    ("number", "state", "left"),
    [
        ("327000007", "Просрочено давно", "−36"),
        ("327000001", "Просрочено", "−1"),
        ("327000002", "Срок сегодня", "0"),
        ("327000003", "Скоро срок", "1"),
        ("327000006", "В работе", "28"),
        ("327000004", "Отвечено в срок", "—"),
        ("327000005", "Отвечено позже", "—"),
    ],
)
def test_due_day_is_in_time_and_the_day_after_is_late(
    desk: Desk, number: str, state: str, left: str
) -> None:
    desk.window.show_entries(Selection())
    desk.settle()
    row = desk.row_of(number)
    assert desk.cell(row, "state") == state
    assert desk.cell(row, "left") == left


def test_every_counter_equals_its_list(desk: Desk) -> None:
    page = desk.window.appeals
    for quick, chip in page.chips.items():
        if chip.isVisible():
            chip.click()
            desk.settle()
            assert chip.count == str(len(desk.shown())), quick


def test_search_ignores_case_and_yo_and_esc_clears_it(desk: Desk) -> None:
    page = desk.window.appeals
    desk.key(Qt.Key.Key_F, CTRL)
    assert page.search.hasFocus()
    desk.type_into(page.search, "ЕЛКИН")
    assert desk.shown() == ["327000007", "327000006"]
    assert page.shown.text() == "Показано 2 из 8"
    desk.key(Qt.Key.Key_Escape)
    desk.bot.waitUntil(lambda: len(desk.shown()) == 5)


@pytest.mark.parametrize(
    ("deed", "name"),
    [("show_journal", "Найти в журнале"), ("show_votings", "Найти голосование"),
     ("show_outgoing", "Найти письмо"), ("show_governor", "Найти: номер, орган, тема")],
)  # fmt: skip
def test_key_of_search_goes_to_the_field_that_is_there(desk: Desk, deed: str, name: str) -> None:
    desk.office.settings.set_from_json(SETTINGS)  # without them letters are drafts
    desk.office.letters.make(LetterOrder("due-reminder"))
    desk.window.reload()
    desk.settle()
    getattr(desk.window.deeds, deed)()
    desk.settle()
    desk.key(Qt.Key.Key_F, CTRL)
    line = desk.window.focusWidget()
    assert isinstance(line, SearchLine)
    assert line.accessibleName() == name
    desk.type_into(line, "3")
    desk.key(Qt.Key.Key_Escape, widget=line)
    assert (line.text(), line.hasFocus()) == ("", True)
    desk.key(Qt.Key.Key_Escape, widget=line)
    assert not line.hasFocus()
    assert line.isVisible()  # what it searches in is still there


def test_many_conditions_go_by_one_press(desk: Desk) -> None:
    page = desk.window.appeals
    page.show_selection(Selection(accelerated=False))
    desk.settle()
    assert not page.reset.isVisible()  # the chip has its own cross
    page.show_selection(Selection(accelerated=False, body_type=BodyType.MUNICIPAL, find="7"))
    desk.settle()
    page.reset.click()
    desk.settle()
    assert not page.reset.isVisible()
    assert page.search.text() == ""
    assert len(desk.shown()) == len(desk.office.appeals.ids(Selection()))


def test_letters_typed_in_the_list_go_to_the_search_field(desk: Desk) -> None:
    page = desk.window.appeals
    page.focus_list()
    desk.bot.keyClick(page.list, Qt.Key.Key_7)
    assert page.search.text() == "7"
    assert page.search.hasFocus()


def test_fruitless_search_names_its_conditions_and_offers_to_clear_them(desk: Desk) -> None:
    page = desk.window.appeals
    desk.window.show_entries(Selection(quick=Quick.TODAY, find="нет такого"))
    desk.settle()
    assert "сегодня; поиск «нет такого»" in page.fruitless.why.text()
    page.fruitless.clear.click()
    desk.settle()
    assert len(desk.shown()) == 8


def test_conditions_are_chips_that_del_takes_away(desk: Desk) -> None:
    page = desk.window.appeals
    desk.window.show_entries(Selection(body_type=BodyType.MUNICIPAL, law=Law.BOTH))
    desk.settle()
    assert conditions_of(page.selection, page.names) == [
        ("type", "Тип: ОМСУ"), ("law", "Все порядки")
    ]  # fmt: skip
    before = len(desk.shown())
    chip = page._conditions.itemAt(0).widget()
    assert chip is not None
    desk.key(Qt.Key.Key_Delete, widget=chip)
    assert page.selection.body_type is None
    assert len(desk.shown()) == 8 > before


def test_condition_is_worded_by_its_dates() -> None:
    month = Period.month(2026, 2)
    selection = Selection(
        registered_from=month.first, registered_to=month.last, due_from=date(2026, 3, 12)
    )
    assert conditions_of(selection, {}) == [
        ("due", "Срок: с 12.03.2026"), ("registered", "Зарегистрировано: февраль 2026")
    ]  # fmt: skip
    assert without(selection, "due").due_from is None


def test_menu_of_conditions_narrows_the_list(desk: Desk) -> None:
    page = desk.window.appeals
    due = next(one for one in page.adding.menu().actions() if one.text() == "Срок")
    menu = due.menu()
    assert menu is not None
    next(one for one in menu.actions() if one.text() == "Сегодня").trigger()
    desk.settle()
    assert desk.shown() == ["327000002"]


def test_enter_opens_the_card_and_arrows_change_it(desk: Desk) -> None:
    page = desk.window.appeals
    page.focus_list()
    desk.select("327000001")
    desk.key(Qt.Key.Key_Return)
    assert page.card_open
    assert page.entry.title.text() == "327000001"
    assert page.entry.state.said == "Просрочено на 1\u00a0день"
    desk.key(Qt.Key.Key_Down, widget=page.list)
    assert page.entry.title.text() == "327000002"
    desk.key(Qt.Key.Key_Escape, widget=page.list)
    assert not page.card_open


def test_card_explains_the_due_day_and_copies_it(desk: Desk) -> None:
    page = desk.window.appeals
    desk.select("327000002")
    page.open_entry(page.list.current_id() or 0)
    desk.settle()
    desk.key(Qt.Key.Key_C, CTRL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Обращение № 327000002.")
    assert "30\u00a0календарных дней" in copied
    assert "12.03.2026" in copied
    assert page.entry.strip.accessibleName().startswith("Срок с 10.02.2026 по 12.03.2026")


def correct_answer(desk: Desk, number: str, day: date, reason: str) -> None:
    desk.select(number)
    desk.key(Qt.Key.Key_F2)
    form = desk.window.appeals.entry.covers.currentWidget()
    form.form.set_values({"answered": day, "reason": reason})
    form.save.click()
    desk.settle()


def test_correction_needs_a_reason_and_says_so_beside_it(desk: Desk) -> None:
    correct_answer(desk, "327000001", date(2026, 3, 11), "")
    page = desk.window.appeals
    assert page.entry.covered
    form = page.entry.covers.currentWidget()
    assert "Причина не указана" in form.form.error_of("reason")
    desk.key(Qt.Key.Key_Escape, widget=page.entry)
    assert not page.entry.covered


def test_correction_changes_the_state_and_ctrl_z_takes_it_back(desk: Desk) -> None:
    correct_answer(desk, "327000001", date(2026, 3, 11), "письмо органа")
    page = desk.window.appeals
    assert "327000001" not in desk.shown()
    desk.window.show_entries(Selection(find="327000001"))
    desk.settle()
    desk.bot.waitUntil(lambda: desk.cell(0, "state") == "Отвечено в срок")
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.bot.waitUntil(lambda: desk.cell(0, "state") == "Просрочено")
    assert page.chips[Quick.LATE].count == "1"


def test_corrected_value_stands_beside_the_imported_one_and_can_be_put_back(desk: Desk) -> None:
    correct_answer(desk, "327000001", date(2026, 3, 11), "письмо органа")
    desk.window.show_entries(Selection(find="327000001"))
    desk.settle()
    page = desk.window.appeals
    page.open_entry(page.model.ids[0])
    desk.settle()
    assert page.entry.corrected_title.isVisible()
    assert [one.field for one in page.entry.shown.corrections] == ["answered"]
    page.entry.restore.emit("answered")
    desk.settle()
    desk.bot.waitUntil(lambda: desk.cell(0, "state") == "Просрочено")


def test_impossible_correction_is_refused_beside_the_form(desk: Desk) -> None:
    correct_answer(desk, "327000001", date(2026, 1, 1), "опечатка")
    page = desk.window.appeals
    form = page.entry.covers.currentWidget()
    assert "раньше регистрации" in form.form.error_of("reason")


def shown_notes(desk: Desk) -> list[str]:
    """Return the words of the notes in the card, from top to bottom."""
    notes = desk.window.appeals.entry.notes
    shown = [one for one in notes.findChildren(QLabel) if one.isVisibleTo(notes)]
    return [one.text() for one in shown if one.textInteractionFlags() & SELECTABLE]


def press_note(desk: Desk, tip: str, place: int = 0) -> None:
    """Press a button of a note: the newest is the first."""
    notes = desk.window.appeals.entry.notes
    found = [one for one in notes.findChildren(Button) if one.toolTip() == tip]
    [one for one in found if one.isVisibleTo(notes)][place].click()
    desk.settle()


def write_note(desk: Desk, text: str) -> None:
    """Fill the form of a note that is open and save it by its key."""
    form = desk.window.appeals.entry.covers.currentWidget()
    form.field.set_value(text)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, form.field.editor)


def test_notes_are_added_mended_removed_and_taken_back_by_keys(desk: Desk) -> None:
    page = desk.window.appeals
    desk.select("327000006")
    desk.key(Qt.Key.Key_F8)  # the card is not open yet
    write_note(desk, "первое")
    desk.bot.waitUntil(lambda: shown_notes(desk) == ["первое"])
    assert "20" in page.entry.notes.findChildren(QLabel)[-1].text()  # its day
    desk.key(Qt.Key.Key_F8)
    write_note(desk, "второе")
    desk.bot.waitUntil(lambda: shown_notes(desk) == ["второе", "первое"])
    press_note(desk, "Исправить примечание", 1)
    write_note(desk, "первое, точнее")
    desk.bot.waitUntil(lambda: shown_notes(desk) == ["второе", "первое, точнее"])
    press_note(desk, "Убрать примечание")
    desk.bot.waitUntil(lambda: shown_notes(desk) == ["первое, точнее"])
    for wanted in (["второе", "первое, точнее"], ["второе", "первое"], ["первое"], []):
        desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        desk.bot.waitUntil(lambda now=wanted: shown_notes(desk) == now)


def test_card_whose_row_has_left_the_list_is_still_worked_on(desk: Desk) -> None:
    page = desk.window.appeals
    desk.select("327000006")
    page.open_entry(page.list.current_id() or 0)
    desk.settle()
    page.show_selection(Selection(quick=Quick.LATE))
    desk.settle()
    assert "327000006" not in desk.shown()
    page.entry.write_note.click()
    write_note(desk, "ряд ушёл, карточка осталась")
    (entry,) = desk.office.appeals.ids_of("327000006")
    desk.bot.waitUntil(
        lambda: [x.text for x in desk.office.notes.of(entry)] == ["ряд ушёл, карточка осталась"]
    )


def test_an_empty_note_is_refused_beside_its_form(desk: Desk) -> None:
    desk.select("327000006")
    desk.key(Qt.Key.Key_F8)
    write_note(desk, " ")
    form = desk.window.appeals.entry.covers.currentWidget()
    desk.bot.waitUntil(lambda: "пустое" in form.form.error_of("text"))
    desk.key(Qt.Key.Key_Escape, widget=form.field.editor)
    assert not desk.window.appeals.entry.covered


def test_heading_sorts_by_body(desk: Desk) -> None:
    desk.window.appeals.list.sort_by("body")
    desk.settle()
    assert desk.cell(0, "body") == CITY


def every_condition(desk: Desk) -> list[tuple[Selection, set[str]]]:
    """Return each condition of the menu with the numbers that it should leave."""
    everything = {one[0] for one in BASE_ROWS}
    roads = next(one.id for one in desk.office.bodies.listed() if one.name == ROADS)
    of_roads = {one[0] for one in BASE_ROWS if one[1] == ROADS}
    answered = {"327000004", "327000005", "327000008"}
    return [
        (Selection(group_of=roads), of_roads | {"327000006"}),
        (Selection(status="Отправлен ответ Заявителю"), answered),
        (Selection(accelerated=True), set()),
        (Selection(accelerated=False), everything),
        (Selection(late_over=10), {"327000007"}),
        (Selection(flags=(Flag.ANSWERED_LATE,)), {"327000005"}),
        (Selection(flags=(Flag.NOTED,)), {"327000006"}),
        (Selection(flags=(Flag.CORRECTED, Flag.NOTED)), {"327000006"}),
        (Selection(flags=(Flag.NOTED, Flag.ANSWERED_LATE)), set()),
        (Selection(flags=(Flag.SIGNIFICANT,)), {"327000002"}),
        (Selection(flags=(Flag.POSTPONED,)), set()),
        (Selection(flags=(Flag.REPEATED,)), set()),
        (Selection(flags=(Flag.DECLINED,)), set()),
        (Selection(flags=(Flag.LATE_ON_PORTAL,)), set()),
        (Selection(batch=1), everything),
    ]


def visible_chips(desk: Desk) -> list[Condition]:
    page = desk.window.appeals
    return [one for one in page.findChildren(Condition) if one.isVisibleTo(page)]


def test_every_condition_leaves_its_entries_and_comes_off_by_its_chip(desk: Desk) -> None:
    office, page = desk.office, desk.window.appeals
    roads = next(one.id for one in office.bodies.listed() if one.name == ROADS)
    made = office.bodies.add(NewBody("Дорожный центр", BodyType.INSTITUTION, "", roads))
    one = office.appeals.get(office.appeals.ids_of("327000006")[0])
    office.notes.add(one.id, "позвонить")
    office.appeals.correct(one.id, {"body_id": made.ids[0]}, "письмо", one.version + 1)
    office.significance.decide(office.appeals.ids_of("327000002")[0], significant_=True)
    for selection, left in every_condition(desk):
        page.show_selection(selection)
        desk.settle()
        assert set(desk.shown()) == left, selection
        assert page.chips[Quick.ALL].count == str(len(left))
        assert from_json(to_json(selection)) == selection
        for _ in conditions_of(selection, {}):
            desk.bot.waitUntil(lambda: bool(visible_chips(desk)))
            desk.key(Qt.Key.Key_Delete, widget=visible_chips(desk)[0])
        assert len(desk.shown()) == len(BASE_ROWS)


def test_status_and_import_are_picked_from_those_that_the_base_has(desk: Desk) -> None:
    page = desk.window.appeals
    page.clear_conditions()
    desk.settle()
    for line, picked, left in (("Статус", "На исполнении", 5), ("Загрузка…", "№ 1", 8)):
        action = next(x for x in page.adding.menu().actions() if x.text().startswith(line))
        action.trigger()
        desk.settle()
        panel = next(x for x in page.findChildren(ChoosePopover) if x.isVisible())
        desk.type_into(panel.field, picked)
        desk.key(Qt.Key.Key_Return, widget=panel.field)
        assert len(desk.shown()) == left
        page.clear_conditions()
        desk.settle()


def test_entry_is_marked_significant_and_unmarked_from_its_card(desk: Desk) -> None:
    page, service = desk.window.appeals, desk.office.significance
    desk.select("327000006")
    desk.key(Qt.Key.Key_F9)  # the card is not open yet
    panel = popover(SignificantPopover)
    panel.ground.setText("угроза обрушения")
    desk.key(Qt.Key.Key_Return, widget=panel.ground)
    (item,) = service.items(running=True)
    assert (item.number, item.ground) == ("327000006", "угроза обрушения")
    assert item.due_at - item.detected_at == timedelta(hours=24)
    desk.bot.waitUntil(lambda: "осталось 24\xa0часа" in page.entry.governor.said)
    desk.key(Qt.Key.Key_F9)
    ask = popover(AskPopover)
    ask.field.setText("ошиблась номером")
    desk.key(Qt.Key.Key_Return, widget=ask.field)
    assert service.items() == []
    desk.bot.waitUntil(lambda: not page.entry.governor.isVisible())
    desk.key(Qt.Key.Key_Z, CTRL)
    assert [one.id for one in service.items(running=True)] == [item.id]


def test_an_earlier_detection_starts_the_clock_and_a_later_one_is_refused(desk: Desk) -> None:
    desk.select("327000006")
    desk.key(Qt.Key.Key_F9)
    panel = popover(SignificantPopover)
    for typed, told in (("вчера", "не день и время"), ("завтра 10:00", "ещё не наступило")):
        panel.detected.setText(typed)
        desk.key(Qt.Key.Key_Return, widget=panel.detected)
        desk.bot.waitUntil(lambda told=told: told in panel.error.text())
        assert desk.office.significance.items() == []
    panel.detected.setText("вчера 18:30")
    desk.key(Qt.Key.Key_Return, widget=panel.detected)
    (item,) = desk.office.significance.items()
    assert item.detected_at == datetime.combine(NOW.date() - timedelta(1), time(18, 30))


def popover(kind: type[Shown]) -> Shown:
    """Return the panel of that kind that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def test_states_without_room_wait_in_a_menu(desk: Desk) -> None:
    page, chip = desk.window.appeals, desk.window.appeals.chips[Quick.DONE]
    desk.window.resize(911, 456)
    desk.settle()
    assert not chip.isVisible()
    assert page.chip_row.more.isVisible()
    lines = {one.text(): one for one in page.chip_row.menu().actions()}
    lines[f"Отвечено\t{chip.count}"].trigger()
    desk.settle()
    assert chip.isChecked()
    assert chip.isVisible()
    assert len(desk.shown()) == int(chip.count or 0) > 0
    desk.window.resize(1900, 900)
    desk.settle()
    assert not page.chip_row.more.isVisible()
    assert all(one.isVisible() for key, one in page.chips.items() if key is not Quick.ERRORS)
