"""Applicant and text: shown on demand only, and every demand stands in the journal (J4)."""

from datetime import date

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.services.personal import SHOWN, Personal
from tests.unit.services.working import Work, facts

CAME = date(2020, 3, 2)


@pytest.fixture
def asked(work: Work) -> Work:
    work.office.settings.set_from_json({"import_personal": True})
    work.load([facts(1, CAME, text="Яма у дома", applicant="Невидимкин", answered=CAME),
               facts(2, CAME)], CAME)  # fmt: skip
    return work


def test_demand_shows_both_and_stands_in_the_journal(asked: Work) -> None:
    one = asked.one(1)
    assert asked.office.appeals.card(one.id).personal
    assert asked.office.personal.show(one.id) == Personal("Невидимкин", "Яма у дома")
    last = asked.office.journal.entries(1)[0]
    assert (last.action, last.subject) == (SHOWN, "обращение 1")
    assert "Невидимкин" not in str(last)


def test_entry_without_them_says_so(asked: Work) -> None:
    two = asked.one(2)
    assert not asked.office.appeals.card(two.id).personal
    with pytest.raises(UserError, match="не загружали или обезличили"):
        asked.office.personal.show(two.id)


def test_nothing_is_left_to_show_after_anonymising(asked: Work) -> None:
    one = asked.one(1)
    asked.office.retention.anonymise([one.id])
    assert not asked.office.appeals.card(one.id).personal
    with pytest.raises(UserError):
        asked.office.personal.show(one.id)
