"""The interface of `lo_appeals.system` on Linux, by the freedesktop programs."""

import getpass
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

if sys.platform == "win32":
    raise ImportError("this is the way of Linux")

from lo_appeals.system import faults, libreoffice
from lo_appeals.system.faults import DriveKind

MOUNTS = Path("/proc/mounts")
HANDED_OVER_S = 5  # a program that stays longer is a viewer
NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "davfs"}
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
    nothing = subprocess.DEVNULL
    begun = subprocess.Popen(
        [found, str(given or path)],
        stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True,
    )  # fmt: skip
    try:
        code = begun.wait(timeout=HANDED_OVER_S)
    except subprocess.TimeoutExpired:  # the file is open, and stays so
        threading.Thread(target=begun.wait, daemon=True).start()  # takes note of its end
        return
    if code:
        raise faults.no_program(path, verb)


def account() -> str:
    """Return the name of the account at this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return faults.NOBODY


def documents_folder() -> Path:
    """Return the user's folder of documents; where there is none, the home folder."""
    import platformdirs

    found = Path(platformdirs.user_documents_dir())
    return found if found.is_dir() else Path.home()


def local_data_folder() -> Path:
    """Return the folder in which programs keep the user's data on this machine."""
    import platformdirs

    return Path(platformdirs.user_data_dir())


def drive_kind(folder: Path) -> DriveKind:
    """Return what kind of drive a folder is on."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        mounts = ""
    return _mounted_kind(folder.absolute(), mounts)


def _mounted_kind(folder: PurePath, mounts: str) -> DriveKind:
    """Return the kind by the system's list of mounted disks: the longest that holds `folder`."""
    best, system = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, system = point, fields[2]
    if system in NETWORK_SYSTEMS:
        return DriveKind.NETWORK
    removable = best.startswith(("/media/", "/run/media/"))
    return DriveKind.REMOVABLE if removable else DriveKind.ORDINARY


def clipboard_marks() -> Mapping[str, bytes]:
    """Return MIME formats that tell clipboard histories to keep nothing."""
    return SECRET


def is_sharing_error(_error: OSError) -> bool:
    """Tell whether a file is shut because another program has it open: never so on Linux."""
    return False


def holders_of(_path: Path) -> tuple[str, ...]:
    """Return the programs that keep a file from being replaced: on Linux none can."""
    return ()


def office_program() -> str:
    """Return what makes a PDF of a letter here, in words; an empty text: nothing does."""
    return "LibreOffice" if libreoffice.program() else ""


def to_pdf(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Write a PDF of each DOCX into `folder` by LibreOffice. Raises UserError."""
    return libreoffice.to_pdf(sources, folder) if sources else []


def tell(sentence: str) -> None:
    """Tell a fault where there is no window yet: on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
