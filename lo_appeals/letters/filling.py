"""Filling a template: fields, repeating rows, pictures (letters.md §2). No conditions, no calls."""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.chart import CHART_TYPE, Chart, chart_part, draw_chart
from lo_appeals.letters.drawing import draw
from lo_appeals.letters.lines import Story, line, placed, put_lines, replace, stories
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import PICTURE, TAG, Context, Field, Picture, Row, Schema, key
from lo_appeals.letters.sections import number_later_pages
from lo_appeals.letters.typography import keep_signatures, tidy
from lo_appeals.letters.wordml import TC, TR, Element, P, R, w


@dataclass(frozen=True, slots=True)
class Value:
    """What one field gives: its text, and whether it is a draft's mark of something missing."""

    text: str
    missing: bool = False


DEFAULT_WIDTH = 9638  # twips: A4 upright with margins of 30 and 10 mm
Lookup = Callable[[str], Value]


def fill(template: bytes, schema: Schema, context: Context, *, draft: bool = False) -> bytes:
    """Return the letter: `template` filled with `context`.

    Args:
        template: a checked template (`check_template` found nothing).
        schema: what the template may hold.
        context: the values, lists and pictures.
        draft: put a visible mark for a mandatory value that is empty instead of stopping.

    Raises:
        UserError: a mandatory value is empty (not a draft), a field is unknown, or the file is
            no .docx; the field is named.
    """
    package = Package.read(template)
    values = {key(name): wordml.clean(text) for name, text in context.values.items()}

    def lookup(name: str) -> Value:
        return _value(name, values, schema, draft=draft)

    for story in stories(package):
        rows, pictures, plain = _sorted_work(story, schema)
        for paragraph in plain:
            _fill_paragraph(paragraph, lookup, schema)
        for paragraph, name in pictures:
            _place_picture(package, story, paragraph, context.pictures.get(name))
        for row, name in rows:
            _repeat(row, name, context.lists.get(name, ()), lookup, schema)
    number_later_pages(package)
    tidy(package)
    keep_signatures(package)
    _number_drawings(package)
    package.set_properties(context.title, context.author, context.made)
    return package.write()


def _value(name: str, values: Mapping[str, str], schema: Schema, *, draft: bool) -> Value:
    field = schema.by_key.get(key(name))
    if field is None:
        raise UserError(f"В шаблоне неизвестное поле {{{{{name.strip()}}}}}.", "Проверьте шаблон.")
    text = values.get(key(name), "")
    if text.strip() or field.optional:
        return Value(text)
    if draft:
        return Value(field.placeholder, missing=True)
    raise UserError(
        f"Письмо не составлено: не указано «{_label(field)}».",
        "Заполните настройки организации или составьте проект письма.",
    )


def _label(field: Field) -> str:
    return field.label or field.about


def _sorted_work(
    story: Story, schema: Schema
) -> tuple[list[tuple[Element, str]], list[tuple[Element, str]], list[Element]]:
    """Return what is to be done before anything is: rows, pictures, plain paragraphs.

    Values are put in only at places found here, so that braces inside a value stay text.
    """
    rows: dict[Element, str] = {}
    pictures: list[tuple[Element, str]] = []
    plain: list[Element] = []
    for _place, paragraph in placed(story):
        names = TAG.findall(line(paragraph).text)
        found = next((schema.list_of(name) for name in names if schema.list_of(name)), "")
        row = wordml.part_of(paragraph, "tr")
        if found and row is not None:
            rows.setdefault(row, found)
        elif names and key(names[0]).startswith(f"{PICTURE}."):
            pictures.append((paragraph, key(names[0]).partition(".")[2]))
        elif names:
            plain.append(paragraph)
    apart = [p for p in plain if wordml.part_of(p, "tr") not in rows]
    return list(rows.items()), pictures, apart


def _fill_paragraph(paragraph: Element, lookup: Lookup, schema: Schema) -> None:
    text = line(paragraph).text
    alone = TAG.fullmatch(text.strip())
    if alone and key(alone.group(1)) in schema.by_key:
        _fill_alone(paragraph, lookup(alone.group(1)))
    else:
        _fill_within(paragraph, lookup)


def _fill_within(paragraph: Element, lookup: Lookup) -> None:
    found = line(paragraph)
    for tag in reversed(list(TAG.finditer(found.text))):
        value = lookup(tag.group(1))
        replace(found, *tag.span(), value.text, marked=value.missing)


def _fill_alone(paragraph: Element, value: Value) -> None:
    """Fill a paragraph of one field: none, one or several paragraphs come of it."""
    if not value.text and _may_go(paragraph):
        _remove(paragraph)
        return
    first, *rest = value.text.split("\n")
    copies = [copy.deepcopy(paragraph) for _ in rest]
    _put_alone(paragraph, first, missing=value.missing)
    for made, text in zip(reversed(copies), reversed(rest), strict=True):
        paragraph.addnext(made)
        _put_alone(made, text, missing=value.missing)


def _put_alone(paragraph: Element, text: str, *, missing: bool) -> None:
    found = line(paragraph)
    tag = TAG.search(found.text)
    if tag is not None:
        replace(found, *tag.span(), text, marked=missing)


