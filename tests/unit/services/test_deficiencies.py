"""Deficiencies of п. 10: rules, doubts, the clerk's word, what came of it."""

from datetime import date
from pathlib import Path

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.deficiencies import (
    ClockFacts,
    DeficiencyKind,
    Doubt,
    LateFacts,
    change_findings,
    late_findings,
    list_findings,
    substitute_findings,
)
from lo_appeals.domain.errors import UserError
from lo_appeals.services.deficiencies import Outcome, Tick
from tests.unit.services.lettering import (
    HEALTH,
    OCTOBER,
    ROADS,
    make,
    receive_list,
    region,
    seat_official,
    tell_change,
)
from tests.unit.services.working import Work

ALL = {1: BodyType.EXECUTIVE, 2: BodyType.MUNICIPAL, 3: BodyType.INSTITUTION, 4: BodyType.OTHER}
DUE = date(2026, 10, 1)


def late(body_id: int, days: int) -> LateFacts:
    return LateFacts("7", 1, body_id, date(2026, 9, 1), "", DUE, None, days)


def test_point_ten_binds_executive_bodies_and_nobody_else() -> None:
    facts = [late(body_id, 3) for body_id in ALL]
    clocks = [ClockFacts(body_id, f"list:{body_id}", "сведения", DUE, None) for body_id in ALL]
    today = date(2026, 11, 1)
    found = [
        *late_findings(facts, ALL),
        *list_findings(clocks, ALL, today),
        *change_findings(clocks, ALL, today),
        *substitute_findings([(body_id, "исполнитель") for body_id in ALL], ALL),
    ]
    assert {one.body_id for one in found} == {1}
    assert len(found) == 4


@pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 0), (1, 1)])
def test_the_due_day_itself_is_no_deficiency(days: int, found: int) -> None:
    assert len(late_findings([late(1, days)], ALL)) == found
    clock = ClockFacts(1, "list:1", "сведения", DUE, DUE.replace(day=1 + max(days, 0)))
    assert len(list_findings([clock], ALL, date(2026, 12, 1))) == found


def test_every_kind_has_its_clause() -> None:
    assert {one.clause for one in DeficiencyKind} == {"п. 4", "п. 5", "п. 7"}
    assert all(one.title for one in DeficiencyKind)


def by_what(work: Work) -> dict[tuple[str, str], object]:
    return {
        (x.finding.what, x.finding.kind.value): x for x in work.office.deficiencies.found(OCTOBER)
    }


def test_entries_are_ticked_until_the_clerk_says_otherwise(work: Work) -> None:
    region(work)
    found = by_what(work)
    assert found["101", "answered_late"].ticked
    assert found["102", "overdue"].ticked
    postponed = found["103", "overdue"]
    assert postponed.finding.doubts == (Doubt.POSTPONED,)
    assert not postponed.ticked
    assert postponed.waits


def test_what_the_registry_lacks_waits_for_the_clerks_word(work: Work) -> None:
    ids = region(work)
    tell_change(work, ids[ROADS], date(2026, 10, 1), date(2026, 10, 20))
    tell_change(work, ids[HEALTH], date(2026, 10, 1))
    receive_list(work, ids[ROADS], date(2021, 12, 3))
    seat_official(work, ids[ROADS])
    found = [x for x in work.office.deficiencies.found(OCTOBER) if not x.finding.kind.of_entry]
    told = {(x.body, x.finding.kind) for x in found}
    assert told == {
        (ROADS, DeficiencyKind.LIST_LATE),
        (ROADS, DeficiencyKind.CHANGE_LATE),
        (ROADS, DeficiencyKind.NO_SUBSTITUTE),
        (HEALTH, DeficiencyKind.LIST_MISSING),
        (HEALTH, DeficiencyKind.CHANGE_UNTOLD),
    }
    assert not any(x.ticked for x in found)


def test_a_doubt_must_be_confirmed_before_it_is_named(work: Work, tmp_path: Path) -> None:
    region(work)
    item = by_what(work)["103", "overdue"]
    with pytest.raises(UserError, match="портал утвердил перенос срока"):
        work.office.deficiencies.decide([(item, Tick(named=True))])
    work.office.deficiencies.decide([(item, Tick(named=True, confirmed=True))])
    assert by_what(work)["103", "overdue"].ticked
    (made,) = make(work, "notice", tmp_path).made
    assert ("103", 1) in work.office.outgoing.covered(made.letter_id)


