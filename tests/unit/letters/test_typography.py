import io
from collections.abc import Callable

import docx
import pytest

from lo_appeals.letters.typography import no_break


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("приказ № 5", "приказ №~5"),
        ("по п. 11 Положения", "по п.~11 Положения"),
        ("пунктом 11", "пунктом~11"),
        ("за 10 дней", "за 10~дней"),
        ("составила 95,8 %", "составила 95,8~%"),
        ("В.К. Озеров", "В.К.~Озеров"),
        ("Северову А.П.", "Северову~А.П."),
        ("23 ноября 2026 г.", "23~ноября 2026~г."),
        ("ноябрь 2026 года", "ноябрь 2026~года"),
        ("обращения – 5", "обращения~– 5"),
        ("5 обращений", "5~обращений"),
        ("на 3 л. в 1 экз.", "на 3~л. в 1~экз."),
        ("таблице 2 и гр. 7", "таблице~2 и гр.~7"),
        ("на 0,9 п. п.", "на 0,9~п.~п."),
        ("191000, ул. Примерная, д. 1", "191000, ул.~Примерная, д.~1"),
        ("и т. д.", "и т.~д."),
        ("обычный текст в строке", "обычный текст в строке"),
        ("2026 годовой", "2026 годовой"),
    ],
)
def test_lines_do_not_end_where_they_must_not(text: str, expected: str) -> None:
    assert no_break(text).replace("\u00a0", "~") == expected


def test_prepositions_are_tied_only_where_text_is_ragged() -> None:
    text = "О сводной информации о работе с обращениями"
    assert "\u00a0" not in no_break(text)
    tied = no_break(text, glue=True).replace("\u00a0", "~")
    assert tied == "О~сводной информации о~работе с~обращениями"


def test_length_never_changes() -> None:
    text = "№ 5 от 23 ноября 2026 г. – 95,8 % (п. 11)"
    assert len(no_break(text, glue=True)) == len(text)


def test_heads_of_tables_keep_plain_spaces(
    template: bytes, month: Callable, office: object
) -> None:
    from lo_appeals.letters.kinds.month_report import make_month_report

    data = make_month_report(month(3), office, template, draft=False)
    heads = [
        paragraph.text
        for table in docx.Document(io.BytesIO(data)).tables[1:]
        for cell in table.rows[0].cells
        for paragraph in cell.paragraphs
    ]
    assert "№ п/п" in heads
    assert not any("\u00a0" in text for text in heads)
