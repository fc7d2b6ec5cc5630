"""The registry as the clerk reads it: the list with gaps, one body's card, who answers (R1–R15).

Writing belongs to its parts: `officials`, `absences`, `clocks`, `notes`, `contacts`.
"""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.completeness import Flag
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Acting, Appointment, Office, who_answers
from lo_appeals.domain.texts import name_key
from lo_appeals.domain.timeliness import Figures, Period
from lo_appeals.domain.twins import Twins, twins
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_absences import AbsencesService
from lo_appeals.services.registry_card import BodyCard, acting_on, read_card
from lo_appeals.services.registry_clocks import ClocksService
from lo_appeals.services.registry_contacts import ContactsService
from lo_appeals.services.registry_notes import NotesService
from lo_appeals.services.registry_officials import OfficialsService
from lo_appeals.services.registry_states import BodyState, RegistryFilter, read_states
from lo_appeals.services.rules import RulesService, judged_until, organisation
from lo_appeals.store import bodies, entries, figures, officials, registry
from lo_appeals.store.schema import journal as journal_table


class RegistryService:
    """Who is responsible where, since when, and was the committee told in time."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self.officials = OfficialsService(desk)
        self.absences = AbsencesService(desk)
        self.clocks = ClocksService(desk, terms)
        self.notes = NotesService(desk)
        self.contacts = ContactsService(desk)
        self._known: tuple[tuple[object, ...], dict[int, BodyState]] | None = None

    def who_answers(
        self, body_id: int, on: date, office: Office | None = None
    ) -> tuple[Acting, ...]:
        """Return who answers on a day, in one office or in all, or the explained gaps (R5, R11)."""
        with self._desk.database.read() as connection:
            people = officials.of_body(connection, body_id)
            away = officials.absences(connection, [body_id]).get(body_id, [])
        return acting_on(people, away, on, office)

    def responsible_on(self, on: date) -> dict[int, Appointment | None]:
        """Return by body who answered as the responsible official on any day (R11)."""
        with self._desk.database.read() as connection:
            people, away = officials.appointments(connection), officials.absences(connection)
        return {
            body_id: who_answers(mine, away.get(body_id, ()), Office.RESPONSIBLE, on)[0].official
            for body_id, mine in people.items()
        }

    def states(self) -> dict[int, BodyState]:
        """Return the state of every body, abolished ones too, today.

        Kept until the journal grows or the day changes: whatever writes, writes the journal.
        """
        terms = self.clocks.terms()
        with self._desk.database.read() as connection:
            newest = connection.execute(sa.select(sa.func.max(journal_table.c.id))).scalar()
            stamp = (newest, terms.today, terms.order_date, terms.rules)
            if self._known is None or self._known[0] != stamp:
                months = organisation(self._desk).confirm_months
                self._known = stamp, read_states(connection, terms, months)
        return self._known[1]

    def listed(self, wanted: RegistryFilter) -> list[BodyState]:
        """Return the chosen bodies in order of their names, or those with most gaps first."""
        states = self.states()
        with self._desk.database.read() as connection:
            hits = officials.bodies_found(connection, wanted.find) if wanted.find.strip() else None
        found = [
            one
            for one in states.values()
            if (hits is None or one.body.id in hits) and wanted.takes(one)
        ]
        if wanted.worst_first:
            order = list(Flag)
            found.sort(key=lambda one: order.index(one.gaps[0].flag) if one.gaps else len(order))
        return found

    def words(self) -> dict[int, str]:
        """Return by body the folded words that it is found by: names, spellings, people."""
        with self._desk.database.read() as connection:
            return officials.search_words(connection)

    def flags(self) -> dict[Flag, int]:
        """Return how many bodies have each kind of gap."""
        found = dict.fromkeys(Flag, 0)
        for one in self.states().values():
            for flag in {gap.flag for gap in one.gaps}:
                found[flag] += 1
        return found

    def card(self, body_id: int, on: date | None = None) -> BodyCard:
        """Return everything about a body; officials as of `on`, today where None (R11).

        Raises UserError where there is no such body.
        """
        terms = self.clocks.terms()
        with self._desk.database.read() as connection:
            months = organisation(self._desk).confirm_months
            return read_card(connection, body_id, on or terms.today, terms, months)

    def figures(self, body_id: int, months: int = 6) -> list[tuple[Period, Figures | None]]:
        """Return the body's figures of the last months, newest first; None: no data cover it."""
        today = self._desk.today()
        month = Period.month(today.year, today.month)
        found: list[tuple[Period, Figures | None]] = []
        with self._desk.database.read() as connection:
            as_of = entries.data_as_of(connection) or self._desk.clock()
            for _ in range(months):
                found.append(
                    (month, _figures(connection, body_id, month, judged_until(month, as_of)))
                )
                month = month.previous_month()
        return found

    def twins(self) -> tuple[Twins, ...]:
        """Return pairs of bodies that are likely one, with the reason; looked-at pairs are out."""
        with self._desk.database.read() as connection:
            known = bodies.listed(connection)
            aliases = registry.all_aliases(connection)
            return twins(known, aliases, registry.dismissed_twins(connection))

    def emails(self, body_ids: Iterable[int]) -> str:
        """Return the addresses of those who answer today, one each, as text for a mail program.

        The responsible official of each body first; a body without one gives its common address.
        """
        today, found = self._desk.today(), dict[str, str]()
        with self._desk.database.read() as connection:
            people, away = officials.appointments(connection), officials.absences(connection)
            details = registry.all_details(connection)
        for body_id in body_ids:
            acting = acting_on(people.get(body_id, ()), away.get(body_id, ()), today)
            mine = [one.official.contact.email for one in acting if one.official]
            mine = [one for one in mine if one]
            if not mine and body_id in details and details[body_id].email:
                mine = [details[body_id].email]
            found |= {one.casefold(): one for one in mine}
        return "; ".join(found.values())

    def body_named(self, text: str) -> Body:
        """Return the body that `text` names: a spelling, else the only one it is a part of.

        Raises UserError: none, or several, named.
        """
        with self._desk.database.read() as connection:
            exact = bodies.by_spelling(connection).get(name_key(text))
            if exact is not None:
                return bodies.get(connection, exact)
            found = bodies.listed(connection, None, text) if name_key(text) else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise UserError(f"Органа «{text}» в реестре нет.", "Список: lo-appeals bodies.")
        shown = "; ".join(one.name for one in found[:5]) + ("; …" if len(found) > 5 else "")
        raise UserError(f"Под «{text}» подходит несколько органов: {shown}.", "Уточните название.")


def _figures(
    connection: sa.Connection, body_id: int, month: Period, last_due: date
) -> Figures | None:
    if not figures.covered(connection, month):
        return None
    return figures.of_holder(connection, month, last_due, body_id)
