"""A picture as Word holds it: an inline drawing with its alternative text."""

import struct

from lxml import etree

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.schema import Picture
from lo_appeals.letters.wordml import (
    A_NS,
    EMU_PER_MM,
    EMU_PER_TWIP,
    PIC_NS,
    R_NS,
    WP_NS,
    Element,
    w,
)

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


def pixels(image: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG.

    Raises:
        UserError: it is neither.
    """
    if image.startswith(_PNG) and len(image) >= 24:
        across, down = struct.unpack(">II", image[16:24])
        return across, down
    place = 2
    while image.startswith(b"\xff\xd8") and place + 9 <= len(image):
        if image[place + 1] in _FRAMES:
            down, across = struct.unpack(">HH", image[place + 5 : place + 9])
            return across, down
        place += 2 + int(struct.unpack(">H", image[place + 2 : place + 4])[0])
    raise UserError("Рисунок не читается.", "Подойдёт файл PNG или JPEG.")


def draw(relation: str, picture: Picture, text_width: int) -> Element:
    """Return the drawing of `picture`, no wider than the text.

    Args:
        relation: the id under which the image is related to the part.
        picture: the image with its words and width.
        text_width: twips.
    """
    across, down = pixels(picture.image)
    limit = text_width * EMU_PER_TWIP
    width = min(limit, round(picture.width_mm * EMU_PER_MM)) if picture.width_mm else limit
    height = round(width * down / across)
    size = {"cx": str(width), "cy": str(height)}
    drawing = etree.Element(w("drawing"))
    inline = _add(drawing, WP_NS, "inline", distT="0", distB="0", distL="0", distR="0")
    _add(inline, WP_NS, "extent", **size)
    _add(inline, WP_NS, "docPr", id="1", name="Рисунок", descr=picture.about)
    graphic = _add(inline, A_NS, "graphic")
    framed = _add(_add(graphic, A_NS, "graphicData", uri=PIC_NS), PIC_NS, "pic")
    named = _add(framed, PIC_NS, "nvPicPr")
    _add(named, PIC_NS, "cNvPr", id="0", name="Рисунок", descr=picture.about)
    _add(named, PIC_NS, "cNvPicPr")
    filled = _add(framed, PIC_NS, "blipFill")
    _add(filled, A_NS, "blip").set(f"{{{R_NS}}}embed", relation)
    _add(_add(filled, A_NS, "stretch"), A_NS, "fillRect")
    shaped = _add(framed, PIC_NS, "spPr")
    placed = _add(shaped, A_NS, "xfrm")
    _add(placed, A_NS, "off", x="0", y="0")
    _add(placed, A_NS, "ext", **size)
    _add(_add(shaped, A_NS, "prstGeom", prst="rect"), A_NS, "avLst")
    return drawing


def _add(parent: Element, space: str, word: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{space}}}{word}", attributes)
