"""Where the reporting month stands: imported? checked? issued? sent? (M1, п. 11)."""

from dataclasses import dataclass
from datetime import date, datetime

from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.kinds import month_report
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import entries, figures, issued, letters, letters_months
from lo_appeals.store.issued import IssuedReport
from lo_appeals.store.letters import OutgoingLetter, Wanted

REPORT = month_report.KIND.key


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """The four steps of one month, and the day by which the report is due."""

    period: Period
    due: date
    today: date
    data_as_of: datetime | None
    covered: bool
    preliminary: bool
    checked_at: datetime | None
    checked_by: str
    issued: IssuedReport | None
    letter: OutgoingLetter | None

    @property
    def imported(self) -> bool:
        """Whether the data cover the whole month."""
        return self.covered and not self.preliminary

    @property
    def sent(self) -> bool:
        """Whether the clerk marked the newest edition as sent."""
        return self.letter is not None and self.letter.sent_on is not None

    @property
    def late_days(self) -> int:
        """Days past the due day without a sent report; 0 in time."""
        until = self.letter.sent_on if self.letter and self.letter.sent_on else self.today
        return max((until - self.due).days, 0)

    @property
    def steps(self) -> tuple[tuple[str, bool, str], ...]:
        """The steps in order: name, whether it is done, words."""
        loaded = f"данные на {texts.as_of(self.data_as_of)}" if self.data_as_of else "данных нет"
        if self.covered and self.preliminary:
            loaded = f"{loaded}, месяц в них не закончился"
        checked = (
            f"{texts.moment(self.checked_at)}, {self.checked_by}" if self.checked_at else "нет"
        )
        edition = self.issued
        given = (
            f"редакция {edition.edition} от {texts.moment(edition.issued_at)}" if edition else "нет"
        )
        sent = self.letter.sent_on if self.letter else None
        return (
            ("Загружено", self.imported, loaded),
            ("Проверено", self.checked_at is not None, checked),
            ("Выпущено", edition is not None, given),
            ("Отправлено", self.sent, texts.day(sent) or f"срок {texts.day(self.due)}"),
        )


class MonthsService:
    """The state of reporting months."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms

    def standing(self, period: Period) -> MonthStanding:
        """Return where a month stands today."""
        calendar, days = self._rules.calendar(), organisation(self._desk).report_working_day
        with self._desk.database.read() as connection:
            as_of = entries.data_as_of(connection)
            own = letters_months.get(connection, period.first)
            editions = issued.listed(connection, period)
            newest = editions[0] if editions else None
            known = letters.listed(connection, Wanted(kind=REPORT, period=period))
            covered = figures.covered(connection, period)
        mine = [one for one in known if newest and one.issued_id == newest.id]
        return MonthStanding(
            period, calendar.add_working(period.last, days), self._desk.today(), as_of, covered,
            as_of is None or period.unfinished(as_of), own.checked_at, own.checked_by, newest,
            mine[0] if mine else None,
        )  # fmt: skip
