"""The text of WordprocessingML from which the original templates are built."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lo_appeals.letters.styles import TEXT_WIDTH

MM = 1440 / 25.4  # twips in a millimetre


def runs(text: str) -> str:
    """Return runs of `text`; a tab and a line end become those of Word."""
    made = []
    for number, part in enumerate(text.replace("\n", "\n\v").replace("\t", "\n\t").split("\n")):
        mark = "" if not number else "<w:tab/>" if part[:1] == "\t" else "<w:br/>"
        shown = part.lstrip("\t\v")
        made.append(f'<w:r>{mark}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>')
    return "".join(made)


def paragraph(text: str, style: str, look: str = "") -> str:
    """Return a paragraph in a style; `look` is further pPr, in the schema's order."""
    inner = runs(text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{inner}</w:p>'


def page_number() -> str:
    """Return the paragraph of the default header: the page's number, centred."""
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    inner = "".join(f"<w:r>{mark}</w:r>" for mark in marks)
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{inner}</w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and style, how many columns it takes, how it is merged downwards."""

    text: str
    style: str = "LOTableText"
    span: int = 1
    merged: str = ""  # "restart", "continue" or ""
    upright: bool = False  # text from bottom to top
    body: str = ""  # ready paragraphs instead of `text`


def head(text: str, **more: int | str | bool) -> Cell:
    """Return a cell of a table's head."""
    return Cell(
        text,
        "LOTableHead",
        span=int(more.get("span", 1)),
        merged=str(more.get("merged", "")),
        upright=bool(more.get("upright", False)),
    )


def row(
    cells: Sequence[Cell], widths: Sequence[int], *, header: bool = False, high: int = 0
) -> str:
    """Return a row that no page splits; `high` is its least height in twips."""
    marks = "<w:cantSplit/>"
    marks += f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
    marks += "<w:tblHeader/>" if header else ""
    made, place = [], 0
    for one in cells:
        made.append(_cell(one, sum(widths[place : place + one.span]), middle=header))
        place += one.span
    if place != len(widths):
        raise ValueError(f"{place} columns of {len(widths)}")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(made)}</w:tr>"


def _cell(one: Cell, width: int, *, middle: bool) -> str:
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
    look += f'<w:vMerge w:val="{one.merged}"/>' if one.merged else ""
    look += '<w:textDirection w:val="btLr"/>' if one.upright else ""
    look += '<w:vAlign w:val="center"/>' if middle else ""
    inner = one.body or paragraph(one.text, one.style)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def table(rows: Sequence[str], widths: Sequence[int], *, ruled: bool = True, side: int = 85) -> str:
    """Return a table of fixed widths (twips), with lines or without; `side` pads its cells."""
    margin, side = (28, side) if ruled else (0, 0)
    sides = (("top", margin), ("left", side), ("bottom", margin), ("right", side))
    look = (
        f'<w:tblStyle w:val="{"TableGrid" if ruled else "TableNormal"}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + "".join(f'<w:{name} w:w="{size}" w:type="dxa"/>' for name, size in sides)
        + "</w:tblCellMar>"
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def section(first: str, others: str, *, wide: bool = False, restart: bool = False) -> str:
    """Return the properties of a section: A4 upright or wide.

    Args:
        first: relation id of the first page's header.
        others: relation id of the header with the page's number.
        wide: landscape.
        restart: number its pages from 1.
    """
    across, down = (16838, 11906) if wide else (11906, 16838)
    left = 1134 if wide else 1701
    turned = ' w:orient="landscape"' if wide else ""
    return (
        f'<w:sectPr><w:headerReference w:type="first" r:id="{first}"/>'
        f'<w:headerReference w:type="default" r:id="{others}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="{left}" w:header="567"'
        ' w:footer="567" w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if restart else "")
        + '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def executor(*lines: str) -> str:
    """Return the executor's mark: a frame pinned to the bottom margin of the page.

    It is as wide as the text: beside a narrower one the signature would stand in its column.
    """
    frame = (
        f'<w:framePr w:w="{TEXT_WIDTH}" w:wrap="around" w:vAnchor="margin"'
        ' w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    first, *rest = lines
    gap = '<w:spacing w:before="240"/>'
    return paragraph(first, "LOExecutor", frame + gap) + "".join(
        paragraph(text, "LOExecutor", frame) for text in rest
    )


def section_end(properties: str) -> str:
    """Return the small paragraph that carries a section's properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="LOSectionEnd"/>{properties}</w:pPr></w:p>'
