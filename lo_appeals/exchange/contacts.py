"""Contact lists in: headings by synonyms, every row taken or refused with its reason (R3, X5).

The form «проверьте свои данные» is read by the same headings; what stands above them tells the
body and its common details.
"""

import hashlib
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Contact, Office
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange import contacts_parsing, parsing
from lo_appeals.exchange.contacts_headings import Layout, layout_of
from lo_appeals.exchange.delimited import pasted_rows
from lo_appeals.exchange.frames import Cell
from lo_appeals.exchange.parsing import CellError, text
from lo_appeals.exchange.workbook import Table, read_book

PASTED = Path("буфер обмена")  # stands for the file of rows that were pasted
MOST_PASTED = 5_000_000  # characters
_TOTAL = re.compile(r"(?:итого|всего)\b")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person as a file tells it; `row` is the number that Excel shows."""

    row: int
    body: str
    type: BodyType | None
    office: Office
    substitute: bool
    instead_of: str  # the principal's name, '' where the file does not tell
    contact: Contact
    first: date | None
    last: date | None
    code: int | None  # of a form: the appointment that the row was printed from


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot be taken, or one that is no person of its own."""

    row: int
    column: str
    reason: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class ContactList:
    """A whole file. `above` is what stands over the heading of a form, by key."""

    path: Path
    sha256: str
    rows: tuple[ContactRow, ...]
    faults: tuple[RowFault, ...]
    unknown_headings: tuple[str, ...]
    above: Mapping[str, str]
    is_form: bool  # a returned «проверьте свои данные»


def read_contacts(
    path: Path,
    cancel: threading.Event | None = None,
    progress: Callable[[int], None] | None = None,
) -> ContactList:
    """Return the people that a file names. Raises UserError: it is not a contact list."""
    book = read_book(path, cancel, progress)
    return _listed(book.tables, path, book.sha256) or _refuse(f"В файле «{path.name}»")


def pasted_contacts(cells: str) -> ContactList:
    """Return the people of rows copied in Excel. Raises UserError: it is no contact list."""
    said = f"В скопированном ({PASTED.name})"
    if len(cells) > MOST_PASTED:
        raise UserError(f"{said} слишком много строк.", "Загрузите этот список файлом.")
    rows = [tuple[Cell, ...](row) for row in pasted_rows(cells)]
    sha256 = hashlib.sha256(cells.encode("utf-8", "replace")).hexdigest()
    return _listed([Table(PASTED.stem, rows)], PASTED, sha256) or _refuse(said)


def _listed(tables: Sequence[Table], path: Path, sha256: str) -> ContactList | None:
    for table in tables:
        layout = layout_of(table)
        if layout is not None:
            return _Reader(table, layout).all(path, sha256)
    return None


def _refuse(where: str) -> NoReturn:
    raise UserError(
        f"{where} нет списка контактов.",
        "Нужна строка заголовков: «Орган», «Кем является», «Должность», «ФИО», «Телефон», "
        "«Электронная почта».",
    )


