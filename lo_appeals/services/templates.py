"""Templates of letters: the shipped original, the clerk's own, its check and its way back (L1, L3).

A clerk's template becomes active only after the check, a trial filling and the check of what came
of it. The one before stays; its hash is kept with every letter made from it.
"""

import base64
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.files import replace_safely
from lo_appeals.letters.drawing import pixels
from lo_appeals.letters.kinds import KINDS, kind_of
from lo_appeals.letters.kinds.kind import LetterKind
from lo_appeals.letters.schema import Fault
from lo_appeals.letters.template import check_template
from lo_appeals.letters.template_notes import notes
from lo_appeals.letters.trial import trial
from lo_appeals.paths import resources
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters_files import sha256
from lo_appeals.store import journal, rules
from lo_appeals.store import letters_templates as store

ARMS = "arms"  # a setting: the picture in base64
ARMS_BYTES = 2_000_000
ACTIVE, PREVIOUS = store.ACTIVE, store.PREVIOUS
KINDS_CHANGED = frozenset({"settings", "letters"})


@dataclass(frozen=True, slots=True)
class TemplateState:
    """Which template a kind of letter uses. `since` None: the shipped original."""

    kind: str
    title: str
    clause: str
    file: str
    since: datetime | None
    sha256: str
    has_previous: bool


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong and where."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def original(kind: LetterKind) -> bytes:
    """Return the shipped template of a kind."""
    return (resources() / "letters" / kind.template).read_bytes()


def active(connection: sa.Connection, kind: LetterKind) -> bytes:
    """Return the template that letters of a kind are made from."""
    kept = store.get(connection, kind.key, ACTIVE)
    return kept.data if kept else original(kind)


def arms(connection: sa.Connection) -> bytes | None:
    """Return the picture of the coat of arms that the clerk gave; None where there is none."""
    kept = rules.get(connection, ARMS)
    return base64.b64decode(kept) if kept else None


def check(kind: LetterKind, data: bytes) -> tuple[TemplateFault, ...]:
    """Return the faults of a template, and where it has none those of a letter made from it."""
    faults = check_template(data, kind.schema, original(kind), _elsewhere(kind))
    other = _other_kind(kind, data) if faults else None
    if other is not None:
        said = f"это шаблон письма «{other.title}», а проверяется шаблон «{kind.title}»"
        return (TemplateFault("файл", f"{said}. Выберите другой файл или другой вид письма"),)
    if not faults:
        faults = trial(kind, data)
    return _told(faults)


def _told(found: list[Fault]) -> tuple[TemplateFault, ...]:
    return tuple(TemplateFault(one.place, one.what) for one in found)


def _elsewhere(kind: LetterKind) -> dict[str, str]:
    """Return the fields of other kinds by key, each with the title of the first such kind."""
    found: dict[str, str] = {}
    for other in KINDS:
        for name in other.schema.names:
            found.setdefault(name, other.title)
    return {name: title for name, title in found.items() if name not in kind.schema.names}


def _other_kind(kind: LetterKind, data: bytes) -> LetterKind | None:
    """Return the kind whose template the file is, where it is a sound one of another kind."""
    others = (one for one in KINDS if one is not kind)
    return next((one for one in others if not check_template(data, one.schema)), None)


