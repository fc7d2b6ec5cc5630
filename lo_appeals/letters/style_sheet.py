"""What a document's styles say, read once: letters of one template have the same styles."""

from dataclasses import dataclass
from functools import lru_cache

from lo_appeals.letters import wordml
from lo_appeals.letters.package import Package
from lo_appeals.letters.wordml import Element, w

DEFAULT_SIZE = 14.0  # points
LANGUAGE = "ru-RU"


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Styles by id; LibreOffice changes the ids and keeps the names.

    `sizes` are in points; `keeping` are those kept with the next paragraph; `has_font` and
    `is_russian` tell of the basis of all.
    """

    names: dict[str, str]
    sizes: dict[str, float]
    keeping: frozenset[str]
    has_font: bool
    is_russian: bool


def style_sheet(package: Package) -> StyleSheet:
    """Return the styles of a document; without a part of them there are none."""
    part = next(iter(package.related("styles")), None)
    return _NONE if part is None else _read(package.parts[part])


_NONE = StyleSheet({}, {}, frozenset(), has_font=False, is_russian=False)


@lru_cache(maxsize=32)
def _read(styles: bytes) -> StyleSheet:
    root = wordml.parse(styles)
    names: dict[str, str] = {}
    own: dict[str, tuple[str, str]] = {}
    keeping = set()
    for style in root.iter(w("style")):
        key = style.get(w("styleId"), "")
        names[key] = _said(style.find(w("name")))
        own[key] = _said(style.find(f"{w('rPr')}/{w('sz')}")), _said(style.find(w("basedOn")))
        if wordml.is_on(style.find(f"{w('pPr')}/{w('keepNext')}")):
            keeping.add(key)
    basis = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    fonts = None if basis is None else basis.find(w("rFonts"))
    return StyleSheet(
        names,
        {key: _inherited(key, own) for key in own},
        frozenset(keeping),
        fonts is not None and bool(fonts.get(w("ascii")) and fonts.get(w("cs"))),
        basis is not None and _said(basis.find(w("lang"))) == LANGUAGE,
    )


def _said(node: Element | None) -> str:
    return "" if node is None else node.get(wordml.VAL, "")


def _inherited(name: str, own: dict[str, tuple[str, str]]) -> float:
    for _step in own:
        size, based = own.get(name, (str(DEFAULT_SIZE * 2), ""))
        if size.isdecimal():
            return int(size) / 2
        name = based
    return DEFAULT_SIZE
