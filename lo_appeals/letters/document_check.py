"""The check of every letter that was made, before anybody sees it (letters.md §5)."""

import re
from collections.abc import Collection, Iterator

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.lines import Story, quoted, stories
from lo_appeals.letters.package import CORE_RELATION, Package
from lo_appeals.letters.placing import section_width
from lo_appeals.letters.schema import TAG, Fault
from lo_appeals.letters.style_sheet import StyleSheet, style_sheet
from lo_appeals.letters.table_check import BLIP, CHART, DRAWN, REVISIONS, Told, of_tables
from lo_appeals.letters.typography import SIGNATURE_STYLE, TEXT_STYLE
from lo_appeals.letters.wordml import TBL, Element, P, T, w

FILE, PAGE = "файл", "страница"
REQUISITES = (  # styles of which at least one paragraph must say something
    ("Адресат", "не указан адресат"),
    ("Заголовок к тексту", "нет заголовка к тексту"),
    (TEXT_STYLE, "нет текста письма"),
    (SIGNATURE_STYLE, "нет подписи"),
)
_LEAST = {"top": 1134, "bottom": 1134, "left": 1134, "right": 567}  # twips: 20, 20, 20, 10 mm
_SIDES = {"top": "верхнее", "bottom": "нижнее", "left": "левое", "right": "правое"}
_MM = 1440 / 25.4  # twips
_LOOSE = 5 * _MM  # a table may begin a cell's margin before the text
_A4 = {11906, 16838}
_MARK = re.compile(r"\[не указано: [^\]]*\]")


def check_document(
    data: bytes, *, draft: bool = False, typed: Collection[str] = (), letter: bool = True
) -> list[Fault]:
    """Return what is wrong with a letter that was made, with places; empty: it may leave.

    Args:
        data: the .docx.
        draft: marks «[не указано: …]» are meant to stand in it.
        typed: what stands in braces in the values themselves and so is no leftover.
        letter: False for a list to print, which has no addressee and no signature.
    """
    try:
        return check_package(Package.read(data), draft=draft, typed=typed, letter=letter)
    except UserError as error:
        return [Fault(FILE, str(error))]


def check_package(
    package: Package, *, draft: bool = False, typed: Collection[str] = (), letter: bool = True
) -> list[Fault]:
    """Return the same of a document that was just put together: every paragraph is read once.

    Raises:
        UserError: a part cannot be read.
    """
    styles = style_sheet(package)
    parts = stories(package)
    found = [*_of_package(package), *_of_properties(package, styles), *_of_pages(package, parts)]
    for story in parts:
        told = Told(story, styles)
        found += _of_texts(told, draft=draft, typed=typed)
        found += of_tables(told)
        found += _of_pictures(package, told)
        if letter and story.part == package.main:
            found += [*_of_requisites(told), *_of_signature(told)]
        if story.part == package.main:
            found += _of_widths(told)
    return list(dict.fromkeys(found))


def _of_package(package: Package) -> Iterator[Fault]:
    names = sorted(package.parts)
    for name, kind in zip(names, package.content_types(names), strict=True):
        if not kind:
            yield Fault(f"часть «{name}»", "не объявлен вид содержимого")
        if not name.endswith(".rels"):
            for relation in package.relations(name):
                if not relation.external and relation.target not in package.parts:
                    yield Fault(f"часть «{name}»", f"нет связанной части «{relation.target}»")
    if package.related("comments"):
        yield Fault(FILE, "остались примечания шаблона")


def _of_properties(package: Package, styles: StyleSheet) -> Iterator[Fault]:
    cores = [one.target for one in package.relations("") if one.type == CORE_RELATION]
    if len(cores) != 1:
        yield Fault(FILE, "свойства документа записаны не один раз")
    nodes = [node for part in cores for node in package.seen(part)]
    said = {str(node.tag).rpartition("}")[2]: node.text for node in nodes}
    for word, what in (("title", "название"), ("creator", "автор")):
        if not (said.get(word) or "").strip():
            yield Fault(FILE, f"в свойствах документа не указано: {what}")
    if not styles.has_font:
        yield Fault("стили", "не задан шрифт документа")
    if not styles.is_russian:
        yield Fault("стили", "язык документа не русский")


def _of_pages(package: Package, parts: list[Story]) -> Iterator[Fault]:
    sections = list(wordml.sections(package.seen(package.main)))
    for number, section in enumerate(sections, 1):
        where = f"{PAGE}: раздел {number}"
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if size is None or {wordml.measure(size, one) for one in ("w", "h")} != _A4:
            yield Fault(where, "лист не А4. Исправьте: «Макет» → «Размер»")
        for side, least in _LEAST.items():
            if margins is None or wordml.measure(margins, side) < least:
                yield Fault(
                    where,
                    f"{_SIDES[side]} поле листа меньше {round(least / _MM)} мм. Исправьте:"
                    " «Макет» → «Поля»",
                )
    if sections:
        yield from _of_numbers(parts, sections[0])


def _of_widths(told: Told) -> Iterator[Fault]:
    """Yield the tables that are wider than the text of their section: they leave the paper."""
    root = told.story.root
    names = {table: f"таблица {number}" for number, table in enumerate(told.rare[TBL], 1)}
    waiting: list[Element] = []
    for block in (one for body in root.iterchildren(w("body")) for one in body):
        waiting += [block] if block.tag == TBL else []
        for section in block.iter(w("sectPr")) if block.tag != TBL else ():
            room = section_width(section)
            for table in waiting:
                over = _width_of(table) - room
                if over > _LOOSE:
                    yield Fault(
                        names[table],
                        f"шире текста на {round(over / _MM)} мм и выйдет за край листа. Сузьте"
                        " столбцы или поверните лист: «Макет» → «Ориентация»",
                    )
            waiting = []


