"""From what the portal says to what the committee counts by (п. 7; figures.md «Entry»)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import (
    PortalFacts,
    is_declined,
    is_postponed,
    under_law59,
)
from lo_appeals.domain.deadlines import DueDays, answer_key
from lo_appeals.domain.organisation import RegisteredBy
from lo_appeals.domain.texts import fold
from lo_appeals.exchange.rows import FIELDS, ExportRow
from lo_appeals.store.batches import FACT_KEYS

_said = attrgetter(*FIELDS)
_STATUS, _POSTPONED = FIELDS.index("status"), FIELDS.index("postponed")


def normalised(facts: PortalFacts) -> PortalFacts:
    """Return the facts with an approved postponement told by the status made explicit."""
    if is_postponed(facts.status) and not facts.postponed:
        return replace(facts, postponed=True)
    return facts


def row_hash(facts: PortalFacts) -> str:
    """Return a digest of everything that the portal said: equal means unchanged."""
    return _digest(_said(facts))


def hash_of(row: ExportRow) -> str:
    """Return the `row_hash` of a row's normalised facts without making them."""
    values = row.values
    if is_postponed(values[_STATUS]) and not values[_POSTPONED]:
        values = (*values[:_POSTPONED], True, *values[_POSTPONED + 1 :])
    return _digest(values)


def _digest(values: Iterable[object]) -> str:
    said = "\x1f".join(map(str, values))  # no text of a cell holds this sign
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Deriver:
    """Derives an entry's own columns; made once for an import or a recount."""

    due_days: DueDays
    registered_by: RegisteredBy
    topics: frozenset[str]  # folded category, subcategory or fact: accelerated without a flag
    declined: tuple[str, ...]  # folded beginnings of the statuses that decline

    def registered(self, facts: PortalFacts) -> date | None:
        """Return the day of registration by the organisation's setting."""
        return self.day_of(facts.received, facts.registered_on)

    def day_of(self, received: date | None, registered_on: date | None) -> date | None:
        """Return the one of two days that is the day of registration."""
        if self.registered_by is RegisteredBy.REGISTERED_ON:
            return registered_on or received
        return received or registered_on

    def accelerated(self, facts: PortalFacts) -> bool:
        """Return the portal's flag; where it has none, the clerk's table of topics decides."""
        if facts.fast_track is not None:
            return facts.fast_track
        if not self.topics:
            return False
        return not self.topics.isdisjoint(
            map(fold, (facts.category, facts.subcategory, facts.fact))
        )

    def columns(self, facts: PortalFacts, start: date) -> dict[str, Any]:
        """Return the derived columns of an entry registered on `start`."""
        accelerated = self.accelerated(facts)
        rule, due = self.due_days.of(answer_key(accelerated), start)
        return {
            "registered": start,
            "due": due,
            "rule_id": rule.id,
            "accelerated": accelerated,
            "law59": under_law59(facts.law, facts.chose_59fz),
            "declined": is_declined(facts.status, self.declined),
            "days_taken": (facts.answered - start).days if facts.answered else None,
        }


def facts_of(row: sa.RowMapping) -> PortalFacts:
    """Return the portal's facts out of an entry's row."""
    return PortalFacts(**{key: row[key] for key in FACT_KEYS})
