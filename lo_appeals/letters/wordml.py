"""Names, parsing and small edits of WordprocessingML. Nothing here knows of letters or fields."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lxml import etree
from lxml.etree import _Element

Element = _Element
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EMU_PER_MM = 36000
EMU_PER_TWIP = 635

# What XML 1.0 cannot hold, and the marks that turn the direction of a line.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_SPACES = re.compile(" {2,}")
_ROUGH = re.compile(f"[\t\n\r\u2028\u2029]|^ |  | $|{_UNPRINTABLE.pattern}")
_BEFORE = {  # what stands before an element among its siblings, by the schema
    "keepNext": ("pStyle",),
    "b": ("rStyle", "rFonts"),
    "highlight": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
        "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
        "color", "spacing", "w", "kern", "position", "sz", "szCs",
    ),
}  # fmt: skip


@cache
def w(name: str) -> str:
    """Return the qualified name of a word of WordprocessingML."""
    return f"{{{W_NS}}}{name}"


P, R, T, TC, TR, TBL = w("p"), w("r"), w("t"), w("tc"), w("tr"), w("tbl")
PPR, PSTYLE, TCPR, TCW = w("pPr"), w("pStyle"), w("tcPr"), w("tcW")
VAL = w("val")


def parse(data: bytes) -> Element:
    """Return the root of `data` read safely: no entities, no network, no DTD.

    Raises:
        ValueError: it is not well formed, or declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DOCTYPE")
    return root


def to_bytes(root: Element) -> bytes:
    """Return the part as it is written into a package."""
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def clean(value: str) -> str:
    """Return `value` without what XML cannot hold; line ends become one, spaces single."""
    if not _ROUGH.search(value):
        return value
    flat = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    flat = flat.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    lines = (_SPACES.sub(" ", line).strip(" ") for line in _UNPRINTABLE.sub("", flat).split("\n"))
    return "\n".join(lines).strip("\n")


def child(parent: Element, name: str) -> Element:
    """Return the child `name` of a pPr or rPr, put at its place in the schema's order if new."""
    found = parent.find(w(name))
    if found is not None:
        return found
    made = etree.Element(w(name))
    before = {w(word) for word in _BEFORE[name]}
    place = sum(1 for one in parent if one.tag in before)
    parent.insert(place, made)
    return made


def properties(element: Element, name: str) -> Element:
    """Return the pPr of a paragraph or the rPr of a run, made if it has none."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def keep_with_next(paragraph: Element) -> None:
    """Let no page end between this paragraph and the next."""
    kept = child(properties(paragraph, "pPr"), "keepNext")
    kept.set(VAL, "1")  # «0» in a template would switch it off


def own_paragraph(node: Element) -> Element | None:
    """Return the paragraph that a piece of text stands in (not that around its text box)."""
    return next(node.iterancestors(P), None)


def part_of(element: Element, name: str) -> Element | None:
    """Return the nearest ancestor of that kind."""
    return next(element.iterancestors(w(name)), None)


def is_twin(paragraph: Element) -> bool:
    """Tell whether a paragraph is the second copy that Word keeps of a text box's."""
    return next(paragraph.iterancestors(f"{{{MC_NS}}}Fallback"), None) is not None


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph in order, those of tables, controls and text boxes too."""
    yield from root.iter(P)


def sections(root: Element) -> Iterator[Element]:
    """Yield the properties of every section of a document, in order; no table holds any."""
    return outside_tables(root, w("sectPr"))


def outside_tables(root: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a document that stand in no table: tables are long."""
    for body in root.iterchildren(w("body")):
        for part in body:
            if part.tag != TBL:
                yield from part.iter(tag)


def style_key(paragraph: Element) -> str:
    """Return the id of the paragraph's style, or ''.

    Both elements stand first by the schema; `find` and its like take many times as long, and a
    report has thousands of paragraphs.
    """
    look = paragraph[0] if len(paragraph) else None
    if look is None or look.tag != PPR or not len(look) or look[0].tag != PSTYLE:
        return ""
    return look[0].get(VAL, "")


def measure(element: Element, name: str) -> int:
    """Return the whole number of an attribute of ours; 0 where there is none, or no number."""
    return _whole(element.get(w(name), ""))


@lru_cache(maxsize=512)  # a table has few widths
def _whole(said: str) -> int:
    return int(said) if _WHOLE.fullmatch(said) else 0


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as keepNext is present and not switched off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def may_go(paragraph: Element) -> bool:
    """Tell whether the paragraph may disappear: a cell or a header must keep one.

    The paragraph that ends a section and that which carries a drawing stay too, emptied.
    """
    parent = paragraph.getparent()
    if parent is None or paragraph.find(f".//{w('sectPr')}") is not None:
        return False
    if next(paragraph.iter(w("drawing"), w("pict"), w("object")), None) is not None:
        return False
    if parent.tag == w("body"):
        return True
    last_of_cell = parent.tag == TC and paragraph.getnext() is None
    others = [one for one in parent if one.tag == P and one is not paragraph]
    return bool(others) and not (last_of_cell and _after_table(paragraph))


def _after_table(paragraph: Element) -> bool:
    before = paragraph.getprevious()
    return before is not None and before.tag == TBL


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
