"""The original templates: `python -m lo_appeals.letters.originals resources/letters`.

The clerk edits copies of them in Word; these stay to be returned to.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from lo_appeals.letters import originals_letters, originals_registry
from lo_appeals.letters.markup import Cell, head, paragraph, row, section, section_end, table
from lo_appeals.letters.originals_parts import (
    CENTRE,
    annex_heading,
    closing,
    fields,
    opening,
    packed,
)

_REPORT_TEXT = (
    "Во исполнение пункта 11 Положения, утверждённого приказом {{комитет.родительный}}"
    " от {{приказ.дата}} № {{приказ.номер}}, докладываю сводную информацию о своевременности"
    " работы Органов и организаций с обращениями из Единого портала (далее – обращения)"
    " за {{период.месяц}} по данным на {{период.данные}}.",
    "{{текст.предварительно}}",
    "{{текст.итог}}",
    "{{текст.своевременность}}",
    "{{текст.нарушения}}",
    "{{текст.без_нарушений}}",
    "{{текст.фз59}}",
    "{{текст.отклонено}}",
    "{{текст.уведомления}}",
    "{{текст.причины}}",
    "{{текст.предложения}}",
)


def month_report() -> bytes:
    """Return the template of the month's report (п. 11)."""
    letter = (
        opening()
        + "".join(paragraph(text, "LOText") for text in _REPORT_TEXT)
        + paragraph("Приложение:\tна {{приложение.листов}} л. в 1 экз.", "LOEnclosure")
        + closing()
        + section_end(section("rIdFirst", "rIdNumber"))
    )
    return packed(letter + _report_annex(), "Сводная информация")


def _report_annex() -> str:
    return (
        annex_heading(
            "Приложение",
            "Сводная информация о своевременности работы с обращениями"
            " из Единого портала за {{период.месяц}}",
        )
        + paragraph("Данные на {{период.данные}}", "LONote", '<w:jc w:val="center"/>')
        + paragraph("Таблица 1 – Показатели за месяц в сравнении", "LOTableName")
        + _indicators()
        + paragraph("{{рисунок.своевременность}}", "LOPicture")
        + paragraph("{{приложение.график}}", "LOPictureName")
        + paragraph("Таблица 2 – Показатели по органам и организациям", "LOTableName",
                    "<w:pageBreakBefore/>")
        + _bodies()
        + paragraph("{{приложение.порядок_расчёта}}", "LONote")
        + paragraph("{{приложение.пояснения}}", "LONote")
        + paragraph("{{приложение.без_обращений}}", "LONote")
        + paragraph("{{приложение.таблица3}}", "LOTableName")
        + _categories()
        + paragraph("{{приложение.перечень}}", "LOAnnexTitle", "<w:pageBreakBefore/>")
        + _late()
        + paragraph("{{приложение.примечание_к_перечню}}", "LONote")
        + section("rIdEmpty", "rIdNumber", wide=True, restart=True)
    )  # fmt: skip


def _indicators() -> str:
    widths = (6237, 1780, 1780, 1780, 1780, 1780)
    heads = (
        "Показатель",
        "{{период.колонка}}",
        "{{период.прошлый_месяц}}",
        "{{период.прошлый_год}}",
        "Изменение к прошлому месяцу",
        "Изменение к прошлому году",
    )
    words = "название месяц прошлый_месяц прошлый_год изменение изменение_за_год"
    rows = [
        row([head(text) for text in heads], widths, header=True),
        row(fields("показатель", words, {"название": "LOTableText"}), widths),
    ]
    return table(rows, widths)


