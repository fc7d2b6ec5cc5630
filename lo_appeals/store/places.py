"""Places where a base is in danger: synchronised, on the network, on a stick."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

SYNCHRONISED = (
    ("onedrive", "OneDrive"), ("yandexdisk", "Яндекс Диск"), ("yandex.disk", "Яндекс Диск"),
    ("яндекс.диск", "Яндекс Диск"), ("dropbox", "Dropbox"), ("google drive", "Google Диск"),
    ("googledrive", "Google Диск"), ("icloud", "iCloud"), ("cloud mail.ru", "Облако Mail"),
)  # fmt: skip
NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "davfs"}
REMOVABLE_KIND, NETWORK_KIND = 2, 4  # GetDriveTypeW


def warning(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return why a base should not live in `folder`; an empty string: a good place."""
    cloud = _cloud(folder, environment)
    if cloud:
        return (
            f"Папка данных лежит в {cloud}: при синхронизации база может повредиться. "
            "Перенесите её на местный диск."
        )
    kind = _kind(folder)
    if kind == NETWORK_KIND:
        return (
            "Папка данных лежит на сетевом диске: обрыв связи может повредить базу. "
            "Перенесите её на местный диск; для общей работы есть база на сервере."
        )
    if kind == REMOVABLE_KIND:
        return (
            "Папка данных лежит на съёмном диске: вынутый не вовремя, он может повредить базу. "
            "Закрывайте программу до извлечения и держите вторую копию на этом компьютере."
        )
    return ""


def _cloud(folder: PurePath, environment: Mapping[str, str]) -> str:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(name)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    parts = [part.casefold() for part in folder.parts]
    for beginning, name in SYNCHRONISED:
        if any(part.startswith(beginning) for part in parts):
            return name
    return ""


def _kind(folder: Path) -> int:
    """Return the kind of the folder's drive as Windows numbers it; 0: an ordinary one."""
    if str(folder).startswith(("\\\\", "//")):
        return NETWORK_KIND
    if sys.platform == "win32":
        root = folder.absolute().drive + "\\"
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))
    return mounted_kind(folder.absolute(), _mounts())


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def mounted_kind(folder: PurePath, mounts: str) -> int:
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
        return NETWORK_KIND
    return REMOVABLE_KIND if best.startswith(("/media/", "/run/media/")) else 0
