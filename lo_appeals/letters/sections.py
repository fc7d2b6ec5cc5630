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
    for section in wordml.sections(package.tree(package.main)):
        headers = section.findall(w("headerReference"))
        alone = section.find(w("titlePg")) is None and len(headers) == 1
        if alone and headers[0].get(_ID, "") not in numbered:
            _restore(section, headers[0], numbered[0])


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


def _restore(section: Element, header: Element, numbered: str) -> None:
    header.set(w("type"), "first")
    other = etree.Element(w("headerReference"))
    other.set(w("type"), "default")
    other.set(_ID, numbered)
    header.addnext(other)
    later = {w(name) for name in _AFTER_TITLE}
    place = next((i for i, one in enumerate(section) if one.tag in later), len(section))
    section.insert(place, etree.Element(w("titlePg")))
