"""The ways of a list out of the window that need no service: a file asked for, PDF, a printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from lo_appeals.system import documents_folder
from lo_appeals.ui.paper import ListDrawing, PaperList, page_layout, pdf

EXCEL, PDF = "Книга Excel (*.xlsx)", "PDF (*.pdf)"


def ask_file(window: QWidget, name: str, kind: str, write: Callable[[str], None]) -> None:
    """Ask where to write a file of that kind; `name` is offered among the documents."""
    dialog = QFileDialog(window, "Сохранить", str(documents_folder() / name), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(write)
    dialog.open()


def list_to_pdf(what: PaperList, file: Path, family: str) -> Path:
    """Draw a list into a PDF file; return the file."""
    ListDrawing(pdf(file, what.title, wide=what.wide), what, family).draw()
    return file


def ask_printer(window: QWidget, what: PaperList, family: str) -> None:
    """Ask for the printer and print a list."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(wide=what.wide))
    dialog = QPrintDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(ListDrawing(printer, what, family).draw)
    dialog.setModal(True)
    dialog.show()  # its own open() wants a slot by name
