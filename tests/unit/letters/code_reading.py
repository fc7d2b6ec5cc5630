"""Reading a QR code back from its picture by the standard (ISO/IEC 18004), not by what made it.

Small codes are read: up to 42 bytes, whatever the level. A clean picture needs no correction.
"""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage

Squares = list[list[bool]]

EDGE = 4  # squares of white around a code
FORMAT_MASK = 0b101010000010010
BYTES = 0b0100
L, M, Q, H = 0b01, 0b00, 0b11, 0b10
DATA = {  # by side and level: codewords of data, and over how many blocks they are dealt out
    (21, L): (19, 1), (21, M): (16, 1), (21, Q): (13, 1), (21, H): (9, 1),
    (25, L): (34, 1), (25, M): (28, 1), (25, Q): (22, 1), (25, H): (16, 1),
    (29, L): (55, 1), (29, M): (44, 1), (29, Q): (34, 2), (29, H): (26, 2),
}  # fmt: skip
MASKS = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)


def read_code(png: bytes) -> str:
    """Return what a code says."""
    found = _squares(png)
    side = len(found)
    level, mask = _format(found)
    count, blocks = DATA[side, level]
    bits = "".join(str(int(found[i][j] != MASKS[mask](i, j))) for i, j in _places(side))
    dealt = [bits[at : at + 8] for at in range(0, 8 * count, 8)]
    said = "".join(one for block in range(blocks) for one in dealt[block::blocks])
    assert int(said[:4], 2) == BYTES
    length = int(said[4:12], 2)
    octets = (said[12 + 8 * n : 20 + 8 * n] for n in range(length))
    return bytes(int(one, 2) for one in octets).decode()


def _squares(png: bytes) -> Squares:
    """Return the dark squares: three corners tell how large a square is."""
    image = QImage.fromData(png)
    across = image.width()
    dark = [x for x in range(across) if _dark(image, x, x)]
    edge = dark[0]
    size = edge // EDGE
    assert edge == EDGE * size
    side = across // size - 2 * EDGE
    at = [edge + size // 2 + size * n for n in range(side)]
    return [[_dark(image, x, y) for x in at] for y in at]


def _dark(image: QImage, x: int, y: int) -> bool:
    return QColor(image.pixel(x, y)).lightness() < 128


def _format(found: Squares) -> tuple[int, int]:
    """Return level and mask: fifteen squares around the corner at the top left."""
    places = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    value = int("".join("1" if found[i][j] else "0" for i, j in places), 2) ^ FORMAT_MASK
    return value >> 13, value >> 10 & 0b111


def _places(side: int) -> Iterator[tuple[int, int]]:
    """Yield the squares that carry data: pairs of columns from the right, up and down by turns."""
    rows = range(side - 1, -1, -1)
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        for i in rows:
            for j in (right, right - 1):
                if not _fixed(i, j, side):
                    yield i, j
        rows = rows[::-1]


def _fixed(i: int, j: int, side: int) -> bool:
    corner = (i < 9 and (j < 9 or j >= side - 8)) or (i >= side - 8 and j < 9)
    mark = side > 21 and abs(i - side + 7) < 3 and abs(j - side + 7) < 3
    return corner or mark or 6 in (i, j)
