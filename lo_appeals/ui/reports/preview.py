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
from lo_appeals.services.letters_pages import (
    PAPER_DPI,
    SCREEN_DPI,
    LetterPages,
    LetterPdfs,
    PageImage,
)
from lo_appeals.services.office import Office
from lo_appeals.services.outgoing import OutgoingLetter
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import WINDOW, empty_layout, hairline, scrolled, selectable, words
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

MOST_SHOWN = 60  # pages on the screen at once
Shown = tuple[LetterPdfs, list[PageImage], int]


def picture(page: PageImage) -> QImage:
    """Return a page as a picture that owns its bytes."""
    format_ = QImage.Format.Format_RGB888
    return QImage(page.rgb, page.width, page.height, page.width * 3, format_).copy()


class PreviewSheet(Sheet):
    """Pages of one letter or of a ticked queue; printing tells what became of each letter."""

    help_page = "letters"
    help_heading = "Просмотр и печать"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Просмотр писем")
        self._kit, self._office, self._changing = kit, office, changing
        self._letters: tuple[OutgoingLetter, ...] = ()
        self._queue: list[OutgoingLetter] = []
        self._pdfs: LetterPdfs | None = None
        self._work: Work | None = None
        self.printed: list[int] = []
        self.printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self.results = selectable("")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(kit.look.u * 3)
        self.area = scrolled(inside, "Страницы писем", WINDOW)
        self.body.addWidget(hairline())
        self.results.setContentsMargins(*(kit.look.u * 4,) * 4)
        self.results.hide()
        self.body.addWidget(self.results)
        self.body.addWidget(self.area, 1)
        self.print = Button(kit.look, "&Печать…", "printer", primary=True)
        self.mark = Button(kit.look, "О&тметить напечатанными", "check")
        self.set_foot(self.mark, self.print)
        self.foot_says.setText("«Напечатано» ставите вы, когда листы в руках.")
        self.print.clicked.connect(self._ask_printer)
        self.mark.clicked.connect(self._mark)
        self.closed.connect(self._forget)
        kit.tasks.stopped.connect(self._stopped)

    def show_letters(self, letters: Sequence[OutgoingLetter]) -> None:
        """Turn letters into pages and show them."""
        self._forget()
        self._letters = tuple(letters)
        self.about.setText("готовим страницы…")
        self._kit.tasks.run(
            partial(self._fetch, [Path(one.file) for one in letters], self.devicePixelRatioF()),
            self._show, title="Просмотр писем", key="preview", failed=self._refused,
        )  # fmt: skip

    def _forget(self) -> None:
        empty_layout(self.column)
        self._queue, self.printed = [], []
        self.results.hide()
        self.results.setText("")
        for button in (self.print, self.mark):
            button.setEnabled(False)
        if self._pdfs is not None:
            self._pdfs.close()
        self._pdfs = None

    def _fetch(self, files: Sequence[Path], scale: float, work: Work) -> Shown:
        pdfs, total = LetterPdfs(files), 0
        shown: list[PageImage] = []
        for number, file in enumerate(files):
            work.done, work.total = number, len(files)
            found = pdfs.pages(file, SCREEN_DPI * scale).pages
            shown += found[: max(0, MOST_SHOWN - total)]
            total += len(found)
        return pdfs, shown, total

    def _refused(self, error: UserError) -> None:
        self.about.setText("")
        self.column.addWidget(words(str(error), wrap=True))
        self.column.addStretch(1)

    def _show(self, found: Shown) -> None:
        self._pdfs, shown, total = found
        said = counted(total, "страница", "страницы", "страниц")
        rest = f", показаны первые {len(shown)}" if total > len(shown) else ""
        self.about.setText(f"{_letters(len(self._letters))}, {said}{rest}")
        for number, page in enumerate(shown, 1):
            self.column.addWidget(self._label(number, page))
        self.column.addStretch(1)
        self.print.setEnabled(bool(shown))

    def _label(self, number: int, page: PageImage) -> QLabel:
        image = QPixmap.fromImage(picture(page))
        image.setDevicePixelRatio(self.devicePixelRatioF())
        shown = QLabel()
        shown.setPixmap(image)
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setAccessibleName(f"Страница {number}")
        return shown

    # --- the queue ----------------------------------------------------------------------------

    def _ask_printer(self) -> None:
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._dialog = QPrintDialog(self.printer, self)
        self._dialog.accepted.connect(self.print_queue)
        self._dialog.setModal(True)
        self._dialog.show()

    def print_queue(self) -> None:
        """Send the letters to the chosen printer one by one, each a job of its own."""
        self._queue, self.printed = list(self._letters), []
        self.results.setText("")
        self.results.show()
        self.print.setEnabled(False)
        self._next()

    def _next(self) -> None:
        if not self._queue or self._pdfs is None:
            self._end()
            return
        place = len(self._letters) - len(self._queue) + 1
        self.about.setText(f"печатается письмо {place} из {len(self._letters)}")
        self._work = self._kit.tasks.run(
            partial(self._draw, self._pdfs, Path(self._queue[0].file)), self._paint,
            title="Печать писем", failed=self._failed,
        )  # fmt: skip

    def _draw(self, pdfs: LetterPdfs, file: Path, _work: Work) -> LetterPages:
        return pdfs.pages(file, PAPER_DPI)

    def _paint(self, letter: LetterPages) -> None:
        if not self._queue or self.printer is None:
            return
        one = self._queue.pop(0)
        name_job(self.printer, letter.file)
        if paint_pages(self.printer, letter.pages):
            self.printed.append(one.id)
            sheets = counted(len(letter.pages), "страница", "страницы", "страниц")
            self._tell(letter.file, f"передано принтеру, {sheets}")
        else:
            self._tell(letter.file, "не напечатано: принтер не принял задание")
        self._next()

    def _failed(self, error: UserError) -> None:
        if self._queue:
            self._tell(Path(self._queue.pop(0).file), f"не напечатано: {error.what}")
        self._next()

    def _stopped(self, work: Work) -> None:
        if work is self._work:
            for one in self._queue:
                self._tell(Path(one.file), "не напечатано: остановлено")
            self._queue = []
            self._end()

    def _tell(self, file: Path, said: str) -> None:
        self.results.setText("\n".join(filter(None, (self.results.text(), f"{file.stem}: {said}"))))

    def _end(self) -> None:
        self._work = None
        self.printer = self._dialog = None  # a printer must not outlive the application
        self.about.setText(f"передано принтеру: {len(self.printed)} из {len(self._letters)}")
        self.print.setEnabled(True)
        self.mark.setEnabled(bool(self.printed))

    def _mark(self) -> None:
        mark = partial(self._office.outgoing.mark_printed, tuple(self.printed))
        self._changing.do(mark, done=partial(self.mark.setEnabled, False))


def _letters(count: int) -> str:
    return counted(count, "письмо", "письма", "писем")


def name_job(printer: QPrinter, file: Path) -> None:
    """Call the job as the letter; printing into PDF files gives each letter a file of its own."""
    printer.setDocName(file.stem)
    if printer.outputFileName():
        printer.setOutputFileName(str(Path(printer.outputFileName()).with_name(f"{file.stem}.pdf")))


def paint_pages(printer: QPrinter, whole: Sequence[PageImage]) -> bool:
    """Paint pages on a printer, wide ones on their side. Returns whether it took the job."""
    painter, taken = QPainter(), True
    for number, page in enumerate(whole):
        wide = page.width > page.height
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setFullPage(True)
        printer.setPageOrientation(turn)
        taken = taken and (painter.begin(printer) if number == 0 else printer.newPage())
        if not taken:
            break
        sheet = QRect(0, 0, printer.width(), printer.height())
        painter.drawImage(sheet, picture(page))
    if painter.isActive():
        painter.end()
    return taken and printer.printerState() != QPrinter.PrinterState.Error
