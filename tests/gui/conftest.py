"""Window tests: no screen, settings of their own, no modal dialog ever."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from tests.gui.window import ICONS, Desk, filled_base, opened


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform tells what it cannot do; everything else that Qt says is a fault."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support")


@pytest.fixture(scope="session", autouse=True)
def own_style_ends_before_python(qapp: QApplication) -> Iterator[None]:
    yield
    undress(qapp)
    gc.collect()  # what is left of windows goes while Qt lives: later it breaks the exit


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look(LIGHT, 10, ICONS)
    dress(qapp, made)
    return made


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path, base: Path) -> Iterator[Desk]:
    """The window over a base with a few entries, «Обращения» shown."""
    with opened(qtbot, tmp_path, base) as made:
        yield made


@pytest.fixture
def empty_desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """The window over an empty base."""
    with opened(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def first_desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """The window of a first start: nothing but the starter directory that is shipped."""
    with opened(qtbot, tmp_path, shipped=True) as made:
        yield made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    faults: list[BaseException] = []
    made.broken.connect(faults.append)
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def screen(tmp_path: Path) -> ScreenSettings:
    return ScreenSettings(tmp_path / "screen.ini")


@pytest.fixture
def kit(look: Look, tasks: Tasks, screen: ScreenSettings) -> Kit:
    return Kit(look, tasks, screen)


@pytest.fixture(autouse=True)
def no_modal_dialog(qapp: QApplication) -> Iterator[None]:
    """A dialog that blocks would hang the clerk's work and this test: close it and fail."""
    seen: list[str] = []

    def look_for_dialogs() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            seen.append(type(dialog).__name__)
            dialog.close()

    clock = QTimer()
    clock.setInterval(100)
    clock.timeout.connect(look_for_dialogs)
    clock.start()
    yield
    clock.stop()
    assert seen == []


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """A window that stays open keeps every later test of «the last window closes» waiting."""
    yield
    left = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for one in left:
        one.close()
    assert [
        f"{type(one).__name__} «{one.accessibleName() or one.windowTitle()}»" for one in left
    ] == []
