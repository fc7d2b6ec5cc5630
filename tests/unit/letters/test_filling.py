import io
import struct
import zlib
from datetime import datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.drawing import pixels
from lo_appeals.letters.filling import fill
from lo_appeals.letters.markup import Cell, head, paragraph, row, section, table
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import Context, Field, ListOf, Picture, Row, Schema
from lo_appeals.letters.styles import base_parts
from lo_appeals.letters.wordml import W_NS, WP_NS

SCHEMA = Schema(
    fields=(
        Field("орган.название", "название органа", label="орган"),
        Field("приписка", "приписка", optional=True),
        Field("ёлка", "проверка буквы ё"),
    ),
    lists=(ListOf("случай", "случаи", (Field("номер", "номер"), Field("что", "что"))),),
    pictures=(Field("график", "график"),),
)
MADE = datetime(2026, 11, 2, 9, 40)
WIDTHS = (1000, 8638)


def docx_of(body: str, header: str = "") -> bytes:
    parts = base_parts(body + section("rIdF", "rIdF"), {"rIdF": header or paragraph("", "Header")})
    return Package(parts).write()


def filled(
    body: str, values: dict[str, str], *, draft: bool = False, **more: object
) -> docx.Document:
    context = Context(values=values, title="Т", author="А", made=MADE, **more)
    return docx.Document(io.BytesIO(fill(docx_of(body), SCHEMA, context, draft=draft).write()))


def texts(document: docx.Document) -> list[str]:
    return [one.text for one in document.paragraphs]


def cells(document: docx.Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def case_table() -> str:
    rows = [
        row([head("№"), head("Что")], WIDTHS, header=True),
        row([Cell("{{случай.номер}}"), Cell("{{случай.что}} – {{орган.название}}")], WIDTHS),
    ]
    return table(rows, WIDTHS) + paragraph("конец", "LOText")


def png(width: int = 4, height: int = 2) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head_ = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head_) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_field_split_into_runs_is_filled_with_the_look_of_its_first_run() -> None:
    runs = (
        "<w:p><w:r><w:t>В </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r>"
        "<w:r><w:t>{орган.</w:t></w:r><w:proofErr w:type='spellStart'/>"
        "<w:r><w:t>название}</w:t></w:r><w:r><w:t>} всё хорошо</w:t></w:r></w:p>"
    )
    document = filled(runs, {"орган.название": "Комитет"})
    assert texts(document) == ["В Комитет всё хорошо"]
    assert [run.text for run in document.paragraphs[0].runs if run.bold] == ["Комитет"]


def test_case_of_letters_yo_and_spaces_in_a_name_do_not_matter() -> None:
    document = filled(paragraph("{{ Орган.НАЗВАНИЕ }}, {{Елка}}", "LOText"),
                      {"орган.название": "К", "ёлка": "ж"})  # fmt: skip
    assert texts(document) == ["К, ж"]


def test_empty_optional_paragraph_disappears_and_inline_value_leaves_no_double_space() -> None:
    body = paragraph("{{приписка}}", "LOText") + paragraph("а {{приписка}} б", "LOText")
    assert texts(filled(body, {})) == ["а б"]


def test_only_paragraph_of_a_cell_stays_when_its_value_is_empty() -> None:
    body = table([row([Cell("{{приписка}}"), Cell("х")], WIDTHS)], WIDTHS)
    assert cells(filled(body, {})) == [["", "х"]]


def test_mandatory_empty_value_stops_and_is_named() -> None:
    with pytest.raises(UserError, match="не указано «орган»"):
        filled(paragraph("{{орган.название}}", "LOText"), {"орган.название": " "})


def test_draft_marks_what_is_missing_with_colour() -> None:
    document = filled(paragraph("Для {{орган.название}}: да", "LOText"), {}, draft=True)
    (one,) = document.paragraphs
    assert one.text == "Для [не указано: орган]: да"
    marked = [run.text for run in one.runs if run.font.highlight_color is not None]
    assert marked == ["[не указано: орган]"]


def test_several_lines_become_several_paragraphs_of_the_same_style() -> None:
    document = filled(paragraph("{{орган.название}}", "LOText"), {"орган.название": "а\r\nб\n\nв"})
    assert texts(document) == ["а", "б", "", "в"]
    assert {one.style.name for one in document.paragraphs} == {"Текст письма"}


def test_several_lines_inside_a_sentence_become_breaks() -> None:
    document = filled(paragraph("Это {{орган.название}}.", "LOText"), {"орган.название": "а\nб"})
    assert texts(document) == ["Это а\nб."]