def _width_of(table: Element) -> int:
    grid = table.find(w("tblGrid"))
    return 0 if grid is None else sum(wordml.measure(one, "w") for one in grid)


def _of_numbers(parts: list[Story], first: Element) -> Iterator[Fault]:
    if not wordml.is_on(first.find(w("titlePg"))):
        yield Fault(
            PAGE,
            "номер стоит и на первой странице. Отметьте в колонтитуле:"
            " «Особый колонтитул для первой страницы»",
        )
    headers = [story for story in parts if story.title == "верхний колонтитул"]
    codes = [node.text or "" for story in headers for node in story.root.iter(w("instrText"))]
    codes += [
        node.get(w("instr"), "") for story in headers for node in story.root.iter(w("fldSimple"))
    ]
    if not any("PAGE" in code for code in codes):
        yield Fault(
            PAGE,
            "нет номера страницы в верхнем колонтитуле. Вставьте: «Вставка» →"
            " «Номер страницы» → «Вверху страницы»",
        )


def _of_texts(told: Told, *, draft: bool, typed: Collection[str]) -> Iterator[Fault]:
    for paragraph, text in told.texts.items():
        for what in _of_text(text, draft=draft, typed=typed):
            yield Fault(quoted(told.place(paragraph), text), what)
    for node in (one for tag in REVISIONS for one in told.rare[tag]):
        around = wordml.own_paragraph(node)
        where = told.story.title or "текст"
        if around is not None:
            where = quoted(told.place(around), told.texts[around])
        yield Fault(where, "осталось исправление шаблона")


def _of_text(text: str, *, draft: bool, typed: Collection[str]) -> Iterator[str]:
    left = [name for name in TAG.findall(text) if name not in typed] if "{{" in text else []
    if left:
        yield f"не заполнено поле {{{{{left[0].strip()}}}}}"
    if not draft and _MARK.search(text):
        yield "не указано обязательное"
    if "  " in text:
        yield "два пробела подряд"


def _of_pictures(package: Package, told: Told) -> Iterator[Fault]:
    where = told.story.title or "текст"
    related = package.relations(told.story.part)
    targets = {one.id for one in related if one.target in package.parts}
    for blip in told.rare[BLIP]:
        if blip.get(f"{{{wordml.R_NS}}}embed", "") not in targets:
            yield Fault(where, "рисунок потерял свой файл")
    for chart in told.rare[CHART]:
        if chart.get(f"{{{wordml.R_NS}}}id", "") not in targets:
            yield Fault(where, "диаграмма потеряла свои данные")
    for shape in told.rare[DRAWN]:
        if not shape.get("descr", "").strip() and _is_picture(shape):
            around = wordml.own_paragraph(shape)
            place = where if around is None else quoted(told.place(around), told.texts[around])
            yield Fault(
                place,
                "у рисунка нет замещающего текста: щёлкните по рисунку правой кнопкой мыши,"
                " «Изменить замещающий текст…», и опишите его одной фразой",
            )


def _is_picture(shape: Element) -> bool:
    """Tell whether a drawing shows a picture or a chart; a text box or a line says all itself."""
    drawing = shape.getparent()
    return drawing is not None and next(drawing.iter(BLIP, CHART), None) is not None


def _of_requisites(told: Told) -> Iterator[Fault]:
    keys = {told.keys.get(one, "") for one, text in told.texts.items() if text.strip()}
    said = {told.sheet.names.get(one, "") for one in keys}
    for style, what in REQUISITES:
        if style not in said:
            yield Fault(
                f"реквизит «{style}»",
                f"{what}: ни один абзац с текстом не набран в стиле «{style}». Если абзац есть,"
                " поставьте в него курсор и выберите этот стиль: «Главная» → «Стили»",
            )


def _of_signature(told: Told) -> Iterator[Fault]:
    """Look that the signature never stands alone on a page: what is before it is kept with it."""
    keys = {one for one, name in told.sheet.names.items() if name == SIGNATURE_STYLE}
    for paragraph in [one for one, style in told.keys.items() if style in keys]:
        before = paragraph.getprevious()
        if _starts_page(paragraph) or (before is not None and _ends_page(before)):
            yield Fault("подпись", "начинает новую страницу без текста. Сотрите разрыв перед ней")
        if before is None or before.tag != P:
            yield Fault("подпись", "перед подписью нет текста, с которым она держится")
        elif not _is_kept(before, told):
            yield Fault("подпись", "может остаться на странице одна, без текста")


def _starts_page(paragraph: Element) -> bool:
    if wordml.is_on(paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}")):
        return True
    return any(one.get(w("type")) == "page" for one in paragraph.iter(w("br")))


def _ends_page(paragraph: Element) -> bool:
    last = next((one for one in reversed(list(paragraph.iter(T, w("br")))) if _says(one)), None)
    return last is not None and last.tag != T


def _says(node: Element) -> bool:
    return bool((node.text or "").strip()) if node.tag == T else node.get(w("type")) == "page"


def _is_kept(paragraph: Element, told: Told) -> bool:
    own = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
    return (
        wordml.is_on(own) if own is not None else told.keys.get(paragraph, "") in told.sheet.keeping
    )
