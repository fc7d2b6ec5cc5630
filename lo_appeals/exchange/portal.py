"""An export of the portal as rows of facts, every row accounted for (domain.md §2, figures.md).

What is refused here is what no date can mend: no number, no registration date, a date that cannot
be read, an answer before the registration. A planned date, a grade or a flag that cannot be read
stays empty and is named in the notes: no figure rests on them alone, and a row should not be lost
for them. Whether a registration is later than the data's date the caller judges: it knows the date.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.appeals import PERSONAL
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted
from lo_appeals.exchange.foreign import refuse_foreign
from lo_appeals.exchange.headings import Layout, layout_of
from lo_appeals.exchange.rows import COLUMNS, ExportRow, Rejected, Rows, Skipped
from lo_appeals.exchange.workbook import Book, Table, read_book

__all__ = ["Export", "ExportRow", "Rejected", "Skipped", "read_export"]


@dataclass(frozen=True, slots=True)
class Export:
    """All that an export says. file_rows = rows + rejected + skipped."""

    path: Path
    sheet: str
    headings: dict[str, str]  # field → heading as written
    unknown: tuple[str, ...]
    missing: tuple[str, ...]  # titles of the fields that no heading gives
    file_rows: int
    rows: list[ExportRow]
    rejected: list[Rejected]
    skipped: list[Skipped]
    sha256: str
    modified: datetime
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()  # all sheets that are exports; `sheet` is the one that was read


def read_export(
    path: Path,
    *,
    cancel: threading.Event | None = None,
    progress: Callable[[int], None] | None = None,
    personal: bool = False,
    sheet: str | None = None,
) -> Export:
    """Return what the export `path` says; without `personal` no applicant and no text.

    `sheet` names the sheet where not the fullest one is meant. Raises UserError: not an export,
    with what it is instead; Cancelled.
    """
    book = read_book(path, cancel, progress)
    exports = _exports(book)
    table, layout = _chosen(exports, sheet)
    rows = Rows(table, layout, personal, cancel)
    return Export(
        path=path,
        sheet=table.name,
        headings={key: layout.headings[key] for key in rows.keys},
        unknown=layout.unknown,
        missing=tuple(
            column.title
            for key, column in COLUMNS.items()
            if key not in layout.columns and key not in PERSONAL
        ),
        file_rows=rows.total,
        rows=rows.taken,
        rejected=rows.rejected,
        skipped=rows.skipped,
        sha256=book.sha256,
        modified=book.modified,
        notes=(*_book_notes(book, exports), *rows.notes),
        sheets=tuple(table.name for table, _ in exports),
    )


def _exports(book: Book) -> list[tuple[Table, Layout]]:
    """Return the sheets that are exports, at least one."""
    layouts = [(table, layout_of(table.rows)) for table in book.tables]
    refuse_foreign(book.tables, [layout for _, layout in layouts if layout is not None])
    return [(table, layout) for table, layout in layouts if layout and not layout.lacking]


def _chosen(exports: list[tuple[Table, Layout]], wanted: str | None) -> tuple[Table, Layout]:
    """Return the wanted sheet, else the one with most headings, then with most rows."""
    found = [pair for pair in exports if wanted in (None, pair[0].name)]
    if not found:
        raise UserError(
            f"На листе «{wanted}» нет выгрузки портала.", "Выберите другой лист или другой файл."
        )
    return max(found, key=lambda pair: (pair[1].hits, len(pair[0].rows)))


def _book_notes(book: Book, exports: list[tuple[Table, Layout]]) -> Iterator[str]:
    if book.hollow:
        formulas = counted(book.hollow, "формула", "формулы", "формул")
        yield (
            f"В файле {formulas} без сохранённых значений: их ячейки пусты. Откройте файл в "
            "Excel, сохраните и загрузите снова."
        )
    if len(exports) > 1:
        names = ", ".join(f"«{table.name}»" for table, _ in exports)
        yield f"Выгрузки есть на нескольких листах ({names}): прочитан один."
