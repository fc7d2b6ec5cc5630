"""Copies of the base: whole, checked, with a manifest; never half-made under a final name (X4)."""

import hashlib
import json
import os
import sqlite3
import sys
import time
import uuid
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.errors import reason as reason_of
from lo_appeals.store.engine import BUSY_MS, explain

HALF_MADE_S = 24 * 3600  # a .part older than this belongs to nobody
COUNTER = slice(24, 28)  # of SQLite's header: grows with every change


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
    sequence: int = 0  # grows from copy to copy, whatever the clock says
    journal: int = 0  # the journal's last entry and its digest: a cut end is noticed
    digest: str = ""
    base: str = ""  # which base it is of
    state: str = ""  # the base's state then: equal means that nothing has changed since


@dataclass(frozen=True, slots=True)
class Found:
    """What a checked base holds."""

    entries: int
    bodies: int
    revision: str
    journal: int
    digest: str
    base: str


def make(base: Path, folder: Path, at: datetime, reason: str) -> Copy:
    """Copy the base by SQLite's own backup, check the copy, then give it its name.

    Raises UserError where the base or the copy does not pass its check; nothing is left behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        return _make(base, folder, at, reason)
    except (OSError, sqlite3.Error) as error:
        known = None if "unable to open" in str(error) else explain(error)  # the copy's own file
        told = f": {reason_of(error)}" if isinstance(error, OSError) else ""
        why = known.what if known else f"В папку «{folder}» не записать{told}."
        raise UserError(
            f"Копия базы не сделана. {why}",
            "База и прежние копии целы. Проверьте место на диске и право писать в папку.",
        ) from error


def _make(base: Path, folder: Path, at: datetime, reason: str) -> Copy:
    part = folder / f"{uuid.uuid4().hex}.part"
    manifest = None
    try:
        state = _copied(base, part)
        found = checked(part)
        _flush(part)
        sha256, size = digest_of(part), part.stat().st_size
        manifest = _reserved(folder, f"{at:%Y-%m-%d-%H%M%S}-{reason}")
        before = max((one.sequence for one in copies(folder)), default=0)
        copy = Copy(
            manifest.with_suffix(".sqlite"), at, reason, found.entries, found.bodies,
            found.revision, sha256, size, before + 1, found.journal, found.digest, found.base,
            state,
        )  # fmt: skip
        write_manifest(copy)
        part.replace(copy.file)
        flush_folder(folder)
    except BaseException:
        for left in filter(None, (part, manifest)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise
    return copy


def _sweep(folder: Path) -> None:
    """Remove what a killed copying left long ago."""
    for part in folder.glob("*.part*"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > HALF_MADE_S:
                part.unlink()


def _copied(base: Path, part: Path) -> str:
    """Copy the base; return its state before: at worst the next copy is one too many."""
    state = state_of(base)
    address = f"{base.resolve().as_uri()}?mode=rw"  # a missing base is a fault, not an empty base
    with (
        closing(sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000)) as source,
        closing(sqlite3.connect(part)) as goal,
    ):
        source.backup(goal)
    return state


def state_of(base: Path) -> str:
    """Return what changes with every change of the base: the counter in its header, its log.

    Never the clock: a wrong one must not stop copies.
    """
    with base.open("rb") as file:
        counter = file.read(32)[COUNTER].hex()
    log = base.with_name(base.name + "-wal")
    salt = b""
    with suppress(OSError), log.open("rb") as file:
        salt = file.read(32)[8:24]
        salt += log.stat().st_size.to_bytes(8, "big")
    return f"{counter}-{hashlib.sha256(salt).hexdigest()[:12]}" if salt else counter


def _reserved(folder: Path, stem: str) -> Path:
    """Take a free name by making its manifest: two programs may copy in the same second."""
    number = 1
    while True:
        name = f"{stem}.json" if number == 1 else f"{stem}-{number}.json"
        try:
            (folder / name).touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return folder / name


def checked(path: Path) -> Found:
    """Check a closed base whole; return what it holds. Raises UserError, sqlite3.Error."""
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
            raise UserError(
                "База повреждена: копия не прошла проверку и не сохранена.",
                "Прежние копии целы. Восстановите последнюю: lo-appeals restore.",
            )
        copy.execute("PRAGMA journal_mode = DELETE")
        ask = "SELECT id, digest FROM journal ORDER BY id DESC LIMIT 1"
        journal, digest = copy.execute(ask).fetchone() or (0, "")
        return Found(
            copy.execute("SELECT count(*) FROM entry").fetchone()[0],
            copy.execute("SELECT count(*) FROM body").fetchone()[0],
            copy.execute("SELECT version_num FROM alembic_version").fetchone()[0],
            journal, digest, _base_of(copy),
        )  # fmt: skip


def _base_of(copy: sqlite3.Connection) -> str:
    row = copy.execute("SELECT value FROM setting WHERE key = 'base'").fetchone()
    return str(json.loads(row[0])) if row else ""


def digest_of(path: Path) -> str:
    """Return a file's SHA-256."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Put a folder's names to disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def manifest_of(file: Path) -> Path:
    """Return the manifest's place beside a copy."""
    return file.with_suffix(".json")


def write_manifest(copy: Copy) -> None:
    """Write what is known of a copy beside it, and put it to disk."""
    facts = asdict(copy) | {"file": copy.file.name, "made_at": copy.made_at.isoformat()}
    path = manifest_of(copy.file)
    path.write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    _flush(path)


def read_manifest(file: Path) -> Copy | None:
    """Return what the manifest beside a copy says; None where it is not readable."""
    names = {one.name for one in fields(Copy)}
    try:
        facts = json.loads(manifest_of(file).read_text(encoding="utf-8"))
        known = {name: value for name, value in facts.items() if name in names}
        known |= {"file": file, "made_at": datetime.fromisoformat(facts["made_at"])}
        return Copy(**known)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def copies(folder: Path, suffix: str = ".sqlite") -> list[Copy]:
    """Return the finished copies, newest first. One without a readable manifest is not listed."""
    try:
        files = list(folder.glob(f"*{suffix}"))
    except OSError:  # a folder that may not be looked into
        return []
    found = [one for file in files if (one := read_manifest(file))]
    return sorted(
        found, key=lambda copy: (copy.sequence, copy.made_at, copy.file.name), reverse=True
    )


def verify(copy: Copy) -> Found:
    """Check a copy against its manifest. Raises UserError naming what does not fit."""
    if not copy.file.exists() or digest_of(copy.file) != copy.sha256:
        raise UserError(
            f"Копия «{copy.file.name}» повреждена: её содержимое не то, что было записано.",
            "Текущая база не изменена. Выберите другую копию.",
        )
    try:
        found = checked(copy.file)
    except sqlite3.Error as error:
        raise UserError(
            f"Копия «{copy.file.name}» не читается.", "Текущая база не изменена. Выберите другую."
        ) from error
    if (found.entries, found.bodies) != (copy.entries, copy.bodies):
        raise UserError(
            f"В копии «{copy.file.name}» не столько обращений и органов, сколько в её описи.",
            "Текущая база не изменена. Выберите другую копию.",
        )
    return found
