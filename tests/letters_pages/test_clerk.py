"""A template edited in LibreOffice with the mistakes of a clerk: each is told, or simply works."""

import shutil

import pytest

from lo_appeals.letters import wordml
from lo_appeals.letters.kinds import kind_of
from lo_appeals.letters.kinds.kind import To
from lo_appeals.letters.letter import compose
from lo_appeals.letters.package import Package
from lo_appeals.letters.template_notes import notes
from lo_appeals.letters.trial import sample
from lo_appeals.letters.wordml import R_NS, Element, w
from lo_appeals.services.templates import check, original
from tests.letters_pages.clerk import Edit, edited
from tests.unit.letters.test_filling import png

KIND = kind_of("due-reminder")
SIGN = "com.sun.star.text.ControlCharacter"
FRAME = """
  frame = doc.createInstance("com.sun.star.text.TextFrame")
  frame.Width = 6000 : frame.Height = 1500
  Place(doc, "{{{{текст.сроки}}}}", frame)
  frame.Text.setString("{0}")
"""
LINKED = """
  picture = doc.createInstance("com.sun.star.text.TextGraphicObject")
  source = createUnoService("com.sun.star.graphic.GraphicProvider")
  picture.Graphic = source.queryGraphic(Array(Prop("URL", "{0}")))
  picture.Width = 3000 : picture.Height = 3000
  Place(doc, "{{{{текст.сроки}}}}", picture)
"""
HEADLINE = """
  spot = Found(doc, "{0}")
  spot.ParaStyleName = "Standard"
"""

