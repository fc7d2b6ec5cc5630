"""The original templates of letters other than the month's report. See `originals`."""

from collections.abc import Sequence

from lo_appeals.letters.markup import Cell, head, paragraph, row, section, section_end, table
from lo_appeals.letters.originals_parts import (
    CENTRE,
    annex_heading,
    closing,
    fields,
    headers,
    opening,
    packed,
)
from lo_appeals.letters.styles import TEXT_WIDTH

_BY_ORDER = (
    "Положения, утверждённого приказом {{комитет.родительный}}"
    " от {{приказ.дата}} № {{приказ.номер}}"
)
_ENCLOSED = "Приложение:\tна {{приложение.листов}} л. в 1 экз."
_UPRIGHT_ANNEX = '<w:ind w:left="5103"/>'


def _letter(texts: Sequence[str], *, enclosed: bool, annex: str = "") -> str:
    """Return the body of a letter: one section, and one more for the annex."""
    made = opening() + "".join(paragraph(text, "LOText") for text in texts)
    if enclosed:
        made += paragraph(_ENCLOSED, "LOEnclosure")
    made += closing()
    if not annex:
        return made + section("rIdFirst", "rIdNumber")
    return made + section_end(section("rIdFirst", "rIdNumber")) + annex


def _upright(title: str, parts: str) -> str:
    return (
        annex_heading("Приложение", title, _UPRIGHT_ANNEX)
        + parts
        + section("rIdEmpty", "rIdNumber", restart=True)
    )


def _wide(title: str, parts: str) -> str:
    return (
        annex_heading("Приложение", title)
        + parts
        + section("rIdEmpty", "rIdNumber", wide=True, restart=True)
    )


def _table(name: str, columns: Sequence[tuple[str, str, int, str]]) -> str:
    """Return a table with one repeating row; a column is its heading, field, width and style."""
    widths = [width for _, _, width, _ in columns]
    words = " ".join(word for _, word, _, _ in columns)
    styles = {word: style for _, word, _, style in columns}
    rows = [
        row([head(title) for title, *_ in columns], widths, header=True),
        row(fields(name, words, styles), widths),
    ]
    return table(rows, widths)


def notice() -> bytes:
    """Return the template of the information on deficiencies (п. 10)."""
    annex = _wide(
        "Сведения о недостатках в работе {{орган.родительный}} с обращениями из Единого портала",
        paragraph("{{приложение.таблица1}}", "LOTableName")
        + _table(
            "обращение",
            (
                ("№ п/п", "номер", 624, CENTRE),
                ("Номер обращения", "обращение", 1814, CENTRE),
                ("Категория", "категория", 3147, "LOTableText"),
                ("Дата регистрации", "зарегистрировано", 1531, CENTRE),
                ("Срок", "срок", 1361, CENTRE),
                ("Дата ответа", "отвечено", 1474, CENTRE),
                ("Просрочка, дней", "дней", 1304, CENTRE),
                ("Напоминания: дата и номер", "напоминания", 3882, "LOTableText"),
            ),
        )
        + paragraph("{{приложение.таблица2}}", "LOTableName")
        + _table(
            "обязанность",
            (
                ("№ п/п", "номер", 624, CENTRE),
                ("Пункт Положения", "пункт", 1474, CENTRE),
                ("В чём недостаток", "недостаток", 4876, "LOTableText"),
                ("Срок", "срок", 1361, CENTRE),
                ("Исполнено", "исполнено", 1588, CENTRE),
                ("Просрочка, дней", "дней", 1304, CENTRE),
                ("Напоминания: дата и номер", "напоминания", 3910, "LOTableText"),
            ),
        )
        + paragraph("{{приложение.пояснения}}", "LONote"),
    )
    texts = (
        f"В соответствии с пунктом 10 {_BY_ORDER}, направляю информацию о недостатках,"
        " выявленных {{период.выявлено}} в работе {{орган.родительный}} с обращениями из Единого"
        " портала (далее – обращения).",
        "{{текст.недостатки}}",
        "{{текст.напоминания}}",
        "{{текст.устарело}}",
        "{{текст.исполнителя}}",
        "Прошу рассмотреть вопрос об организации работы по устранению недостатков, выявлении лиц,"
        " допустивших нарушения требований Положения, и принятии решения о применении к ним мер"
        " дисциплинарного воздействия.",
    )
    return packed(_letter(texts, enclosed=True, annex=annex), "Информация о недостатках")


def governor() -> bytes:
    """Return the template of the operative report to the Governor (п. 12)."""
    texts = (
        f"В соответствии с пунктом 12 {_BY_ORDER}, представляю оперативный доклад.",
        "{{текст.выявлено}}",
        "{{текст.динамика}}",
        "{{текст.обращение}}",
        "{{текст.суть}}",
        "{{текст.орган}}",
        "{{текст.меры}}",
        "{{текст.риск}}",
        "{{текст.предложения}}",
    )
    return packed(_letter(texts, enclosed=False), "Оперативный доклад")


