"""Copies of the base: whole, checked, with a manifest; never half-made under a final name (X4)."""

import hashlib
import json
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.store.engine import explain


@dataclass(frozen=True, slots=True)
class Copy:
    """One finished copy and what its manifest says of it."""

    file: Path
    made_at: datetime
    reason: str
    entries: int
    bodies: int
    revision: str
    sha256: str
    size: int


def make(base: Path, folder: Path, at: datetime, reason: str) -> Copy:
    """Copy the base by SQLite's own backup, check the copy, then give it its name.

    Raises UserError where the base or the copy does not pass its check; nothing is left behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, f"{at:%Y-%m-%d-%H%M%S}-{reason}")
        return _make(base, target, at, reason)
    except (OSError, sqlite3.Error) as error:
        known = explain(error)
        why = known.what if known else f"В папку «{folder}» не записать."
        raise UserError(
            f"Копия базы не сделана. {why}",
            "База и прежние копии целы. Проверьте место на диске и право писать в папку.",
        ) from error


def _make(base: Path, target: Path, at: datetime, reason: str) -> Copy:
    part = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(base)) as source, closing(sqlite3.connect(part)) as goal:
            source.backup(goal)
        counts = _checked(part)
        copy = Copy(target, at, reason, *counts, _sha256(part), part.stat().st_size)
        _flush(part)
        _write_manifest(copy)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return copy


def _free_name(folder: Path, stem: str) -> Path:
    target, number = folder / f"{stem}.sqlite", 2
    while target.exists():
        target, number = folder / f"{stem}-{number}.sqlite", number + 1
    return target


def _checked(path: Path) -> tuple[int, int, str]:
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise UserError(
                "База повреждена: копия не прошла проверку и не сохранена.",
                "Прежние копии целы. Восстановите последнюю: lo-appeals restore.",
            )
        copy.execute("PRAGMA journal_mode = DELETE")
        entries = copy.execute("SELECT count(*) FROM entry").fetchone()[0]
        bodies = copy.execute("SELECT count(*) FROM body").fetchone()[0]
        revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return entries, bodies, revision


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def manifest_of(file: Path) -> Path:
    """Return the manifest's place beside a copy."""
    return file.with_suffix(".json")


def _write_manifest(copy: Copy) -> None:
    facts = asdict(copy) | {"file": copy.file.name, "made_at": copy.made_at.isoformat()}
    path = manifest_of(copy.file)
    path.write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    _flush(path)


def copies(folder: Path) -> list[Copy]:
    """Return the finished copies, newest first. One without a readable manifest is not listed."""
    found = []
    for file in folder.glob("*.sqlite"):
        try:
            facts = json.loads(manifest_of(file).read_text(encoding="utf-8"))
            facts |= {"file": file, "made_at": datetime.fromisoformat(facts["made_at"])}
            found.append(Copy(**facts))
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return sorted(found, key=lambda copy: (copy.made_at, copy.file.name), reverse=True)


def verify(copy: Copy) -> None:
    """Check a copy against its manifest. Raises UserError naming what does not fit."""
    if not copy.file.exists() or _sha256(copy.file) != copy.sha256:
        raise UserError(
            f"Копия «{copy.file.name}» повреждена: её содержимое не то, что было записано.",
            "Текущая база не изменена. Выберите другую копию.",
        )
    try:
        _checked(copy.file)
    except sqlite3.Error as error:
        raise UserError(
            f"Копия «{copy.file.name}» не читается.", "Текущая база не изменена. Выберите другую."
        ) from error
