"""Terms and calendar, the list of п. 12, repeats, retention, short names: in the window."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.significance import WatchKind, Watchword
from lo_appeals.services.bodies import Edit
from lo_appeals.services.repeats import Alike
from lo_appeals.services.retention import Keeping
from lo_appeals.ui.appeals.morning import MorningSheet
from lo_appeals.ui.appeals.morning_lines import MOST_BODIES
from lo_appeals.ui.sheet import Sheet
from tests.gui.exports import NOW, ROADS
from tests.gui.window import CTRL, Desk


def opened(desk: Desk, key: str) -> QWidget:
    """Do an action of the menu and return the sheet that opens."""
    desk.window.commands.do(key)
    desk.settle()
    return desk.window.pages.currentWidget()


def due_of(desk: Desk, number: str) -> date:
    return desk.office.appeals.explain(number)[0].due


def test_term_is_changed_after_its_effect_is_told(desk: Desk) -> None:
    sheet = desk.window.appeals.terms
    assert opened(desk, "show_terms") is sheet
    assert not sheet.accept.isEnabled()
    sheet.form.set_values({"term": 28, "since": date(2026, 2, 1)})
    sheet.check.click()
    desk.settle()
    said = sheet.foot_says.text().replace("\u00a0", " ")
    assert "Срок меняется: 4 обращения. Станут просроченными: 2" in said
    assert due_of(desk, "327000003") == date(2026, 3, 13)
    sheet.accept.click()
    assert "Основание не указано" in sheet.form.error_of("reason")
    sheet.form.set_values({"reason": "приказ № 7"})
    sheet.accept.click()
    desk.settle()
    assert due_of(desk, "327000003") == date(2026, 3, 11)
    assert due_of(desk, "327000008") == date(2026, 3, 5)  # answered: its verdict is frozen
    assert due_of(desk, "327000007") == date(2026, 2, 4)  # registered before
    assert sheet.rules.count() == len(desk.office.rules.rules()) == 7
    desk.window.message.undo.click()
    desk.settle()
    assert due_of(desk, "327000003") == date(2026, 3, 13)


def test_form_changed_after_the_effect_was_told_is_reckoned_anew(desk: Desk) -> None:
    sheet = desk.window.appeals.terms
    opened(desk, "show_terms")
    sheet.form.set_values({"term": 28, "since": date(2026, 2, 1), "reason": "приказ"})
    sheet.check.click()
    desk.settle()
    sheet.form.set_values({"term": 29})
    sheet.accept.click()
    desk.settle()
    assert due_of(desk, "327000003") == date(2026, 3, 13)
    assert sheet.effect is not None
    assert sheet.effect.rule is not None
    assert sheet.effect.rule.term == 29


def test_entries_that_a_change_moves_are_shown(desk: Desk) -> None:
    sheet = desk.window.appeals.terms
    opened(desk, "show_terms")
    sheet.form.set_values({"term": 28, "since": date(2026, 2, 1)})
    sheet.check.click()
    desk.settle()
    sheet.show_moved.click()
    desk.settle()
    assert sorted(desk.shown()) == ["327000001", "327000002", "327000003", "327000006"]


def test_calendar_from_a_file_is_weighed_then_accepted(desk: Desk) -> None:
    sheet = desk.window.appeals.terms
    opened(desk, "show_terms")
    file = desk.folder / "календарь.csv"
    file.write_text(
        "год;что;значение\n2028;предварительный;проект постановления\n2028;выходные;03.01.2028\n",
        "utf-8",
    )
    sheet.read_calendar(str(file))
    desk.settle()
    if sheet.effect is None:  # the file was refused: the message says why
        raise AssertionError(desk.window.message.what.text())
    assert "Новый календарь" in sheet.foot_says.text()
    assert not desk.office.rules.calendar().knows(2028)
    sheet.form.set_values({"reason": "постановление"})
    sheet.accept.click()
    desk.settle()
    assert desk.office.rules.calendar().knows(2028)
    assert "2028" in sheet.years.text()


def test_faulty_calendar_is_refused_and_the_old_one_stays(desk: Desk) -> None:
    sheet = desk.window.appeals.terms
    opened(desk, "show_terms")
    file = desk.folder / "календарь.csv"
    file.write_text("не календарь", "utf-8")
    sheet.read_calendar(str(file))
    desk.settle()
    assert desk.window.message.isVisible()
    assert not sheet.accept.isEnabled()


def test_list_of_significance_is_edited_and_proposes_at_once(desk: Desk) -> None:
    sheet = desk.window.appeals.watchwords
    opened(desk, "show_watchwords")
    assert "аварий" in sheet.form.field("word").value()
    sheet.form.set_values({"word": "  ямы \n\nямы", "topic": "Дороги"})
    sheet.save.click()
    desk.settle()
    assert desk.office.significance.watchwords() == (
        Watchword(WatchKind.TOPIC, "Дороги"), Watchword(WatchKind.WORD, "ямы"),
    )  # fmt: skip
    assert desk.office.significance.proposals()
    assert not isinstance(desk.window.pages.currentWidget(), Sheet)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert "аварий" in {one.text for one in desk.office.significance.watchwords()}


def go_to_line(sheet: MorningSheet, begins: str) -> None:
    texts = [sheet.lines.item(n).text() for n in range(sheet.lines.count())]
    sheet.lines.setCurrentRow(next(n for n, x in enumerate(texts) if x.startswith(begins)))


def test_repeats_are_proposed_judged_and_never_merged(desk: Desk) -> None:
    sheet = desk.window.appeals.morning
    opened(desk, "show_morning")
    pair = "№ 327000002 и № 327000003"
    go_to_line(sheet, pair)
    assert [x.text() for x in sheet.deeds] == [one.value for one in Alike]
    before = len(desk.office.repeats.proposals())
    sheet.deeds[1].click()
    desk.settle()
    second = desk.office.appeals.ids_of("327000003")[0]
    first = desk.office.appeals.ids_of("327000002")[0]
    assert desk.office.repeats.said_of(second) == [(first, Alike.DUPLICATE)]
    assert len(desk.office.repeats.proposals()) == before - 1
    assert desk.office.appeals.page([first, second])[0].open
    desk.key(Qt.Key.Key_Z, CTRL)
    assert len(desk.office.repeats.proposals()) == before


def test_retention_counts_first_and_removes_only_when_asked_twice(desk: Desk) -> None:
    entry = desk.office.appeals.ids_of("327000008")[0]
    desk.office.notes.add(entry, "звонила Петрова")
    desk.office.retention.decide([entry], Keeping.ANONYMISE)
    sheet = desk.window.appeals.retention
    opened(desk, "show_retention")
    sheet.groups.setCurrentRow(2)
    desk.settle()
    assert sheet.chosen == (entry,)
    assert "Примечания" in {x.text() for x in sheet.plan.findChildren(type(sheet.what))}
    sheet.remove.click()
    desk.settle()
    assert desk.office.appeals.get(entry).notes == "звонила Петрова"
    assert "Отменить будет нельзя" in sheet.foot_says.text()
    sheet.remove.click()
    desk.settle()
    assert desk.office.appeals.get(entry).notes == ""
    assert desk.office.retention.state_of(entry) is Keeping.DONE


def test_term_of_keeping_is_changed_and_undone(desk: Desk) -> None:
    sheet = desk.window.appeals.retention
    opened(desk, "show_retention")
    sheet.form.set_values({"years": 3})
    sheet.save_years.click()
    desk.settle()
    assert desk.office.retention.years() == 3
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.office.retention.years() == 5


def test_list_names_a_body_by_its_short_name(desk: Desk) -> None:
    roads = next(one for one in desk.office.bodies.listed() if one.name == ROADS)
    edit = Edit("Комдор", BodyType.EXECUTIVE, None, confirmed=True)
    desk.window.changing.do(lambda: desk.office.bodies.edit(roads.id, edit, roads.version))
    desk.settle()
    assert desk.cell(desk.row_of("327000001"), "body") == "Комдор"


def test_letters_of_the_selection_are_offered_for_its_body(desk: Desk) -> None:
    page, reports = desk.window.appeals, desk.window.reports
    roads = next(one for one in desk.office.bodies.listed() if one.name == ROADS)
    page.show_selection(type(page.selection)(body_ids=(roads.id,)))
    desk.settle()
    page.letters_button.click()
    desk.settle()
    assert reports.pages.currentWidget() is reports.letters
    assert reports.letters.order().body_text == ROADS
    assert reports.letters.order().kind == "due-reminder"


def test_more_pairs_than_are_shown_are_counted_and_reached(desk: Desk) -> None:
    office, sheet = desk.office, desk.window.appeals.morning
    start = NOW.date() - timedelta(days=20)
    roads = next(one.id for one in office.bodies.listed() if one.name == ROADS)
    for n in range(16):
        facts = PortalFacts(
            number=f"9000000{n:02}", received=start + timedelta(n), category="Лифты",
            subcategory="Не работает",
        )  # fmt: skip
        office.manual.register(facts, roads)
    whole = office.repeats.proposals()
    assert len(whole) > MOST_BODIES
    opened(desk, "show_morning")
    go_to_line(sheet, f"Похожи на повторные: {MOST_BODIES} из {len(whole)}")
    go_to_line(sheet, "Все: похожи на повторные")
    desk.key(Qt.Key.Key_Return, widget=sheet.lines)
    ids = {x for one in whole for x in (one.first_id, one.second_id)}
    assert set(desk.shown()) == {one.number for one in office.appeals.page(sorted(ids))}


def test_heading_of_a_whole_list_has_no_count(desk: Desk) -> None:
    sheet = desk.window.appeals.morning
    opened(desk, "show_morning")
    texts = [sheet.lines.item(n).text() for n in range(sheet.lines.count())]
    assert "Похожи на повторные" in texts
    assert not [x for x in texts if x.startswith("Все:")]


def test_morning_of_an_empty_base_says_what_to_do(empty_desk: Desk) -> None:
    opened(empty_desk, "show_morning")
    assert "загрузите первую выгрузку" in empty_desk.window.appeals.morning.foot_says.text()
