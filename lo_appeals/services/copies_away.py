"""Copies that leave the computer: the second place that each goes to, and how one is carried."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import backup, journal, rules, sealed
from lo_appeals.store.backup import Copy
from lo_appeals.store.sealed import Key
from lo_appeals.store.thinning import thin

SETTING = "copies"


@dataclass(frozen=True, slots=True)
class Second:
    """The second place of copies; with a key they leave the computer shut."""

    folder: Path
    key: Key | None


class SecondPlace:
    """Where copies go besides the folder of the base, once the clerk has chosen such a place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.fault = ""  # why the last copy did not reach it

    def kept(self) -> Second | None:
        """Return the second place of copies, where one is set."""
        with self._desk.database.read() as connection:
            kept = rules.get(connection, SETTING)
        if not kept:
            return None
        key = Key(bytes.fromhex(kept["salt"]), bytes.fromhex(kept["key"])) if kept["key"] else None
        return Second(Path(kept["folder"]), key)

    def choose(self, folder: Path | None, password: str = "") -> Changes:
        """Send every further copy to `folder` too, shut by `password` where one is given.

        The password is not kept: what is derived from it lies in the base, and opens nothing but
        copies of that base. Raises UserError: a folder that cannot be written, a short password.
        """
        key = Key.of(password) if password else None
        kept = None
        if folder is not None:
            refuse_shut(folder)
            kept = {"folder": str(folder), "salt": key.salt.hex() if key else "",
                    "key": key.secret.hex() if key else ""}  # fmt: skip
        old = self.kept()
        with self._desk.database.write() as connection:
            rules.put(connection, SETTING, kept)
            places_now = (str(old.folder) if old else "", str(folder) if folder else "")
            journal.write(connection, self._desk.clock(), self._desk.who, "изменены настройки",
                          "вторая папка копий", changes={"Папка": places_now})  # fmt: skip
        text = f"Копии пишутся и в папку {folder}." if folder else "Второй папки копий нет."
        return Changes(text, frozenset({"settings"}))

    def send(self, made: Copy) -> None:
        """Put a copy to the second place; that it is away does not hinder the first."""
        self.fault = ""
        second = self.kept()
        if second is None:
            return
        try:
            second.folder.mkdir(parents=True, exist_ok=True)
            carry(made, second.folder, second.key)
            suffix = sealed.SUFFIX if second.key else ".sqlite"
            sent = backup.copies(second.folder, suffix)
            thin(sent, self._desk.today(), lambda one: one.sequence == made.sequence)
        except OSError as error:
            self.fault = f"Копия не попала во вторую папку «{second.folder}»: {reason(error)}."


def carry(made: Copy, folder: Path, key: Key | None) -> Path:
    """Write a copy with its manifest to another folder, shut by a key where one is given."""
    target = folder / made.file.name
    if key is not None:
        target = target.with_suffix(sealed.SUFFIX)
    part = target.with_suffix(".part")
    try:
        if key is None:
            part.write_bytes(made.file.read_bytes())
        else:
            sealed.seal(made.file, part, key)
        sent = replace(made, file=target, sha256=backup.digest_of(part), size=part.stat().st_size)
        backup.write_manifest(sent)
        part.replace(target)
        backup.flush_folder(folder)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def refuse_shut(folder: Path) -> None:
    """Raise UserError where a folder cannot be written."""
    probe = folder / ".lo_appeals-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UserError(
            f"В папку «{folder}» нельзя писать: {reason(error)}.", "Выберите другую."
        ) from error
