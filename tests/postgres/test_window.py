"""The window over a shared base: others' changes come by themselves, a conflict shows both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import Office
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.others import Others
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from tests.gui.window import ICONS, Desk
from tests.postgres.server import Server

SOON_MS = 3000  # others' changes are to be seen within this


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, enter: Callable[..., Office]
) -> Iterator[Desk]:
    """Yield the window of one clerk, listening to the others."""
    look = Look(LIGHT, 10, ICONS)
    dress(qapp, look)
    office, tasks = enter("Иванова"), Tasks()
    faults: list[BaseException] = []
    tasks.broken.connect(faults.append)
    window = MainWindow(Kit(look, tasks, ScreenSettings(tmp_path / "screen.ini")), office)
    window.resize(1366, 690)
    window.show()
    others = Others(office, lambda: window, window)
    made = Desk(qtbot, office, window, tmp_path)
    made.settle()
    window.show_entries(Selection(law=Law.BOTH))
    made.settle()
    yield made
    made.settle()
    others.stop()
    tasks.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    undress(qapp)
    assert faults == []


def open_entry(desk: Desk, row: int) -> int:
    page = desk.window.appeals
    page.list.selectRow(row)
    desk.settle()
    entry_id = page.list.current_id()
    assert entry_id is not None
    page.open_entry(entry_id)
    desk.settle()
    return entry_id


def test_others_changes_keep_selection_place_and_what_is_being_typed(
    desk: Desk, enter: Callable[..., Office]
) -> None:
    page, other = desk.window.appeals, enter("Петров")
    entry_id = open_entry(desk, 40)
    page.annotate()
    form = page.entry.covers.currentWidget()
    form.field.set_value("ещё не дописано")
    place = page.list.verticalScrollBar().value()
    seen = page.list.records.rowCount()
    neighbour = page.model.ids[41]
    other.appeals.correct(
        neighbour, {"category": "Совсем другая"}, "сверка", other.appeals.get(neighbour).version
    )
    desk.bot.waitUntil(desk.window.message.isVisible, timeout=SOON_MS)
    assert "Петров" in desk.window.message.what.text()
    desk.settle()
    row = list(page.model.ids).index(neighbour)
    told = [desk.cell(row, one.key) for one in page.list.records.columns]
    assert "Совсем другая" in " ".join(told), (row, told)
    assert form.field.value() == "ещё не дописано"
    assert page.list.current_id() == entry_id
    assert page.list.verticalScrollBar().value() == place
    assert page.list.records.rowCount() == seen


def test_conflict_shows_both_values_and_lets_choose(
    desk: Desk, enter: Callable[..., Office]
) -> None:
    page, other = desk.window.appeals, enter("Петров")
    entry_id = open_entry(desk, 3)
    page.correct()
    form = page.entry.covers.currentWidget()
    theirs = other.appeals.get(entry_id)
    other.appeals.correct(entry_id, {"category": "Чужая тема"}, "сверка", theirs.version)
    desk.bot.waitUntil(desk.window.message.isVisible, timeout=SOON_MS)
    desk.settle()
    form.form.field("category").set_value("Моя тема")
    form.form.field("reason").set_value("звонок")
    form.save.click()
    desk.settle()
    assert page.entry.covered
    told = form.form.error_of("category")
    assert "Чужая тема" in told
    assert "Моя тема" in told
    assert "Петров" in form.form.says.text()
    assert other.appeals.get(entry_id).category == "Чужая тема"
    form.save.click()
    desk.settle()
    assert not page.entry.covered
    assert other.appeals.get(entry_id).category == "Моя тема"


def test_conflict_of_notes_keeps_the_text(desk: Desk, enter: Callable[..., Office]) -> None:
    page, other = desk.window.appeals, enter("Петров")
    entry_id = open_entry(desk, 5)
    page.annotate()
    form = page.entry.covers.currentWidget()
    form.field.set_value("моё")
    other.appeals.annotate(entry_id, "чужое", other.appeals.get(entry_id).version)
    form.save.click()
    desk.settle()
    assert "чужое" in form.told.text()
    assert form.field.value() == "моё"
    form.save.click()
    desk.settle()
    assert other.appeals.get(entry_id).note == "моё"


def test_lost_connection_is_told_and_work_goes_on(desk: Desk, server: Server) -> None:
    base = desk.office._desk.database.url.database
    server.order("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                 f"WHERE datname = '{base}'")  # fmt: skip
    said = desk.window.message.what
    desk.bot.waitUntil(lambda: "восстановлена" in said.text(), timeout=SOON_MS)
    desk.settle()
    assert open_entry(desk, 2)
    assert desk.window.appeals.entry.isVisible()