class _Reader:
    """Reads the rows below one heading."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._table, self._layout = table, layout
        self._faults: list[RowFault] = []
        self._body = layout.above.get("body", "")

    def all(self, path: Path, sha256: str) -> ContactList:
        """Return everything that the sheet says."""
        lacking = [
            title
            for key, title in (("body", "Орган"), ("office", "Кем является"))
            if key not in self._layout.columns and not (key == "body" and self._body)
        ]
        if lacking:
            raise UserError(
                f"В списке контактов нет столбца «{'», «'.join(lacking)}».",
                "Ничего не загружено. Добавьте его и повторите.",
            )
        rows = self._last_ones(list(self._rows()))
        faults = tuple(sorted(self._faults, key=lambda one: one.row))
        return ContactList(path, sha256, tuple(rows), faults, self._layout.unknown,
                           self._layout.above, self._is_form())  # fmt: skip

    def _is_form(self) -> bool:
        return "code" in self._layout.columns and bool(self._layout.above.get("body"))

    def _rows(self) -> Iterator[ContactRow]:
        first = self._layout.row + 1
        for number, row in enumerate(self._table.rows[first:], self._table.first_row + first):
            if not any(not isinstance(cell, str) or cell.strip() for cell in row):
                continue
            try:
                found = self._row(number, row)
            except CellError as error:
                self._faults.append(RowFault(number, "", error.reason))
            else:
                if found is not None:
                    yield found

    def _cell(self, row: tuple[Cell, ...], key: str) -> Cell:
        column = self._layout.columns.get(key)
        return row[column] if column is not None and column < len(row) else ""

    def _row(self, number: int, row: tuple[Cell, ...]) -> ContactRow | None:
        code = self._code(row)
        body = text(self._cell(row, "body"))
        if _TOTAL.match(body.casefold()):
            self._skip(number, "строка итогов")
            return None
        self._body = body or self._body
        name = self._name(row)
        if not name:
            self._nameless(number, row, code)
            return None
        if not self._body:
            raise CellError("не указан орган")
        role = text(self._cell(row, "office"))
        office = office_of(role)
        if office is None:
            said = f"«{role}» – не ответственный, не исполнитель и не уполномоченный"
            raise CellError(said if role else "не указано, кем является")
        contact = contacts_parsing.contact(
            name, text(self._cell(row, "position")), text(self._cell(row, "phone")),
            text(self._cell(row, "email")), parsing.flag(self._cell(row, "senior")),
        )  # fmt: skip
        instead = text(self._cell(row, "instead_of"))
        return ContactRow(
            number, self._body, type_of(text(self._cell(row, "type"))), office,
            bool(instead) or is_substitute(role), instead, contact,
            self._day(row, "first"), self._day(row, "last"), code,
        )  # fmt: skip

    def _nameless(self, number: int, row: tuple[Cell, ...], code: int | None) -> None:
        """A row of a form whose name was wiped tells that the person left."""
        told = any(text(self._cell(row, key)) for key in ("position", "phone", "email"))
        if code is None and told:
            raise CellError("не указаны фамилия, имя и отчество")
        if code is None:
            self._skip(number, "строка без фамилии")

    def _skip(self, number: int, reason: str) -> None:
        self._faults.append(RowFault(number, "", reason, skipped=True))

    def _code(self, row: tuple[Cell, ...]) -> int | None:
        words = text(self._cell(row, "code"))
        return int(words) if words.isdigit() else None

    def _name(self, row: tuple[Cell, ...]) -> str:
        whole = text(self._cell(row, "name"))
        parts = (text(self._cell(row, key)) for key in ("surname", "given", "patronymic"))
        return contacts_parsing.tidy(whole or " ".join(part for part in parts if part))

    def _day(self, row: tuple[Cell, ...], key: str) -> date | None:
        return parsing.day(self._cell(row, key), self._table.date1904)

    def _last_ones(self, rows: list[ContactRow]) -> list[ContactRow]:
        """Keep the last of rows that repeat a person in one place; the others are skipped."""
        last = {_person(row): row.row for row in rows}
        kept = []
        for row in rows:
            if last[_person(row)] == row.row:
                kept.append(row)
            else:
                self._skip(row.row, f"повторяется ниже, в строке {last[_person(row)]}")
        return kept


def _person(row: ContactRow) -> tuple[object, ...]:
    return (name_key(row.body), row.office, row.substitute, name_key(row.instead_of),
            name_key(row.contact.name))  # fmt: skip


def is_substitute(words: str) -> bool:
    """Tell whether a role names a substitute."""
    return "замещ" in parsing.evened(words) or "на период отсутств" in parsing.evened(words)


def office_of(words: str) -> Office | None:
    """Return the office that a role means, None where it means none."""
    flat = parsing.evened(words)
    if "исполнител" in flat:
        return Office.EXECUTOR
    if "уполномоч" in flat or "голосован" in flat:
        return Office.VOTING
    if "ответствен" in flat or "должностн" in flat:
        return Office.RESPONSIBLE
    return None


def type_of(words: str) -> BodyType | None:
    """Return the type of a body by its word, None where it is none."""
    flat = parsing.evened(words)
    return next((one for one in BodyType if parsing.evened(one.value) == flat), None)
