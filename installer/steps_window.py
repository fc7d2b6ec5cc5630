"""Steps of a trial: the window, started as the clerk starts it; a picture of each is kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import wine
from installer.trial import Trial

TITLE = "^Обращения"  # not that of the set-up
SIGN = "^Запуск"
RUNS = 3  # the set-up's exit code
WINDOW_S = 180  # a busy machine is slow, not broken


class Window:
    """Starting, showing, ending."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def starts_from_the_shortcut(self) -> None:
        """The window opens, is painted, keeps the set-up away and closes cleanly; twice."""
        trial = self._trial
        for number in ("first", "second"):
            with self.opened(f"Wine, {number} start", trial.shortcut):
                trial.expect(RUNS, trial.install(trial.set_up), "set-up while the program runs")

    def opens_an_export(self) -> None:
        """«Open with» shows the export in the window."""
        trial = self._trial
        command = (trial.pythonw, "-X", "utf8", "-m", "lo_appeals", "open", trial.sample)
        with self.opened("Wine, open with", *command):
            pass

    @contextmanager
    def opened(self, what: str, *command: str | Path) -> Iterator[None]:
        """Start the program, wait for its painted window; close it afterwards."""
        trial = self._trial
        began = time.monotonic()
        started = trial.wine.start("start", "/wait", *command)
        self.shows(trial.wine.environment, what, began)
        yield
        self.close()
        started.communicate(timeout=60)
        trial.expect(0, started.returncode, f"exit code ({what})")

    def starts_here(self) -> None:
        """The same window on this machine, for its time."""
        trial = self._trial
        environment = {"DISPLAY": trial.wine.environment["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
        began = time.monotonic()
        started = trial.peer.start_window(environment)
        try:
            self.shows(environment, "this machine", began)
        finally:
            started.terminate()
            told = started.communicate(timeout=60)[1].decode()
        trial.expect(False, "Traceback" in told, f"the window on this machine: {told}")

    def close(self) -> None:
        """Ask the program's window to close, as its cross does."""
        self._trial.wine.run("taskkill", "/im", "pythonw.exe")

    def shows(self, environment: dict[str, str], what: str, began: float) -> None:
        """Wait for the sign, then for the painted window; keep a picture, note the seconds."""
        trial = self._trial
        picture = trial.wine.folder / f"{what}.png"
        wine.wait_for_window(environment, SIGN, WINDOW_S)
        signed = time.monotonic() - began
        wine.wait_for_window(environment, TITLE, WINDOW_S)
        shown = time.monotonic() - began
        seen = wine.wait_for_paint(environment, picture, WINDOW_S)
        painted = time.monotonic() - began
        trial.passed += 1
        wine.wait_for_calm(environment, picture)
        trial.notes.append(
            f"{what}: sign {signed:.1f} s, window {shown:.1f} s, "
            f"painted {painted:.1f} s ({seen} colours), {picture}"
        )
