"""The file of a template: macros, comments, links and objects that no letter may carry."""

from collections.abc import Iterator

from lo_appeals.letters.lines import Story, line, placed, quoted
from lo_appeals.letters.package import Package, relations_of
from lo_appeals.letters.schema import Fault
from lo_appeals.letters.wordml import A_NS, R_NS, T, w

FILE = "файл"
_REFUSED_TYPES = {
    "oleObject": "вставленный объект другой программы",
    "package": "вставленный файл другой программы",
    "control": "элемент ActiveX",
    "aFChunk": "вставленный чужой документ",
    "vbaProject": "макросы",
    "subDocument": "вложенный документ",
}
_FILLED = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_EXTERNAL = {
    "hyperlink": "внешняя ссылка «{0}»: щёлкните по ней правой кнопкой мыши и выберите «Удалить"
    " гиперссылку», текст останется",
    "image": "рисунок связан с файлом «{0}», а не вставлен: удалите его и вставьте снова без связи",
}
_OTHER = "внешняя ссылка «{0}»: уберите связь с этим файлом"


def of_file(package: Package) -> Iterator[Fault]:
    """Yield what is wrong with a template besides its text."""
    if package.has_macros:
        yield Fault(FILE, "в шаблоне есть макросы. Сохраните его как «Документ Word (.docx)»")
    yield from _of_comments(package)
    for name in package.related("settings"):
        if package.tree(name).find(w("mailMerge")) is not None:
            yield Fault(FILE, "шаблон связан с источником слияния. Отключите слияние")
    for name in filter(_is_unfilled, sorted(package.parts)):
        if "{{" in "".join(str(text) for text in package.tree(name).itertext()):
            yield Fault(
                f"часть «{name}»", "поле стоит в диаграмме или рисунке: там его не заполнить"
            )


def of_relations(package: Package, texts: list[Story]) -> Iterator[Fault]:
    """Yield every link to the outside and every foreign object, with its place where it has one."""
    found = {relations_of(story.part): story for story in texts}
    for table in [name for name in sorted(package.parts) if name.endswith(".rels")]:
        for node in package.tree(table):
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            if node.get("TargetMode") == "External":
                place = _of_link(found.get(table), node.get("Id", ""))
                said = _EXTERNAL.get(kind, _OTHER).format(node.get("Target", ""))
                yield Fault(place or FILE, said)
            elif kind in _REFUSED_TYPES:
                yield Fault(FILE, f"в шаблоне есть {_REFUSED_TYPES[kind]}. Удалите его")


def _of_link(story: Story | None, link: str) -> str:
    """Return the place of the paragraph with that link or linked picture, or ''."""
    for place, paragraph in placed(story) if story else ():
        used = [one.get(f"{{{R_NS}}}id") for one in paragraph.iter(w("hyperlink"))]
        used += [one.get(f"{{{R_NS}}}link") for one in paragraph.iter(f"{{{A_NS}}}blip")]
        if link in used:
            return quoted(place, line(paragraph).text)
    return ""


def _of_comments(package: Package) -> Iterator[Fault]:
    for name in package.related("comments"):
        notes = list(package.tree(name).iter(w("comment")))
        if notes:
            first = " ".join("".join(node.text or "" for node in notes[0].iter(T)).split())
            said = f": «{first}»" if first else ""
            yield Fault(
                FILE,
                f"в шаблоне остались примечания ({len(notes)}){said}. Удалите их:"
                " «Рецензирование» → «Удалить» → «Удалить все примечания»",
            )


def _is_unfilled(name: str) -> bool:
    """Tell whether it is a part with text of its own that is never filled: a chart, a diagram."""
    folder, _slash, base = name.rpartition("/")
    if not folder.startswith("word") or not base.endswith(".xml"):
        return False
    return folder != "word" or not base.startswith(_FILLED)
