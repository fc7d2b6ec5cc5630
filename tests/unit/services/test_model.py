"""Register, import, correct, undo, import again in any order, against a plain dictionary."""

import shutil
import tempfile
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import BASE
from lo_appeals.services.previewing import Verdict
from tests.unit.services.working import Work, facts

FIRST = date(2026, 10, 1)
STEP = timedelta(1)
TOPICS = ("Ямы", "Свет", "Вода")
numbers = st.integers(1, 5)
topics = st.sampled_from(TOPICS)
Model = dict[int, dict[str, Any]]  # number: said by the portal, corrected, answered, deleted


class Region(RuleBasedStateMachine):
    """The base and the dictionary side by side; both take the same steps."""

    new_base: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.new_base, self.folder / BASE)
        self.work = Work(self.folder)
        self.model: Model = {}
        self.day = FIRST + STEP * 40
        self.last_file: list[PortalFacts] = []
        self.undo: tuple[Changes, Model] | None = None  # of the last step, and what was before

    def teardown(self) -> None:
        if hasattr(self, "work"):
            self.work.close()
            shutil.rmtree(self.folder)

    def did(self, changes: Changes, before: Model) -> None:
        self.undo = (changes, before) if changes.undo else None

    @rule(said=st.dictionaries(numbers, st.tuples(topics, st.none() | st.integers(0, 39)),
                               min_size=1))  # fmt: skip
    def load(self, said: dict[int, tuple[str, int | None]]) -> None:
        before, rows = deepcopy(self.model), []
        self.day += STEP
        for number, (topic, wait) in said.items():
            known = self.model.setdefault(number, {"deleted": False, "corrected": None})
            earlier = known.get("answered")
            answered = earlier or (None if wait is None else FIRST + STEP * wait)
            known |= {"said": topic, "answered": answered}
            rows.append(facts(number, FIRST, category=topic, answered=answered))
        self.did(self.work.load(rows, self.day), before)
        self.last_file = rows

    @precondition(lambda self: self.last_file)
    @rule()
    def load_the_same_again(self) -> None:
        preview = self.work.look(self.last_file, self.day)
        counts = preview.counts
        current = [one for one in self.last_file if self._is_current(one)]
        if len(current) == len(self.last_file):
            assert counts[Verdict.SAME] == len(self.last_file)

    def _is_current(self, row: PortalFacts) -> bool:
        known = self.model.get(int(row.number))
        return known is not None and (known["said"], known["answered"]) == (
            row.category, row.answered,
        )  # fmt: skip

    @rule(number=st.integers(6, 8), topic=topics)
    def register(self, number: int, topic: str) -> None:
        if number in self.model:
            return
        before = deepcopy(self.model)
        changes = self.work.office.manual.register(facts(number, FIRST, category=topic))
        self.model[number] = {
            "said": topic, "answered": None, "deleted": False, "corrected": None,
        }  # fmt: skip
        self.did(changes, before)

    @rule(number=st.integers(1, 8), topic=topics)
    def correct(self, number: int, topic: str) -> None:
        known = self.model.get(number)
        if known is None or known["deleted"]:
            return
        before = deepcopy(self.model)
        one = self.work.one(number)
        changes = self.work.office.appeals.correct(one.id, {"category": topic}, "", one.version)
        if topic != (known["corrected"] or known["said"]):
            known["corrected"] = topic
        self.did(changes, before)

    @rule(number=st.integers(1, 8))
    def delete(self, number: int) -> None:
        known = self.model.get(number)
        if known is None or known["deleted"]:
            return
        before = deepcopy(self.model)
        changes = self.work.office.manual.delete([self.work.one(number).id], "ошибка")
        known["deleted"] = True
        self.did(changes, before)

    @precondition(lambda self: self.undo is not None)
    @rule()
    def take_back(self) -> None:
        assert self.undo is not None
        changes, before = self.undo
        assert changes.undo is not None
        changes.undo()
        self.model, self.undo = before, None

    @invariant()
    def base_and_dictionary_agree(self) -> None:
        if not hasattr(self, "work"):
            return
        expected = {
            number: (known["corrected"] or known["said"], known["answered"])
            for number, known in self.model.items()
            if not known["deleted"]
        }
        held = {int(one.number): (one.category, one.answered) for one in self.work.all()}
        assert held == expected

    @invariant()
    def counters_equal_the_lists_behind_them(self) -> None:
        if not hasattr(self, "work"):
            return
        service = self.work.office.appeals
        selection = Selection(law=Law.BOTH)
        counts = service.counts(selection)
        for quick in Quick:
            listed = Selection(law=Law.BOTH, quick=quick)
            assert counts[quick] == len(service.ids(listed)) == service.count(listed)

    @invariant()
    def every_entry_is_found_by_its_topic(self) -> None:
        if not hasattr(self, "work"):
            return
        for topic in TOPICS:
            found = self.work.office.appeals.count(Selection(find=topic, law=Law.BOTH))
            assert found == sum(one.category == topic for one in self.work.all())


def test_base_does_what_a_dictionary_would(new_base: Path) -> None:
    machine = type("RegionOfThisTest", (Region,), {"new_base": new_base})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
