"""The interface of `lo_appeals.system` on Linux, by the freedesktop programs."""

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if sys.platform == "win32":
    raise ImportError("this is the way of Linux")

from lo_appeals.system import faults, libreoffice

SECRET = {"x-kde-passwordManagerHint": b"secret"}  # heard by KDE's clipboard history


def open_file(path: Path) -> None:
    """Open a file with the program that the user has for it. Raises UserError."""
    _hand_over("xdg-open", faults.existing(path), "открыть")


def show_in_folder(path: Path) -> None:
    """Show the folder in which a file lies. Raises UserError."""
    file = faults.existing(path)
    _hand_over("xdg-open", file, "показать", given=file.parent)


def print_file(path: Path) -> None:
    """Send a file to the default printer. Raises UserError."""
    _hand_over("lp", faults.existing(path), "напечатать")


def _hand_over(program: str, path: Path, verb: str, given: Path | None = None) -> None:
    found = shutil.which(program)
    if found is None:
        raise faults.no_program(path, verb)
    try:
        done = subprocess.run(
            [found, str(given or path)], stdin=subprocess.DEVNULL, capture_output=True, timeout=30,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return  # it is a viewer that stays: the file is open
    if done.returncode:
        raise faults.no_program(path, verb)


def documents_folder() -> Path:
    """Return the user's folder of documents."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())


def local_data_folder() -> Path:
    """Return the folder in which programs keep the user's data on this machine."""
    import platformdirs

    return Path(platformdirs.user_data_dir())


def clipboard_marks() -> Mapping[str, bytes]:
    """Return MIME formats that tell clipboard histories to keep nothing."""
    return SECRET


def is_sharing_error(_error: OSError) -> bool:
    """Tell whether a file is shut because another program has it open: never so on Linux."""
    return False


def holders_of(_path: Path) -> tuple[str, ...]:
    """Return the programs that keep a file from being replaced: on Linux none can."""
    return ()


def to_pdf(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Write a PDF of each DOCX into `folder` by LibreOffice. Raises UserError."""
    if not sources:
        return []
    office = libreoffice.program()
    if office is None:
        raise faults.no_pdf()
    return libreoffice.to_pdf(office, sources, folder)


def tell(sentence: str) -> None:
    """Tell a fault where there is no window yet: on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
