"""Notes on entries: written, mended by who wrote them, removed; each with its undo."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import sqlalchemy as sa

from lo_appeals.domain.errors import Clash, Conflict, UserError
from lo_appeals.domain.notes import Note
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import corrections, journal, notes

KINDS = frozenset({"appeals"})
FIELD = "Примечание"
ADDED, MENDED, REMOVED = "примечание", "исправлено примечание", "убрано примечание"
Back = Callable[[sa.Connection], None]
Became = tuple[str | None, str | None]  # a note's words before and after


def worded(text: str) -> str:
    """Return the text of a note. Raises UserError where there is none."""
    if not text.strip():
        raise UserError("Примечание пустое.", "Впишите текст.")
    return text.strip()


def tell(connection: sa.Connection, desk: Desk, number: str, became: Became) -> None:
    """Write into the journal what became of a note."""
    old, new = became
    action = ADDED if old is None else REMOVED if new is None else MENDED
    journal.write(connection, desk.clock(), desk.who, action, f"обращение {number}",
                  changes={FIELD: became})  # fmt: skip


class NotesService:
    """Notes of one entry. Adding never clashes with another's work: each note is its own row."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, entry_id: int) -> list[Note]:
        """Return the notes of an entry, newest first."""
        with self._desk.database.read() as connection:
            return notes.of(connection, entry_id)

    def add(self, entry_id: int, text: str) -> Changes:
        """Write a new note. Raises UserError for an empty one."""
        said = worded(text)
        with self._desk.database.write() as connection:
            row = corrections.locked(connection, entry_id)
            made = notes.add(connection, entry_id, said, self._desk.who, self._desk.clock())
            now = self._written(connection, row, (None, said))
        back = partial(notes.remove, note_id=made.id)
        return self._changes("добавлено", row, now, (back, (said, None)))

    def edit(self, seen: Note, text: str) -> Changes:
        """Put other words into a note of one's own, as it was `seen`.

        Raises UserError for another's note and an empty one, Conflict where it was changed
        meanwhile.
        """
        said = worded(text)
        if not seen.by(self._desk.who):
            raise UserError(f"Это примечание написано другим: {seen.who}.",
                            "Ничего не изменено. Добавьте своё.")  # fmt: skip
        with self._desk.database.write() as connection:
            row = self._unchanged(connection, seen, said)
            notes.change(connection, replace(seen, text=said, edited_at=self._desk.clock()))
            now = self._written(connection, row, (seen.text, said))
        back = partial(notes.change, note=seen)
        return self._changes("исправлено", row, now, (back, (said, seen.text)))

    def remove(self, seen: Note) -> Changes:
        """Take a note away, as it was `seen`; the journal keeps its words."""
        with self._desk.database.write() as connection:
            row = self._unchanged(connection, seen, None)
            notes.remove(connection, seen.id)
            now = self._written(connection, row, (seen.text, None))
        back = partial(notes.put_back, note=seen)
        return self._changes("убрано", row, now, (back, (None, seen.text)))

    def _unchanged(self, connection: sa.Connection, seen: Note, said: str | None) -> sa.RowMapping:
        """Return the row of the note's entry; the note must be what was seen."""
        row, now = corrections.locked(connection, seen.entry_id), notes.get(connection, seen.id)
        if now is None:
            raise UserError("Этого примечания больше нет.", "Обновите список (F5).")
        if now.text != seen.text:
            clash = Clash("text", FIELD, said or "", now.text, now.text)
            raise Conflict("Примечание за это время изменилось.", (clash,), row["version"],
                           journal.last_author(connection, f"обращение {row['number']}"),
                           )  # fmt: skip
        return row

    def _written(
        self, connection: sa.Connection, row: sa.RowMapping, became: Became,
        back: int | None = None,
    ) -> int:  # fmt: skip
        """Bring version, search words and journal along; return the version."""
        tell(connection, self._desk, row["number"], became)
        return corrections.put(connection, row, {}, back=back)

    def _changes(
        self, told: str, row: sa.RowMapping, now: int, undoing: tuple[Back, Became]
    ) -> Changes:
        """Return the changes; their undo is refused where somebody worked on since."""
        entry_id, number = row["id"], row["number"]
        put_back, became = undoing

        def undo() -> Changes:
            with self._desk.database.write() as connection:
                here = corrections.locked(connection, entry_id, now)
                put_back(connection)
                self._written(connection, here, became, row["version"])
            return Changes(f"Примечание к № {number} прежнее.", KINDS, None, (entry_id,))

        return Changes(f"Примечание к № {number} {told}.", KINDS, undo, (entry_id,))
