"""PDF by Microsoft Word, through COM: a Word of its own, unseen, that is ended afterwards."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    raise ImportError("Word is driven on Windows only")

from lo_appeals.system import faults, libreoffice
from lo_appeals.system.com import Automation, apartment

PDF = 17  # wdExportFormatPDF
SILENT = 0  # wdAlertsNone
NO_MACROS = 3  # msoAutomationSecurityForceDisable
UNSAVED = 0  # wdDoNotSaveChanges


def to_pdf(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Write a PDF of each DOCX into `folder`; return the files in that order.

    Raises FileNotFoundError: Word is not on this machine; UserError: a PDF was not made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with apartment():
        try:
            word = Automation.create("Word.Application")
        except OSError as error:
            raise FileNotFoundError("Word.Application") from error
        with word:
            try:
                _silence(word)
                for source in sources:
                    _export(word, source, folder / f"{source.stem}.pdf")
            finally:
                with suppress(OSError):  # a Word that fell over has ended itself
                    word.call("Quit", UNSAVED)
    return libreoffice.made(sources, folder)


def _silence(word: Automation) -> None:
    word.put("Visible", False)
    word.put("DisplayAlerts", SILENT)
    word.put("AutomationSecurity", NO_MACROS)


def _export(word: Automation, source: Path, target: Path) -> None:
    try:
        with (
            word.child("Documents") as documents,
            # without conversion dialogs, for reading only, not among the recent files
            documents.child("Open", str(source.resolve()), False, True, False) as letter,
        ):
            letter.call("ExportAsFixedFormat", str(target.resolve()), PDF)
            letter.call("Close", UNSAVED)
    except OSError as error:
        raise faults.failed_pdf(source) from error
