import io
import zipfile

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange import guard
from tests.unit.exchange.builders import package, parts, rows_xml, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return buffer.getvalue()


FILES = {
    "пуст": b"",
    "защищён паролем": OLE + "EncryptedPackage".encode("utf-16-le"),
    "Excel 97–2003": OLE + "Workbook".encode("utf-16-le"),
    "старого формата Excel": b"\x09\x08\x10\x00\x00\x06\x05\x00",
    "(.doc)": OLE + "WordDocument".encode("utf-16-le"),
    "неизвестного вида": OLE,
    "(HTML)": "\ufeff\n<html><body><table><tr><td>Номер</td></tr></table>".encode(),
    "веб-страница": "<!DOCTYPE HTML><p>".encode("utf-16"),
    "«Таблица XML 2003»": b'<?xml version="1.0"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    "файл XML": b'<?xml version="1.0"?><data/>',
    "PDF": b"%PDF-1.7",
    "RTF": b"{\\rtf1",
    "картинка": b"\x89PNG\r\n",
    "RAR": b"Rar!\x1a",
    "(.docx)": zipped("[Content_Types].xml", "word/document.xml"),
    "(.pptx)": zipped("ppt/presentation.xml"),
    "(.xlsb)": zipped("xl/workbook.bin"),
    "OpenDocument": zipped("mimetype", "content.xml"),
    "пустой архив": zipped(),
    "архив ZIP с другими файлами": zipped("Январь.xlsx", "Февраль.xlsx"),
    "обрезан": zipped("xl/workbook.xml")[:-30],
    "не похож на таблицу": b"\x01\x02\x03\x04" * 100,
    "больше 50 МБ": b"1" * (50 * 2**20 + 1),
}


@pytest.mark.parametrize(("what", "data"), list(FILES.items()), ids=list(FILES))
def test_each_file_is_refused_by_what_it_is(what, data):
    with pytest.raises(UserError) as caught:
        guard.check("Выгрузка.xlsx", data)
    assert what in caught.value.what
    assert caught.value.advice


def test_lock_file_of_excel_is_told_from_the_book():
    with pytest.raises(UserError, match="служебный файл"):
        guard.check("~$Выгрузка.xlsx", b"\x05clerk")


def test_a_usual_book_and_csv_pass(tmp_path):
    book = xlsx(tmp_path / "a.xlsx", [["Номер"], ["1"]], date_1904=True).read_bytes()
    checked = guard.check("a.xlsx", book).package
    assert checked is not None
    assert checked.date1904
    assert guard.check("a.csv", "Номер;Дата".encode("cp1251")).package is None
    assert guard.check("a.csv", "Номер;Дата".encode("utf-16-le")).package is None


def test_macros_and_pictures_do_no_harm(tmp_path):
    contents = {
        **parts(rows_xml([["1"]])),
        "xl/vbaProject.bin": b"<!DOCTYPE",
        "xl/a.png": b"\0\xff",
    }
    data = package(tmp_path / "a.xlsm", contents).read_bytes()
    assert guard.check("a.xlsm", data).package is not None


def test_formulas_without_values_are_counted(tmp_path):
    cells = "".join(
        f'<c r="A{row}"><f>A1</f>{value}</c>'
        for row, value in enumerate(["<v>1</v>", "", "<v></v>", "<v/>"], 1)
    )
    shared = '<c r="B1"><f t="shared" si="0"/></c><c r="C1"><f t="shared" si="0"/><v>5</v></c>'
    sheet = f'<sheetData><row r="1">{cells}{shared}</row></sheetData>'
    checked = guard.check("a.xlsx", package(tmp_path / "a.xlsx", parts(sheet)).read_bytes())
    assert checked.package is not None
    assert checked.package.hollow == 4
