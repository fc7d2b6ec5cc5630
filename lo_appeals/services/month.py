"""The month's report as data: counted once for screen, letter and command (п. 11; figures.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import UNKNOWN_BODY, Body, BodyType
from lo_appeals.domain.timeliness import (
    BodyFigures,
    CategoryFigures,
    Figures,
    MonthReport,
    Period,
    share,
    total,
)
from lo_appeals.services.rules import judged_until
from lo_appeals.store import bodies, figures

CATEGORIES = 10
Held = dict[int | None, Figures]


@dataclass(frozen=True)
class Counting:
    """Counts periods as of one moment of the data."""

    connection: sa.Connection
    as_of: datetime
    minimum: int

    def report(self, period: Period) -> MonthReport:
        """Return everything that the month's report says."""
        registry = {one.id: one for one in bodies.listed(self.connection, abolished=True)}
        now = self._held(period, registry)
        before = self.held_if_covered(period.before(), registry)
        year = self.held_if_covered(period.year_before(), registry)
        last_due = judged_until(period, self.as_of)
        law59 = figures.by_holder(self.connection, period, last_due, law59=True)
        return MonthReport(
            period=period,
            data_as_of=self.as_of,
            preliminary=period.unfinished(self.as_of),
            covered=figures.covered(self.connection, period),
            total=total(now.values()),
            before=None if before is None else total(before.values()),
            year_before=None if year is None else total(year.values()),
            law59=total(law59.values()),
            declined=figures.declined(self.connection, period),
            groups=tuple(self._groups(now, registry)),
            bodies=tuple(self._bodies(period, now, before, registry)),
            silent=tuple(self._silent(period, now, registry)),
            categories=tuple(self._categories(period)),
            late=tuple(
                figures.late(self.connection, period, last_due, self._names(period, registry))
            ),
            minimum=self.minimum,
        )

    def totals(self, period: Period) -> Figures | None:
        """Return the totals of a period; None where no import covers it."""
        if not figures.covered(self.connection, period):
            return None
        last_due = judged_until(period, self.as_of)
        return total(figures.by_holder(self.connection, period, last_due).values())

    def held_if_covered(self, period: Period, registry: Mapping[int, Body]) -> Held | None:
        """Return the figures by body; None where no import covers the period."""
        covered = figures.covered(self.connection, period)
        return self._held(period, registry) if covered else None

    def _held(self, period: Period, registry: Mapping[int, Body]) -> Held:
        """Return figures by holder; a body merged by the period's end stands with its heir."""
        last_due = judged_until(period, self.as_of)
        found: dict[int | None, list[Figures]] = {}
        for body_id, one in figures.by_holder(self.connection, period, last_due).items():
            heir = _heir(body_id, period, registry)
            found.setdefault(heir, []).append(one)
        return {body_id: total(parts) for body_id, parts in found.items()}

    def _groups(
        self, now: Held, registry: Mapping[int, Body]
    ) -> list[tuple[BodyType | None, Figures]]:
        kinds: list[BodyType | None] = [*BodyType, None]
        grouped = {
            kind: [one for body_id, one in now.items() if _type(body_id, registry) is kind]
            for kind in kinds
        }
        return [(kind, total(parts)) for kind, parts in grouped.items() if parts]

    def _bodies(
        self, period: Period, now: Held, before: Held | None, registry: Mapping[int, Body]
    ) -> list[BodyFigures]:
        names = bodies.names_on(self.connection, period.last)
        ranks = _ranks({key: one for key, one in now.items() if key and self._ranked(one)})
        rows = [
            BodyFigures(
                body_id, names[body_id] if body_id else UNKNOWN_BODY, _type(body_id, registry), one,
                None if before is None else before.get(body_id, Figures()),
                ranks.get(body_id), one.entries < self.minimum,
            )
            for body_id, one in now.items()
            if not one.silent
        ]  # fmt: skip
        kinds: dict[BodyType | None, int] = {kind: n for n, kind in enumerate(BodyType)}
        return sorted(rows, key=lambda row: (kinds.get(row.type, 9), row.name.casefold()))

    def _ranked(self, one: Figures) -> bool:
        return one.entries >= self.minimum and one.timeliness_percent is not None

    def _silent(self, period: Period, now: Held, registry: Mapping[int, Body]) -> list[str]:
        """Name the confirmed bodies that nothing came to; those «требует проверки» never."""
        names = bodies.names_on(self.connection, period.last)
        return [
            names[one.id]
            for one in registry.values()
            if one.confirmed
            and (one.valid_from is None or one.valid_from <= period.last)
            and (one.valid_to is None or one.valid_to > period.last)
            and now.get(one.id, Figures()).silent
        ]

    def _names(self, period: Period, registry: Mapping[int, Body]) -> dict[int, str]:
        """Return the name that each body's entries stand under in the period."""
        names = bodies.names_on(self.connection, period.last)
        return {one: names[_heir(one, period, registry) or one] for one in registry}

    def _categories(self, period: Period) -> list[CategoryFigures]:
        now = figures.by_category(self.connection, period, judged_until(period, self.as_of))
        before = self._by_category(period.before())
        year = self._by_category(period.year_before())
        whole = sum(one.received for one in now.values())
        first = sorted(now.items(), key=lambda pair: (-pair[1].received, pair[0]))[:CATEGORIES]
        return [
            CategoryFigures(
                name=name or "без категории",
                received=one.received,
                share=share(one.received, whole),
                before=None if before is None else before.get(name, 0),
                year_before=None if year is None else year.get(name, 0),
                figures=one,
            )
            for name, one in first
            if one.received
        ]

    def _by_category(self, period: Period) -> dict[str, int] | None:
        if not figures.covered(self.connection, period):
            return None
        return figures.received_by_category(self.connection, period)


def _heir(body_id: int | None, period: Period, registry: Mapping[int, Body]) -> int | None:
    seen: set[int | None] = {None}
    while body_id not in seen:
        seen.add(body_id)
        one = registry[body_id] if body_id is not None else None
        merged = one and one.merged_into and one.valid_to and one.valid_to <= period.last
        if one is not None and merged:
            body_id = one.merged_into
    return body_id


def _type(body_id: int | None, registry: Mapping[int, Body]) -> BodyType | None:
    return registry[body_id].type if body_id is not None else None


def _ranks(ranked: Mapping[Any, Figures]) -> dict[Any, int]:
    """Return places: timeliness, then fewer overdue, then more answered; equals share a place."""
    keys = {
        body_id: (-(one.timeliness_percent or 0), one.overdue_open, -one.answered)
        for body_id, one in ranked.items()
    }
    order = sorted(keys.values())
    return {body_id: order.index(key) + 1 for body_id, key in keys.items()}
