"""How the reading process hands tables over: short frames through a pipe, nothing executable.

A frame is one letter, the length in four bytes and the contents. A value travels once: rows are
numbers of values, so a column of 100 000 equal texts costs four bytes a row and the parent holds
one string. Letters:

    I  facts of the file: JSON object
    S  a table begins: JSON object with its name
    V  values not seen before: JSON list; a date is ["d", "2026-01-31"], a moment ["m", "…T10:05"]
    R  rows: width in four bytes, then numbers of values, row by row
    X  refused: JSON list of two sentences
    E  the end
"""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO

Cell = str | float | date | datetime

ROWS_AT_ONCE = 1_000
WIDTH_BYTES = 4
REMEMBERED_CHARS = 120  # longer texts seldom repeat: they travel each time
NUMBER = "I"


def frame(letter: str, contents: bytes) -> bytes:
    """Return one frame."""
    return letter.encode() + len(contents).to_bytes(4, "little") + contents


def json_frame(letter: str, value: object) -> bytes:
    """Return one frame with `value` as JSON."""
    return frame(letter, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def frames(pipe: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield letter and contents of each frame; a cut frame ends the reading."""
    while len(head := pipe.read(5)) == 5:
        size = int.from_bytes(head[1:], "little")
        contents = pipe.read(size)
        if len(contents) < size:
            return
        yield head[:1].decode("latin-1"), contents


class Sender(dict[object, int]):
    """Numbers values and writes rows as frames; itself the table of numbers."""

    def __init__(self, pipe: IO[bytes]) -> None:
        super().__init__()
        self._pipe = pipe
        self._fresh: list[object] = []
        self._count = 0

    def __missing__(self, value: object) -> int:
        number = self._count
        self._count += 1
        self._fresh.append(_plain(value))
        if not isinstance(value, str) or len(value) <= REMEMBERED_CHARS:
            self[value] = number
        return number

    def send(self, letter: str, value: object) -> None:
        """Write one JSON frame."""
        self._pipe.write(json_frame(letter, value))

    def send_rows(self, rows: list[list[object]]) -> None:
        """Write a batch of rows; shorter ones are filled up with empty text."""
        width = max(map(len, rows), default=0)
        number_of = self.__getitem__
        numbers = array(NUMBER)
        for row in rows:
            numbers.extend(map(number_of, row))
            if len(row) < width:
                numbers.extend([number_of("")] * (width - len(row)))
        if self._fresh:
            self.send("V", self._fresh)
            self._fresh = []
        self._pipe.write(frame("R", width.to_bytes(WIDTH_BYTES, "little") + numbers.tobytes()))


def _plain(value: object) -> object:
    """Return `value` as JSON can carry it."""
    if isinstance(value, datetime):
        return ["m", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return value if isinstance(value, float) else str(value)


def values(contents: bytes) -> Iterable[Cell]:
    """Return the values of a frame V."""
    return [_typed(value) for value in json.loads(contents)]


def _typed(value: str | float | list[str]) -> Cell:
    if not isinstance(value, list):
        return sys.intern(value) if isinstance(value, str) and len(value) < 8 else value
    kind, text = value
    return date.fromisoformat(text) if kind == "d" else datetime.fromisoformat(text)


def rows(contents: bytes, known: list[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a frame R."""
    width = int.from_bytes(contents[:WIDTH_BYTES], "little")
    numbers = array(NUMBER)
    numbers.frombytes(contents[WIDTH_BYTES:])
    if width == 0:
        return
    value_of = known.__getitem__
    for start in range(0, len(numbers), width):
        yield tuple(map(value_of, numbers[start : start + width]))
