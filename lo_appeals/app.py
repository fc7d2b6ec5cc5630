"""The window's way in: Qt is imported here and not before, so that its absence can be told."""

import gc
import importlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.services.start import StartTrouble
from lo_appeals.system.screen import missing_packages


def run_window(office: Office, file: Path | None = None) -> int:
    """Show the window over `office`, with an export shown in it. Returns the exit code.

    Raises UserError where the system lacks what a window needs, with the command that mends it.
    """
    _check(screen=True)
    from lo_appeals.ui.program import run

    try:
        exit_code = run(office, file)
    finally:
        gc.collect()  # what is left of the window goes while Qt lives: later it breaks the exit
    return exit_code


def recovered(trouble: StartTrouble, folder: Path, clock: Callable[[], datetime]) -> Office | None:
    """Show what keeps the base from opening, with the ways back; None where the clerk leaves."""
    _check(screen=True)
    from lo_appeals.ui.before import recover

    return recover(trouble, folder, clock)


def brought_up(folder: Path, clock: Callable[[], datetime]) -> Office:
    """Open a base of an older program for a window; where it takes long, a window says so.

    Raises UserError: what keeps it shut.
    """
    _check(screen=True)
    from lo_appeals.ui.before import bring_up

    return bring_up(folder, clock)


def admitted(
    error: UserError, place: tuple[Path, str], clock: Callable[[], datetime]
) -> Office | None:
    """Show what keeps a shared base (`place`: data folder, address) shut, until it opens.

    None where the clerk leaves.
    """
    _check(screen=True)
    from lo_appeals.ui.before import admit

    return admit(error, place, clock)


def picture_of_tabs(office: Office, folder: Path) -> list[Path]:
    """Write a picture of each section into `folder`, without a screen; return the files.

    Raises UserError where the system lacks what drawing needs.
    """
    _check(screen=False)
    from lo_appeals.ui.tab_pictures import pictures

    try:
        files = pictures(office, folder)
    finally:
        gc.collect()  # as above
    return files


def _check(*, screen: bool) -> None:
    """Load Qt. Raises UserError where the system lacks what it needs."""
    if not screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # the platform without a screen says of itself what it cannot do, at every window
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    lacking = missing_packages(screen=screen and os.environ.get("QT_QPA_PLATFORM") != "offscreen")
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise _no_window(lacking, str(error)) from error
    if lacking:
        raise _no_window(lacking, "")


def _no_window(packages: list[str], said: str) -> UserError:
    if packages:
        return UserError(
            f"Окно не открыть: в системе нет библиотек {', '.join(packages)}.",
            f"Установите их: sudo apt-get install -y {' '.join(packages)}. "
            "Без окна всё то же делает командная строка: lo-appeals --help.",
        )
    return UserError(
        f"Окно не открыть: не загрузилась библиотека Qt ({said}).",
        "Установите её заново: pip install --force-reinstall PySide6-Essentials.",
    )
