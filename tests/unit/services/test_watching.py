"""The morning: what changed, what will be late, who is silent, what is boiling up, п. 12."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.significance import WatchKind, Watchword
from lo_appeals.domain.timeliness import Period
from tests.unit.services.working import Work, facts

DAY = timedelta(1)
NOVEMBER = date(2026, 11, 1)


def numbers(work: Work, since: date | None = None) -> dict[str, list[str]]:
    return work.office.changes.numbers(work.office.changes.since(since))


def test_second_import_is_told_apart_by_kinds_of_change(work: Work) -> None:
    day = NOVEMBER
    first = [facts(n, day) for n in range(1, 7)]
    work.now = datetime(2026, 11, 10, 9)
    work.load([*first, facts(7, day, answered=day + DAY)], date(2026, 11, 9))
    work.now = datetime(2026, 12, 2, 9)
    second = [
        facts(1, day), facts(2, day, answered=date(2026, 11, 20)),
        facts(3, day, org_current="Другой комитет"), facts(7, day), facts(8, date(2026, 11, 30)),
        facts(4, day), facts(5, day),
    ]  # fmt: skip
    work.load(second, date(2026, 12, 1))
    assert numbers(work) == {
        "new": ["8"], "answered": ["2"], "newly_late": ["1", "3", "4", "5", "6"],
        "moved": ["3"], "returned": ["7"], "absent": ["6"],
    }  # fmt: skip


def test_what_an_import_brought_is_told_again_after_later_ones(work: Work) -> None:
    day, changes = NOVEMBER, work.office.changes
    work.load([facts(n, day) for n in range(1, 7)] + [facts(7, day, answered=day + DAY)],
              date(2026, 11, 9))  # fmt: skip
    work.now = datetime(2026, 12, 2, 9)
    second = [facts(1, day), facts(2, day, answered=date(2026, 11, 20)), facts(7, day),
              facts(3, day, org_current="Другой комитет"), facts(4, day), facts(5, day),
              facts(8, date(2026, 11, 4))]  # fmt: skip
    work.load(second, date(2026, 12, 2))
    at_once = changes.since()
    assert changes.of_batch(2) == at_once
    work.now = datetime(2026, 12, 10, 9)
    work.load([*second, facts(9, date(2026, 12, 9))], date(2026, 12, 10))
    assert changes.of_batch(2) == at_once
    assert changes.of_batch(2).newly_late != ()
    assert changes.numbers(changes.of_batch(3))["newly_late"] == ["8"]  # due on 4 December
    assert changes.numbers(changes.of_batch(1))["newly_late"] == []


def test_first_import_brings_everything_as_new(work: Work) -> None:
    work.now = datetime(2026, 12, 20, 9)
    work.load([facts(1, NOVEMBER), facts(2, date(2026, 12, 10))], date(2026, 12, 19))
    found = numbers(work)
    assert (found["new"], found["newly_late"], found["answered"]) == (["1", "2"], ["1"], [])


def test_since_counts_imports_with_newer_data_only(work: Work) -> None:
    for at, day in enumerate((5, 10, 15), 1):
        work.load([facts(at, date(2026, 11, day))], date(2026, 11, day))
    assert numbers(work, date(2026, 11, 5))["new"] == ["2", "3"]
    assert numbers(work, date(2026, 11, 15))["new"] == []
    assert numbers(work)["new"] == ["3"]


def test_undone_import_brought_nothing(work: Work) -> None:
    work.load([facts(1, NOVEMBER)], date(2026, 11, 5))
    undo = work.load([facts(2, NOVEMBER)], date(2026, 11, 6)).undo
    assert undo is not None
    undo()
    assert numbers(work)["new"] == ["1"]


def test_what_went_there_and_back_did_not_move(work: Work) -> None:
    work.load([facts(1, NOVEMBER)], date(2026, 11, 5))
    work.load([facts(1, NOVEMBER, org_current="Другой")], date(2026, 11, 6))
    work.load([facts(1, NOVEMBER)], date(2026, 11, 7))
    assert numbers(work, date(2026, 11, 5))["moved"] == []
    assert numbers(work)["moved"] == ["1"]


def test_forecast_counts_what_is_due_by_the_last_day(work: Work) -> None:
    due = {1: date(2026, 11, 29), 2: date(2026, 11, 30), 3: date(2026, 12, 1)}
    rows = [facts(n, day - DAY * 30) for n, day in due.items()]
    rows += [facts(4, NOVEMBER, answered=NOVEMBER), facts(5, NOVEMBER, law="59-ФЗ")]
    work.now = datetime(2026, 11, 20, 9)
    work.load(rows, date(2026, 11, 19))
    (line,) = work.office.ahead.forecast(Period.month(2026, 11))
    assert (line.name, line.open, line.late_now, line.late_by_end) == ("Комитет", 3, 0, 2)


def test_forecast_agrees_with_the_figures_when_nobody_acts(work: Work) -> None:
    rows = [facts(n, date(2026, 10, 20) + DAY * n, org_current=f"Орган {n % 3}")
            for n in range(1, 20)]  # fmt: skip
    work.now = datetime(2026, 11, 10, 9)
    work.load(rows, date(2026, 11, 9))
    ahead = work.office.ahead.forecast(Period.month(2026, 11))
    work.now = datetime(2026, 12, 1, 9)
    work.load(rows, date(2026, 11, 30))
    total = work.office.reports.month(Period.month(2026, 11)).total
    assert sum(one.late_by_end for one in ahead) == total.overdue_open


def test_silent_body_has_enough_open_and_no_answer_of_late(work: Work) -> None:
    old = date(2026, 10, 1)
    rows = [facts(n, old, org_current="Тихий") for n in range(5)]
    rows += [facts(10 + n, old, org_current="Живой") for n in range(5)]
    rows.append(facts(20, old, org_current="Живой", answered=date(2026, 11, 15)))
    rows += [facts(30 + n, date(2026, 11, 19), org_current="Новый") for n in range(9)]
    work.now = datetime(2026, 11, 20, 9)
    work.load(rows, date(2026, 11, 19))
    silent = work.office.ahead.silent
    set_to = work.office.settings.set_from_json
    set_to({"minimum_entries": 5})
    assert [(one.name, one.open, one.last_answer) for one in silent()] == [("Тихий", 5, None)]
    set_to({"silent_days": 4})
    assert {one.name for one in silent()} == {"Тихий", "Живой"}
    set_to({"minimum_entries": 6})
    assert silent() == []


def flow(per_day: int, days: int, last: date, start: int = 1000, **said: Any) -> list[PortalFacts]:
    return [
        facts(start + n * per_day + k, last - DAY * n, **said)
        for n in range(days)
        for k in range(per_day)
    ]


@pytest.fixture
def boiling(work: Work) -> Work:
    last = date(2026, 11, 22)
    rows = flow(2, 70, last, category="Вода") + flow(8, 3, last, 5000, category="Вода")
    rows += flow(1, 70, last, 9000, category="Свет", org_current="Другой")
    work.now = datetime(2026, 11, 23, 9, 30)
    work.load(rows, last)
    return work


def test_surge_is_shown_with_its_messages(boiling: Work) -> None:
    (found,) = boiling.office.surges.find()
    assert (found.surge.cell.topic, found.surge.cell.place) == ("Вода", "Комитет")
    assert found.surge.count == len(found.numbers) == len(found.ids) == 30
    assert {"5000", "5023"} <= set(found.numbers)
    assert "сравнен" in found.evidence


def test_refused_surge_is_not_shown_again_until_undone(boiling: Work) -> None:
    (found,) = boiling.office.surges.find()
    changes = boiling.office.surges.refuse(found)
    assert boiling.office.surges.find() == []
    assert boiling.office.significance.items() == []
    assert changes.undo is not None
    changes.undo()
    assert len(boiling.office.surges.find()) == 1


def test_accepted_surge_starts_the_governors_clock(boiling: Work) -> None:
    (found,) = boiling.office.surges.find()
    changes = boiling.office.surges.accept(found)
    (item,) = boiling.office.significance.items(running=True)
    assert item.detected_at == datetime(2026, 11, 23, 9, 30)
    assert item.due_at == datetime(2026, 11, 24, 9, 30)
    assert boiling.office.surges.find() == []
    assert changes.undo is not None
    changes.undo()
    assert boiling.office.significance.items() == []
    assert len(boiling.office.surges.find()) == 1


def test_surge_taken_back_and_accepted_anew_does_not_return_as_a_second_matter(
    boiling: Work,
) -> None:
    (found,) = boiling.office.surges.find()
    boiling.office.surges.accept(found)
    service = boiling.office.significance
    (first,) = service.items()
    back = service.take_back(first.id, "поспешили")
    (found,) = boiling.office.surges.find()
    boiling.office.surges.accept(found)
    (second,) = service.items()
    assert back.undo is not None
    with pytest.raises(UserError, match="уже признан"):
        back.undo()
    assert service.items() == [second]
    service.take_back(second.id)
    back.undo()
    assert service.items() == [first]


def test_list_proposes_and_the_clerk_decides(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18), subcategory="Угроза обрушения кровли"),
               facts(2, date(2026, 12, 18), category="Помощь участникам СВО"),
               facts(3, date(2026, 12, 18), category="Ямы"),
               facts(4, date(2026, 12, 18), fact="Пожарная лестница", answered=date(2026, 12, 19)),
               facts(5, date(2026, 10, 1), fact="Взрыв газа")], date(2026, 12, 19))  # fmt: skip
    service = work.office.significance
    said = {work.office.appeals.get(one.entry_id).number: one.reasons
            for one in service.proposals()}  # fmt: skip
    assert said == {"1": ("обрушен", "угроз"), "2": ("Помощь участникам СВО",)}
    service.decide(work.one(1).id, significant_=True, ground="ветхая кровля")
    service.decide(work.one(2).id, significant_=False)
    assert service.proposals() == []
    assert [one.number for one in service.items(running=True)] == ["1"]


def test_clock_counts_from_the_named_detection_and_stops_at_the_report(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18))], date(2026, 12, 19))
    service = work.office.significance
    service.decide(work.one(1).id, significant_=True, detected_at=datetime(2026, 12, 19, 8, 15))
    (item,) = service.items()
    assert item.due_at == datetime(2026, 12, 20, 8, 15)
    assert item.late(work.now)
    assert not item.late(datetime(2026, 12, 20, 8, 15))
    changes = service.reported(item.id, datetime(2026, 12, 20, 8, 15))
    assert changes.text.endswith("в срок.")
    assert service.items(running=True) == []
    with pytest.raises(UserError, match="Доклад уже отправлен"):
        service.take_back(item.id)
    assert changes.undo is not None
    changes.undo()
    assert [one.id for one in service.items(running=True)] == [item.id]


def test_detection_to_come_is_refused(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18))], date(2026, 12, 19))
    with pytest.raises(UserError, match="ещё не наступило"):
        work.office.significance.decide(
            work.one(1).id, significant_=True, detected_at=work.now + DAY
        )


def test_second_decision_on_one_entry_is_refused(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18))], date(2026, 12, 19))
    service, entry = work.office.significance, work.one(1).id
    service.decide(entry, significant_=True)
    for again in (True, False):
        with pytest.raises(UserError, match="уже принято"):
            service.decide(entry, significant_=again)


def test_a_yes_may_follow_a_no_and_its_undo_brings_the_no_back(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18), fact="Взрыв газа")], date(2026, 12, 19))
    service, entry = work.office.significance, work.one(1).id
    service.decide(entry, significant_=False)
    refused = service.of(entry)
    changes = service.decide(entry, significant_=True, ground="взрыв")
    (item,) = service.items()
    assert (item.significant, item.ground, item.due_at) == (True, "взрыв", work.now + DAY)
    assert changes.undo is not None
    changes.undo()
    assert service.of(entry) == refused
    assert service.items(running=True) == []


def test_a_decision_is_taken_back_with_its_reason_and_may_return(work: Work) -> None:
    work.load([facts(1, date(2026, 12, 18))], date(2026, 12, 19))
    service, entry = work.office.significance, work.one(1).id
    service.decide(entry, significant_=True, detected_at=work.now - DAY / 2)
    item = service.of(entry)
    assert item is not None
    back = service.take_back(item.id, "ошиблась номером")
    assert service.of(entry) is None
    line = work.office.journal.entries(subject="обращение 1")[0]
    assert (line.action, line.reason) == ("решение по п. 12 отменено", "ошиблась номером")
    assert back.undo is not None
    back.undo()
    assert service.of(entry) == item
    again = service.take_back(item.id)
    service.decide(entry, significant_=True)
    assert again.undo is not None
    with pytest.raises(UserError, match="другое решение"):
        again.undo()


def test_empty_list_of_words_is_kept_empty_and_undo_brings_it_back(work: Work) -> None:
    service = work.office.significance
    shipped = service.watchwords()
    assert shipped
    changes = service.set_watchwords([])
    assert service.watchwords() == ()
    assert changes.undo is not None
    changes.undo()
    assert set(service.watchwords()) == set(shipped)


def test_words_of_a_line_may_stand_apart_and_be_in_any_form(work: Work) -> None:
    work.office.significance.set_watchwords([Watchword(WatchKind.WORD, "Детск площадк")])
    work.load([facts(1, date(2026, 12, 18), fact="площадки для игр детские"),
               facts(2, date(2026, 12, 18), fact="детский сад")], date(2026, 12, 19))  # fmt: skip
    (one,) = work.office.significance.proposals()
    assert one.entry_id == work.one(1).id
