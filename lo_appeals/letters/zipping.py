"""Writing a .docx. A part that is the same in hundreds of letters is packed once.

`zipfile` packs every part anew, and most of a letter's file is its template's styles and settings.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

_MADE = (0, 0x21)  # time and day of each part: 1 January 1980, so that the same is written again
REMEMBERED = 100_000  # bytes of a part at most: a picture is no part of a template
_NEEDS, _UTF8, _DEFLATED = 20, 0x800, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def zipped(parts: Iterable[tuple[str, bytes]], same: frozenset[str]) -> bytes:
    """Return a ZIP of parts in that order.

    Args:
        parts: names and bodies.
        same: the names of those that come in other files too, and are worth remembering.
    """
    blocks: list[bytes] = []
    table: list[bytes] = []
    place = 0
    for name, body in parts:
        said = name.encode()
        kept = name in same and len(body) <= REMEMBERED
        checked, packed = _remembered(body) if kept else _packed(body)
        flags = 0 if name.isascii() else _UTF8
        look = (_NEEDS, flags, _DEFLATED, *_MADE, checked, len(packed), len(body), len(said), 0)
        block = _LOCAL.pack(b"PK\x03\x04", *look) + said + packed
        table.append(_CENTRAL.pack(b"PK\x01\x02", _NEEDS, *look, 0, 0, 0, 0, place) + said)
        blocks.append(block)
        place += len(block)
    size = sum(map(len, table))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(table), len(table), size, place, 0)
    return b"".join((*blocks, *table, end))


def _packed(body: bytes) -> tuple[int, bytes]:
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return zlib.crc32(body), packer.compress(body) + packer.flush()


_remembered = lru_cache(maxsize=128)(_packed)
