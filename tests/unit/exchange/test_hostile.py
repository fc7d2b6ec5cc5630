"""Crafted files of robustness.md §2.8: each is refused within 5 s and 300 MB, or read in full."""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
import zlib

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange import child, frames
from lo_appeals.exchange import package as inside
from lo_appeals.exchange.workbook import read_book
from tests.unit.exchange.builders import inline, package, parts, rows_xml, xlsx

SECONDS = 5
MEGABYTES = 300
ROW = rows_xml([["Номер", "Дата"], ["1", "2"]])


def cell(reference, row=None):
    number = row or "".join(filter(str.isdigit, reference))
    return f'<sheetData><row r="{number}">{inline(reference, "x")}</row></sheetData>'


def doctype(declared):
    return parts(ROW, head=f"<?xml version='1.0'?><!DOCTYPE a [{declared}]>")


def with_sheet(sheet):
    return parts(sheet)


def big(letter=" ", size=60 << 20):
    return parts(ROW + letter * size)


HOSTILE = {
    "billion laughs": lambda: doctype('<!ENTITY a "x"><!ENTITY b "&a;&a;">'),
    "xxe": lambda: doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "doctype behind a megabyte of spaces": lambda: parts(
        ROW, head="<?xml version='1.0'?>" + os.urandom(1 << 20).hex().join(["<!--", "-->"])
        + "<!DOCTYPE a []>"),
    "spaces": big,
    "one long cell": lambda: with_sheet(f'<sheetData><row r="1">{inline("A1", "x" * (40 << 20))}'
                                        "</row></sheetData>"),
    "last cell of a sheet": lambda: with_sheet(
        f'<sheetData><row r="1">{inline("A1", "x")}</row>'
        f'<row r="1048576">{inline("XFD1048576", "x")}</row></sheetData>'),
    "last cell inside the first row": lambda: with_sheet(
        f'<sheetData><row r="1">{inline("A1", "x")}{inline("XFD1048576", "x")}</row></sheetData>'),
    "apostrophes": lambda: with_sheet(
        f'<sheetData><row r="1">{inline("A1", "x")}{inline("XFD1048576", "x")}</row></sheetData>'
        .replace('"', "'")),
    "row two billion": lambda: with_sheet(cell("A2000000000")),
    "cell beyond the last row": lambda: with_sheet(cell("A2000000000", row=1)),
    "column of four letters": lambda: with_sheet(cell("AAAA1")),
    "far and wide": lambda: with_sheet(
        f'<sheetData><row r="1">{inline("A1", "x")}</row>'
        f'<row r="900000">{inline("AZ900000", "x")}</row></sheetData>'),
    "merged sheet": lambda: with_sheet(
        ROW + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "ten thousand sheets": lambda: {
        **parts(ROW), **{f"xl/worksheets/s{index}.xml": "<a/>" for index in range(10_000)}},
    "hundred and one sheets": lambda: {
        **parts(ROW), "xl/workbook.xml": "<workbook>" + '<sheet name="a" />' * 101 + "</workbook>"},
    "names": lambda: parts(ROW, workbook='<definedName name="a">A1</definedName>' * 30_000),
    "deep": lambda: parts(ROW + "<a>" * 5_000 + "</a>" * 5_000),
    "parent folder": lambda: {**parts(ROW), "../evil.xml": "<a/>"},
    "absolute name": lambda: {**parts(ROW), "/etc/evil.xml": "<a/>"},
    "same name in capitals": lambda: {**parts(ROW), "XL/Workbook.xml": "<a/>"},
    "utf-16 parts": lambda: {
        **parts(ROW), "xl/worksheets/sheet1.xml": parts(ROW)["xl/worksheets/sheet1.xml"]
        .encode("utf-16")},
}  # fmt: skip

BROKEN = {
    "no such string": lambda: parts('<sheetData><row r="1"><c r="A1" t="s"><v>999</v></c></row>'
                                    "</sheetData>"),
    "no sheet": lambda: {
        name: part for name, part in parts(ROW).items() if "sheet1" not in name},
    "not xml": lambda: {**parts(ROW), "xl/workbook.xml": "Номер;Дата"},
    "unclosed": lambda: parts("<sheetData><row r='1'><c r='A1'><v>1"),
    "number out of range": lambda: parts('<sheetData><row r="1"><c r="A1"><v>1e999</v></c></row>'
                                         "</sheetData>"),
}  # fmt: skip


def refused(path):
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        read_book(path)
    assert time.monotonic() - started < SECONDS
    assert caught.value.what.endswith(".")
    assert caught.value.advice
    return caught.value.what


def outcome(path):
    """Return the file's hash or the advice of its refusal."""
    try:
        return read_book(path).sha256
    except UserError as error:
        return error.advice


def told(path):
    """Return the letters that the reading process would send, and what it refused."""
    pipe = io.BytesIO()
    child.main([str(path)], pipe)
    pipe.seek(0)
    sent = list(frames.frames(pipe))
    return [letter for letter, _ in sent], [json.loads(said) for key, said in sent if key == "X"]


def peak_megabytes(path):
    """Return the most memory of a reading process of its own."""
    code = (
        "import re, runpy, sys; sys.argv = ['child', sys.argv[1]]\n"
        "try: runpy.run_module('lo_appeals.exchange.child', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) >> 10, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=True, text=True
    )
    return int(done.stderr.split()[-1])


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_crafted_file_is_refused_quickly_and_in_little_memory(tmp_path, kind):
    path = package(tmp_path / "a.xlsx", HOSTILE[kind]())
    started = time.monotonic()
    letters, (words,) = told(path)
    assert time.monotonic() - started < SECONDS
    assert letters == ["X", "E"]  # the guard, before any reader
    assert words[0].endswith(".")
    assert words[1]
    assert peak_megabytes(path) < MEGABYTES


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_or_read_but_never_crashes(tmp_path, kind):
    path = package(tmp_path / "a.xlsx", BROKEN[kind]())
    assert outcome(path)
    assert told(path)[0][-1] == "E"


def test_what_slips_past_the_guard_ends_the_reader_and_not_the_program(tmp_path):
    filler = rows_xml([["слово"]] * 2_000)
    slip = f'<row r="2001">{inline("XFD1048576", "x")}</row>'.replace(' r="X', ' r\t=\t"X')
    sheet = filler.replace("</sheetData>", slip + "</sheetData>")
    assert "остановилась" in refused(package(tmp_path / "a.xlsx", parts(sheet)))


def test_bytes_moved_or_packed_otherwise_are_refused(tmp_path):
    path = package(tmp_path / "a.xlsx", parts(ROW))
    data = path.read_bytes()
    central = data.find(b"PK\x01\x02")
    changes = {
        "мимо": {central + 42: b"\x05\x00\x00\x00"},
        "способом": {central + 10: b"\x0c\x00"},
        "паролем": {central + 8: b"\x01\x00"},
        "обрывается": {central + 20: b"\xff\xff\x00\x00"},
        "не распаковывается": {60: b"\xff\xff\xff\xff"},
    }
    for what, places in changes.items():
        changed = bytearray(data)
        for at, new in places.items():
            changed[at : at + len(new)] = new
        path.write_bytes(changed)
        assert what in told(path)[1][0][0]


def test_all_parts_together_have_a_limit(tmp_path, monkeypatch):
    path = package(tmp_path / "a.xlsx", parts(ROW))
    monkeypatch.setattr(inside, "INFLATED_BYTES", 500)
    assert "больше 1 ГБ" in told(path)[1][0][0]


@pytest.mark.parametrize("size", [500, 200_000])
def test_a_size_in_the_directory_that_is_not_true_is_refused(tmp_path, size):
    contents = parts(ROW + " " * 100_000)
    path = package(tmp_path / "a.xlsx", contents)
    data = bytearray(path.read_bytes())
    true = len(contents["xl/worksheets/sheet1.xml"].encode()).to_bytes(4, "little")
    at = data.rfind(true)
    data[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(data)
    assert "размер части" in told(path)[1][0][0]


def test_a_part_that_ends_before_its_end_is_refused(tmp_path):
    path = package(tmp_path / "a.xlsx", parts(rows_xml([["слово", str(n)] for n in range(500)])))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02") + 20
    data[at : at + 4] = (200).to_bytes(4, "little")
    path.write_bytes(data)
    assert "обрывается" in told(path)[1][0][0]


def test_a_tag_of_many_megabytes_is_refused(tmp_path):
    digits = "".join(f"{number:012}" for number in range(900_000))
    path = package(tmp_path / "a.xlsx", parts(f'<sheetData><row r="1" a="{digits}"/></sheetData>'))
    assert "немыслимой длины" in told(path)[1][0][0]


def test_a_wide_sheet_of_several_pieces_is_scanned_to_its_end(tmp_path):
    row = "".join(inline(f"{left}{right}0", "слово") for left in "AB" for right in "ABCDEFG")
    rows = "".join(
        f'<row r="{number}">' + row.replace('0"', f'{number}"', 14) + "</row>"
        for number in range(1, 3_000)
    )
    merged = '<mergeCells><mergeCell ref="A1:XFD9000"/></mergeCells>'
    path = package(tmp_path / "a.xlsx", parts(f"<sheetData>{rows}</sheetData>"))
    assert told(path)[0][0] == "I"
    path = package(tmp_path / "b.xlsx", parts(f"<sheetData>{rows}</sheetData>{merged}"))
    assert "объединены" in told(path)[1][0][0]


def test_much_behind_the_last_row_is_no_reason_to_refuse(tmp_path):
    links = "".join(f'<hyperlink ref="A1" location="{n:012}"/>' for n in range(220_000))
    sheet = ROW + f"<hyperlinks>{links}</hyperlinks>"
    assert told(package(tmp_path / "a.xlsx", parts(sheet)))[0][0] == "I"


def test_stored_parts_are_read_as_well(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(ROW).items():
            archive.writestr(name, content)
    assert told(path)[0] == ["I", "S", "V", "R", "E"]


def test_a_part_written_twice_is_refused(tmp_path):
    path = package(tmp_path / "a.xlsx", parts(ROW))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "дважды" in refused(path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_named_truncated(tmp_path, share):
    data = xlsx(tmp_path / "a.xlsx", [["Номер"]] * 500).read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    assert "обрезан" in refused(path)


def test_changed_bytes_never_crash_the_reader(tmp_path):
    data = xlsx(tmp_path / "a.xlsx", [["Номер", "Дата"], ["1", "06.01.2026"]]).read_bytes()
    path = tmp_path / "b.xlsx"
    for seed in range(12):
        changed = bytearray(data)
        for index in range(5):
            at = zlib.crc32(bytes([seed, index])) % len(changed)
            changed[at] ^= 1 + at % 255
        path.write_bytes(changed)
        assert outcome(path)


def test_a_million_styled_empty_rows_are_no_reason_to_refuse(tmp_path):
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(3, 1_048_577))
    sheet = ROW.replace("</sheetData>", empty + "</sheetData>")
    table = read_book(package(tmp_path / "a.xlsx", parts(sheet))).tables[0]
    assert table.rows == [("Номер", "Дата"), ("1", "2")]


def test_more_rows_than_an_export_can_have_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("1;2\n" * 202_000)
    assert "больше 200" in refused(path)
