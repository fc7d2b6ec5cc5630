"""Write wheels.lock: the wheels of the Windows program with their hashes, and no addresses.

`python -m installer.lock` walks the requirements of pyproject.toml as a 64-bit Windows with
CPython 3.11 would (pip evaluates markers for the machine that it runs on), takes the versions of
.ci/constraints.txt, downloads every wheel and writes down its hash. The list of components for
«О программе» is written from the same wheels.
"""

import argparse
import csv
import hashlib
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.places import COMPONENTS, CONSTRAINTS, LOCK, PROJECT, SOURCES
from installer.wheels import PLATFORM

WINDOWS = {
    "implementation_name": "cpython",
    "implementation_version": "3.11.9",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.17763",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
LIBRARY = "библиотека"  # what the list of components calls a wheel
EXTRAS = ("postgresql",)  # optional dependencies of the project that travel with the program


def constraints(text: str) -> dict[str, str]:
    """Return versions by canonical name from the lines `name==version`."""
    pairs = (line.split("#")[0].strip().split("==") for line in text.splitlines())
    return {canonicalize_name(pair[0]): pair[1] for pair in pairs if len(pair) == 2}


def roots(project: str) -> list[Requirement]:
    """Return what the program itself requires, by the text of pyproject.toml."""
    table = tomllib.loads(project)["project"]
    lines = [*table["dependencies"]]
    for extra in EXTRAS:
        lines += table["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def wanted_on_windows(requires: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    """Yield those requirements of a wheel that hold on Windows with these extras."""
    for line in requires:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate({**WINDOWS, "extra": extra}) for extra in ("", *extras)
        ):
            yield requirement


def download(requirement: str, folder: Path) -> Path:
    """Return the wheel for Windows that satisfies the requirement, put into `folder`."""
    folder.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *PLATFORM, "-d", folder,
         requirement],
        check=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def metadata(wheel: Path) -> Message:
    """Return the METADATA of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return BytesParser().parsebytes(archive.read(name))


def closure(start: list[Requirement], pinned: dict[str, str], folder: Path) -> dict[str, Path]:
    """Return the wheels by canonical name: those required and whatever they require."""
    found: dict[str, Path] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(start)
    while waiting:
        requirement = waiting.pop(0)
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if name not in found:
            version = f"=={pinned[name]}" if name in pinned else str(requirement.specifier)
            found[name] = download(name + version, folder / name)
        requires = metadata(found[name]).get_all("Requires-Dist") or []
        waiting += wanted_on_windows(requires, extras)
    return found


def lock_line(wheel: Path) -> str:
    """Return the line of the lock: name, version, hash."""
    known = metadata(wheel)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{canonicalize_name(known['Name'])}=={known['Version']} --hash=sha256:{digest}\n"


def licence_of(known: Message) -> str:
    """Return the licence that a wheel names, in a few words."""
    for text in (known["License-Expression"], known["License"]):
        if text and "\n" not in text and len(text) < 80:
            return str(text)
    classifiers = known.get_all("Classifier") or []
    named = [line.split("::")[-1].strip() for line in classifiers if line.startswith("License")]
    return ", ".join(named)


def write_components(wheels: Iterable[Path]) -> None:
    """Write the components' list: versions by the wheels, the rest as the list has it.

    Rows that are no library (Python, icons …) are kept by hand.
    """
    kept = {row["компонент"]: row for row in read_components()}
    rows = [row for row in kept.values() if row["состав"] != LIBRARY]
    for wheel in wheels:
        known = metadata(wheel)
        name = str(known["Name"])
        before = kept.get(name, {})
        rows.append({
            "компонент": name,
            "версия": str(known["Version"]),
            "лицензия": before.get("лицензия") or licence_of(known),
            "назначение": before.get("назначение", ""),
            "состав": LIBRARY,
        })  # fmt: skip
    rows.sort(key=lambda row: (row["состав"] == LIBRARY, row["компонент"].casefold()))
    with COMPONENTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_components() -> list[dict[str, str]]:
    """Return the rows of the components' list."""
    with COMPONENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def main() -> None:
    """Write the lock and the components' list anew."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    pinned = constraints(CONSTRAINTS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        start = roots(PROJECT.read_text(encoding="utf-8"))
        wheels = closure(start, pinned, Path(folder) / "wheels")
        lines = sorted(map(lock_line, wheels.values()))
        LOCK.write_text("".join(lines), encoding="utf-8")
        write_components(wheels.values())
    sys.stdout.write(f"{len(lines)} wheels: {LOCK.relative_to(SOURCES)}\n")


if __name__ == "__main__":
    main()
