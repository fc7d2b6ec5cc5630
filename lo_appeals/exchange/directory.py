"""The starter directories that the program ships: bodies and categories.

Both are CSV with «;», one heading row, UTF-8. Nothing in them is taken for certain: the clerk
checks and edits (domain.md §5).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import fold

BODIES = ("наименование", "краткое", "тип", "входит в", "другие написания")
CATEGORIES = ("категория", "подкатегория", "ускоренный порядок")
_ADVICE = "Исправьте строку и загрузите файл снова; справочник не изменён."


@dataclass(frozen=True, slots=True)
class DirectoryBody:
    """A body of a directory. `parent` is the parent's name or ''; `aliases` are other spellings."""

    name: str
    short_name: str
    type: BodyType
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryCategory:
    """A category or, with `subcategory`, a part of it. `accelerated` None: nobody decided yet."""

    category: str
    subcategory: str
    accelerated: bool | None


def parse_bodies(text: str) -> tuple[DirectoryBody, ...]:
    """Return the bodies of a directory; spellings stand in one cell, parted by «|».

    Raises UserError with the line: an unknown type, a repeated name, a parent not in the file.
    """
    types = {fold(one.value): one for one in BodyType}
    found: dict[str, DirectoryBody] = {}
    parents: dict[str, int] = {}
    for line, (name, short_name, kind, parent, spellings) in _rows(text, BODIES):
        if fold(kind) not in types:
            raise _fault(line, f"тип «{kind}» неизвестен")
        if fold(name) in found:
            raise _fault(line, f"«{name}» уже есть в файле")
        if parent:
            parents.setdefault(parent, line)
        aliases = tuple(filter(None, (one.strip() for one in spellings.split("|"))))
        body = DirectoryBody(name, short_name, types[fold(kind)], parent, aliases)
        found[fold(name)] = body
    for parent, line in parents.items():
        if fold(parent) not in found:
            raise _fault(line, f"вышестоящего органа «{parent}» нет в файле")
    return tuple(found.values())


def parse_categories(text: str) -> tuple[DirectoryCategory, ...]:
    """Return the categories. Raises UserError with the line of a flag not «да», «нет» or empty."""
    flags = {"": None, "да": True, "нет": False}
    found = []
    for line, (category, subcategory, flag) in _rows(text, CATEGORIES):
        if fold(flag) not in flags:
            raise _fault(line, f"вместо «{flag}» должно быть «да», «нет» или пусто")
        found.append(DirectoryCategory(category, subcategory, flags[fold(flag)]))
    return tuple(found)


def _rows(text: str, heading: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line, cells) below the heading, cells trimmed; blank rows are left out.

    Raises UserError for another heading, another number of cells, an empty first cell.
    """
    reader = csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";")
    first = [cell.strip() for cell in next(reader, [])]
    if tuple(map(fold, first)) != heading:
        wanted = ";".join(heading)
        raise UserError(f"Первая строка справочника должна быть «{wanted}».", _ADVICE)
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(heading):
            raise _fault(reader.line_num, f"ячеек {len(cells)}, а должно быть {len(heading)}")
        if not cells[0]:
            raise _fault(reader.line_num, f"пусто в столбце «{heading[0]}»")
        yield reader.line_num, cells


def _fault(line: int, what: str) -> UserError:
    return UserError(f"Строка {line} справочника не читается: {what}.", _ADVICE)
