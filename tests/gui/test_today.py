"""«Сегодня»: every number leads to its rows, matters are done by keys, the column folds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lo_appeals.domain.selection import Quick
from lo_appeals.services.agenda import Figure, Matter
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import RangePopover
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.today.matters import day_to_come
from lo_appeals.ui.today.panel import Governor, TodayPanel
from tests.gui import window as windows
from tests.gui.window import Desk


def tile(desk: Desk, figure: Figure) -> int:
    agenda = desk.window.today.panel.agenda
    assert agenda is not None
    return next(n for n, one in enumerate(agenda.figures) if one.figure is figure)


def matters(desk: Desk) -> list[Matter]:
    agenda = desk.window.today.panel.agenda
    assert agenda is not None
    return list(agenda.matters)


@pytest.mark.parametrize("figure", [Figure.LATE, Figure.TODAY, Figure.SOON, Figure.BY_END])
def test_figure_opens_as_many_rows_as_it_says(desk: Desk, figure: Figure) -> None:
    panel = desk.window.today.panel
    pressed = panel.tiles[tile(desk, figure)]
    desk.bot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.window.section == APPEALS
    assert len(desk.shown()) == int(pressed.number) > 0


def test_gaps_lead_to_the_registry(desk: Desk) -> None:
    desk.window.today.panel.tiles[tile(desk, Figure.GAPS)].click()
    desk.settle()
    assert desk.window.section == REGISTRY


def test_bar_of_a_day_opens_its_entries(desk: Desk) -> None:
    chart = desk.window.today.panel.chart
    at = QPoint(int(chart.width() / 14 * 1.5), chart.height() // 2)  # the second day: tomorrow
    desk.bot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    desk.settle()
    assert desk.shown() == ["327000003"]


def test_days_are_walked_by_arrows(desk: Desk) -> None:
    chart = desk.window.today.panel.chart
    chart.setFocus()
    desk.key(Qt.Key.Key_Right, widget=chart)
    assert chart.accessibleDescription() == "13.03, пт: 1\u00a0обращение"
    desk.key(Qt.Key.Key_Left, widget=chart)
    desk.key(Qt.Key.Key_Return, widget=chart)
    assert desk.shown() == ["327000002"]


def test_midnight_judges_the_day_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    column, late = desk.window.today, tile(desk, Figure.LATE)
    assert column.panel.agenda is not None
    before = column.panel.agenda.figures[late].count
    monkeypatch.setattr(windows, "NOW", windows.NOW + timedelta(days=40))
    column.tick()
    desk.settle()
    assert column.panel.agenda.figures[late].count > before
    assert desk.window.appeals.judge.today == windows.NOW.date()


def test_line_of_the_last_import_opens_its_entries(desk: Desk) -> None:
    panel = desk.window.today.panel
    item = panel.since.itemAt(0)
    assert item is not None
    line = item.widget()
    assert line is not None
    desk.bot.mouseClick(line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert len(desk.shown()) == 8


def test_space_does_a_matter_and_undo_brings_it_back(desk: Desk) -> None:
    before = matters(desk)
    desk.window.deeds.show_matters()
    desk.key(Qt.Key.Key_Space, widget=desk.window.today.panel.matters)
    assert matters(desk) == before[1:]
    assert desk.window.message.what.text() == f"Сделано: {before[0].what}."
    desk.window.deeds.undo()
    desk.settle()
    assert matters(desk) == before


def test_arrow_puts_a_matter_off(desk: Desk) -> None:
    before, panel = matters(desk), desk.window.today.panel
    panel.matters.setFocus()
    desk.key(Qt.Key.Key_Right, widget=panel.matters)
    menu = next(one for one in panel.matters.findChildren(QMenu) if one.isVisible())
    assert "пт, 13.03" in menu.actions()[0].text()
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    assert matters(desk) == before[1:]
    assert panel.back.text() == "Показать 1\u00a0отложенное"
    panel.back.click()
    desk.settle()
    assert matters(desk) == before


def test_day_that_is_gone_is_refused_beside_its_field(desk: Desk) -> None:
    asking = day_to_come(desk.look, desk.window, lambda: date(2026, 3, 12))
    days: list[date] = []
    asking.picked.connect(days.append)
    asking.day.set_value(date(2026, 3, 12))
    asking.take()
    assert asking.error.text() == "Укажите день позже сегодняшнего."
    asking.day.set_value(date(2026, 3, 20))
    asking.take()
    assert days == [date(2026, 3, 20)]


def test_report_matter_leads_to_its_month(desk: Desk) -> None:
    place = next(n for n, one in enumerate(matters(desk)) if one.key.startswith("report:"))
    if matters(desk)[place].goal.period is None:  # the month's data are still to be loaded
        pytest.fail("the base covers February")
    desk.window.today.panel.matters.setCurrentRow(place)
    desk.key(Qt.Key.Key_Return, widget=desk.window.today.panel.matters)
    assert desk.window.section == REPORTS
    assert desk.window.reports.month.period == matters(desk)[place].goal.period


def test_key_folds_the_column_into_a_button_with_the_count(desk: Desk) -> None:
    today = desk.window.today
    assert today.isVisible()
    desk.key(Qt.Key.Key_F4)
    assert not today.isVisible()
    assert today.button.text() == f"Сегодня: {len(matters(desk))}"
    desk.bot.mouseClick(today.button, Qt.MouseButton.LeftButton)
    assert today.isVisible()


def test_column_gives_its_room_to_a_card_and_comes_back(desk: Desk) -> None:
    desk.window.resize(1366, 690)
    desk.window.appeals.open_card()
    assert not desk.window.today.isVisible()
    desk.key(Qt.Key.Key_F4)
    assert desk.window.today.isVisible()
    desk.window.appeals.close_card()
    assert desk.window.today.isVisible()
    desk.window.resize(900, 690)
    assert not desk.window.today.isVisible()


def test_clock_of_the_governor_stays_beside_the_folded_column(desk: Desk) -> None:
    entry = desk.office.appeals.ids_of("327000006")[0]
    desk.window.changing.accept(desk.office.significance.decide(entry, significant_=True))
    desk.settle()
    today = desk.window.today
    item = today.panel.governor.itemAt(0)
    assert item is not None
    clock = item.widget()
    assert isinstance(clock, Governor)
    assert clock.accessibleName() == "Губернатору: Ямы, осталось 1 д, п. 12"
    today.toggle()
    assert today.chip.isVisible()
    today.chip.click()
    desk.settle()
    assert desk.shown() == ["327000006"]


def test_first_day_shows_only_what_to_do_first(empty_desk: Desk) -> None:
    panel = empty_desk.window.today.panel
    assert panel.tiles == []
    assert not panel.chart.isVisible()
    assert matters(empty_desk)[0].what == "Загрузить первую выгрузку"


def test_rows_of_a_figure_can_be_left_by_its_chip(desk: Desk) -> None:
    entry = desk.office.appeals.ids_of("327000006")
    chosen = replace(desk.window.appeals.selection, chosen=tuple(entry), chosen_as="Всплеск",
                     quick=Quick.ALL)  # fmt: skip
    desk.window.show_entries(chosen)
    desk.settle()
    assert desk.shown() == ["327000006"]
    desk.window.appeals.dropped.emit("chosen")
    desk.settle()
    assert len(desk.shown()) == 8


def test_awaited_letters_show_their_condition(desk: Desk) -> None:
    desk.window.today.panel.tiles[tile(desk, Figure.LETTERS)].click()
    desk.settle()
    outgoing = desk.window.reports.outgoing
    assert desk.window.section == REPORTS
    assert desk.window.reports.pages.currentWidget() is outgoing
    assert outgoing.awaited.isVisible()
    desk.bot.mouseClick(outgoing.awaited, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not outgoing.awaited.isVisible()


def test_reminder_matter_opens_its_letters(desk: Desk) -> None:
    place = next(n for n, one in enumerate(matters(desk)) if one.goal.kind == "due-reminder")
    desk.window.today.panel.matters.setFocus()
    desk.window.today.panel.matters.setCurrentRow(place)
    desk.key(Qt.Key.Key_Return, widget=desk.window.today.panel.matters)
    assert desk.window.reports.pages.currentWidget() is desk.window.reports.letters


def test_before_the_first_reading_nothing_is_said_of_the_day(qtbot: QtBot, look: Look) -> None:
    panel = TodayPanel(look, lambda: date(2026, 3, 12))
    qtbot.addWidget(panel)
    assert panel.free.isHidden()
    assert panel.back.isHidden()


def test_sheet_for_a_leave_is_asked_for_by_its_days_and_written(desk: Desk) -> None:
    desk.window.deeds.hand_over()
    panel = next(one for one in desk.window.findChildren(RangePopover) if one.isVisible())
    assert panel.first.value() == date(2026, 3, 13)  # tomorrow
    desk.key(Qt.Key.Key_Return, widget=panel)
    desk.settle()
    assert "Лист передачи дел 13.03.2026–26.03.2026.docx" in desk.window.message.what.text()
    assert list((desk.window.office.folder / "letters" / "2026").glob("Лист передачи*.docx"))
