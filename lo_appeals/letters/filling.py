"""Filling a template: fields, repeating rows, pictures (letters.md §2). No conditions, no calls."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.lines import replace_in
from lo_appeals.letters.package import Package
from lo_appeals.letters.placing import number_drawings, place_picture
from lo_appeals.letters.plan import Plan, prepared
from lo_appeals.letters.qr_code import stamp_code
from lo_appeals.letters.repeating import repeat
from lo_appeals.letters.schema import TAG, Context, Field, Schema, key
from lo_appeals.letters.typography import keep_signatures, tidy
from lo_appeals.letters.wordml import Element, T


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
    ready = prepared(template, schema)
    package = Package(dict(ready.parts))
    values = {key(name): wordml.clean(text) for name, text in context.values.items()}

    def lookup(name: str) -> Value:
        return _value(name, values, schema, draft=draft)

    written: list[Element] = []
    for plan in ready.plans:
        written += _fill_part(package, plan, lookup, context, schema)
    tidy(written, ready.styles)
    keep_signatures(package.tree(package.main), ready.styles)
    if context.code:
        stamp_code(package, context.code)
    number_drawings(package)
    package.set_properties(context.title, context.author, context.made)
    return package


def _fill_part(
    package: Package, plan: Plan, lookup: Lookup, context: Context, schema: Schema
) -> list[Element]:
    """Fill one part by its plan; return the paragraphs and rows that were written."""
    root = package.tree(plan.part)
    nodes = list(root.iter(T))
    written: list[Element] = []
    for place, alone in plan.plain:
        if alone:
            written += _fill_alone(nodes[place], lookup)
        else:
            written += _fill_text(nodes[place], lookup)
    for place, name in plan.pictures:
        paragraph = wordml.own_paragraph(nodes[place])
        if paragraph is not None:
            place_picture(package, plan.part, paragraph, context.pictures.get(name))
    for place, name in plan.rows:
        row = wordml.part_of(nodes[place], "tr")
        if row is not None:
            items = context.lists.get(name, ())
            written += repeat(row, name, items, lambda one: lookup(one).text, schema)
    return written


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


def _fill_text(node: Element, lookup: Lookup) -> list[Element]:
    """Fill the fields of a text among other words; return its paragraph."""
    for tag in reversed(list(TAG.finditer(node.text or ""))):
        value = lookup(tag.group(1))
        replace_in(node, *tag.span(), value.text, marked=value.missing)
    paragraph = wordml.own_paragraph(node)
    return [] if paragraph is None else [paragraph]


def _fill_alone(node: Element, lookup: Lookup) -> list[Element]:
    """Fill a paragraph of one field: none, one or several paragraphs come of it."""
    paragraph, tag = wordml.own_paragraph(node), TAG.search(node.text or "")
    if paragraph is None or tag is None:
        return []
    value = lookup(tag.group(1))
    if not value.text and wordml.may_go(paragraph):
        wordml.remove(paragraph)
        return []
    first, *rest = value.text.split("\n")
    copies = [copy.deepcopy(paragraph) for _ in rest]
    replace_in(node, *tag.span(), first, marked=value.missing)
    for made, text in zip(reversed(copies), reversed(rest), strict=True):
        paragraph.addnext(made)
        (field,) = (one for one in made.iter(T) if TAG.search(one.text or ""))
        replace_in(field, *tag.span(), text, marked=value.missing)
    return [paragraph, *copies]
