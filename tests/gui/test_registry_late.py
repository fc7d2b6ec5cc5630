"""«Реестр»: who owes the committee word by п. 4 and п. 5, letters to them, late notices."""

import threading
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.completeness import Flag
from lo_appeals.domain.officials import Office, Place
from lo_appeals.domain.registry import ChangeNotice, FirstList
from lo_appeals.services.letters import Batch
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.records import NewBody
from lo_appeals.services.registry_typed import contact
from lo_appeals.services.sample import ORGANISATION
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.quick import ALL, OWING
from lo_appeals.ui.sections import REGISTRY, REPORTS
from tests.gui.exports import CITY, NOW, ROADS
from tests.gui.test_registry import body_id, names
from tests.gui.window import ALT, CTRL, SHIFT, Desk

TODAY = NOW.date()
ORDER = TODAY - timedelta(30)  # its tenth day is long past
PRESS, SCHOOLS, HEALTH = "Комитет по печати", "Комитет по школам", "Комитет по больницам"


def tell(desk: Desk, name: str, days: int, told: date | None = None, number: str = "") -> None:
    """Write a change that happened so many days ago."""
    one = ChangeNotice(0, body_id(desk, name), None, f"сменился исполнитель ({name})",
                       TODAY - timedelta(days), told, number, "", 0)  # fmt: skip
    desk.office.registry.clocks.record(one)


@pytest.fixture
def owing(desk: Desk) -> Desk:
    """ROADS and PRESS sent no list, SCHOOLS did not tell of a change, HEALTH told of one late.

    CITY, a municipality, did neither: the order does not bind it.
    """
    desk.office.settings.set_from_json(ORGANISATION | {"order_date": ORDER.isoformat()})
    bodies, registry = desk.office.bodies, desk.office.registry
    for name in (PRESS, SCHOOLS, HEALTH):
        bodies.add(NewBody(name, BodyType.EXECUTIVE, confirmed=True), ORDER)
    for name in (ROADS, PRESS, SCHOOLS, HEALTH, CITY):
        who = contact("Жукова Анна Ильинична", "заместитель председателя", "8125395000", "a@b.ru")
        registry.officials.appoint(Place(body_id(desk, name), Office.RESPONSIBLE), who, ORDER)
    for name in (SCHOOLS, HEALTH):
        registry.clocks.receive_list(FirstList(body_id(desk, name), ORDER, "1", "", 0))
    tell(desk, SCHOOLS, 12)
    tell(desk, HEALTH, 12, TODAY - timedelta(1), "01-77")
    tell(desk, CITY, 12)
    desk.window.reports.letters.sheets.set_value(False)
    desk.window.reload()
    desk.window.deeds.show_registry()
    desk.settle()
    return desk


def lines(text: str) -> list[str]:
    return [line.replace("\u00a0", " ") for line in text.splitlines()]


def letters(desk: Desk) -> Mapping[str, str]:
    """Return the texts of the letters in the register by kind and body."""
    found = {}
    for one in desk.office.outgoing.listed():
        parts = docx.Document(str(one.file)).paragraphs
        text = "\n".join(part.text for part in parts).replace("\u00a0", " ")
        found[f"{one.kind} {one.body}"] = text
    return found


def test_one_key_chooses_all_who_owe_word_and_makes_each_its_letter(owing: Desk) -> None:
    page, sheet = owing.window.registry, owing.window.reports.letters
    assert page.remind.text() == "Напомнить: 3"
    owing.key(Qt.Key.Key_U, CTRL | SHIFT)
    assert owing.window.section == REPORTS
    assert owing.window.reports.pages.currentWidget() is sheet
    assert sheet.state.said.startswith("3\u00a0письма")
    said = "\n".join(lines(sheet.whom.text()))
    assert "Запрос сведений об ответственных (п. 4) – 2 письма:" in said
    assert "Напоминание об уведомлении об изменениях (п. 5) – 1 письмо:" in said
    assert CITY not in said
    assert HEALTH not in said

    sheet.make.click()
    owing.settle()
    assert "черновик" not in sheet.state.said, sheet.way.text()
    made = letters(owing)
    assert set(made) == {
        f"list-request {ROADS}", f"list-request {PRESS}", f"change-reminder {SCHOOLS}",
    }  # fmt: skip
    assert "пунктом 4 Положения, истёк" in made[f"list-request {PRESS}"]
    assert "сменился исполнитель (Комитет по школам)" in made[f"change-reminder {SCHOOLS}"]

    owing.key(Qt.Key.Key_1, CTRL)
    assert {page.rows[one].body.name for one in page.list.selected_ids()} == {
        ROADS, PRESS, SCHOOLS,
    }  # fmt: skip