# Table 2: the first head row, the second one, and the fields, with the widths of columns.
_BODY_WIDTHS = (520, 3757, 820, 860, 820, 860, 860, 740, 820, 740, 740, 800, 820, 700, 640, 640)
_BODY_GROUPS = (
    head("№ п/п", merged="restart"),
    head("Орган, организация", merged="restart"),
    head("Остаток на начало", merged="restart", upright=True),
    head("Поступило", span=2),
    head("Рассмотрено", span=3),
    head("Остаток на конец", span=3),
    head("Своевременность, %", merged="restart", upright=True),
    head("Изменение, п. п.", merged="restart", upright=True),
    head("Средний срок, дней", merged="restart", upright=True),
    head("Средняя оценка", merged="restart", upright=True),
    head("Место", merged="restart", upright=True),
)
_BODY_SPLIT = (
    "всего",
    "из них в ускоренном порядке",
    "всего",
    "в срок",
    "с нарушением срока",
    "всего",
    "срок истёк, ответа нет",
    "из них срок истёк в месяце",
)
_BODY_WORDS = (
    "номер название остаток_начало поступило ускоренных рассмотрено в_срок с_нарушением"
    " остаток_конец просрочено просрочено_в_месяце своевременность изменение средний_срок оценка"
    " место"
)


def _bodies() -> str:
    continued = [head("", merged="continue") for _ in range(3)]
    split = [head(text, upright=True) for text in _BODY_SPLIT]
    second = [*continued, *split, *(head("", merged="continue") for _ in range(5))]
    numbers = [Cell(str(n), "LOTableHeadNumber") for n in range(1, len(_BODY_WIDTHS) + 1)]
    styles = {"номер": CENTRE, "название": "LOTableText", "место": CENTRE}
    rows = [
        row(_BODY_GROUPS, _BODY_WIDTHS, header=True),
        row(second, _BODY_WIDTHS, header=True, high=2268),
        row(numbers, _BODY_WIDTHS, header=True),
        row(fields("орган", _BODY_WORDS, styles), _BODY_WIDTHS),
    ]
    return table(rows, _BODY_WIDTHS, side=57)


def _categories() -> str:
    widths = (567, 5386, 1474, 1276, 1644, 1644, 1474, 1672)
    heads = (
        "№ п/п",
        "Категория",
        "Поступило",
        "Доля, %",
        "{{период.прошлый_месяц}}",
        "{{период.прошлый_год}}",
        "Рассмотрено",
        "Своевремен-\nность, %",
    )
    words = "номер название поступило доля прошлый_месяц прошлый_год рассмотрено своевременность"
    rows = [
        row([head(text) for text in heads], widths, header=True),
        row(fields("категория", words, {"номер": CENTRE, "название": "LOTableText"}), widths),
    ]
    return table(rows, widths)


def _late() -> str:
    widths = (567, 1474, 1474, 2494, 3404, 1304, 1361, 1247, 1812)
    heads = (
        "№ п/п",
        "Номер",
        "Дата регистрации",
        "Категория",
        "Орган, организация",
        "Срок",
        "Дата ответа",
        "Дней просрочки",
        "Примечание",
    )
    words = "номер обращение зарегистрировано категория орган срок отвечено дней примечание"
    texts = dict.fromkeys(("категория", "орган", "примечание"), "LOTableText")
    middle = dict.fromkeys(set(words.split()) - set(texts), CENTRE)
    rows = [
        row([head(text) for text in heads], widths, header=True),
        row(fields("просрочка", words, texts | middle), widths),
    ]
    return table(rows, widths)


ORIGINALS: dict[str, Callable[[], bytes]] = {
    "svod.docx": month_report,
    "nedostatki.docx": originals_letters.notice,
    "gubernatoru.docx": originals_letters.governor,
    "zapros.docx": originals_registry.list_request,
    "napominanie_svedeniya.docx": originals_registry.list_reminder,
    "napominanie_izmeneniya.docx": originals_registry.change_reminder,
    "napominanie_sroki.docx": originals_letters.due_reminder,
    "napominanie_povtorno.docx": originals_letters.repeat_reminder,
    "pismo.docx": originals_letters.neutral,
    "rekomendatsiya.docx": originals_registry.act_recommendation,
    "kontakty.docx": originals_registry.contacts,
}


def write_originals(folder: Path) -> list[Path]:
    """Write every original template into `folder`. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, build in ORIGINALS.items():
        path = folder / name
        path.write_bytes(build())
        written.append(path)
    return written


if __name__ == "__main__":
    write_originals(Path(sys.argv[1]))
