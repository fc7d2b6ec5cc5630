from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.timeliness import MonthReport
from lo_appeals.letters.kinds.month_report import SCHEMA, make_month_report
from lo_appeals.letters.package import Package
from lo_appeals.letters.template import check_template

Edit = Callable[..., bytes]
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
TEXT = "{{текст.итог}}"


def faults(data: bytes) -> list[str]:
    return [str(one) for one in check_template(data, SCHEMA)]


def after_text(xml: str) -> Callable[[str], str]:
    """Return an edit that puts `xml` as a paragraph of its own before the first one of the text."""
    first = '<w:p><w:pPr><w:pStyle w:val="LOText"/>'
    return lambda body: body.replace(first, xml + first, 1)


def typed(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relation(kind: str, target: str, mode: str = "") -> Callable[[str], str]:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = f'<Relationship Id="rIdX" Type="{space}/{kind}" Target="{target}"{mode}/>'
    return lambda body: body.replace("</Relationships>", f"{made}</Relationships>")


NUMBER_CELL = (
    '</w:tcPr><w:p><w:pPr><w:pStyle w:val="LOTableCentre"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">{{орган.номер'
)
EXTERNAL = ' TargetMode="External"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPOILT: dict[str, tuple[dict[str, Callable[[str], str]], str]] = {
    "unknown": (
        {DOCUMENT: after_text(typed("{{текст.итоги}}"))},
        "абзац 3 («{{текст.итоги}}»): неизвестное поле {{текст.итоги}}."
        " Возможно, имелось в виду {{текст.итог}}",
    ),
    "name without its group": (
        {DOCUMENT: after_text(typed("{{итог}}"))},
        "неизвестное поле {{итог}}. Возможно, имелось в виду {{текст.итог}}",
    ),
    "two fields in one": (
        {DOCUMENT: after_text(typed("{{текст.итог период.месяц}}"))},
        "Возможно, имелось в виду {{текст.итог}}, а {{период.месяц}} – в своих скобках",
    ),
    "case after the name": (
        {DOCUMENT: after_text(typed("{{адресат.имя:дателный}}"))},
        "Возможно, имелось в виду {{адресат.имя}}: лишнее «:дателный», падеж и вид в поле",
    ),
    "unknown far": (
        {DOCUMENT: after_text(typed("{{zzz}}"))},
        "абзац 3 («{{zzz}}»): неизвестное поле {{zzz}}",
    ),
    "in table": (
        {DOCUMENT: lambda body: body.replace("орган.в_срок", "орган.всрок")},
        "таблица 3, строка 4, столбец 7 («{{орган.всрок}}»): неизвестное поле {{орган.всрок}}."
        " Возможно, имелось в виду {{орган.в_срок}}",
    ),
    "latin": (
        {DOCUMENT: after_text(typed("{{тeкст.итoг}}"))},
        "Возможно, имелось в виду {{текст.итог}}: часть букв набрана в латинской раскладке",
    ),
    "split": (
        {
            DOCUMENT: after_text(
                "<w:p><w:r><w:t>{{теkст</w:t></w:r><w:r><w:t>.итог}}</w:t></w:r></w:p>"
            )
        },
        "абзац 3 («{{теkст.итог}}»): неизвестное поле",
    ),
    "empty": ({DOCUMENT: after_text(typed("а {{ }} б"))}, "пустое поле {{ }}"),
    "signs": ({DOCUMENT: after_text(typed("{{сколько всего!}}"))}, "в имени только буквы"),
    "unclosed": ({DOCUMENT: after_text(typed("{{текст.итог"))}, "скобки не закрыты"),
    "stray": ({DOCUMENT: after_text(typed("текст.итог}}"))}, "скобки не закрыты"),
    "single": ({DOCUMENT: after_text(typed("{текст.итог}"))}, "в одинарных скобках"),
    "lonely": ({DOCUMENT: after_text(typed("а } б"))}, "лишняя фигурная скобка"),
    "command": ({DOCUMENT: after_text(typed("{% if x %}"))}, "команды {% … %} в шаблонах"),
    "list outside": (
        {DOCUMENT: after_text(typed("{{орган.название}}"))},
        "поле {{орган.название}} – из списка: ему место в строке таблицы",
    ),
    "two lists": (
        {DOCUMENT: lambda body: body.replace("{{орган.номер}}", "{{категория.номер}}")},
        "таблица 3, строка 4: поля разных списков в одной строке: категория, орган",
    ),
    "picture": (
        {DOCUMENT: after_text(typed("вот {{рисунок.герб}}"))},
        "рисунок {{рисунок.герб}} должен стоять в отдельном абзаце",
    ),
    "missing": (
        {DOCUMENT: lambda body: body.replace(TEXT, "")},
        "шаблон: нет обязательного поля {{текст.итог}} – сколько поступило и рассмотрено",
    ),
    "missing list": (
        {DOCUMENT: lambda body: body.replace("{{показатель.", "{{категория.")},
        "шаблон: нет строки списка {{показатель.…}}",
    ),
    "inserted": (
        {
            DOCUMENT: after_text(
                '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>новое</w:t></w:r></w:ins></w:p>'
            )
        },
        "абзац 3 («новое»): осталось исправление (вставка)",
    ),
    "deleted": (
        {
            DOCUMENT: after_text(
                '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>было</w:delText></w:r>'
                "</w:del></w:p>"
            )
        },
        "абзац 3 («было»): осталось исправление (удаление)",
    ),
    "look changed": (
        {
            DOCUMENT: after_text(
                '<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr>'
                "<w:t>а</w:t></w:r></w:p>"
            )
        },
        "осталось исправление (изменение вида)",
    ),
    "row inserted": (
        {
            DOCUMENT: lambda body: body.replace(
                "<w:trPr>", '<w:trPr><w:ins w:id="1" w:author="a"/>', 1
            )
        },
        "осталось исправление: строка таблицы",
    ),
    "comment": (
        {
            RELATIONS: relation("comments", "comments.xml"),
            TYPES: lambda body: body,
            "word/comments.xml": lambda _: (
                f'<w:comments {W}><w:comment w:id="1">{typed("спросить у Ивановой")}</w:comment>'
                "</w:comments>"
            ),
        },
        "файл: в шаблоне остались примечания (1): «спросить у Ивановой». Удалите их:"
        " «Рецензирование» → «Удалить»",
    ),
    "macros": (
        {TYPES: lambda body: body.replace("document.main+xml", "document.macroEnabled.main+xml")},
        "файл: в шаблоне есть макросы",
    ),
    "link": (
        {RELATIONS: relation("hyperlink", "http://example.ru/", EXTERNAL)},
        "файл: внешняя ссылка «http://example.ru/»",
    ),
    "linked picture": (
        {RELATIONS: relation("image", "file:///C:/герб.png", EXTERNAL)},
        "рисунок связан с файлом «file:///C:/герб.png», а не вставлен",
    ),
    "highlighted": (
        {
            DOCUMENT: after_text(
                '<w:p><w:r><w:rPr><w:highlight w:val="cyan"/></w:rPr><w:t>срочно</w:t></w:r></w:p>'
            )
        },
        "«срочно» выделено цветом и так выйдет на бумагу",
    ),
    "merge field": (
        {DOCUMENT: after_text('<w:p><w:fldSimple w:instr=" MERGEFIELD Имя "/></w:p>')},
        "вставлено поле слияния Word: в готовом письме оно само станет другим",
    ),
    "strict": (
        {
            DOCUMENT: lambda body: body.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        },
        "файл: Файл сохранён как «Строгий документ Open XML»",
    ),
    "half of a field in one paragraph, half in the next": (
        {DOCUMENT: after_text(typed("{{текст.") + typed("итог}}"))},
        "скобки не закрыты: перед «итог}}» нет {{ в том же абзаце",
    ),
    "no braces": (
        {DOCUMENT: after_text(typed("«текст.итог»"))},
        "имя поля «текст.итог» стоит без двойных фигурных скобок: нужно {{текст.итог}}",
    ),
    "list twice in a table": (
        {
            DOCUMENT: lambda body: body.replace(
                "</w:tr></w:tbl>",
                f"</w:tr><w:tr><w:tc>{typed('{{орган.номер}}')}</w:tc></w:tr></w:tbl>",
            )
        },
        "поля списка «орган» стоят и в строке",
    ),
    "remote template": (
        {
            "word/_rels/settings.xml.rels": lambda _: relation(
                "attachedTemplate", "http://a/b.dotm", EXTERNAL
            )(
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
        },
        "внешняя ссылка «http://a/b.dotm»",
    ),
    "object": (
        {RELATIONS: relation("oleObject", "embeddings/a.bin")},
        "вставленный объект другой программы",
    ),
    "foreign": ({RELATIONS: relation("aFChunk", "a.html")}, "вставленный чужой документ"),
    "field code": (
        {
            DOCUMENT: after_text(
                "<w:p><w:r><w:instrText> IF {{текст.итог}} </w:instrText></w:r></w:p>"
            )
        },
        "поле стоит внутри кода поля Word",
    ),
    "bound control": (
        {
            DOCUMENT: after_text(
                f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{typed('{{период.месяц}}')}</w:sdtContent></w:sdt>"
            )
        },
        "элемент управления («{{период.месяц}}»): он связан с данными",
    ),
    "merge source": (
        {
            "word/settings.xml": lambda body: body.replace(
                "</w:settings>", "<w:mailMerge/></w:settings>"
            )
        },
        "связан с источником слияния",
    ),
    "chart": (
        {"word/charts/chart1.xml": lambda _: "<c><t>{{текст.итог}}</t></c>"},
        "часть «word/charts/chart1.xml»: поле стоит в диаграмме",
    ),
    "list in head": (
        {DOCUMENT: lambda body: body.replace(">Показатель<", ">{{показатель.название}}<")},
        "таблица 2, строка 1: строка списка отмечена как заголовок таблицы",
    ),
    "merged row": (
        {
            DOCUMENT: lambda body: body.replace(
                NUMBER_CELL,
                "<w:vMerge/>" + NUMBER_CELL,
            )
        },
        "в строке списка есть ячейки, объединённые по вертикали",
    ),
    "in header": (
        {"word/header1.xml": lambda body: body.replace("рисунок.герб", "рисунок.герп")},
        "верхний колонтитул первой страницы, абзац 1 («{{рисунок.герп}}»): неизвестное поле",
    ),
    "broken": (
        {DOCUMENT: lambda body: body[:500]},
        "файл: Файл повреждён: часть «word/document.xml» не читается",
    ),
    "entities": (
        {DOCUMENT: lambda body: body.replace("?>\n", '?>\n<!DOCTYPE a [<!ENTITY b "c">]>', 1)},
        "часть «word/document.xml» не читается",
    ),
    "no text": (
        {"_rels/.rels": lambda body: body.replace('officeDocument"', 'other"')},
        "нет текста документа",
    ),
}


def test_shipped_template_has_no_fault(template: bytes) -> None:
    assert faults(template) == []


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_template_is_told_with_its_place(name: str, template: bytes, edit: Edit) -> None:
    changes, expected = SPOILT[name]
    spoilt = edit(template, changes)
    assert spoilt != template
    found = faults(spoilt)
    assert any(expected in one for one in found), found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "Файл пуст"),
        (b"not a zip", "повреждён или это не .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "защищён паролем"),
    ],
)
def test_file_of_another_kind_is_refused(data: bytes, expected: str) -> None:
    (one,) = faults(data)
    assert expected in one


