"""The month's work through the window alone: an empty base becomes a package and a copy."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QWidget

from lo_appeals.domain.texts import counted
from lo_appeals.domain.timeliness import Period
from lo_appeals.ui.controls import Button
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.reports.tab import DEFICIENCIES, GOVERNOR, ISSUED, OUTGOING
from lo_appeals.ui.sections import APPEALS
from tests.gui.exports import BASE_ROWS, CITY, ROADS, TODAY, write_export
from tests.gui.hand import Hand
from tests.gui.window import CTRL, SHIFT, Desk

AS_OF = date(2026, 3, 12)
FEBRUARY = Period.month(2026, 2)
WAVE = tuple(
    (f"3270001{n:02}", ROADS, AS_OF - timedelta(1 + n % 3), None) for n in range(15)
)  # fifteen in three days where a message a week is usual
LATER = (
    *BASE_ROWS[1:],
    ("327000001", ROADS, date(2026, 2, 9), date(2026, 3, 12)),  # answered, a day late
    ("327000011", CITY, date(2026, 3, 12), None),
    *WAVE,
)
WELCOME = (
    {"order_number": "31", "order_date": "17.11.2021", "signer_name": "Озеров Вадим Кириллович",
     "signer_short": "В.К. Озеров"},
    {"vice_governor_name": "Северову А.П.",
     "vice_governor_salutation": "Уважаемый Андрей Павлович!"},
)  # fmt: skip
REST = {
    "address": "190000, Город, ул. Примерная, д. 1", "phone": "(812) 000-00-00",
    "email": "kok@example.ru", "executor_name": "Лаптева Ирина Сергеевна",
    "executor_phone": "(812) 000-00-01",
    "governor_name": "Дроздову С.М.", "governor_salutation": "Уважаемый Сергей Михайлович!",
}  # fmt: skip
OWN = (CITY, ROADS)  # bodies of the export; those of the starter directory still wait for checks
DIRECTORY_STEP = 2  # of the first start: the starter directory is shown
PARTS = {
    DEFICIENCIES: Qt.Key.Key_4, GOVERNOR: Qt.Key.Key_5, OUTGOING: Qt.Key.Key_6,
    ISSUED: Qt.Key.Key_7,
}  # fmt: skip


class Month:
    """One month; `by_key` does with keys whatever a key can do."""

    def __init__(self, desk: Desk, *, by_key: bool) -> None:
        self.desk, self.hand, self.by_key = desk, Hand(desk), by_key
        self.window, self.reports = desk.window, desk.window.reports

    def begin(self) -> None:
        """The first start: four steps."""
        self.window.begin()
        self.desk.settle()
        wizard = self.window.wizard
        for step in range(4):
            for key, text in WELCOME[step].items() if step < len(WELCOME) else ():
                self.hand.write(wizard.forms[step], key, text)
            if step == DIRECTORY_STEP:
                waiting = sum(not one.confirmed for one in self.desk.office.bodies.listed())
                said = [one.text() for one in wizard.bodies.findChildren(QLabel)]
                assert counted(waiting, "орган", "органа", "органов") in said
            self.finish(wizard.next, Qt.Key.Key_Return, wizard)
        assert not wizard.isVisible()

    def settings(self) -> None:
        """What the letters still lack."""
        sheet = self.window.organisation
        self.do("show_settings", Qt.Key.Key_Comma)
        for place, form in enumerate(sheet.forms.values()):
            for key in [key for key in REST if key in form.row_keys]:
                sheet.groups.setCurrentRow(place)
                self.hand.write(form, key, REST[key])
        self.finish(sheet.save, Qt.Key.Key_S, sheet)
        self.desk.bot.waitUntil(lambda: not sheet.isVisible())  # a key's click comes later
        self.desk.settle()

    def do(
        self, action: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL
    ) -> None:  # fmt: skip
        """Do an action by its key, or from the menu by two clicks."""
        if self.by_key:
            self.hand.key(key, modifiers)
        else:
            self.hand.did["click"] = self.hand.did.get("click", 0) + 2
            self.window.commands.do(action)
            self.desk.settle()

    def finish(self, button: Button, key: Qt.Key, where: QWidget) -> None:
        """Press the button of a form, or Ctrl and its key."""
        if self.by_key:
            self.hand.key(key, CTRL, where)
        else:
            self.hand.click(button)

    def press(self, button: Button) -> None:
        """Press a button: with the mouse, or go to it by Tab and press Space."""
        if self.by_key:
            self.hand.tab_to(button)
            self.hand.key(Qt.Key.Key_Space)
        else:
            self.hand.click(button)

    def part(self, place: int) -> None:
        """Show a part of «Отчёты»."""
        if self.by_key:
            self.hand.key(PARTS[place], CTRL)
        else:
            self.do("show_reports", Qt.Key.Key_3)
            parts = self.reports.parts
            self.hand.click_at(parts, parts.item(place))
        assert self.reports.pages.currentWidget() is self.reports.views[place]

    def load(self, file: Path, bodies: int) -> None:
        """Look at a file, name the bodies that nobody knows, load it."""
        self.hand.open_file(file)
        sheet = self.window.importing
        sheet.as_of.set_value(AS_OF)
        self.desk.bot.waitUntil(lambda: not sheet.as_of.waiting)  # another date is compared
        self.desk.settle()
        self.hand.did["type"] = self.hand.did.get("type", 0) + 1
        if bodies:
            self.desk.bot.waitUntil(lambda: sheet.table.current_id() is not None)
            self.hand.key(Qt.Key.Key_Return, widget=sheet.table)
        for _ in range(bodies):
            self.press(sheet.whose.make)
        self.press(sheet.load)
        assert "Загружено" in self.window.message.what.text()

    def correct(self, number: str) -> None:
        """Put a category right, with a reason."""
        window = self.window
        window.show_section(APPEALS)
        self.desk.settle()
        self.desk.select(number)
        self.do("correct_entry", Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        self.desk.bot.waitUntil(lambda: window.appeals.entry.covered)
        form = window.appeals.entry.covers.currentWidget()
        self.hand.write(form.form, "category", "Дорожные знаки")
        self.hand.write(form.form, "reason", "Ошибка оператора")
        self.finish(form.save, Qt.Key.Key_S, form.save)
        self.desk.bot.waitUntil(lambda: not window.appeals.entry.covered)
        self.desk.settle()

    # --- letters ------------------------------------------------------------------------------

    def remind(self) -> None:
        """Make the reminders of terms and mark them sent."""
        self.part(OUTGOING)
        self.press(self.reports.outgoing.new)
        sheet = self.reports.letters
        self.hand.choose(sheet.kind.editor, "Напоминание о сроках", by_key=self.by_key)
        self.make()
        self.mark_sent("due-reminder")

    def make(self) -> None:
        """Make what the sheet of letters offers."""
        sheet = self.reports.letters
        assert "черновик" not in sheet.state.said, sheet.way.text()
        assert sheet.make.isEnabled(), sheet.skipped.text()
        self.press(sheet.make)
        assert "Писем: " in sheet.state.said
        self.press(sheet.back)

    def mark_sent(self, kind: str) -> None:
        """Write number and days that the office system gave to the letters of a kind."""
        self.part(OUTGOING)
        view, sheet = self.reports.outgoing, self.reports.marks
        waiting = [one for one in view.letters.values() if one.kind == kind]
        assert waiting
        for one in waiting:
            view.table.select_id(one.id)
            self.press(view.marks)
            for key, text in {"dated_on": f"{TODAY:%d.%m.%Y}", "number": f"01-{one.id}/26",
                              "sent_on": f"{TODAY:%d.%m.%Y}"}.items():  # fmt: skip
                self.hand.write(sheet.form, key, text)
            self.press(sheet.save)
            assert self.reports.pages.currentWidget() is view, sheet.form.error_of("sent_on")
            assert view.letters[one.id].sent_on == TODAY

    def accept_surge(self) -> None:
        """Find the wave on the sheet of the morning and say that it is one (п. 12)."""
        self.do("show_morning", Qt.Key.Key_M)
        sheet = self.window.appeals.morning
        at = next(n for n in range(sheet.lines.count()) if ROADS in sheet.lines.item(n).text())
        if self.by_key:
            self.hand.go_down(sheet.lines, at)
        else:
            self.hand.click_at(sheet.lines, sheet.lines.item(at))
        assert sheet.deeds[0].text() == "Повышенная активность"
        self.press(sheet.deeds[0])

    def tell_governor(self) -> None:
        """Make the report of п. 12 and send it: its clock stops."""
        self.part(GOVERNOR)
        self.press(self.reports.governor.letter)
        self.make()
        self.mark_sent("governor")
        self.part(GOVERNOR)
        assert [one.reported_at is None for one in self.reports.governor.items.values()] == [False]

    def tell_deficiencies(self) -> None:
        """Tick what the rules found, make the notice of п. 10."""
        self.part(DEFICIENCIES)
        view = self.reports.deficiencies
        self.select(view.table, [n for n, one in view.items.items() if one.item.body in OWN])
        self.press(view.tick)
        self.press(view.letter)
        self.make()

    def select(self, table: RecordTable, ids: list[int]) -> None:
        """Select rows: the first by a click, the others with Ctrl held."""
        assert ids
        flags = QItemSelectionModel.SelectionFlag
        table.clearSelection()
        for one in ids:
            index = table.records.index(table.records.row_of(one), 0)
            table.selectionModel().select(index, flags.Select | flags.Rows)
        self.hand.did["click"] = self.hand.did.get("click", 0) + len(ids)

    # --- the month ----------------------------------------------------------------------------

    def report(self) -> None:
        """Check the month, issue its report, mark it sent."""
        reports = self.reports
        self.do("show_reports", Qt.Key.Key_3)
        reports.parts.setCurrentRow(0)
        assert reports.month.period == FEBRUARY
        self.do("check_month", Qt.Key.Key_K, CTRL | SHIFT)
        self.do("issue_report", Qt.Key.Key_L, CTRL | SHIFT)
        assert reports.making.release.release.isVisible(), reports.making.release.lacking.text()
        self.press(reports.making.release.release)
        self.mark_sent("report")

    def pack(self, folder: Path) -> None:
        """Put the month together in a folder."""
        self.part(ISSUED)
        issued = self.reports.issued
        if self.by_key:
            self.hand.tab_to(issued.pack)
        assert issued.pack.isVisible()
        assert issued.pack.isEnabled()
        self.hand.pick(issued.pack_into, folder)


def begun(desk: Desk, tmp_path: Path, *, by_key: bool) -> Month:
    """From an empty base to the data of the month, corrected."""
    month = Month(desk, by_key=by_key)
    month.begin()
    month.settings()
    month.load(write_export(tmp_path / "first.xlsx", BASE_ROWS), bodies=2)
    month.correct("327000003")
    return month


def paragraphs(file: str | Path) -> str:
    return "\n".join(one.text for one in Document(str(file)).paragraphs).replace("\u00a0", " ")


def check_report(desk: Desk, folder: Path) -> None:
    """The document, the frozen edition and the manifest tell the figures of the month."""
    total = desk.office.reports.month(FEBRUARY).total
    assert (total.received, total.answered, total.answered_late) == (4, 3, 1)
    (issued,) = desk.office.reports.issued(FEBRUARY)
    said = paragraphs(issued.file)
    assert re.search(r"феврал\w+ 2026", said)
    assert f"{total.timeliness_percent:.1f}".replace(".", ",") in said
    manifest = json.loads((folder / "Опись.json").read_text("utf-8"))
    assert manifest["total"] == issued.figures["total"]
    assert manifest["total"]["answered_late"] == total.answered_late
    assert manifest["total"]["received"] == total.received
    assert all((folder / one["name"]).stat().st_size == one["size"] for one in manifest["files"])


def check_letters(desk: Desk) -> None:
    """Every letter names the entries that it covers; what was to be sent was sent."""
    letters = desk.office.outgoing.listed()
    for one in letters:
        document = Document(one.file)
        cells = {c.text for t in document.tables for row in t.rows for c in row.cells}
        said = paragraphs(one.file) + "\n".join(cells)
        assert "{{" not in said
        covered = [number for number, _entry in desk.office.outgoing.covered(one.id)]
        if one.kind == "governor":  # a wave is told by its count
            assert re.search(rf"\b{len(covered)} обращени", said), said
        else:
            assert [number for number in covered if number not in said] == []
    assert {one.kind for one in letters if one.sent_on} == {"due-reminder", "governor", "report"}
    assert {one.kind for one in letters if not one.sent_on} == {"notice"}


def test_entry_corrected_by_hand_outlives_the_next_import(
    empty_desk: Desk, tmp_path: Path
) -> None:  # fmt: skip
    begun(empty_desk, tmp_path, by_key=True).load(
        write_export(tmp_path / "second.xlsx", LATER), bodies=0
    )
    entry = empty_desk.office.appeals.get(empty_desk.office.appeals.ids_of("327000003")[0])
    assert entry.category == "Дорожные знаки"


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "keyboard"])
def test_empty_base_becomes_a_package_and_a_copy(
    first_desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, by_key: bool
) -> None:
    month = begun(first_desk, tmp_path, by_key=by_key)
    month.remind()
    month.load(write_export(tmp_path / "second.xlsx", LATER), bodies=0)
    month.accept_surge()
    month.tell_governor()
    month.tell_deficiencies()
    month.report()
    month.pack(tmp_path / "package")
    month.do("copy_base", Qt.Key.Key_B)
    month.hand.key(Qt.Key.Key_Escape)  # the message goes; Qt remembers the last key's Ctrl
    check_report(first_desk, tmp_path / "package")
    check_letters(first_desk)
    assert first_desk.office.copies.last_checked() is not None
    agenda = first_desk.window.today.panel.agenda
    assert agenda is not None
    assert not [one for one in agenda.matters if one.key.startswith("report:")]
    assert not agenda.governor
    assert month.hand.minutes <= 15
    with capsys.disabled():
        did = ", ".join(f"{kind} {times}" for kind, times in sorted(month.hand.did.items()))
        print(f"\n{'keys' if by_key else 'mouse'}: {did}; {month.hand.minutes:.1f} min")
