"""What is inside a ZIP package (XLSX) is checked by bytes before any reader sees it.

Limits and the files that made them necessary: robustness.md §2.8 and §3.6. Nothing is parsed and
nothing is kept: every part is inflated in pieces of a megabyte, so memory stays small.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lo_appeals.domain.errors import UserError

INFLATED_BYTES = 1 << 30
PARTS = 2_000
RATIO = 200  # inflated to packed, for parts over RATIO_FROM_BYTES
RATIO_FROM_BYTES = 5 << 20
SHEETS = 100
DEPTH = 64
NAMES = 20_000  # defined names
LAST_ROW = 1_048_576  # Excel's own limits
LAST_COLUMN = 16_384
CELLS = 10_000_000  # rows × columns of the used area: what a reader takes memory for
MERGED_CELLS = 20_000_000
PIECE_BYTES = 1 << 20
LOCAL_HEADER_BYTES = 30

_WIDE = re.compile(rb'r="([A-Z]{2,}|[A-Z](?=[2-9]\d{5}|\d{7}))([2-9]\d{5}|\d{7,})?')
_FAR = re.compile(
    rb'r="([A-Z]{3,}|[A-Z]{1,2}(?=[2-9]\d{5}|\d{7}))(\d+)"(?:[^>]*[^/])?>(?!</)'
)  # only cells with something in them: a million styled empty rows is a usual file
_ROW = re.compile(rb'row\s[^>]*?\br="(\d+)"')
_ODD_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]*\d+)[\"']")
_ODD = re.compile(rb"\sr(?:\s+=|=\s|=')")
_MERGE = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_HOLLOW = re.compile(rb"(?:</f>|<f\s[^>]*/>)(?:<v>\s*</v>|<v\s*/>)?\s*</c>")
_TAG = re.compile(rb"<(/?)[^<>!?]*?(/?)>")
_DATE_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")


class NotAPackage(Exception):
    """The file begins like a ZIP but cannot be opened as one."""


@dataclass(slots=True)
class Package:
    """What the check found out on its way."""

    names: tuple[str, ...]
    date1904: bool = False
    hollow: int = 0  # formulas without a saved value


@dataclass(slots=True)
class _Sheet:
    """The used area of one part, as far as it was seen."""

    rows: int = 0
    columns: int = 26
    merged: int = 0
    hollow: int = 0
    names: int = 0
    sheets: int = 0
    date1904: bool = False
    first: bool = True
    odd: bool = False  # references written with apostrophes or spaces
    tail: bytes = field(default=b"", repr=False)


def damaged(detail: str) -> UserError:
    """Return the refusal of a file that breaks the rules of its own format."""
    return UserError(
        f"Файл повреждён или собран неправильно: {detail}.",
        "Ничего не загружено. Откройте файл в Excel, сохраните его как «Книга Excel (*.xlsx)» "
        "или выгрузите с портала заново.",
    )


def too_big(detail: str) -> UserError:
    """Return the refusal of a file that would take more memory or time than any export."""
    return UserError(
        f"Файл не похож на выгрузку и опасен для чтения: {detail}.",
        "Ничего не загружено. Выгрузите файл с портала заново, за более короткий период.",
    )


def check_package(file: BinaryIO, size: int) -> Package:
    """Check every part of the package of `size` bytes.

    Raises UserError: damaged, a bomb, encrypted parts, hostile XML. Raises NotAPackage: no
    directory of parts (truncated).
    """
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotAPackage from error
    _check_directory(parts)
    package = Package(tuple(part.filename for part in parts))
    budget = INFLATED_BYTES
    sheets = 0
    for part in parts:
        seen = _Sheet()
        budget -= _check_part(file, part, size, budget, seen)
        package.hollow += seen.hollow
        package.date1904 |= seen.date1904
        sheets += seen.sheets
    if sheets > SHEETS:
        raise too_big(f"в книге больше {SHEETS} листов")
    return package


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise too_big(f"в нём {len(parts)} частей")
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names):
        raise damaged("одна из его частей записана дважды")
    for part, name in zip(parts, names, strict=True):
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise damaged("имена его частей выходят за пределы файла")
        if part.flag_bits & 1:
            raise UserError(
                "Файл защищён паролем.", "Снимите пароль в Excel и сохраните файл заново."
            )
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged("части сжаты способом, которого нет в книгах Excel")
        _check_ratio(part.file_size, part.compress_size)
    if sum(part.file_size for part in parts) > INFLATED_BYTES:
        raise too_big("после распаковки он больше 1 ГБ")


def _check_ratio(inflated: int, packed: int) -> None:
    if inflated > RATIO_FROM_BYTES and inflated > RATIO * max(packed, 1):
        raise too_big(f"при распаковке он вырастает больше чем в {RATIO} раз")


def _check_part(file: BinaryIO, part: zipfile.ZipInfo, size: int, budget: int, seen: _Sheet) -> int:
    """Inflate and scan one part; return its true size in bytes."""
    total = 0
    is_xml = not part.filename.lower().endswith((".bin", ".png", ".jpeg", ".jpg", ".emf", ".wmf"))
    for piece in _pieces(file, part, size):
        if is_xml:
            if total == 0:
                _check_beginning(piece)
                seen.odd = _ODD.search(piece[:65536]) is not None
            _scan(seen, piece)
        total += len(piece)
        if total > min(budget, part.file_size):
            raise damaged("размер части не тот, что записан в оглавлении")
    if total != part.file_size:
        raise damaged("размер части не тот, что записан в оглавлении")
    if is_xml:
        _scan_piece(seen, seen.tail)
    _check_area(seen)
    return total


def _pieces(file: BinaryIO, part: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    """Yield the inflated bytes, whatever sizes the directory claims."""
    if part.header_offset < 0:
        raise damaged("оглавление указывает мимо его частей")
    file.seek(part.header_offset)
    header = file.read(LOCAL_HEADER_BYTES)
    if len(header) < LOCAL_HEADER_BYTES or not header.startswith(b"PK\x03\x04"):
        raise damaged("оглавление указывает мимо его частей")
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = part.header_offset + LOCAL_HEADER_BYTES + skip
    if start + part.compress_size > size:
        raise damaged("часть обрывается")
    file.seek(start)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from _stored(file, part.compress_size)
    else:
        yield from _inflated(file, part.compress_size)


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        piece = file.read(min(left, PIECE_BYTES))
        left -= len(piece)
        yield piece


def _inflated(file: BinaryIO, left: int) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    data = b""
    try:
        while not engine.eof:
            fresh = b"" if data else file.read(min(left, PIECE_BYTES))
            left -= len(fresh)
            data = data or fresh
            piece = engine.decompress(data, PIECE_BYTES)
            if not data and not piece:
                raise damaged("часть обрывается")
            data = engine.unconsumed_tail
            yield piece
    except zlib.error as error:
        raise damaged("часть не распаковывается") from error


def _check_beginning(piece: bytes) -> None:
    if piece.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in piece[:64]:
        raise damaged("его части записаны в необычной кодировке")
    depth = 0
    for match in _TAG.finditer(piece[:65536]):
        closes, empty = match.groups()
        depth += -1 if closes else 0 if empty else 1
        if depth > DEPTH:
            raise damaged("его части вложены друг в друга слишком глубоко")


def _scan(seen: _Sheet, piece: bytes) -> None:
    """Scan what is whole in the tail and the piece; keep the unfinished row or tag."""
    data = seen.tail + piece
    cut = data.rfind(b"</row>", 1)  # the tail itself begins with one
    if cut < 0:
        cut = data.rfind(b"<")
        if cut >= 0 and data.find(b">", cut) >= 0:
            cut = len(data)
    if cut < 0:
        seen.tail = b""
        return
    if len(data) - cut > 8 * PIECE_BYTES:
        raise damaged("в нём есть тег немыслимой длины")
    seen.tail = data[cut:]
    _scan_piece(seen, data[:cut])


def _scan_piece(seen: _Sheet, data: bytes) -> None:
    """Scan whole tags. Searches are ordered so that rows of an export cost two passes."""
    if seen.odd:
        data = _ODD_REFERENCE.sub(rb' r="\1"', data)
    _scan_rows(seen, data)
    _scan_cells(seen, data)
    if b"!" in data and (b"<!D" in data or b"<!E" in data):  # one sign is found much quicker
        raise damaged("в нём есть объявления DOCTYPE, которых в книгах Excel не бывает")
    if b"f" in data and b"<f" in data:
        seen.hollow += sum(1 for _ in _HOLLOW.finditer(data))
    if seen.first or not data.endswith(b"</c>"):  # nothing else stands among rows
        _scan_around_rows(seen, data)
    seen.first = False


def _scan_around_rows(seen: _Sheet, data: bytes) -> None:
    for left, top, right, bottom in _MERGE.findall(data):
        width = column_number(right[:4]) - column_number(left[:4]) + 1
        seen.merged += width * (int(bottom[:12]) - int(top[:12]) + 1)
    seen.names += data.count(b"definedName ")
    seen.sheets += data.count(b"<sheet ")
    seen.date1904 |= _DATE_1904.search(data) is not None
    if seen.merged > MERGED_CELLS:
        raise too_big("в нём объединены миллионы ячеек")
    if seen.names > NAMES:
        raise too_big("в нём слишком много имён")


def _scan_rows(seen: _Sheet, data: bytes) -> None:
    numbers = _ROW.findall(data)
    if not numbers:
        return
    last = int(max(numbers, key=lambda digits: (len(digits), digits))[:12])
    if last > LAST_ROW:
        raise damaged("номер строки больше, чем бывает в Excel")
    seen.rows = max(seen.rows, min(last, 199_999))  # farther rows count where they hold values


def _scan_cells(seen: _Sheet, data: bytes) -> None:
    wide = set(_WIDE.findall(data))
    for letters, row in wide:
        if len(letters) == 2 and not row:
            seen.columns = max(seen.columns, column_number(letters))
    if any(row or len(letters) > 2 for letters, row in wide):
        for letters, row in _FAR.findall(data):
            _place(seen, column_number(letters[:4]), int(row[:12]))


def _place(seen: _Sheet, column: int, row: int) -> None:
    if row > LAST_ROW or column > LAST_COLUMN:
        raise damaged("адрес ячейки вне пределов листа Excel")
    seen.rows = max(seen.rows, row)
    seen.columns = max(seen.columns, column)


def _check_area(seen: _Sheet) -> None:
    if seen.rows * seen.columns > CELLS:
        raise too_big("значения разбросаны по миллионам ячеек")


def column_number(letters: bytes) -> int:
    """Return the number of a column: A is 1, XFD is 16 384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
