"""The picture at the left of the wizard's first and last page: the program's icon on its own grey.

Drawn by the standard library alone, for the set-up is built where there is no Qt.
"""

import struct
import zlib
from pathlib import Path

WIDTH, HEIGHT = 164, 314  # as NSIS wants it
GREY = (0xF3, 0xF4, 0xF6)  # «window» of the light theme
SIDE, TOP = 64, 48  # of the icon, in pixels
ENTRY = struct.Struct("<4B2H2L")
Pixels = list[bytearray]  # rows of red, green, blue, alpha


def write_panel(icon: Path, target: Path) -> None:
    """Write a BMP with the picture of the ICO file `icon`."""
    rows = [bytearray(bytes(GREY) * WIDTH) for _ in range(HEIGHT)]
    left = (WIDTH - SIDE) // 2
    for down, line in enumerate(pixels(picture_of(icon.read_bytes()))):
        for right in range(SIDE):
            at = (left + right) * 3
            red, green, blue, alpha = line[right * 4 : right * 4 + 4]
            for offset, value in enumerate((red, green, blue)):
                under = rows[TOP + down][at + offset]
                rows[TOP + down][at + offset] = (value * alpha + under * (255 - alpha)) // 255
    target.write_bytes(bmp(rows))


def picture_of(ico: bytes) -> bytes:
    """Return the PNG of `SIDE` pixels inside an ICO file."""
    count = struct.unpack_from("<3H", ico)[2]
    entries = (ENTRY.unpack_from(ico, 6 + number * ENTRY.size) for number in range(count))
    size, start = next(entry[6:8] for entry in entries if entry[0] == SIDE)
    return ico[start : start + size]


def pixels(png: bytes) -> Pixels:
    """Return the rows of a PNG of eight bits a channel with transparency, not interlaced."""
    width, height, *kind = struct.unpack_from(">2L5B", png, 16)
    if kind != [8, 6, 0, 0, 0]:
        raise ValueError(f"not the kind of PNG that icon.py writes: {kind}")
    packed, place = b"", 8
    while place < len(png):
        length, name = struct.unpack_from(">L4s", png, place)
        packed += png[place + 8 : place + 8 + length] if name == b"IDAT" else b""
        place += length + 12
    data, step = zlib.decompress(packed), width * 4
    rows: Pixels = []
    above = bytearray(step)
    for row in range(height):
        start = row * (step + 1)
        above = _unfiltered(data[start], bytearray(data[start + 1 : start + 1 + step]), above)
        rows.append(above)
    return rows


def _unfiltered(kind: int, line: bytearray, above: bytearray) -> bytearray:
    """Undo the PNG filter of one row, in which each byte is a difference from its neighbours."""
    for at, value in enumerate(line):
        left, over = line[at - 4] if at >= 4 else 0, above[at]
        corner = above[at - 4] if at >= 4 else 0
        guess = (0, left, over, (left + over) // 2, _nearest(left, over, corner))[kind]
        line[at] = (value + guess) & 0xFF
    return line


def _nearest(left: int, over: int, corner: int) -> int:
    wanted = left + over - corner
    return min((left, over, corner), key=lambda one: abs(one - wanted))


def bmp(rows: Pixels) -> bytes:
    """Return a BMP of 24 bits, its rows from the bottom up."""
    pad = bytes(-WIDTH * 3 % 4)
    body = b"".join(
        b"".join(row[at + 2 : at + 3] + row[at + 1 : at + 2] + row[at : at + 1]
                 for at in range(0, WIDTH * 3, 3)) + pad
        for row in reversed(rows)
    )  # fmt: skip
    about = struct.pack("<LllHHLLllLL", 40, WIDTH, HEIGHT, 1, 24, 0, len(body), 0, 0, 0, 0)
    return struct.pack("<2sL2HL", b"BM", 54 + len(body), 0, 0, 54) + about + body
