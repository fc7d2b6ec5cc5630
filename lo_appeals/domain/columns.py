"""One declaration per column: it drives the table, XLSX both ways, the search text and the form.

A record's attribute is declared with `column(...)`; `columns_of(Record)` lists them in order. It is
a list and not a framework: nothing is generated from it but lists.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from lo_appeals.domain import texts


class Kind(Enum):
    """How a value is written, aligned and filtered."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    FLAG = "flag"


@dataclass(frozen=True)
class Column:
    """What is known of one column: `key` in code, `title` on screen and in XLSX."""

    key: str
    title: str
    chars: int  # usual width, in average characters
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()  # headings of exports, the real one first (domain.md §2.5)
    search: bool = False
    clause: str = ""  # the point of the regulation that asks for it

    def to_text(self, value: Any) -> str:
        """Return `value` as every screen, export and letter prints it; nothing known is ''."""
        if value is None or value == "":
            return ""
        if self.kind is Kind.FLAG:
            return "Да" if value else "Нет"
        if isinstance(value, datetime):
            return texts.moment(value)
        if isinstance(value, date):
            return texts.day(value)
        if isinstance(value, int):
            return texts.number(value)
        return str(value)


def column(
    title: str,
    chars: int = 16,
    kind: Kind = Kind.TEXT,
    *,
    aliases: tuple[str, ...] = (),
    search: bool = False,
    clause: str = "",
    default: Any = dataclasses.MISSING,
) -> Any:
    """Declare an attribute of a record that is a column."""
    made = Column("", title, chars, kind, aliases, search, clause)
    return dataclasses.field(default=default, metadata={"column": made})


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """Return the columns that `record`, a dataclass, declares, in order."""
    return tuple(
        dataclasses.replace(field.metadata["column"], key=field.name)
        for field in dataclasses.fields(record)
        if "column" in field.metadata
    )
