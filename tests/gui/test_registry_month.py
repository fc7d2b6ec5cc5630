"""A region of 300 bodies lives a month; п. 4 and п. 5 are answered by the keyboard alone."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lo_appeals.domain.bodies import BodyType
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry.body_sections import BodySections, Section
from lo_appeals.ui.registry.card import BodyCard
from lo_appeals.ui.registry.quick import ALL, OWING
from lo_appeals.ui.registry.tab import RegistryTab
from tests.gui import window
from tests.gui.keyboard import Keyboard
from tests.gui.window import ALT, CTRL, SHIFT, Desk, opened

START = datetime(2026, 3, 2, 9, 0)  # a Monday
ORDER = date(2026, 2, 16)  # + 10 days: 26 February, a Thursday
COMMITTEES, TOWNS, BODIES = 40, 60, 299  # the three hundredth is added by hand
THEMES = ("дорогам", "школам", "больницам", "лесам", "рекам", "мостам", "музеям", "паркам")
PARTS = ("севера", "юга", "востока", "запада", "побережья")
HEAD = "Ответов Пётр Первый-3"
OFFICES = {
    "Ответственное должностное лицо": "Ответов",
    "Исполнитель": "Делов",
    "Уполномоченный по голосованиям": "Урнов",
}


def body(number: int) -> str:
    if number < COMMITTEES:
        theme, part = THEMES[number % len(THEMES)], PARTS[number // len(THEMES)]
        return f"Комитет по {theme} {part} Тестовой области"
    if number < COMMITTEES + TOWNS:
        return f"Администрация Опытного-{number + 1} муниципального района"
    return f"МБУ «Учреждение № {number + 1}»"


def write_region(path: Path) -> Path:
    """Write the contacts of the region: three offices with substitutes for each committee."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Орган", "Тип", "Кем является", "Замещает", "Должность", "ФИО", "Телефон",
                  "E-mail", "Работает с"])  # fmt: skip
    for number in range(BODIES):
        kind = "ОИВ" if number < COMMITTEES else "ОМСУ" if number < 100 else "учреждение"
        for office, surname in OFFICES.items():
            if number >= COMMITTEES and surname != "Делов":
                continue
            who = f"{surname} Пётр Первый-{number + 1}"
            role = f"Замещающий {office.casefold()}" if number < COMMITTEES else ""
            for title, instead, name in ((office, "", who), (role, who, f"{who}-Второй")):
                if title:
                    sheet.append([body(number), kind, title, instead, "заместитель председателя",
                                  name, f"(813) 000-{number:03}-{len(name) % 10}",
                                  f"a{number}@region.example", date(2026, 2, 18)])  # fmt: skip
    book.save(path)
    return path


class Month:
    """The window, the keyboard, and the day that it is."""

    def __init__(self, desk: Desk, patch: pytest.MonkeyPatch) -> None:
        self.desk, self.keys, self._patch = desk, Keyboard(desk), patch

    @property
    def page(self) -> RegistryTab:
        return self.desk.window.registry

    @property
    def card(self) -> BodyCard:
        return self.page.body_card

    @property
    def sections(self) -> BodySections:
        return self.card.sections

    def day(self, day: date) -> None:
        """Go on to another morning; F5 looks anew."""
        self._patch.setattr(window, "NOW", datetime.combine(day, START.time()))
        self.keys.press(Qt.Key.Key_F5)

    def form(self, values: dict[str, str]) -> None:
        """Fill the form that is open in the card, and save it."""
        cover = self.card.covers.currentWidget()
        form = cover.form
        self.keys.fill(form, values)
        with self.desk.bot.waitSignal(cover.save.clicked):  # a shortcut shows the button go down
            self.keys.press(Qt.Key.Key_S, CTRL)
        self.desk.settle()
        refused = {key: form.error_of(key) for key in form.row_keys} if self.card.covered else {}
        assert refused == {}

    def person(self, name: str, deed: str) -> None:
        """Open the menu of a person in the card and choose."""
        block = next(one for one in self.sections.people.blocks if one.one.contact.name == name)
        self.keys.tab_to(block.more)
        self.keys.press(Qt.Key.Key_Space)
        self.keys.choose(deed)

    def button(self, section: Section, text: str) -> None:
        """Press a button of a section."""
        found = next(one for one in section.findChildren(Button) if one.text() == text)
        self.keys.tab_to(found)
        self.keys.press(Qt.Key.Key_Space)

    def says(self, section: Section) -> str:
        """Return all that a section of the card tells."""
        lines = [one.said for one in section.findChildren(StateLine)]
        told = "\n".join([*lines, *(one.text() for one in section.findChildren(QLabel))])
        return told.replace("\u00a0", " ")

    def chip(self, key: object) -> list[str]:
        """Take the search away, go to a chip by arrows; return the bodies that it leaves."""
        self.keys.press(Qt.Key.Key_F, CTRL)
        if self.page.search.text():
            self.keys.press(Qt.Key.Key_Escape)
            self.desk.bot.wait(220)  # the pause after which a search begins
            self.desk.settle()
        chips = list(self.page.chips.values())
        down, wanted = next(one for one in chips if one.isChecked()), self.page.chips[key]
        self.keys.tab_to(down)
        left = chips.index(wanted) < chips.index(down)
        while self.keys.focus is not wanted:
            before = self.keys.focus
            self.keys.press(Qt.Key.Key_Left if left else Qt.Key.Key_Right)
            assert self.keys.focus is not before
        self.keys.press(Qt.Key.Key_Space)
        assert self.page.chips[key].isChecked()
        return self.shown()

    def shown(self) -> list[str]:
        return [self.page.rows[one].body.name for one in self.page.model.ids]

    def condition(self, text: str) -> None:
        """Choose a condition of the list from its menu."""
        self.keys.press(Qt.Key.Key_F, CTRL, SHIFT)
        self.keys.choose(text)

    def answers(self, name: str) -> str:
        """Return whom the list shows as the one who answers."""
        row = next(one for one in self.page.rows.values() if one.body.name == name)
        return row.acting.contact.name if row.acting else ""

    def people(self) -> list[str]:
        return [one.one.contact.name for one in self.sections.people.blocks]


