"""What is to be filled in a template, and where: found once for hundreds of letters."""

from dataclasses import dataclass
from functools import lru_cache

from lo_appeals.letters import wordml
from lo_appeals.letters.lines import Story, line, replace, stories, texts
from lo_appeals.letters.package import Package
from lo_appeals.letters.schema import PICTURE, TAG, Schema, key
from lo_appeals.letters.sections import number_later_pages
from lo_appeals.letters.style_sheet import style_sheet
from lo_appeals.letters.typography import tidy
from lo_appeals.letters.wordml import Element, T


@dataclass(frozen=True, slots=True)
class Plan:
    """The work in one part with fields. A place is the number of a w:t in the part.

    `plain` are texts with fields, and whether the paragraph is one field alone; `pictures` and
    `rows` have the names of their pictures and lists.
    """

    part: str
    title: str
    plain: tuple[tuple[int, bool], ...]
    pictures: tuple[tuple[int, str], ...]
    rows: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template with all done to it that no value changes, and the plans of its parts.

    `styles` are the names of styles by id.
    """

    parts: dict[str, bytes]
    styles: dict[str, str]
    plans: tuple[Plan, ...]


@lru_cache(maxsize=32)  # templates in use
def prepared(template: bytes, schema: Schema) -> Prepared:
    """Return a template ready to be filled: every field is brought into one run.

    Raises:
        UserError: it is no .docx.
    """
    package = Package.read(template)
    number_later_pages(package)
    found = stories(package)
    styles = style_sheet(package).names
    tidy((story.root for story in found), styles)
    plans = [_planned(story, schema) for story in found]
    return Prepared(package.bodies(), styles, tuple(one for one in plans if one is not None))


def _planned(story: Story, schema: Schema) -> Plan | None:
    """Return the work of one part; values are put in only at places found here.

    So braces inside a value stay text.
    """
    rows: dict[Element, tuple[Element, str]] = {}
    pictures: list[tuple[Element, str]] = []
    plain: list[tuple[Element, bool]] = []
    for paragraph, text in texts(story.root)[0].items():
        names = TAG.findall(text)
        if not names:
            continue
        fields = _joined(paragraph)
        listed = next((schema.list_of(name) for name in names if schema.list_of(name)), "")
        row = wordml.part_of(paragraph, "tr")
        if listed and row is not None:
            rows.setdefault(row, (fields[0], listed))
        elif key(names[0]).startswith(f"{PICTURE}."):
            pictures.append((fields[0], key(names[0]).partition(".")[2]))
        else:
            alone = TAG.fullmatch(text.strip()) and key(names[0]) in schema.by_key
            plain += [(one, bool(alone)) for one in fields]
    number = {node: place for place, node in enumerate(story.root.iter(T))}
    made = Plan(
        story.part,
        story.title,
        tuple((number[t], alone) for t, alone in plain if wordml.part_of(t, "tr") not in rows),
        tuple((number[t], name) for t, name in pictures),
        tuple((number[t], name) for t, name in rows.values()),
    )
    return made if made.plain or made.pictures or made.rows else None


def _joined(paragraph: Element) -> list[Element]:
    """Bring each field of a paragraph into one run; return the texts that hold fields."""
    found = line(paragraph)
    for tag in reversed(list(TAG.finditer(found.text))):
        replace(found, *tag.span(), tag.group(0).replace("\n", " "))
    return [piece.node for piece in found.pieces if TAG.search(piece.node.text or "")]
