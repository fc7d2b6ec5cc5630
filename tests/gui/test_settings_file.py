"""Settings go to another computer as a file, and come back as one change that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from lo_appeals.domain.appeals import State
from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.services.agenda import Figure
from lo_appeals.ui import look_page
from lo_appeals.ui.lines import LINE, Line
from lo_appeals.ui.look_page import TITLE as LOOK
from lo_appeals.ui.organisation_sheet import OrganisationSheet
from tests.gui.window import Desk


def test_settings_are_written_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    sheet, file = desk.window.organisation, tmp_path / "s.json"
    desk.office.settings.set_from_json({"order_number": "31"})
    desk.window.deeds.show_settings()
    desk.settle()
    sheet.write_to(str(file))
    desk.settle()
    assert sheet.foot_says.text() == "Настройки записаны: s.json."
    desk.office.settings.set_from_json({"order_number": "32"})
    sheet.read_from(str(file))
    desk.settle()
    assert desk.office.settings.organisation().order_number == "31"
    desk.window.deeds.undo()
    desk.settle()
    assert desk.office.settings.organisation().order_number == "32"


def test_file_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text("[1]", encoding="utf-8")
    desk.window.organisation.read_from(str(file))
    desk.settle()
    assert desk.window.message.what.text() == "Это не файл настроек."
    desk.window.organisation.read_from(str(tmp_path / "none.json"))
    desk.settle()
    assert "не читается" in desk.window.message.what.text()


def test_text_too_long_for_the_code_is_told_at_its_field_and_nothing_is_saved(desk: Desk) -> None:
    sheet = desk.window.organisation
    desk.window.deeds.show_settings()
    desk.settle()
    form = sheet.forms["Комитет и бланк"]
    form.set_values({"qr_text": "я" * 201})
    sheet.save.click()
    desk.settle()
    assert form.error_of("qr_text") == "Знаков 201, а поместится не больше 200. Сократите текст."
    assert desk.office.settings.organisation().qr_text == ""
    form.set_values({"qr_text": "https://example.org"})
    sheet.save.click()
    desk.settle()
    assert desk.office.settings.organisation().qr_text == "https://example.org"


def soon(desk: Desk) -> set[int]:
    """Return the entries at risk, the same everywhere: rows, chip, tile, words of the state."""
    tab, agenda = desk.window.appeals, desk.window.today.panel.agenda
    assert agenda is not None
    tab.show_selection(Selection(quick=Quick.SOON))
    desk.settle()
    rows = set(tab.model.ids)
    (tile,) = (one.count for one in agenda.figures if one.figure is Figure.SOON)
    assert tab.chips[Quick.SOON].count == str(len(rows)) == str(tile)
    tab.show_selection(Selection(quick=Quick.OPEN))
    desk.settle()
    told = {one.id for one in desk.office.appeals.page(list(tab.model.ids))
            if tab.judge.state(one) in (State.SOON, State.TODAY)}  # fmt: skip
    assert told == rows
    return rows


def test_thresholds_of_risk_move_rows_chip_tile_and_states_together(desk: Desk) -> None:
    before, sheet = soon(desk), desk.window.organisation
    desk.window.deeds.show_settings()
    desk.settle()
    form = next(one for one in sheet.forms.values() if "watch_days" in one.row_keys)
    form.set_values({"watch_days": 30})
    sheet.save.click()
    desk.settle()
    after = soon(desk)
    assert after > before
    desk.window.deeds.undo()
    desk.settle()
    assert soon(desk) == before


def test_look_is_chosen_in_the_settings_and_put_back(desk: Desk) -> None:
    sheet = desk.window.organisation
    asked: list[float] = []
    desk.window.rebuild.connect(lambda: asked.append(desk.window.kit.screen.points))
    desk.window.deeds.show_settings()
    sheet.groups.setCurrentRow([one.text for one in groups(sheet)].index(LOOK))
    page = sheet.look_page
    desk.bot.waitUntil(page.isVisible)
    assert (page.theme.value(), page.points.value()) == (False, 10)
    desk.key(Qt.Key.Key_Down, widget=page.theme.box)
    page.theme.box.activated.emit(1)
    assert desk.look.dark
    assert desk.window.kit.screen.dark
    page.points.set_value(12)
    page.points.box.activated.emit(page.points.box.currentIndex())
    assert asked == [12.0]
    sheet.defaults.click()
    assert not desk.look.dark
    assert (page.theme.value(), page.points.value()) == (False, 10)
    assert desk.window.kit.screen.points == 10


def test_settings_lead_to_what_is_set_up_elsewhere(desk: Desk) -> None:
    desk.window.deeds.show_settings()
    desk.window.organisation.look_page.buttons["show_terms"].click()
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.appeals.terms


def groups(sheet: OrganisationSheet) -> list[Line]:
    return [sheet.groups.item(n).data(LINE) for n in range(sheet.groups.count())]


@pytest.mark.parametrize(
    ("way", "said"), [("LibreOffice", "готовит LibreOffice"), ("", "нет ни Word, ни LibreOffice")]
)
def test_page_of_the_look_says_what_prints_letters(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, way: str, said: str
) -> None:
    monkeypatch.setattr(look_page, "office_program", lambda: way)
    desk.window.deeds.show_settings()
    sheet = desk.window.organisation
    sheet.groups.setCurrentRow(len(sheet.forms))
    desk.settle()
    assert said in sheet.look_page.printing.text()
