"""Work off the GUI thread: results come home, faults are sorted, work can be stopped."""

import threading
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lo_appeals.domain.errors import UserError
from lo_appeals.ui.tasks import Tasks, Work


def test_result_comes_home_to_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[tuple[int, threading.Thread]] = []
    worked: list[threading.Thread] = []

    def work(_work: Work) -> int:
        worked.append(threading.current_thread())
        return 6

    with qtbot.waitSignal(tasks.idle):
        tasks.run(work, lambda value: arrived.append((value, threading.current_thread())))
    assert arrived == [(6, threading.main_thread())]
    assert worked[0] is not threading.main_thread()


def test_refusal_reaches_the_message_bar_or_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    def refuse(_work: Work) -> None:
        raise UserError("Файл занят.", "Закройте его.")

    bar: list[UserError] = []
    asker: list[UserError] = []
    tasks.refused.connect(bar.append)
    with qtbot.waitSignal(tasks.idle):
        tasks.run(refuse, lambda _: None)
        tasks.run(refuse, lambda _: None, failed=asker.append)
    assert [error.what for error in bar] == ["Файл занят."]
    assert [error.what for error in asker] == ["Файл занят."]


def test_fault_of_the_program_is_told_as_such(qtbot: QtBot) -> None:
    tasks = Tasks()
    faults: list[BaseException] = []
    tasks.broken.connect(faults.append)

    def fail(_work: Work) -> None:
        raise ZeroDivisionError("внутри")

    with qtbot.waitSignal(tasks.idle):
        tasks.run(fail, lambda _: None)
    tasks.close()
    assert isinstance(faults[0], ZeroDivisionError)
    assert faults[0].__traceback__ is not None


def test_only_the_last_of_one_key_arrives(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[str] = []
    with qtbot.waitSignal(tasks.idle):
        for text in ("л", "лу", "луг"):
            tasks.run(lambda _work, text=text: text, arrived.append, key="search")
    assert arrived == ["луг"]


def test_result_for_a_widget_that_went_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    label = QLabel("прежнее")
    tasks.run(lambda _work: "новое", partial(label.setProperty, "said"))
    label.deleteLater()
    QCoreApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert not isValid(label)


def test_long_work_is_shown_and_stops_when_asked(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[Work] = []
    stopped: list[Work] = []
    tasks.progress.connect(lambda work: shown.append(work) if work else None)
    tasks.stopped.connect(stopped.append)
    done: list[object] = []

    def long(work: Work) -> None:
        for n in range(10_000):
            work.tell(n, 10_000)
            time.sleep(0.005)

    tasks.run(long, done.append, title="Загрузка")
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].title == "Загрузка"
    with qtbot.waitSignal(tasks.idle):
        tasks.stop()
    assert [work.title for work in stopped] == ["Загрузка"]
    assert done == []


def test_short_work_is_never_shown(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[Work] = []
    tasks.progress.connect(lambda work: shown.append(work) if work else None)
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda _work: 1, lambda _: None, title="Поиск")
    assert shown == []
