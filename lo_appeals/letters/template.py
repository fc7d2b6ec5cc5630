"""The check of a template before it is used: every fault with its exact place (letters.md §2)."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.field_check import Allowed, shown
from lo_appeals.letters.lines import line, placed, quoted, stories
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import TAG, Fault, Schema, key
from lo_appeals.letters.template_file import FILE, of_file, of_relations
from lo_appeals.letters.template_text import empty_cells, of_story

WHOLE = "шаблон"
_NOTHING = (
    "нет ни одного обязательного поля: файл пуст или это не шаблон письма. Сохраните копию"
    " действующего шаблона и правьте её"
)


def check_template(
    template: Path | bytes,
    schema: Schema,
    original: bytes | None = None,
    elsewhere: Mapping[str, str] | None = None,
) -> list[Fault]:
    """Return everything that is wrong with a template; an empty list means it may be used.

    Args:
        template: the .docx itself, or where it is.
        schema: what a template of this kind may hold.
        original: the shipped template: of a field that is gone it tells where it stood.
        elsewhere: the fields of other kinds of letters by key, with the kinds' titles.
    """
    try:
        data = template if isinstance(template, bytes) else template.read_bytes()
        package = Package.read(data)
        found = list(_faults(package, Allowed(schema, elsewhere or {})))
        found += _of_missing(package, schema, original, found)
    except UserError as error:
        return [Fault(FILE, str(error))]
    except OSError:
        return [Fault(FILE, "не открывается: файла нет или он занят другой программой")]
    return list(dict.fromkeys(found))


def _faults(package: Package, allowed: Allowed) -> Iterator[Fault]:
    parts = stories(package)
    yield from of_file(package)
    yield from of_relations(package, parts)
    for story in parts:
        yield from of_story(story, allowed)


def _of_missing(
    package: Package, schema: Schema, original: bytes | None, found: Collection[Fault]
) -> Iterator[Fault]:
    """Yield the fields and lists that are gone, with the place where they stood.

    A field that another fault names already («имелось в виду …») is not told of twice.
    """
    used = fields_of(package)
    stood = fields_of(Package.read(original)) if original else {}
    lacking = _lacking(schema, used)
    if lacking and len(lacking) == len(_lacking(schema, ())) and not found:
        yield Fault(WHOLE, _NOTHING)
        return
    for name, what in lacking:
        if any(shown(schema.names.get(name, "")) in one.what for one in found):
            continue
        places = next((at for one, at in stood.items() if one == name or _in_list(one, name)), ())
        where = f". В исходном: {places[0]}" if places else ""
        yield Fault(WHOLE, f"нет {what}. Верните на место{where}")
    yield from _of_emptied(package, schema, [one for one in stood if one not in used])


def _lacking(schema: Schema, used: Collection[str]) -> list[tuple[str, str]]:
    """Return the keys of what a template must hold and does not, with what it is."""
    lacking = [
        (key(one.name), f"обязательного поля {shown(one.name)} – {one.about}")
        for one in schema.fields
        if one.required and key(one.name) not in used
    ]
    return lacking + [
        (f"{key(rows.name)}.", f"строки списка {{{{{rows.name}.…}}}} – {rows.about}")
        for rows in schema.lists
        if rows.required and not any(one.startswith(f"{key(rows.name)}.") for one in used)
    ]


def _in_list(field: str, name: str) -> bool:
    return name.endswith(".") and field.startswith(name)


def _of_emptied(package: Package, schema: Schema, gone: list[str]) -> Iterator[Fault]:
    """Yield the cells of repeating rows whose field was erased: the column would be empty."""
    lists = [shown(schema.names[one]) for one in gone if schema.list_of(one)]
    for story in stories(package) if lists else ():
        for place in empty_cells(story, schema):
            yield Fault(
                place,
                f"ячейка строки списка пуста, и столбец выйдет пустым. Верните поле"
                f" ({', '.join(lists)}) или удалите столбец целиком",
            )


def fields_of(package: Package) -> dict[str, list[str]]:
    """Return every field that a document holds, by key, with the places where it stands.

    Of a field that is a paragraph of its own the words before it tell more than a number.
    """
    found: dict[str, list[str]] = {}
    for story in stories(package):
        before = ""
        for place, paragraph in placed(story):
            text = line(paragraph).text
            alone = TAG.fullmatch(text.strip()) and before and "столбец" not in place
            where = f"{place}, отдельно, после {quoted('', before).strip(' ()')}" if alone else ""
            for name in TAG.findall(text) if not wordml.is_twin(paragraph) else ():
                found.setdefault(key(name), []).append(where or quoted(place, text))
            before = text or before
    return found
