"""A list as it is on the screen, as XLSX: the same columns, order and conditions (X1)."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path

from lo_appeals.domain.appeals import Appeal, state
from lo_appeals.domain.columns import Column, Kind, columns_of
from lo_appeals.domain.errors import Cancelled
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.selection import Selection
from lo_appeals.domain.texts import appeals
from lo_appeals.exchange import writing
from lo_appeals.services.appeals import AppealsService
from lo_appeals.services.desk import Desk

PAGE = 1000
STATE = Column("state", "Состояние", 22)
LEFT = Column("left", "До срока, дн.", 10, Kind.COUNT)
TERM = Column("term", "Срок, дней", 8, Kind.COUNT)
WORKED_OUT = frozenset({"state", "left", "term"})
COLUMNS = {one.key: one for one in (STATE, LEFT, TERM, *columns_of(Appeal))}
USUAL = ("number", "state", "due", "left", "body", "category", "subcategory", "registered")
NAME_CHARS = 80


class ListingService:
    """Lists out of the program."""

    def __init__(self, desk: Desk, entries: AppealsService) -> None:
        self._desk = desk
        self._entries = entries

    def file_name(self, said: Sequence[str]) -> str:
        """Return a name for the file: what is shown and the data's date."""
        as_of = self._entries.freshness().data_as_of
        parts = ["Обращения", *said, f"данные на {as_of:%d.%m.%Y}" if as_of else ""]
        return safe_name(" - ".join(part for part in parts if part)[:NAME_CHARS]) + ".xlsx"

    def note(self, said: Sequence[str], count: int) -> str:
        """Return what stands above a list: the conditions, how many, the data's date."""
        conditions = "; ".join(said) or "без условий"
        return f"{conditions}. {appeals(count)}. {self._entries.freshness().text}."

    def export(
        self,
        selection: Selection,
        keys: Sequence[str],
        path: Path,
        *,
        said: Sequence[str] = (),
        cancel: threading.Event | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Path:
        """Write the selected entries with those columns in that order; return the file.

        `said` are the conditions in words. Raises Cancelled and leaves no file; UserError where
        the file cannot be written.
        """
        columns = [COLUMNS[key] for key in keys or USUAL if key in COLUMNS]
        ids = self._entries.ids(selection)
        rows = self._rows(ids, [one.key for one in columns], cancel, progress)
        return writing.write_table(path, "Обращения", self.note(said, len(ids)), columns, rows)

    @staticmethod
    def write(
        path: Path, title: str, note: str, columns: Sequence[Column],
        rows: Iterable[Sequence[object]],
    ) -> Path:  # fmt: skip
        """Write a list that the window holds whole; return the file. UserError: it cannot be."""
        return writing.write_table(path, title, note, columns, rows)

    def _rows(
        self,
        ids: Sequence[int],
        keys: Sequence[str],
        cancel: threading.Event | None,
        progress: Callable[[int], None] | None,
    ) -> Iterator[list[object]]:
        values = [self._value(key) for key in keys]
        kept = [key for key in keys if key not in WORKED_OUT]
        for start in range(0, len(ids), PAGE):
            if cancel is not None and cancel.is_set():
                raise Cancelled
            for one in self._entries.cells(ids[start : start + PAGE], kept):
                yield [value(one) for value in values]
            if progress is not None:
                progress(min(start + PAGE, len(ids)))

    def _value(self, key: str) -> Callable[[Appeal], object]:
        """Return how a cell of that column is found: by one day and thresholds for all rows."""
        today, watch = self._entries.today(), self._entries.watch()
        terms = self._entries.terms()
        worked_out: dict[str, Callable[[Appeal], object]] = {
            STATE.key: lambda one: state(one, today, watch, terms[one.rule_id]).value,
            LEFT.key: lambda one: _left(one, today),
            TERM.key: lambda one: terms[one.rule_id],
        }
        return worked_out.get(key) or attrgetter(key)


def _left(appeal: Appeal, today: date) -> int | None:
    waiting = appeal.answered is None and not appeal.declined
    return (appeal.due - today).days if waiting else None
