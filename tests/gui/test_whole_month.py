"""The month's routine through the window alone: an empty base becomes an issued report."""

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt

from lo_appeals.domain.timeliness import Period
from tests.gui.exports import BASE_ROWS, CITY, ROADS, write_export
from tests.gui.hand import Hand
from tests.gui.window import CTRL, SHIFT, Desk

AS_OF = date(2026, 3, 12)
FEBRUARY = Period.month(2026, 2)
LATER = (
    *BASE_ROWS[1:],
    ("327000001", ROADS, date(2026, 2, 9), date(2026, 3, 12)),  # answered, a day late
    ("327000011", CITY, date(2026, 3, 12), None),
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
}  # fmt: skip


class Month:
    """One month; `by_key` does with keys whatever a key can do."""

    def __init__(self, desk: Desk, *, by_key: bool) -> None:
        self.desk, self.hand, self.by_key = desk, Hand(desk), by_key
        self.window = desk.window

    def begin(self) -> None:
        """The first start: four steps."""
        self.window.begin()
        self.desk.settle()
        wizard = self.window.wizard
        for step in range(4):
            for key, text in WELCOME[step].items() if step < len(WELCOME) else ():
                self.hand.write(wizard.forms[step], key, text)
            if self.by_key:
                self.hand.key(Qt.Key.Key_Return, CTRL, wizard)
            else:
                self.hand.click(wizard.next)
        assert not wizard.isVisible()

    def settings(self) -> None:
        """What the letters still lack."""
        sheet = self.window.organisation
        self.do("show_settings", Qt.Key.Key_Comma)
        for place, form in enumerate(sheet.forms.values()):
            for key in [key for key in REST if key in form.row_keys]:
                sheet.groups.setCurrentRow(place)
                self.hand.write(form, key, REST[key])
        if self.by_key:
            self.hand.key(Qt.Key.Key_S, CTRL, sheet)
        else:
            self.hand.click(sheet.save)
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

    def load(self, file: Path, bodies: int) -> None:
        """Look at a file, name the bodies that nobody knows, load it."""
        self.hand.open_file(file)
        sheet = self.window.importing
        sheet.as_of.set_value(AS_OF)
        self.desk.bot.waitUntil(lambda: not sheet._clock.isActive())  # another date is compared
        self.desk.settle()
        self.hand.did["type"] = self.hand.did.get("type", 0) + 1
        if bodies:
            self.desk.bot.waitUntil(lambda: sheet.table.current_id() is not None)
            self.hand.key(Qt.Key.Key_Return, widget=sheet.table)
        for _ in range(bodies):
            self.hand.click(sheet.whose.make)
        if self.by_key:
            sheet.load.setFocus()
            self.hand.key(Qt.Key.Key_Return, widget=sheet.load)
        else:
            self.hand.click(sheet.load)

    def correct(self, number: str) -> None:
        """Put a category right, with a reason."""
        window = self.window
        window.show_section(1)
        self.desk.settle()
        self.desk.select(number)
        self.do("correct_entry", Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        self.desk.bot.waitUntil(lambda: window.appeals.entry.covered)
        form = window.appeals.entry.covers.currentWidget()
        self.hand.write(form.form, "category", "Дорожные знаки")
        self.hand.write(form.form, "reason", "Ошибка оператора")
        if self.by_key:
            self.hand.key(Qt.Key.Key_Return, CTRL, form.save)
        else:
            self.hand.click(form.save)
        self.desk.bot.waitUntil(lambda: not window.appeals.entry.covered)
        self.desk.settle()

    def report(self) -> Path:
        """Check the month, issue its report."""
        reports = self.window.reports
        self.do("show_reports", Qt.Key.Key_3)
        assert reports.month.period == FEBRUARY
        self.hand.click(reports.month.check)
        self.do("issue_report", Qt.Key.Key_L, CTRL | SHIFT)
        release = reports.release
        assert release.release.isVisible(), release.lacking.text()
        if self.by_key:
            release.release.setFocus()
            self.hand.key(Qt.Key.Key_Return, widget=release.release)
        else:
            self.hand.click(release.release)
        (issued,) = self.desk.office.reports.issued(FEBRUARY)
        return Path(issued.file)


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "keyboard"])
def test_empty_base_becomes_an_issued_report(
    empty_desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, by_key: bool
) -> None:
    month = Month(empty_desk, by_key=by_key)
    month.begin()
    month.settings()
    month.load(write_export(tmp_path / "first.xlsx", BASE_ROWS), bodies=2)
    assert "Загружено" in empty_desk.window.message.what.text()
    month.correct("327000003")
    month.load(write_export(tmp_path / "second.xlsx", LATER), bodies=0)
    entry = empty_desk.office.appeals.get(empty_desk.office.appeals.ids_of("327000003")[0])
    assert entry.category == "Дорожные знаки"  # the second import left the correction alone
    letter = month.report()
    month.do("copy_base", Qt.Key.Key_B)
    total = empty_desk.office.reports.month(FEBRUARY).total
    assert (total.received, total.answered, total.answered_late) == (4, 3, 1)
    said = "\n".join(one.text for one in Document(str(letter)).paragraphs)
    assert re.search(r"феврал\w+ 2026", said)
    assert f"{total.timeliness_percent:.1f}".replace(".", ",") in said
    assert empty_desk.office.copies.last_checked() is not None
    agenda = empty_desk.window.today.panel.agenda
    assert agenda is not None
    step = next(one.what for one in agenda.matters if one.key.startswith("report:"))
    assert step.endswith("отправить и отметить отправку")
    assert month.hand.minutes <= 15
    with capsys.disabled():
        did = ", ".join(f"{kind} {times}" for kind, times in sorted(month.hand.did.items()))
        print(f"\n{'keys' if by_key else 'mouse'}: {did}; {month.hand.minutes:.1f} min")
