"""The text of a template: corrections left over, fields, looks, and the rows that repeat."""

from collections.abc import Iterator

from lo_appeals.letters import wordml
from lo_appeals.letters.field_check import Allowed, of_fields, shown
from lo_appeals.letters.lines import Story, line, placed, quoted
from lo_appeals.letters.schema import PICTURE, TAG, Fault, Schema, key
from lo_appeals.letters.wordml import TC, TR, Element, T, w

_REVISIONS = {
    "ins": "вставка",
    "del": "удаление",
    "moveFrom": "перенос",
    "moveTo": "перенос",
    "rPrChange": "изменение вида",
    "pPrChange": "изменение вида абзаца",
    "tblPrChange": "изменение таблицы",
    "sectPrChange": "изменение страницы",
}
_ACCEPT = "Примите все исправления: «Рецензирование» → «Принять» → «Принять все исправления»"
_CHANGING = {  # fields of Word that say another thing each time the letter is opened
    "DATE": "поле Word «Дата»",
    "TIME": "поле Word «Время»",
    "SAVEDATE": "поле Word «Дата сохранения»",
    "PRINTDATE": "поле Word «Дата печати»",
    "CREATEDATE": "поле Word «Дата создания»",
    "FILENAME": "поле Word «Имя файла»",
    "AUTHOR": "поле Word «Автор»",
    "USERNAME": "поле Word «Имя пользователя»",
    "LASTSAVEDBY": "поле Word «Кем сохранено»",
    "MERGEFIELD": "поле слияния Word",
}
_LOOKS = {
    "vanish": "набрано скрытым текстом и на бумагу не выйдет. Снимите: «Шрифт» → «скрытый»",
    "strike": "зачёркнуто и так выйдет на бумагу. Сотрите или снимите зачёркивание",
    "highlight": "выделено цветом и так выйдет на бумагу. Снимите выделение цветом",
}
_HEADING = "«Свойства таблицы» → «Строка» → «Повторять как заголовок на каждой странице»"


def of_story(story: Story, allowed: Allowed) -> Iterator[Fault]:
    """Yield what is wrong with one part of a template that holds text."""
    yield from _of_revisions(story)
    for place, paragraph in placed(story):
        yield from _of_paragraph(place, paragraph, allowed)
    yield from _of_tables(story, allowed.schema)
    yield from _of_controls(story)


def _of_revisions(story: Story) -> Iterator[Fault]:
    names = {w(name): word for name, word in _REVISIONS.items()}
    for place, paragraph in placed(story):
        words = {names[node.tag] for node in paragraph.iter(*names)}
        if words:
            gone = "".join(node.text or "" for node in paragraph.iter(w("delText")))
            where = quoted(place, line(paragraph).text or gone)
            yield Fault(where, f"осталось исправление ({', '.join(sorted(words))}). {_ACCEPT}")
    for node in story.root.iter(TR):
        mark = node.find(w("trPr"))
        if mark is not None and any(mark.find(w(name)) is not None for name in ("ins", "del")):
            yield Fault(story.title or "текст", f"осталось исправление: строка таблицы. {_ACCEPT}")


def _of_paragraph(place: str, paragraph: Element, allowed: Allowed) -> Iterator[Fault]:
    text = line(paragraph).text
    where = quoted(place, text)
    for what in (*_of_codes(paragraph), *_of_looks(paragraph), *of_fields(text, allowed)):
        yield Fault(where, what)
    for name in TAG.findall(text):
        if allowed.schema.list_of(name) and wordml.part_of(paragraph, "tr") is None:
            yield Fault(where, f"поле {shown(name)} – из списка: ему место в строке таблицы")
        elif key(name).startswith(f"{PICTURE}.") and not TAG.fullmatch(text.strip()):
            yield Fault(where, f"рисунок {shown(name)} должен стоять в отдельном абзаце")


