"""Lists and cards out of the window: Excel, PDF, paper; always what is on screen (X1, P1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.selection import Selection
from lo_appeals.services.office import Office
from lo_appeals.system import documents_folder
from lo_appeals.ui.appeals.card_paper import card_html
from lo_appeals.ui.appeals.paper import ListDrawing, PaperList, draw_card, page_layout, pdf
from lo_appeals.ui.cells import ListColumn
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.tasks import Work

MOST_PRINTED = 5_000  # rows: more paper nobody reads
EXCEL, PDF = "Книга Excel (*.xlsx)", "PDF (*.pdf)"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on screen: the selection with its words, the columns from left to right."""

    selection: Selection
    said: Sequence[str]
    columns: Sequence[ListColumn[Appeal]]


class Out(QObject):
    """`told` (what, advice, more) for the message bar."""

    told = Signal(object, object, object)

    def __init__(
        self, kit: Kit, office: Office, window: QWidget, shown: Callable[[], Shown]
    ) -> None:
        super().__init__(window)
        self._kit, self._office, self._window, self._shown = kit, office, window, shown

    def to_excel(self) -> None:
        """Ask for a file and write the list."""
        shown = self._shown()
        name = self._office.lists.file_name(shown.said)
        self._ask_file(name, EXCEL, partial(self._write_excel, shown))

    def _write_excel(self, shown: Shown, file: str) -> None:
        keys = [column.key for column in shown.columns]

        def work(work: Work) -> Path:
            return self._office.lists.export(
                shown.selection, keys, Path(file), said=shown.said, cancel=work.cancel
            )

        self._kit.tasks.run(work, self._written, title="Список в Excel")

    def to_pdf(self) -> None:
        """Ask for a file and draw the list into it."""
        shown = self._shown()
        name = self._office.lists.file_name(shown.said).removesuffix(".xlsx") + ".pdf"
        self._ask_file(name, PDF, partial(self._list_to, shown))

    def _list_to(self, shown: Shown, file: str) -> None:
        def work(_work: Work) -> Path:
            what = self.on_paper(shown)
            paper = pdf(Path(file), what.title, wide=what.wide)
            ListDrawing(paper, what, self._kit.look.body.family()).draw()
            return Path(file)

        self._kit.tasks.run(work, self._written, title="Список в PDF")

    def on_paper(self, shown: Shown) -> PaperList:
        """Return what is drawn. Raises UserError where the list is too long for paper."""
        entries = self._office.appeals
        ids = entries.ids(shown.selection)
        if len(ids) > MOST_PRINTED:
            raise UserError(f"В списке больше {MOST_PRINTED} строк: это сотни страниц.",
                            "Сузьте условия или сохраните список в Excel.")  # fmt: skip
        rows = [[column.cell(one).text for column in shown.columns] for one in entries.page(ids)]
        note = self._office.lists.note(shown.said, len(ids))
        columns = [(column.title, column.chars) for column in shown.columns]
        return PaperList("Обращения", note[:1].upper() + note[1:], columns, rows)

    def print_list(self) -> None:
        """Ask for the printer and print the list."""
        self._kit.tasks.run(
            lambda _work: self.on_paper(self._shown()), self._ask_printer, title="Печать"
        )

    def _ask_printer(self, what: PaperList) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(wide=what.wide))
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        draw = partial(ListDrawing, printer, what, self._kit.look.body.family())
        dialog.accepted.connect(lambda: draw().draw())
        dialog.setModal(True)
        dialog.show()  # its own open() wants a slot by name

    def card_to_pdf(self, entry_id: int) -> None:
        """Ask for a file and draw the card of an entry on one page."""
        self._kit.tasks.run(
            lambda _work: self._office.appeals.get(entry_id).number,
            lambda number: self._ask_file(
                safe_name(f"Обращение {number}.pdf"), PDF, partial(self._card_to, entry_id)
            ),
        )

    def _card_to(self, entry_id: int, file: str) -> None:
        def work(_work: Work) -> Path:
            entries = self._office.appeals
            paper = pdf(Path(file), "Обращение", wide=False)
            html = card_html(entries.card(entry_id), f"{entries.freshness().text}.")
            draw_card(paper, html, self._kit.look.body.family())
            return Path(file)

        self._kit.tasks.run(work, self._written, title="Карточка в PDF")

    def _ask_file(self, name: str, kind: str, write: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._window, "Сохранить", str(documents_folder() / name), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(write)
        dialog.open()

    def _written(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent),
                       ("Открыть", partial(open_file, self._kit.tasks, file)))  # fmt: skip
