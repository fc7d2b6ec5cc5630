"""Identities of figures.md over random histories of work."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import FigureRef, Law, Quick, Selection
from lo_appeals.domain.timeliness import Figures, MonthReport, Period
from lo_appeals.services.office import BASE
from lo_appeals.services.previewing import Verdict
from tests.unit.services.working import Work, facts

DAY = timedelta(days=1)
FIRST = date(2026, 9, 20)
MONTHS = [Period.month(2026, month) for month in (8, 9, 10, 11, 12)]
BODIES = ("Комитет", "Администрация", "ГБУ «Дом»", "")
STATUSES = ("В работе", "Отправлен ответ заявителю", "Отклонено модератором",
            "Перенос срока обработки утвержден")  # fmt: skip
SUMMED = [one.name for one in fields(Figures) if one.name != "days"]
LISTED = ("opening", "received", "accelerated", "answered", "answered_in_time", "answered_late",
          "closing", "overdue_open", "matured_open", "postponed", "repeated", "graded",
          "graded_high")  # fmt: skip

days = st.integers(0, 75).map(lambda step: FIRST + DAY * step)
Step = Callable[[Work], None]


@st.composite
def rows(draw: st.DrawFn) -> PortalFacts:
    registered = draw(days)
    wait = draw(st.one_of(st.none(), st.sampled_from((0, 9, 10, 11, 29, 30, 31, 45))))
    return facts(
        draw(st.integers(1, 6)),
        registered,
        answered=None if wait is None else registered + DAY * wait,
        org_current=draw(st.sampled_from(BODIES)),
        status=draw(st.sampled_from(STATUSES)),
        fast_track=draw(st.sampled_from((None, True, False))),
        chose_59fz=draw(st.sampled_from((None, None, True))),
        grade=draw(st.sampled_from((None, 2, 5))),
        repeat=draw(st.sampled_from(("", "Да"))),
        category=draw(st.sampled_from(("Дороги", "Мусор"))),
    )


exports = st.lists(rows(), min_size=1, max_size=6, unique_by=lambda one: one.number)


def loads(said: list[PortalFacts], as_of: date, overwrite: bool) -> Step:
    def step(work: Work) -> None:
        work.load(said, as_of, overwrite=overwrite)

    return step


def corrects(which: int, field: str, value: Any) -> Step:
    def step(work: Work) -> None:
        found = work.all()
        if found:
            one = found[which % len(found)]
            with suppress(UserError):
                work.office.appeals.correct(one.id, {field: value}, "проба", one.version)

    return step


def moves(which: int, goal: int) -> Step:
    def step(work: Work) -> None:
        found, bodies = work.all(), work.office.bodies.listed()
        if found and bodies:
            one = found[which % len(found)]
            body = bodies[goal % len(bodies)].id
            work.office.appeals.correct(one.id, {"body_id": body}, "проба", one.version)

    return step


def undoes(which: int) -> Step:
    def step(work: Work) -> None:
        applied = work.office.imports.batches()
        if applied:
            with suppress(UserError):
                work.office.imports.undo(applied[which % len(applied)].id)

    return step


def merges(which: int, goal: int, on: date) -> Step:
    def step(work: Work) -> None:
        bodies = work.office.bodies.listed()
        if bodies:
            one, into = bodies[which % len(bodies)], bodies[goal % len(bodies)]
            with suppress(UserError):
                work.office.bodies.merge(one.id, into.id, on, one.version)

    return step


def restores(which: int, field: str) -> Step:
    def step(work: Work) -> None:
        found = work.all()
        if found:
            with suppress(UserError):
                work.office.appeals.restore_imported(found[which % len(found)].id, field)

    return step


small = st.integers(0, 6)
steps = st.one_of(
    st.builds(loads, exports, days, st.booleans()),
    st.builds(loads, exports, days, st.booleans()),
    st.builds(corrects, small, st.sampled_from(("answered", "received")), days),
    st.builds(corrects, small, st.just("answered"), st.none()),
    st.builds(corrects, small, st.just("status"), st.sampled_from(STATUSES)),
    st.builds(corrects, small, st.just("fast_track"), st.booleans()),
    st.builds(restores, small, st.sampled_from(("answered", "received", "status", "body_id"))),
    st.builds(moves, small, small),
    st.builds(undoes, small),
    st.builds(merges, small, small, days),
)
histories = st.lists(steps, min_size=1, max_size=8)
quickly = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    derandomize=True, database=None,
)  # fmt: skip


def after(new_base: Path, history: list[Step], check: Callable[[Work], None]) -> None:
    """Work through a history in a base of its own, then look at it."""
    with tempfile.TemporaryDirectory(prefix="lo-appeals-test-") as name:
        folder = Path(name)
        shutil.copy(new_base, folder / BASE)
        with closing(Work(folder)) as work:
            for step in history:
                step(work)
            check(work)


def holds(own: Figures) -> None:
    assert own.opening + own.received - own.answered == own.closing
    assert own.answered == own.answered_in_time + own.answered_late
    assert sum(count for _, count in own.days) == own.answered
    assert own.matured_open <= own.overdue_open <= own.closing
    assert all(length >= 0 for length, _ in own.days)


def adds_up(report: MonthReport) -> None:
    for own in (report.total, report.law59, *(one for _, one in report.groups)):
        holds(own)
    for row in report.bodies:
        holds(row.figures)
    for name in SUMMED:
        whole = getattr(report.total, name)
        assert sum(getattr(row.figures, name) for row in report.bodies) == whole
        assert sum(getattr(one, name) for _, one in report.groups) == whole
    assert len(report.late) == report.total.answered_late + report.total.overdue_open


def lists_agree(work: Work, report: MonthReport) -> None:
    def count(name: str, law: Law = Law.PORTAL, **whose: Any) -> int:
        ref = FigureRef(name, report.period, **whose)
        return len(work.office.appeals.ids(Selection(figure=ref, law=law)))

    for name in LISTED:
        assert count(name) == getattr(report.total, name), name
        assert count(name, Law.LAW59) == getattr(report.law59, name), name
    for name in ("opening", "received", "answered_late", "closing", "overdue_open"):
        for row in report.bodies:
            own = count(name, of_body=True, body_id=row.body_id)
            assert own == getattr(row.figures, name), (row.name, name)
        for kind, figures in report.groups:
            if kind is not None:
                assert count(name, body_type=kind) == getattr(figures, name), (kind, name)


def identities(work: Work) -> None:
    reports = [work.office.reports.month(period) for period in MONTHS]
    for report in reports:
        adds_up(report)
        lists_agree(work, report)
    for before, following in pairwise(reports):
        assert before.total.closing == following.total.opening
        assert before.law59.closing == following.law59.opening
    for law in Law:
        counts = work.office.appeals.counts(Selection(law=law))
        for quick in Quick:
            found = work.office.appeals.ids(Selection(quick=quick, law=law))
            assert counts[quick] == len(found) == len(set(found))
            assert work.office.appeals.count(Selection(quick=quick, law=law)) == len(found)
    assert work.office.copies.check() == ()


def shown(work: Work) -> list[object]:
    """Return every entry; which of two imports did not confirm it makes no difference."""
    return [(replace(x, unconfirmed_by=None), x.unconfirmed_by is None) for x in work.all()]


@quickly
@given(history=histories)
def test_identities_hold_after_any_history(new_base: Path, history: list[Step]) -> None:
    after(new_base, history, identities)


@quickly
@given(history=histories, said=exports, as_of=days, overwrite=st.booleans())
def test_undo_puts_any_base_back(
    new_base: Path, history: list[Step], said: list[PortalFacts], as_of: date, overwrite: bool
) -> None:
    def undone(work: Work) -> None:
        before = work.dump()
        done = work.load(said, as_of, overwrite=overwrite)
        assert done.undo is not None
        done.undo()
        assert work.dump() == before

    after(new_base, history, undone)


@quickly
@given(history=histories, said=exports, as_of=days)
def test_second_time_is_always_the_same(
    new_base: Path, history: list[Step], said: list[PortalFacts], as_of: date
) -> None:
    def repeated(work: Work) -> None:
        work.load(said, as_of)
        before = shown(work)
        counts = work.look(said, as_of).counts
        assert counts[Verdict.SAME] + counts[Verdict.REJECTED] == len(said)
        work.load(said, as_of)
        assert shown(work) == before

    after(new_base, history, repeated)


@pytest.mark.parametrize("quick", list(Quick))
def test_quick_states_of_an_empty_base_are_empty(quick: Quick, work: Work) -> None:
    assert work.office.appeals.counts(Selection())[quick] == 0
