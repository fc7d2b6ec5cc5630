"""Pictures of the program: those of the guide, and every screen at every scale to look at.

`python -m lo_appeals.ui.help.pictures` writes resources/help/pictures; with `--all FOLDER` every
screen, light and dark, at 100–200 % of 1366×768.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lo_appeals.paths import resources
from lo_appeals.services.sample import FILE, open_sample
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
Screen = Callable[[MainWindow], None]


@contextmanager
def shown(folder: Path) -> Iterator[Program]:
    """Yield the program over the made-up region in `folder`, on a day that does not change."""
    office = open_sample(folder, lambda: NOW, who=WHO)
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


def _card(window: MainWindow) -> None:
    window.deeds.show_appeals()
    window.appeals.list.selectRow(1)
    now = window.appeals.list.current_id()
    if now is not None:
        window.appeals.open_entry(now)


def _body(window: MainWindow) -> None:
    window.deeds.show_registry()
    window.registry.list.selectRow(0)
    now = window.registry.list.current_id()
    if now is not None:
        window.registry.open_body(now)


def _import(window: MainWindow) -> None:
    window.open_file(str(window.office.folder.parent / FILE))


def _wizard(window: MainWindow) -> None:
    window.deeds.show_wizard()


def _help(window: MainWindow) -> None:
    window.helping.show_page("terms")


def _list(window: MainWindow) -> None:
    window.appeals.close_card()
    window.registry.close_card()
    window.deeds.show_appeals()


SCREENS: dict[str, Screen] = {
    "list": _list,
    "appeals": _card,
    "registry": _body,
    "reports": lambda window: window.deeds.show_reports(),
    "import": _import,
    "imports": lambda window: window.deeds.show_imports(),
    "settings": lambda window: window.deeds.show_settings(),
    "copies": lambda window: window.deeds.show_copies(),
    "journal": lambda window: window.deeds.show_journal(),
    "goto": lambda window: window.deeds.go_anywhere(),
    "help": _help,
    "wizard": _wizard,
}
GUIDE = ("appeals", "registry", "reports", "import", "settings", "wizard")


def show(program: Program, name: str) -> MainWindow:
    """Show a screen and return the window when it stands still."""
    window = window_of(program)
    window.go_to.hide()
    window.wizard.hide()
    window.enable()
    SCREENS[name](window)
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
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, shown(Path(name)) as made:
        window = window_of(made)
        window.resize(*SIZE)
        window.show()
        window.sample_band.hide()
        made.wait()
        show(made, "list")
        panel: TodayPanel = window.today.panel
        files.append(save(panel, folder / "today.png"))
        files += [save(show(made, one), folder / f"{one}.png") for one in GUIDE]
    return files


def every_picture(folder: Path) -> list[Path]:
    """Write every screen, light and dark, at the size that a scale leaves of 1366×768."""
    files = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, shown(Path(name)) as made:
        window = window_of(made)
        window.show()
        for scale, size in SCALES.items():
            window.resize(*size)
            for theme in ("light", "dark"):
                for one in SCREENS:
                    file = folder / f"{scale}-{theme}-{one}.png"
                    files.append(save(show(made, one), file))
                show(made, "list")
                window.deeds.toggle_theme()
    return files


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures that are asked for. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Картинки программы.")
    parser.add_argument("--all", type=Path, metavar="ПАПКА", help="все экраны в четырёх масштабах")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = every_picture(asked.all) if asked.all else guide_pictures(resources() / "help/pictures")
    sys.stdout.write("".join(f"{file}\n" for file in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
