"""Putting a copy in the base's place so that nothing gets worse, whenever it is interrupted.

Measured: a base replaced beside its old `-wal` or `-journal` is spoilt every time. So the copy is
first written and checked under another name; then a note says that it is to take the place. Before
the note the old base is whole with its log; after it every start finishes the work: logs go, the
copy takes the place, the note goes.
"""

import json
import os
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from lo_appeals.domain.errors import UserError
from lo_appeals.store import backup, journal, sealed
from lo_appeals.store.backup import Found, digest_of, flush_folder
from lo_appeals.store.engine import explain
from lo_appeals.store.upgrade import latest

LOGS = ("-wal", "-shm", "-journal")
PART, NOTE = ".restored", ".restoring"  # suffixes beside the base
UNTOUCHED = "Текущая база не изменена. Выберите другую копию."


@dataclass(frozen=True, slots=True)
class Restored:
    """What took the base's place, and where the base before it is kept."""

    found: Found
    previous: Path | None


def set_of(base: Path) -> list[Path]:
    """Return the base's file with its logs, those that there are."""
    whole = [base, *(base.with_name(base.name + log) for log in LOGS)]
    return [path for path in whole if path.exists()]


def _free_folder(base: Path, at: datetime) -> Path:
    number = 1
    while True:
        tail = "" if number == 1 else f"-{number}"
        folder = base.with_name(f"{base.name}.damaged-{at:%Y-%m-%d-%H%M%S}{tail}")
        with suppress(FileExistsError):
            folder.mkdir(parents=True)
            return folder
        number += 1


def keep_set(base: Path, at: datetime) -> Path | None:
    """Copy the base with its logs, whatever their state, to a folder `.damaged-date` beside it."""
    files = set_of(base)
    if not files:
        return None
    folder = _free_folder(base, at)
    try:
        for file in files:
            shutil.copy2(file, folder / file.name)
            with (folder / file.name).open("rb+") as copied:
                os.fsync(copied.fileno())
        flush_folder(folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def set_aside(base: Path, at: datetime) -> Path | None:
    """Move the base with its logs together to a folder `.damaged-date`; nothing stays behind.

    They are copied first: stopped half-way, the set is whole where it was.
    """
    folder = keep_set(base, at)
    for file in set_of(base)[::-1]:
        file.unlink()
    return folder


def unpack(source: Path, target: Path, password: str = "") -> Found:
    """Write the base that a copy holds to `target`, checked. Raises UserError: not fit."""
    manifest = backup.read_manifest(source)
    if manifest is not None and digest_of(source) != manifest.sha256:
        raise UserError(
            f"Копия «{source.name}» повреждена: её содержимое не то, что было записано.", UNTOUCHED
        )
    if sealed.is_sealed(source):
        sealed.unseal(source, target, password)
    else:
        shutil.copyfile(source, target)
    try:
        found = backup.checked(target)
    except UserError as error:
        raise UserError(f"Копия «{source.name}» повреждена.", UNTOUCHED) from error
    except sqlite3.Error as error:
        raise UserError(
            f"Файл «{source.name}» – не копия базы или повреждён.", UNTOUCHED
        ) from error
    if found.revision > latest():
        raise UserError(
            f"Копия «{source.name}» сделана более новой версией программы.",
            "Текущая база не изменена. Установите ту же или более новую версию программы.",
        )
    if manifest and (found.entries, found.bodies) != (manifest.entries, manifest.bodies):
        raise UserError(f"Копия «{source.name}» не сходится со своей описью.", UNTOUCHED)
    return found


def restore(
    base: Path, source: Path, copies: Path, at: datetime, who: str, *, password: str = ""
) -> Restored:
    """Put the copy `source` in the place of `base`; nobody else may have the base open.

    The present base goes to `copies` as a copy «перед-восстановлением», or, where it does not pass
    its check, to a folder `.damaged-date` with its logs. The restored base's journal says `who`
    restored it. Raises UserError; then the base is as it was.
    """
    part = base.with_suffix(PART)
    try:
        try:
            found = unpack(source, part, password)
            previous = _keep(base, copies, at)
            _sign(part, source.name, copies, at, who)
            _note(base, part)
        except BaseException:
            _clear(part)
            raise
        finish(base)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        known = explain(error.orig if isinstance(error, DatabaseError) else error)
        raise UserError(
            f"Копия не восстановлена. {known.what if known else 'Файлы базы не записываются.'}",
            "Прежняя база цела. Проверьте место на диске, права на папку и не открыта ли база "
            "в другой программе.",
        ) from error
    return Restored(found, previous)


def _clear(part: Path) -> None:
    for left in set_of(part):
        with suppress(OSError):
            left.unlink()


def _keep(base: Path, copies: Path, at: datetime) -> Path | None:
    if not base.exists():
        return None
    with suppress(UserError):
        return backup.make(base, copies, at, "перед-восстановлением").file
    return keep_set(base, at)


def _sign(part: Path, name: str, copies: Path, at: datetime, who: str) -> None:
    """Write the restoring into the journal before the base takes its place: both or neither.

    The entry names the last copy made so far: what later copies remember must be in the journal.
    """
    made = max((one.sequence for one in backup.copies(copies)), default=0)
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(part)))
    try:
        with engine.begin() as connection:
            journal.write(
                connection, at, who, journal.RESTORED, "база",
                changes={journal.COPIES_BEFORE: (None, str(made))}, reason=name,
            )  # fmt: skip
    finally:
        engine.dispose()


def _note(base: Path, part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    note, half = base.with_suffix(NOTE), base.with_suffix(NOTE + "-part")
    with half.open("w", encoding="utf-8") as file:
        json.dump({"sha256": digest_of(part)}, file)
        file.flush()
        os.fsync(file.fileno())
    half.replace(note)
    flush_folder(base.parent)


def finish(base: Path) -> bool:
    """Finish a restoring that was noted; return whether there was one. Raises OSError."""
    note, part = base.with_suffix(NOTE), base.with_suffix(PART)
    if not note.exists():
        _clear(part)
        return False
    if part.exists():
        wanted = json.loads(note.read_text(encoding="utf-8"))["sha256"]
        if digest_of(part) != wanted:  # spoilt while nobody looked: the base is still the old one
            note.unlink()
            _clear(part)
            return False
        for log in LOGS:
            base.with_name(base.name + log).unlink(missing_ok=True)
        flush_folder(base.parent)
        part.replace(base)
        flush_folder(base.parent)
    note.unlink()
    return True
