"""Rows on the clipboard: TSV and HTML, every cell as text, so that Excel keeps «007» and «+7»."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

from lo_appeals.system import clipboard_marks
from lo_appeals.ui.cells import ListColumn

Lines = Sequence[Sequence[str]]


def as_tsv(lines: Lines) -> str:
    """Return lines of cells divided by tabs; tabs and line ends inside cells become spaces."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def as_html(lines: Lines) -> str:
    """Return an HTML table whose cells Excel takes for text."""
    rows = "".join(
        "<tr>"
        + "".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in line)
        + "</tr>"
        for line in lines
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def lines_of(
    columns: Sequence[ListColumn[Any]], rows: Iterable[Any], *, headings: bool
) -> list[list[str]]:
    """Return rows as cells of text, under their headings where these are wanted."""
    head = [[column.title for column in columns]] if headings else []
    return [*head, *([column.cell(one).text for column in columns] for one in rows)]


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    data = _private()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def mime(lines: Lines) -> QMimeData:
    """Return lines of cells in both forms for the clipboard."""
    data = _private()
    data.setText(as_tsv(lines))
    data.setHtml(as_html(lines))
    return data


def _private() -> QMimeData:
    """Return data that the system is asked to keep out of the clipboard's history and the cloud."""
    # made by Qt and not by Python: the clipboard outlives Python, and destroying an object of
    # Python's after its end is a crash at exit
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for form in data.formats():
        data.removeFormat(form)
    for name, value in clipboard_marks().items():
        data.setData(name, value)
    return data