@pytest.fixture
def month(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Month]:
    """An empty base on the first morning."""
    monkeypatch.setattr(window, "NOW", START)
    with opened(qtbot, tmp_path) as desk:
        desk.office.settings.set_from_json({"order_date": ORDER.isoformat(), "order_number": "1"})
        yield Month(desk, monkeypatch)


@pytest.mark.timeout(600)  # a whole month of presses; nothing in it is measured
def test_a_month_of_a_region_is_lived_through_and_questioned_by_keys(
    month: Month, tmp_path: Path
) -> None:
    keys, page, card, desk = month.keys, month.page, month.card, month.desk
    keys.press(Qt.Key.Key_1, CTRL)

    # The region comes from a file: a preview, then one key; one body is added by hand.
    page.desk.read_contacts(str(write_region(tmp_path / "region.xlsx")))
    desk.settle()
    assert page.desk.contacts.load.text() == "&Принять 499\u00a0изменений"
    keys.tab_to(page.desk.contacts.load)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_N, CTRL)
    month.form({
        "name": "Управление печати Тестовой области", "type": "ОИВ", "on": "02.03.2026",
    })  # fmt: skip
    assert len(month.chip(ALL)) == BODIES + 1
    assert len(month.chip(BodyType.EXECUTIVE)) == COMMITTEES + 1
    month.chip(ALL)

    # п. 4: who has not sent the list, until when, and why that day.
    late = month.chip(OWING)
    assert len(late) == COMMITTEES
    month.chip(ALL)
    keys.find("дорогам севера")
    assert card.title.text() == body(0)
    said = month.says(month.sections.lists)
    assert "не получено, срок истёк 26.02.2026, опоздание 4 дня" in said
    assert "16.02.2026" in said
    month.button(month.sections.lists, "Получены…")
    month.form({"received_on": "26.02.2026", "incoming": "01-15"})
    assert "26.02.2026 при сроке 26.02.2026, в срок" in month.says(month.sections.lists)
    keys.find("школам севера")
    month.button(month.sections.lists, "Получены…")
    month.form({"received_on": "27.02.2026", "incoming": "01-16"})
    assert "с опозданием на 1 день" in month.says(month.sections.lists)

    # Appointments: into an empty body, and a successor; who was there stays on the days before.
    month.day(date(2026, 3, 5))
    keys.find("Управление печати")
    said = month.says(month.sections.lists)
    assert "орган создан 02.03.2026" in said
    assert "ожидается до 12.03.2026" in said
    keys.press(Qt.Key.Key_N, CTRL, SHIFT)
    month.form({
        "name": "Новикова Анна Ильинична", "position": "заместитель начальника управления",
        "phone": "813 0000001", "first": "05.03.2026",
    })  # fmt: skip
    assert month.people() == ["Новикова Анна Ильинична"]
    keys.find("дорогам севера")
    month.person("Делов Пётр Первый-1", "преемник")
    month.form({
        "name": "Белов Олег Ильич", "phone": "813 0000002", "email": "b@region.example",
        "first": "04.03.2026", "told_on": "05.03.2026", "incoming": "01-20",
    })  # fmt: skip
    assert "Белов Олег Ильич" in month.people()

    # Who answers on a day: asked of the card, and of the whole list.
    keys.tab_to(month.sections.day)
    keys.type("03.03.2026")
    keys.press(Qt.Key.Key_Return)
    assert "Белов Олег Ильич" not in month.people()
    keys.tab_to(month.sections.day)
    keys.type("05.03.2026")
    keys.press(Qt.Key.Key_Return)

    # п. 5: told in time on the third day; not told at all is late from the day after the term.
    assert "05.03.2026 при сроке" in month.says(month.sections.notices)
    assert "в срок" in month.says(month.sections.notices)
    keys.find("школам севера")
    month.person("Урнов Пётр Первый-2", "Выбыл")
    month.form({"last": "04.03.2026", "reason": "перевод"})
    assert "ожидается до 10.03.2026" in month.says(month.sections.notices)
    month.day(date(2026, 3, 10))
    keys.find("школам севера")
    assert "ожидается до 10.03.2026" in month.says(month.sections.notices)
    month.day(date(2026, 3, 11))
    keys.find("школам севера")
    assert "срок истёк 10.03.2026, опоздание 1 день" in month.says(month.sections.notices)
    month.button(month.sections.notices, "Уведомили…")
    month.form({"told_on": "11.03.2026", "incoming": "01-31"})
    assert "с опозданием на 1 день" in month.says(month.sections.notices)

    # An absence: the substitute answers; who is away is told.
    keys.find("больницам севера")
    month.person("Ответов Пётр Первый-3", "Отсутствует")
    month.form({"first": "11.03.2026", "last": "20.03.2026", "reason": "отпуск"})
    acting = next(one for one in month.sections.card.acting if one.acting_for)
    assert acting.official.contact.name.endswith("Второй")

    # A body gets another name, another becomes a part of it; the list of a past day knows both.
    month.day(date(2026, 3, 16))
    keys.find("лесам севера")
    keys.tab_to(card.more)
    keys.press(Qt.Key.Key_Space)
    keys.choose("Переименовать")
    month.form({"name": "Комитет леса Тестовой области", "on": "16.03.2026"})
    assert card.title.text() == "Комитет леса Тестовой области"
    keys.find("лесам юга")
    keys.tab_to(card.more)
    keys.press(Qt.Key.Key_Space)
    keys.choose("Присоединить")
    month.form({"into": "Комитет леса Тестовой области", "on": "16.03.2026"})
    assert len(month.chip(ALL)) == BODIES

    # Forms out and back: one is answered, a new phone is proposed and taken.
    keys.find("рекам севера")
    keys.press(Qt.Key.Key_Escape)
    page.desk.make_forms_in(str(tmp_path / "forms"))
    desk.settle()
    (form,) = (tmp_path / "forms").glob("*.xlsx")
    answer_form(form)
    page.desk.read_contacts(str(form))
    desk.settle()
    keys.tab_to(page.desk.contacts.load)
    keys.press(Qt.Key.Key_Space)
    keys.find("рекам севера")
    assert month.sections.card.details.checked_on == date(2026, 3, 16)
    phones = {one.contact.phone for one in month.sections.card.appointments}
    assert "+78130009999" in phones

    # The month's end: who answered on a day, for all bodies at once: principals and substitutes.
    month.day(date(2026, 3, 31))
    for day, who in (("15.03.2026", f"{HEAD}-Второй"), ("25.03.2026", HEAD)):
        month.condition("Отвечали на дату")
        keys.answer(day)
        assert month.answers(body(2)) == who
    keys.press(Qt.Key.Key_X, CTRL, SHIFT)

    # п. 5: which changes of the month were told late, by how many days, under which number.
    keys.press(Qt.Key.Key_D, CTRL, SHIFT)
    sheet = page.desk.late
    told = [[column.cell(one).text for column in sheet.columns] for one in sheet.shown]
    assert told == [[
        body(1), "Уполномоченный по голосованиям: место освободилось (Урнов Пётр Первый-2)",
        "05.03.2026", "10.03.2026", "11.03.2026", "1", "01-31",
    ]]  # fmt: skip
    keys.press(Qt.Key.Key_Left, ALT)
    assert sheet.shown == []
    keys.press(Qt.Key.Key_Escape)

    # Who lacks a substitute, who an address.
    month.condition("Нет замещающего")
    assert month.shown() == ["Управление печати Тестовой области"]
    month.condition("Нет электронной почты")
    assert month.shown() == ["Управление печати Тестовой области"]
    keys.press(Qt.Key.Key_X, CTRL, SHIFT)

    # Exactly those who still owe word are chosen by one key, and their letters stand ready.
    keys.press(Qt.Key.Key_U, CTRL, SHIFT)
    letters = desk.window.reports.letters
    assert desk.window.reports.pages.currentWidget() is letters
    assert letters.state.said.startswith(f"{COMMITTEES - 2}\u00a0писем")  # 3 of 41 do not owe it
    assert "запрос" in letters.kind.editor.currentText()
    keys.press(Qt.Key.Key_1, CTRL)
    late = month.shown()
    assert len(page.list.selected_ids()) == len(late) == COMMITTEES - 2
    assert {body(0), body(1)}.isdisjoint(late)
    assert all(page.rows[one].body.type is BodyType.EXECUTIVE for one in page.model.ids)
    assert month.chip(OWING) == late
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.find("рекам севера")
    assert month.sections.card.details.checked_on is None


def answer_form(file: Path) -> None:
    """Write another phone into the first person's row, as the body would."""
    book = openpyxl.load_workbook(file)
    sheet = book.active
    heading = next(row for row in sheet.iter_rows() if row[0].value == "Код записи")
    column = next(cell.column for cell in heading if cell.value == "Телефон")
    sheet.cell(heading[0].row + 1, column).value = "(813) 000-99-99"
    book.save(file)
