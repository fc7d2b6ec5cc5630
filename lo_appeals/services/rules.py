"""Terms and the production calendar: what is in force, and the one calculator (D1–D5)."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal, Watch
from lo_appeals.domain.deadlines import DueDays, Rule, answer_key
from lo_appeals.domain.explanations import Due, due_by
from lo_appeals.domain.organisation import Organisation, with_json
from lo_appeals.domain.timeliness import Period
from lo_appeals.domain.workdays import Calendar, parse_calendar
from lo_appeals.paths import resources
from lo_appeals.services.deriving import Deriver
from lo_appeals.services.desk import Desk
from lo_appeals.store import entries, rules
from lo_appeals.store.conditions import Judge

SHIPPED = "calendar/calendar.csv"


class RulesService:
    """Answers for every due day of the program."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shipped = parse_calendar((resources() / SHIPPED).read_text(encoding="utf-8-sig"))

    def rules(self) -> tuple[Rule, ...]:
        """Return every rule, past ones too."""
        with self._desk.database.read() as connection:
            return rules.rules(connection)

    def calendar(self) -> Calendar:
        """Return the production calendar: the loaded one, else the shipped one."""
        with self._desk.database.read() as connection:
            loaded = rules.get(connection, "calendar")
        return self._shipped.updated(parse_calendar(loaded)) if loaded else self._shipped

    def warnings(self) -> tuple[str, ...]:
        """Return what the clerk should know of the calendar today."""
        found = self.calendar().warning(self._desk.today())
        return (found,) if found else ()

    def due_days(self) -> DueDays:
        """Return the calculator for very many entries."""
        return DueDays(self.rules(), self.calendar())

    def deriver(self, settings: Organisation | None = None) -> Deriver:
        """Return what derives an entry's due day and marks from the portal's facts.

        By `settings`, or by those in force.
        """
        ours = settings or organisation(self._desk)
        return Deriver(self.due_days(), ours.registered_by, ours.topics, ours.declined)

    def explain(self, appeal: Appeal) -> Due:
        """Return an entry's due day with its explanation, by the rule that the entry keeps."""
        kept = {one.id: one for one in self.rules()}[appeal.rule_id]
        return due_by(kept, appeal.registered, self.calendar())

    def watch(self) -> Watch:
        """Return when an entry is at risk and when it is very late."""
        return organisation(self._desk).watch

    def judge(self, today: date | None = None) -> Judge:
        """Return by which day and thresholds lists are judged."""
        watch = self.watch()
        keys = (answer_key(False), answer_key(True))
        terms = {one.id: one.term for one in self.rules() if one.key in keys}
        with self._desk.database.read() as connection:
            as_of = entries.data_as_of(connection) or self._desk.clock()

        def last_judged(period: Period) -> date:
            return judged_until(period, as_of)

        leads = {rule_id: watch.lead(term) for rule_id, term in terms.items()}
        return Judge(today or self._desk.today(), leads, watch.very_late_days, last_judged)


def judged_until(period: Period, as_of: datetime) -> date:
    """Return the last due day that counts as passed: see figures.md «Period»."""
    return as_of.date() - timedelta(1) if period.unfinished(as_of) else period.last


def organisation(desk: Desk) -> Organisation:
    """Return the organisation's settings."""
    with desk.database.read() as connection:
        return organisation_in(connection)


def organisation_in(connection: sa.Connection) -> Organisation:
    """Return the organisation's settings as one look at the base sees them."""
    return with_json(Organisation(), rules.get(connection, "organisation") or {})
