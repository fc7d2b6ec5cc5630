"""Issued reports: frozen with figures, rules, the data's date and the file's digest (L12)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.timeliness import Period
from lo_appeals.store.schema import issued_report


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """One edition of a month's report as it left the office."""

    id: int
    period: Period
    edition: int
    issued_at: datetime
    who: str
    data_as_of: datetime
    figures: dict[str, Any]
    file: str
    sha256: str


def listed(connection: sa.Connection, period: Period | None = None) -> list[IssuedReport]:
    """Return issued reports, newest period and edition first."""
    query = sa.select(issued_report).order_by(
        issued_report.c.first.desc(), issued_report.c.edition.desc()
    )
    if period:
        query = query.where(
            issued_report.c.first == period.first, issued_report.c.last == period.last
        )
    return [
        IssuedReport(row.id, Period(row.first, row.last), row.edition, row.issued_at, row.who,
                     row.data_as_of, row.figures, row.file, row.sha256)
        for row in connection.execute(query)
    ]  # fmt: skip


def next_edition(connection: sa.Connection, first: date, last: date) -> int:
    """Return the number that the next edition of a period's report gets."""
    query = sa.select(sa.func.max(issued_report.c.edition)).where(
        issued_report.c.first == first, issued_report.c.last == last
    )
    return int(connection.execute(query).scalar() or 0) + 1


def freeze(connection: sa.Connection, facts: dict[str, Any]) -> int:
    """Write an issued report; it is never changed afterwards. Returns its id."""
    made = connection.execute(sa.insert(issued_report).values(facts))
    return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
