"""«+ Условие»: the menu of conditions and the panels behind it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.ui.lines import Line
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import ChoosePopover, RangePopover

Span = tuple[date | None, date | None]


class Adding(QObject):
    """`picked` with a function that adds the chosen condition to a selection."""

    picked = Signal(object)

    def __init__(self, look: Look, anchor: QWidget, today: Callable[[], date]) -> None:
        super().__init__(anchor)
        self.look, self.anchor, self._today = look, anchor, today
        self.bodies: Sequence[tuple[int, str]] = ()
        self.categories: Sequence[str] = ()

    def open(self) -> None:
        """Show the menu under the button."""
        self.menu().popup(self.anchor.mapToGlobal(self.anchor.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the menu of all conditions."""
        menu = QMenu("Условие", self.anchor)
        menu.addAction("Орган…", self._ask_body)
        types = menu.addMenu("Тип органа")
        for kind in BodyType:
            types.addAction(kind.value, partial(self._add, partial(replace, body_type=kind)))
        menu.addAction("Категория…", self._ask_category)
        due = menu.addMenu("Срок")
        for words, span in self._due_spans():
            due.addAction(words, partial(self._due, span))
        due.addAction("Свой период…", partial(self._ask_span, "Срок", self._due))
        came = menu.addMenu("Зарегистрировано")
        for words, span in self._came_spans():
            came.addAction(words, partial(self._registered, span))
        came.addAction(
            "Свой период…", partial(self._ask_span, "Зарегистрировано", self._registered)
        )
        law = menu.addMenu("Порядок (59-ФЗ)")
        for one in Law:
            law.addAction(one.value, partial(self._add, partial(replace, law=one)))
        menu.addAction(
            "Не подтверждено выгрузкой", partial(self._add, partial(replace, unconfirmed=True))
        )
        return menu

    def _add(self, change: Callable[[Selection], Selection]) -> None:
        self.picked.emit(change)

    def _due(self, span: Span) -> None:
        self._add(partial(replace, due_from=span[0], due_to=span[1]))

    def _registered(self, span: Span) -> None:
        self._add(partial(replace, registered_from=span[0], registered_to=span[1]))

    def _due_spans(self) -> list[tuple[str, Span]]:
        today = self._today()
        week = today + timedelta(6 - today.weekday())
        return [
            ("Сегодня", (today, today)),
            ("До конца недели", (today, week)),
            ("Ближайшие 14 дней", (today, today + timedelta(14))),
        ]

    def _came_spans(self) -> list[tuple[str, Span]]:
        today = self._today()
        month = Period.month(today.year, today.month)
        found: list[tuple[str, Span]] = []
        for _ in range(4):
            found.append((month_title(month.first), (month.first, month.last)))
            month = month.previous_month()
        return [*found, (f"{today.year} год", (date(today.year, 1, 1), date(today.year, 12, 31)))]

    def _ask_span(self, title: str, take: Callable[[Span], None]) -> None:
        panel = RangePopover(self.look, self.anchor, title, self._today)
        panel.picked.connect(take)
        panel.open_under(self.anchor)

    def _ask_body(self) -> None:
        lines = [Line("building-2", name, "", body_id) for body_id, name in self.bodies]
        panel = ChoosePopover(self.look, self.anchor, "Орган", lines)
        panel.picked.connect(self._take_body)
        panel.open_under(self.anchor)

    def _take_body(self, line: Line) -> None:
        self._add(partial(replace, body_ids=(line.value,), body_text=""))

    def _ask_category(self) -> None:
        lines = [Line("list", name, "", name) for name in self.categories]
        panel = ChoosePopover(self.look, self.anchor, "Категория", lines)
        panel.picked.connect(self._take_category)
        panel.open_under(self.anchor)

    def _take_category(self, line: Line) -> None:
        self._add(partial(replace, category=line.value))
