"""The registry as the clerk reads it: the list with gaps, one body's card, who answers (R1–R15).

Writing belongs to its parts: `officials`, `clocks`, `notes`, `contacts`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyName, BodyType
from lo_appeals.domain.completeness import Flag, Gap, Told, gaps
from lo_appeals.domain.duties import Clock, Duty, bound_by, recommended_to
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Absence, Acting, Appointment, Office, who_answers
from lo_appeals.domain.registry import (
    ChangeNotice,
    Consultation,
    Details,
    FirstList,
    OwnAct,
    Voting,
)
from lo_appeals.domain.texts import name_key
from lo_appeals.domain.timeliness import Figures, Period
from lo_appeals.domain.twins import Twins, twins
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_clocks import ClocksService, Terms
from lo_appeals.services.registry_contacts import ContactsService
from lo_appeals.services.registry_notes import NotesService
from lo_appeals.services.registry_officials import OfficialsService
from lo_appeals.services.registry_work import subject_of
from lo_appeals.services.rules import RulesService, judged_until, organisation
from lo_appeals.store import bodies, entries, figures, journal, officials, registry
from lo_appeals.store.journal import JournalLine
from lo_appeals.store.schema import journal as journal_table

HISTORY = 300  # journal lines of one card


@dataclass(frozen=True, slots=True)
class BodyState:
    """One row of the list: a body, what it lacks, where its clocks stand."""

    body: Body
    gaps: tuple[Gap, ...]
    list_clock: Clock | None
    list_late: int  # days of п. 4
    notices_late: int  # notices of п. 5 that are late or came late
    acting: Appointment | None  # who answers today as the responsible official
    people: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds of gaps, each once, the gravest first."""
        return tuple(dict.fromkeys(gap.flag.value for gap in self.gaps))


@dataclass(frozen=True, slots=True)
class RegistryFilter:
    """What the list shows; conditions are joined by «and»."""

    type: BodyType | None = None
    find: str = ""
    incomplete: bool = False
    flag: Flag | None = None
    late: bool = False  # п. 4 or п. 5
    abolished: bool = False
    worst_first: bool = False


@dataclass(frozen=True, slots=True)
class BodyCard:
    """Everything about one body on one page."""

    body: Body
    parent: Body | None
    heir: Body | None
    children: tuple[Body, ...]
    details: Details
    names: tuple[BodyName, ...]
    aliases: tuple[str, ...]
    duties: tuple[Duty, ...]
    recommended: tuple[Duty, ...]
    today: date
    on: date
    acting: tuple[Acting, ...]  # who answers on `on`, office by office, seat by seat
    appointments: tuple[Appointment, ...]
    absences: tuple[Absence, ...]
    first_list: FirstList | None
    list_clock: Clock | None
    notices: tuple[tuple[ChangeNotice, Clock], ...]
    act: OwnAct | None  # None: the order does not ask for one
    consultations: tuple[Consultation, ...]
    votings: tuple[Voting, ...]
    gaps: tuple[Gap, ...]
    history: tuple[JournalLine, ...]


