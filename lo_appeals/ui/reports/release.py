"""Issuing a month's report: what will be frozen, what is missing; then one button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import moment, month_title, number
from lo_appeals.domain.timeliness import MonthReport
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.layout import Facts, hairline, scrolled, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.reports.rows import tile_number
from lo_appeals.ui.sheet import Sheet


class ReleaseSheet(Sheet):
    """`confirmed` when the report may go; `wants_settings` to fill in what is missing."""

    help_page = "reports"
    help_heading = "Выпуск"
    confirmed = Signal()
    wants_settings = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Выпуск отчёта")
        self.state = StateLine(look)
        self.facts = Facts(look, 26)
        self.lacking = words("", wrap=True)
        u = look.u
        inside = QWidget()
        inside.setLayout(
            stack(
                self.state,
                self.facts,
                self.lacking,
                None,
                gap=u * 3,
                edges=(u * 5, u * 4, u * 5, u * 4),
            )
        )
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Выпуск отчёта"), 1)
        self.settings = Button(look, "&Настройки…", "settings")
        self.leave = Button(look, "О&тмена", tip="Не выпускать (Esc)")
        self.release = Button(look, "&Выпустить", "clipboard-check", primary=True)
        self.set_foot(self.settings, self.leave, self.release)
        self.foot_says.setText(
            "Выпуск необратим: цифры, текст и файл сохраняются как редакция. "
            "Позже можно выпустить следующую."
        )
        self.leave.clicked.connect(self.close_sheet)
        self.settings.clicked.connect(self.wants_settings)
        self.release.clicked.connect(self.confirmed)

    def show_report(self, report: MonthReport, missing: Sequence[str]) -> None:
        """Say what would be issued and what it lacks."""
        month = month_title(report.period.first).lower()
        self.about.setText(f"за {month}")
        if missing:
            self.state.show_state("Выпустить нельзя: не всё указано", Mark.LATE)
        elif report.preliminary or not report.covered:
            self.state.show_state("Данные месяца неполны", Mark.WARNING)
        else:
            self.state.show_state("Можно выпускать", Mark.DONE)
        self.facts.show_facts(
            [
                ("Данные на", moment(report.data_as_of)),
                ("Поступило", number(report.total.received)),
                ("Рассмотрено", number(report.total.answered)),
                ("Своевременность", tile_number("timeliness_percent", report.total)),
                ("Органов в таблице", number(len(report.bodies))),
            ]
        )
        self.lacking.setText(
            "Не указано: "
            + ", ".join(f"«{one}»" for one in missing)
            + ". Без этого письмо – черновик."
            if missing
            else ""
        )
        self.release.setVisible(not missing)
        self.release.say(f"&Выпустить отчёт за {month}")
        self.settings.setVisible(bool(missing))
        self.settings.set_primary(bool(missing))