class TemplatesService:
    """Work on templates."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def states(self) -> list[TemplateState]:
        """Return every kind with the template it uses."""
        with self._desk.database.read() as connection:
            kept = store.listed(connection)
        found = []
        for kind in KINDS:
            mine = kept.get((kind.key, ACTIVE))
            found.append(
                TemplateState(
                    kind.key, kind.title, kind.clause, mine.name if mine else kind.template,
                    mine.at if mine else None,
                    mine.sha256 if mine else sha256(original(kind)),
                    (kind.key, PREVIOUS) in kept or mine is not None,
                )
            )  # fmt: skip
        return found

    def fields(self, key: str) -> list[tuple[str, str]]:
        """Return the fields that a template of a kind may hold, with explanations."""
        return kind_of(key).schema.explained()

    def check(self, key: str, path: Path) -> tuple[TemplateFault, ...]:
        """Return what is wrong with a template file; empty: it may be used."""
        return check(kind_of(key), _read(path))

    def notes(self, key: str, path: Path) -> tuple[TemplateFault, ...]:
        """Return what to look at in a sound template: what it does otherwise than the original."""
        kind = kind_of(key)
        return _told(notes(_read(path), kind.schema, original(kind)))

    def export(self, key: str, path: Path) -> Path:
        """Write the active template of a kind to a file for the clerk to edit."""
        with self._desk.database.read() as connection:
            data = active(connection, kind_of(key))

        def write(target: Path) -> None:
            target.write_bytes(data)

        return replace_safely(path, write)

    def take(self, key: str, path: Path) -> Changes:
        """Make a file the active template. Raises UserError naming its first faults."""
        kind, data = kind_of(key), _read(path)
        faults = check(kind, data)
        if faults:
            more = f" И ещё {len(faults) - 3}." if len(faults) > 3 else ""
            raise UserError(
                "Шаблон не принят: " + "; ".join(map(str, faults[:3])) + f".{more}",
                "Исправьте шаблон в Word и проверьте снова. Действует прежний.",
            )
        with self._desk.database.write() as connection:
            kept = store.KeptTemplate(kind.key, ACTIVE, path.name, data, sha256(data),
                                      self._desk.who, self._desk.clock())  # fmt: skip
            store.keep_active(connection, kept)
            self._journal(connection, "принят шаблон", kind, sha256(data))
        return Changes(
            f"Шаблон «{kind.title}» принят: {path.name}.", KINDS_CHANGED, lambda: self.back(key)
        )

    def set_arms(self, path: Path | None) -> Changes:
        """Take the picture of the coat of arms (PNG or JPEG); None takes it off the letters.

        Raises UserError: it is no such picture, or is too large.
        """
        image = _read(path) if path is not None else b""
        if image:
            pixels(image)
        if len(image) > ARMS_BYTES:
            raise UserError("Рисунок герба слишком велик.", "Подойдёт файл до 2 МБ.")
        with self._desk.database.write() as connection:
            before = rules.get(connection, ARMS) or ""
            self._put_arms(connection, base64.b64encode(image).decode())
        words = "Герб принят." if image else "Герб с писем снят."
        return Changes(words, KINDS_CHANGED, lambda: self._arms_back(before))

    def _arms_back(self, before: str) -> Changes:
        with self._desk.database.write() as connection:
            self._put_arms(connection, before)
        return Changes("Герб как был.", KINDS_CHANGED)

    def _put_arms(self, connection: sa.Connection, value: str) -> None:
        rules.put(connection, ARMS, value)
        journal.write(connection, self._desk.clock(), self._desk.who, "изменён герб", "бланк",
                      changes={"герб": (None, "есть" if value else "нет")})  # fmt: skip

    def back(self, key: str) -> Changes:
        """Return to the template that was active before."""
        kind = kind_of(key)
        with self._desk.database.write() as connection:
            name = store.swap_back(connection, kind.key)
            self._journal(connection, "возвращён прежний шаблон", kind, name or kind.template)
        return Changes(
            f"Действует прежний шаблон «{kind.title}»: {name or 'исходный'}.", KINDS_CHANGED
        )

    def restore_original(self, key: str) -> Changes:
        """Return to the shipped original; the clerk's own stays as the previous one."""
        kind = kind_of(key)
        with self._desk.database.write() as connection:
            store.retire(connection, kind.key)
            self._journal(connection, "возвращён исходный шаблон", kind, kind.template)
        return Changes(
            f"Действует исходный шаблон «{kind.title}».", KINDS_CHANGED, lambda: self.back(key)
        )

    def _journal(
        self, connection: sa.Connection, action: str, kind: LetterKind, value: str
    ) -> None:
        journal.write(connection, self._desk.clock(), self._desk.who, action,
                      f"шаблон {kind.title}", changes={"шаблон": (None, value)})  # fmt: skip


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Файла «{path.name}» нет на месте.", "Выберите другой файл.") from error
    except OSError as error:
        raise UserError(
            f"Файл «{path.name}» не читается: {reason(error)}.", "Выберите другой файл."
        ) from error
