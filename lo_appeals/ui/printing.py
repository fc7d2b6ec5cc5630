"""The ways of a list out of the window that need no service: a file asked for, PDF, a printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from lo_appeals.system import documents_folder
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.paper import ListDrawing, PaperList, page_layout, pdf
from lo_appeals.ui.tasks import Work

EXCEL, PDF = "Книга Excel (*.xlsx)", "PDF (*.pdf)"


def ask_file(window: QWidget, name: str, kind: str, write: Callable[[str], None]) -> None:
    """Ask where to write a file of that kind; `name` is offered among the documents."""
    dialog = QFileDialog(window, "Сохранить", str(documents_folder() / name), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(write)
    dialog.open()


class OnPaper(QObject):
    """A list into a PDF file or onto paper. `written` (file) after the former.

    `name` is offered for the file. `prepare` looks at the screen and returns what reads the rest:
    that is called in the background.
    """

    written = Signal(object)

    def __init__(
        self, kit: Kit, window: QWidget, name: Callable[[], str],
        prepare: Callable[[], Callable[[], PaperList]],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._kit, self._window = kit, window
        self._name, self._prepare = name, prepare

    def to_pdf(self) -> None:
        """Ask for a file and draw the list into it."""
        ask_file(self._window, f"{self._name()}.pdf", PDF, self.draw_to)

    def draw_to(self, file: str) -> None:
        """Draw the list into a PDF file."""
        draw = partial(self._draw, self._prepare(), Path(file))
        self._kit.tasks.run(draw, self.written.emit, title="Список в PDF")

    def _draw(self, read: Callable[[], PaperList], file: Path, _work: Work) -> Path:
        what = read()
        self._drawing(pdf(file, what.title, wide=what.wide), what).draw()
        return file

    def print_list(self) -> None:
        """Ask for the printer and print the list."""
        read = partial(self._read, self._prepare())
        self._kit.tasks.run(read, self._ask_printer, title="Печать")

    def _read(self, read: Callable[[], PaperList], _work: Work) -> PaperList:
        return read()

    def _ask_printer(self, what: PaperList) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(wide=what.wide))
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._drawing(printer, what).draw)
        dialog.setModal(True)
        dialog.show()  # its own open() wants a slot by name

    def _drawing(self, paper: QPagedPaintDevice, what: PaperList) -> ListDrawing:
        return ListDrawing(paper, what, self._kit.look.body.family())
