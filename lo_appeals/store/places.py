"""Places where a base is in danger: synchronised, on the network, on a stick."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from lo_appeals import system
from lo_appeals.system.faults import DriveKind

SYNCHRONISED = (
    ("onedrive", "OneDrive"), ("yandexdisk", "Яндекс Диск"), ("yandex.disk", "Яндекс Диск"),
    ("яндекс.диск", "Яндекс Диск"), ("dropbox", "Dropbox"), ("google drive", "Google Диск"),
    ("googledrive", "Google Диск"), ("icloud", "iCloud"), ("cloud mail.ru", "Облако Mail"),
)  # fmt: skip


def warning(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return why a base should not live in `folder`; an empty string: a good place."""
    cloud = _cloud(folder, environment)
    if cloud:
        return (
            f"Папка данных лежит в {cloud}: при синхронизации база может повредиться. "
            "Перенесите её на местный диск."
        )
    kind = _kind(folder)
    if kind == DriveKind.NETWORK:
        return (
            "Папка данных лежит на сетевом диске: обрыв связи может повредить базу. "
            "Перенесите её на местный диск; для общей работы есть база на сервере."
        )
    if kind == DriveKind.REMOVABLE:
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


def _kind(folder: Path) -> DriveKind:
    if str(folder).startswith(("\\\\", "//")):
        return DriveKind.NETWORK
    return system.drive_kind(folder)
