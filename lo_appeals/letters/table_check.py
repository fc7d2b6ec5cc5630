"""The check of a letter's tables: no row splits, heads repeat, no word is wider than its cell."""

import re
from collections.abc import Iterator
from functools import cached_property

from lo_appeals.letters import wordml
from lo_appeals.letters.glyphs import WIDEST, width_of
from lo_appeals.letters.lines import Story, placed, texts
from lo_appeals.letters.schema import Fault
from lo_appeals.letters.style_sheet import DEFAULT_SIZE, StyleSheet
from lo_appeals.letters.typography import HEAD_STYLE
from lo_appeals.letters.wordml import TBL, TC, TCPR, TCW, TR, Element, P, w

_SIDE = 108  # twips: the margin of a cell that says nothing of it
_TURNED = w("textDirection")
_SPLIT = "«Свойства таблицы» → «Строка», снимите «Разрешить перенос строк»"
_REPEAT = "«Свойства таблицы» → «Строка» → «Повторять как заголовок на каждой странице»"
_BREAKS = re.compile(r"[ \n\t]|(?<=-)")  # where Word may end a line; not at a no-break space


class Told:
    """What one part of a letter says, each paragraph read once; places are made where asked.

    `texts` and `keys` of styles are by paragraph.
    """

    def __init__(self, story: Story, sheet: StyleSheet) -> None:
        self.story, self.sheet = story, sheet
        self.texts = texts(story.root)
        self.keys = {one: wordml.style_key(one) for one in self.texts}

    def style(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style, or ''."""
        return self.sheet.names.get(self.keys[paragraph], "")

    def size(self, paragraph: Element) -> float:
        """Return the size of a paragraph's type, in points."""
        return self.sheet.sizes.get(self.keys[paragraph], DEFAULT_SIZE)

    def place(self, paragraph: Element) -> str:
        """Return where a paragraph stands, as a clerk finds it."""
        return self._places[paragraph]

    @cached_property
    def _places(self) -> dict[Element, str]:
        return {paragraph: place for place, paragraph in placed(self.story)}


def of_tables(told: Told) -> Iterator[Fault]:
    """Yield what is wrong with the tables of one part."""
    title = told.story.title
    names = {
        table: f"{title}, таблица {number}" if title else f"таблица {number}"
        for number, table in enumerate(told.story.root.iter(TBL), 1)
    }
    for table, name in names.items():
        yield from _of_rows(name, table, told)
    for cell in told.story.root.iter(TC):
        if not len(cell) or cell[-1].tag != P:
            yield Fault(names.get(_table_of(cell), "таблица"), "в ячейке нет абзаца")
    yield from _of_words(told)


def _of_rows(where: str, table: Element, told: Told) -> Iterator[Fault]:
    for number, row in enumerate(table.findall(TR), 1):
        mark = row.find(w("trPr"))
        if mark is None or not wordml.is_on(mark.find(w("cantSplit"))):
            yield Fault(
                f"{where}, строка {number}", f"строка может разорваться между страницами: {_SPLIT}"
            )
        repeated = mark is not None and wordml.is_on(mark.find(w("tblHeader")))
        if not repeated and _is_head(row, told):
            yield Fault(where, f"головка таблицы не повторяется на следующей странице: {_REPEAT}")


def _is_head(row: Element, told: Told) -> bool:
    """Tell whether all that the row says is in the style of a head."""
    first = next(row.iter(P), None)
    return first is not None and all(told.style(one).startswith(HEAD_STYLE) for one in row.iter(P))


def _of_words(told: Told) -> Iterator[Fault]:
    """Yield the words that are wider than their cell: Word would tear them.

    An e-mail address is torn anywhere and cannot be shortened: it is no fault of the template.
    """
    sides: dict[Element, int] = {}
    for paragraph, text in told.texts.items():
        cell = _cell_of(paragraph) if text else None
        width = None if cell is None else _width_of(cell)
        if cell is None or width is None:
            continue
        table = _table_of(cell)
        if table not in sides:
            sides[table] = _side_margin(table)
        room, size = width - 2 * sides[table], told.size(paragraph)
        if len(text) * size * WIDEST <= room:  # whatever its letters are
            continue
        bold = next(paragraph.iter(w("b")), None) is not None
        for word in _BREAKS.split(text):
            if "@" not in word and width_of(word, size, bold=bold) > room:
                yield Fault(told.place(paragraph), f"слово «{word}» шире ячейки")


def _cell_of(paragraph: Element) -> Element | None:
    above = paragraph.getparent()
    if above is None or above.tag == TC:
        return above
    return wordml.part_of(paragraph, "tc")


def _table_of(cell: Element) -> Element:
    """Return the table of a cell; between them stand a row and, where Word has them, controls."""
    above = cell.getparent()
    while above is not None and above.tag != TBL:
        above = above.getparent()
    return cell if above is None else above


def _width_of(cell: Element) -> int | None:
    """Return the width of a cell in twips; none where it has none, or its text stands upright."""
    look = cell[0]
    if look.tag != TCPR:
        return None
    width = None
    for one in look:
        if one.tag == _TURNED:
            return None
        if one.tag == TCW:
            width = wordml.measure(one, "w")
    return width


def _side_margin(table: Element) -> int:
    margin = table.find(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}")
    return _SIDE if margin is None else wordml.measure(margin, "w")
