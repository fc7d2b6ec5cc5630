"""Wheels for Windows by the lock, unpacked without what the program does not use."""

import fnmatch
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from installer.places import CACHE, LOCK

PLATFORM = (
    "--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.11",
    "--implementation", "cp",
)  # fmt: skip
QT = (
    "__init__.py", "_config.py", "_git_pyside_version.py", "support/*.py",
    "QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "QtPrintSupport.pyd", "QtSvg.pyd",
    "Qt6Core.dll", "Qt6Gui.dll", "Qt6Widgets.dll", "Qt6PrintSupport.dll", "Qt6Svg.dll",
    "pyside6.abi3.dll",
    "plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll", "plugins/styles/*.dll",
    "plugins/iconengines/qsvgicon.dll", "plugins/imageformats/qico.dll",
    "plugins/imageformats/qjpeg.dll", "plugins/imageformats/qsvg.dll",
    "translations/qtbase_ru.qm",
)  # fmt: skip
SHIBOKEN = ("*.py", "Shiboken.pyd", "shiboken6.abi3.dll")
# Qt needs a newer Visual C++ runtime than the one beside the embeddable python.exe
VISUAL_C = (
    "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll",
)  # fmt: skip
UNUSED = (
    "*.pyi", "*.pxd", "*.pxi", "*.pyx", "*.c", "*.h", "*.hpp", "*/tests/*", "*/test/*",
    "*/__pycache__/*", "bin/*", "Scripts/*", "lxml/includes/*", "lxml/isoschematron/*",
    "sqlalchemy/testing/*", "alembic/testing/*", "phonenumbers/geodata/*",
    "phonenumbers/carrierdata/*", "phonenumbers/tzdata/*",
)  # fmt: skip
TOLD = ("METADATA", "entry_points.txt")  # of dist-info: what importlib.metadata reads
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


def fetch(cache: Path = CACHE) -> list[Path]:
    """Return the wheels of the lock, downloaded into `cache` and checked by their hashes."""
    folder = cache / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes",
         *PLATFORM, "-r", LOCK, "-d", folder],
        check=True,
    )  # fmt: skip
    wanted = {line.split(" ")[0] for line in LOCK.read_text(encoding="utf-8").splitlines()}
    found = {named(wheel): wheel for wheel in sorted(folder.glob("*.whl"))}
    return [found[one] for one in sorted(wanted)]


def named(wheel: Path) -> str:
    """Return name==version of a wheel, as the lock writes it."""
    name, version = wheel.name.split("-")[:2]
    return f"{name.casefold().replace('_', '-').replace('.', '-')}=={version}"


def unpack(wheel: Path, lib: Path, beside: Path, licences: Path) -> None:
    """Unpack the used part of `wheel` into `lib`, its licences into a folder of their own.

    `beside` is where python.exe lies: the newest Visual C++ runtime goes there.
    """
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            for target in destinations(name, lib, beside, licences):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))


def destinations(name: str, lib: Path, beside: Path, licences: Path) -> list[Path]:
    """Return where a wheel's file goes: nowhere, to one place, or to two."""
    top, _, rest = name.partition("/")
    if top.endswith(".dist-info"):
        return _of_dist_info(name, top, lib, licences)
    if top.endswith(".data"):
        return []
    if top == "shiboken6" and rest in VISUAL_C:
        return [beside / rest]
    if top == "PySide6":
        return [lib / name] if _matches(rest, QT) else []
    if top == "shiboken6":
        return [lib / name] if _matches(rest, SHIBOKEN) else []
    return [] if _matches(name, UNUSED) else [lib / name]


def _of_dist_info(name: str, top: str, lib: Path, licences: Path) -> list[Path]:
    last = name.rpartition("/")[2]
    found = [lib / name] if last in TOLD else []
    if last.upper().startswith(LICENCE_NAMES) or "/licenses/" in name:
        inner = name.removeprefix(top + "/").removeprefix("licenses/")
        found.append(licences / top.removesuffix(".dist-info") / inner)
    return found


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
