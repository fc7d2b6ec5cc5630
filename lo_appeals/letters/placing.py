"""Pictures and charts in place of their fields, related to the part they stand in."""

from lxml import etree

from lo_appeals.letters import wordml
from lo_appeals.letters.chart import CHART_TYPE, Chart, chart_part, draw_chart
from lo_appeals.letters.drawing import draw
from lo_appeals.letters.lines import line, replace, stories
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import Picture
from lo_appeals.letters.wordml import Element, P, R, w

_DRAWN = f"{{{wordml.WP_NS}}}docPr"
DEFAULT_WIDTH = 9638  # twips: A4 upright with margins of 30 and 10 mm


def place_picture(
    package: Package, owner: str, paragraph: Element, picture: Picture | Chart | None
) -> None:
    """Put the picture in place of its paragraph's field, related to the part `owner`."""
    found = line(paragraph)
    replace(found, 0, len(found.text), "")
    if picture is None:
        if wordml.may_go(paragraph):
            wordml.remove(paragraph)
        return
    width = text_width(package, paragraph)
    run = etree.SubElement(paragraph, R)
    if isinstance(picture, Chart):
        part = package.add_chart(owner, chart_part(picture), CHART_TYPE)
        run.append(draw_chart(part, picture, width))
        return
    relation = package.add_picture(owner, picture.image)
    run.append(draw(relation, picture, width))


def text_width(package: Package, paragraph: Element) -> int:
    """Return the width that text has where the paragraph stands, in twips."""
    cell = paragraph.getparent()
    width = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None:
        return wordml.measure(width, "w")
    section = _section_after(package, paragraph)
    return DEFAULT_WIDTH if section is None else section_width(section)


def section_width(section: Element) -> int:
    """Return the width that text has in a section, in twips."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return DEFAULT_WIDTH
    sides = wordml.measure(margins, "left") + wordml.measure(margins, "right")
    return wordml.measure(size, "w") - sides


def _section_after(package: Package, paragraph: Element) -> Element | None:
    """Return the properties of the section that holds the paragraph; a header has the first."""
    root = package.tree(package.main)
    passed = paragraph not in set(wordml.paragraphs(root))
    for element in root.iter(P, w("sectPr")):
        passed = passed or element is paragraph
        if passed and element.tag == w("sectPr"):
            return element
    return None


def number_drawings(package: Package) -> None:
    """Give every drawing a number of its own, as Word wants."""
    number = 0
    for story in stories(package):
        if next(story.root.iter(_DRAWN), None) is None:
            continue
        for node in package.tree(story.part).iter(_DRAWN):
            number += 1
            node.set("id", str(number))
