"""«Отобрать по значению»: conditions out of the row that the clerk points at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.selection import Law, Selection, Value, ValueIs
from lo_appeals.domain.texts import day
from lo_appeals.ui.appeals.card_work import CardWork
from lo_appeals.ui.appeals.columns import Judgement
from lo_appeals.ui.appeals.conditions import TERMS, value_words, with_value
from lo_appeals.ui.cells import ListColumn
from lo_appeals.ui.record_table import RecordTable

Change = Callable[[Selection], Selection]
NOT_PICKED = ("number", "notes")  # each entry has its own
LONGEST = 60  # letters of a line of the menu


@dataclass(frozen=True, slots=True)
class Choice:
    """One column of a row: its condition in words, and what each choice does to a selection."""

    key: str
    words: str
    only: Change
    without: Change | None = None


def choices(
    appeal: Appeal, columns: Sequence[ListColumn[Appeal]], judge: Judgement
) -> list[Choice]:
    """Return what can be picked from a row, in the order of its columns."""
    return [_choice(appeal, one.key, judge) for one in columns if one.key not in NOT_PICKED]


def _choice(appeal: Appeal, key: str, judge: Judgement) -> Choice:
    if key == "state":
        return _plain(ValueIs(key, judge.state(appeal).name))
    if key in ("due", "left"):
        due = partial(replace, due_from=appeal.due, due_to=appeal.due)
        return Choice(key, f"Срок: {day(appeal.due)}", due, _without("due", appeal.due))
    if key == "registered":
        on = appeal.registered
        change = partial(replace, registered_from=on, registered_to=on)
        return Choice(key, f"Зарегистрировано: {day(on)}", change, _without(key, on))
    if key == "accelerated":
        return _of_order(appeal)
    if key == "body":
        return _of_body(appeal)
    value = getattr(appeal, key)
    made = _plain(ValueIs(key, value))
    if key in ("category", "status") and value:  # conditions of the menu «+ Условие»
        return replace(made, only=partial(replace, **{key: value}))
    return made


def _plain(one: ValueIs) -> Choice:
    words = value_words(one, {})
    return Choice(one.key, words, partial(with_value, one), _without(one.key, one.value))


def _without(key: str, value: Value) -> Change:
    return partial(with_value, ValueIs(key, value, excluded=True))


def _of_body(appeal: Appeal) -> Choice:
    words, other = f"Орган: {appeal.body or 'не определён'}", _without("body_id", appeal.body_id)
    if appeal.body_id is None:
        return Choice("body", words, partial(with_value, ValueIs("body_id", None)), other)
    return Choice("body", words, partial(replace, body_ids=(appeal.body_id,), body_text=""), other)


def _of_order(appeal: Appeal) -> Choice:
    if appeal.law59:
        return Choice("accelerated", Law.LAW59.value, partial(replace, law=Law.LAW59))
    return Choice(
        "accelerated", TERMS[appeal.accelerated], partial(replace, accelerated=appeal.accelerated)
    )


class ByValue(QObject):
    """The menu of a row. `picked` with a function that adds the chosen condition."""

    picked = Signal(object)

    def __init__(self, table: RecordTable, cards: CardWork, judge: Judgement) -> None:
        super().__init__(table)
        self._table, self._cards, self._judge = table, cards, judge
        table.pointed.connect(self._pointed)

    def open(self) -> None:
        """Show what can be picked from the current row: by the keyboard."""
        row = self._choices()
        if row:
            menu = self._menu("Отобрать по значению")
            self._add_only(menu, row)
            self._add_without(menu, row)
            menu.popup(self._table.below_current())

    def _menu(self, title: str) -> QMenu:
        made = QMenu(title, self._table)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def _choices(self) -> list[Choice]:
        appeal = self._table.current()
        return choices(appeal, self._table.columns.visible(), self._judge) if appeal else []

    def _pointed(self, key: str, place: QPoint) -> None:
        """Show the menu of a row; `key` is the column under the pointer, '' by the keyboard."""
        row = self._choices()
        menu = self._menu("Обращение")
        for one in row:
            if one.key == key:
                self._add(menu, f"Отобрать: {one.words}", one.only)
                if one.without is not None:
                    self._add(menu, f"Исключить: {one.words}", one.without)
        self._add_only(menu.addMenu("Отобрать по значению"), row)
        self._add_without(menu, row)
        menu.addSeparator()
        self._add_deeds(menu)
        menu.popup(place)

    def _add_only(self, menu: QMenu, row: Sequence[Choice]) -> None:
        for one in {one.words: one for one in row}.values():  # two columns may tell of one day
            self._add(menu, one.words, one.only)

    def _add_without(self, menu: QMenu, row: Sequence[Choice]) -> None:
        part = menu.addMenu("Исключить")
        for one in {one.words: one for one in row}.values():
            if one.without is not None:
                self._add(part, one.words, one.without)

    def _add(self, menu: QMenu, words: str, change: Change) -> None:
        short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        menu.addAction(short.replace("&", "&&"), partial(self.picked.emit, change))

    def _add_deeds(self, menu: QMenu) -> None:
        cards, card = self._cards, self._cards.entry
        for words, button, deed in (
            ("Исправить…", card.edit, cards.correct),
            ("Примечание…", card.write_note, cards.annotate),
            ("Значимое (п. 12)…", card.significant, cards.judge),
        ):
            menu.addAction(words, deed).setEnabled(not button.refused)
        menu.addAction("Скопировать строки", self._table.copying.whole)
        menu.addAction("Скопировать без заголовков", self._table.copying.bare)
