"""The running window: application, style, translation, and what happens when the program fails."""

import os
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lo_appeals import __version__, system
from lo_appeals.domain.errors import UserError
from lo_appeals.paths import resources
from lo_appeals.services.office import Office
from lo_appeals.services.restoring import restore_and_open
from lo_appeals.services.start import StartTrouble
from lo_appeals.ui.crash import CrashDialog
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import DARK, LIGHT, Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.others import Others
from lo_appeals.ui.safety.admission import Admission
from lo_appeals.ui.safety.keeper import Keeper, copy_at_the_end
from lo_appeals.ui.safety.recovery import Recovery
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from lo_appeals.ui.wizard.swap import SampleSwap

SCREEN_FILE = "screen.ini"
LOG = "errors.log"
SIZE = (1366, 690)
PATIENCE_MS = 60_000
Fault = BaseException


def application() -> QApplication:
    """Return the one application, made with Russian words of Qt's own."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("lo_appeals")
    made.setApplicationDisplayName("Обращения")
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(made)  # qt_ru does not load; the parent keeps it alive
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.installTranslator(translator)
    return made


class Program(QObject):
    """Holds the window and makes it anew when the type's size changes."""

    def __init__(self, office: Office, screen: ScreenSettings) -> None:
        super().__init__()
        self.office, self.screen = office, screen
        self.application = application()
        self.tasks = Tasks(self)
        self.tasks.broken.connect(self.fail)
        self.window: MainWindow | None = None
        self._crash: CrashDialog | None = None
        self.keeper: Keeper | None = None
        self.others: Others | None = None
        self.sample = SampleSwap(self)
        self.build()

    def build(self) -> MainWindow:
        """Make the window with the look that the settings ask for."""
        look = Look(DARK if self.screen.dark else LIGHT, self.screen.points, resources() / "icons")
        dress(self.application, look)
        window = MainWindow(Kit(look, self.tasks, self.screen), self.office)
        self.office.tell_waiting(self.tasks.wait_for_others)
        window.rebuild.connect(self._rebuild)
        window.wants_sample.connect(self.sample.toggle)
        window.wants_restore.connect(self.restore)
        self.window = window
        return window

    def _rebuild(self) -> None:
        old = self.window
        window = self.build()
        if old is not None:
            window.setGeometry(old.geometry())
            window.show()
            old.deleteLater()

    def keep(self) -> None:
        """Begin to make copies by time, to listen for a second start and for other people."""
        self.keeper = Keeper(self.office, self.tasks, self._shown, self)
        self.others = Others(self.office, self._shown, self)

    def _shown(self) -> MainWindow | None:
        return self.window

    def restore(self, file: Path, password: str) -> None:
        """Go back to a copy: the base is closed, put back, opened; the window looks at it anew."""
        if self.office.entrance is None and self.window is not None:
            self.window.message.warn(
                UserError("Общую базу восстанавливает администратор сервера.", "Она не изменена.")
            )
            return
        self.wait()
        kept, folder, clock = self.keeper is not None, self.office.folder, self.office.clock
        if self.keeper is not None:
            self.keeper.stop()
            self.keeper = None
        self.office.close()
        self.application.setOverrideCursor(Qt.CursorShape.WaitCursor)
        fault: UserError | None = None
        try:
            self.office, _ = restore_and_open(
                folder, file, system.account(), clock, lambda: password, holds=True
            )
        except UserError as error:
            fault = error
            self.office = Office(folder, clock, holds=True)
        finally:
            self.application.restoreOverrideCursor()
        self._rebuild()
        if kept:
            self.keep()
        if self.window is not None and fault is not None:
            self.window.message.warn(fault)
        elif self.window is not None:
            self.window.message.say(
                f"База восстановлена из копии {file.name}.", "Прежняя база сохранена среди копий."
            )

    def show(self) -> None:
        """Show the window where it stood last."""
        if self.window is None:
            return
        self.window.resize(*SIZE)
        if not self.screen.geometry.isEmpty():
            self.window.restoreGeometry(self.screen.geometry)
        self.window.show()

    def fail(self, fault: Fault) -> None:
        """A fault of the program: write it down and offer to copy the facts."""
        facts = facts_of(fault)
        _write_down(self.office.folder / "logs", facts)
        if self._crash is None and self.window is not None:
            self._crash = CrashDialog(facts, self.window)
            self._crash.finished.connect(self._crash_read)
            self._crash.open()

    def _crash_read(self, _result: int) -> None:
        self._crash = None

    def wait(self) -> None:
        """Let the window work until nothing is on its way."""
        patience = QDeadlineTimer(PATIENCE_MS)
        flags = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        self.application.processEvents()
        while self.tasks.busy and not patience.hasExpired():
            self.application.processEvents(flags, 100)
        self.application.processEvents()

    def close(self) -> None:
        """End the background thread and let the window go."""
        if self.others is not None:
            self.others.stop()
        if self.keeper is not None:
            self.keeper.stop()
        self.tasks.close()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def run(office: Office, file: Path | None = None) -> int:
    """Show the window, with an export where one is given, until it is closed.

    Returns the exit code.
    """
    program = Program(office, ScreenSettings(office.folder / SCREEN_FILE))
    before = sys.excepthook
    sys.excepthook = _hook(program.fail)
    program.show()
    program.keep()
    if file is not None and program.window is not None:
        program.window.open_file(str(file))
    elif program.window is not None:
        program.window.begin()
    try:
        return program.application.exec()
    finally:
        sys.excepthook = before
        program.sample.leave()
        program.close()
        copy_at_the_end(program.office)
        program.office.close()
        undress(program.application)


