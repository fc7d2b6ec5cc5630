"""«Что изменилось и что впереди»: the sheet of the morning, every line with its entries (A5–A9)."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QSplitter

from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.ui.appeals.morning_lines import Point, lines_of
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, page, row, scrolled, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

MOST_DEEDS = 3
NOTHING_LOADED = "Смотреть пока нечего: загрузите первую выгрузку из ПОС (Ctrl+O)."
NOTHING_NEW = "Смотреть нечего: нового нет, просроченного тоже."


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that the sheet shows."""

    lines: list[Line]
    stamp: str
    nothing: str  # what is said where no line leads anywhere


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
        fresh = self._office.appeals.freshness()
        nothing = NOTHING_NEW if fresh.data_as_of else NOTHING_LOADED
        return Morning(lines_of(self._office), fresh.text, nothing)

    def _show(self, found: Morning) -> None:
        before = self.lines.currentRow()
        self.lines.show_lines(found.lines)
        if 0 <= before < self.lines.count() and found.lines[before].icon:
            self.lines.setCurrentRow(before)
        self.about.setText(found.stamp)
        self.foot_says.setText("" if any(one.icon for one in found.lines) else found.nothing)

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
