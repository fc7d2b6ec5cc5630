"""The hand-over sheet as a document: for a colleague, not a letter, and so without a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from lo_appeals.letters.markup import Cell, head, paragraph, row, section, table
from lo_appeals.letters.originals_parts import CENTRE, headers, packed
from lo_appeals.letters.styles import TEXT_WIDTH
from lo_appeals.letters.typography import no_break

TEXT = "LOTableText"


@dataclass(frozen=True, slots=True)
class Part:
    """A table with its title; `widths` are shares of the text's width, `empty` stands for no rows.

    The first column is centred where it holds a day.
    """

    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    note: str = ""


def document(title: str, lines: Sequence[str], parts: Sequence[Part]) -> bytes:
    """Return the .docx: the title, lines of text, the parts one after another."""
    body = paragraph(no_break(title), "LOAnnexTitle")
    body += "".join(paragraph(no_break(one), "LONote") for one in lines)
    body += "".join(map(_part, parts))
    end = paragraph("", "LONote")  # Word wants one after a table
    return packed(body + end + section("rIdEmpty", "rIdNumber"), title, headers())


def _part(part: Part) -> str:
    made = paragraph(no_break(part.title), "LOTableName")
    if part.note:
        made += paragraph(no_break(part.note), "LONote")
    if not part.rows:
        return made + paragraph(no_break(part.empty), "LONote")
    whole = sum(part.widths)
    widths = [TEXT_WIDTH * share // whole for share in part.widths]
    styles = [CENTRE if "дата" in one.lower() or one == "До" else TEXT for one in part.headings]
    rows = [row([head(text) for text in part.headings], widths, header=True)]
    for cells in part.rows:
        shown = [Cell(no_break(text), style) for text, style in zip(cells, styles, strict=True)]
        rows.append(row(shown, widths))
    return made + table(rows, widths)
