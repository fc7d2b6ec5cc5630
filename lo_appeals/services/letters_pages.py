"""Letters as pages: PDF by the office program of the machine, pages as pictures (letters.md §6)."""

import importlib
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lo_appeals import system
from lo_appeals.domain.errors import UserError

POINTS = 72  # of a PDF in an inch
ANNEX = "Приложение"  # with what its first page begins
SCREEN_DPI, PAPER_DPI = 88, 300


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: width and height in pixels, three bytes a pixel (RGB), rows without padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class LetterPages:
    """The pages of one letter."""

    file: Path
    pages: tuple[PageImage, ...]


class LetterPdfs:
    """Letters as PDF, made in one call of the office program; pages are drawn when asked for."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Make the PDFs. Raises UserError: a file is gone, or there is no Word or LibreOffice."""
        for file in files:
            if not file.exists():
                raise UserError(f"Файла «{file.name}» нет на месте.", "Верните его из копии.")
        folder = Path(tempfile.mkdtemp(prefix="lo-appeals-pages-"))
        # letters name people: the PDFs go with this object, and at the end of the program
        self._forget = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._made: dict[Path, Path] = {}
        try:
            for number, group in enumerate(_groups(files)):
                made = system.to_pdf(group, folder / str(number))
                self._made |= zip(group, made, strict=True)
        except BaseException:
            self.close()
            raise

    def pages(self, file: Path, dpi: float = SCREEN_DPI) -> LetterPages:
        """Return the pages of one of the letters."""
        return LetterPages(file, tuple(_drawn(self._made[file], dpi)))

    def close(self) -> None:
        """Remove the PDFs."""
        self._forget()


def annex_sheets(documents: Sequence[bytes]) -> list[int | None]:
    """Return how many sheets the annex of each letter takes; None where it cannot be counted.

    The annex begins on the page that says whose letter it belongs to.
    """
    if not documents or not system.office_program():
        return [None] * len(documents)
    with tempfile.TemporaryDirectory(prefix="lo-appeals-sheets-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        try:
            made = system.to_pdf(files, folder / "pdf")
        except UserError:  # the letter then leaves a place for the number
            return [None] * len(documents)
        return [_annex_pages(one) for one in made]


def _annex_pages(pdf: Path) -> int | None:
    library: Any = importlib.import_module("pypdfium2")
    document = library.PdfDocument(str(pdf))
    try:
        texts = [document[number].get_textpage().get_text_range()
                 for number in range(len(document))]  # fmt: skip
    finally:
        document.close()
    first = next((n for n, text in enumerate(texts) if text.lstrip().startswith(ANNEX)), None)
    return None if first is None else len(texts) - first


def _groups(files: Sequence[Path]) -> list[list[Path]]:
    """Return the files in groups without equal names: PDFs of a group lie in one folder."""
    groups: list[dict[str, Path]] = []
    for file in files:
        place = next((one for one in groups if file.stem not in one), None)
        if place is None:
            groups.append({file.stem: file})
        else:
            place[file.stem] = file
    return [list(one.values()) for one in groups]


def _drawn(pdf: Path, dpi: float) -> list[PageImage]:
    library: Any = importlib.import_module("pypdfium2")  # it costs time at the start
    document = library.PdfDocument(str(pdf))
    try:
        return [_page(document[number], dpi) for number in range(len(document))]
    finally:
        document.close()


def _page(page: Any, dpi: float) -> PageImage:
    bitmap = page.render(scale=dpi / POINTS, rev_byteorder=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data, line = bytes(bitmap.buffer), width * bitmap.n_channels
    if stride != line:
        data = b"".join(data[y * stride : y * stride + line] for y in range(height))
    bitmap.close()
    page.close()
    return PageImage(width, height, data)
