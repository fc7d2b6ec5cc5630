"""«Губернатору»: what the clerk found significant, with the clock of п. 12 and the report."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.significance import OWN_WORDS, GovernorItem
from lo_appeals.domain.texts import moment
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, row, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.tasks import Work


def _what(one: GovernorItem) -> Cell:
    return Cell(f"№ {one.number}: {one.topic}" if one.number else one.topic or "всплеск")


def _ground(one: GovernorItem) -> Cell:
    return Cell(one.ground, "muted") if one.ground else NOTHING


def _words(one: GovernorItem) -> Cell:
    if not any(one.words.values()):
        return Cell("не вписаны", "soon", Mark.SOON) if one.reported_at is None else NOTHING
    said = ", ".join(OWN_WORDS[key].lower() for key, text in one.words.items() if text)
    return Cell(said, "muted")


def _detected(one: GovernorItem) -> Cell:
    return Cell(moment(one.detected_at))


def _due(one: GovernorItem) -> Cell:
    return Cell(moment(one.due_at))


def _reported(one: GovernorItem) -> Cell:
    if one.reported_at is None:
        return Cell("не доложено", "soon", Mark.SOON)
    if one.reported_at > one.due_at:
        return Cell(f"{moment(one.reported_at)}, позже", "done_late", Mark.DONE_LATE)
    return Cell(moment(one.reported_at), "done", Mark.DONE)


_ONE = ListColumn[GovernorItem]
COLUMNS = (
    _ONE(key="what", title="О чём", chars=30, cell=_what, stretch=True, sortable=False),
    _ONE(key="ground", title="Основание", chars=20, cell=_ground, spare=True, sortable=False),
    _ONE(key="words", title="Слова", chars=18, cell=_words, sortable=False),
    _ONE(key="detected", title="Выявлено", chars=16, cell=_detected, right=True, sortable=False),
    _ONE(key="due", title="Доложить до", chars=16, cell=_due, right=True, sortable=False),
    _ONE(key="reported", title="Доложено", chars=22, cell=_reported, sortable=False),
)


class GovernorView(QWidget):
    """`letter_wanted` to write the reports on what is not reported yet.

    `words_wanted` (GovernorItem) for the clerk's own paragraphs of one report.
    """

    letter_wanted = Signal()
    words_wanted = Signal(object)

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__()
        self._kit, self._office = kit, office
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        look, u = kit.look, kit.look.u
        self.items: dict[int, GovernorItem] = {}
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Губернатору", "governor", self.model)
        self.words = Button(look, "С&лова доклада…", "pencil",
                            tip="Суть, меры, риск, предложения (Enter)")  # fmt: skip
        self.letter = Button(look, "&Составить доклад…", "mail", primary=True)
        self.to_morning = Button(
            look, "&Что изменилось и что впереди", "bell", primary=True, tip="Ctrl+M"
        )
        self.nothing = empty_place(
            look, "star", "Докладывать пока не о чем",
            "Значимое и всплески признаёте вы – на этом листе или в карточке (F9). Срок пункта 12 "
            "идёт с момента выявления.",
            self.to_morning,
        )  # fmt: skip
        head = row(words("Губернатору", look.title), None, self.words, self.letter, gap=u * 3,
                   edges=(u * 5, u * 3, u * 5, u * 3))  # fmt: skip
        self.setLayout(stack(head, hairline(), self.table, self.nothing, gap=0))
        self.letter.clicked.connect(self.letter_wanted)
        self.words.clicked.connect(self._words)
        self.table.opened.connect(self._words)
        self.table.moved.connect(self._row_moved)

    def reload(self) -> None:
        """Ask for the decisions anew."""
        self._kit.tasks.run(self._fetch, self._show, key="governor-items")

    def _fetch(self, _work: Work) -> list[GovernorItem]:
        return [one for one in self._office.significance.items() if one.significant]

    def _show(self, items: Sequence[GovernorItem]) -> None:
        self.items = {one.id: one for one in items}
        self.table.setVisible(bool(items))
        self.nothing.setVisible(not items)
        self.letter.setEnabled(any(one.reported_at is None for one in items))
        self.table.show_afresh(self.items)
        self._row_moved(self.table.current_id())

    @property
    def chosen(self) -> GovernorItem | None:
        """The matter of the current row, if its report is still to be sent."""
        found = self.items.get(self.table.current_id() or 0)
        return found if found is not None and found.reported_at is None else None

    def _row_moved(self, _row: int | None) -> None:
        self.words.setEnabled(self.chosen is not None)

    def _words(self) -> None:
        if self.chosen is not None:
            self.words_wanted.emit(self.chosen)

    def _load(self, ids: Sequence[int]) -> list[GovernorItem]:
        kept = self.items
        return [kept[one] for one in ids if one in kept]
