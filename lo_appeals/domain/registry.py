"""What the registry keeps of a body beside its officials: notices, act, consultations, votings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.duties import Clock


@dataclass(frozen=True, slots=True)
class Details:
    """Address, common phone and e-mail of a body; forms of its name by case."""

    address: str = ""
    phone_typed: str = ""
    phone: str = ""
    extension: str = ""
    email_typed: str = ""
    email: str = ""
    checked_on: date | None = None  # when the body last confirmed its own data
    forms: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class FirstList:
    """п. 4: when the committee received the first list, under which incoming number."""

    body_id: int
    received_on: date
    incoming: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class ChangeNotice:
    """п. 5: what changed and when, when the committee was told, under which incoming number."""

    id: int
    body_id: int
    official_id: int | None
    what: str
    changed_on: date
    told_on: date | None
    incoming: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class LateNotice:
    """A notice of п. 5 that is late or came late, with its body and its clock."""

    body: Body
    notice: ChangeNotice
    clock: Clock

    @property
    def id(self) -> int:
        """The id of the notice."""
        return self.notice.id


class ActStatus(Enum):
    """Order item 4 only recommends: «не принят» is a status, never a violation."""

    UNKNOWN = "нет сведений"
    NOT_ADOPTED = "не принят"
    ADOPTED = "принят"


@dataclass(frozen=True, slots=True)
class OwnAct:
    """A body's own act on the work with appeals (order item 4)."""

    body_id: int
    status: ActStatus = ActStatus.UNKNOWN
    kind: str = ""
    number: str = ""
    adopted_on: date | None = None
    file: str = ""
    note: str = ""
    version: int = 0


class GivenBy(Enum):
    """Who consulted (order item 2)."""

    COMMITTEE = "Комитет"
    PROJECT_OFFICE = "проектный офис ЦУР"


@dataclass(frozen=True, slots=True)
class Consultation:
    """Consultative or methodical help given to a body (order item 2)."""

    id: int
    body_id: int
    held_on: date
    given_by: GivenBy
    about: str
    person: str
    version: int


@dataclass(frozen=True, slots=True)
class Voting:
    """One public voting of п. 4 and п. 9; `id` 0 is not written yet."""

    id: int
    title: str
    kind: str
    body_id: int
    official: str
    first: date
    last: date | None
    participants: int | None
    result: str
    version: int = 0


VOTING_KINDS = ("опрос", "голосование", "общественное обсуждение", "публичные слушания")
