"""Where letters are kept: year/month/kind, under a free name, never overwritten (L4)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import count
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.files import NAME_CHARS, move_safely, replace_safely, safe_name

DRAFT, WAITING = " (черновик)", " (не выпущено)"
SUFFIX = ".docx"


def sha256(data: bytes) -> str:
    """Return the digest under which a file is known."""
    return hashlib.sha256(data).hexdigest()


def home(folder: Path, day: date, kind_title: str) -> Path:
    """Return the folder of letters of a kind made on a day: year/month/kind."""
    return folder / "letters" / f"{day:%Y}" / f"{day:%m}" / safe_name(kind_title)


def save(folder: Path, stem: str, document: bytes, *, mark: str = DRAFT) -> Path:
    """Write a draft under a free name: a saved letter is never overwritten.

    A name too long is cut; the `mark` that says what it is stays.

    Raises UserError where the folder cannot be written.
    """
    with _told(folder):
        target = next(one for one in _names(folder, stem, mark) if not one.exists())
    return _write(target, document)


@contextmanager
def issuing(folder: Path, stem: str, document: bytes) -> Iterator[Path]:
    """Write a letter and give the name under which the register is to know it.

    Until the register has it, the file says by its name that it is not issued: whatever is
    interrupted, no file looks issued that is not. Then it takes its own name; where that was
    interrupted, `settle` does it later. Raises UserError where the folder cannot be written.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        target = next(one for one in _names(folder, stem) if _reserved(one))
    waiting = waiting_of(target)
    try:
        _write(waiting, document)
        yield target
    except UserError:
        with suppress(OSError):
            waiting.unlink()
        raise
    settle(target, sha256(document))


def waiting_of(file: Path) -> Path:
    """Return the name of a letter before the register has it."""
    return file.with_name(f"{file.stem}{WAITING}{file.suffix}")


def settle(file: Path, digest: str) -> None:
    """Give a registered letter its own name, where that was interrupted."""
    waiting = waiting_of(file)
    with suppress(OSError, UserError):
        if not file.exists() and sha256(waiting.read_bytes()) == digest:
            move_safely(waiting, file)


def _names(folder: Path, stem: str, mark: str = "") -> Iterator[Path]:
    name = safe_name(stem)[: NAME_CHARS - len(WAITING + SUFFIX)].rstrip(" .")
    yield folder / f"{name}{mark}{SUFFIX}"
    for number in count(2):
        yield folder / f"{name}{mark} ({number}){SUFFIX}"


def _reserved(target: Path) -> bool:
    """Take a name for a letter; several programs may issue at once."""
    waiting = waiting_of(target)
    if target.exists():
        return False
    try:
        waiting.touch(exist_ok=False)
    except FileExistsError:
        return False
    if target.exists():  # another one has just got it
        waiting.unlink()
        return False
    return True


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"В папку «{folder}» не записать: {reason(error)}.", "Укажите другую папку."
        ) from error


def _write(target: Path, document: bytes) -> Path:
    def write(path: Path) -> None:
        path.write_bytes(document)

    return replace_safely(target, write)


def read_saved(file: str, digest: str) -> bytes:
    """Return a saved letter. Raises UserError: it is gone, or is not what was saved."""
    settle(Path(file), digest)
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
