"""The page of a month: steps, six figures, charts, table by body with the formula, categories."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from lo_appeals.domain.selection import FigureRef
from lo_appeals.domain.texts import counted, day, moment, month_title
from lo_appeals.domain.timeliness import MonthReport, Period
from lo_appeals.services.letters_month import MonthStanding
from lo_appeals.services.records import IssuedReport
from lo_appeals.ui.charts import LoadChart, MonthRate, MonthsChart
from lo_appeals.ui.controls import Button, Tile
from lo_appeals.ui.history import Step, Stepper
from lo_appeals.ui.layout import BASE, hairline, row, scrolled, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.reports.figures_table import FiguresTable
from lo_appeals.ui.reports.rows import (
    BEHIND,
    BODIES,
    CATEGORIES,
    FORMULA,
    TILES,
    apart,
    body_lines,
    category_lines,
    loads,
    silent,
    tile_note,
    tile_number,
)

NARROW = 105  # characters: below, what else ☰ and Ctrl+K have leaves the heading


@dataclass(frozen=True, slots=True)
class MonthPage:
    """Everything that the page shows."""

    report: MonthReport
    months: Sequence[Period]
    rates: Sequence[MonthRate]
    issued: Sequence[IssuedReport]
    since: Sequence[str]
    missing: Sequence[str]
    standing: MonthStanding


class MonthView(QWidget):
    """`picked` (FigureRef), `month_wanted` (Period); `make` and `issue` for the letter.

    `words_wanted` for causes and proposals, `checked` when the figures were looked at,
    `period_wanted` for a quarter, a year or other days.
    """

    picked = Signal(object)
    month_wanted = Signal(object)
    make = Signal()
    issue = Signal()
    words_wanted = Signal()
    checked = Signal()
    period_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.shown: MonthPage | None = None
        self.before = Button(look, "", "chevron-left", flat=True, tip="Предыдущий месяц (Alt+←)")
        self.after = Button(look, "", "chevron-right", flat=True, tip="Следующий месяц (Alt+→)")
        self.title = Button(look, "", flat=True, tip="Выбрать месяц")
        self.title.setFont(look.title)
        self.letter = Button(look, "Сделать &письмо", "file-text", tip="Сделать письмо (Ctrl+L)")
        self.release = Button(
            look, "&Выпустить…", "clipboard-check", primary=True, tip="Выпустить (Ctrl+Shift+L)"
        )
        self.causes = Button(
            look, "П&ричины…", "pencil", tip="Причины и предложения (Ctrl+Shift+R)"
        )
        self.check = Button(
            look, "Провере&но", "circle-check", tip="Показатели проверены (Ctrl+Shift+K)"
        )
        self.steps = Stepper(look)
        self.notes = words("", wrap=True)
        self.tiles = {key: Tile(look, text, mark) for key, text, mark in TILES}
        self.months = MonthsChart(look)
        self.load_title = words("Нагрузка по органам", look.subtitle)
        self.load = LoadChart(look)
        self.bodies = FiguresTable(look, "Показатели по органам", BODIES)
        self.categories = FiguresTable(look, "Категории", CATEGORIES)
        self.silent = words("", look.small, muted=True, wrap=True)
        self.apart = words("", look.small, muted=True, wrap=True)
        self.tile_grid = QGridLayout()
        self._across = 0
        self._compose()
        self._connect()

    def _compose(self) -> None:
        look, u = self.look, self.look.u
        head = row(
            self.before, self.title, self.after, None, self.check, self.causes, self.letter,
            self.release, gap=u * 2,
        )  # fmt: skip
        charts = QGridLayout()
        charts.setHorizontalSpacing(u * 8)
        sides = (
            (words("Своевременность по месяцам, %", look.subtitle), self.months),
            (self.load_title, self.load),
        )
        for side, (title, chart) in enumerate(sides):
            charts.addWidget(title, 0, side)
            charts.addWidget(chart, 1, side, Qt.AlignmentFlag.AlignTop)
            charts.setColumnStretch(side, 1)
        self.tile_grid.setSpacing(u * 2)
        self._lay_tiles(len(self.tiles))
        inside = QWidget()
        inside.setLayout(
            stack(
                self.notes,
                self.tile_grid, u * 2, charts, u * 2,
                words("По органам", look.subtitle), self.bodies,
                words(FORMULA, look.small, muted=True, wrap=True), self.silent, self.apart, u * 2,
                words("Категории", look.subtitle), self.categories, None,
                gap=u * 2, edges=(u * 5, u * 4, u * 5, u * 4),
            )
        )  # fmt: skip
        self.area = scrolled(inside, "Показатели месяца")
        top = stack(head, self.steps, gap=u * 3, edges=(u * 5, u * 3, u * 5, u * 3))
        self.setLayout(stack(top, hairline(), self.area, gap=0))

    def _lay_tiles(self, across: int) -> None:
        if across != self._across:
            self._across = across
            for place, tile in enumerate(self.tiles.values()):
                self.tile_grid.addWidget(tile, place // across, place % across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow: three figures in a row, and the month whole beside its letter."""
        super().resizeEvent(event)
        narrow = self.width() < self.look.ch * NARROW
        for one in (self.check, self.causes):
            one.setHidden(narrow)
        self._lay_tiles(6 if self.width() >= self.look.ch * 125 else 3)

    def _connect(self) -> None:
        self.letter.clicked.connect(self.make)
        self.release.clicked.connect(self.issue)
        self.causes.clicked.connect(self.words_wanted)
        self.check.clicked.connect(self.checked)
        self.title.clicked.connect(self._months_menu)
        self.before.clicked.connect(self.step_back)
        self.after.clicked.connect(self.step_on)
        self.months.picked.connect(self.month_wanted)
        self.load.picked.connect(self._body_picked)
        self.bodies.picked.connect(self.picked)
        for tile in self.tiles.values():
            tile.clicked.connect(self._tile_pressed)

    @property
    def period(self) -> Period | None:
        """The month that is shown."""
        return self.shown.report.period if self.shown else None

    def show_month(self, page: MonthPage) -> None:
        """Show a month."""
        self.shown = page
        report = page.report
        self.title.say(month_title(report.period.first))
        self.title.setToolTip("Выбрать месяц")
        for key, tile in self.tiles.items():
            note, said = tile_note(key, report)
            tile.show_figure(tile_number(key, report.total), note, said)
        self.months.show_months(page.rates)
        self.load_title.setText(f"Нагрузка по органам, {month_title(report.period.first).lower()}")
        self.load.show_bars(loads(report))
        self.bodies.show_lines(body_lines(report))
        self.categories.show_lines(category_lines(report))
        self.silent.setText(silent(report))
        self.silent.setVisible(bool(self.silent.text()))
        self.apart.setText(apart(report))
        self.notes.setText(_notes(page))
        self.notes.setVisible(bool(self.notes.text()))
        self.steps.show_steps(_steps(page))
        months = page.months
        self.before.setEnabled(bool(months) and report.period.first > months[-1].first)
        self.after.setEnabled(bool(months) and report.period.first < months[0].first)

    def step_back(self) -> None:
        """Go to the month before."""
        if self.period is not None and self.before.isEnabled():
            self.month_wanted.emit(self.period.previous_month())

    def step_on(self) -> None:
        """Go to the month after."""
        if self.period is not None and self.after.isEnabled():
            self.month_wanted.emit(self.period.next_month())

    def _months_menu(self) -> None:
        if self.shown is None:
            return
        menu = QMenu("Месяц", self)
        for period in self.shown.months:
            menu.addAction(month_title(period.first)).setData(period)
        menu.addSeparator()
        menu.addAction("Квартал, год, другие дни…")
        menu.triggered.connect(self._month_chosen)
        menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    def _month_chosen(self, action: QAction) -> None:
        period = action.data()
        if period is None:
            self.period_wanted.emit()
        else:
            self.month_wanted.emit(period)

    def _tile_pressed(self) -> None:
        pressed = self.sender()
        for key, tile in self.tiles.items():
            if tile is pressed and self.period is not None:
                self.picked.emit(FigureRef(BEHIND.get(key, key), self.period))

    def _body_picked(self, body_id: int | None) -> None:
        if self.period is not None:
            self.picked.emit(FigureRef("received", self.period, of_body=True, body_id=body_id))


