"""The text of a paragraph across the runs that Word splits it into, and where it stands."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from lo_appeals.letters import wordml
from lo_appeals.letters.package import Package
from lo_appeals.letters.wordml import PSTYLE, TBL, TC, TR, VAL, Element, P, R, T, w

_MARKS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_GONE = (w("del"), w("moveFrom"))
_APART = (*_GONE, w("txbxContent"))
HEADERS = {
    ("headerReference", "default"): "верхний колонтитул",
    ("headerReference", "first"): "верхний колонтитул первой страницы",
    ("headerReference", "even"): "верхний колонтитул чётных страниц",
    ("footerReference", "default"): "нижний колонтитул",
    ("footerReference", "first"): "нижний колонтитул первой страницы",
    ("footerReference", "even"): "нижний колонтитул чётных страниц",
}
QUOTED = 60  # characters of a paragraph shown beside its place


class Piece(NamedTuple):
    """A node of text and the stretch of the paragraph's text that it holds."""

    node: Element
    start: int
    end: int


class Line(NamedTuple):
    """A paragraph's own text, without its text boxes and deleted words."""

    text: str
    pieces: tuple[Piece, ...]


def line(paragraph: Element) -> Line:
    """Return the text of `paragraph` with the nodes that it is made of."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for node in paragraph.iter(T, *_MARKS):
        if _paragraph_of(node) is not paragraph:
            continue
        text = _text_of(node)
        parts.append(text)
        pieces.append(Piece(node, length, length + len(text)))
        length += len(text)
    return Line("".join(parts), tuple(pieces))


def texts(root: Element) -> tuple[dict[Element, str], dict[Element, str]]:
    """Return the text of every paragraph in order and the ids of their styles.

    They are read in one pass: a report has thousands. Where no part has a text box or deleted
    words, a text belongs to the paragraph that began last, and its ancestors are not looked for.
    """
    found: dict[Element, list[str]] = {}
    styles: dict[Element, str] = {}
    plain = next(root.iter(*_APART), None) is None
    last: Element | None = None
    for node in root.iter(P, PSTYLE, T, *_MARKS):
        tag = node.tag
        if tag == P:
            found[node], last = [], node
        elif last is not None and tag == PSTYLE:
            styles.setdefault(last, node.get(VAL, ""))
        else:
            paragraph = last if plain and tag == T else _paragraph_of(node)
            if paragraph is not None:
                found[paragraph].append(_text_of(node))
    return {paragraph: "".join(parts) for paragraph, parts in found.items()}, styles


def _text_of(node: Element) -> str:
    return (node.text or "") if node.tag == T else _MARKS[node.tag]


def _paragraph_of(node: Element) -> Element | None:
    """Return the paragraph whose visible text a node is; none for a tab stop of its pPr."""
    run = node.getparent()
    if run is None or run.tag != R:
        return None
    above = run.getparent()
    while above is not None and above.tag != P:
        if above.tag in _GONE:
            return None
        above = above.getparent()
    return above


def replace(found: Line, start: int, end: int, value: str, *, marked: bool = False) -> None:
    """Put `value` for the stretch; it takes the look of the run where the stretch begins.

    Line ends become breaks. `marked` highlights it, as a draft does with what is missing.
    Stretches of one line are replaced from the last to the first.
    """
    first = True
    for piece in found.pieces:
        if piece.end <= start or piece.start >= end:
            continue
        if piece.node.tag != T:  # a soft hyphen inside a field goes with it
            wordml.remove(piece.node)
            continue
        text = piece.node.text or ""
        before = text[: max(start - piece.start, 0)]
        after = text[min(end - piece.start, len(text)) :]
        if first:
            _put(piece.node, before, value, after, marked=marked)
            first = False
        else:
            set_text(piece.node, before + after)


def replace_in(node: Element, start: int, end: int, value: str, *, marked: bool = False) -> None:
    """Put `value` for a stretch of one w:t, as `replace` does."""
    text = node.text or ""
    _put(node, text[:start], value, text[end:], marked=marked)


def set_text(node: Element, text: str) -> None:
    """Set the text of a w:t with its outer spaces kept."""
    node.text = text
    node.set(wordml.SPACE, "preserve")


def _put(node: Element, before: str, value: str, after: str, *, marked: bool) -> None:
    if marked:
        node = _own_run(node, before, after)
        before = after = ""
        run = node.getparent()
        if run is not None:
            mark = wordml.child(wordml.properties(run, "rPr"), "highlight")
            mark.set(wordml.VAL, "yellow")
    last = put_lines(node, before + value)
    set_text(last, (last.text or "") + after)


def put_lines(node: Element, text: str) -> Element:
    """Set a w:t to `text`, its line ends as breaks. Returns the w:t of the last line."""
    first, *rest = text.split("\n")
    set_text(node, first)
    for following in rest:
        broken, made = etree.Element(w("br")), etree.Element(T)
        node.addnext(broken)
        broken.addnext(made)
        set_text(made, following)
        node = made
    return node


def _own_run(node: Element, before: str, after: str) -> Element:
    """Split the run of `node` in three and return the text of the middle one."""
    run = node.getparent()
    if run is None:
        return node
    middle, tail = etree.Element(R), etree.Element(R)
    look = run.find(w("rPr"))
    for made in (middle, tail):
        if look is not None:
            made.append(copy.deepcopy(look))
    following = list(node.itersiblings())
    set_text(node, before)
    set_text(etree.SubElement(middle, T), "")
    set_text(etree.SubElement(tail, T), after)
    tail.extend(following)
    run.addnext(middle)
    middle.addnext(tail)
    return middle[-1]


@dataclass(frozen=True, slots=True)
class Story:
    """One part with text: `title` is '' for the body."""

    part: str
    title: str
    root: Element


def stories(package: Package) -> list[Story]:
    """Return the parts that hold text: body, headers and footers, notes."""
    found = [Story(package.main, "", package.seen(package.main))]
    names = {one.id: one.target for one in package.relations(package.main)}
    seen: set[str] = set()
    for node in _references(package.seen(package.main)):
        part = names.get(node.get(f"{{{wordml.R_NS}}}id", ""), "")
        if part in seen or part not in package.parts:
            continue
        seen.add(part)
        kind = (etree.QName(node).localname, node.get(w("type"), "default"))
        found.append(Story(part, HEADERS[kind], package.seen(part)))
    for ending, title in (("footnotes", "сноски"), ("endnotes", "концевые сноски")):
        found += [Story(name, title, package.seen(name)) for name in package.related(ending)]
    return found


def _references(root: Element) -> Iterator[Element]:
    for section in wordml.sections(root):
        yield from section.iter(w("headerReference"), w("footerReference"))


def placed(story: Story) -> Iterator[tuple[str, Element]]:
    """Yield every paragraph of a story with its place as a clerk finds it."""
    cells = _cell_places(story.root)
    number = 0
    for paragraph in wordml.paragraphs(story.root):
        cell, boxed = wordml.part_of(paragraph, "tc"), wordml.part_of(paragraph, "txbxContent")
        if cell is None and boxed is None:
            number += 1
        where = f"абзац {number}" if cell is None else cells.get(cell, "таблица")
        if boxed is not None:  # Word keeps each text box twice: both stand at one place
            where = f"надпись, {where}"
        yield (f"{story.title}, {where}" if story.title else where), paragraph


def _cell_places(root: Element) -> dict[Element, str]:
    """Return «таблица 1, строка 2, столбец 3» of every cell; rows inside controls count too."""
    places: dict[Element, str] = {}
    tables = {found: number for number, found in enumerate(root.iter(TBL), 1)}
    rows: dict[Element, int] = {}
    columns: dict[Element, int] = {}
    numbers: dict[Element, int] = {}
    for element in root.iter(TR, TC):
        above = wordml.part_of(element, "tbl" if element.tag == TR else "tr")
        if above is None:
            continue
        if element.tag == TR:
            rows[above] = rows.get(above, 0) + 1
            numbers[element] = rows[above]
            continue
        columns[above] = columns.get(above, 0) + 1
        table = wordml.part_of(above, "tbl")
        if table is not None:
            places[element] = (
                f"таблица {tables[table]}, строка {numbers[above]}, столбец {columns[above]}"
            )
    return places


def quoted(place: str, text: str) -> str:
    """Return the place with the beginning of the paragraph, so that it is found by eye."""
    flat = " ".join(text.split())
    if not flat:
        return place
    return f"{place} («{flat if len(flat) <= QUOTED else flat[:QUOTED] + '…'}»)"
