"""«Отчёты»: figures lead to exactly their rows, months, letters, issuing, «с тех пор»."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.selection import FigureRef, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.ui.reports.figures_table import FiguresTable
from lo_appeals.ui.reports.rows import KEYS, TILES, signed
from tests.gui.window import ALT, CTRL, SHIFT, Desk

FEBRUARY = Period.month(2026, 2)
SETTINGS = {
    "order_number": "31", "order_date": "2021-11-17", "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
    "address": "190000, Город, ул. Примерная, д. 1", "phone": "(812) 000-00-00",
    "email": "kok@example.ru",
}  # fmt: skip


@pytest.fixture
def reports(desk: Desk) -> Desk:
    desk.window.deeds.show_reports()
    desk.settle()
    return desk


def test_last_month_that_has_ended_is_shown_first(reports: Desk) -> None:
    assert reports.window.reports.month.title.text() == "Февраль 2026"


def test_click_on_a_step_goes_where_it_is_done(reports: Desk) -> None:
    window, steps = reports.window, reports.window.reports.month.steps
    wide = steps.width() / len(steps.steps)

    def press(place: int) -> None:
        at = QPoint(int(wide * (place + 0.5)), steps.height() // 2)
        reports.bot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=at)
        reports.settle()

    press(1)
    assert window.pages.currentWidget() is window.organisation  # settings are missing
    window.organisation.close_sheet()
    press(2)
    assert window.pages.currentWidget() is window.reports.making.release
    window.reports.making.release.close_sheet()
    press(3)
    assert window.reports.pages.currentWidget() is window.reports.outgoing


@pytest.mark.parametrize("key", [key for key, _, _ in TILES if key != "timeliness_percent"])
def test_figure_opens_exactly_the_entries_behind_it(reports: Desk, key: str) -> None:
    tile = reports.window.reports.month.tiles[key]
    figure = getattr(reports.office.reports.month(FEBRUARY).total, key)
    assert tile.number == str(figure)
    tile.click()
    reports.settle()
    wanted = reports.office.appeals.ids(Selection(figure=FigureRef(key, FEBRUARY)))
    assert list(reports.window.appeals.model.ids) == list(wanted)
    assert len(wanted) == figure


def test_timeliness_opens_the_entries_that_it_is_divided_by(reports: Desk) -> None:
    reports.window.reports.month.tiles["timeliness_percent"].click()
    reports.settle()
    total = reports.office.reports.month(FEBRUARY).total
    wanted = reports.office.appeals.ids(Selection(figure=FigureRef("base", FEBRUARY)))
    assert list(reports.window.appeals.model.ids) == list(wanted)
    assert len(wanted) == total.base > total.answered


def goals(table: FiguresTable) -> list[tuple[int, FigureRef]]:
    return [
        (int(one.cell.text), one.goal)
        for line in table.figures.lines
        for one in line
        if one.goal is not None
    ]


def test_every_figure_of_the_table_leads_to_so_many_entries(reports: Desk) -> None:
    found = goals(reports.window.reports.month.bodies)
    assert {goal.key for _, goal in found} <= set(KEYS)
    assert len(found) > 8
    for figure, goal in found:
        assert reports.office.appeals.count(Selection(figure=goal)) == figure, goal


def test_enter_on_a_figure_of_the_table_opens_its_entries(reports: Desk) -> None:
    table = reports.window.reports.month.bodies
    place = next(
        (row, column)
        for row, line in enumerate(table.figures.lines)
        for column, one in enumerate(line)
        if one.goal is not None and not table.isColumnHidden(column)
    )
    table.setCurrentIndex(table.figures.index(*place))
    now = table.currentIndex()
    figure = table.figures.figure(now.row(), now.column())
    reports.bot.keyClick(table, Qt.Key.Key_Return)
    reports.settle()
    assert reports.window.section == 1
    assert len(reports.shown()) == int(figure.cell.text)


def test_months_step_by_alt_and_arrows(reports: Desk) -> None:
    month = reports.window.reports.month
    reports.key(Qt.Key.Key_Left, ALT, widget=reports.window)
    assert month.title.text() == "Январь 2026"
    assert not month.before.isEnabled()
    reports.key(Qt.Key.Key_Right, ALT, widget=reports.window)
    reports.key(Qt.Key.Key_Right, ALT, widget=reports.window)
    assert month.title.text() == "Март 2026"
    assert "Предварительно" in month.notes.text()


def test_narrow_month_is_checked_by_its_key_without_the_button(reports: Desk) -> None:
    reports.window.resize(683, 340)
    reports.settle()
    assert not reports.window.reports.month.check.isVisible()
    reports.key(Qt.Key.Key_K, CTRL | SHIFT)
    shown = reports.window.reports.month.shown
    assert shown is not None
    assert shown.standing.checked_by == "Клюквина Н."


def test_chart_says_in_words_what_it_shows(reports: Desk) -> None:
    month = reports.window.reports.month
    assert "февраль" in month.months.accessibleName()
    assert "Администрация Ёлкинского района" in month.load.accessibleName()


def test_letter_is_made_as_a_draft_that_says_what_is_missing(reports: Desk) -> None:
    reports.window.reports.month.letter.click()
    reports.settle()
    assert "Черновик: не указано" in reports.window.message.advice.text()
    assert len(list(reports.office.folder.rglob("*.docx"))) == 1


def test_issuing_lists_what_is_missing_and_leads_to_the_settings(reports: Desk) -> None:
    reports.window.reports.month.release.click()
    reports.settle()
    sheet = reports.window.reports.making.release
    assert reports.window.pages.currentWidget() is sheet
    assert "Номер приказа" in sheet.lacking.text()
    assert not sheet.release.isVisible()
    sheet.settings.click()
    reports.settle()
    assert reports.window.pages.currentWidget() is reports.window.organisation


def test_issued_report_is_frozen_and_tells_what_has_changed_since(reports: Desk) -> None:
    reports.office.settings.set_from_json(SETTINGS)
    reports.window.reload()
    reports.settle()
    tab = reports.window.reports
    tab.month.release.click()
    tab.making.release.release.click()
    reports.settle()
    assert "выпущен" in reports.window.message.what.text()
    assert tab.month.steps.now == 3
    appeals = reports.office.appeals
    entry = appeals.get(appeals.ids_of("327000005")[0])
    appeals.correct(entry.id, {"answered": date(2026, 2, 9)}, "описка", entry.version)
    reports.window.reload()
    tab.parts.setCurrentRow(1)
    reports.settle()
    reports.bot.waitUntil(lambda: "стало" in tab.issued.since.text())
    assert "с нарушением срока: было 1, стало 0" in tab.issued.since.text()


def test_changes_carry_their_sign() -> None:
    assert [signed(86), signed(-11), signed(0), signed(1.4, 1), signed(-0.04, 1)] == [
        "+86", "−11", "0", "+1,4", "0,0"
    ]  # fmt: skip


@pytest.fixture
def period(reports: Desk) -> Desk:
    reports.window.deeds.show_figures_of_period()
    reports.settle()
    return reports


def test_newest_quarter_is_shown_with_its_entries_behind_each_figure(period: Desk) -> None:
    sheet = period.window.reports.period
    assert sheet.choice.editor.currentText() == "1-й квартал 2026"
    quarter = Period(date(2026, 1, 1), date(2026, 3, 31))
    found = period.office.reports.month(quarter)
    assert sheet.tiles["received"].number == str(found.total.received)
    months = [period.office.reports.month(Period.month(2026, one)).total for one in (1, 2, 3)]
    assert found.total.received == sum(one.received for one in months)
    assert found.total.closing == months[-1].closing
    assert "Предварительно" in sheet.state.said
    sheet.tiles["received"].click()
    period.settle()
    wanted = Selection(figure=FigureRef("received", quarter))
    assert list(period.window.appeals.model.ids) == list(period.office.appeals.ids(wanted))
    assert len(period.window.appeals.model.ids) == found.total.received


def test_other_days_are_counted_both_inclusive_and_written_to_excel(
    period: Desk, tmp_path: Path
) -> None:
    sheet = period.window.reports.period
    sheet.form.set_values({"first": date(2026, 3, 10), "last": date(2026, 3, 1)})
    sheet.show_button.click()
    assert "раньше" in sheet.form.error_of("last")
    sheet.form.set_values({"first": date(2026, 2, 10), "last": date(2026, 2, 10)})
    sheet.show_button.click()
    period.settle()
    assert sheet.choice.editor.currentText() == "Другие дни"
    assert sheet.report.period == Period(date(2026, 2, 10), date(2026, 2, 10))
    sheet.write_to(str(tmp_path / "дни.xlsx"))
    period.settle()
    book = openpyxl.load_workbook(tmp_path / "дни.xlsx")
    assert any("10.02.2026 – 10.02.2026" in str(cell.value) for row in book.active for cell in row)


def test_menu_of_months_offers_other_periods(reports: Desk) -> None:
    month = reports.window.reports.month
    month.title.click()
    menu = month.findChildren(QMenu)[-1]
    menu.actions()[-1].trigger()
    reports.settle()
    menu.close()
    assert reports.window.reports.pages.currentWidget() is reports.window.reports.period
