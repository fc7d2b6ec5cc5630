"""The rows below a heading, each accounted for: taken, rejected with its reason, or skipped."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from lo_appeals.domain.appeals import PERSONAL, PortalFacts
from lo_appeals.domain.columns import Kind, columns_of
from lo_appeals.domain.errors import Cancelled
from lo_appeals.domain.texts import counted, day
from lo_appeals.exchange import parsing
from lo_appeals.exchange.frames import Cell
from lo_appeals.exchange.headings import Layout
from lo_appeals.exchange.parsing import CellError, heading_key
from lo_appeals.exchange.workbook import Table

Value = str | date | bool | int | None

STRICT_DATES = ("received", "registered_on", "answered")
NAMES = ("org_received", "org_current", "municipality", "address")
COLUMNS = {column.key: column for column in columns_of(PortalFacts)}
FIELDS = tuple(one.name for one in fields(PortalFacts))
NUMBER = FIELDS.index("number")
_EMPTY = {one.name: one.default for one in fields(PortalFacts)}

_TOTAL = re.compile(r"(?:итого|всего)\b")


class ExportRow(NamedTuple):
    """One readable row; `row` is the number that Excel shows, `values` are in order of FIELDS.

    Facts are made of it when asked for: of a file that came before most rows are never asked.
    """

    row: int
    values: tuple[Any, ...]

    @property
    def number(self) -> str:
        """The portal's number."""
        return str(self.values[NUMBER])

    @property
    def facts(self) -> PortalFacts:
        """What the row says."""
        return PortalFacts(**dict(zip(FIELDS, self.values, strict=True)))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken: the column as the file calls it, why, the number if known."""

    row: int
    column: str
    reason: str
    number: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no entry of its own: a total, a repeated heading, an earlier repetition."""

    row: int
    reason: str
    number: str


