"""Lists and cards out of the window: Excel, PDF, paper; always what is on screen (X1, P1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.selection import Selection
from lo_appeals.services.office import Office
from lo_appeals.ui.appeals.card_paper import card_html
from lo_appeals.ui.cells import ListColumn
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.paper import PaperList, draw_card, pdf
from lo_appeals.ui.printing import EXCEL, PDF, OnPaper, ask_file
from lo_appeals.ui.tasks import Work

MOST_PRINTED = 5_000  # rows: more paper nobody reads


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on screen: the selection with its words, the columns from left to right."""

    selection: Selection
    said: Sequence[str]
    columns: Sequence[ListColumn[Appeal]]


class Out(QObject):
    """`told` (what, advice, more) for the message bar; `paper` draws the list."""

    told = Signal(object, object, object)

    def __init__(
        self, kit: Kit, office: Office, window: QWidget, shown: Callable[[], Shown]
    ) -> None:
        super().__init__(window)
        self._kit, self._office, self._window, self._shown = kit, office, window, shown
        self.paper = OnPaper(kit, window, self._name, self._on_paper)
        self.paper.written.connect(self._written)

    def to_excel(self) -> None:
        """Ask for a file and write the list."""
        shown = self._shown()
        name = self._office.lists.file_name(shown.said)
        ask_file(self._window, name, EXCEL, partial(self._write_excel, shown))

    def _write_excel(self, shown: Shown, file: str) -> None:
        keys = [column.key for column in shown.columns]

        def work(work: Work) -> Path:
            return self._office.lists.export(
                shown.selection, keys, Path(file), said=shown.said, cancel=work.cancel
            )

        self._kit.tasks.run(work, self._written, title="Список в Excel")

    def _name(self) -> str:
        return self._office.lists.file_name(self._shown().said).removesuffix(".xlsx")

    def _on_paper(self) -> Callable[[], PaperList]:
        return partial(self.on_paper, self._shown())

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

    def card_to_pdf(self, entry_id: int) -> None:
        """Ask for a file and draw the card of an entry on one page."""
        self._kit.tasks.run(
            lambda _work: self._office.appeals.get(entry_id).number,
            lambda number: ask_file(
                self._window,
                safe_name(f"Обращение {number}.pdf"),
                PDF,
                partial(self._card_to, entry_id),
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

    def _written(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent),
                       ("Открыть", partial(open_file, self._kit.tasks, file)))  # fmt: skip