def test_order_that_was_stopped_is_not_marked_as_done(
    owing: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, stopped = owing.office.late_letters, threading.Event()
    make = service.make

    def stopping(order: LetterOrder, **_more: object) -> Batch:
        return make(order, cancel=stopped, progress=lambda done, _total: stopped.set())

    monkeypatch.setattr(service, "make", stopping)
    owing.key(Qt.Key.Key_U, CTRL | SHIFT)
    sheet = owing.window.reports.letters
    sheet.make.click()
    owing.settle()
    assert len(letters(owing)) == 1
    assert sheet.state.mark is Mark.WARNING
    assert sheet.state.said.startswith("Запрос сведений об ответственных. Писем: 1")
    assert "Напоминание об уведомлении об изменениях" in sheet.skipped.text()


def test_who_was_written_to_is_left_out_until_the_ladder_goes_on(owing: Desk) -> None:
    sheet = owing.window.reports.letters
    owing.window.registry.remind.click()
    owing.settle()
    sheet.make.click()
    owing.settle()
    owing.window.registry.remind_owing()
    owing.settle()
    assert sheet.state.said == "Составлять нечего"
    assert not sheet.make.isEnabled()
    skipped = lines(sheet.skipped.text())
    assert any("прошло мало времени (2)" in line and PRESS in line for line in skipped)
    assert any("уже составлено (1)" in line and SCHOOLS in line for line in skipped)


def test_letters_to_all_forget_the_body_asked_for_before(owing: Desk) -> None:
    sheet = owing.window.reports.letters
    owing.window.following.letters_to(PRESS)
    owing.settle()
    owing.window.registry.remind_owing()
    owing.settle()
    assert sheet.form.field("body_text").value() == ""
    sheet.make.click()
    owing.settle()
    assert len({one.body_id for one in owing.office.outgoing.listed()}) == 3


def test_nobody_is_written_to_where_all_have_told(owing: Desk) -> None:
    registry = owing.office.registry
    for name in (ROADS, PRESS):
        registry.clocks.receive_list(FirstList(body_id(owing, name), TODAY, "2", "", 0))
    (late,) = registry.clocks.late_notices()[:1]
    registry.clocks.record(
        ChangeNotice(late.id, late.body.id, None, late.notice.what, late.notice.changed_on,
                     TODAY, "3", "", late.notice.version)
    )  # fmt: skip
    owing.window.reload()
    owing.settle()
    owing.key(Qt.Key.Key_U, CTRL | SHIFT)
    assert owing.window.section == REGISTRY
    assert "Все сообщили в срок" in owing.window.message.what.text()


def test_letters_are_offered_to_the_selected_bodies_only(owing: Desk) -> None:
    page, sheet = owing.window.registry, owing.window.reports.letters
    page.list.select_id(body_id(owing, PRESS))
    page.write_to_chosen()
    sheet.kind.set_value("list-request")
    owing.settle()
    assert sheet.only.isVisible()
    assert [line.split(":")[0] for line in lines(sheet.whom.text())] == [PRESS]
    sheet.only.click()
    owing.settle()
    assert len(lines(sheet.whom.text())) == 2
    assert not sheet.only.isVisible()


def test_who_came_late_is_told_so_and_not_asked_again(owing: Desk) -> None:
    page = owing.window.registry
    page.chips[OWING].click()
    assert set(names(owing)) == {ROADS, PRESS, SCHOOLS}
    page.chips[ALL].click()
    column = next(n for n, one in enumerate(page.model.columns) if one.key == "remark")
    told = {
        page.rows[one].body.name: page.model.columns[column].cell(page.rows[one]).text
        for one in page.model.ids
    }
    assert told[PRESS].startswith("п. 4: опоздание")
    assert told[SCHOOLS] == "п. 5: не сообщено о 1\u00a0изменении"
    assert "п. 5" not in told[HEALTH]  # its gaps are what is to be seen to now


def test_late_notices_of_a_month_are_listed_and_go_out(owing: Desk, tmp_path: Path) -> None:
    owing.key(Qt.Key.Key_D, CTRL | SHIFT)
    sheet = owing.window.registry.desk.late
    assert owing.window.pages.currentWidget() is sheet
    while sheet.period.first > TODAY - timedelta(12):
        owing.key(Qt.Key.Key_Left, ALT)
    shown = {one.body.name: [c.cell(one).text for c in sheet.columns] for one in sheet.shown}
    assert set(shown) == {SCHOOLS, HEALTH}
    changed = f"{TODAY - timedelta(12):%d.%m.%Y}"
    due = next(one.clock.due.day for one in sheet.shown if one.body.name == HEALTH)
    assert shown[HEALTH][2:] == [
        changed, f"{due:%d.%m.%Y}", f"{TODAY - timedelta(1):%d.%m.%Y}",
        str((TODAY - timedelta(1) - due).days), "01-77",
    ]  # fmt: skip
    assert shown[SCHOOLS][4:] == ["не сообщено", str((TODAY - due).days), "—"]

    sheet.export_to(str(tmp_path / "late.xlsx"))
    sheet.paper.draw_to(str(tmp_path / "late.pdf"))
    owing.settle()
    rows = list(openpyxl.load_workbook(tmp_path / "late.xlsx").active.values)
    assert rows[2][0] == SCHOOLS
    assert rows[2][4] is None
    assert rows[3][4].date() == TODAY - timedelta(1)
    assert rows[3][5:7] == ((TODAY - timedelta(1) - due).days, "01-77")
    with pypdfium2.PdfDocument(tmp_path / "late.pdf") as paper:
        text = paper[0].get_textpage().get_text_range()
    assert "сменился исполнитель" in text
    assert "01-77" in text
    owing.key(Qt.Key.Key_Return, widget=sheet.table)
    assert owing.window.registry.body_card.title.text() == SCHOOLS


def test_a_month_without_late_notices_says_so_and_no_month_is_to_come(owing: Desk) -> None:
    owing.window.deeds.show_late()
    owing.settle()
    sheet = owing.window.registry.desk.late
    sheet.step_on()
    owing.settle()
    assert sheet.period.first <= TODAY <= sheet.period.last
    for _ in range(3):
        sheet.step_back()
    owing.settle()
    assert sheet.about.text() == "Поздних нет"
    assert not sheet.export.isEnabled()


def test_bodies_with_one_gap_are_asked_for_by_the_menu_of_conditions(owing: Desk) -> None:
    page = owing.window.registry
    owing.key(Qt.Key.Key_F, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = next(one for one in menu.actions() if one.text().startswith("Нет замещающего"))
    assert wanted.text() == "Нет замещающего: 4"
    wanted.trigger()
    menu.close()
    assert set(names(owing)) == {ROADS, PRESS, SCHOOLS, HEALTH}
    assert page.conditions.flag is Flag.NO_SUBSTITUTE
    owing.key(Qt.Key.Key_X, CTRL | SHIFT)
    assert CITY in names(owing)


def test_body_that_is_no_more_owes_nothing(owing: Desk) -> None:
    bodies = owing.office.bodies
    bodies.abolish(body_id(owing, PRESS), TODAY, bodies.get(body_id(owing, PRESS)).version)
    owing.window.reload()
    owing.settle()
    page = owing.window.registry
    page.show_body(next(one.id for one in page.rows.values() if one.body.name == PRESS))
    owing.settle()
    sections = page.body_card.sections
    told = [one.text() for one in sections.findChildren(QLabel)]
    assert "Сведения не поступили, пока орган действовал." in told
    assert f"Орган не действует с {TODAY:%d.%m.%Y}." in told
    assert sections.people.blocks == []
    assert page.remind.text() == "Напомнить: 2"


def test_letters_of_a_draft_say_what_stood_in_the_way(owing: Desk) -> None:
    owing.office.settings.set_from_json({"signer_name": "", "signer_short": ""})
    sheet = owing.window.reports.letters
    owing.window.registry.remind_owing()
    owing.settle()
    assert "все останутся черновиками" in sheet.state.said
    sheet.settings.click()
    assert owing.window.pages.currentWidget() is owing.window.organisation
    owing.window.organisation.close_sheet()
    assert sheet.isVisible()
    sheet.make.click()
    owing.settle()
    assert "черновиков" in sheet.state.said
    assert "Не указано" in sheet.way.text()
    assert owing.office.outgoing.listed() == []


def test_list_goes_out_as_it_stands_on_the_screen(owing: Desk, tmp_path: Path) -> None:
    page = owing.window.registry
    page.chips[OWING].click()
    page.list.sort_by("remark")
    page.out.write_to(str(tmp_path / "list.xlsx"))
    page.out.paper.draw_to(str(tmp_path / "list.pdf"))
    owing.settle()
    note, heads, *rows = openpyxl.load_workbook(tmp_path / "list.xlsx").active.values
    assert note[0] == f"Не сообщили. 3\u00a0органа. На {TODAY:%d.%m.%Y}."
    assert list(heads) == [one.title for one in page.list.columns.visible()]
    assert [row[0] for row in rows] == names(owing)
    late = next(row for row in rows if row[0] == ROADS)
    assert late[heads.index("Просрочено")] == 1
    with pypdfium2.PdfDocument(tmp_path / "list.pdf") as paper:
        assert SCHOOLS in paper[0].get_textpage().get_text_range()
