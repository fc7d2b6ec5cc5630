"""«+ Условие»: the menu of conditions and the panels behind it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Flag, Law, Selection
from lo_appeals.domain.texts import as_of, counted, month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.office import Office
from lo_appeals.ui.appeals.conditions import TERMS, with_flag
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.lines import Line
from lo_appeals.ui.popover import ChoosePopover, RangePopover
from lo_appeals.ui.tasks import Work

Span = tuple[date | None, date | None]
LATENESS = (5, 10, 30)  # days past the due day to choose from


class Adding(QObject):
    """`picked` with a function that adds the chosen condition to a selection."""

    picked = Signal(object)

    def __init__(self, kit: Kit, office: Office, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._kit, self._office, self.look, self.anchor = kit, office, kit.look, anchor
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
        menu.addAction("Орган с подведомственными…", self._ask_group)
        menu.addAction("Категория…", self._ask_category)
        menu.addAction("Статус на портале…", self._ask_status)
        terms = menu.addMenu("Порядок и срок")
        for fast, words in TERMS.items():
            terms.addAction(words, partial(self._add, partial(replace, accelerated=fast)))
        for law in Law:
            terms.addAction(law.value, partial(self._add, partial(replace, law=law)))
        self._add_dates(menu)
        late = menu.addMenu("Просрочено больше чем на")
        for days in LATENESS:
            words = counted(days, "день", "дня", "дней")
            late.addAction(words, partial(self._add, partial(replace, late_over=days)))
        flags = menu.addMenu("Отметка")
        for flag in Flag:
            flags.addAction(flag.value, partial(self._add, partial(with_flag, flag)))
        menu.addAction("Загрузка…", self._ask_batch)
        menu.addAction(
            "Не подтверждено выгрузкой", partial(self._add, partial(replace, unconfirmed=True))
        )
        return menu

    def _add_dates(self, menu: QMenu) -> None:
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

    def _today(self) -> date:
        return self._office.clock().date()

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

    def _choose(self, title: str, take: Callable[[Line], None], lines: Sequence[Line]) -> None:
        panel = ChoosePopover(self.look, self.anchor, title, lines)
        panel.picked.connect(take)
        panel.open_under(self.anchor)

    def _body_lines(self) -> list[Line]:
        return [Line("building-2", name, "", body_id) for body_id, name in self.bodies]

    def _ask_body(self) -> None:
        self._choose("Орган", self._take_body, self._body_lines())

    def _ask_group(self) -> None:
        self._choose("Орган с подведомственными", self._take_group, self._body_lines())

    def _take_group(self, line: Line) -> None:
        self._add(partial(replace, group_of=line.value))

    def _ask_status(self) -> None:
        self._kit.tasks.run(
            self._fetch_statuses, partial(self._choose, "Статус на портале", self._take_status)
        )

    def _fetch_statuses(self, _work: Work) -> list[Line]:
        return [Line("list", name, "", name) for name in self._office.appeals.statuses()]

    def _take_status(self, line: Line) -> None:
        self._add(partial(replace, status=line.value))

    def _ask_batch(self) -> None:
        self._kit.tasks.run(
            self._fetch_batches, partial(self._choose, "Загрузка", self._take_batch)
        )

    def _fetch_batches(self, _work: Work) -> list[Line]:
        return [
            Line("history", f"№ {one.id} · {one.file_name}", as_of(one.data_as_of), one.id)
            for one in sorted(self._office.imports.batches(), key=lambda x: x.id, reverse=True)
        ]

    def _take_batch(self, line: Line) -> None:
        self._add(partial(replace, batch=line.value, law=Law.BOTH))

    def _take_body(self, line: Line) -> None:
        self._add(partial(replace, body_ids=(line.value,), body_text=""))

    def _ask_category(self) -> None:
        lines = [Line("list", name, "", name) for name in self.categories]
        self._choose("Категория", self._take_category, lines)

    def _take_category(self, line: Line) -> None:
        self._add(partial(replace, category=line.value))