def test_decisions_are_taken_back_to_what_was_decided_before(work: Work) -> None:
    region(work)
    deciding = work.office.deficiencies
    before = work.dump()
    entry = by_what(work)["101", "answered_late"]
    first = deciding.decide([(entry, Tick(named=False, reason="ошибка портала"))])
    assert first.text == "Отметка снята: 1\u00a0недостаток."
    entry = by_what(work)["101", "answered_late"]
    second = deciding.decide([(entry, Tick(named=True, words="Ответ обещан трижды."))])
    assert second.text.startswith("Отмечено")
    assert second.undo is not None
    assert first.undo is not None
    second.undo()
    decided = by_what(work)["101", "answered_late"].decided
    assert decided is not None
    assert (decided.named, decided.reason, decided.words) == (False, "ошибка портала", "")
    again = first.undo()
    assert {name: rows for name, rows in work.dump().items() if rows != before[name]} == {}
    assert again.undo is not None
    again.undo()
    assert not by_what(work)["101", "answered_late"].ticked


def test_a_decision_that_a_notice_names_is_not_taken_back(work: Work, tmp_path: Path) -> None:
    region(work)
    item = by_what(work)["103", "overdue"]
    done = work.office.deficiencies.decide([(item, Tick(named=True, confirmed=True))])
    make(work, "notice", tmp_path)
    assert done.undo is not None
    with pytest.raises(UserError, match="Уже сказано в письме"):
        done.undo()
    assert by_what(work)["103", "overdue"].told


def test_an_unticked_entry_is_not_named_and_words_are(work: Work, tmp_path: Path) -> None:
    region(work)
    found = by_what(work)
    work.office.deficiencies.decide(
        [
            (found["101", "answered_late"], Tick(named=False, reason="ошибка портала")),
            (found["102", "overdue"], Tick(named=True, words="Ответ обещан трижды.")),
        ]
    )
    (made,) = make(work, "notice", tmp_path).made
    assert work.office.outgoing.covered(made.letter_id) == [("102", 1)]
    assert "Ответ обещан трижды." in letter_text(made.file)


def letter_text(file: Path) -> str:
    import docx

    return "\n".join(one.text for one in docx.Document(str(file)).paragraphs)


def test_notice_keeps_its_deficiencies_with_evidence_and_outcome(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    (made,) = make(work, "notice", tmp_path).made
    named = {one.evidence["what"]: one for one, _body in work.office.deficiencies.named()}
    assert set(named) == {"101", "102"}
    assert named["101"].letter_id == made.letter_id
    assert named["101"].evidence["days_late"] == 4
    assert make(work, "notice", tmp_path).made == ()
    outcome = Outcome("Провести проверку", date(2026, 11, 23), "Объявлено замечание", None)
    done = work.office.deficiencies.record_outcome(named["101"].id, named["101"].version, outcome)
    kept = {one.evidence["what"]: one for one, _ in work.office.deficiencies.named()}["101"]
    assert (kept.decision, kept.measures) == ("Провести проверку", "Объявлено замечание")
    done.undo()
    kept = {one.evidence["what"]: one for one, _ in work.office.deficiencies.named()}["101"]
    assert kept.decision == ""


def test_outcome_of_a_day_to_come_or_over_another_change_is_refused(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    make(work, "notice", tmp_path)
    one, _body = work.office.deficiencies.named()[0]
    ahead = Outcome("", date(2026, 12, 1), "", None)
    with pytest.raises(UserError, match="ещё не наступил"):
        work.office.deficiencies.record_outcome(one.id, one.version, ahead)
    work.office.deficiencies.record_outcome(one.id, one.version, Outcome("А", None, "", None))
    with pytest.raises(UserError, match="за это время изменилась"):
        work.office.deficiencies.record_outcome(one.id, one.version, Outcome("Б", None, "", None))


def test_withdrawn_notice_frees_its_deficiencies(work: Work, tmp_path: Path) -> None:
    region(work)
    (made,) = make(work, "notice", tmp_path).made
    work.office.outgoing.withdraw(made.letter_id, "опечатка")
    assert work.office.deficiencies.named() == []
    assert len(make(work, "notice", tmp_path).made) == 1
