"""Build the set-up and the portable folder: `python3 -m installer.build`, on Debian or Windows.

Needs CPython 3.11 with pip, and makensis (Debian: apt-get install nsis). Everything is made in
installer/build: lo_appeals-X.Y.Z-setup.exe, lo_appeals-X.Y.Z-portable.zip, manifest.sha256 (every
file of the payload) and SHA256SUMS. `--fast` packs without compression and makes no portable zip:
for trying, not for giving out.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer import payload
from installer.panel import write_panel
from installer.places import BUILD, HERE

LIMIT_MB = 60  # of the set-up file that is given out
WINDOWS_NSIS = Path("C:/Program Files (x86)/NSIS/makensis.exe")


class Steps:
    """Prints what was done and at which second."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def say(self, text: str) -> None:
        """Print one line with the seconds since the start."""
        sys.stdout.write(f"[{time.monotonic() - self._start:6.1f} s] {text}\n")
        sys.stdout.flush()


def makensis() -> str:
    """Return the program that makes set-ups. Exits with advice where there is none."""
    found = shutil.which("makensis") or (str(WINDOWS_NSIS) if WINDOWS_NSIS.exists() else "")
    if not found:
        sys.exit("makensis is missing. Debian: apt-get install nsis. Windows: install NSIS 3.")
    return found


def set_up(folder: Path, version: str, out: Path, *, fast: bool) -> Path:
    """Pack the payload `folder` into a set-up in `out`; return the file."""
    target = out / f"lo_appeals-{version}-setup.exe"
    size_kb = payload.total_bytes(payload.files(folder)) // 1024
    panel = out / "panel.bmp"
    write_panel(folder / "app" / "resources" / "icons" / "lo_appeals.ico", panel)
    defines = [f"-DVERSION={version}", f"-DPAYLOAD={folder}", f"-DOUT={target}",
               f"-DSIZEKB={size_kb}", f"-DSEP={os.sep}", f"-DPANEL={panel}"]  # fmt: skip
    if os.name != "nt":
        defines.append("-DTARGET=amd64-unicode")  # NSIS for Windows makes 32-bit set-ups only
    if fast:
        defines.append("-DFAST")
    subprocess.run(
        [makensis(), "-V2", "-INPUTCHARSET", "UTF8", *defines, str(HERE / "installer.nsi")],
        check=True,
    )
    return target


def sums(paths: list[Path]) -> str:
    """Return lines of SHA-256 and name."""
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in paths)


def build(version: str, out: Path, steps: Steps, *, fast: bool) -> Path:
    """Build everything of this version into `out`; return the set-up."""
    folder = out / "payload"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    payload.assemble(folder)
    (out / "manifest.sha256").write_text(payload.manifest(folder), encoding="utf-8")
    found = payload.files(folder)
    steps.say(f"payload: {len(found)} files, {payload.total_bytes(found) / 1e6:.1f} MB")
    made = [set_up(folder, version, out, fast=fast)]
    if not fast:
        made.append(out / f"lo_appeals-{version}-portable.zip")
        payload.pack_portable(folder, made[-1])
    for path in made:
        steps.say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    (out / "SHA256SUMS").write_text(sums(made), encoding="utf-8")
    if not fast and made[0].stat().st_size > LIMIT_MB * 1e6:
        sys.exit(f"The set-up is larger than {LIMIT_MB} MB.")
    return made[0]


def main() -> None:
    """Build by the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--fast", action="store_true", help="no compression, no portable zip")
    parser.add_argument("--out", type=Path, default=BUILD, metavar="FOLDER")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    build(payload.version(), out, Steps(), fast=arguments.fast)


if __name__ == "__main__":
    main()