_FORM_ROWS = (
    "Ответственное должностное лицо (не ниже заместителя руководителя)",
    "Лицо, замещающее ответственное должностное лицо",
    "Исполнитель (подготовка и размещение ответов)",
    "Лицо, замещающее исполнителя",
    "Уполномоченный (общественные голосования)",
    "Лицо, замещающее уполномоченного",
)


def _form() -> str:
    """Return the empty form of п. 4 to be filled by hand or on the screen."""
    widths = (4195, 3175, 3516, 2041, 2210)
    heads = ("Функция", "Должность", "Фамилия, имя, отчество", "Номер телефона",
             "Адрес электронной почты")  # fmt: skip
    rows = [row([head(text) for text in heads], widths, header=True)]
    for label in _FORM_ROWS:
        blanks = [Cell("", "LOTableText") for _ in widths[1:]]
        rows.append(row([Cell(label, "LOTableText"), *blanks], widths, high=737))
    note = "При нескольких исполнителях или уполномоченных строки повторяются."
    return table(rows, widths) + paragraph(note, "LONote")


def list_request() -> bytes:
    """Return the template of the request for the list of officials (п. 4)."""
    texts = (
        f"В соответствии с пунктом 4 {_BY_ORDER}, прошу в срок до {{{{период.ответ}}}} направить"
        " в Комитет сведения:",
        "– о должностном лице (не ниже заместителя руководителя), ответственном за организацию"
        " работы с обращениями из Единого портала, и о лице, его замещающем на период временного"
        " отсутствия;",
        "– о специалистах, осуществляющих подготовку и размещение ответов на обращения,"
        " о специалистах, ответственных за проведение мероприятий общественного голосования,"
        " и о лицах, их замещающих на период временного отсутствия.",
        "Прошу указать должность, фамилию, имя, отчество, номер телефона и адрес электронной почты"
        " по прилагаемой форме.",
        "{{текст.срок}}",
        "О последующих изменениях прошу уведомлять Комитет не позднее 3 дней с момента их"
        " возникновения (пункт 5 Положения).",
        "{{текст.исполнителя}}",
    )
    annex = _wide("Сведения о лицах, ответственных за работу с обращениями из Единого портала"
                  "\n{{орган.наименование}}", _form())  # fmt: skip
    return packed(_letter(texts, enclosed=True, annex=annex), "Запрос сведений")


def list_reminder() -> bytes:
    """Return the template of the reminder of the list (п. 4)."""
    texts = (
        f"Напоминаю, что в соответствии с пунктом 4 {_BY_ORDER}, сведения о должностном лице,"
        " ответственном за организацию работы с обращениями из Единого портала, о специалистах,"
        " осуществляющих подготовку и размещение ответов, и о лицах, их замещающих, направляются"
        " в Комитет в течение 10 дней с даты подписания приказа.",
        "{{текст.срок}}",
        "{{текст.ранее}}",
        "Прошу направить сведения по прилагаемой форме в срок до {{период.ответ}}.",
        "{{текст.исполнителя}}",
    )
    annex = _wide("Сведения о лицах, ответственных за работу с обращениями из Единого портала"
                  "\n{{орган.наименование}}", _form())  # fmt: skip
    return packed(_letter(texts, enclosed=True, annex=annex), "Напоминание о сведениях")


def change_reminder() -> bytes:
    """Return the template of the reminder to tell of changes (п. 5)."""
    texts = (
        f"Напоминаю, что в соответствии с пунктом 5 {_BY_ORDER}, Комитет уведомляется"
        " об изменении в сведениях об ответственных лицах не позднее 3 дней с момента"
        " возникновения таких изменений.",
        "{{текст.изменения}}",
        "{{текст.ранее}}",
        "Прошу направить уточнённые сведения в срок до {{период.ответ}}.",
        "{{текст.исполнителя}}",
    )
    return packed(_letter(texts, enclosed=False), "Напоминание об изменениях")


def _due_annex() -> str:
    return _upright(
        "Перечень обращений из Единого портала",
        paragraph("Данные на {{период.данные}}", "LONote", '<w:jc w:val="center"/>')
        + _table(
            "обращение",
            (
                ("№ п/п", "номер", 567, CENTRE),
                ("Номер обращения", "обращение", 1644, CENTRE),
                ("Дата регистрации", "зарегистрировано", 1474, CENTRE),
                ("Категория", "категория", 2892, "LOTableText"),
                ("Срок", "срок", 1361, CENTRE),
                ("Состояние", "состояние", TEXT_WIDTH - 7938, "LOTableText"),
            ),
        ),
    )


