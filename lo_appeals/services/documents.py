"""Local copies of the portal's two methodical documents (п. 8, п. 9; H2)."""

from enum import Enum
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely

FOLDER = "documents"
LARGEST = 200 * 1024 * 1024  # bytes; a document of the portal is far smaller


class GuideDocument(Enum):
    """The documents that the regulation names."""

    APPEALS = ("appeals", "Обращения граждан", "Регламент работы с обращениями граждан (п. 8)")
    VOTINGS = ("votings", "Голосования", "Регламент работы с Общественными голосованиями (п. 9)")

    def __init__(self, stem: str, short: str, title: str) -> None:
        self.stem = stem
        self.short = short
        self.title = title


class DocumentsService:
    """Keeps a copy of each beside the base, in the folder `data`."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def kept(self) -> dict[GuideDocument, Path]:
        """Return the copies that are there."""
        found = {}
        for one in GuideDocument:
            files = sorted(self._folder.glob(f"{one.stem}.*"))
            if files:
                found[one] = files[0]
        return found

    def attach(self, document: GuideDocument, file: Path) -> Path:
        """Copy a file in place of the kept one. Raises UserError where it cannot be read."""
        try:
            if file.stat().st_size > LARGEST:
                raise UserError(f"Файл «{file.name}» слишком велик.", "Выберите сам документ.")
            data = file.read_bytes()
        except OSError as error:
            raise UserError(
                f"Файл «{file.name}» не читается.", "Выберите другой; прежняя копия цела."
            ) from error
        target = self._folder / f"{document.stem}{file.suffix.lower()}"
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_safely(target, lambda path: _write(path, data))
        for other in self._folder.glob(f"{document.stem}.*"):
            if other != target:
                other.unlink()
        return target


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
