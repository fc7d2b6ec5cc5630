"""Steps of a trial: the windows of the set-up and of the uninstaller, driven by the keyboard.

A picture of each page is kept: whether it reads well is for a person to say.
"""

import time

from installer import wine
from installer.steps_set_up import SetUp
from installer.steps_window import Window
from installer.trial import NAME, UNINSTALLER, Trial
from installer.wine import Failure

INSTALLS, REMOVES = f"Установка программы «{NAME}»", f"Удаление программы «{NAME}»"
PAGE_S = 300


class Wizard:
    """Page by page, by Enter alone: the button that goes on is the one that answers to it."""

    def __init__(self, trial: Trial) -> None:
        self._trial, self._set_up, self._window = trial, SetUp(trial), Window(trial)

    def installs_page_by_page(self) -> None:
        """Welcome, folder, copying, end; the last page opens the program."""
        trial = self._trial
        started = trial.wine.start(trial.set_up)
        self._page(INSTALLS, "wizard 1")
        self._page(INSTALLS, "wizard 2")
        self._wait_for_files(there=True)
        self._page(INSTALLS, "wizard 3")
        began = time.monotonic()
        wine.wait_for_window(trial.wine.environment, INSTALLS, PAGE_S, shown=False)
        self._window.shows(trial.wine.environment, "wizard 4", began)
        self._window.close()
        started.communicate(timeout=PAGE_S)
        trial.expect(0, started.returncode, "exit code of the wizard")
        trial.check_files(trial.set_up)

    def uninstalls_and_says_where(self) -> None:
        """The question names the data's folder, and so does the last message; the data stay."""
        trial = self._trial
        before = trial.base.read_bytes()
        started = trial.wine.start(trial.home / UNINSTALLER)
        self._page(REMOVES, "uninstaller 1")
        self._wait_for_files(there=False)
        self._page(REMOVES, "uninstaller 2, where the data are")
        self._page(REMOVES, "uninstaller 3")
        started.communicate(timeout=PAGE_S)
        self._set_up.check_nothing_is_left()
        trial.expect(True, before == trial.base.read_bytes(), "the base is as it was")

    def _page(self, title: str, what: str) -> None:
        """Keep a picture of the page that is shown, then go on to the next."""
        environment = self._trial.wine.environment
        picture = self._trial.wine.folder / f"{what}.png"
        wine.wait_for_window(environment, title, PAGE_S)
        wine.wait_for_calm(environment, picture)
        window = wine.wait_for_window(environment, title, PAGE_S)  # a message came over it
        wine.press(environment, window, "Return")
        self._trial.notes.append(str(picture))

    def _wait_for_files(self, *, there: bool) -> None:
        until = time.monotonic() + PAGE_S
        while (self._trial.home / UNINSTALLER).exists() != there:
            if time.monotonic() > until:
                raise Failure(f"the wizard: {UNINSTALLER} is {'not there' if there else 'left'}")
            time.sleep(wine.POLL_S)
        time.sleep(1)  # shortcuts and the registry come after the files
