"""What a sound template does otherwise than the original, shown to the clerk."""

from collections.abc import Callable
from datetime import datetime

import pytest

from lo_appeals.letters.filling import fill
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.month_report import SCHEMA
from lo_appeals.letters.originals import ORIGINALS
from lo_appeals.letters.schema import Context, Field, Schema
from lo_appeals.letters.template import check_template
from lo_appeals.letters.template_notes import notes
from lo_appeals.letters.wordml import w
from tests.unit.letters.test_template import DOCUMENT, after_text, typed

Edit = Callable[..., bytes]
(DUE,) = [one for one in KINDS if one.key == "due-reminder"]
TEMPLATE = ORIGINALS[DUE.template]()
HEAD_ROW = "№ п/п"


def noted(data: bytes) -> list[str]:
    assert check_template(data, DUE.schema, TEMPLATE) == []
    return [str(one) for one in notes(data, DUE.schema, TEMPLATE)]


def without_heads(body: str) -> str:
    start = body.rindex("<w:tr>", 0, body.index(HEAD_ROW))
    return body[:start] + body[body.index("</w:tr>", start) + len("</w:tr>") :]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
def test_nothing_is_noted_of_an_original(kind) -> None:
    original = ORIGINALS[kind.template]()
    assert notes(original, kind.schema, original) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (without_heads, "таблица 2, строка 1: над строкой списка нет строки с названиями столбцов"),
        (after_text(typed("Исх. № 15-48 от 1.02.2026")), "набрано «№ 15-48», «1.02.2026»"),
        (after_text(typed("{{период.данные}}")), "поле {{период.данные}} стоит не один раз"),
        (
            lambda body: body.replace("{{текст.устарело}}", "См.: {{текст.устарело}}"),
            "тогда от абзаца останется «См.:»",
        ),
        (after_text("<w:p/>" * 4), "дальше несколько пустых абзацев подряд"),
        (
            lambda body: body.replace("{{период.данные}}", "сегодня"),
            "шаблон: нет поля {{период.данные}} – на какой момент взяты данные. В исходном: абзац",
        ),
        (
            after_text(
                '<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>проверить</w:t></w:r></w:p>'
            ),
            "абзац 3 («проверить»): цветной шрифт: так и напечатается",
        ),
        (
            after_text(
                '<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>вот</w:t></w:r></w:p>' * 3
            ),
            "абзац 3 («вот»): не тот шрифт, что во всём письме (и ещё в 2 абзацах)",
        ),
    ],
)
def test_what_differs_is_noted(change: Callable[[str], str], expected: str, edit: Edit) -> None:
    (found,) = noted(edit(TEMPLATE, {DOCUMENT: change}))
    assert expected in found


def test_a_whole_list_that_is_gone_is_noted_once(edit: Edit) -> None:
    report = ORIGINALS["svod.docx"]()

    def shortened(body: str) -> str:
        end = body.rindex("</w:tbl>") + len("</w:tbl>")
        return body[: body.rindex("<w:tbl>")] + body[end:]

    (found,) = notes(edit(report, {DOCUMENT: shortened}), SCHEMA, report)
    assert str(found).startswith(
        "шаблон: нет списка {{просрочка.…}} – перечень просроченных обращений. В исходном: таблица"
    )


def test_own_words_and_bold_are_not_noted(edit: Edit) -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Благодарю за работу.</w:t></w:r></w:p>"
    assert noted(edit(TEMPLATE, {DOCUMENT: after_text(bold)})) == []


def test_soft_hyphen_inside_a_field_goes_with_it(edit: Edit) -> None:
    schema = Schema((Field("орган.всего", "сколько"),))
    broken = "<w:p><w:r><w:t>{{орган.</w:t><w:softHyphen/><w:t>всего}} обращений</w:t></w:r></w:p>"
    data = edit(TEMPLATE, {DOCUMENT: lambda body: _only(body, broken)})
    made = fill(data, schema, Context({"орган.всего": "5"}, "Т", "А", datetime(2026, 1, 1)))
    root = made.tree(made.main)
    assert root.find(f".//{w('softHyphen')}") is None
    assert "".join(str(one) for one in root.itertext()) == "5\u00a0обращений"


def _only(body: str, paragraph: str) -> str:
    start, end = body.index("<w:body>") + len("<w:body>"), body.rindex("<w:sectPr")
    return body[:start] + paragraph + body[end:]
