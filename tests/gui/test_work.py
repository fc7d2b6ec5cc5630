"""The menu «Ещё» and the sheet of the morning, driven over a real base."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMenu

from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.layout import widgets_of
from lo_appeals.ui.paper import BODY_PT, ListDrawing, PaperList, draw_card, pdf
from lo_appeals.ui.today.panel import CountLine
from tests.gui.exports import ROADS
from tests.gui.window import Desk


def chosen(menu: QMenu, words: str) -> Callable[[], Any]:
    found = [one for one in menu.actions() if one.text().startswith(words)]
    assert len(found) == 1
    assert found[0].isEnabled()
    return found[0].trigger


def submenu(menu: QMenu, words: str) -> QMenu:
    found = next(one for one in menu.actions() if one.text() == words).menu()
    assert isinstance(found, QMenu)
    return found


def asked(desk: Desk) -> AskPopover:
    return next(one for one in desk.window.appeals.findChildren(AskPopover) if one.isVisible())


def pinned_lines(desk: Desk) -> list[CountLine]:
    return [one for one in widgets_of(desk.window.today.panel.pinned) if isinstance(one, CountLine)]


def answer(desk: Desk, words: str, text: str) -> None:
    """Press a line of the menu and write into the panel that opens."""
    chosen(desk.window.appeals.extras.menu(), words)()
    panel = asked(desk)
    panel.field.setText(text)
    panel.press.click()
    desk.settle()


def pages(file: Path) -> list[str]:
    """Return the words of each page without spaces: a reader guesses those from places."""
    with pypdfium2.PdfDocument(file) as found:
        texts = (found[n].get_textpage().get_text_range() for n in range(len(found)))
        return ["".join(text.split()) for text in texts]


def test_saved_filter_comes_back_with_its_rows(desk: Desk) -> None:
    tab = desk.window.appeals
    tab.show_selection(Selection(quick=Quick.LATE))
    desk.settle()
    late = desk.shown()
    answer(desk, "Сохранить этот фильтр", "Мои просроченные")
    tab.show_selection(Selection(quick=Quick.DONE))
    desk.settle()
    assert desk.shown() != late
    chosen(submenu(tab.extras.menu(), "Сохранённые фильтры"), "Мои просроченные")()
    desk.settle()
    assert desk.shown() == late
    assert tab.chips[Quick.LATE].isChecked()


def test_filter_is_pinned_renamed_and_deleted_from_the_menu(desk: Desk) -> None:
    tab, panel = desk.window.appeals, desk.window.today.panel
    tab.show_selection(Selection(quick=Quick.LATE))
    desk.settle()
    late = desk.shown()
    answer(desk, "Сохранить этот фильтр", "Мои & чужие")

    def arranged(name: str) -> QMenu:
        return submenu(submenu(tab.extras.menu(), "Настроить фильтр"), name)

    arranged("Мои && чужие").actions()[0].trigger()
    desk.settle()
    (line,) = pinned_lines(desk)
    assert (line.counted.title, line.counted.count) == ("Мои & чужие", len(late))
    tab.show_selection(Selection(quick=Quick.DONE))
    desk.settle()
    desk.bot.mouseClick(line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.shown() == late
    chosen(arranged("Мои && чужие"), "Переименовать")()
    asking = asked(desk)
    assert asking.field.text() == "Мои & чужие"
    asking.field.setText("Опоздавшие")
    asking.press.click()
    desk.settle()
    assert [one.counted.title for one in pinned_lines(desk)] == ["Опоздавшие"]
    chosen(arranged("Опоздавшие"), "Удалить")()
    desk.settle()
    assert not pinned_lines(desk)
    assert panel.titles["Закреплённые фильтры"].isHidden()
    desk.window.changing.undo()
    desk.settle()
    assert [one.counted.title for one in pinned_lines(desk)] == ["Опоздавшие"]


def test_filter_is_pinned_while_it_is_saved(desk: Desk) -> None:
    chosen(desk.window.appeals.extras.menu(), "Сохранить этот фильтр")()
    asking = asked(desk)
    asking.findChild(QCheckBox).setChecked(True)
    asking.field.setText("Всё")
    asking.press.click()
    desk.settle()
    (line,) = pinned_lines(desk)
    assert line.counted.count == len(desk.shown())


def test_note_goes_to_all_selected_rows_and_one_undo_takes_it_back(desk: Desk) -> None:
    tab = desk.window.appeals
    tab.list.selectAll()
    ids = tab.chosen_ids()
    answer(desk, f"Примечание: {len(ids)}", "на контроле")
    assert {one.notes for one in desk.office.appeals.page(ids)} == {"на контроле"}
    desk.window.changing.undo()
    desk.settle()
    assert {one.notes for one in desk.office.appeals.page(ids)} == {""}


def test_deleted_rows_leave_the_list_and_undo_brings_them_back(desk: Desk) -> None:
    desk.select("327000002")
    answer(desk, "Удалить: 1", "внесено по ошибке")
    assert "327000002" not in desk.shown()
    desk.window.changing.undo()
    desk.settle()
    assert "327000002" in desk.shown()


def test_nothing_is_asked_where_no_entry_is_selected(desk: Desk) -> None:
    extras = desk.window.appeals.extras
    desk.window.show_entries(Selection(find="такого нет"))
    desk.settle()
    for deed in (extras.note_selected, extras.reopen, extras.delete_selected):
        deed()
        desk.settle()
        assert not [one for one in desk.window.findChildren(AskPopover) if one.isVisible()]


def test_list_goes_to_excel_as_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    tab = desk.window.appeals
    tab.list.sort_by("number")
    desk.settle()
    tab.out._write_excel(tab._shown_now(), str(tmp_path / "list.xlsx"))
    desk.settle()
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    titles = [column.title for column in tab.list.columns.visible()]
    assert [str(one) for one in rows[1]][:3] == titles[:3]
    assert [row[0] for row in rows[2:]] == desk.shown()
    assert str(rows[0][0]).startswith("в работе. 5")


def test_list_goes_to_pdf_with_its_filter_and_pages(desk: Desk, tmp_path: Path) -> None:
    tab = desk.window.appeals
    tab.out.paper.draw_to(str(tmp_path / "list.pdf"))
    desk.settle()
    (text,) = pages(tmp_path / "list.pdf")
    assert "Вработе.5" in text
    assert "стр.1из1" in text
    assert all(number in text for number in desk.shown())


def test_long_list_repeats_its_heading_on_every_page(desk: Desk, tmp_path: Path) -> None:
    rows = [[f"3270{n:05}", "Комитет по дорогам и очень длинному наименованию"] for n in range(200)]
    what = PaperList("Обращения", "Все. 200 обращений.", (("№ ПОС", 12), ("Орган", 30)), rows)
    paper = pdf(tmp_path / "long.pdf", "Обращения", wide=what.wide)
    count = ListDrawing(paper, what, desk.look.body.family()).draw()
    del paper
    found = pages(tmp_path / "long.pdf")
    assert len(found) == count > 1
    for number, text in enumerate(found, 1):
        assert "№ПОС" in text
        assert f"стр.{number}из{count}" in text
    whole = "".join(found)
    assert [row[0] for row in rows if row[0] not in whole] == []


@pytest.mark.parametrize("lines", [5, 100])
def test_card_takes_one_page_however_long(desk: Desk, tmp_path: Path, lines: int) -> None:
    html = "".join(f"<div>строка {n}</div>" for n in range(lines))
    paper = pdf(tmp_path / "card.pdf", "Обращение", wide=False)
    size = draw_card(paper, html, desk.look.body.family())
    del paper
    (text,) = pages(tmp_path / "card.pdf")
    assert f"строка{lines - 1}" in text
    assert (size == BODY_PT + 1) is (lines == 5)


def test_card_on_paper_names_no_people(desk: Desk, tmp_path: Path) -> None:
    entry = desk.office.appeals.ids_of("327000001")[0]
    one = desk.office.appeals.get(entry)
    desk.office.appeals.correct(entry, {"executor": "Скрытова Анна"}, "", one.version)
    desk.window.appeals.out._card_to(entry, str(tmp_path / "card.pdf"))
    desk.settle()
    (text,) = pages(tmp_path / "card.pdf")
    assert "327000001" in text
    assert "11.03.2026" in text
    assert "Скрытова" not in text


def test_morning_leads_to_the_entries_behind_each_line(desk: Desk) -> None:
    tab = desk.window.appeals
    tab.show_morning()
    desk.settle()
    sheet = tab.morning
    assert desk.window.pages.currentWidget() is sheet
    titles = [sheet.lines.item(n).text() for n in range(sheet.lines.count())]
    place = next(n for n, text in enumerate(titles) if text.startswith("Стали просроченными"))
    sheet.lines.setCurrentRow(place)
    sheet.show_button.click()
    desk.settle()
    assert sorted(desk.shown()) == ["327000001", "327000007"]


def test_body_that_will_be_late_leads_to_its_open_entries(desk: Desk) -> None:
    tab = desk.window.appeals
    tab.show_morning()
    desk.settle()
    titles = [tab.morning.lines.item(n).text() for n in range(tab.morning.lines.count())]
    tab.morning.lines.setCurrentRow(titles.index(f"{ROADS} 3"))
    tab.morning.show_button.click()
    desk.settle()
    assert sorted(desk.shown()) == ["327000001", "327000002", "327000003"]


def test_decision_of_the_morning_starts_the_clock_at_once(desk: Desk) -> None:
    entry = desk.office.appeals.ids_of("327000006")[0]
    one = desk.office.appeals.get(entry)
    desk.office.appeals.correct(entry, {"fact": "Угроза обрушения"}, "", one.version)
    tab = desk.window.appeals
    tab.show_morning()
    desk.settle()
    titles = [tab.morning.lines.item(n).text() for n in range(tab.morning.lines.count())]
    tab.morning.lines.setCurrentRow(
        next(n for n, text in enumerate(titles) if text.startswith("№ 327000006"))
    )
    assert tab.morning.deeds[0].text() == "Значимое"
    tab.morning.deeds[0].click()
    desk.settle()
    (item,) = desk.office.significance.items(running=True)
    assert item.number == "327000006"
    titles = [tab.morning.lines.item(n).text() for n in range(tab.morning.lines.count())]
    assert titles[0] == "Доложить Губернатору (п. 12)"
    assert "осталось 24" in titles[1].replace("\u00a0", " ")
