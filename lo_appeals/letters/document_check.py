"""The check of every letter that was made, before anybody sees it (letters.md §5)."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.chart import C_NS
from lo_appeals.letters.glyphs import width_of
from lo_appeals.letters.lines import Story, line, placed, quoted, stories
from lo_appeals.letters.package import CORE_RELATION, Package
from lo_appeals.letters.schema import TAG, Fault
from lo_appeals.letters.typography import SIGNATURE_STYLE, TEXT_STYLE, style_names
from lo_appeals.letters.wordml import TBL, TC, TR, Element, P, w

FILE, PAGE = "файл", "страница"
REQUISITES = (  # styles of which at least one paragraph must say something
    ("Адресат", "не указан адресат"),
    ("Заголовок к тексту", "нет заголовка к тексту"),
    (TEXT_STYLE, "нет текста письма"),
    (SIGNATURE_STYLE, "нет подписи"),
)
_LEAST = {"top": 1134, "bottom": 1134, "left": 1134, "right": 567}  # twips: 20, 20, 20, 10 mm
_A4 = {11906, 16838}
_MARK = re.compile(r"\[не указано: [^\]]*\]")
_BREAKS = re.compile(r"[ \n\t]|(?<=-)")  # where Word may end a line; not at a no-break space
_REVISIONS = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))


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
        package = Package.read(data)
        found = list(_faults(package, draft=draft, typed=typed))
        if letter:
            names = style_names(package)
            found += [*_of_requisites(package, names), *_of_signature(package, names)]
        return list(dict.fromkeys(found))
    except UserError as error:
        return [Fault(FILE, str(error))]


def _faults(package: Package, *, draft: bool, typed: Collection[str]) -> Iterator[Fault]:
    yield from _of_package(package)
    yield from _of_properties(package)
    yield from _of_pages(package)
    names = style_names(package)
    for story in stories(package):
        for place, paragraph in placed(story):
            yield from _of_text(place, paragraph, draft=draft, typed=typed)
        yield from _of_tables(story, names, package)
        yield from _of_pictures(package, story)


def _of_package(package: Package) -> Iterator[Fault]:
    for name in sorted(package.parts):
        if not package.content_type(name):
            yield Fault(f"часть «{name}»", "не объявлен вид содержимого")
        if not name.endswith(".rels"):
            for relation in package.relations(name):
                if not relation.external and relation.target not in package.parts:
                    yield Fault(f"часть «{name}»", f"нет связанной части «{relation.target}»")
    if package.related("comments"):
        yield Fault(FILE, "остались примечания шаблона")


def _of_properties(package: Package) -> Iterator[Fault]:
    cores = [one.target for one in package.relations("") if one.type == CORE_RELATION]
    if len(cores) != 1:
        yield Fault(FILE, "свойства документа записаны не один раз")
    nodes = [node for part in cores for node in package.tree(part)]
    said = {str(node.tag).rpartition("}")[2]: node.text for node in nodes}
    for word, what in (("title", "название"), ("creator", "автор")):
        if not (said.get(word) or "").strip():
            yield Fault(FILE, f"в свойствах документа не указано: {what}")
    for part in package.related("styles"):
        basis = package.tree(part).find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        fonts = None if basis is None else basis.find(w("rFonts"))
        language = None if basis is None else basis.find(w("lang"))
        if fonts is None or not fonts.get(w("ascii")) or not fonts.get(w("cs")):
            yield Fault("стили", "не задан шрифт документа")
        if language is None or language.get(wordml.VAL) != "ru-RU":
            yield Fault("стили", "язык документа не русский")


def _of_pages(package: Package) -> Iterator[Fault]:
    sections = list(package.tree(package.main).iter(w("sectPr")))
    for number, section in enumerate(sections, 1):
        where = f"{PAGE}: раздел {number}"
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if size is None or {int(size.get(w(one), "0")) for one in ("w", "h")} != _A4:
            yield Fault(where, "лист не А4")
        for side, least in _LEAST.items():
            if margins is None or int(margins.get(w(side), "0")) < least:
                yield Fault(where, f"поле меньше {round(least / 56.7)} мм ({_SIDES[side]})")
    if sections:
        yield from _of_numbers(package, sections[0])


_SIDES = {"top": "верхнее", "bottom": "нижнее", "left": "левое", "right": "правое"}


def _of_numbers(package: Package, first: Element) -> Iterator[Fault]:
    if not wordml.is_on(first.find(w("titlePg"))):
        yield Fault(PAGE, "номер стоит и на первой странице")
    headers = [story for story in stories(package) if story.title == "верхний колонтитул"]
    codes = [node.text or "" for story in headers for node in story.root.iter(w("instrText"))]
    codes += [
        node.get(w("instr"), "") for story in headers for node in story.root.iter(w("fldSimple"))
    ]
    if not any("PAGE" in code for code in codes):
        yield Fault(PAGE, "нет номера страницы в верхнем колонтитуле")


def _of_text(
    place: str, paragraph: Element, *, draft: bool, typed: Collection[str]
) -> Iterator[Fault]:
    text = line(paragraph).text
    where = quoted(place, text)
    left = [name for name in TAG.findall(text) if name not in typed]
    if left:
        yield Fault(where, f"не заполнено поле {{{{{left[0].strip()}}}}}")
    if not draft and _MARK.search(text):
        yield Fault(where, "не указано обязательное")
    if "  " in text:
        yield Fault(where, "два пробела подряд")
    if next(paragraph.iter(*_REVISIONS), None) is not None:
        yield Fault(where, "осталось исправление шаблона")


def _of_tables(story: Story, names: dict[str, str], package: Package) -> Iterator[Fault]:
    places = {paragraph: place for place, paragraph in placed(story)}
    sizes = style_sizes(package)
    for number, table in enumerate(story.root.iter(TBL), 1):
        where = f"{story.title}, таблица {number}" if story.title else f"таблица {number}"
        yield from _of_rows(where, table, names)
        for cell in table.iter(TC):
            if not len(cell) or cell[-1].tag != P:
                yield Fault(where, "в ячейке нет абзаца")
            elif wordml.part_of(cell, "tbl") is table:
                yield from _of_words(cell, places, sizes)


def _of_rows(where: str, table: Element, names: dict[str, str]) -> Iterator[Fault]:
    rows = table.findall(TR)
    marks = [row.find(w("trPr")) for row in rows]
    for number, mark in enumerate(marks, 1):
        if mark is None or not wordml.is_on(mark.find(w("cantSplit"))):
            yield Fault(f"{where}, строка {number}", "строка может разорваться между страницами")
    headed = [mark is not None and wordml.is_on(mark.find(w("tblHeader"))) for mark in marks]
    for row, repeated in zip(rows, headed, strict=True):
        styles = {names.get(wordml.style_key(p), "") for p in wordml.paragraphs(row)}
        if not repeated and styles and all(one.startswith("Таблица: головка") for one in styles):
            yield Fault(where, "головка таблицы не повторяется на следующей странице")


def _of_words(
    cell: Element, places: dict[Element, str], sizes: dict[str, float]
) -> Iterator[Fault]:
    """Yield the words that are wider than their cell: Word would tear them.

    An e-mail address is torn anywhere and cannot be shortened: it is no fault of the template.
    """
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    turned = cell.find(f"{w('tcPr')}/{w('textDirection')}")
    if width is None or turned is not None:
        return
    room = int(width.get(w("w"), "0")) - 2 * _side_margin(cell)
    for paragraph in cell.iter(P):
        size = sizes.get(wordml.style_key(paragraph), 14.0)
        bold = paragraph.find(f".//{w('b')}") is not None
        for word in _BREAKS.split(line(paragraph).text):
            if "@" not in word and width_of(word, size, bold=bold) > room:
                yield Fault(places[paragraph], f"слово «{word}» шире ячейки")


def _side_margin(cell: Element) -> int:
    table = wordml.part_of(cell, "tbl")
    margin = None if table is None else table.find(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}")
    return 108 if margin is None else int(margin.get(w("w"), "0"))


def style_sizes(package: Package) -> dict[str, float]:
    """Return the size of type of every paragraph style, in points, by id."""
    found: dict[str, float] = {}
    for part in package.related("styles"):
        found |= _sizes_in(package.parts[part])
    return found


@lru_cache(maxsize=32)  # the styles of all letters of one template are the same bytes
def _sizes_in(styles: bytes) -> dict[str, float]:
    own: dict[str, tuple[str, str]] = {}
    for style in wordml.parse(styles).iter(w("style")):
        size, based = style.find(f"{w('rPr')}/{w('sz')}"), style.find(w("basedOn"))
        own[style.get(w("styleId"), "")] = (
            "" if size is None else size.get(wordml.VAL, ""),
            "" if based is None else based.get(wordml.VAL, ""),
        )
    return {name: _inherited(name, own) for name in own}


def _inherited(name: str, own: dict[str, tuple[str, str]]) -> float:
    for _step in own:
        size, based = own.get(name, ("28", ""))
        if size:
            return float(size) / 2
        name = based
    return 14.0


def _of_pictures(package: Package, story: Story) -> Iterator[Fault]:
    targets = {one.id for one in package.relations(story.part) if one.target in package.parts}
    for blip in story.root.iter(f"{{{wordml.A_NS}}}blip"):
        if blip.get(f"{{{wordml.R_NS}}}embed", "") not in targets:
            yield Fault(story.title or "текст", "рисунок потерял свой файл")
    for chart in story.root.iter(f"{{{C_NS}}}chart"):
        if chart.get(f"{{{wordml.R_NS}}}id", "") not in targets:
            yield Fault(story.title or "текст", "диаграмма потеряла свои данные")
    for shape in story.root.iter(f"{{{wordml.WP_NS}}}docPr"):
        if not shape.get("descr", "").strip():
            yield Fault(story.title or "текст", "у рисунка нет замещающего текста")


def _of_requisites(package: Package, names: dict[str, str]) -> Iterator[Fault]:
    said: dict[str, str] = {}
    for paragraph in wordml.paragraphs(package.tree(package.main)):
        style = names.get(wordml.style_key(paragraph), "")
        said[style] = said.get(style, "") + line(paragraph).text.strip()
    for style, what in REQUISITES:
        if not said.get(style):
            yield Fault(f"реквизит «{style}»", what)


def _of_signature(package: Package, names: dict[str, str]) -> Iterator[Fault]:
    """Look that the signature never stands alone on a page: what is before it is kept with it."""
    keeping = _keeping_styles(package)
    for paragraph in wordml.paragraphs(package.tree(package.main)):
        if names.get(wordml.style_key(paragraph), "") != SIGNATURE_STYLE:
            continue
        before = paragraph.getprevious()
        if before is None or before.tag != P:
            yield Fault("подпись", "перед подписью нет текста, с которым она держится")
            continue
        own = before.find(f"{w('pPr')}/{w('keepNext')}")
        kept = wordml.is_on(own) if own is not None else wordml.style_key(before) in keeping
        if not kept:
            yield Fault("подпись", "может остаться на странице одна, без текста")


def _keeping_styles(package: Package) -> set[str]:
    found = set()
    for part in package.related("styles"):
        for style in package.tree(part).iter(w("style")):
            if wordml.is_on(style.find(f"{w('pPr')}/{w('keepNext')}")):
                found.add(style.get(w("styleId"), ""))
    return found