def test_row_repeats_for_every_item_and_plain_fields_work_in_it() -> None:
    items = [Row({"номер": str(n), "что": f"случай {n}"}) for n in (1, 2, 3)]
    document = filled(case_table(), {"орган.название": "К"}, lists={"случай": items})
    assert cells(document)[1:] == [[str(n), f"случай {n}\u00a0– К"] for n in (1, 2, 3)]


def test_empty_list_removes_the_row_and_the_table_of_a_bare_head() -> None:
    document = filled(case_table(), {"орган.название": "К"}, lists={"случай": []})
    assert document.tables == []
    assert texts(document) == ["конец"]


def test_five_hundred_rows_are_all_there() -> None:
    items = [Row({"номер": str(n), "что": "А & Б <в>"}) for n in range(500)]
    document = filled(case_table(), {"орган.название": "«Ёж» \"и\" 'ко'"}, lists={"случай": items})
    found = document.tables[0]._tbl.tr_lst
    assert len(found) == 501
    assert found[500].tc_lst[1].p_lst[0].text == "А & Б <в>\u00a0– «Ёж» \"и\" 'ко'"


def test_bold_row_is_tied_to_the_row_above() -> None:
    items = [
        Row({"номер": "1", "что": "а"}),
        Row({"номер": "", "что": "Итого"}, bold=True, keep="above"),
    ]
    document = filled(case_table(), {"орган.название": "К"}, lists={"случай": items})
    one, total = document.tables[0].rows[1:]
    assert all(run.bold for cell in total.cells for run in cell.paragraphs[0].runs)
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in one.cells)
    assert not any(run.bold for cell in one.cells for run in cell.paragraphs[0].runs)


def test_braces_in_a_value_are_not_expanded_again() -> None:
    items = [Row({"номер": "{{приписка}}", "что": "{{орган.название}}"})]
    values = {"орган.название": "{{ёлка}}", "ёлка": "ж", "приписка": "п"}
    body = paragraph("{{орган.название}}", "LOText") + case_table()
    document = filled(body, values, lists={"случай": items})
    assert texts(document)[0] == "{{ёлка}}"
    assert cells(document)[1] == ["{{приписка}}", "{{орган.название}}\u00a0– {{ёлка}}"]


def test_header_fields_are_filled() -> None:
    data = docx_of(paragraph("т", "LOText"), paragraph("{{орган.название}}", "Header"))
    context = Context(values={"орган.название": "К"}, title="Т", author="А", made=MADE)
    document = docx.Document(io.BytesIO(fill(data, SCHEMA, context).write()))
    assert document.sections[0].first_page_header.paragraphs[0].text == "К"


@pytest.mark.parametrize("width", [None, 15.0])
def test_picture_is_as_wide_as_the_text_or_as_asked(width: float | None) -> None:
    picture = Picture(png(), "График", width)
    document = filled(
        paragraph("{{рисунок.график}}", "LOPicture"), {}, pictures={"график": picture}
    )
    (shape,) = document.inline_shapes
    assert shape.width.mm == pytest.approx(width or 170, abs=0.1)
    assert shape.height.mm == pytest.approx((width or 170) / 2, abs=0.1)
    assert shape._inline.docPr.get("descr") == "График"


def test_picture_of_a_header_is_related_to_the_header() -> None:
    data = docx_of(paragraph("т", "LOText"), paragraph("{{рисунок.график}}", "Header"))
    context = Context({}, "Т", "А", MADE, pictures={"график": Picture(png(), "Герб", 15)})
    package = fill(data, SCHEMA, context)
    assert [one.target for one in package.relations("word/header1.xml")] == [
        "word/media/lo_picture1.png"
    ]
    assert package.content_type("word/media/lo_picture1.png") == "image/png"


def test_missing_picture_leaves_no_field_behind() -> None:
    assert texts(filled(paragraph("{{рисунок.график}}", "LOPicture"), {})) == []


def test_picture_that_is_no_picture_is_refused() -> None:
    with pytest.raises(UserError, match="Рисунок не читается"):
        filled(paragraph("{{рисунок.график}}", "LOPicture"), {},
               pictures={"график": Picture(b"GIF89a", "г")})  # fmt: skip


def test_field_in_a_text_box_is_filled() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{paragraph('{{орган.название}}', 'LOText')}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document = filled(box, {"орган.название": "К"})
    found = document.element.body.iter(f"{{{W_NS}}}t")
    assert "".join(node.text or "" for node in found) == "К"


