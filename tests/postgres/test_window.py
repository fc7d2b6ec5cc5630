"""The window over a shared base: others' changes come by themselves, a conflict shows both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import Office
from lo_appeals.services.rights import Area
from lo_appeals.services.sharing import no_connection
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.others import Others
from lo_appeals.ui.safety.admission import Admission
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from tests.gui.window import ICONS, Desk
from tests.postgres.conftest import NOW
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
    page.cards.annotate()
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
    page.cards.correct()
    desk.settle()
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


def test_notes_of_others_stay_beside_and_cannot_be_reworded(
    desk: Desk, enter: Callable[..., Office]
) -> None:
    page, other = desk.window.appeals, enter("Петров")
    entry_id = open_entry(desk, 5)
    page.cards.annotate()
    form = page.entry.covers.currentWidget()
    form.field.set_value("моё")
    other.notes.add(entry_id, "чужое")
    form.save.click()
    desk.settle()
    assert other.appeals.get(entry_id).notes == "моё\nчужое"
    desk.bot.waitUntil(lambda: page.entry.notes.title.text() == "Примечания: 2", timeout=SOON_MS)
    pencils = [
        one for one in page.entry.notes.findChildren(Button)
        if one.toolTip() == "Исправить примечание" and one.isVisibleTo(page)
    ]  # fmt: skip
    assert len(pencils) == 1


def test_lost_connection_is_told_and_work_goes_on(desk: Desk, server: Server) -> None:
    base = desk.office._desk.database.url.database
    server.order("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                 f"WHERE datname = '{base}'")  # fmt: skip
    said = desk.window.message.what
    desk.bot.waitUntil(lambda: "восстановлена" in said.text(), timeout=SOON_MS)
    desk.settle()
    assert open_entry(desk, 2)
    assert desk.window.appeals.entry.isVisible()


def test_settings_check_the_connection_and_switch(desk: Desk, url: str) -> None:
    page = desk.window.organisation.shared
    page.reload()
    assert f"общая база {url}" in page.now.text()
    assert page.steps.isHidden()
    page.check.click()
    desk.settle()
    assert page.state.said.startswith("Связь есть: PostgreSQL")
    assert "База готова" in page.told.text()
    page.switch.click()
    desk.settle()
    assert (desk.office.folder / "shared-base.txt").read_text(encoding="utf-8").strip() == url
    page.own.click()
    desk.settle()
    assert not (desk.office.folder / "shared-base.txt").exists()


def test_password_is_asked_until_it_is_right(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: Server, url: str
) -> None:
    """Without a key store it is asked at each start, and that is told."""
    keyring.set_keyring(Keyring())
    server.order("CREATE ROLE asked LOGIN PASSWORD 'верный' IN ROLE pg_read_all_data")
    rules = server.data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"host all asked 127.0.0.1/32 scram-sha-256\n{before}")
    server.order("SELECT pg_reload_conf()")
    address = url.replace("postgres@", "asked@")
    with pytest.raises(UserError) as told:
        Office(tmp_path / "a", lambda: NOW, url=address)
    look = Look(LIGHT, 10, ICONS)
    window = Admission(look, told.value, (tmp_path / "a", address), lambda: NOW)
    done: list[Office | None] = []
    window.done.connect(done.append)
    qtbot.addWidget(window)
    window.show()
    assert window.what.text() == "Введите пароль общей базы."
    assert any("при каждом запуске" in one.text() for one in window.findChildren(QLabel))
    window.password.set_value("не тот")
    window.enter.click()
    qtbot.waitUntil(window.enter.isEnabled, timeout=10_000)
    assert "не принял" in window.what.text()
    window.password.set_value("верный")
    with qtbot.waitSignal(window.done, timeout=10_000):
        window.enter.click()
    [office] = done
    assert office is not None
    assert office.who == "asked"
    assert office.rights.refused == frozenset(Area)
    assert "верный" not in office.address
    office.close()
    rules.write_text(before)
    server.order("SELECT pg_reload_conf()")
    server.order("DROP ROLE asked")


def test_window_waits_for_a_server_that_does_not_answer_yet(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, url: str
) -> None:
    window = Admission(Look(LIGHT, 10, ICONS), no_connection(), (tmp_path / "a", url), lambda: NOW)
    qtbot.addWidget(window)
    assert "пробует снова" in window.advice.text()
    with qtbot.waitSignal(window.done, timeout=15_000) as told:
        window.show()
    told.args[0].close()
