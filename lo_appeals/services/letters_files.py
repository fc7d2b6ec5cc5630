"""Where letters are kept: year/month/kind, under a free name, never overwritten (L4)."""

import hashlib
from datetime import date
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.files import NAME_CHARS, replace_safely, safe_name

DRAFT = " (черновик)"
SUFFIX = ".docx"


def sha256(data: bytes) -> str:
    """Return the digest under which a file is known."""
    return hashlib.sha256(data).hexdigest()


def home(folder: Path, day: date, kind_title: str) -> Path:
    """Return the folder of letters of a kind made on a day: year/month/kind."""
    return folder / "letters" / f"{day:%Y}" / f"{day:%m}" / safe_name(kind_title)


def save(folder: Path, stem: str, document: bytes, *, draft: bool = False) -> Path:
    """Write a letter under a free name: a saved letter is never overwritten.

    A name too long is cut; what says that it is a draft stays.

    Raises UserError where the folder cannot be written.
    """
    suffix = f"{DRAFT if draft else ''}{SUFFIX}"
    name = safe_name(stem)[: NAME_CHARS - len(suffix)].rstrip(" .")
    target, number = folder / f"{name}{suffix}", 2
    try:
        while target.exists():
            target, number = folder / f"{name} ({number}){suffix}", number + 1
    except OSError as error:
        raise UserError(
            f"В папку «{folder}» не записать: {reason(error)}.", "Укажите другую папку."
        ) from error

    def write(path: Path) -> None:
        path.write_bytes(document)

    return replace_safely(target, write)


def read_saved(file: str, digest: str) -> bytes:
    """Return a saved letter. Raises UserError: it is gone, or is not what was saved."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise UserError(
            f"Файла «{Path(file).name}» нет на месте.", "Верните его в папку писем из копии."
        ) from error
    if sha256(data) != digest:
        raise UserError(
            f"Файл «{Path(file).name}» изменён после того, как был составлен.",
            "Составьте письмо заново или верните прежний файл.",
        )
    return data
