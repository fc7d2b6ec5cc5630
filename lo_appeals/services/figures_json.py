"""The month's report as JSON: for the command line, and as an issued report keeps it."""

from typing import Any

from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.timeliness import Figures, MonthReport

COUNTED = (
    "opening", "received", "accelerated", "answered", "answered_in_time", "answered_late",
    "closing", "overdue_open", "matured_open", "timeliness_percent", "mean_days", "median_days",
    "postponed", "repeated", "graded", "mean_grade", "high_grades_percent",
)  # fmt: skip


def as_json(figures: Figures, *, small: bool = False) -> dict[str, Any]:
    """Return figures by their keys; `small` leaves the rate out (small-number guard)."""
    found = {key: getattr(figures, key) for key in COUNTED}
    return found | {"timeliness_percent": None} if small else found


def report_json(report: MonthReport) -> dict[str, Any]:
    """Return the document of commands.md `report --json`, without the file."""
    return {
        "period": report.period.key,
        "data_as_of": report.data_as_of.date().isoformat(),
        "preliminary": report.preliminary,
        "covered": report.covered,
        "total": as_json(report.total),
        "before": report.before and as_json(report.before),
        "year_before": report.year_before and as_json(report.year_before),
        "law59": as_json(report.law59),
        "declined": report.declined,
        "groups": [
            {"type": kind.value if kind else UNKNOWN_BODY} | as_json(one)
            for kind, one in report.groups
        ],
        "bodies": [
            {
                "name": row.name,
                "type": row.type.value if row.type else None,
                "rank": row.rank,
                **as_json(row.figures, small=row.small),
            }
            for row in report.bodies
        ],
        "silent": list(report.silent),
        "categories": [
            {"name": row.name, "received": row.received, "share": row.share}
            for row in report.categories
        ],
        "late": [
            {
                "number": row.number,
                "cycle": row.cycle,
                "registered": row.registered.isoformat(),
                "body": row.body,
                "due": row.due.isoformat(),
                "answered": row.answered.isoformat() if row.answered else None,
                "days_late": row.days_late,
            }
            for row in report.late
        ],
    }