def _may_go(paragraph: Element) -> bool:
    """Tell whether the paragraph may disappear: a cell or a header must keep one.

    The paragraph that ends a section and that which carries a drawing stay too, emptied.
    """
    parent = paragraph.getparent()
    if parent is None or paragraph.find(f".//{w('sectPr')}") is not None:
        return False
    if next(paragraph.iter(w("drawing"), w("pict"), w("object")), None) is not None:
        return False
    if parent.tag == w("body"):
        return True
    last_of_cell = parent.tag == TC and paragraph.getnext() is None
    others = [one for one in parent if one.tag == P and one is not paragraph]
    return bool(others) and not (last_of_cell and _after_table(paragraph))


def _after_table(paragraph: Element) -> bool:
    before = paragraph.getprevious()
    return before is not None and before.tag == wordml.TBL


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _place_picture(
    package: Package, story: Story, paragraph: Element, picture: Picture | Chart | None
) -> None:
    """Put the picture in place of its paragraph's field, related to the part it stands in."""
    found = line(paragraph)
    replace(found, 0, len(found.text), "")
    if picture is None:
        if _may_go(paragraph):
            _remove(paragraph)
        return
    width = text_width(package, paragraph)
    run = etree.SubElement(paragraph, R)
    if isinstance(picture, Chart):
        part = package.add_chart(story.part, chart_part(picture), CHART_TYPE)
        run.append(draw_chart(part, picture, width))
        return
    relation = package.add_picture(story.part, picture.image)
    run.append(draw(relation, picture, width))


def text_width(package: Package, paragraph: Element) -> int:
    """Return the width that text has where the paragraph stands, in twips."""
    cell = paragraph.getparent()
    width = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None:
        return int(width.get(w("w"), "0"))
    section = _section_after(package, paragraph)
    if section is None:
        return DEFAULT_WIDTH
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return DEFAULT_WIDTH
    return (
        int(size.get(w("w"), "0"))
        - int(margins.get(w("left"), "0"))
        - int(margins.get(w("right"), "0"))
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """One w:t of a repeating row that holds fields: its number among the row's, its text."""

    index: int
    text: str


def _repeat(row: Element, name: str, items: Sequence[Row], lookup: Lookup, schema: Schema) -> None:
    """Put a copy of `row` for every item; without items the row goes, and an empty table too.

    The row's XML is cloned: `add_row` of a library takes a second for 300 rows.
    """
    slots = _slots(row)
    before = row.getprevious()
    last = row
    for item in items:
        made = copy.deepcopy(row)
        _fill_row(made, slots, _row_lookup(name, item, lookup, schema))
        last.addnext(made)
        _dress(made, item, before)
        last = before = made
    table = row.getparent()
    _remove(row)
    if table is not None and not items and not _has_data(table):
        _remove(table)


def _slots(row: Element) -> list[Slot]:
    """Return the row's texts with fields, each field brought into one run first."""
    for paragraph in wordml.paragraphs(row):
        found = line(paragraph)
        for tag in reversed(list(TAG.finditer(found.text))):
            replace(found, *tag.span(), tag.group(0))
    texts = [node.text or "" for node in row.iter(wordml.T)]
    return [Slot(index, text) for index, text in enumerate(texts) if "{{" in text]


def _row_lookup(name: str, item: Row, lookup: Lookup, schema: Schema) -> Lookup:
    values = {key(word): text for word, text in item.values.items()}

    def of_row(field: str) -> Value:
        if schema.list_of(field) == name:
            return Value(wordml.clean(values.get(key(field).partition(".")[2], "")))
        return lookup(field)

    return of_row


def _fill_row(row: Element, slots: Sequence[Slot], lookup: Lookup) -> None:
    nodes = list(row.iter(wordml.T))
    for slot in slots:
        put_lines(nodes[slot.index], TAG.sub(lambda tag: lookup(tag.group(1)).text, slot.text))


def _dress(row: Element, item: Row, before: Element | None) -> None:
    """Make a subtotal bold and tie a row to its neighbour, as the item asks."""
    if item.bold:
        for run in row.iter(R):
            wordml.child(wordml.properties(run, "rPr"), "b")
    tied = {"above": before, "below": row}.get(item.keep)
    if tied is not None and tied.tag == TR:
        for paragraph in wordml.paragraphs(tied):
            wordml.keep_with_next(paragraph)


def _has_data(table: Element) -> bool:
    rows = table.findall(TR)
    return any(row.find(f"{w('trPr')}/{w('tblHeader')}") is None for row in rows)


def _section_after(package: Package, paragraph: Element) -> Element | None:
    """Return the properties of the section that holds the paragraph; a header has the first."""
    root = package.tree(package.main)
    passed = paragraph not in set(wordml.paragraphs(root))
    for element in root.iter(P, w("sectPr")):
        passed = passed or element is paragraph
        if passed and element.tag == w("sectPr"):
            return element
    return None


def _number_drawings(package: Package) -> None:
    """Give every drawing a number of its own, as Word wants."""
    number = 0
    for story in stories(package):
        for node in story.root.iter(f"{{{wordml.WP_NS}}}docPr"):
            number += 1
            node.set("id", str(number))