def test_field_in_a_content_control_is_filled() -> None:
    control = (
        f"<w:sdt><w:sdtContent>{paragraph('{{орган.название}}', 'LOText')}</w:sdtContent></w:sdt>"
    )
    document = filled(control, {"орган.название": "К"})
    found = document.element.body.iter(f"{{{W_NS}}}t")
    assert "".join(node.text or "" for node in found) == "К"


def test_unknown_field_stops_the_letter() -> None:
    with pytest.raises(UserError, match=r"неизвестное поле \{\{бред\}\}"):
        filled(paragraph("{{бред}}", "LOText"), {})


def test_properties_are_those_of_the_letter() -> None:
    document = filled(paragraph("т", "LOText"), {})
    said = document.core_properties
    assert (said.title, said.author, said.language) == ("Т", "А", "ru-RU")
    assert said.created is not None
    assert said.created.replace(tzinfo=None) == MADE


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_as_text(value: str) -> None:
    document = filled(paragraph("[{{приписка}}]", "LOText"), {"приписка": value})
    (one,) = document.paragraphs
    assert one.text.startswith("[")
    assert one.text.endswith("]")
    kept = [sign for sign in value if sign.isalnum()]
    assert [sign for sign in one.text if sign.isalnum()] == kept


def test_control_characters_and_lone_surrogates_are_stripped() -> None:
    document = filled(
        paragraph("{{приписка}}", "LOText"), {"приписка": "а\x00\x08\ud800б\u202e\ufffeв"}
    )
    assert texts(document) == ["абв"]


def test_picture_in_a_cell_is_as_wide_as_the_cell() -> None:
    body = table([row([Cell("{{рисунок.график}}"), Cell("х")], WIDTHS)], WIDTHS)
    document = filled(body, {}, pictures={"график": Picture(png(), "г")})
    shape = document.element.body.find(f".//{{{WP_NS}}}extent")
    assert int(shape.get("cx")) == WIDTHS[0] * 635


def test_jpeg_is_measured_by_its_frame() -> None:
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 60) + b"\x03" + b"\0" * 9
    image = b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + frame + b"\xff\xd9"
    assert pixels(image) == (60, 30)
    document = filled(
        paragraph("{{рисунок.график}}", "LOPicture"), {}, pictures={"график": Picture(image, "г")}
    )
    assert document.inline_shapes[0].height.mm == pytest.approx(85, abs=0.1)


def test_paragraph_that_ends_a_section_stays_when_its_value_is_empty() -> None:
    ending = (
        "<w:p><w:pPr>"
        + section("rIdF", "rIdF")
        + "</w:pPr><w:r><w:t>{{приписка}}</w:t></w:r></w:p>"
    )
    document = filled(ending + paragraph("т", "LOText"), {})
    assert len(document.sections) == 2
    assert texts(document) == ["", "т"]


def test_paragraph_that_carries_a_drawing_stays_when_its_value_is_empty() -> None:
    carrier = "<w:p><w:r><w:t>{{приписка}}</w:t></w:r><w:r><w:pict/></w:r></w:p>"
    document = filled(carrier + paragraph("т", "LOText"), {})
    assert texts(document) == ["", "т"]


def test_cell_ends_with_a_paragraph_after_a_nested_table() -> None:
    inner = table([row([Cell("а")], (900,))], (900,))
    nested = paragraph("{{приписка}}", "LOText") + inner + paragraph("{{приписка}}", "LOText")
    document = filled(table([row([Cell("", body=nested), Cell("х")], WIDTHS)], WIDTHS), {})
    cell = document.tables[0].cell(0, 0)
    assert [one.tag.rpartition("}")[2] for one in cell._tc][1:] == ["tbl", "p"]


def test_marks_inside_a_paragraph_keep_their_places() -> None:
    runs = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='100'/></w:tabs></w:pPr>"
        "<w:r><w:t>а</w:t><w:tab/><w:t>{{приписка}}</w:t><w:br/><w:noBreakHyphen/></w:r></w:p>"
    )
    assert texts(filled(runs, {"приписка": "б"})) == ["а\tб\n-"]


def test_draft_mark_splits_a_run_and_keeps_what_follows() -> None:
    runs = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>до {{орган.название}} по</w:t><w:tab/>"
        "<w:t>сле</w:t></w:r></w:p>"
    )
    document = filled(runs, {}, draft=True)
    (one,) = document.paragraphs
    assert one.text == "до [не указано: орган] по\tсле"
    assert all(run.bold for run in one.runs)


def test_several_lines_in_a_row_are_kept() -> None:
    items = [Row({"номер": "1", "что": "а\nб"})]
    document = filled(case_table(), {"орган.название": "К"}, lists={"случай": items})
    assert cells(document)[1] == ["1", "а\nб\u00a0– К"]
