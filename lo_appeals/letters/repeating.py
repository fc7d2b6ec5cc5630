"""The repeating row of a table: a copy of it for every item of a list (letters.md §2).

The row's XML is cloned: `add_row` of a library takes a second for 300 rows.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lo_appeals.letters import wordml
from lo_appeals.letters.lines import line, put_lines, replace
from lo_appeals.letters.schema import TAG, Row, Schema, key
from lo_appeals.letters.wordml import TR, Element, R, w

Told = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row: as it is written, and the name of the item's own value ('' for none)."""

    written: str
    of_item: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One w:t of a repeating row that holds fields: its number among the row's, its pieces."""

    index: int
    pieces: tuple[str | Field, ...]


def repeat(row: Element, name: str, items: Sequence[Row], told: Told, schema: Schema) -> None:
    """Put a copy of `row` for every item; without items the row goes, and an empty table too.

    Args:
        row: the row with fields of the list `name`.
        name: the key of the list.
        items: what the list holds.
        told: gives the text of a field that is not the list's.
        schema: what the template may hold.
    """
    slots = _slots(row, name, schema)
    before = row.getprevious()
    last = row
    for item in items:
        made = copy.deepcopy(row)
        _fill(made, slots, item, told)
        last.addnext(made)
        _dress(made, item, before)
        last = before = made
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    above = table.getparent()
    if not items and not _has_data(table) and above is not None:
        above.remove(table)


def _slots(row: Element, name: str, schema: Schema) -> list[Slot]:
    """Return the row's texts with fields, each field brought into one run first."""
    for paragraph in wordml.paragraphs(row):
        found = line(paragraph)
        for tag in reversed(list(TAG.finditer(found.text))):
            replace(found, *tag.span(), tag.group(0))
    texts = [node.text or "" for node in row.iter(wordml.T)]
    return [
        Slot(index, tuple(_pieces(text, name, schema)))
        for index, text in enumerate(texts)
        if "{{" in text
    ]


def _pieces(text: str, name: str, schema: Schema) -> list[str | Field]:
    """Return the text cut at its fields: `TAG.split` gives words and names by turns."""
    found: list[str | Field] = []
    for number, part in enumerate(TAG.split(text)):
        if number % 2:
            own = key(part).partition(".")[2] if schema.list_of(part) == name else ""
            found.append(Field(part, own))
        elif part:
            found.append(part)
    return found


def _fill(row: Element, slots: Sequence[Slot], item: Row, told: Told) -> None:
    values = {key(word): text for word, text in item.values.items()}
    nodes = list(row.iter(wordml.T))
    for slot in slots:
        said = [
            one
            if isinstance(one, str)
            else wordml.clean(values.get(one.of_item, ""))
            if one.of_item
            else told(one.written)
            for one in slot.pieces
        ]
        put_lines(nodes[slot.index], "".join(said))


def _dress(row: Element, item: Row, before: Element | None) -> None:
    """Make a subtotal bold and tie a row to its neighbour, as the item asks."""
    if item.bold:
        for run in row.iter(R):
            wordml.child(wordml.properties(run, "rPr"), "b")
    tied = {"above": before, "below": row}.get(item.keep)
    if tied is not None and tied.tag == TR:
        for paragraph in wordml.paragraphs(tied):
            wordml.keep_with_next(paragraph)


def _has_data(table: Element) -> bool:
    rows = table.findall(TR)
    return any(row.find(f"{w('trPr')}/{w('tblHeader')}") is None for row in rows)
