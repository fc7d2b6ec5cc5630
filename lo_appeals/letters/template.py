"""The check of a template before it is used: every fault with its exact place (letters.md §2)."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.lines import Story, line, placed, quoted, stories
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import NAME, PICTURE, TAG, Fault, Schema, key
from lo_appeals.letters.wordml import TR, Element, w

FILE = "файл"
_SINGLE = re.compile(r"(?<!\{)\{\s*[^\W\d][\w.]*\s*\}(?!\})")
_COMMAND = re.compile(r"\{[%#]|[%#]\}")
# Latin letters that look Cyrillic: what a clerk types with the wrong layout on.
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
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
_REFUSED_TYPES = {
    "oleObject": "вставленный объект другой программы",
    "package": "вставленный файл другой программы",
    "control": "элемент ActiveX",
    "aFChunk": "вставленный чужой документ",
    "vbaProject": "макросы",
    "subDocument": "вложенный документ",
}
_FILLED = ("document", "header", "footer", "footnotes", "endnotes", "comments")


def check_template(
    template: Path | bytes, schema: Schema, original: bytes | None = None
) -> list[Fault]:
    """Return everything that is wrong with a template; an empty list means it may be used.

    Args:
        template: the .docx itself, or where it is.
        schema: what a template of this kind may hold.
        original: the shipped template: of a field that is gone it tells where it stood.
    """
    try:
        data = template if isinstance(template, bytes) else template.read_bytes()
        package = Package.read(data)
        found = [*_faults(package, schema), *_of_missing(package, schema, original)]
    except UserError as error:
        return [Fault(FILE, str(error))]
    except OSError:
        return [Fault(FILE, "не открывается: файла нет или он занят другой программой")]
    return list(dict.fromkeys(found))


def _faults(package: Package, schema: Schema) -> Iterator[Fault]:
    yield from _of_package(package)
    for story in stories(package):
        yield from _of_revisions(story)
        for place, paragraph in placed(story):
            yield from _of_paragraph(place, paragraph, schema)
        yield from _of_rows(story, schema)
        yield from _of_controls(story)


def _of_package(package: Package) -> Iterator[Fault]:
    if package.has_macros:
        yield Fault(FILE, "в шаблоне есть макросы. Сохраните его как «Документ Word (.docx)»")
    tables = [name for name in sorted(package.parts) if name.endswith(".rels")]
    for name in tables:
        yield from _of_relations(package, name)
    yield from _of_comments(package)
    for name in package.related("settings"):
        if package.tree(name).find(w("mailMerge")) is not None:
            yield Fault(FILE, "шаблон связан с источником слияния. Отключите слияние")
    for name in filter(_is_unfilled, sorted(package.parts)):
        if "{{" in "".join(str(text) for text in package.tree(name).itertext()):
            yield Fault(
                f"часть «{name}»", "поле стоит в диаграмме или рисунке: там его не заполнить"
            )


def _of_comments(package: Package) -> Iterator[Fault]:
    for name in package.related("comments"):
        count = sum(1 for _ in package.tree(name).iter(w("comment")))
        if count:
            yield Fault(FILE, f"в шаблоне остались примечания ({count}). Удалите их")


def _is_unfilled(name: str) -> bool:
    """Tell whether it is a part with text of its own that is never filled: a chart, a diagram."""
    folder, _slash, base = name.rpartition("/")
    if not folder.startswith("word") or not base.endswith(".xml"):
        return False
    return folder != "word" or not base.startswith(_FILLED)


def _of_relations(package: Package, table: str) -> Iterator[Fault]:
    for node in package.tree(table):
        kind = node.get("Type", "").rsplit("/", 1)[-1]
        if node.get("TargetMode") == "External":
            target = node.get("Target", "")
            yield Fault(FILE, f"внешняя ссылка «{target}». Удалите гиперссылку, оставив её текст")
        elif kind in _REFUSED_TYPES:
            yield Fault(FILE, f"в шаблоне есть {_REFUSED_TYPES[kind]}. Удалите его")


def _of_revisions(story: Story) -> Iterator[Fault]:
    names = {w(name): word for name, word in _REVISIONS.items()}
    for place, paragraph in placed(story):
        words = {names[node.tag] for node in paragraph.iter(*names)}
        if words:
            kinds = ", ".join(sorted(words))
            yield Fault(
                quoted(place, line(paragraph).text),
                f"осталось исправление ({kinds}). Примите или отклоните все исправления",
            )
    for node in story.root.iter(TR):
        mark = node.find(w("trPr"))
        if mark is not None and any(mark.find(w(name)) is not None for name in ("ins", "del")):
            yield Fault(story.title or "текст", "осталось исправление: строка таблицы")


def _of_paragraph(place: str, paragraph: Element, schema: Schema) -> Iterator[Fault]:
    text = line(paragraph).text
    where = quoted(place, text)
    if any("{{" in (node.text or "") for node in paragraph.iter(w("instrText"))):
        yield Fault(where, "поле стоит внутри кода поля Word: там его не заполнить")
    if "{" not in text and "}" not in text:
        return
    for tag in TAG.finditer(text):
        yield from _of_tag(where, tag.group(1), text, paragraph, schema)
    yield from _of_braces(where, TAG.sub("", text))


def _of_tag(
    where: str, name: str, text: str, paragraph: Element, schema: Schema
) -> Iterator[Fault]:
    shown = f"{{{{{name.strip()}}}}}"
    if not name.strip():
        yield Fault(where, "пустое поле {{ }}")
    elif not NAME.fullmatch(name.strip()):
        yield Fault(where, f"поле {shown}: в имени только буквы, цифры, «_» и одна точка")
    elif key(name) not in schema.names:
        yield Fault(where, f"неизвестное поле {shown}{_hint(name, schema)}")
    elif schema.list_of(name) and wordml.part_of(paragraph, "tr") is None:
        yield Fault(where, f"поле {shown} – из списка: ему место в строке таблицы")
    elif key(name).startswith(f"{PICTURE}.") and not TAG.fullmatch(text.strip()):
        yield Fault(where, f"рисунок {shown} должен стоять в отдельном абзаце")


def _hint(name: str, schema: Schema) -> str:
    asked = key(name).translate(_LOOKALIKES)
    if asked in schema.names:
        return (
            f". Возможно, имелось в виду {{{{{schema.names[asked]}}}}}:"
            " часть букв набрана в латинской раскладке"
        )
    near = difflib.get_close_matches(asked, list(schema.names), 1, 0.6)
    return f". Возможно, имелось в виду {{{{{schema.names[near[0]]}}}}}" if near else ""


def _of_braces(where: str, rest: str) -> Iterator[Fault]:
    """Yield every fault of braces that a paragraph has besides its whole fields."""
    if _COMMAND.search(rest):
        yield Fault(where, "команды {% … %} в шаблонах не выполняются: есть только поля {{…}}")
        rest = _COMMAND.sub("", rest)
    if "{{" in rest or "}}" in rest:
        yield Fault(where, "скобки не закрыты: поле начинается {{ и кончается }} в одном абзаце")
        return
    if _SINGLE.search(rest):
        yield Fault(where, "поле записано в одинарных скобках {…} вместо двойных {{…}}")
        rest = _SINGLE.sub("", rest)
    if "{" in rest or "}" in rest:
        yield Fault(where, "лишняя фигурная скобка")


def _of_rows(story: Story, schema: Schema) -> Iterator[Fault]:
    places = {paragraph: place for place, paragraph in placed(story)}
    for row in story.root.iter(TR):
        first = next(wordml.paragraphs(row), None)
        if first is None or row.find(f".//{w('tbl')}") is not None:
            continue
        names = [name for p in wordml.paragraphs(row) for name in TAG.findall(line(p).text)]
        lists = sorted({schema.list_of(name) for name in names} - {""})
        place = places[first].rpartition(", столбец")[0]
        if len(lists) > 1:
            yield Fault(place, f"поля разных списков в одной строке: {', '.join(lists)}")
        if lists and row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
            yield Fault(place, "строка списка отмечена как заголовок таблицы. Снимите отметку")
        if lists and row.find(f".//{w('vMerge')}") is not None:
            yield Fault(place, "в строке списка есть ячейки, объединённые по вертикали")


def _of_controls(story: Story) -> Iterator[Fault]:
    for control in story.root.iter(w("sdt")):
        bound = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
        text = "".join(node.text or "" for node in control.iter(wordml.T))
        if bound is not None and "{{" in text:
            yield Fault(
                f"элемент управления («{text.strip()}»)",
                "он связан с данными документа, и Word вернёт прежнее значение."
                " Замените его обычным текстом",
            )


def _of_missing(package: Package, schema: Schema, original: bytes | None) -> Iterator[Fault]:
    """Yield the mandatory fields and lists that are gone, with the place where they stood."""
    used = _fields(package)
    lacking = [
        (key(one.name), f"обязательного поля {{{{{one.name}}}}} – {one.about}")
        for one in schema.fields
        if one.required and key(one.name) not in used
    ]
    lacking += [
        (f"{key(rows.name)}.", f"строки списка {{{{{rows.name}.…}}}} – {rows.about}")
        for rows in schema.lists
        if rows.required and not any(one.startswith(f"{key(rows.name)}.") for one in used)
    ]
    stood = _fields(Package.read(original)) if lacking and original else {}
    for name, what in lacking:
        place = next((at for one, at in stood.items() if one == name or _in_list(one, name)), "")
        yield Fault("шаблон", f"нет {what}{f'. В исходном: {place}' if place else ''}")


def _in_list(field: str, name: str) -> bool:
    return name.endswith(".") and field.startswith(name)


def _fields(package: Package) -> dict[str, str]:
    """Return every field that a document holds, by key, with the place where it stands first.

    Of a field that is a paragraph of its own the words before it tell more than a number.
    """
    found: dict[str, str] = {}
    for story in stories(package):
        before = ""
        for place, paragraph in placed(story):
            text = line(paragraph).text
            alone = TAG.fullmatch(text.strip()) and before and "столбец" not in place
            where = f"{place}, отдельно, после {quoted('', before).strip(' ()')}" if alone else ""
            for name in TAG.findall(text):
                found.setdefault(key(name), where or quoted(place, text))
            before = text or before
    return found
