"""The running window: made, made anew over another base or type, shown until it is closed."""

import sys
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QTimer,
)

from lo_appeals import system
from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.services.restoring import restore_and_open
from lo_appeals.ui.application import SCREEN_FILE, application
from lo_appeals.ui.crash import CrashDialog
from lo_appeals.ui.faults import Fault, facts_of, hook_for, write_down
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import Look
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.others import Others
from lo_appeals.ui.safety.keeper import Keeper, copy_at_the_end
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.starting import take_off_sign
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from lo_appeals.ui.wizard.swap import SampleSwap

SIZE = (1366, 690)
PATIENCE_MS = 60_000


class Program(QObject):
    """Holds the window and makes it anew when the type's size changes."""

    def __init__(self, office: Office, screen: ScreenSettings) -> None:
        super().__init__()
        self.office, self.screen = office, screen
        self.application = application()
        self.tasks = Tasks(self)
        self.tasks.broken.connect(self.fail)
        self.tasks.idle.connect(self._idle)
        self._anew = False  # the window is to be made anew when nothing is on its way
        self.window: MainWindow | None = None
        self._crash: CrashDialog | None = None
        self.keeper: Keeper | None = None
        self.others: Others | None = None
        self.sample = SampleSwap(self)
        self.build()

    def build(self) -> MainWindow:
        """Make the window with the look that the settings ask for."""
        look = Look.chosen(self.screen)
        dress(self.application, look)
        window = MainWindow(Kit(look, self.tasks, self.screen), self.office)
        self.office.tell_waiting(self.tasks.wait_for_others)
        window.rebuild.connect(self.rebuild)
        window.wants_sample.connect(self.sample.toggle)
        window.wants_restore.connect(self.restore)
        self.window = window
        return window

    def rebuild(self) -> None:
        """Make the window anew, once what it waits for has come and what is typed in it is kept."""
        old = self.window
        if old is not None:
            old.drafts.look()
        self._anew = self.tasks.busy
        if self._anew:
            return
        window = self.build()
        if old is not None:
            window.setGeometry(old.normalGeometry() if old.isMaximized() else old.geometry())
            window.setWindowState(old.windowState())
            window.show()
            if old.pages.currentWidget() is old.organisation:  # where the size is chosen
                window.deeds.show_settings()
                place = old.organisation.groups.currentRow()
                window.organisation.groups.setCurrentRow(place)
            if old.drafts.watching:
                window.drafts.tell_left()
            old.deleteLater()

    def _idle(self) -> None:
        if self._anew:
            self.rebuild()

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
        self.rebuild()
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
        room = self.window.screen().availableSize()
        if self.window.size().boundedTo(room) != self.window.size():
            self.window.setWindowState(Qt.WindowState.WindowMaximized)  # a larger scale, say
        self.window.show()
        take_off_sign()

    def fail(self, fault: Fault) -> None:
        """A fault of the program: write it down and offer to copy the facts."""
        facts = facts_of(fault)
        write_down(self.office.folder / "logs", facts)
        if self._crash is None and self.window is not None:
            self._crash = CrashDialog(facts, self.window)
            self._crash.finished.connect(self._crash_read)
            self._crash.open()

    def _crash_read(self, _result: int) -> None:
        self._crash = None

    def wait(self) -> None:
        """Let the window work until nothing is on its way."""
        loop, patience = QEventLoop(), QTimer()
        patience.setSingleShot(True)
        self.tasks.idle.connect(loop.quit)
        patience.timeout.connect(loop.quit)
        patience.start(PATIENCE_MS)
        self.application.processEvents()
        while self.tasks.busy and patience.isActive():
            loop.exec()  # sleeps: asking again and again would take the work's own time
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
    sys.excepthook = hook_for(program.fail)
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