# What the clerk did, and what she is told: the place and the words of the message.
TOLD: dict[str, tuple[Edit | str, str]] = {
    "имя поля с опечаткой": (
        'Swap(doc, "{{подписант.имя}}", "{{подпесант.имя}}")',
        "абзац 10 («{{подписант.должность}} {{подпесант.имя}}»): неизвестное поле"
        " {{подпесант.имя}}. Возможно, имелось в виду {{подписант.имя}}",
    ),
    "латинские буквы в имени": (
        'Swap(doc, "{{текст.сроки}}", "{{тeкст.cроки}}")',
        "абзац 4 («{{тeкст.cроки}}»): неизвестное поле {{тeкст.cроки}}. Возможно, имелось в виду"
        " {{текст.сроки}}: часть букв набрана в латинской раскладке",
    ),
    "потеряна закрывающая скобка": (
        'Swap(doc, "{{адресат.имя}}", "{{адресат.имя}")',
        "таблица 1, строка 1, столбец 3 («{{адресат.имя}»): у поля «{{адресат.имя}» не хватает"
        " фигурной скобки: нужно {{адресат.имя}}",
    ),
    "потеряна открывающая скобка": (
        'Swap(doc, "{{адресат.имя}}", "{адресат.имя}}")',
        "у поля «{адресат.имя}}» не хватает фигурной скобки: нужно {{адресат.имя}}",
    ),
    "одинарные скобки": (
        'Swap(doc, "{{подписант.имя}}", "{подписант.имя}")',
        "поле {подписант.имя} записано в одинарных скобках: нужно {{подписант.имя}}",
    ),
    "три скобки": (
        'Swap(doc, "{{период.данные}}", "{{{период.данные}}}")',
        "у поля «{{{период.данные}}}» лишняя фигурная скобка: нужно {{период.данные}}",
    ),
    "пробел между скобками": (
        'Swap(doc, "{{период.данные}}", "{ {период.данные} }")',
        "между скобками поля «{ {период.данные} }» пробел: нужно {{период.данные}}",
    ),
    "скобки стали кавычками": (
        'Swap(doc, "{{период.данные}}", "««период.данные»»")',
        "абзац 18 («Данные на ««период.данные»»»): имя поля «период.данные» стоит без двойных"
        " фигурных скобок: нужно {{период.данные}}",
    ),
    "квадратные скобки": (
        'Swap(doc, "{{период.данные}}", "[[период.данные]]")',
        "имя поля «период.данные» стоит без двойных фигурных скобок",
    ),
    "пробел внутри имени": (
        'Swap(doc, "{{период.данные}}", "{{период. данные}}")',
        "неизвестное поле {{период. данные}}. Возможно, имелось в виду {{период.данные}}: мешает"
        " лишний или пропущенный знак",
    ),
    "неразрывный пробел внутри имени": (
        'Swap(doc, "{{период.данные}}", "{{период." & Chr(160) & "данные}}")',
        "Возможно, имелось в виду {{период.данные}}: мешает лишний или пропущенный знак",
    ),
    "невидимый знак внутри имени": (
        'Typed(doc, "{{период.дан", Chr(8203))',
        "Возможно, имелось в виду {{период.данные}}: мешает лишний или пропущенный знак",
    ),
    "неразрывный дефис внутри имени": (
        f'Mark(doc, "{{{{период.дан", {SIGN}.HARD_HYPHEN)',
        "Возможно, имелось в виду {{период.данные}}: мешает лишний или пропущенный знак",
    ),
    "Shift+Enter внутри поля": (
        f'Mark(doc, "{{{{период.", {SIGN}.LINE_BREAK)',
        "Возможно, имелось в виду {{период.данные}}: мешает лишний или пропущенный знак",
    ),
    "Enter внутри поля": (
        f'Mark(doc, "{{{{период.", {SIGN}.PARAGRAPH_BREAK)',
        "абзац 18 («Данные на {{период.»): скобки не закрыты: после «{{период.» нет }}. Допишите"
        " их, а если поле разорвано клавишей Enter, сотрите разрыв",
    ),
    "запятая вместо точки": (
        'Swap(doc, "{{период.данные}}", "{{период,данные}}")',
        "неизвестное поле {{период,данные}}. Возможно, имелось в виду {{период.данные}}",
    ),
    "падеж с ошибкой после имени": (
        'Swap(doc, "{{адресат.имя}}", "{{адресат.имя:дателный}}")',
        "Возможно, имелось в виду {{адресат.имя}}: лишнее «:дателный», падеж и вид в поле не"
        " указывают",
    ),
    "условие без конца": (
        'Swap(doc, "{{текст.переносы}}", "{{#если текст.переносы}}{{текст.переносы}}")',
        "«{{#если текст.переносы}}»: команды, условия и циклы в шаблонах не выполняются: есть"
        " только поля {{…}}",
    ),
    "начало повтора без конца": (
        'Swap(doc, "{{обращение.номер}}", "{{начало обращение}}{{обращение.номер}}")',
        "таблица 2, строка 2, столбец 1 («{{начало обращение}}{{обращение.номер}}»):"
        " «{{начало обращение}}»: команды, условия и циклы в шаблонах не выполняются",
    ),
    "поле другого письма": (
        'Swap(doc, "{{текст.переносы}}", "{{текст.недостатки}}")',
        "поля {{текст.недостатки}} в этом письме нет: оно из шаблона «Информация о недостатках»",
    ),
    "поле списка в тексте": (
        'Typed(doc, "{{текст.сроки}}", " {{обращение.номер}}")',
        "абзац 4 («{{текст.сроки}} {{обращение.номер}}»): поле {{обращение.номер}} – из списка:"
        " ему место в строке таблицы",
    ),
    "поле списка в колонтитуле": (
        'Sheet(doc).HeaderText.setString("{{обращение.номер}}")',
        "верхний колонтитул, абзац 1 («{{обращение.номер}}»): поле {{обращение.номер}} – из списка",
    ),
    "поле списка в надписи": (
        FRAME.format("{{обращение.номер}}"),
        "надпись, абзац 4 («{{обращение.номер}}»): поле {{обращение.номер}} – из списка",
    ),
    "удалена строка списка": (
        "Listed(doc).Rows.removeByIndex(1, 1)",
        "шаблон: нет строки списка {{обращение.…}} – перечень обращений. Верните на место."
        " В исходном: таблица 2, строка 2, столбец 1 («{{обращение.номер}}»)",
    ),
    "удалена строка заголовков": (
        "Listed(doc).Rows.removeByIndex(0, 1)",
        "таблица 2, строка 1: строка списка отмечена как заголовок таблицы. Если строка с"
        " названиями столбцов удалена, верните её",
    ),
    "стёрто поле в строке списка": (
        'Listed(doc).getCellByName("E2").setString("")',
        "таблица 2, строка 2, столбец 5: ячейка строки списка пуста, и столбец выйдет пустым."
        " Верните поле ({{обращение.срок}}) или удалите столбец целиком",
    ),
    "строка списка удвоена": (
        """
  Listed(doc).Rows.insertByIndex(2, 1)
  For column = 0 To 5
    said = Listed(doc).getCellByPosition(column, 1).getString()
    Listed(doc).getCellByPosition(column, 2).setString(said)
  Next
""",
        "таблица 2, строка 3: поля списка «обращение» стоят и в строке 2 этой таблицы: перечень"
        " выйдет дважды",
    ),
    "ячейки объединены по вертикали": (
        """
  spot = Listed(doc).createCursorByCellName("C1")
  spot.gotoCellByName("C2", True)
  spot.mergeRange()
""",
        "в строке списка есть ячейки, объединённые по вертикали. Разбейте их",
    ),
    "оставлены исправления": (
        'doc.RecordChanges = True\n  Swap(doc, "Прошу обеспечить", "Прошу срочно обеспечить")',
        "абзац 7 («Прошу срочно обеспечить подготовку и размещение ответов.»): осталось"
        " исправление (вставка, удаление). Примите все исправления: «Рецензирование» → «Принять»",
    ),
    "поле удалено исправлением": (
        'doc.RecordChanges = True\n  Found(doc, "{{текст.переносы}}").String = ""',
        "абзац 5 («{{текст.переносы}}»): осталось исправление (удаление)",
    ),
    "вставлен рисунок": (
        LINKED.format("PICTURE"),
        "у рисунка нет замещающего текста: щёлкните по рисунку правой кнопкой мыши",
    ),
    "рисунок связан с файлом": (
        LINKED.format("private:graphicrepository/cmd/32/open.png"),
        "абзац 4 («{{текст.сроки}}»): рисунок связан с файлом «private:graphicrepository",
    ),
    "гиперссылка": (
        'Found(doc, "Прошу обеспечить").HyperLinkURL = "mailto:a@example.ru"',
        "абзац 7 («Прошу обеспечить подготовку и размещение ответов.»): внешняя ссылка"
        " «mailto:a@example.ru»: щёлкните по ней правой кнопкой мыши и выберите «Удалить",
    ),
    "дата Word, которая меняется сама": (
        """
  stamp = doc.createInstance("com.sun.star.text.TextField.DateTime")
  stamp.IsFixed = False : stamp.IsDate = True
  Place(doc, "{{текст.сроки}}", stamp)
""",
        "вставлено поле Word «Дата»: в готовом письме оно само станет другим",
    ),
    "подписант набран вручную": (
        'Swap(doc, "{{подписант.имя}}", "В.К. Озеров")',
        "шаблон: нет обязательного поля {{подписант.имя}} – подписант: инициалы и фамилия."
        " Верните на место. В исходном: абзац 10 («{{подписант.должность}} {{подписант.имя}}»)",
    ),
    "стёрт исполнитель": (
        'Found(doc, "{{исполнитель.имя}}").String = ""',
        "шаблон: нет обязательного поля {{исполнитель.имя}}",
    ),
    "стёрт угловой бланк": (
        "doc.TextTables.getByIndex(0).dispose()",
        "нет обязательного поля {{адресат.имя}} – адресат в дательном падеже",
    ),
    "поле зачёркнуто": (
        'Found(doc, "{{подписант.имя}}").CharStrikeout = 1',
        "«{{подписант.имя}}» зачёркнуто и так выйдет на бумагу",
    ),
    "поле скрыто": (
        'Found(doc, "{{подписант.имя}}").CharHidden = True',
        "«{{подписант.имя}}» набрано скрытым текстом и на бумагу не выйдет",
    ),
    "стиль подписи заменён": (
        HEADLINE.format("{{подписант.должность}}"),
        "реквизит «Подпись документа»: нет подписи: ни один абзац с текстом не набран в стиле"
        " «Подпись документа»",
    ),
    "разрыв страницы перед подписью": (
        'Found(doc, "{{подписант.должность}}").BreakType'
        " = com.sun.star.style.BreakType.PAGE_BEFORE",
        "подпись: начинает новую страницу без текста. Сотрите разрыв перед ней",
    ),
    "поля листа": (
        "Sheet(doc).RightMargin = 500",
        "раздел 1: правое поле листа меньше 10 мм. Исправьте: «Макет» → «Поля»",
    ),
    "лист не А4": (
        "Sheet(doc).Width = 21590\n  Sheet(doc).Height = 27940",
        "раздел 1: лист не А4. Исправьте: «Макет» → «Размер»",
    ),
    "всё стёрто": (
        """
  Listed(doc).dispose()
  doc.TextTables.getByIndex(0).dispose()
  doc.Text.setString("")
""",
        "шаблон: нет ни одного обязательного поля: файл пуст или это не шаблон письма",
    ),
    "пароль": (
        Edit("", secret="1234"),
        "файл: Файл защищён паролем. Снимите пароль в Word: «Файл» → «Сведения»",
    ),
    "старый Word": (
        Edit("", "MS Word 97"),
        "файл: Файл записан в формате старого Word (.doc). Сохраните файл в Word как «Документ",
    ),
    "OpenDocument": (Edit("", "writer8"), "файл: Это документ OpenDocument (.odt), а не Word"),
    "RTF": (Edit("", "Rich Text Format"), "файл: Это файл RTF, хотя имя кончается на .docx"),
    "шаблон Word": (
        Edit("", f"{'MS Word 2007 XML'} Template"),
        "файл: Файл сохранён как «Шаблон Word (.dotx)», а нужен документ",
    ),
    "с макросами": (Edit("", "MS Word 2007 XML VBA"), "файл: в шаблоне есть макросы"),
    "PDF": (Edit("", "writer_pdf_Export"), "файл: Это файл PDF, хотя имя кончается на .docx"),
}

