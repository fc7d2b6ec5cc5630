"""Figures of a quarter, a year or any days: defined as the month's are, without a letter."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import FigureRef
from lo_appeals.domain.texts import moment, period_title
from lo_appeals.domain.timeliness import MonthReport, Period
from lo_appeals.services.letters_annexes import bodies_table
from lo_appeals.services.office import Office
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.controls import Button, StateLine, Tile
from lo_appeals.ui.fields import DateField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, scrolled, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.printing import EXCEL, ask_file
from lo_appeals.ui.reports.figures_table import FiguresTable
from lo_appeals.ui.reports.rows import (
    BEHIND,
    BODIES,
    FORMULA,
    TILES,
    apart,
    body_lines,
    silent,
    tile_note,
    tile_number,
)
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

OWN = "Другие дни"


class PeriodSheet(Sheet):
    """`picked` (FigureRef) for a figure: its entries are shown."""

    picked = Signal(object)
    help_page = "reports"
    help_heading = "Квартал, год, другие дни"

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__(kit.look, "Показатели за период")
        self._kit, self._office = kit, office
        self.report: MonthReport | None = None
        look, u = kit.look, kit.look.u
        self.choice = ChoiceField(look, "Период", [])
        self.first = DateField(look, "С", self._today, required=True)
        self.last = DateField(look, "По", self._today, required=True)
        self.form = Form(look)
        self.form.add("period", "Пе&риод", self.choice)
        self.form.add("first", "&С", self.first)
        self.form.add("last", "&По", self.last, "Оба дня входят в период.")
        self.show_button = Button(look, "Показа&ть", "check", primary=True)
        self.write = Button(look, "&Выгрузить…", "download", tip="Таблицей Excel")
        self.state = StateLine(look)
        self.tiles = {key: Tile(look, text, mark) for key, text, mark in TILES}
        self.bodies = FiguresTable(look, "Показатели по органам", BODIES)
        self.notes = words("", look.small, muted=True, wrap=True)
        grid = QGridLayout()
        grid.setSpacing(u * 2)
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, place // 3, place % 3)
            tile.clicked.connect(self._tile_pressed)
        inside = QWidget()
        inside.setLayout(
            stack(self.form, row(self.show_button, None), u * 2, self.state, grid, self.bodies,
                  words(FORMULA, look.small, muted=True, wrap=True), self.notes, None,
                  gap=u * 2, edges=(u * 5, u * 4, u * 5, u * 4))
        )  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Показатели за период"), 1)
        self.set_foot(self.write)
        self.foot_says.setText("Определения те же, что у доклада за месяц; письма и выпуска нет.")
        self.show_button.clicked.connect(self.show_figures)
        self.choice.editor.activated.connect(self._chosen)
        self.bodies.picked.connect(self.picked)
        self.write.clicked.connect(self._ask_target)

    def _today(self) -> date:
        return self._office.clock().date()

    def show_periods(self) -> None:
        """Offer quarters and years that imports cover, the newest first."""
        self._kit.tasks.run(self._fetch, self._offer, key="periods")

    def _fetch(self, _work: Work) -> Sequence[Period]:
        return self._office.reports.periods()

    def _offer(self, found: Sequence[Period]) -> None:
        offered: list[tuple[Period | None, str]] = [
            (one, period_title(one.first, one.last)) for one in found
        ]
        self.choice.set_choices([*offered, (None, OWN)])
        self._chosen()

    def _chosen(self) -> None:
        period = self.choice.value()
        if period is not None:
            self.first.set_value(period.first)
            self.last.set_value(period.last)
            self.show_figures()

    def show_figures(self) -> None:
        """Count the figures of the days that are entered."""
        values = self.form.check()
        if values is None:
            return
        first, last = values["first"], values["last"]
        if last < first:
            told = UserError("Период кончается раньше, чем начинается.", "Проверьте дни.")
            self.form.show_error("last", told)
            return
        period = Period(first, last)
        if period != self.choice.value():
            self.choice.set_value(None)
        self._kit.tasks.run(
            partial(self._count, period), self._show, title="Показатели",
            key="period-figures",
        )  # fmt: skip

    def recount(self) -> None:
        """Count again what is shown: the entries have changed."""
        if self.report is not None:
            self._kit.tasks.run(
                partial(self._count, self.report.period), self._show, key="period-figures"
            )

    def _count(self, period: Period, _work: Work) -> MonthReport:
        return self._office.reports.month(period)

    def _show(self, report: MonthReport) -> None:
        self.report = report
        self.state.show_state(*_state(report))
        self.about.setText(period_title(report.period.first, report.period.last))
        for key, tile in self.tiles.items():
            note, said = tile_note(key, report)
            tile.show_figure(tile_number(key, report.total), note, said)
        self.bodies.show_lines(body_lines(report))
        self.notes.setText(" ".join(filter(None, (silent(report), apart(report)))))

    def _tile_pressed(self) -> None:
        pressed = self.sender()
        for key, tile in self.tiles.items():
            if tile is pressed and self.report is not None:
                self.picked.emit(FigureRef(BEHIND.get(key, key), self.report.period))

    def _ask_target(self) -> None:
        if self.report is not None:
            title = period_title(self.report.period.first, self.report.period.last)
            ask_file(self, f"Показатели {title}.xlsx", EXCEL, self.write_to)

    def write_to(self, file: str) -> None:
        """Write the table by body as XLSX."""
        report = self.report
        if report is not None:

            def work(_work: Work) -> Path:
                return bodies_table(Path(file), report)

            self._kit.tasks.run(work, self._written, title="Показатели в файл")

    def _written(self, file: Path) -> None:
        self.state.show_state(f"Записано: {file.name}", Mark.DONE)


def _state(report: MonthReport) -> tuple[str, Mark]:
    if not report.covered:
        return "Нет данных: период целиком не охватывает ни одна загрузка", Mark.WARNING
    at = moment(report.data_as_of)
    if report.preliminary:
        return f"Предварительно: период не закончен, данные на {at}", Mark.SOON
    return f"Данные на {at}", Mark.DONE
