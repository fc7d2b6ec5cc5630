"""Everything about one body on one page, as of any day (R1–R14)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyName
from lo_appeals.domain.completeness import Gap, Told
from lo_appeals.domain.duties import OWN_ACT, Clock, Duty, bound_by, recommended_to
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
from lo_appeals.services.registry_clocks import Terms
from lo_appeals.services.registry_states import gaps_of
from lo_appeals.services.registry_work import subject_of
from lo_appeals.store import bodies, journal, officials, registry
from lo_appeals.store.journal import JournalLine

HISTORY = 300  # journal lines of one card


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


def read_card(
    connection: sa.Connection, body_id: int, on: date, terms: Terms, months: int
) -> BodyCard:
    """Return the card of a body with its officials of the day `on`; all else is of today.

    `months` is how long its own confirmation holds. Raises UserError: there is no such body.
    """
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
    act = registry.acts(connection, one).get(body_id, OwnAct(body_id))
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
        on=on,
        acting=acting_on(people, away, on),
        appointments=tuple(people),
        absences=tuple(away),
        first_list=received,
        list_clock=terms.first_list(body, received),
        notices=tuple((note, terms.notice(body, note)) for note in told),
        act=act if body.type in OWN_ACT.recommended or act.version else None,
        consultations=tuple(registry.consultations(connection, body_id)),
        votings=tuple(registry.votings(connection, body_id=body_id)),
        gaps=gaps_of(body, people, away, Told(details.checked_on, months), terms),
        history=tuple(_history(connection, names)),
    )


def acting_on(
    people: Sequence[Appointment], away: Sequence[Absence], on: date, office: Office | None = None
) -> tuple[Acting, ...]:
    """Return who answers on a day, in one office or in all, or the explained gaps (R5)."""
    offices = tuple(Office) if office is None else (office,)
    return tuple(one for each in offices for one in who_answers(people, away, each, on))


def _history(connection: sa.Connection, names: Iterable[BodyName]) -> list[JournalLine]:
    """Return the journal of a body under all its names, newest first (R10)."""
    found: dict[int, JournalLine] = {}
    for name in {one.name for one in names}:
        for line in journal.lines(connection, HISTORY, subject_of(name)):
            found[line.id] = line
    return sorted(found.values(), key=lambda line: line.id, reverse=True)[:HISTORY]
