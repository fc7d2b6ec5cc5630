"""The folder that is installed: runtime, libraries, program, resources, licences, hashes.

runtime/   python.exe and pythonw.exe as signed by their makers, the newest Visual C++ runtime
lib/       third-party libraries, each with its METADATA
app/       lo_appeals and resources
licenses/  the licence of every part
"""

import compileall
import csv
import hashlib
import os
import py_compile
import shutil
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from installer import fetch_runtime, wheels
from installer.places import COMPONENTS, LICENCES, SOURCES

UNUSED_RUNTIME = ("_msi.pyd", "winsound.pyd", "python.cat")
# the embeddable Python looks only where this file says, whatever PYTHONPATH holds
SEARCH = "python311.zip\n.\n..\\lib\n..\\app\n"
CONSOLE = '@"%~dp0runtime\\python.exe" -X utf8 -m lo_appeals %*\r\n'
NOT_SHIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed")
PLAIN_STORE = (1980, 1, 1, 0, 0, 0)  # one date for every file of the portable zip
PORTABLE_MARK = "portable"  # as lo_appeals.paths knows it
PORTABLE_RUN = "Обращения граждан.cmd"
PORTABLE_SAYS = (
    "Пока этот файл лежит здесь, программа хранит данные рядом с собой, в папке «data».\r\n"
    "Запуск: «Обращения граждан.cmd». Обновление: распакуйте новую версию поверх, папку «data» "
    "не трогайте.\r\n"
)
PORTABLE_START = (
    "@chcp 65001 >nul\r\n"
    '@start "" /d "%~dp0app" "%~dp0runtime\\pythonw.exe" -X utf8 -m lo_appeals %*\r\n'
)


def version() -> str:
    """Return the version of the program, from its one place."""
    text = (SOURCES / "lo_appeals" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def assemble(folder: Path) -> None:
    """Fill an empty `folder` with everything that is installed."""
    runtime, lib, licences = folder / "runtime", folder / "lib", folder / "licenses"
    with zipfile.ZipFile(fetch_runtime.runtime()) as archive:
        archive.extractall(runtime)
    for name in UNUSED_RUNTIME:
        (runtime / name).unlink()
    (runtime / "python311._pth").write_text(SEARCH, encoding="ascii", newline="\n")
    for wheel in wheels.fetch():
        wheels.unpack(wheel, lib, runtime, licences)
    shutil.copytree(SOURCES / "lo_appeals", folder / "app" / "lo_appeals", ignore=NOT_SHIPPED)
    shutil.copytree(SOURCES / "resources", folder / "app" / "resources", ignore=NOT_SHIPPED)
    (folder / "lo-appeals.cmd").write_text(CONSOLE, encoding="ascii", newline="")
    _licences(runtime, licences)
    _compile(lib)
    _compile(folder / "app")


def _licences(runtime: Path, licences: Path) -> None:
    """Put the licences of the parts that are no wheels, and the list of all parts."""
    shutil.copy(runtime / "LICENSE.txt", licences / "Python.txt")
    for text in sorted(LICENCES.glob("*.txt")):
        shutil.copy(text, licences / text.name)
    icons = SOURCES / "resources" / "icons" / "LICENSE"
    shutil.copy(icons, licences / "Lucide.txt")
    with COMPONENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    shown = ("\t".join(row) for row in rows)
    (licences / "Состав.txt").write_text("\r\n".join(shown) + "\r\n", "utf-8-sig", newline="")


def _compile(folder: Path) -> None:
    """Write compiled files that are never compared with their sources."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("Build with Python 3.11: compiled files must be of the version that is shipped.")
    done = compileall.compile_dir(
        folder,
        quiet=1,
        stripdir=str(folder),
        prependdir=folder.name,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        workers=os.cpu_count() or 1,
    )
    if not done:
        sys.exit(f"Not everything in {folder.name} compiles.")


def files(folder: Path) -> list[Path]:
    """Return every file of the payload in the order of its path."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def manifest(folder: Path) -> str:
    """Return SHA-256 and path of every file, as sha256sum writes and checks them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files(folder)
    )


def pack_portable(folder: Path, target: Path) -> None:
    """Write the portable zip: the payload, a start file and the mark that keeps data beside it."""
    added = {
        PORTABLE_MARK: b"\xef\xbb\xbf" + PORTABLE_SAYS.encode(),
        PORTABLE_RUN: PORTABLE_START.encode(),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files(folder):
            _store(archive, path.relative_to(folder).as_posix(), path.read_bytes())
        for name, contents in added.items():
            _store(archive, name, contents)


def _store(archive: zipfile.ZipFile, name: str, contents: bytes) -> None:
    entry = zipfile.ZipInfo(f"lo_appeals/{name}", PLAIN_STORE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, contents)


def total_bytes(paths: Iterable[Path]) -> int:
    """Return the size of all these files."""
    return sum(path.stat().st_size for path in paths)
