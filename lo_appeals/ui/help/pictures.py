"""Pictures of the program: those of the guide, and every screen at every scale to look at.

`python -m lo_appeals.ui.help.pictures` writes resources/help/pictures; with `--all FOLDER` every
screen, light and dark, at 100–200 % of 1366×768.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lo_appeals.paths import resources
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.office import Office
from lo_appeals.services.sample import FILE, open_sample
from lo_appeals.ui.help.screens import leave, screens
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.program import Program
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import undress
from lo_appeals.ui.today.panel import TodayPanel

NOW = datetime(2026, 3, 12, 9, 40)
SIZE = (1366, 690)
WHO = "Клюквина Н., делопроизводитель"
SCALES = {  # in pixels of 96/": what a scale leaves of 1366×768, and one large screen
    "1920": (1920, 960), "100": (1366, 690), "125": (1093, 550), "150": (911, 456),
    "200": (683, 340),
}  # fmt: skip


@contextmanager
def shown(folder: Path, own: Office | None = None) -> Iterator[Program]:
    """Yield the program over the made-up region in `folder`, on a day that does not change.

    `own`: over that base instead.
    """
    office = own or open_sample(folder, lambda: NOW, who=WHO)
    program = Program(office, ScreenSettings(folder / "screen.ini"))
    try:
        yield program
    finally:
        program.close()
        program.office.close()
        undress(program.application)


def window_of(program: Program) -> MainWindow:
    """Return the window as it stands, over the base without the band of the made-up region."""
    if program.window is None:
        raise RuntimeError("the program has no window")
    return program.window


GUIDE = (
    "appeals", "new-entry", "registry", "reports", "letters", "morning", "terms", "settings",
    "wizard",
)  # fmt: skip


def show(program: Program, name: str) -> MainWindow:
    """Show a screen and return the window when it stands still."""
    window = window_of(program)
    leave(window)
    screens(program.wait)[name](window)
    program.wait()
    window.grab()  # rows are read when they are painted
    program.wait()
    return window


def save(widget: QWidget, file: Path) -> Path:
    """Write a picture of a widget."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(file)):
        raise RuntimeError(f"{file} cannot be written")
    return file


def guide_pictures(folder: Path) -> list[Path]:
    """Write the pictures of the guide."""
    files = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        with shown(Path(name)) as made:
            window = _opened(made)
            show(made, "list")
            panel: TodayPanel = window.today.panel
            files.append(save(panel, folder / "today.png"))
            files += [save(show(made, one), folder / f"{one}.png") for one in GUIDE]
        new = Office(Path(name) / "own" / "base", lambda: NOW, who=WHO)
        shutil.copy(Path(name) / "sample" / FILE, Path(name) / "own")
        with shown(Path(name), new) as made:  # the first export: all of it is new
            _opened(made)
            files.append(save(show(made, "import"), folder / "import.png"))
    return files


def _opened(program: Program) -> MainWindow:
    """Return the window as the guide shows it."""
    window = window_of(program)
    window.resize(*SIZE)
    window.show()
    window.sample_band.hide()
    program.wait()
    return window


def every_picture(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """Write every screen, or the named ones, light and dark, at the size a scale leaves."""
    files = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, shown(Path(name)) as made:
        made.wait()
        made.office.letters.make(LetterOrder("due-reminder"))  # letters to look at
        window = window_of(made)
        window.reload()
        window.show()
        for scale, size in SCALES.items():
            window.resize(*size)
            for theme in ("light", "dark"):
                for one in names or screens(made.wait):
                    file = folder / f"{scale}-{theme}-{one}.png"
                    files.append(save(show(made, one), file))
                leave(window)
                window.deeds.toggle_theme()
    return files


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures that are asked for. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Картинки программы.")
    parser.add_argument("--all", type=Path, metavar="ПАПКА", help="все экраны в четырёх масштабах")
    parser.add_argument("screens", nargs="*", metavar="ЭКРАН", help="только эти экраны")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = (
        every_picture(asked.all, asked.screens)
        if asked.all
        else guide_pictures(resources() / "help/pictures")
    )
    sys.stdout.write("".join(f"{file}\n" for file in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
