"""Copies, journal, recovery and a second window, as the clerk sees them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lo_appeals.domain.bodies import BodyType
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.records import NewBody
from lo_appeals.services.start import StartTrouble, Trouble
from lo_appeals.store import engine
from lo_appeals.store.lock import WINDOW
from lo_appeals.system import clipboard_marks
from lo_appeals.ui.copying import copy_text, mime
from lo_appeals.ui.look import Look
from lo_appeals.ui.program import Program
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.safety.recovery import Recovery
from lo_appeals.ui.settings_store import ScreenSettings
from tests.gui.window import CTRL, SHIFT, Desk, clock
from tests.unit.services.test_salvaging import spoil

PASSWORD = "снег и дождь"


def texts(table: RecordTable) -> list[list[str]]:
    records = table.records
    return [
        [records.cell(row, column).text for column in range(len(records.columns))]
        for row in range(records.rowCount())
    ]


def test_copies_tell_what_each_holds(desk: Desk) -> None:
    desk.key(Qt.Key.Key_S, CTRL | SHIFT)
    sheet = desk.window.copies
    assert sheet.isVisible()
    desk.bot.waitUntil(lambda: [line[2] for line in texts(sheet.table)] == ["0"])
    before = texts(sheet.table)[0]
    sheet.make.click()
    desk.settle()
    desk.bot.waitUntil(lambda: texts(sheet.table)[0][1] == "по просьбе")
    newest = texts(sheet.table)[0]
    assert before[1] == "перед загрузкой"
    assert (before[2], newest[1]) == ("0", "по просьбе")
    assert int(newest[2]) == desk.office.copies.listed()[0].entries > 0
    assert "Последняя проверенная копия" in sheet.about.text()


def test_copies_are_checked_on_demand(desk: Desk) -> None:
    desk.office.copies.make()
    desk.window.deeds.show_copies()
    desk.settle()
    desk.window.copies.check.click()
    desk.settle()
    assert "открывается и сходится" in desk.window.message.what.text()


def test_second_place_is_named_and_given_up(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.window.copies
    desk.window.deeds.show_copies()
    desk.settle()
    assert sheet.second_says.text() == "Второй папки копий нет"
    sheet.password.setText(PASSWORD)
    sheet.send_to(str(tmp_path / "second"))
    desk.settle()
    assert "закрыты паролем" in sheet.second_says.text()
    assert sheet.password.text() == ""
    sheet.give_up.click()
    desk.settle()
    assert sheet.second_says.text() == "Второй папки копий нет"


def test_shut_copy_asks_for_its_password(desk: Desk, tmp_path: Path) -> None:
    shut = desk.office.copies.give(tmp_path / "stick", PASSWORD)
    desk.window.deeds.show_copies()
    desk.settle()
    desk.window.copies.restore_file(str(shut))
    assert "закрыта паролем" in desk.window.message.what.text()


def test_journal_is_searched_by_words(desk: Desk) -> None:
    desk.office.bodies.add(NewBody("Комитет по печати", BodyType.EXECUTIVE))
    desk.key(Qt.Key.Key_J, CTRL)
    sheet = desk.window.journal
    assert sheet.isVisible()
    desk.type_into(sheet.search, "ПЕЧАТИ")
    desk.bot.waitUntil(lambda: [line[3] for line in texts(sheet.table)] == ["добавлен орган"])
    (line,) = texts(sheet.table)
    assert line[3:5] == ["добавлен орган", "орган Комитет по печати"]
    assert line[5].endswith("Комитет по печати")
    sheet.check.click()
    desk.settle()
    assert sheet.foot_says.text() == "База цела, цепочка журнала не нарушена."


def test_empty_list_says_what_to_do_and_a_full_one_nothing(empty_desk: Desk) -> None:
    desk = empty_desk
    desk.window.deeds.show_imports()
    desk.settle()
    table = desk.window.imports.table
    table.grab()
    assert "Ctrl+O" in table.accessibleDescription()
    desk.window.deeds.copy_base()
    desk.settle()
    desk.window.deeds.show_copies()
    desk.settle()
    desk.window.copies.table.grab()
    assert desk.window.copies.table.accessibleDescription() == ""


def test_journal_is_narrowed_by_days_as_they_are_typed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_J, CTRL)
    sheet = desk.window.journal
    desk.bot.waitUntil(lambda: sheet.model.rowCount() > 0)
    desk.type_into(sheet.last.edit, "11.03.2026")  # the base is a day younger
    desk.bot.waitUntil(lambda: sheet.model.rowCount() == 0)
    desk.type_into(sheet.last.edit, "+0")
    desk.bot.waitUntil(lambda: sheet.model.rowCount() > 0)
    desk.type_into(sheet.last.edit, "31.02.2026")
    assert sheet.foot_says.text().startswith("Записи нельзя")
    desk.key(Qt.Key.Key_Return, widget=sheet.last.edit)
    assert "31.02.2026" in sheet.foot_says.text()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A base that is held elsewhere is told of after a second."""
    monkeypatch.setattr(engine, "BUSY_MS", 1000)