def recover(trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]) -> Office | None:
    """Show the recovery screen until the base opens or the clerk leaves."""
    return _opened_by(folder, lambda look: Recovery(look, trouble, folder, clock))


def admit(
    error: UserError, place: tuple[Path, str], clock: Callable[[], datetime]
) -> Office | None:
    """Ask for a shared base's password, or wait for its server, until it opens or she leaves."""
    return _opened_by(place[0], lambda look: Admission(look, error, place, clock))


def _opened_by(folder: Path, make: Callable[[Look], Recovery | Admission]) -> Office | None:
    """Show a window that comes before the program's own; return the base that it opened."""
    made = application()
    screen = ScreenSettings(folder / SCREEN_FILE)
    look = Look(DARK if screen.dark else LIGHT, screen.points, resources() / "icons")
    dress(made, look)
    found: list[Office | None] = []
    window = make(look)
    window.done.connect(found.append)
    window.show()
    made.exec()
    undress(made)
    return found[0] if found else None


def pictures(office: Office, folder: Path) -> list[Path]:
    """Write a picture of each section into `folder` and return the files."""
    _offer_folder(folder)
    program = Program(office, ScreenSettings(folder / SCREEN_FILE))
    try:
        return _grabbed(program, folder)
    finally:
        program.close()
        undress(program.application)
        (folder / SCREEN_FILE).unlink(missing_ok=True)


def _grabbed(program: Program, folder: Path) -> list[Path]:
    window, files = program.window, []
    if window is None:
        return []
    window.resize(*SIZE)
    window.show()
    sections: tuple[tuple[str, Callable[[], None]], ...] = (
        ("registry", window.deeds.show_registry),
        ("appeals", window.deeds.show_appeals),
        ("reports", window.deeds.show_reports),
    )
    for name, show in sections:
        show()
        program.wait()
        file = folder / f"{name}.png"
        if not window.grab().save(str(file)):
            raise UserError(f"Картинка «{file.name}» не записалась.", "Укажите другую папку.")
        files.append(file)
    return files


def _offer_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Папка «{folder}» не создаётся.", "Укажите другую.") from error


def facts_of(fault: Fault) -> str:
    """Return what a developer needs and nothing of people: kind, place, versions.

    The words of the fault are left out: they may quote an appeal.
    """
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
    return "\n".join(
        [
            f"lo_appeals {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
            f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}",
            type(fault).__name__,
            *lines,
        ]
    )


def _write_down(folder: Path, facts: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(facts + os.linesep * 2)
    except OSError:
        sys.stderr.write(facts + "\n")


def _hook(
    fail: Callable[[Fault], None],
) -> Callable[[type[Fault], Fault, TracebackType | None], None]:
    def hook(kind: type[Fault], fault: Fault, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            fail(fault.with_traceback(trace))

    return hook
