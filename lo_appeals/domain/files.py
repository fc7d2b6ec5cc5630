"""Files written so that nothing is ever half written, and names that every system accepts."""

import os
import re
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason

PAUSES_MS = (50, 100, 200, 400, 1000, 2000)  # between the tries while another program holds it
NAME_CHARS = 120

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_SPACES = re.compile(r"\s+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """Return `text` as a file name that Windows and Linux accept, at most 120 characters.

    The suffix of up to eight characters survives the cut; an empty name becomes «файл».
    """
    name = _SPACES.sub(" ", _FORBIDDEN.sub(" ", text)).strip(" .")
    if _DEVICE.match(name):
        name = "_" + name
    if len(name) > NAME_CHARS:
        stem, dot, suffix = name.rpartition(".")
        if not dot or len(suffix) > 8 or " " in suffix:
            stem, dot, suffix = name, "", ""
        name = stem[: NAME_CHARS - len(dot + suffix)].rstrip(" .") + dot + suffix
    return name or "файл"


def replace_safely(
    target: Path,
    write: Callable[[Path], None],
    check: Callable[[Path], None] | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Path:
    """Write `target` through a temporary file beside it; return `target`.

    `write` makes the temporary file (same suffix), `check` reopens it and raises what is wrong;
    then it is put to disk and takes the place of `target` at once. Whatever fails, the old file is
    as it was and no temporary file stays. Raises UserError: the folder cannot be written, the disk
    is full, another program holds the file (six more tries, 50 ms to 2 s apart).
    """
    temporary = target.with_name(f".{uuid.uuid4().hex}{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        if check is not None:
            check(temporary)
        _flush(temporary)
        _put(temporary, target, pause)
    except OSError as error:
        raise UserError(
            f"Файл «{target.name}» не записан: {reason(error)}.",
            "Прежний файл не изменён. Проверьте, есть ли место на диске и право писать в папку "
            f"«{target.parent}», или выберите другую папку.",
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return target


def move_safely(source: Path, target: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Give a finished file another name at once; another program may hold it for a moment.

    Raises UserError where it is held for long.
    """
    _put(source, target, pause)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _put(temporary: Path, target: Path, pause: Callable[[float], None]) -> None:
    pauses = list(PAUSES_MS)
    while True:
        try:
            temporary.replace(target)
        except PermissionError as error:
            if not pauses:
                raise UserError(
                    f"Файл «{target.name}» открыт в другой программе или защищён от записи.",
                    "Прежний файл не изменён. Закройте его и повторите или сохраните под другим "
                    "именем.",
                ) from error
            pause(pauses.pop(0) / 1000)
        else:
            return
