"""Names, parsing and small edits of WordprocessingML. Nothing here knows of letters or fields."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree
from lxml.etree import _Element

Element = _Element
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EMU_PER_MM = 36000
EMU_PER_TWIP = 635

# What XML 1.0 cannot hold, and the marks that turn the direction of a line.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_SPACES = re.compile(" {2,}")
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


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph in order, those of tables, controls and text boxes too."""
    yield from root.iter(P)


def style_key(paragraph: Element) -> str:
    """Return the id of the paragraph's style, or ''."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(VAL, "")


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as keepNext is present and not switched off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")