# What a sound template does otherwise than the original: taken, and shown to look at.
NOTED = {
    "дата и номер набраны вручную": (
        'Swap(doc, "{{бланк.дата_и_номер}}", "27.11.2026 № 15-48")',
        "таблица 1, строка 1, столбец 1 («27.11.2026 № 15-48»): набрано «27.11.2026», «№ 15-48»:"
        " так выйдет в каждом письме",
    ),
    "день данных набран вручную": (
        'Swap(doc, "{{период.данные}}", "23 ноября 2026 г.")',
        "шаблон: нет поля {{период.данные}} – на какой момент взяты данные. В исходном: абзац 18",
    ),
    "удалён столбец": (
        "Listed(doc).Columns.removeByIndex(3, 1)",
        "шаблон: нет поля {{обращение.категория}} – перечень обращений: категория",
    ),
    "поле вставлено дважды": (
        'Typed(doc, "{{текст.сроки}}", " {{подписант.имя}}")',
        "шаблон: поле {{подписант.имя}} стоит не один раз: абзац 4",
    ),
    "поле и в надписи": (
        FRAME.format("{{исполнитель.телефон}}"),
        "поле {{исполнитель.телефон}} стоит не один раз: надпись, абзац 4, отдельно, после"
        " «{{текст.сроки}}»; абзац 12",
    ),
    "слова при поле, которое бывает пустым": (
        'Swap(doc, "{{текст.переносы}}", "Сообщаю: {{текст.переносы}}")',
        "поле {{текст.переносы}} бывает пустым: тогда от абзаца останется «Сообщаю:»",
    ),
    "ячейки списка объединены по горизонтали": (
        """
  spot = Listed(doc).createCursorByCellName("C2")
  spot.gotoCellByName("D2", True)
  spot.mergeRange()
""",
        "таблица 2, строка 2: ячеек 5, а в строке над ней 6: столбцы списка и их названия",
    ),
    "пустая строка под списком": (
        "Listed(doc).Rows.insertByIndex(2, 1)",
        "таблица 2, строка 3: пустая строка под строкой списка",
    ),
    "отступ клавишей Enter": (
        f"""
  For times = 1 To 9
    Mark(doc, "{{{{текст.сроки}}}}", {SIGN}.PARAGRAPH_BREAK)
  Next
""",
        "абзац 4 («{{текст.сроки}}»): дальше несколько пустых абзацев подряд",
    ),
    "цветной шрифт": (
        'Found(doc, "{{подписант.имя}}").CharColor = RGB(255, 0, 0)',
        "абзац 10 («{{подписант.имя}}»): цветной шрифт: так и напечатается",
    ),
    "герб стёрт": (
        'Sheet(doc).HeaderTextFirst.setString("")',
        "шаблон: нет поля {{рисунок.герб}}",
    ),
}

