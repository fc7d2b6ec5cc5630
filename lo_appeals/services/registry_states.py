"""One row of the registry's list: what a body lacks, where its clocks of п. 4 and 5 stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.completeness import Flag, Gap, Told, gaps
from lo_appeals.domain.duties import Clock
from lo_appeals.domain.officials import Absence, Appointment, Office, who_answers
from lo_appeals.domain.registry import ChangeNotice
from lo_appeals.services.registry_clocks import Terms
from lo_appeals.store import bodies, officials, registry


@dataclass(frozen=True, slots=True)
class BodyState:
    """One row of the list: a body, what it lacks, where its clocks stand."""

    body: Body
    gaps: tuple[Gap, ...]
    list_clock: Clock | None
    list_late: int  # days of п. 4
    notices_late: int  # notices of п. 5 that are late or came late
    notices_owed: int  # of these, changes that the body has not told of to this day
    acting: Appointment | None  # who answers today as the responsible official
    people: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds of gaps, each once, the gravest first."""
        return tuple(dict.fromkeys(gap.flag.value for gap in self.gaps))

    @property
    def list_owed(self) -> bool:
        """Whether the term of п. 4 has passed and the list has not come."""
        return bool(self.list_late) and self.list_clock is not None and self.list_clock.open()

    @property
    def owes(self) -> bool:
        """Whether a living body owes the committee word by п. 4 or п. 5 past the term."""
        return self.body.valid_to is None and (self.list_owed or self.notices_owed > 0)


@dataclass(frozen=True, slots=True)
class RegistryFilter:
    """What the list shows; conditions are joined by «and»."""

    type: BodyType | None = None
    find: str = ""
    incomplete: bool = False
    flag: Flag | None = None
    late: bool = False  # п. 4 or п. 5, also where the word came since
    owing: bool = False  # п. 4 or п. 5, and the word has not come
    abolished: bool = False
    worst_first: bool = False

    def takes(self, one: BodyState) -> bool:
        """Tell whether a state fits every condition but the words to be found."""
        return (
            (self.abolished or one.body.valid_to is None)
            and self.type in (None, one.body.type)
            and not (self.incomplete and not one.gaps)
            and (self.flag is None or any(gap.flag is self.flag for gap in one.gaps))
            and not (self.late and not (one.list_late or one.notices_late))
            and not (self.owing and not one.owes)
        )


def read_states(connection: sa.Connection, terms: Terms, months: int) -> dict[int, BodyState]:
    """Return the state of every body, abolished ones too, on the terms' day.

    `months` is how long a body's own confirmation of its data holds.
    """
    people, away = officials.appointments(connection), officials.absences(connection)
    lists, notices = registry.first_lists(connection), registry.notices(connection)
    details = registry.all_details(connection)
    found = {}
    for body in bodies.listed(connection, abolished=True):
        mine, absent = people.get(body.id, []), away.get(body.id, [])
        told = Told(details[body.id].checked_on if body.id in details else None, months)
        clock = terms.first_list(body, lists.get(body.id))
        late = late_clocks(body, notices.get(body.id, ()), terms)
        first = who_answers(mine, absent, Office.RESPONSIBLE, terms.today)[0]
        found[body.id] = BodyState(
            body,
            gaps_of(body, mine, absent, told, terms),
            clock,
            clock.late_days(terms.today) if clock else 0,
            len(late),
            sum(1 for one in late if one.open()),
            first.official,
            sum(1 for one in mine if one.holds(terms.today)),
        )
    return found


def late_clocks(body: Body, notices: Iterable[ChangeNotice], terms: Terms) -> list[Clock]:
    """Return the clocks of п. 5 that are late or were stopped late."""
    clocks = (terms.notice(body, one) for one in notices)
    return [one for one in clocks if one.late_days(terms.today)]


def gaps_of(
    body: Body, people: Sequence[Appointment], away: Sequence[Absence], told: Told, terms: Terms
) -> tuple[Gap, ...]:
    """Return what a living body lacks; an abolished one lacks nothing."""
    return gaps(body.type, people, away, told, terms.today) if body.valid_to is None else ()
