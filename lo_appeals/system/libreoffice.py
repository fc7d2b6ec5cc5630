"""PDF by LibreOffice, the same on both systems: all files in one call, in a profile of its own."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lo_appeals.system import faults

WINDOWS_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
START_S, EACH_S = 90, 10  # how long it may take to start, and for one more file
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def program() -> str | None:
    """Return where LibreOffice is; None where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(place) for place in WINDOWS_PLACES if place.exists()), None)


def to_pdf(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Write a PDF of each DOCX into `folder`; return the files in that order.

    Raises UserError where one was not made, or LibreOffice is not there.
    """
    office = program()
    if office is None:
        raise faults.no_pdf()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lo-appeals-pdf-") as profile:
        command = [
            office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=True, timeout=START_S + EACH_S * len(sources),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise faults.failed_pdf(sources[0]) from error
    return made(sources, folder)


def made(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Return the PDF of each source. Raises UserError: one is not there or empty."""
    files = []
    for source in sources:
        target = folder / f"{source.stem}.pdf"
        if not target.exists() or not target.stat().st_size:
            raise faults.failed_pdf(source)
        files.append(target)
    return files
