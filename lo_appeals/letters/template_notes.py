"""What a sound template does otherwise than the original: shown to the clerk, refuses nothing."""

import re
from collections.abc import Collection, Iterator

from lo_appeals.letters import wordml
from lo_appeals.letters.field_check import shown
from lo_appeals.letters.lines import Story, line, placed, quoted, stories
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import TAG, Fault, Schema, key
from lo_appeals.letters.template import WHOLE, fields_of
from lo_appeals.letters.template_text import lists_of
from lo_appeals.letters.wordml import TC, TR, Element, P, T, w

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_TYPED = re.compile(
    rf"(?<!\d)\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\d)|\d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}|№\s?\d[\w/-]*"
)
_EMPTY_IN_A_ROW = 3
_FONTS = w("rFonts")
_BLACK = ("auto", "000000", None)


def notes(template: bytes, schema: Schema, original: bytes) -> list[Fault]:
    """Return what the clerk should look at in a template that `check_template` found sound."""
    made, was = Package.read(template), Package.read(original)
    typed = {text for story in stories(was) for text in _TYPED.findall(_whole(story))}
    found = [*_of_fields(fields_of(made), fields_of(was), schema)]
    for story in stories(made):
        found += _of_typed(story, typed)
        found += _of_optional(story, _joined(was, schema), schema)
        found += _of_rows(story, schema)
    found += _of_empty(stories(made)[0])
    found += _of_looks(made, w("color"), wordml.VAL, _BLACK, "цветной шрифт")
    found += _of_looks(made, _FONTS, w("ascii"), _fonts(was), "не тот шрифт, что во всём письме")
    return list(dict.fromkeys(found))


def _of_fields(
    made: dict[str, list[str]], was: dict[str, list[str]], schema: Schema
) -> Iterator[Fault]:
    about = {key(one.strip("{}")): f"{one} – {words}" for one, words in schema.explained()}
    lost = {schema.list_of(name) for name in was} - {schema.list_of(name) for name in made} - {""}
    for name in sorted(lost):
        one = schema.lists_by_key[name]
        place = next(at[0] for field, at in was.items() if schema.list_of(field) == name)
        yield Fault(WHOLE, f"нет списка {{{{{one.name}.…}}}} – {one.about}. В исходном: {place}")
    for name, places in was.items():
        if name not in made and name in about and schema.list_of(name) not in lost:
            yield Fault(WHOLE, f"нет поля {about[name]}. В исходном: {places[0]}")
    for name, places in made.items():
        if len(places) > max(len(was.get(name, ())), 1):
            where = "; ".join(places)
            yield Fault(WHOLE, f"поле {shown(schema.names[name])} стоит не один раз: {where}")


def _of_typed(story: Story, known: set[str]) -> Iterator[Fault]:
    """Yield the dates and numbers typed by hand: every letter would say the same."""
    for place, paragraph in placed(story):
        text = line(paragraph).text
        said = [f"«{one}»" for one in _TYPED.findall(text) if one not in known]
        if said:
            yield Fault(
                quoted(place, text),
                f"набрано {', '.join(said)}: так выйдет в каждом письме. Если в письмах оно"
                " разное, поставьте поле",
            )


def _fonts(package: Package) -> set[str | None]:
    """Return the fonts of a document's styles; a run that names none has its style's."""
    names = (one for part in package.related("styles") for one in package.tree(part).iter(_FONTS))
    return {None, *(one.get(w("ascii")) for one in names)}


def _of_looks(
    package: Package, look: str, name: str, usual: Collection[str | None], what: str
) -> Iterator[Fault]:
    """Yield the first place whose runs look otherwise than usual, and how many there are."""
    found: list[str] = []
    for story in stories(package):
        for place, paragraph in placed(story):
            marks = (one for one in paragraph.iter(look) if one.get(name) not in usual)
            runs = (run for one in marks if (run := wordml.part_of(one, "r")) is not None)
            said = "".join(node.text or "" for run in runs for node in run.iter(T))
            found += [quoted(place, said)] if said.strip() else []
    if found:
        more = f" (и ещё в {len(found) - 1} абзацах)" if len(found) > 1 else ""
        yield Fault(found[0], f"{what}{more}: так и напечатается")


def _of_optional(story: Story, usual: set[str], schema: Schema) -> Iterator[Fault]:
    for place, paragraph in placed(story):
        text = line(paragraph).text
        for name in _optional_beside_words(text, schema) - usual:
            rest = " ".join(TAG.sub(" ", text).split())
            yield Fault(
                quoted(place, text),
                f"поле {shown(schema.names[name])} бывает пустым: тогда от абзаца останется"
                f" «{rest}». Если так не нужно, поставьте поле отдельным абзацем",
            )


def _optional_beside_words(text: str, schema: Schema) -> set[str]:
    if not TAG.sub("", text).strip():
        return set()
    names = {key(name) for name in TAG.findall(text)}
    return {one for one in names if one in schema.by_key and schema.by_key[one].optional}


def _joined(package: Package, schema: Schema) -> set[str]:
    """Return the optional fields that stand beside words in the original itself."""
    texts = (line(one).text for story in stories(package) for _place, one in placed(story))
    return {name for text in texts for name in _optional_beside_words(text, schema)}


def _of_rows(story: Story, schema: Schema) -> Iterator[Fault]:
    places = {paragraph: place for place, paragraph in placed(story)}
    for row in story.root.iter(TR):
        inside = list(wordml.paragraphs(row))
        if not inside:
            continue
        place = places[inside[0]].rpartition(", столбец")[0]
        above = row.getprevious()
        listed = bool(lists_of(row, schema))
        if listed and (above is None or above.tag != TR):
            yield Fault(place, "над строкой списка нет строки с названиями столбцов")
        elif listed and above is not None and _cells(row) != _cells(above):
            yield Fault(
                place,
                f"ячеек {_cells(row)}, а в строке над ней {_cells(above)}: столбцы списка и их"
                " названия разойдутся",
            )
        if not any(line(one).text.strip() for one in inside) and _repeats_above(row, schema):
            yield Fault(place, "пустая строка под строкой списка: в письме она тоже будет пустой")


def _cells(row: Element) -> int:
    return sum(1 for _ in row.iterchildren(TC))


def _repeats_above(row: Element, schema: Schema) -> bool:
    above = row.getprevious()
    return above is not None and above.tag == TR and bool(lists_of(above, schema))


def _of_empty(body: Story) -> Iterator[Fault]:
    """Yield the runs of empty paragraphs: a page is not filled by Enter."""
    count, before = 0, ""
    for place, paragraph in placed(body):
        empty = paragraph.getparent() is not None and _is_empty(paragraph)
        count = count + 1 if empty else 0
        if count == _EMPTY_IN_A_ROW:
            yield Fault(
                before or place,
                "дальше несколько пустых абзацев подряд: подпись может уйти на другую страницу."
                " Промежутки задают в свойствах абзаца, новую страницу – Ctrl+Enter",
            )
        if not empty:
            before = quoted(place, line(paragraph).text)


def _is_empty(paragraph: Element) -> bool:
    if paragraph.tag != P or wordml.part_of(paragraph, "tc") is not None:
        return False
    if line(paragraph).text.strip() or paragraph.find(f".//{w('sectPr')}") is not None:
        return False
    return next(paragraph.iter(w("drawing"), w("pict")), None) is None


def _whole(story: Story) -> str:
    return "\n".join(line(paragraph).text for _place, paragraph in placed(story))
