"""The month's report: counted, made as a letter, issued and frozen (п. 11; L8–L12)."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.texts import day, month_title
from lo_appeals.domain.timeliness import DEFINITIONS, Figures, MonthReport, Period
from lo_appeals.letters.kinds import month_report
from lo_appeals.letters.letter import Letter
from lo_appeals.services import templates
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.figures_json import COUNTED, as_json, report_json
from lo_appeals.services.letters_files import issuing, save, sha256
from lo_appeals.services.letters_pages import annex_sheets
from lo_appeals.services.month import Counting
from lo_appeals.services.registry_clocks import ClocksService
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import entries, figures, issued, journal, letters, letters_months
from lo_appeals.store.issued import IssuedReport
from lo_appeals.store.letters import NewLetter

NAMES = {
    "opening": "остаток на начало", "received": "поступило", "accelerated": "в ускоренном порядке",
    "answered": "рассмотрено", "answered_in_time": "в срок",
    "answered_late": "с нарушением срока", "closing": "остаток на конец",
    "overdue_open": "не рассмотрено, срок истёк", "matured_open": "из них срок истёк в периоде",
    "timeliness_percent": "своевременность, %",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report's letter on the disk. A draft says what it lacks."""

    file: Path
    missing: tuple[str, ...]
    draft: bool
    report: MonthReport
    changes: Changes