# What must simply work: nothing is said, and the letter has every value.
WORKS = {
    "ничего не менялось": "",
    "половина поля полужирная": """
  Found(doc, "писант.им").CharWeight = com.sun.star.awt.FontWeight.BOLD
  Found(doc, "ериод.дан").CharPosture = com.sun.star.awt.FontSlant.ITALIC
""",
    "пробелы у скобок": ('Swap(doc, "{{период.данные}}", "{{ период.данные" & Chr(160) & "}}")\n'),
    "прописные буквы": 'Swap(doc, "{{подписант.имя}}", "{{ПОДПИСАНТ.Имя}}")',
    "мягкий перенос внутри поля": f'Mark(doc, "{{{{период.дан", {SIGN}.SOFT_HYPHEN)',
    "слова в нижнем колонтитуле": """
  Sheet(doc).FooterIsOn = True
  Sheet(doc).FooterText.setString("Сведения на {{период.сегодня}}")
""",
    "свои слова": 'Swap(doc, "Прошу обеспечить", "Прошу  обеспечить")',
}


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the template after each edit, as LibreOffice saved it."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-writer"
    folder = tmp_path_factory.mktemp("clerk")
    source = folder / "шаблон.docx"
    source.write_bytes(original(KIND))
    asked = {name: done for name, (done, _words) in {**TOLD, **NOTED}.items()} | WORKS
    picture = folder / "рисунок.png"
    picture.write_bytes(png())
    edits = {
        name: done if isinstance(done, Edit) else Edit(done.replace("PICTURE", picture.as_uri()))
        for name, done in asked.items()
    }
    made = edited(source, edits, folder, program)
    return {name: path.read_bytes() for name, path in made.items()}


