"""Letters as pages on the screen, and their way to a printer (letters.md §6)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted
from lo_appeals.services.letters_pages import PAPER_DPI, LetterPages, PageImage, pages
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import WINDOW, empty_layout, hairline, scrolled, words
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

MOST_SHOWN = 60  # pages on the screen at once


def picture(page: PageImage) -> QImage:
    """Return a page as a picture that owns its bytes."""
    format_ = QImage.Format.Format_RGB888
    return QImage(page.rgb, page.width, page.height, page.width * 3, format_).copy()


class PreviewSheet(Sheet):
    """Pages of one letter or of a ticked queue; printing asks for printer and copies."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look, "Просмотр писем")
        self._kit = kit
        self._files: tuple[Path, ...] = ()
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self.says = words("", muted=True, wrap=True)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(kit.look.u * 3)
        self.area = scrolled(inside, "Страницы писем", WINDOW)
        self.body.addWidget(hairline())
        self.body.addWidget(self.area, 1)
        self.print = Button(kit.look, "&Печать…", "printer", primary=True)
        self.set_foot(self.print)
        self.foot_says.setText("Отметку «напечатано» ставите вы: «Отметки…» в журнале писем.")
        self.print.clicked.connect(self._ask_printer)

    def show_files(self, files: Sequence[Path]) -> None:
        """Turn letters into pages and show them."""
        self._files = tuple(files)
        empty_layout(self.column)
        self.print.setEnabled(False)
        self.about.setText("готовим страницы…")
        self._kit.tasks.run(
            partial(self._fetch, self._files), self._show, title="Просмотр писем",
            key="preview", failed=self._refused,
        )  # fmt: skip

    def _fetch(self, files: Sequence[Path], _work: Work) -> list[LetterPages]:
        return pages(files)

    def _refused(self, error: UserError) -> None:
        self.about.setText("")
        self.column.addWidget(words(f"{error.what} {error.advice}", wrap=True))
        self.column.addStretch(1)

    def _show(self, letters: Sequence[LetterPages]) -> None:
        whole = [page for one in letters for page in one.pages]
        self.about.setText(counted(len(whole), "страница", "страницы", "страниц"))
        for number, page in enumerate(whole[:MOST_SHOWN], 1):
            shown = QLabel()
            shown.setPixmap(QPixmap.fromImage(picture(page)))
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shown.setAccessibleName(f"Страница {number}")
            self.column.addWidget(shown)
        self.column.addStretch(1)
        self.print.setEnabled(bool(whole))

    def _ask_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._dialog = QPrintDialog(self._printer, self)
        self._dialog.accepted.connect(self._print)
        self._dialog.setModal(True)
        self._dialog.show()

    def _print(self) -> None:
        self._kit.tasks.run(
            partial(self._fetch_for_paper, self._files), self._paint, title="Печать писем"
        )

    def _fetch_for_paper(self, files: Sequence[Path], _work: Work) -> list[LetterPages]:
        return pages(files, PAPER_DPI)

    def _paint(self, letters: Sequence[LetterPages]) -> None:
        if self._printer is not None:
            paint_pages(self._printer, [page for one in letters for page in one.pages])
            self.about.setText("передано принтеру")


def paint_pages(printer: QPrinter, whole: Sequence[PageImage]) -> None:
    """Paint pages on a printer: each as wide as its sheet, wide ones on their side."""
    painter = QPainter()
    for number, page in enumerate(whole):
        wide = page.width > page.height
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setFullPage(True)
        printer.setPageOrientation(turn)
        if number == 0:
            painter.begin(printer)
        else:
            printer.newPage()
        sheet = QRect(0, 0, printer.width(), printer.height())
        painter.drawImage(sheet, picture(page))
    painter.end()
