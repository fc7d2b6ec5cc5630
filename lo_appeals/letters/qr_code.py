"""The QR code at the bottom right of page 1 (ГОСТ Р 7.0.97-2025), where the settings ask for one.

It stands in a footer of the first page alone: the text ends above it, so nothing is covered, and
the executor's mark keeps its place at the left. A template needs no field for it.
"""

import copy
import io
from functools import lru_cache
from importlib import import_module
from typing import Any

from lxml import etree

from lo_appeals.letters import wordml
from lo_appeals.letters.drawing import draw
from lo_appeals.letters.package import Package, relations_of
from lo_appeals.letters.placing import text_width
from lo_appeals.letters.schema import Picture
from lo_appeals.letters.wordml import Element, P, R, w

CODE_MM = 22.0  # with the white edge that a reader needs
_DOTS = 8  # of the picture for a square of the code: sharp on paper
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER = f"{wordml.R_NS}/footer"
_ID = f"{{{wordml.R_NS}}}id"


def stamp_code(package: Package, text: str) -> None:
    """Put a code that says `text`, cleaned as any text of a letter, on the first page."""
    text = wordml.clean(text)
    sections = list(wordml.sections(package.tree(package.main)))
    if not sections or not text:
        return
    before = _first_footer(sections[0])
    _keep_from_next(package, sections, before)
    part, relation = _footer(package, before)
    root = package.tree(part)
    root.append(_paragraph(package, part, text))
    if before is not None:
        before.set(_ID, relation)
    else:
        _refer(sections[0], relation)


@lru_cache(maxsize=4)
def code_png(text: str) -> bytes:
    """Return the code as a PNG; a letter of any alphabet is read back as it was typed."""
    library: Any = import_module("segno")  # it costs time at the start
    made = library.make(text, error="m", mode="byte", encoding="utf-8", micro=False)
    buffer = io.BytesIO()
    made.save(buffer, kind="png", scale=_DOTS)
    return buffer.getvalue()


def _first_footer(section: Element) -> Element | None:
    found = (one for one in section.iter(w("footerReference")) if one.get(w("type")) == "first")
    return next(found, None)


def _keep_from_next(package: Package, sections: list[Element], before: Element | None) -> None:
    """Give the next section the first footer it had: without one of its own it takes the code."""
    if len(sections) < 2 or _first_footer(sections[1]) is not None:
        return
    kept = before.get(_ID, "") if before is not None else _footer(package, None)[1]
    _refer(sections[1], kept)


def _refer(section: Element, relation: str) -> None:
    """Add a reference to a footer of the first page after the section's other references."""
    made = etree.Element(w("footerReference"))
    made.set(w("type"), "first")
    made.set(_ID, relation)
    others = section.findall(w("headerReference")) + section.findall(w("footerReference"))
    section.insert(len(others), made)


def _footer(package: Package, like: Element | None) -> tuple[str, str]:
    """Return a new footer's part and relation: a copy of the one before, or an empty one."""
    names = {one.id: one.target for one in package.relations(package.main)}
    source = names.get(like.get(_ID, ""), "") if like is not None else ""
    root = copy.deepcopy(package.tree(source)) if source else etree.Element(w("ftr"))
    if not source:
        etree.SubElement(root, P)  # a footer must hold one
    number = 1 + sum(1 for name in package.parts if name.startswith("word/lo_footer"))
    part = f"word/lo_footer{number}.xml"
    relation = package.add_part(package.main, part, wordml.to_bytes(root), _FOOTER_TYPE, _FOOTER)
    if source and relations_of(source) in package.parts:
        package.parts[relations_of(part)] = wordml.to_bytes(package.tree(relations_of(source)))
    return part, relation


def _paragraph(package: Package, part: str, text: str) -> Element:
    picture = Picture(code_png(text), f"QR-код: {text}", CODE_MM)
    made = etree.Element(P)
    look = etree.SubElement(made, w("pPr"))
    spacing = etree.SubElement(look, w("spacing"))
    spacing.set(w("before"), "0")
    spacing.set(w("after"), "0")
    etree.SubElement(look, w("jc")).set(wordml.VAL, "right")
    relation = package.add_picture(part, picture.image)
    etree.SubElement(made, R).append(draw(relation, picture, text_width(package, made)))
    return made