def said(template: bytes) -> list[str]:
    return [str(one) for one in check(KIND, template)]


@pytest.mark.parametrize("mistake", TOLD)
def test_mistake_of_a_clerk_is_told(mistake: str, templates: dict[str, bytes]) -> None:
    found = said(templates[mistake])
    assert any(TOLD[mistake][1] in one for one in found), found
    assert len(found) <= 3, found


@pytest.mark.parametrize("edit", NOTED)
def test_what_differs_is_taken_and_shown(edit: str, templates: dict[str, bytes]) -> None:
    assert said(templates[edit]) == []
    found = [str(one) for one in notes(templates[edit], KIND.schema, original(KIND))]
    assert any(NOTED[edit][1] in one for one in found), found
    assert len(found) <= 2, found


@pytest.mark.parametrize("edit", WORKS)
def test_what_is_harmless_simply_works(edit: str, templates: dict[str, bytes]) -> None:
    assert said(templates[edit]) == []
    assert notes(templates[edit], KIND.schema, original(KIND)) == []
    filled = sample(KIND)
    letter = compose(templates[edit], KIND.schema, filled, letter=KIND.to is not To.NOBODY)
    package = Package.read(letter.data)
    text = "".join(str(one) for one in package.tree(package.main).itertext())
    assert "{" not in text
    for name in ("подписант.имя", "период.данные", "текст.сроки"):
        assert filled.values[name].replace(" ", "") in text.replace("\u00a0", "").replace(" ", "")


def test_words_in_the_footer_are_on_the_first_page_too(templates: dict[str, bytes]) -> None:
    letter = compose(templates["слова в нижнем колонтитуле"], KIND.schema, sample(KIND))
    package = Package.read(letter.data)
    first, annex = wordml.sections(package.tree(package.main))
    said = [_footers(package, section) for section in (first, annex)]
    assert said[0].keys() == {"default", "first"}
    assert all(one.startswith("Сведения на") for one in said[0].values())
    assert not any(said[1].values())


def _footers(package: Package, section: Element) -> dict[str, str]:
    names = {one.id: one.target for one in package.relations(package.main)}
    return {
        one.get(w("type"), ""): "".join(
            str(text) for text in package.tree(names[one.get(f"{{{R_NS}}}id", "")]).itertext()
        )
        for one in section.iter(w("footerReference"))
    }


def test_each_message_is_of_one_line_and_has_its_place(templates: dict[str, bytes]) -> None:
    for mistake in TOLD:
        for one in check(KIND, templates[mistake]):
            assert one.place, mistake
            assert "\n" not in str(one), mistake
