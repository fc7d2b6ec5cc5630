"""The repeating row of a table: a copy of it for every item of a list (letters.md §2).

The row is written as text and all copies are parsed at once: a copy of a tree, filled node by node,
took three times as long.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from lo_appeals.letters import wordml
from lo_appeals.letters.schema import TAG, Row, Schema, key
from lo_appeals.letters.wordml import TR, Element, R, w

Told = Callable[[str], str]
_IN_TEXT = re.compile(rf"{TAG.pattern}(?=[^<>]*<)")  # not in an attribute: there «>» comes first
_NAMESPACES = re.compile(r'\sxmlns(:\w+)?="[^"]*"')


def repeat(
    row: Element, name: str, items: Sequence[Row], told: Told, schema: Schema
) -> list[Element]:
    """Put a copy of `row` for every item and return them; without items the empty table goes too.

    Args:
        row: the row with fields of the list `name`.
        name: the key of the list.
        items: what the list holds.
        told: gives the text of a field that is not the list's.
        schema: what the template may hold.
    """
    before, table = row.getprevious(), row.getparent()
    if table is None:
        return []
    made = _rows(row, _pieces(row, name, told, schema), items)
    for one, item in zip(made, items, strict=True):
        row.addprevious(one)
        _dress(one, item, before)
        before = one
    table.remove(row)
    above = table.getparent()
    if not items and not _has_data(table) and above is not None:
        above.remove(table)
    return made


def _pieces(row: Element, name: str, told: Told, schema: Schema) -> list[str]:
    """Return the row as it is written, cut at the list's own fields: words and keys by turns."""
    pieces, broken = [""], _break(row)
    written = etree.tostring(row, encoding="unicode", with_tail=False)
    for number, part in enumerate(_IN_TEXT.split(written)):
        if number % 2 and schema.list_of(part) == name:
            pieces += [key(part).partition(".")[2], ""]
        else:
            pieces[-1] += escape(told(part)).replace("\n", broken) if number % 2 else part
    return pieces


def _break(row: Element) -> str:
    """Return what ends a line within a text of the row."""
    prefix = f"{row.prefix}:" if row.prefix else ""
    return f'</{prefix}t><{prefix}br/><{prefix}t xml:space="preserve">'


def _rows(row: Element, pieces: Sequence[str], items: Sequence[Row]) -> list[Element]:
    """Return the rows of all items: they are written as text and parsed at once."""
    start, sign, rest = pieces[0].partition(">")
    namespaces = "".join(found.group() for found in _NAMESPACES.finditer(start))
    first = _NAMESPACES.sub("", start) + sign + rest
    words, keys, broken = [first, *pieces[2::2]], pieces[1::2], _break(row)

    def written() -> Iterator[str]:
        for item in items:
            values = {key(word): text for word, text in item.values.items()}
            for word, one in zip(words, keys, strict=False):
                yield word
                yield escape(wordml.clean(values.get(one, ""))).replace("\n", broken)
            yield words[-1]

    tag = start.split(None, 1)[0]
    return list(wordml.parse(f"{tag}{namespaces}>{''.join(written())}</{tag[1:]}>".encode()))


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