class RegistryService:
    """Who is responsible where, since when, and was the committee told in time."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._rules = terms
        self.officials = OfficialsService(desk)
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
        return _acting(people, away, on, office)

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
                self._known = stamp, self._states(connection, terms)
        return self._known[1]

    def _states(self, connection: sa.Connection, terms: Terms) -> dict[int, BodyState]:
        people, away = officials.appointments(connection), officials.absences(connection)
        lists, notices = registry.first_lists(connection), registry.notices(connection)
        details = registry.all_details(connection)
        months = organisation(self._desk).confirm_months
        found = {}
        for body in bodies.listed(connection, abolished=True):
            mine, absent = people.get(body.id, []), away.get(body.id, [])
            told = Told(details[body.id].checked_on if body.id in details else None, months)
            clock = terms.first_list(body, lists.get(body.id))
            late = [terms.notice(body, one) for one in notices.get(body.id, ())]
            living = body.valid_to is None
            first = who_answers(mine, absent, Office.RESPONSIBLE, terms.today)[0]
            found[body.id] = BodyState(
                body,
                gaps(body.type, mine, absent, told, terms.today) if living else (),
                clock,
                clock.late_days(terms.today) if clock else 0,
                sum(1 for one in late if one.late_days(terms.today)),
                first.official,
                sum(1 for one in mine if one.holds(terms.today)),
            )
        return found

    def listed(self, wanted: RegistryFilter) -> list[BodyState]:
        """Return the chosen bodies in order of their names, or those with most gaps first."""
        states = self.states()
        with self._desk.database.read() as connection:
            hits = officials.bodies_found(connection, wanted.find) if wanted.find.strip() else None
        found = [
            one
            for one in states.values()
            if (hits is None or one.body.id in hits) and _chosen(one, wanted)
        ]
        if wanted.worst_first:
            order = list(Flag)
            found.sort(key=lambda one: order.index(one.gaps[0].flag) if one.gaps else len(order))
        return found

    def words(self) -> dict[int, str]:
        """Return by body the folded words that it is found by: names, spellings, people."""
        with self._desk.database.read() as connection:
            return officials.search_words(connection)

    def complete_share(self, type_: BodyType | None = None) -> tuple[int, int]:
        """Return how many living bodies have no gaps, and of how many."""
        living = [
            one
            for one in self.states().values()
            if one.body.valid_to is None and type_ in (None, one.body.type)
        ]
        return sum(1 for one in living if not one.gaps), len(living)

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
        day = on or terms.today
        with self._desk.database.read() as connection:
            known = {one.id: one for one in bodies.listed(connection, abolished=True)}
            if body_id not in known:
                raise UserError("Этого органа в реестре нет.", "Обновите список (F5).")
            body, one = known[body_id], [body_id]
            people = officials.of_body(connection, body_id)
            away = officials.absences(connection, one).get(body_id, [])
            details = registry.details(connection, body_id)
            received = registry.first_lists(connection, one).get(body_id)
            told = registry.notices(connection, one).get(body_id, [])
            names = tuple(bodies.names(connection, body_id))
            checked = Told(details.checked_on, organisation(self._desk).confirm_months)
            act = registry.acts(connection, one).get(body_id, OwnAct(body_id))
            asked = any(duty.key == "own_act" for duty in recommended_to(body.type))
            return BodyCard(
                body=body,
                parent=known.get(body.parent_id or 0),
                heir=known.get(body.merged_into or 0),
                children=tuple(x for x in known.values() if x.parent_id == body_id),
                details=details,
                names=names,
                aliases=tuple(bodies.aliases(connection, body_id)),
                duties=bound_by(body.type),
                recommended=recommended_to(body.type),
                today=terms.today,
                on=day,
                acting=_acting(people, away, day, None),
                appointments=tuple(people),
                absences=tuple(away),
                first_list=received,
                list_clock=terms.first_list(body, received),
                notices=tuple((note, terms.notice(body, note)) for note in told),
                act=act if asked or act.version else None,
                consultations=tuple(registry.consultations(connection, body_id)),
                votings=tuple(registry.votings(connection, body_id=body_id)),
                gaps=self.states_of(body, people, away, checked, terms.today),
                history=tuple(_history(connection, names)),
            )

    @staticmethod
    def states_of(
        body: Body, people: Sequence[Appointment], away: Sequence[Absence], told: Told, today: date
    ) -> tuple[Gap, ...]:
        """Return what a living body lacks; an abolished one lacks nothing."""
        return gaps(body.type, people, away, told, today) if body.valid_to is None else ()

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
            acting = _acting(people.get(body_id, ()), away.get(body_id, ()), today, None)
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


def _acting(
    people: Sequence[Appointment], away: Sequence[Absence], on: date, office: Office | None
) -> tuple[Acting, ...]:
    offices = tuple(Office) if office is None else (office,)
    return tuple(one for each in offices for one in who_answers(people, away, each, on))


def _chosen(one: BodyState, wanted: RegistryFilter) -> bool:
    return (
        (wanted.abolished or one.body.valid_to is None)
        and wanted.type in (None, one.body.type)
        and not (wanted.incomplete and not one.gaps)
        and (wanted.flag is None or any(gap.flag is wanted.flag for gap in one.gaps))
        and not (wanted.late and not (one.list_late or one.notices_late))
    )


def _figures(
    connection: sa.Connection, body_id: int, month: Period, last_due: date
) -> Figures | None:
    if not figures.covered(connection, month):
        return None
    return figures.of_holder(connection, month, last_due, body_id)


def _history(connection: sa.Connection, names: Iterable[BodyName]) -> list[JournalLine]:
    """Return the journal of a body under all its names, newest first (R10)."""
    found: dict[int, JournalLine] = {}
    for name in {one.name for one in names}:
        for line in journal.lines(connection, HISTORY, subject_of(name)):
            found[line.id] = line
    return sorted(found.values(), key=lambda line: line.id, reverse=True)[:HISTORY]
