"""A fault of the program: its facts without people, the log, the hook that catches it."""

import os
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lo_appeals import __version__

LOG = "errors.log"
Fault = BaseException


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


def write_down(folder: Path, facts: str) -> None:
    """Add facts to the log in a folder; where that fails they go to stderr."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(facts + os.linesep * 2)
    except OSError:
        sys.stderr.write(facts + "\n")


def hook_for(
    fail: Callable[[Fault], None],
) -> Callable[[type[Fault], Fault, TracebackType | None], None]:
    """Return an excepthook that hands every fault to `fail`; Ctrl+C ends the program."""

    def hook(kind: type[Fault], fault: Fault, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            fail(fault.with_traceback(trace))

    return hook