def test_workbook_is_refused(template: bytes, edit: Edit) -> None:
    word, sheet = "wordprocessingml.document.main", "spreadsheetml.sheet.main"
    spoilt = edit(template, {TYPES: lambda body: body.replace(word, sheet)})
    assert any("файл другой программы" in one for one in faults(spoilt))


def test_template_cut_short_is_refused(template: bytes) -> None:
    assert faults(template[: len(template) // 2])


def test_absent_file_is_told(tmp_path: Path) -> None:
    (one,) = check_template(tmp_path / "нет.docx", SCHEMA)
    assert "не открывается" in one.what


def test_file_is_checked_by_its_path(tmp_path: Path, template: bytes) -> None:
    path = tmp_path / "свод.docx"
    path.write_bytes(template)
    assert check_template(path, SCHEMA) == []


def test_several_faults_are_all_told(template: bytes, edit: Edit) -> None:
    def spoil(body: str) -> str:
        spoilt = after_text(typed("{{текст.итоги}}"))(body)
        return spoilt.replace("{{подписант.имя}}", "{подписант.имя}")

    found = faults(edit(template, {DOCUMENT: spoil}))
    assert ["итоги" in one or "подписант.имя" in one for one in found] == [True, True]


def test_libreoffice_core_relation_is_made_usual(template: bytes, edit: Edit) -> None:
    usual = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    libre = usual.replace("package/2006", "officedocument/2006")
    changed = edit(template, {"_rels/.rels": lambda body: body.replace(usual, libre)})
    package = Package.read(changed)
    assert [one.type for one in package.relations("") if "core" in one.type] == [usual]
    package.set_properties("Т", "А", datetime(2026, 1, 1))
    assert [name for name in package.parts if "core" in name] == ["docProps/core.xml"]


def test_every_field_has_an_explanation() -> None:
    shown = SCHEMA.explained()
    assert len(shown) == len(SCHEMA.names)
    assert all(name.startswith("{{") and about for name, about in shown)


def with_footnote(edit: Edit, template: bytes, text: str) -> bytes:
    body = f'<w:footnotes {W}><w:footnote w:id="2">{typed(text)}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    made = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    return edit(
        template,
        {
            "word/footnotes.xml": lambda _: body,
            RELATIONS: relation("footnotes", "footnotes.xml"),
            TYPES: lambda types: types.replace("</Types>", made),
        },
    )


def test_footnote_is_checked_with_its_place(template: bytes, edit: Edit) -> None:
    found = faults(with_footnote(edit, template, "{{период.месец}}"))
    assert found == [
        "сноски, абзац 1 («{{период.месец}}»): неизвестное поле {{период.месец}}."
        " Возможно, имелось в виду {{период.месяц}}"
    ]


def test_footnote_is_filled(
    template: bytes, edit: Edit, month: Callable[..., MonthReport], office: Organisation
) -> None:
    data = with_footnote(edit, template, "за {{период.месяц}}")
    assert faults(data) == []
    made = make_month_report(month(0), office, data, draft=False)
    assert "за октябрь 2026\u00a0года" in Package.read(made).parts["word/footnotes.xml"].decode()


def test_place_of_an_erased_field_is_told_as_the_original_has_it(
    template: bytes, edit: Edit
) -> None:
    def erased(body: str) -> str:
        for name in (TEXT, "{{период.данные}}", "{{адресат.имя}}"):
            body = body.replace(name, "")
        return body.replace("{{орган.", "{{показатель.")

    spoilt = edit(template, {DOCUMENT: erased})
    found = {one.what for one in check_template(spoilt, SCHEMA, template) if one.place == "шаблон"}
    kept = {one.partition("В исходном: ")[2] for one in found}
    assert kept == {
        "таблица 1, строка 1, столбец 3 («{{адресат.имя}}»)",
        "абзац 3 («Во исполнение пункта 11 Положения, утверждённого приказом {{…»)",
        "абзац 5, отдельно, после «{{текст.предварительно}}»",
        "таблица 3, строка 4, столбец 1 («{{орган.номер}}»)",
    }
    assert not any("В исходном" in one for one in faults(spoilt))
