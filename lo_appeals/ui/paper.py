"""Lists and cards on paper: A4, the heading repeated, pages numbered, what is shown and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

MARGIN_MM = 12
DPI = 300
WIDE = 95  # characters of all columns from which a page is turned
LINES = 3  # of one cell at most
BODY_PT, SMALL_PT = 9.0, 7.5
SMALLEST_PT = 6.0
TOP = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class PaperList:
    """What is printed: a title, what is shown and when, headings with widths, rows of texts."""

    title: str
    note: str
    columns: Sequence[tuple[str, int]]  # heading and usual width in characters
    rows: Sequence[Sequence[str]]

    @property
    def wide(self) -> bool:
        """Whether the page lies on its long side."""
        return sum(chars for _, chars in self.columns) > WIDE


def page_layout(*, wide: bool) -> QPageLayout:
    """Return A4 upright or turned."""
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter
    )


def pdf(path: Path, title: str, *, wide: bool) -> QPdfWriter:
    """Return the PDF file as paper to draw on."""
    paper = QPdfWriter(str(path))
    paper.setResolution(DPI)
    paper.setTitle(title)
    paper.setPageLayout(page_layout(wide=wide))
    return paper


class ListDrawing:
    """Draws a list on paper, page after page."""

    def __init__(self, paper: QPagedPaintDevice, what: PaperList, family: str) -> None:
        self._paper, self._what = paper, what
        self._body, self._small = QFont(family), QFont(family)
        self._body.setPointSizeF(BODY_PT)
        self._small.setPointSizeF(SMALL_PT)
        self._bold = QFont(self._body)
        self._bold.setBold(True)
        self._metrics = QFontMetricsF(self._body, paper)
        self._gap = self._metrics.averageCharWidth()
        area = paper.pageLayout().paintRectPixels(paper.logicalDpiX() or DPI)
        self._width, self._height = float(area.width()), float(area.height())
        self._widths = self._shared()

    def _shared(self) -> list[float]:
        usual = [max(chars, 5) for _, chars in self._what.columns]
        return [self._width * one / sum(usual) for one in usual]

    def _row_height(self, texts: Sequence[str], metrics: QFontMetricsF) -> float:
        tallest = metrics.height()
        for text, width in zip(texts, self._widths, strict=True):
            box = metrics.boundingRect(QRectF(0, 0, width - self._gap, 1e6), TOP, text)
            tallest = max(tallest, box.height())
        return min(tallest, metrics.lineSpacing() * LINES) + self._gap * 0.6

    def pages(self) -> list[list[int]]:
        """Return the rows of each page; an empty list is one page with a heading."""
        room = self._height - self._head_height() - self._foot_height()
        found: list[list[int]] = [[]]
        left = room - self._title_height()
        for place, texts in enumerate(self._what.rows):
            height = self._row_height(texts, self._metrics)
            if height > left and found[-1]:
                found.append([])
                left = room
            found[-1].append(place)
            left -= height
        return found

    def _head_height(self) -> float:
        bold = QFontMetricsF(self._bold, self._paper)
        return self._row_height([title for title, _ in self._what.columns], bold)

    def _title_height(self) -> float:
        small = QFontMetricsF(self._small, self._paper)
        box = small.boundingRect(QRectF(0, 0, self._width, 1e6), TOP, self._what.note)
        return self._metrics.lineSpacing() * 1.6 + box.height() + self._gap

    def _foot_height(self) -> float:
        return self._metrics.lineSpacing() * 1.6

    def draw(self) -> int:
        """Draw everything; return how many pages there are."""
        pages = self.pages()
        with QPainter(self._paper) as painter:
            for number, places in enumerate(pages, 1):
                if number > 1:
                    self._paper.newPage()
                top = self._draw_title(painter) if number == 1 else 0.0
                top = self._draw_heading(painter, top)
                for place in places:
                    top = self._draw_row(painter, top, self._what.rows[place], self._body)
                self._draw_foot(painter, number, len(pages))
        return len(pages)

    def _draw_title(self, painter: QPainter) -> float:
        painter.setFont(self._bold)
        line = self._metrics.lineSpacing()
        painter.drawText(QRectF(0, 0, self._width, line * 1.5), TOP, self._what.title)
        painter.setFont(self._small)
        height = self._title_height()
        painter.drawText(QRectF(0, line * 1.4, self._width, height), TOP, self._what.note)
        return height

    def _draw_heading(self, painter: QPainter, top: float) -> float:
        titles = [title for title, _ in self._what.columns]
        bottom = self._draw_row(painter, top, titles, self._bold)
        painter.setPen(QPen(Qt.GlobalColor.black, self._gap * 0.15))
        painter.drawLine(0, round(bottom - 2), round(self._width), round(bottom - 2))
        return bottom

    def _draw_row(self, painter: QPainter, top: float, texts: Sequence[str], font: QFont) -> float:
        height = self._row_height(texts, QFontMetricsF(font, self._paper))
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        left = 0.0
        for text, width in zip(texts, self._widths, strict=True):
            box = QRectF(left, top + self._gap * 0.2, width - self._gap, height - self._gap * 0.3)
            painter.setClipRect(box)
            painter.drawText(box, TOP, text)
            left += width
        painter.setClipping(False)
        painter.setPen(QPen(Qt.GlobalColor.lightGray, self._gap * 0.08))
        painter.drawLine(0, round(top + height), round(self._width), round(top + height))
        return top + height

    def _draw_foot(self, painter: QPainter, number: int, of: int) -> None:
        painter.setFont(self._small)
        painter.setPen(Qt.GlobalColor.black)
        box = QRectF(0, self._height - self._foot_height(), self._width, self._foot_height())
        down = Qt.AlignmentFlag.AlignBottom
        fit = QFontMetricsF(self._small, self._paper).elidedText(
            self._what.note.replace("\n", " "), Qt.TextElideMode.ElideRight, self._width * 0.8
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | down, fit)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | down, f"стр. {number} из {of}")


def draw_card(paper: QPagedPaintDevice, html: str, family: str) -> float:
    """Draw a card on one page; return the size of its letters in points: smaller if it is long."""
    area = paper.pageLayout().paintRectPixels(paper.logicalDpiX() or DPI)
    size = BODY_PT + 1
    document = _document(paper, html, family, size, area.width())
    while document.size().height() > area.height() and size > SMALLEST_PT:
        size -= 0.5
        document = _document(paper, html, family, size, area.width())
    with QPainter(paper) as painter:
        document.drawContents(painter, QRectF(0, 0, area.width(), area.height()))
    return size


def _document(
    paper: QPagedPaintDevice, html: str, family: str, size: float, width: int
) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(paper)
    font = QFont(family)
    font.setPointSizeF(size)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(QSizeF(width, 1e7))
    return document
