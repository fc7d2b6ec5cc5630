"""What is known of one addressee when a letter to it is thought of: plain, gathered by a service.

A kind of letter reads a dossier and answers with a draft, or with the reason why there is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.deficiencies import Finding
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.schema import Row

REQUEST, REMINDER, REPEAT, NOTICE = "request", "reminder", "repeat", "notice"
STEPS = {REQUEST: "запрос", REMINDER: "напоминание", REPEAT: "повторное напоминание",
         NOTICE: "информация о недостатках"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A letter of the ladder that was made: which step, when, under what date and number."""

    step: str
    made_on: date
    dated_on: date | None
    number: str
    sent: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as letters tell of it: never who wrote it and what about (J4)."""

    number: str
    cycle: int
    registered: date
    category: str
    due: date
    answered: date | None
    postponed: bool = False
    unconfirmed: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty of п. 4 or п. 5 of a body."""

    subject: str
    what: str
    started: date
    due: date
    done: date | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A deficiency that the clerk ticked, with the clerk's words."""

    finding: Finding
    words: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is reported to the Governor (п. 12), with the clerk's own paragraphs by their keys."""

    id: int
    detected_at: datetime
    topic: str
    ground: str = ""
    entry: Entry | None = None
    body: str = ""
    place: str = ""
    first: date | None = None
    last: date | None = None
    count: int = 0
    expected: float = 0.0
    numbers: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of a contact list."""

    body: str
    office: str
    position: str
    name: str
    phone: str
    email: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the letter is to, in the forms in which it is printed.

    `note` says why it is not the usual person; `unsure` names the forms that a person should
    look at; `unconfirmed` those that nobody has confirmed yet.
    """

    post: str = ""
    name: str = ""
    salutation: str = ""
    note: str = ""
    unsure: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a kind of letter may ask about one body, as of one moment.

    `entries` are open ones and those answered in the period; `words` the clerk's own paragraphs
    by the name of their field.
    """

    today: date
    data_as_of: datetime | None
    reply_by: date  # the day by which a letter asks for an answer
    period: Period | None = None
    body_id: int | None = None
    body: str = ""
    body_genitive: str = ""
    body_type: BodyType | None = None
    entries: tuple[Entry, ...] = ()
    list_clock: Clock | None = None
    changes: tuple[Clock, ...] = ()
    act_adopted: bool = False
    act_steps: tuple[Step, ...] = ()
    named: tuple[Named, ...] = ()
    doubtful: int = 0  # findings that wait for the clerk's confirmation
    occasion: Occasion | None = None
    contacts: tuple[Contact, ...] = ()
    interval_days: int = 7
    ahead_days: int = 5
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one letter says beyond the office's requisites."""

    subject: str  # «О …»
    values: Mapping[str, str]
    lists: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    covers: tuple[tuple[str, int], ...] = ()  # entries: number and cycle
    steps: tuple[str, ...] = ()  # subjects of the ladder


@dataclass(frozen=True, slots=True)
class Skip:
    """Why there is no letter to this body."""

    reason: str


def last_step(steps: Sequence[Step]) -> Step | None:
    """Return the latest step of the ladder."""
    return max(steps, key=lambda one: one.made_on, default=None)


def has_step(steps: Sequence[Step], step: str) -> bool:
    """Tell whether that step was made already."""
    return any(one.step == step for one in steps)
