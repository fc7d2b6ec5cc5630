"""The check of a letter's tables: no row splits, heads repeat, no word is wider than its cell."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from lo_appeals.letters import wordml
from lo_appeals.letters.chart import C_NS
from lo_appeals.letters.glyphs import WIDEST, width_of
from lo_appeals.letters.lines import Story, placed, texts
from lo_appeals.letters.schema import Fault
from lo_appeals.letters.style_sheet import DEFAULT_SIZE, StyleSheet
from lo_appeals.letters.typography import HEAD_STYLE
from lo_appeals.letters.wordml import TBL, TC, TCPR, TCW, TR, Element, P, w

REVISIONS = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
BLIP, DRAWN = f"{{{wordml.A_NS}}}blip", f"{{{wordml.WP_NS}}}docPr"
CHART = f"{{{C_NS}}}chart"
_SIZE = w("sz")
RARE = (TBL, *REVISIONS, BLIP, CHART, DRAWN, _SIZE)
_SIDE = 108  # twips: the margin of a cell that says nothing of it
_TURNED = w("textDirection")
_SPLIT = "«Свойства таблицы» → «Строка», снимите «Разрешить перенос строк»"
_REPEAT = "«Свойства таблицы» → «Строка» → «Повторять как заголовок на каждой странице»"
_BREAKS = re.compile(r"[ \n\t]|(?<=-)")  # where Word may end a line; not at a no-break space


class Told:
    """What one part of a letter says, each paragraph read once; places are made where asked.

    `texts` and `keys` of styles are by paragraph. `rare` are the elements of which a part has
    few, by tag: a report is long, and looking through all of it once for each takes its time.
    """

    def __init__(self, story: Story, sheet: StyleSheet) -> None:
        self.story, self.sheet = story, sheet
        self.texts, self.keys = texts(story.root)
        self.rare: dict[str, list[Element]] = {tag: [] for tag in RARE}
        for node in story.root.iter(*RARE):
            self.rare[node.tag].append(node)

    def style(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style, or ''."""
        return self.sheet.names.get(self.keys.get(paragraph, ""), "")

    def size(self, paragraph: Element) -> float:
        """Return the size of a paragraph's type, in points."""
        return self.sheet.sizes.get(self.keys.get(paragraph, ""), DEFAULT_SIZE)

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
        for number, table in enumerate(told.rare[TBL], 1)
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
    own = _own_sizes(told)
    for paragraph, room in _rooms(told.story.root):
        text, size = told.texts[paragraph], own.get(paragraph) or told.size(paragraph)
        if not text or not (_wide(text, size, room, True) or _wide(text, size, room, False)):
            continue
        bold = next(paragraph.iter(w("b")), None) is not None
        for word in _wide(text, size, room, bold):
            yield Fault(told.place(paragraph), f"слово «{word}» шире ячейки")


def _own_sizes(told: Told) -> dict[Element, float]:
    """Return the largest size that runs of a paragraph have of their own, in points."""
    found: dict[Element, float] = {}
    for size in told.rare[_SIZE]:
        run = wordml.part_of(size, "r")
        paragraph = None if run is None else wordml.own_paragraph(run)
        if paragraph is not None:
            found[paragraph] = max(found.get(paragraph, 0.0), wordml.measure(size, "val") / 2)
    return found


@lru_cache(maxsize=8192)  # a report says the same numbers in the same columns
def _wide(text: str, size: float, room: int, bold: bool) -> tuple[str, ...]:
    """Return the words of a text that are wider than `room`, in twips."""
    if len(text) * size * WIDEST <= room:  # whatever its letters are
        return ()
    words = (word for word in _BREAKS.split(text) if "@" not in word)
    return tuple(word for word in words if width_of(word, size, bold=bold) > room)


def _rooms(root: Element) -> Iterator[tuple[Element, int]]:
    """Yield the paragraphs of cells of a known width with their room for a word, in twips.

    One pass: the cell that began last is that of the paragraph, if it is its parent.
    """
    cell: Element | None = None
    row: Element | None = None
    width: int | None = None
    side = 0
    for node in root.iter(TC, TCW, _TURNED, P):
        tag = node.tag
        if tag == TCW:
            width = wordml.measure(node, "w")
        elif tag == _TURNED:
            width = None
        elif tag == TC:
            cell, width = node, None
            if node.getparent() is not row:
                row, side = node.getparent(), _side_margin(_table_of(node))
        elif cell is not None and node.getparent() is cell:
            if width is not None:
                yield node, width - 2 * side
        else:
            yield from _room_of(node)


def _room_of(paragraph: Element) -> Iterator[tuple[Element, int]]:
    """Yield the same of a paragraph that follows a table in its cell or stands in a control."""
    cell = _cell_of(paragraph)
    width = None if cell is None else _width_of(cell)
    if cell is not None and width is not None:
        yield paragraph, width - 2 * _side_margin(_table_of(cell))


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
