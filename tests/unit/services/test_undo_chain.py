"""Undo goes back step by step: each step fits after the later ones were taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.services.bodies import Edit
from lo_appeals.services.changes import Changes
from lo_appeals.store.bodies import NewBody
from tests.unit.services.working import Work, facts

DAY = date(2026, 10, 1)


@pytest.fixture
def work(begin: Callable[[], Work]) -> Work:
    return begin()


def back(steps: list[Changes]) -> None:
    for step in reversed(steps):
        assert step.undo is not None
        step.undo()


def test_import_is_undone_after_the_corrections_that_followed_it_were(work: Work):
    empty = work.dump()
    steps = [work.load([facts(1, DAY)], date(2026, 11, 1))]
    entry = work.one(1)
    appeals = work.office.appeals
    steps.append(appeals.correct(entry.id, {"answered": DAY}, "проба", entry.version))
    steps.append(work.office.notes.add(entry.id, "пометка"))
    steps.append(work.office.bulk.annotate([entry.id], "ещё"))
    back(steps)
    assert work.all() == []
    assert {key: value for key, value in work.dump().items() if value != empty[key]} == {}


def test_import_is_not_undone_while_a_correction_stands(work: Work):
    loaded = work.load([facts(1, DAY)], date(2026, 11, 1))
    entry = work.one(1)
    work.office.appeals.correct(entry.id, {"answered": DAY}, "проба", entry.version)
    assert loaded.undo is not None
    with pytest.raises(UserError, match="изменены позже"):
        loaded.undo()


def test_changes_of_a_body_are_taken_back_one_by_one(work: Work):
    bodies = work.office.bodies
    bodies.add(NewBody("Комитет", BodyType.EXECUTIVE))
    (one,) = bodies.listed()
    steps = [
        bodies.edit(one.id, Edit("К", BodyType.OTHER, None, confirmed=True), one.version),
        bodies.rename(one.id, "Департамент", "Д", DAY, one.version + 1),
        bodies.abolish(one.id, date(2026, 12, 1), one.version + 2),
    ]
    back(steps)
    assert bodies.listed() == [one]
