"""Filling a template: fields, repeating rows, pictures (letters.md §2). No conditions, no calls."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.lines import Line, Story, line, replace, stories, texts
from lo_appeals.letters.package import Package
from lo_appeals.letters.placing import number_drawings, place_picture
from lo_appeals.letters.qr_code import stamp_code
from lo_appeals.letters.repeating import repeat
from lo_appeals.letters.schema import PICTURE, TAG, Context, Field, Schema, key
from lo_appeals.letters.sections import number_later_pages
from lo_appeals.letters.typography import keep_signatures, tidy
from lo_appeals.letters.wordml import Element


@dataclass(frozen=True, slots=True)
class Value:
    """What one field gives: its text, and whether it is a draft's mark of something missing."""

    text: str
    missing: bool = False


Lookup = Callable[[str], Value]


def fill(template: bytes, schema: Schema, context: Context, *, draft: bool = False) -> Package:
    """Return the letter, not yet written: `template` filled with `context`.

    Args:
        template: a checked template (`check_template` found nothing).
        schema: what the template may hold.
        context: the values, lists and pictures.
        draft: put a visible mark for a mandatory value that is empty instead of stopping.

    Raises:
        UserError: a mandatory value is empty (not a draft), a field is unknown, or the file is
            no .docx; the field is named.
    """
    package = Package.of_template(template)
    values = {key(name): wordml.clean(text) for name, text in context.values.items()}

    def lookup(name: str) -> Value:
        return _value(name, values, schema, draft=draft)

    for story in stories(package):
        rows, pictures, plain = _sorted_work(story, schema)
        for paragraph in plain:
            _fill_paragraph(paragraph, lookup, schema)
        for paragraph, name in pictures:
            place_picture(package, story, paragraph, context.pictures.get(name))
        for row, name in rows:
            repeat(row, name, context.lists.get(name, ()), lambda one: lookup(one).text, schema)
    number_later_pages(package)
    tidy(package)
    keep_signatures(package)
    if context.code:
        stamp_code(package, context.code)
    number_drawings(package)
    package.set_properties(context.title, context.author, context.made)
    return package


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
    for paragraph, text in texts(story.root).items():
        names = TAG.findall(text)
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
    found = line(paragraph)
    alone = TAG.fullmatch(found.text.strip())
    if alone and key(alone.group(1)) in schema.by_key:
        _fill_alone(paragraph, found, lookup(alone.group(1)))
    else:
        _fill_within(found, lookup)


def _fill_within(found: Line, lookup: Lookup) -> None:
    for tag in reversed(list(TAG.finditer(found.text))):
        value = lookup(tag.group(1))
        replace(found, *tag.span(), value.text, marked=value.missing)


def _fill_alone(paragraph: Element, found: Line, value: Value) -> None:
    """Fill a paragraph of one field: none, one or several paragraphs come of it."""
    if not value.text and wordml.may_go(paragraph):
        wordml.remove(paragraph)
        return
    first, *rest = value.text.split("\n")
    copies = [copy.deepcopy(paragraph) for _ in rest]
    _put_alone(found, first, missing=value.missing)
    for made, text in zip(reversed(copies), reversed(rest), strict=True):
        paragraph.addnext(made)
        _put_alone(line(made), text, missing=value.missing)


def _put_alone(found: Line, text: str, *, missing: bool) -> None:
    tag = TAG.search(found.text)
    if tag is not None:
        replace(found, *tag.span(), text, marked=missing)