class ReportsService:
    """Everything that is told of a period."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms
        self._clocks = ClocksService(desk, terms)

    def month(self, period: Period) -> MonthReport:
        """Return the report of a period as of the data's date."""
        with self._desk.database.read() as connection:
            found = self._counting(connection).report(period)
            notes = tuple(self._footnotes(connection, found))
        return replace(found, footnotes=notes)

    def _counting(self, connection: sa.Connection) -> Counting:
        as_of = entries.data_as_of(connection) or self._desk.clock()
        return Counting(connection, as_of, organisation(self._desk).minimum_entries)

    def _footnotes(self, connection: sa.Connection, report: MonthReport) -> list[str]:
        """Name the past periods of which an issued report said otherwise (figures.md)."""
        found = []
        for period, now in (
            (report.period.before(), report.before),
            (report.period.year_before(), report.year_before),
        ):
            editions = issued.listed(connection, period)
            if now is None or not editions:
                continue
            differing = _differences(editions[0].figures["total"], now)
            if differing:
                found.append(
                    f"{month_title(period.first)}: в докладе от {day(editions[0].issued_at)} – "
                    + "; ".join(f"{name} {was}" for name, was, _ in differing) + "."
                )  # fmt: skip
        return found

    def missing(self) -> tuple[str, ...]:
        """Return the titles of the empty settings without which a report is a draft."""
        return month_report.KIND.missing_for(organisation(self._desk))

    def months(self) -> list[Period]:
        """Return the months that imports cover, newest first."""
        with self._desk.database.read() as connection:
            span = figures.span(connection)
        if span is None:
            return []
        month, found = Period.month(span[1].year, span[1].month), []
        while month.last >= span[0]:
            found.append(month)
            month = month.previous_month()
        return found

    def periods(self) -> list[Period]:
        """Return the quarters and years that imports cover, the newest first."""
        months = self.months()
        quarters = [Period.quarter(one.first) for one in months]
        years = [Period.year(one.first.year) for one in months]
        return list(dict.fromkeys([*quarters, *years]))

    def last_full_month(self) -> Period:
        """Return the last calendar month that has ended by the clock."""
        today = self._desk.today()
        return Period.month(today.year, today.month).previous_month()

    def timeliness_by_month(
        self, period: Period, months: int = 13
    ) -> list[tuple[Period, float | None, float | None]]:
        """Return months up to `period` with their rates and those of the year before."""
        rows, month = [], period
        with self._desk.database.read() as connection:
            counting = self._counting(connection)
            for _ in range(months):
                sides = (counting.totals(month), counting.totals(month.year_before()))
                now, before = (one.timeliness_percent if one else None for one in sides)
                rows.append((month, now, before))
                month = month.previous_month()
        return rows[::-1]

    def make(
        self,
        period: Period,
        out: Path | None = None,
        *,
        issue: bool = False,
        count_sheets: bool = False,
    ) -> MadeReport:
        """Write the report's letter; with `issue` freeze it as one more edition.

        `count_sheets`: count the annex's sheets by the office program, if it is here.

        Raises UserError where the period is no calendar month, and where an issue lacks settings:
        nothing leaves with a blank.
        """
        period.check_month()
        report, settings = self.month(period), organisation(self._desk)
        missing = month_report.KIND.missing_for(settings)
        if issue and missing:
            raise UserError(
                f"Доклад нельзя выпустить: не указано – {', '.join(missing)}.",
                "Заполните настройки организации; черновик можно сделать и сейчас.",
            )
        if issue and not report.covered:
            raise UserError(
                f"Доклад нельзя выпустить: {month_title(period.first).lower()} не охватывает ни "
                "одна загрузка.",
                "Загрузите выгрузку за этот месяц; черновик можно сделать и сейчас.",
            )
        template, letter = self._letter(report, settings, draft=bool(missing))
        if count_sheets:
            sheets = annex_sheets([letter.data])[0]
            template, letter = self._letter(report, settings, draft=bool(missing), sheets=sheets)
        if issue and letter.faults:
            raise UserError(
                f"Доклад нельзя выпустить: {letter.faults[0]}.", "Проверьте шаблон доклада."
            )
        folder = out or self._desk.folder / "letters" / f"{period.first:%Y}" / f"{period.first:%m}"
        stem = f"Сводная информация {month_title(period.first).lower()}"
        if issue:
            with issuing(folder, stem, letter.data) as file:
                changes = self._freeze(report, file, letter.data, template)
        else:
            file = save(folder, stem, letter.data)
            changes = Changes(f"Письмо записано: {file.name}.", frozenset())
        return MadeReport(file, missing, not issue, report, changes)

    def letter(self, period: Period) -> bytes:
        """Return the report's letter as a draft made now, without writing it anywhere."""
        settings = organisation(self._desk)
        missing = month_report.KIND.missing_for(settings)
        return self._letter(self.month(period), settings, draft=bool(missing))[1].data

    def _letter(
        self,
        report: MonthReport,
        settings: Organisation,
        *,
        draft: bool,
        sheets: int | None = None,
    ) -> tuple[bytes, Letter]:
        """Return the template in use and the letter made from it."""
        with self._desk.database.read() as connection:
            template = templates.active(connection, month_report.KIND)
            own = letters_months.get(connection, report.period.first)
            arms = templates.arms(connection)
        filled = month_report.context(
            report,
            settings,
            today=self._desk.today(),
            sheets=sheets,
            arms=arms,
            causes=own.causes,
            proposals=own.proposals,
            trend=self.timeliness_by_month(report.period),
            late_notices=self._clocks.late_notices(report.period, report.data_as_of.date()),
        )
        return template, month_report.month_report_letter(template, filled, draft=draft)

    def _freeze(self, report: MonthReport, file: Path, document: bytes, template: bytes) -> Changes:
        at, period = self._desk.clock(), report.period
        whom = organisation(self._desk).vice_governor_name
        title = f"О сводной информации за {month_title(period.first).lower()}"
        with self._desk.database.write() as connection:
            edition = issued.next_edition(connection, period.first, period.last)
            issued_id = issued.freeze(
                connection,
                {
                    "first": period.first, "last": period.last, "edition": edition,
                    "issued_at": at, "who": self._desk.who, "data_as_of": report.data_as_of,
                    "definitions": DEFINITIONS, "rules": [one.id for one in self._rules.rules()],
                    "figures": report_json(report), "file": str(file),
                    "sha256": sha256(document),
                },
            )  # fmt: skip
            letters.add(
                connection,
                NewLetter(
                    month_report.KIND.key, title, None, whom, period, at, self._desk.who,
                    report.data_as_of, str(file), sha256(document), sha256(template),
                    tuple((one.number, one.cycle) for one in report.late), issued_id=issued_id,
                ),
            )  # fmt: skip
            journal.write(connection, at, self._desk.who, "выпущен доклад",
                          f"доклад {period.key}", reason=f"редакция {edition}")  # fmt: skip
        return Changes(
            f"Доклад за {month_title(period.first).lower()} выпущен, редакция {edition}.",
            frozenset({"reports", "letters"}),
        )

    def issued(self, period: Period | None = None) -> list[IssuedReport]:
        """Return issued reports, newest first."""
        with self._desk.database.read() as connection:
            return issued.listed(connection, period)

    def since(self, report: IssuedReport) -> tuple[str, ...]:
        """Return what has changed since a report was issued, a line per figure (L12)."""
        now = self.month(report.period)
        return tuple(
            f"{name}: было {was}, стало {became}"
            for name, was, became in _differences(report.figures["total"], now.total)
        )


def _differences(frozen: dict[str, Any], now: Figures) -> list[tuple[str, str, str]]:
    current = as_json(now)
    return [
        (NAMES[key], _shown(frozen.get(key)), _shown(current[key]))
        for key in COUNTED
        if key in NAMES and frozen.get(key) != current[key]
    ]


def _shown(value: float | None) -> str:
    return "–" if value is None else str(value).replace(".", ",")
