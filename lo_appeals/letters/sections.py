"""What LibreOffice loses of a section, put back.

Seen with 7.4: where a section fits on one page, as the letter in a template does, the file it
saves has the first page's header as the only one, and the header with the page's number is gone.
"""

from lxml import etree

from lo_appeals.letters import wordml
from lo_appeals.letters.package import Package
from lo_appeals.letters.wordml import Element, w

_ID = f"{{{wordml.R_NS}}}id"
_AFTER_TITLE = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")


def number_later_pages(package: Package) -> None:
    """Give every section without a header of its own for later pages the one with the number."""
    numbered = _numbered(package)
    if not numbered:
        return
    sections = list(wordml.sections(package.tree(package.main)))
    restored = [section for section in sections if _is_bare(section, numbered)]
    for section in restored:
        _restore(section, numbered[0])
    for section in sections if restored else ():
        _keep_footer(section)


def _is_bare(section: Element, numbered: list[str]) -> bool:
    headers = section.findall(w("headerReference"))
    alone = section.find(w("titlePg")) is None and len(headers) == 1
    return alone and headers[0].get(_ID, "") not in numbered


def _keep_footer(section: Element) -> None:
    """Let the first page keep the footer that all pages had: it would have none of its own."""
    footers = section.findall(w("footerReference"))
    kinds = [one.get(w("type"), "default") for one in footers]
    if section.find(w("titlePg")) is not None and kinds == ["default"]:
        first = etree.Element(w("footerReference"))
        first.set(w("type"), "first")
        first.set(_ID, footers[0].get(_ID, ""))
        footers[0].addnext(first)


def _numbered(package: Package) -> list[str]:
    """Return the ids of headers that hold the page's number."""
    found = []
    for relation in package.relations(package.main):
        if relation.type.endswith("/header") and relation.target in package.parts:
            root = package.seen(relation.target)
            codes = [node.text or "" for node in root.iter(w("instrText"))]
            codes += [node.get(w("instr"), "") for node in root.iter(w("fldSimple"))]
            if any("PAGE" in code for code in codes):
                found.append(relation.id)
    return found


def _restore(section: Element, numbered: str) -> None:
    header = section.findall(w("headerReference"))[0]
    header.set(w("type"), "first")
    other = etree.Element(w("headerReference"))
    other.set(w("type"), "default")
    other.set(_ID, numbered)
    header.addnext(other)
    later = {w(name) for name in _AFTER_TITLE}
    place = next((i for i, one in enumerate(section) if one.tag in later), len(section))
    section.insert(place, etree.Element(w("titlePg")))
