"""The interface of `lo_appeals.system` on Windows: its own libraries through ctypes."""

import ctypes
import os
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import wintypes
from pathlib import Path

if sys.platform != "win32":
    raise ImportError("this is the way of Windows")

from lo_appeals.domain.errors import UserError
from lo_appeals.system import faults, libreoffice
from lo_appeals.system.faults import DriveKind

DOCUMENTS = uuid.UUID("{FDD39AD0-238F-46AF-ADB4-6C85480369C7}")
LOCAL_DATA = uuid.UUID("{F1B32785-6FBA-4FCF-9D55-7B8E7F157091}")
NO_ASSOCIATION = 1155
NAME_CHARS = 257  # of an account, with the end of the text
DRIVES = {2: DriveKind.REMOVABLE, 4: DriveKind.NETWORK}  # as GetDriveTypeW answers
SHUT = (32, 33)  # a sharing violation, a lock violation
READ_AND_WRITE, SHARE_ALL, OPEN_EXISTING = 0xC0000000, 7, 3
STOP_ICON, FOREGROUND = 0x10, 0x10000
TITLE = "Обращения граждан"
# heard by Windows 10 and 11: neither in the history (Win+V) nor in the cloud
MARK = 'application/x-qt-windows-mime;value="{}"'
PRIVATE = {
    MARK.format("ExcludeClipboardContentFromMonitorProcessing"): b"\0\0\0\0",
    MARK.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    MARK.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
}


def open_file(path: Path) -> None:
    """Open a file with the program that the user has for it. Raises UserError."""
    _hand_over(faults.existing(path), "open", "открыть")


def print_file(path: Path) -> None:
    """Print a file by the program that the user has for it. Raises UserError."""
    _hand_over(faults.existing(path), "print", "напечатать")


def _hand_over(path: Path, verb: str, said: str) -> None:
    from lo_appeals.system.com import apartment

    try:
        with apartment():  # some programs are asked through COM, also from a thread of our own
            os.startfile(path, verb)
    except OSError as error:
        if error.winerror == NO_ASSOCIATION:
            raise faults.no_program(path, said) from error
        raise UserError(
            f"Не удалось {said} «{path.name}»: {error.strerror}.",
            f"Файл цел и лежит в папке «{path.parent}».",
        ) from error


def show_in_folder(path: Path) -> None:
    """Show a file, selected, in the folder where it lies. Raises UserError."""
    place = faults.existing(path)
    shell = ctypes.WinDLL("shell32")
    shell.ILCreateFromPathW.restype = ctypes.c_void_p
    shell.ILFree.argtypes = (ctypes.c_void_p,)
    shell.SHOpenFolderAndSelectItems.argtypes = (
        ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p, wintypes.DWORD,
    )  # fmt: skip
    item = shell.ILCreateFromPathW(ctypes.c_wchar_p(str(place)))
    if not item or shell.SHOpenFolderAndSelectItems(item, 0, None, 0):
        _hand_over(place.parent, "open", "показать")
    shell.ILFree(item)


def account() -> str:
    """Return the name of the account at this computer."""
    name, chars = ctypes.create_unicode_buffer(NAME_CHARS), wintypes.DWORD(NAME_CHARS)
    told = ctypes.WinDLL("advapi32").GetUserNameW(name, ctypes.byref(chars))
    return name.value if told else faults.NOBODY


def documents_folder() -> Path:
    """Return the user's folder of documents, wherever it was moved to."""
    return _known_folder(DOCUMENTS)


def local_data_folder() -> Path:
    """Return the folder in which programs keep the user's data on this machine."""
    return _known_folder(LOCAL_DATA)


def _known_folder(key: uuid.UUID) -> Path:
    found = ctypes.c_wchar_p()
    ctypes.OleDLL("shell32").SHGetKnownFolderPath(
        ctypes.create_string_buffer(key.bytes_le, 16), 0, None, ctypes.byref(found)
    )
    try:
        return Path(found.value or Path.home())
    finally:
        ctypes.WinDLL("ole32").CoTaskMemFree(found)