def due_reminder() -> bytes:
    """Return the template of the reminder of due days with the list (п. 7)."""
    texts = (
        f"В соответствии с пунктом 7 {_BY_ORDER}, обращения из Единого портала рассматриваются"
        " в срок не более 30 календарных дней, а в ускоренном порядке – не более 10 календарных"
        " дней с момента регистрации.",
        "{{текст.сроки}}",
        "{{текст.переносы}}",
        "{{текст.устарело}}",
        "Прошу обеспечить подготовку и размещение ответов.",
        "{{текст.исполнителя}}",
    )
    return packed(_letter(texts, enclosed=True, annex=_due_annex()), "Напоминание о сроках")


def repeat_reminder() -> bytes:
    """Return the template of the repeated reminder (п. 7)."""
    texts = (
        f"Повторно напоминаю о необходимости соблюдать срок рассмотрения обращений из Единого"
        f" портала, установленный пунктом 7 {_BY_ORDER}.",
        "{{текст.сроки}}",
        "{{текст.ранее}}",
        "{{текст.переносы}}",
        "{{текст.устарело}}",
        "Прошу принять меры и обеспечить размещение ответов незамедлительно.",
        "{{текст.исполнителя}}",
    )
    return packed(_letter(texts, enclosed=True, annex=_due_annex()), "Повторное напоминание")


def neutral() -> bytes:
    """Return the template of the neutral letter to a municipality or an institution."""
    annex = _upright(
        "Перечень обращений из Единого портала",
        paragraph("Данные на {{период.данные}}", "LONote", '<w:jc w:val="center"/>')
        + _table(
            "обращение",
            (
                ("№ п/п", "номер", 567, CENTRE),
                ("Номер обращения", "обращение", 1587, CENTRE),
                ("Категория", "категория", 2608, "LOTableText"),
                ("Дата регистрации", "зарегистрировано", 1474, CENTRE),
                ("Срок", "срок", 1304, CENTRE),
                ("Дата ответа", "отвечено", TEXT_WIDTH - 7540, CENTRE),
            ),
        ),
    )
    texts = (
        "Комитет в рамках взаимодействия по вопросам работы с обращениями из Единого портала"
        f" в соответствии с пунктом 3 {_BY_ORDER}, информирует о своевременности рассмотрения"
        " обращений {{период.когда}}.",
        "{{текст.итог}}",
        "{{текст.переносы}}",
        "{{текст.устарело}}",
        "Прошу обратить внимание на соблюдение срока рассмотрения обращений и о принятых мерах"
        " сообщить в Комитет до {{период.ответ}}.",
        "{{текст.исполнителя}}",
    )
    return packed(_letter(texts, enclosed=True, annex=annex), "Письмо о своевременности")


def act_recommendation() -> bytes:
    """Return the template of the recommendation on the municipal act (order item 4)."""
    texts = (
        "Пунктом 4 приказа {{комитет.родительный}} от {{приказ.дата}} № {{приказ.номер}} главам"
        " администраций муниципальных образований Ленинградской области рекомендовано определить"
        " должностных лиц, ответственных за организацию работы с обращениями из Единого портала,"
        " и принять аналогичные правовые акты, регламентирующие эту работу.",
        "Сведения о принятии такого правового акта в Комитет не поступали.",
        "Прошу рассмотреть возможность его принятия и о результатах, а также о реквизитах принятого"
        " акта (вид, дата, номер) сообщить в Комитет до {{период.ответ}}.",
        "{{текст.исполнителя}}",
        "Консультативную и методическую помощь оказывает отраслевой проектный офис Центра"
        " управления регионом.",
    )
    return packed(_letter(texts, enclosed=False), "Рекомендация о правовом акте")


def contacts() -> bytes:
    """Return the template of the contact list."""
    body = (
        paragraph("{{комитет.полное}}", "LONote", '<w:jc w:val="center"/>')
        + paragraph(
            "{{документ.заголовок}},\nответственных за работу с обращениями из Единого портала,"
            "\nпо состоянию на {{период.сегодня}}",
            "LOAnnexTitle",
        )
        + _table(
            "контакт",
            (
                ("№ п/п", "номер", 567, CENTRE),
                ("Орган, организация", "орган", 2835, "LOTableText"),
                ("Функция", "функция", 2098, "LOTableText"),
                ("Должность", "должность", 2494, "LOTableText"),
                ("Фамилия, имя, отчество", "имя", 2381, "LOTableText"),
                ("Телефон, электронная почта", "связь", 3062, "LOTableText"),
                ("Примечание", "примечание", 1700, "LOTableText"),
            ),
        )
        + paragraph("{{текст.без_сведений}}", "LONote")
        + section("rIdEmpty", "rIdNumber", wide=True)
    )
    return packed(body, "Перечень должностных лиц", headers())
