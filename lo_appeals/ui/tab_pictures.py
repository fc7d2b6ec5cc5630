"""Pictures of the sections, drawn without a screen."""

from collections.abc import Callable
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import Office
from lo_appeals.ui.application import SCREEN_FILE
from lo_appeals.ui.program import SIZE, Program
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import undress


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