def drive_kind(folder: Path) -> DriveKind:
    """Return what kind of drive a folder is on."""
    root = folder.absolute().drive + "\\"
    kind = ctypes.WinDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(root))
    return DRIVES.get(kind, DriveKind.ORDINARY)


def clipboard_marks() -> Mapping[str, bytes]:
    """Return MIME formats that tell Windows to keep nothing of the clipboard."""
    return PRIVATE


def is_sharing_error(error: OSError) -> bool:
    """Tell whether a file is shut because another program has it open.

    Python's own `open` loses the code of Windows, and a replace says «access denied» for a target
    that is held, so the named files are asked again.
    """
    if error.winerror in SHUT:
        return True
    named = (error.filename, error.filename2)
    return isinstance(error, PermissionError) and any(_is_shut(name) for name in named if name)


def _is_shut(name: object) -> bool:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = wintypes.HANDLE
    handle = kernel.CreateFileW(
        ctypes.c_wchar_p(str(name)), READ_AND_WRITE, SHARE_ALL, None, OPEN_EXISTING, 0,
        None,
    )  # fmt: skip
    if handle == wintypes.HANDLE(-1).value:
        return ctypes.get_last_error() in SHUT
    kernel.CloseHandle(wintypes.HANDLE(handle))
    return False


class _Process(ctypes.Structure):
    """RM_PROCESS_INFO."""

    _fields_ = (
        ("pid", wintypes.DWORD),
        ("started", wintypes.FILETIME),
        ("name", ctypes.c_wchar * 256),
        ("service", ctypes.c_wchar * 64),
        ("kind", ctypes.c_int),
        ("state", wintypes.ULONG),
        ("session", wintypes.DWORD),
        ("restartable", wintypes.BOOL),
    )


MOST_HOLDERS = 8


def holders_of(path: Path) -> tuple[str, ...]:
    """Return the names of programs that have a file open, as Windows shows them."""
    manager = ctypes.WinDLL("rstrtmgr")
    with _session(manager) as session:
        files = (ctypes.c_wchar_p * 1)(str(path))
        if session is None or manager.RmRegisterResources(session, 1, files, 0, None, 0, None):
            return ()
        needed, count = ctypes.c_uint(), ctypes.c_uint(MOST_HOLDERS)
        found, reasons = (_Process * MOST_HOLDERS)(), wintypes.DWORD()
        if manager.RmGetList(session, ctypes.byref(needed), ctypes.byref(count), found,
                             ctypes.byref(reasons)):  # fmt: skip
            return ()
        return tuple(dict.fromkeys(one.name for one in found[: count.value]))


@contextmanager
def _session(manager: ctypes.CDLL) -> Iterator[wintypes.DWORD | None]:
    session, key = wintypes.DWORD(), ctypes.create_unicode_buffer(33)
    if manager.RmStartSession(ctypes.byref(session), 0, key):
        yield None
        return
    try:
        yield session
    finally:
        manager.RmEndSession(session)


def office_program() -> str:
    """Return what makes a PDF of a letter here, in words; an empty text: nothing does."""
    from lo_appeals.system.com import installed

    if installed("Word.Application"):
        return "Microsoft Word"
    return "LibreOffice" if libreoffice.program() else ""


def to_pdf(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Write a PDF of each DOCX into `folder` by Word, else by LibreOffice. Raises UserError."""
    from lo_appeals.system import word

    if not sources:
        return []
    try:
        return word.to_pdf(sources, folder)
    except FileNotFoundError:
        return libreoffice.to_pdf(sources, folder)


def tell(sentence: str) -> None:
    """Tell a fault where there is no window yet: pythonw.exe has no console, so a message box."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        return
    box = ctypes.WinDLL("user32").MessageBoxW
    box(None, sentence, TITLE, STOP_ICON | FOREGROUND)