def _notes(page: MonthPage) -> str:
    report, said = page.report, []
    if not report.covered:
        said.append("Выгрузки, которая охватывает этот месяц, ещё не было: показатели неполны.")
    if report.preliminary:
        said.append(f"Предварительно: месяц не закончен, данные на {moment(report.data_as_of)}.")
    if page.issued:
        last = page.issued[0]
        since = "; ".join(page.since) or "показатели не изменились"
        said.append(
            f"Выпущено {moment(last.issued_at)} (редакция {last.edition}). С тех пор: {since}."
        )
    return " ".join(said)


def _steps(page: MonthPage) -> list[Step]:
    report = page.report
    covered = report.covered and not report.preliminary
    data = f"на {report.data_as_of:%d.%m.%Y %H:%M}" if report.covered else "месяц не загружен"
    if report.preliminary:
        data = "месяц не закончен"
    missing = counted(len(page.missing), "настройка пуста", "настройки пусты", "настроек пусты")
    check = missing if page.missing else "всё указано"
    standing = page.standing
    if standing.checked_at is not None and not page.missing:
        check = f"проверено {standing.checked_at:%d.%m}"
    issued = f"редакция {page.issued[0].edition}" if page.issued else "ещё не выпущен"
    looked = (standing.checked_at is not None or bool(page.issued)) and not page.missing
    sent = _sent(standing)
    return [
        Step("Данные", data, covered),
        Step("Проверка", check, covered and looked),
        Step("Выпуск", issued, bool(page.issued)),
        Step("Отправка", sent, standing.sent),
    ]


def _sent(standing: MonthStanding) -> str:
    if standing.letter is not None and standing.letter.sent_on is not None:
        return day(standing.letter.sent_on)
    late = counted(standing.late_days, "день", "дня", "дней")
    return f"срок {day(standing.due)}" + (f", позже на {late}" if standing.late_days else "")
