"""Says what a file is before any reader touches it; refuses all but workbooks and CSV.

Every refusal names what the file is and how to get a readable one (robustness.md §3.6).
"""

import io
from dataclasses import dataclass

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange.package import NotAPackage, Package, check_package

FILE_BYTES = 50 << 20

RESAVE = "Откройте его в Excel, сохраните как «Книга Excel (*.xlsx)» и загрузите полученный файл."
CHOOSE = "Выберите выгрузку портала в формате XLSX или CSV."

_OTHER = (  # what other files begin with
    (b"%PDF", "Это документ PDF, а не таблица."),
    (b"{\\rtf", "Это документ RTF, а не таблица."),
    (b"\x89PNG", "Это картинка, а не таблица."),
    (b"\xff\xd8\xff", "Это картинка, а не таблица."),
    (b"GIF8", "Это картинка, а не таблица."),
    (b"Rar!", "Это архив RAR, а не таблица."),
    (b"7z\xbc\xaf", "Это архив 7-Zip, а не таблица."),
    (b"\x1f\x8b", "Это архив GZip, а не таблица."),
    (b"MZ", "Это программа, а не таблица."),
    (b"SQLite format 3", "Это база данных, а не таблица."),
)
_BIFF = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be read: `package` for a workbook, None for delimited text."""

    package: Package | None


def check(name: str, data: bytes) -> Checked:
    """Return what the file `name` with the contents `data` is, when it may be read.

    Raises UserError naming what it is: empty, too big, protected by a password, an old .xls, HTML
    or XML under another name, truncated, a bomb, damaged, another kind of document.
    """
    check_size(name, len(data))
    if name.startswith("~$"):
        raise UserError(
            "Это служебный файл, который Excel держит рядом с открытой книгой.",
            "Выберите саму книгу: её имя без знаков «~$» в начале.",
        )
    for beginning, what in _OTHER:
        if data.startswith(beginning):
            raise UserError(what, CHOOSE)
    if data.startswith(_OLE):
        raise _ole(data)
    if data.startswith(_BIFF):
        raise _old_xls()
    if data.startswith(b"PK"):
        return Checked(_workbook(data))
    _check_text(data)
    return Checked(None)


def check_size(name: str, size: int) -> None:
    """Raise UserError unless a file of `size` bytes can be an export."""
    if size == 0:
        raise UserError(f"Файл «{name}» пуст.", "Выгрузите его с портала заново.")
    if size > FILE_BYTES:
        raise UserError(
            f"Файл «{name}» больше 50 МБ.",
            "Выгрузите с портала более короткий период и загрузите файлы по очереди.",
        )


def _old_xls() -> UserError:
    return UserError("Это книга старого формата Excel 97–2003 (.xls).", RESAVE)


def _ole(data: bytes) -> UserError:
    """Return the refusal of a compound file: Excel's passwords, .xls, .doc, .msg."""
    names = {word: word.encode("utf-16-le") in data for word in ("EncryptedPackage", "Workbook")}
    if names["EncryptedPackage"]:
        return UserError(
            "Файл защищён паролем.",
            "Откройте его в Excel, снимите пароль («Файл» – «Сведения» – «Защита книги»), "
            "сохраните и загрузите снова.",
        )
    if names["Workbook"] or "Book".encode("utf-16-le") in data:
        return _old_xls()
    if "WordDocument".encode("utf-16-le") in data:
        return UserError("Это документ Word старого формата (.doc), а не таблица.", CHOOSE)
    return UserError("Это файл Microsoft Office неизвестного вида, а не таблица.", CHOOSE)


def _workbook(data: bytes) -> Package:
    try:
        package = check_package(io.BytesIO(data), len(data))
    except NotAPackage as error:
        raise UserError(
            "Файл обрезан: он скачан или скопирован не до конца.",
            "Ничего не загружено. Скачайте его с портала ещё раз.",
        ) from error
    names = {name.lower() for name in package.names}
    if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return package
    raise _other_package(names)


def _other_package(names: set[str]) -> UserError:
    if "xl/workbook.bin" in names:
        return UserError("Это двоичная книга Excel (.xlsb).", RESAVE)
    if any(name.startswith("word/") for name in names):
        return UserError("Это документ Word (.docx), а не таблица.", CHOOSE)
    if any(name.startswith("ppt/") for name in names):
        return UserError("Это презентация (.pptx), а не таблица.", CHOOSE)
    if "mimetype" in names and "content.xml" in names:
        return UserError("Это документ OpenDocument (.ods или .odt).", RESAVE)
    if not names:
        return UserError("Это пустой архив ZIP, а не таблица.", CHOOSE)
    return UserError(
        "Это архив ZIP с другими файлами, а не таблица.",
        "Распакуйте архив и выберите из него файл XLSX или CSV.",
    )


def _check_text(data: bytes) -> None:
    """Raise UserError unless the bytes look like text of a table."""
    head = data[:4096]
    if head.startswith(_BOMS):
        head = head.decode("utf-16", errors="ignore").encode()
    elif _looks_utf16(head):
        head = head.decode("utf-16-le", errors="ignore").encode()
    flat = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if flat.startswith(b"<"):
        raise _markup(flat)
    if any(byte < 9 or 13 < byte < 27 for byte in head):
        raise UserError("Файл не похож на таблицу или повреждён.", CHOOSE)


def _looks_utf16(head: bytes) -> bool:
    """Tell whether the bytes are UTF-16 without its mark: Latin, Cyrillic and «№» by high bytes."""
    high = head[1::2]
    usual = sum(high.count(byte) for byte in (0, 4, 0x20, 0x21))
    return len(high) > 4 and usual > 0.9 * len(high)


def _markup(flat: bytes) -> UserError:
    if b"schemas-microsoft-com:office:spreadsheet" in flat:
        return UserError("Это таблица в формате «Таблица XML 2003», а не книга XLSX.", RESAVE)
    if any(tag in flat for tag in (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body")):
        return UserError("Это веб-страница (HTML), хотя названа таблицей.", RESAVE)
    return UserError("Это файл XML, а не таблица.", RESAVE)