def test_start_after_an_abrupt_end_says_that_the_base_was_checked(
    qtbot: QtBot, look: Look, base: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(base, tmp_path / "base")
    left = '{"pid": 1, "host": "h", "account": "a", "since": "2026-11-23T10:00:00"}'
    (folder / BASE).with_suffix(WINDOW).write_text(left, encoding="utf-8")
    program = Program(
        Office(folder, clock, who="Клюквина Н.", holds=True),
        ScreenSettings(tmp_path / "screen.ini"),
    )
    program.show()
    program.keep()
    program.wait()
    assert program.window is not None
    assert "проверена целиком" in program.window.message.what.text()
    program.close()
    program.office.close()


@pytest.fixture
def running(qtbot: QtBot, look: Look, tmp_path: Path, base: Path) -> Iterator[Program]:
    """The program over a base that it holds."""
    shutil.copytree(base, tmp_path / "base")
    office = Office(tmp_path / "base", clock, who="Клюквина Н.", holds=True)
    program = Program(office, ScreenSettings(tmp_path / "screen.ini"))
    program.show()
    program.keep()
    program.wait()
    yield program
    program.close()
    program.office.close()


def test_waiting_for_another_program_is_said(impatient: None, running: Program) -> None:
    window = running.window
    assert window is not None
    with closing(sqlite3.connect(running.office.folder / BASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.changing.do(lambda: running.office.bodies.add(NewBody("Новый", BodyType.OTHER)))
        while "ждём другую программу" not in window.status.progress.said.text():
            running.application.processEvents()
        other.execute("ROLLBACK")
    running.wait()
    assert [one.name for one in running.office.bodies.listed(find="Новый")] == ["Новый"]


def test_restoring_from_the_window_goes_back_and_says_so(running: Program) -> None:
    office = running.office
    copy = office.copies.make()
    office.bodies.add(NewBody("Лишний", BodyType.OTHER))
    assert running.window is not None
    running.window.deeds.show_copies()
    running.wait()
    running.window.copies.restore.click()
    running.wait()
    assert running.office is not office
    assert [one.name for one in running.office.bodies.listed(find="Лишний")] == []
    assert copy.file.name in running.window.message.what.text()
    assert running.office.entrance is not None
    assert running.office.entrance.hold is not None
    assert running.office.copies.check() == ()


def test_restoring_a_spoilt_copy_leaves_the_base(running: Program) -> None:
    copy = running.office.copies.make()
    running.office.bodies.add(NewBody("Остаётся", BodyType.OTHER))
    copy.file.write_bytes(copy.file.read_bytes()[:-1])
    running.restore(copy.file, "")
    running.wait()
    assert running.window is not None
    assert "повреждена" in running.window.message.what.text()
    assert [one.name for one in running.office.bodies.listed(find="Остаётся")] == ["Остаётся"]


def test_window_copies_by_itself_only_after_changes(running: Program) -> None:
    assert running.keeper is not None
    running.office.copies.make()
    made = len(running.office.copies.listed())
    running.keeper.copy()
    running.wait()
    assert len(running.office.copies.listed()) == made
    running.office.bodies.add(NewBody("Новый", BodyType.OTHER))
    running.keeper.copy()
    running.wait()
    assert len(running.office.copies.listed()) == made + 1


def test_second_start_brings_the_window_forward(running: Program, tmp_path: Path) -> None:
    assert running.keeper is not None
    assert running.window is not None
    running.window.hide()
    heard: list[bool] = []
    with closing(Office(tmp_path / "base", clock, who="Клюквина Н.", holds=True)) as second:
        entrance = second.entrance
        assert entrance is not None
        asking = Thread(target=lambda: heard.append(entrance.bring_forward()))
        asking.start()
        while asking.is_alive():
            running.keeper.listen()
        asking.join()
    assert heard == [True]
    assert running.window.isVisible()


def test_second_window_says_who_holds_the_base_and_saves_nothing(
    running: Program, tmp_path: Path
) -> None:
    with closing(Office(tmp_path / "base", clock, who="Другая", holds=True)) as second:
        other = Program(second, ScreenSettings(tmp_path / "other.ini"))
        other.show()
        other.wait()
        assert other.window is not None
        assert other.window.band.isVisible()
        assert "Клюквина Н." in other.window.band.says.text()
        other.window.changing.do(lambda: second.bodies.add(NewBody("Второй", BodyType.OTHER)))
        other.wait()
        assert "Базу держит открытое окно" in other.window.message.what.text()
        other.close()
    assert running.window is not None
    assert not running.window.band.isVisible()


@pytest.fixture
def damaged(base: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(base, tmp_path / "damaged")
    with closing(Office(folder, clock)) as office:
        office.copies.make()
    (folder / BASE).write_bytes(b"\xff" * 9000)
    return folder


def recovery(look: Look, bot: QtBot, trouble: StartTrouble, folder: Path) -> Recovery:
    window = Recovery(look, trouble, folder, clock)
    bot.addWidget(window)
    window.show()
    return window


def brought_up(bot: QtBot, window: Recovery, button: QAbstractButton) -> Office:
    """Press the button and return the services over the base that it brought up."""
    with bot.waitSignal(window.done) as ended:
        button.click()
    assert ended.args is not None
    office = ended.args[0]
    assert isinstance(office, Office)
    return office


def test_recovery_offers_the_copies_and_brings_the_base_back(
    damaged: Path, look: Look, qtbot: QtBot
) -> None:
    with pytest.raises(StartTrouble) as raised:
        Office(damaged, clock, holds=True)
    window = recovery(look, qtbot, raised.value, damaged)
    assert window.what.text() == "База повреждена."
    assert window.copies.count() == 2
    assert "обращени" in window.copies.item(0).text()
    office = brought_up(qtbot, window, window.restore)
    assert office.copies.check() == ()
    office.close()
    assert next(damaged.glob("*.damaged-*")).is_dir()


def test_recovery_mends_a_base_whose_index_is_damaged(
    base: Path, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = shutil.copytree(base, tmp_path / "base")
    spoil(folder / BASE, "ix_entry_due")
    trouble = StartTrouble(Trouble.DAMAGED, "База повреждена.", "", folder / BASE)
    window = recovery(look, qtbot, trouble, folder)
    office = brought_up(qtbot, window, window.mend)
    assert office.copies.check() == ()
    office.close()


def test_recovery_says_what_it_could_not_mend_and_takes_out_the_rest(
    base: Path, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = shutil.copytree(base, tmp_path / "base")
    spoil(folder / BASE, "journal")
    trouble = StartTrouble(Trouble.DAMAGED, "База повреждена.", "", folder / BASE)
    window = recovery(look, qtbot, trouble, folder)
    window.mend.click()
    assert not window.restore.isEnabled()
    qtbot.waitUntil(lambda: "Починить не удалось" in window.said.text(), timeout=30_000)
    assert window.restore.isEnabled()
    window.take_out_to(str(tmp_path / "out"))
    qtbot.waitUntil(lambda: "0\u00a0записей" in window.said.text(), timeout=30_000)
    (out,) = (tmp_path / "out").iterdir()
    assert str(out) in window.said.text()
    assert (out / "Обращения.xlsx").exists()
    window.close()


def test_recovery_restores_a_shut_copy_from_elsewhere(
    desk: Desk, damaged: Path, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    shut = desk.office.copies.give(tmp_path / "stick", PASSWORD)
    trouble = StartTrouble(Trouble.DAMAGED, "База повреждена.", "", damaged / BASE)
    window = recovery(look, qtbot, trouble, damaged)
    window.offer(str(shut))
    assert window.password.isVisible()
    window.password.setText("не тот пароль")
    window.restore.click()
    qtbot.waitUntil(lambda: "пароль неверен" in window.said.text(), timeout=30_000)
    window.password.setText(PASSWORD)
    office = brought_up(qtbot, window, window.restore)
    assert office.copies.check() == ()
    office.close()


def test_recovery_may_begin_a_new_base(damaged: Path, look: Look, qtbot: QtBot) -> None:
    trouble = StartTrouble(Trouble.DAMAGED, "База повреждена.", "", damaged / BASE)
    window = recovery(look, qtbot, trouble, damaged)
    office = brought_up(qtbot, window, window.anew)
    assert office.imports.batches() == []
    office.close()


def test_recovery_of_a_busy_base_offers_to_try_again(
    base: Path, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = shutil.copytree(base, tmp_path / "base")
    busy = StartTrouble(Trouble.BUSY, "База занята.", "Она цела.", folder / BASE)
    window = recovery(look, qtbot, busy, folder)
    assert not window.restore.isVisible()
    assert not window.copies.isVisible()
    office = brought_up(qtbot, window, window.again)
    office.close()


def test_leaving_the_recovery_changes_nothing(damaged: Path, look: Look, qtbot: QtBot) -> None:
    trouble = StartTrouble(Trouble.DAMAGED, "База повреждена.", "", damaged / BASE)
    window = recovery(look, qtbot, trouble, damaged)
    with qtbot.waitSignal(window.done) as ended:
        window.leave.click()
    assert ended.args == [None]
    assert (damaged / BASE).read_bytes() == b"\xff" * 9000


def test_rows_on_the_clipboard_are_kept_from_its_history(qtbot: QtBot) -> None:
    data = mime([["Жуков", "007"]])
    assert set(clipboard_marks()) <= set(data.formats())
    QGuiApplication.clipboard().setMimeData(data)
    assert QGuiApplication.clipboard().text() == "Жуков\t007"


def test_a_text_on_the_clipboard_is_kept_from_its_history(qtbot: QtBot) -> None:
    copy_text("zhukov@example.ru")
    kept = QGuiApplication.clipboard().mimeData()
    assert kept.text() == "zhukov@example.ru"
    assert set(clipboard_marks()) <= set(kept.formats())
