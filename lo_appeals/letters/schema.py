"""What a template of one kind may hold: the whole of the template language (letters.md §2)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache

from lo_appeals.domain import texts
from lo_appeals.letters.chart import Chart

TAG = re.compile(r"\{\{([^{}]*)\}\}")
NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)?")
PICTURE = "рисунок"


@lru_cache(maxsize=4096)  # the same names come in every letter and in every row
def key(name: str) -> str:
    """Return the key of a field: case of letters, ё/е and outer spaces do not matter."""
    return texts.fold(name)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where, in Russian: «таблица 1, строка 2, столбец 2» / «неизвестное …»."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a template.

    An `optional` value may be empty: a paragraph of that field alone then disappears. A
    `required` field must stand in the template. `label` is what a draft says instead of it.
    """

    name: str
    about: str
    optional: bool = False
    required: bool = False
    label: str = ""

    @property
    def placeholder(self) -> str:
        """What a draft prints where the value is missing."""
        return f"[не указано: {self.label or self.about}]"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list: the table row with its fields repeats for each item."""

    name: str
    about: str
    fields: tuple[Field, ...]
    required: bool = False


@dataclass(frozen=True)
class Schema:
    """Everything that may stand in a template of one kind."""

    fields: tuple[Field, ...]
    lists: tuple[ListOf, ...] = ()
    pictures: tuple[Field, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The plain fields by key."""
        return {key(one.name): one for one in self.fields}

    @cached_property
    def lists_by_key(self) -> dict[str, ListOf]:
        """The lists by key."""
        return {key(one.name): one for one in self.lists}

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name as it is written, by key: fields, those of lists, pictures."""
        found = [one.name for one in self.fields]
        found += [f"{rows.name}.{one.name}" for rows in self.lists for one in rows.fields]
        found += [f"{PICTURE}.{one.name}" for one in self.pictures]
        return {key(name): name for name in found}

    def list_of(self, name: str) -> str:
        """Return the key of the list that the field `name` belongs to, or ''."""
        head = key(name).split(".")[0]
        return head if head in self.lists_by_key and key(name) in self.names else ""

    def explained(self) -> list[tuple[str, str]]:
        """Return every allowed field as it is typed, with its explanation."""
        found = [(f"{{{{{one.name}}}}}", one.about) for one in self.fields]
        for rows in self.lists:
            found += [
                (f"{{{{{rows.name}.{one.name}}}}}", f"{rows.about}: {one.about}")
                for one in rows.fields
            ]
        return found + [(f"{{{{{PICTURE}.{one.name}}}}}", one.about) for one in self.pictures]


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list, values by field name (without the list's own).

    A `bold` row is a subtotal or «Итого»; `keep` ties it to the row above or below.
    """

    values: Mapping[str, str]
    bold: bool = False
    keep: str = ""  # "above", "below" or ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG with its alternative text; without a width it is as wide as the text."""

    image: bytes
    about: str
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a template is filled with; `code` is what the QR code of page 1 says, '' for none."""

    values: Mapping[str, str]
    title: str
    author: str
    made: datetime
    lists: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    pictures: Mapping[str, Picture | Chart] = field(default_factory=dict)
    code: str = ""

    def typed_braces(self) -> frozenset[str]:
        """Return the «{{…}}» that stand in the values themselves and so stay in the letter."""
        pools = [self.values, *(row.values for rows in self.lists.values() for row in rows)]
        found = (TAG.findall(text) for pool in pools for text in pool.values() if "{{" in text)
        return frozenset(name for names in found for name in names)
