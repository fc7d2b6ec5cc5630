"""«Недостатки»: what the rules found in a month, ticked by the clerk, followed to the end (N1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import counted, day, month_title, number
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.deficiencies import Item, Tick
from lo_appeals.services.office import Office
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.foot import Foot
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, row, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import NARROW
from lo_appeals.ui.tasks import Work


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding as a row of the list."""

    id: int
    item: Item


def _state(one: Numbered) -> Cell:
    item = one.item
    if item.told:
        return Cell("в письме", "done", Mark.DONE)
    if item.ticked:
        return Cell("отмечен", "open", Mark.OPEN)
    if item.waits:
        return Cell("проверьте", "soon", Mark.WARNING)
    return Cell("не отмечен", "muted", Mark.UNKNOWN)


def _body(one: Numbered) -> Cell:
    return Cell(one.item.body)


def _what(one: Numbered) -> Cell:
    said = f" – {one.item.words}" if one.item.words else ""
    return Cell(f"{one.item.finding.title}{said}")


def _clause(one: Numbered) -> Cell:
    return Cell(one.item.finding.clause, "muted")


def _due(one: Numbered) -> Cell:
    return Cell(day(one.item.finding.due)) if one.item.finding.due else NOTHING


def _done(one: Numbered) -> Cell:
    return Cell(day(one.item.finding.done)) if one.item.finding.done else NOTHING


def _days(one: Numbered) -> Cell:
    late = one.item.finding.days_late
    return Cell(number(late), "late") if late else NOTHING


def _doubt(one: Numbered) -> Cell:
    return Cell("; ".join(doubt.value for doubt in one.item.finding.doubts), "soon")


_ONE = ListColumn[Numbered]
COLUMNS = (
    _ONE(key="state", title="Отметка", chars=14, cell=_state, sortable=False),
    _ONE(key="body", title="Орган", chars=36, cell=_body, sortable=False),
    _ONE(key="what", title="Недостаток", chars=40, cell=_what, stretch=True, sortable=False),
    _ONE(key="clause", title="Пункт", chars=6, cell=_clause, spare=True, sortable=False),
    _ONE(key="due", title="Срок", chars=11, cell=_due, right=True, sortable=False),
    _ONE(key="done", title="Исполнено", chars=11, cell=_done, right=True, spare=True,
         sortable=False),
    _ONE(key="days", title="Дней", chars=6, cell=_days, right=True, sortable=False),
    _ONE(key="doubt", title="Сомнение", chars=34, cell=_doubt, spare=True, sortable=False),
)  # fmt: skip


class DeficienciesView(QWidget):
    """`letter_wanted` (Period) to inform the vice-governor; `outcome_wanted` (Item) afterwards.

    `words_wanted` (Item) for the clerk's own words to a deficiency that no letter names yet.
    """

    letter_wanted = Signal(object)
    words_wanted = Signal(object)
    outcome_wanted = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__()
        self._kit, self._office, self._changing = kit, office, changing
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        look, u = kit.look, kit.look.u
        self.period: Period | None = None
        self.items: dict[int, Numbered] = {}
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Недостатки", "deficiencies", self.model)
        self.title = words("Недостатки", look.title)
        self.count = words("", muted=True)
        self.tick = Button(look, "&Отметить", "check", tip="Отметить выбранные (Enter)")
        self.untick = Button(look, "С&нять отметку", "x")
        self.words = Button(look, "С&лова…", "pencil", tip="Добавить свои слова в письмо")
        self.outcome = Button(look, "&Решение и меры…", "pencil")
        self.letter = Button(look, "&Составить информацию…", "mail", primary=True)
        self.nothing = empty_place(
            look, "shield-alert", "Недостатков не найдено",
            "Правила смотрят сроки пункта 7 и обязанности пунктов 4 и 5 – только у органов "
            "исполнительной власти: других пункт 10 не обязывает.",
        )  # fmt: skip
        head = row(self.title, self.count, None, self.letter, gap=u * 3,
                   edges=(u * 5, u * 3, u * 5, u * 3))  # fmt: skip
        self.foot = Foot(
            look, "Отметка обращения с сомнением означает, что оно проверено на портале."
        )
        self.foot.put(self.words, self.outcome, self.untick, self.tick)
        self.line = hairline()
        self.setLayout(
            stack(head, hairline(), self.table, self.nothing, self.line, self.foot, gap=0)
        )
        self.tick.clicked.connect(partial(self._decide, True))
        self.untick.clicked.connect(partial(self._decide, False))
        self.table.opened.connect(self._turn)
        self.letter.clicked.connect(self._letter)
        self.words.clicked.connect(self._words)
        self.outcome.clicked.connect(self._outcome)
        self.table.moved.connect(self._row_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the count gives way to the heading."""
        super().resizeEvent(event)
        self.count.setHidden(self.width() < self._kit.look.ch * NARROW)

    def show_period(self, period: Period) -> None:
        """Show another month."""
        self.period = period
        self.title.setText(f"Недостатки, {month_title(period.first).lower()}")
        self.reload()

    def reload(self) -> None:
        """Look for deficiencies anew."""
        if self.period is not None:
            self._kit.tasks.run(partial(self._fetch, self.period), self._show, key="deficiencies")

    def _fetch(self, period: Period, _work: Work) -> list[Item]:
        return self._office.deficiencies.found(period)

    def _show(self, items: Sequence[Item]) -> None:
        self.items = {number: Numbered(number, one) for number, one in enumerate(items, 1)}
        for one in (self.table, self.line, self.foot):
            one.setVisible(bool(items))
        self.nothing.setVisible(not items)
        ticked = sum(1 for one in items if one.ticked and not one.told)
        found = counted(len(items), "недостаток", "недостатка", "недостатков")
        self.count.setText(f"{found}, отмечено {ticked}" if items else "")
        self.letter.setEnabled(ticked > 0)
        self.table.show_afresh(self.items)
        self._row_moved(self.table.current_id())

    def _load(self, ids: Sequence[int]) -> list[Numbered]:
        kept = self.items
        return [kept[one] for one in ids if one in kept]

    def _turn(self, row_id: int) -> None:
        self._write([self.items[row_id]], named=not self.items[row_id].item.ticked)

    def _decide(self, named: bool) -> None:
        chosen = [self.items[one] for one in self.table.selected_ids() if one in self.items]
        if chosen:
            self._write(chosen, named=named)

    def _write(self, chosen: Sequence[Numbered], *, named: bool) -> None:
        ticks = [
            (one.item, Tick(named, bool(one.item.finding.doubts) and named, one.item.words))
            for one in chosen
            if not one.item.told
        ]
        if ticks:
            self._changing.do(partial(self._office.deficiencies.decide, ticks))

    def _row_moved(self, row_id: int | None) -> None:
        found = self.items.get(row_id or 0)
        self.outcome.setEnabled(found is not None and found.item.told)
        self.words.setEnabled(found is not None and not found.item.told)

    def _words(self) -> None:
        found = self.items.get(self.table.current_id() or 0)
        if found is not None:
            self.words_wanted.emit(found.item)

    def _outcome(self) -> None:
        found = self.items.get(self.table.current_id() or 0)
        if found is not None:
            self.outcome_wanted.emit(found.item)

    def _letter(self) -> None:
        self.letter_wanted.emit(self.period)
