"""«Что изменилось и что впереди»: the sheet of the morning, every line with its entries (A5–A9)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QSplitter

from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.domain.texts import appeals, counted, day, moment, number
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.changes_since import ABSENT_MEANS, TITLES, Since
from lo_appeals.services.office import Office
from lo_appeals.services.repeats import Alike
from lo_appeals.services.surges import FoundSurge
from lo_appeals.ui.appeals.significance import left
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, page, row, scrolled, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

Deed = tuple[str, str, Callable[[], Changes]]  # words, icon, what it does
ICONS = {"new": "plus", "answered": "check", "newly_late": "triangle-alert",
         "moved": "arrow-right", "returned": "undo-2", "absent": "circle-help"}  # fmt: skip
MOST_BODIES = 12
MOST_DEEDS = 3
EVERY = Selection(law=Law.BOTH)


@dataclass(frozen=True, slots=True)
class Point:
    """What a line stands for: its words, its entries, what may be decided."""

    title: str
    about: str
    selection: Selection | None = None
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that the sheet shows."""

    lines: list[Line]
    stamp: str


class MorningSheet(Sheet):
    """`wants_entries` (Selection) to see the entries behind a line."""

    help_page = "significance"
    wants_entries = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        look = kit.look
        super().__init__(look, "Что изменилось и что впереди")
        self._kit, self._office, self._changing = kit, office, changing
        self.lines = Lines(look, "Что изменилось и что впереди")
        self.lines.setBackgroundRole(BASE)
        self.what = words("", look.subtitle, wrap=True)
        self.why = words("", wrap=True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.deeds = tuple(Button(look, "") for _ in range(MOST_DEEDS))
        u = look.u
        inside = page(
            stack(
                u * 2, self.what, self.why, row(*self.deeds, None, gap=u * 2), None,
                gap=u * 3, edges=(u * 5, u * 2, u * 5, u * 3),
            )
        )  # fmt: skip
        self.detail = scrolled(inside, "О выбранном")
        both = QSplitter()
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(self.lines)
        both.addWidget(self.detail)
        both.setSizes([look.ch * 70, look.ch * 60])
        self.body.addWidget(hairline())
        self.body.addWidget(both, 1)
        self.show_button = Button(look, "&Показать обращения", "list", primary=True,
                                  tip="Показать (Enter)")  # fmt: skip
        self.set_foot(self.show_button)
        self.lines.currentItemChanged.connect(self._moved)
        self.lines.itemActivated.connect(self._show_entries)
        self.show_button.clicked.connect(self._show_entries)
        for place, button in enumerate(self.deeds):
            button.clicked.connect(partial(self._do, place))
        changing.changed.connect(self._changed)
        self._moved(None, None)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & {"appeals", "governor", "imports"}:
            self.reload()

    def reload(self) -> None:
        """Ask for everything anew."""
        self._kit.tasks.run(self._fetch, self._show, key="morning")

    def _fetch(self, _work: Work) -> Morning:
        return Morning(lines_of(self._office), self._office.appeals.freshness().text)

    def _show(self, found: Morning) -> None:
        before = self.lines.currentRow()
        self.lines.show_lines(found.lines)
        if 0 <= before < self.lines.count() and found.lines[before].icon:
            self.lines.setCurrentRow(before)
        self.about.setText(found.stamp)
        self.foot_says.setText("" if any(one.icon for one in found.lines) else "Смотреть нечего.")

    @property
    def point(self) -> Point | None:
        """What the chosen line stands for."""
        line = self.lines.chosen()
        return line.value if line is not None else None

    def forbid(self, reason: str) -> None:
        """Let nothing be decided here; the buttons say why."""
        for button in self.deeds:
            button.forbid(reason)

    def _moved(self, _now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        point = self.point
        self.what.setText(point.title if point else "")
        self.why.setText(point.about if point else "")
        self.show_button.setEnabled(point is not None and point.selection is not None)
        deeds = point.deeds if point else ()
        for place, button in enumerate(self.deeds):
            button.setVisible(place < len(deeds))
            if place < len(deeds):
                button.say(deeds[place][0])
                button.icon_name = deeds[place][1]
                button.setIcon(self.look.icon(button.icon_name))

    def _show_entries(self) -> None:
        point = self.point
        if point is not None and point.selection is not None:
            self.wants_entries.emit(point.selection)

    def _do(self, place: int) -> None:
        point = self.point
        if point is not None and place < len(point.deeds):
            self._changing.do(point.deeds[place][2])


def lines_of(office: Office) -> list[Line]:
    """Return the lines of the sheet; a heading without lines is left out."""
    now = office.clock()
    groups: list[tuple[str, list[Line]]] = [
        ("Доложить Губернатору (п. 12)", [_item(office, one, now)
                                          for one in office.significance.items(running=True)]),
        ("Всплески (п. 12)", [_surge(office, one) for one in office.surges.find()]),
        ("Может быть значимым (п. 12)", _proposals(office)),
        ("С прошлой загрузки", _since(office.changes.since())),
        ("Если ничего не делать", _ahead(office)),
        ("Давно не отвечают", _silent(office)),
        ("Похожи на повторные", _repeats(office)),
    ]  # fmt: skip
    return [line for title, lines in groups if lines for line in (Line("", title), *lines)]


def _since(found: Since) -> list[Line]:
    lines = []
    for key, title in TITLES.items():
        ids = getattr(found, key)
        if ids:
            about = ABSENT_MEANS if key == "absent" else f"{appeals(len(ids))}."
            selection = replace(EVERY, chosen=ids, chosen_as=title)
            lines.append(Line(ICONS[key], title, number(len(ids)), Point(title, about, selection)))
    return lines


def _item(office: Office, one: GovernorItem, now: datetime) -> Line:
    said = left(one, now)
    title = f"№ {one.number} · {one.topic}" if one.number else one.topic
    about = (
        f"Выявлено {moment(one.detected_at)}, доложить до {moment(one.due_at)}: {said}. "
        f"{one.ground}"
    )
    selection = None
    if one.entry_id is not None:
        selection = replace(EVERY, chosen=(one.entry_id,), chosen_as="п. 12")
    deeds: tuple[Deed, ...] = (
        ("Доклад отправлен", "send", partial(office.significance.reported, one.id)),
        ("Отменить решение", "undo-2", partial(office.significance.take_back, one.id)),
    )
    icon = "triangle-alert" if one.late(now) else "clock"
    return Line(icon, title, said, Point(title, about.strip(), selection, deeds))


def _surge(office: Office, one: FoundSurge) -> Line:
    cell = one.surge.cell
    title = f"{cell.topic} · {cell.place}"
    deeds: tuple[Deed, ...] = (
        ("Повышенная активность", "flag", partial(office.surges.accept, one)),
        ("Не всплеск", "x", partial(office.surges.refuse, one)),
    )
    selection = replace(EVERY, chosen=one.ids, chosen_as=f"Всплеск: {title}")
    return Line("bell", title, str(one.surge.count), Point(title, one.evidence, selection, deeds))


def _proposals(office: Office) -> list[Line]:
    found = office.significance.proposals()[:MOST_BODIES]
    shown = {one.id: one for one in office.appeals.page([one.entry_id for one in found])}
    lines = []
    for one in found:
        entry = shown[one.entry_id]
        title = f"№ {entry.number} · {entry.subcategory or entry.category}"
        decide = partial(office.significance.decide, entry.id)
        deeds: tuple[Deed, ...] = (
            ("Значимое", "flag", partial(decide, significant_=True)),
            ("Не значимое", "x", partial(decide, significant_=False)),
        )
        about = f"По перечню тем и слов: {', '.join(one.reasons)}. {entry.body}"
        selection = replace(EVERY, chosen=(entry.id,), chosen_as="п. 12")
        lines.append(Line("star", title, "", Point(title, about, selection, deeds)))
    return lines


def _repeats(office: Office) -> list[Line]:
    """Return pairs on one matter of one body; nothing is merged, figures stay (I10)."""
    found = office.repeats.proposals()[:MOST_BODIES]
    later = {one.id: one for one in office.appeals.page([one.second_id for one in found])}
    lines = []
    for one in found:
        entry = later[one.second_id]
        apart = counted(one.days_apart, "день", "дня", "дней")
        same = ", тексты одинаковы" if one.same_text else ""
        about = (
            f"Та же тема и тот же орган, между ними {apart}{same}: {entry.category}"
            f" · {entry.subcategory}. {entry.body}. Оба останутся в списках и показателях."
        )
        deeds = tuple(
            (verdict.value, icon, partial(office.repeats.judge, one, verdict))
            for verdict, icon in ((Alike.REPEAT, "undo-2"), (Alike.DUPLICATE, "copy"),
                                  (Alike.DIFFERENT, "x"))
        )  # fmt: skip
        title = f"№ {one.first_number} и № {one.second_number}"
        ids = (one.first_id, one.second_id)
        selection = replace(EVERY, chosen=ids, chosen_as="Похожие обращения")
        lines.append(Line("copy", title, apart, Point(title, about, selection, deeds)))
    return lines


def _ahead(office: Office) -> list[Line]:
    today = office.appeals.today()
    month = Period.month(today.year, today.month)
    lines = []
    for one in office.ahead.forecast(month)[:MOST_BODIES]:
        if not one.late_by_end:
            break
        about = (
            f"Открыто {one.open}, просрочено сейчас {one.late_now}, "
            f"к концу {day(month.last)} будет просрочено {one.late_by_end}."
        )
        selection = None
        if one.body_id is not None:
            selection = Selection(quick=Quick.OPEN, body_ids=(one.body_id,), due_to=month.last)
        lines.append(
            Line("building-2", one.name, str(one.late_by_end), Point(one.name, about, selection))
        )
    return lines


def _silent(office: Office) -> list[Line]:
    return [
        Line("building-2", one.name, str(one.open), Point(
            one.name,
            f"Открыто {one.open}, просрочено {one.late}, старейшее от {day(one.oldest)}. "
            f"Последний ответ: {day(one.last_answer) or 'не было'}.",
            Selection(quick=Quick.OPEN, body_ids=(one.body_id,)),
        ))
        for one in office.ahead.silent()[:MOST_BODIES]
    ]  # fmt: skip