class Rows:
    """What the rows of one sheet say; filled by one pass, column by column.

    total = taken + rejected + skipped. `notes` name the values that were left empty.
    """

    def __init__(
        self,
        table: Table,
        layout: Layout,
        personal: bool = False,
        cancel: threading.Event | None = None,
    ) -> None:
        self._layout, self._date1904, self._cancel = layout, table.date1904, cancel
        self.keys = [key for key in layout.columns if personal or key not in PERSONAL]
        first = layout.last + 1
        self._lines = [
            (number, row)
            for number, row in enumerate(table.rows[first:], table.first_row + first)
            if any(not isinstance(cell, str) or cell.strip() for cell in row)
        ]
        self._width = min((len(row) for _, row in self._lines), default=0)
        self._unread: dict[str, list[str]] = {}
        self.rejected: list[Rejected] = []
        self.skipped: list[Skipped] = []
        self.taken = self._last_ones(list(self._readable()))
        self.skipped.sort(key=lambda entry: entry.row)

    @property
    def total(self) -> int:
        """Return how many rows below the heading hold anything."""
        return len(self._lines)

    @property
    def notes(self) -> Iterator[str]:
        """Yield a sentence for each column whose unreadable values were left empty."""
        for key, reasons in self._unread.items():
            rows = counted(len(reasons), "строке", "строках", "строках")
            yield (
                f"Столбец «{self._layout.headings[key]}»: в {rows} значение не понято и оставлено "
                f"пустым ({reasons[0]})."
            )

    def _values(self, key: str) -> list["Value | CellError"]:
        """Return what each row says of the field `key`."""
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        parsed = _Parsed(_parser(key, self._date1904))
        found = [*map(parsed.__getitem__, self._cells(self._layout.columns[key]))]
        if parsed.failed and key != "number" and key not in STRICT_DATES:
            self._unread[key] = [value.reason for value in found if isinstance(value, CellError)]
            return [None if isinstance(value, CellError) else value for value in found]
        return found

    def _cells(self, at: int) -> Iterator[Cell]:
        """Return the cells of one column; a row that is shorter has an empty one."""
        rows = (row for _, row in self._lines)
        if at < self._width:
            return map(itemgetter(at), rows)
        return (row[at] if at < len(row) else "" for row in rows)

    def _readable(self) -> Iterator[ExportRow]:
        columns = {key: self._values(key) for key in self.keys}
        absent: repeat[Any] = repeat(None)
        judged = zip(*(columns.get(key, absent) for key in ("number", *STRICT_DATES)), strict=False)
        said = zip(*(columns.get(key, repeat(_EMPTY[key])) for key in FIELDS), strict=False)
        for (row, cells), judge, values in zip(self._lines, judged, said, strict=False):
            if self._is_entry(row, cells, judge[0], judge[1:]):
                yield ExportRow(row, values)

    def _is_entry(
        self, row: int, cells: tuple[Cell, ...], number: Any, dates: tuple[Any, ...]
    ) -> bool:
        """Tell whether the row is taken; else put it where it belongs.

        `dates` are those of STRICT_DATES.
        """
        if not number or isinstance(number, CellError):
            self._without_number(row, cells, number)
            return False
        for key, value in zip(STRICT_DATES, dates, strict=True):
            if isinstance(value, CellError):
                if _counts_columns(cells):
                    self.skipped.append(Skipped(row, "Номера столбцов", ""))
                else:
                    self._reject(row, key, value.reason, number)
                return False
        received, registered_on, answered = dates
        registered = registered_on or received
        key = "registered_on" if registered_on or "received" not in self.keys else "received"
        if registered is None:
            self._reject(row, key, "Нет даты регистрации", number)
            return False
        if answered is not None and answered < registered:
            reason = f"Ответ {day(answered)} раньше регистрации {day(registered)}"
            self._reject(row, "answered", reason, number)
            return False
        return True

    def _reject(self, row: int, key: str, reason: str, number: str = "") -> None:
        self.rejected.append(Rejected(row, self._layout.headings[key], reason, number))

    def _without_number(self, row: int, cells: tuple[Cell, ...], number: Any) -> None:
        words = [parsing.text(cell) for cell in cells]
        if any(_TOTAL.match(parsing.evened(word)) for word in words):
            self.skipped.append(Skipped(row, "Итоговая строка", ""))
        elif self._repeats_heading(words):
            self.skipped.append(Skipped(row, "Повтор заголовка таблицы", ""))
        else:
            reason = number.reason if isinstance(number, CellError) else "Нет номера сообщения"
            self._reject(row, "number", reason)

    def _repeats_heading(self, words: list[str]) -> bool:
        said = {heading_key(word) for word in words if word}
        return len(said & {heading_key(word) for word in self._layout.headings.values()}) >= 3

    def _last_ones(self, entries: list[ExportRow]) -> list[ExportRow]:
        """Return the entries without the repetitions of a number: the last one counts."""
        last = {entry.number: entry.row for entry in entries}
        if len(last) == len(entries):
            return entries
        kept = []
        for entry in entries:
            number = entry.number
            if last[number] == entry.row:
                kept.append(entry)
            else:
                reason = f"Номер повторяется, учтена строка {last[number]}"
                self.skipped.append(Skipped(entry.row, reason, number))
        return kept


def _counts_columns(cells: tuple[Cell, ...]) -> bool:
    """Tell whether the row says 1, 2, 3, … under a heading."""
    words = [parsing.text(cell) for cell in cells]
    return words == [str(place) for place in range(1, len(words) + 1)]


class _Parsed(dict[Cell, "Value | CellError"]):
    """Values by cell: each different cell of a column is parsed once."""

    def __init__(self, parse: Callable[[Cell], Value]) -> None:
        super().__init__()
        self._parse = parse
        self.failed = False

    def __missing__(self, cell: Cell) -> "Value | CellError":
        found: Value | CellError
        try:
            found = self._parse(cell)
        except CellError as error:
            found, self.failed = error, True
        self[cell] = found
        return found


def _parser(key: str, date1904: bool) -> Callable[[Cell], Value]:
    """Return how the cells of the field `key` are read."""
    by_kind: dict[Kind, Callable[[Cell], Value]] = {
        Kind.DATE: partial(parsing.day, date1904=date1904),
        Kind.FLAG: parsing.flag,
        Kind.COUNT: parsing.grade,
    }
    kind = COLUMNS[key].kind
    if kind in by_kind:
        return by_kind[kind]
    if key in NAMES:
        return parsing.name
    return {"number": parsing.number, "text": parsing.paragraphs}.get(key, parsing.text)