def _of_codes(paragraph: Element) -> Iterator[str]:
    """Yield the fields of Word's own that change by themselves or are filled by nobody."""
    codes = [node.text or "" for node in paragraph.iter(w("instrText"))]
    codes += [node.get(w("instr"), "") for node in paragraph.iter(w("fldSimple"))]
    for code in codes:
        if "{{" in code:
            yield "поле стоит внутри кода поля Word: там его не заполнить"
        word = next(iter(code.split()), "").upper()
        if word in _CHANGING:
            yield (
                f"вставлено {_CHANGING[word]}: в готовом письме оно само станет другим."
                " Сотрите его и возьмите поле из списка полей"
            )


def _of_looks(paragraph: Element) -> Iterator[str]:
    """Yield what is hidden, struck out or highlighted: it would leave the office as it is."""
    for name, what in _LOOKS.items():
        said = "".join(
            node.text or ""
            for mark in paragraph.iter(w(name))
            if wordml.is_on(mark) and mark.get(wordml.VAL) != "none"
            for node in _run_of(mark)
        )
        if said.strip():
            yield f"«{said.strip()}» {what}"


def _run_of(mark: Element) -> Iterator[Element]:
    run = wordml.part_of(mark, "r")
    yield from () if run is None else run.iter(T)


def _of_tables(story: Story, schema: Schema) -> Iterator[Fault]:
    places = {paragraph: place for place, paragraph in placed(story)}
    seen: dict[Element | None, dict[str, str]] = {}
    for row in story.root.iter(TR):
        first, lists = next(wordml.paragraphs(row), None), lists_of(row, schema)
        if first is None or not lists:
            continue
        place = places[first].rpartition(", столбец")[0]
        above = seen.setdefault(wordml.part_of(row, "tbl"), {})
        yield from (Fault(place, what) for what in _of_row(row, lists, above))
        above |= dict.fromkeys(lists, place.rpartition("строка ")[2])


def lists_of(row: Element, schema: Schema) -> list[str]:
    """Return the lists whose fields a row holds; none where it holds a table."""
    if row.find(f".//{w('tbl')}") is not None:
        return []
    names = [name for p in wordml.paragraphs(row) for name in TAG.findall(line(p).text)]
    return sorted({schema.list_of(name) for name in names} - {""})


def _of_row(row: Element, lists: list[str], seen: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one repeating row; `seen` are the rows above by list."""
    if len(lists) > 1:
        yield f"поля разных списков в одной строке: {', '.join(lists)}"
    if row.find(f".//{w('vMerge')}") is not None:
        yield "в строке списка есть ячейки, объединённые по вертикали. Разбейте их"
        return
    if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
        yield (
            "строка списка отмечена как заголовок таблицы. Если строка с названиями столбцов"
            f" удалена, верните её; если нет, снимите отметку: {_HEADING}"
        )
    for one in lists:
        if one in seen:
            yield (
                f"поля списка «{one}» стоят и в строке {seen[one]} этой таблицы: перечень выйдет"
                " дважды. Соберите их в одной строке, лишнюю удалите"
            )


def empty_cells(story: Story, schema: Schema) -> Iterator[str]:
    """Yield the places of empty cells in repeating rows."""
    places = {paragraph: place for place, paragraph in placed(story)}
    for row in story.root.iter(TR):
        for cell in row.iter(TC) if lists_of(row, schema) else ():
            inside = list(wordml.paragraphs(cell))
            if inside and not any(line(one).text.strip() for one in inside):
                yield places[inside[0]]


def _of_controls(story: Story) -> Iterator[Fault]:
    for control in story.root.iter(w("sdt")):
        bound = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
        text = "".join(node.text or "" for node in control.iter(T))
        if bound is not None and "{{" in text:
            yield Fault(
                f"элемент управления («{text.strip()}»)",
                "он связан с данными документа, и Word вернёт прежнее значение."
                " Замените его обычным текстом",
            )
