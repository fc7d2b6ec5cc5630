"""The card hides applicant and text until they are asked for, and forgets them with the entry."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lo_appeals.domain.selection import Law, Selection
from tests.gui.exports import NOW
from tests.gui.window import Desk, opened
from tests.unit.services.working import Work, facts


@pytest.fixture
def personal(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    work = Work(tmp_path / "base", NOW)
    work.office.settings.set_from_json({"import_personal": True})
    day = NOW.date()
    work.load([facts(1, day, text="Яма у дома 7", applicant="Невидимкин"), facts(2, day)], day)
    work.close()
    with opened(qtbot, tmp_path) as desk:
        desk.window.show_entries(Selection(law=Law.BOTH))
        desk.settle()
        yield desk


def on_screen(desk: Desk) -> str:
    labels = desk.window.appeals.entry.findChildren(QLabel)
    return " ".join(one.text() for one in labels if one.isVisible())


def test_applicant_and_text_come_when_asked_for(personal: Desk) -> None:
    desk, entry = personal, personal.window.appeals.entry
    desk.select("1")
    desk.window.appeals.open_entry(desk.window.appeals.list.current_id())
    desk.settle()
    assert entry.personal.isVisible()
    assert "Невидимкин" not in on_screen(desk)
    entry.personal.ask.click()
    desk.settle()
    assert "Невидимкин" in on_screen(desk)
    assert "Яма у дома 7" in on_screen(desk)
    desk.select("2")
    desk.settle()
    assert not entry.personal.isVisible()
    desk.select("1")
    desk.settle()
    assert entry.personal.isVisible()
    assert "Невидимкин" not in on_screen(desk)
