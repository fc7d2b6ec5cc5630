from collections.abc import Callable

import pytest

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.kinds.month_report import make_month_report

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    def changed(body: str) -> str:
        assert old in body
        return body.replace(old, new, count)

    return changed


SPOILT = {
    "field": (
        {DOCUMENT: swap("Таблица\u00a01", "{{период.месяц}}")},
        "не заполнено поле {{период.месяц}}",
    ),
    "mark": ({DOCUMENT: swap("Таблица\u00a01", "[не указано: срок]")}, "не указано обязательное"),
    "spaces": ({DOCUMENT: swap("Таблица\u00a01", "Таблица  1")}, "два пробела подряд"),
    "revision": ({DOCUMENT: swap("<w:r>", '<w:ins w:id="1"/><w:r>')}, "осталось исправление"),
    "margin": (
        {DOCUMENT: swap('w:right="567"', 'w:right="300"')},
        "раздел 1: правое поле листа меньше 10 мм",
    ),
    "measure that is no number": (
        {
            DOCUMENT: swap('w:right="567"', 'w:right="много"'),
            STYLES: swap('<w:sz w:val="', '<w:sz w:val="x', -1),
        },
        "раздел 1: правое поле листа меньше 10 мм",
    ),
    "paper": ({DOCUMENT: swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')}, "лист не А4"),
    "wide table": (
        {DOCUMENT: swap('<w:gridCol w:w="4253"/>', '<w:gridCol w:w="14253"/>')},
        "таблица 1: шире текста на 176 мм и выйдет за край листа",
    ),
    "type of its own size": (
        {DOCUMENT: swap("<w:r><w:t", '<w:r><w:rPr><w:sz w:val="96"/></w:rPr><w:t', -1)},
        "слово «КОМИТЕТ» шире ячейки",
    ),
    "page before the signature": (
        {
            DOCUMENT: swap(
                '<w:pStyle w:val="LOSignature"/>',
                '<w:pStyle w:val="LOSignature"/><w:pageBreakBefore/>',
            )
        },
        "подпись: начинает новую страницу без текста. Сотрите разрыв перед ней",
    ),
    "first page": ({DOCUMENT: swap("<w:titlePg/>", "")}, "номер стоит и на первой странице"),
    "number": ({"word/header2.xml": swap(" PAGE ", " DATE ")}, "нет номера страницы"),
    "split": ({DOCUMENT: swap("<w:cantSplit/>", "", -1)}, "строка может разорваться"),
    "head": (
        {DOCUMENT: swap("<w:tblHeader/>", "", -1)},
        "таблица 2: головка таблицы не повторяется",
    ),
    "signature": (
        {
            DOCUMENT: swap(
                '<w:pStyle w:val="LOEnclosure"/><w:keepNext w:val="1"/>',
                '<w:pStyle w:val="LOEnclosure"/><w:keepNext w:val="0"/>',
            )
        },
        "подпись: может остаться на странице одна",
    ),
    "no signature": (
        {DOCUMENT: swap('"LOSignature"', '"LOText"')},
        "реквизит «Подпись документа»: нет подписи",
    ),
    "no addressee": (
        {DOCUMENT: swap('"LOAddressee"', '"LOText"', -1)},
        "реквизит «Адресат»: не указан адресат",
    ),
    "title": (
        {
            "docProps/core.xml": lambda body: (
                body.split("<dc:title>")[0] + body.split("</dc:title>")[1]
            )
        },
        "в свойствах документа не указано: название",
    ),
    "language": (
        {STYLES: swap('w:lang w:val="ru-RU" w:eastAsia', 'w:lang w:val="en-US" w:eastAsia')},
        "язык документа не русский",
    ),
    "font": ({STYLES: swap("w:rFonts w:ascii", "w:rFonts w:cat", 1)}, "не задан шрифт"),
    "part": (
        {"word/_rels/document.xml.rels": swap("header1.xml", "header9.xml")},
        "нет связанной части «word/header9.xml»",
    ),
    "kind": ({"word/odd.bin": lambda _: "x"}, "часть «word/odd.bin»: не объявлен вид содержимого"),
}


@pytest.fixture
def letter(month: Callable, office: Organisation, template: bytes) -> bytes:
    return make_month_report(month(3), office, template, draft=False)


def test_sound_letter_has_no_fault(letter: bytes) -> None:
    assert check_document(letter) == []


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_letter_is_told(name: str, letter: bytes, edit: Callable) -> None:
    changes, expected = SPOILT[name]
    found = [str(one) for one in check_document(edit(letter, changes))]
    assert any(expected in one for one in found), found


def test_cell_without_a_paragraph_is_told(letter: bytes, edit: Callable) -> None:
    inner = "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"
    spoilt = edit(letter, {DOCUMENT: swap("</w:tbl>", inner)})
    assert "таблица 1: в ячейке нет абзаца" in [str(one) for one in check_document(spoilt)]


def test_marks_of_a_draft_are_no_faults(month: Callable, template: bytes) -> None:
    draft = make_month_report(month(3), Organisation(), template, draft=True)
    assert check_document(draft, draft=True) == []
    assert any("не указано обязательное" in str(one) for one in check_document(draft))


def test_braces_typed_in_a_value_are_no_leftover(letter: bytes, edit: Callable) -> None:
    spoilt = edit(letter, {DOCUMENT: swap("Таблица\u00a01", "{{период.месяц}}")})
    assert check_document(spoilt, typed={"период.месяц"}) == []


def test_file_that_is_no_letter_is_told() -> None:
    (one,) = check_document(b"x")
    assert one.place == "файл"


DRAWN = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="a"{about}/><a:blip xmlns:a="http://schemas.'
    'openxmlformats.org/drawingml/2006/main" r:embed="rId99"/></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("", ["рисунок потерял свой файл", "у рисунка нет замещающего текста"]),
        (' descr="График"', ["рисунок потерял свой файл"]),
    ],
)
def test_picture_without_its_file_or_words_is_told(
    about: str, expected: list[str], letter: bytes, edit: Callable
) -> None:
    drawn = DRAWN.format(about=about)
    spoilt = edit(letter, {DOCUMENT: lambda body: body.replace("</w:body>", drawn + "</w:body>")})
    assert [one.what.partition(":")[0] for one in check_document(spoilt)] == expected


def test_second_core_part_is_told(letter: bytes, edit: Callable) -> None:
    def doubled(body: str) -> str:
        start = body.index("<Relationship Id")
        core = next(part for part in body.split("<Relationship ") if "core-properties" in part)
        return body[:start] + "<Relationship " + core.split("/>")[0] + "/>" + body[start:]

    spoilt = edit(letter, {"_rels/.rels": doubled})
    assert "свойства документа записаны не один раз" in [one.what for one in check_document(spoilt)]


def test_comments_of_the_template_are_told(letter: bytes, edit: Callable) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    made = f'<Relationship Id="rIdC" Type="{kind}" Target="comments.xml"/></Relationships>'
    changes = {
        "word/_rels/document.xml.rels": swap("</Relationships>", made),
        "word/comments.xml": lambda _: "<comments/>",
    }
    found = [one.what for one in check_document(edit(letter, changes))]
    assert "остались примечания шаблона" in found


def test_signature_after_a_table_is_told(letter: bytes, edit: Callable) -> None:
    signature = '<w:p><w:pPr><w:pStyle w:val="LOSignature"/>'
    table = "<w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    spoilt = edit(letter, {DOCUMENT: swap(signature, table + signature)})
    found = [one.what for one in check_document(spoilt)]
    assert found == ["перед подписью нет текста, с которым она держится"]
