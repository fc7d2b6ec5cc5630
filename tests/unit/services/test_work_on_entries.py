"""Work on entries: by hand, in bulk, filters, repeats, retention, rules with their effect."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.appeals import PortalFacts, State
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.deadlines import ANSWER, Rule, Shift, Unit
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import FigureRef, Law, Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import BASE
from lo_appeals.services.repeats import Alike
from lo_appeals.services.retention import Keeping
from lo_appeals.services.selection_json import from_json, to_json
from lo_appeals.store import search_index
from tests.unit.services.working import Work, facts

DAY = date(2026, 12, 1)
STEP = timedelta(1)


def undone(changes: Changes) -> None:
    assert changes.undo is not None
    changes.undo()


def said(work: Work, subject: str) -> list[str]:
    return [line.action for line in work.office.journal.entries(subject=subject)]


# --- by hand ------------------------------------------------------------------------------------


def test_entry_by_hand_counts_and_is_taken_over_by_the_portal(work: Work) -> None:
    changes = work.office.manual.register(facts("  77 ", DAY, org_current=""), note="по почте")
    assert work.one(77).due == DAY + STEP * 30
    work.load([facts(77, DAY, category="Ямы", org_current="Комитет")], DAY + STEP)
    assert (work.one(77).category, work.one(77).notes) == ("Ямы", "по почте")
    with pytest.raises(UserError, match="изменилось"):
        undone(changes)


def test_entry_by_hand_with_its_note_is_put_into_the_index_once(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, written = search_index.put, list[list[int]]()

    def watched(connection: sa.Connection, ids: Iterable[int]) -> None:
        written.append(list(ids))
        put(connection, written[-1])

    monkeypatch.setattr(search_index, "put", watched)
    work.office.manual.register(facts(77, DAY), note="звонила Жужелицына")
    assert written == [[work.one(77).id]]
    assert work.office.appeals.count(Selection(find="жужелицына")) == 1


def test_undo_of_an_entry_by_hand_leaves_nothing(work: Work) -> None:
    before = work.dump()
    undone(work.office.manual.register(facts(77, DAY)))
    assert work.dump() == before
    assert said(work, "обращение 77") == ["внесение отменено", "внесено обращение"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (facts("", DAY), "Не указан номер"),
        (facts(1, date(2026, 12, 21)), "ещё не наступил"),
        (replace(facts(1, DAY), received=None), "Не указана дата"),
        (facts(1, DAY, answered=DAY - STEP), "раньше регистрации"),
    ],
)
def test_entry_by_hand_is_refused(work: Work, row: PortalFacts, why: str) -> None:
    with pytest.raises(UserError, match=why):
        work.office.manual.register(row)


def test_known_number_is_refused_with_what_to_do(work: Work) -> None:
    work.load([facts(1, DAY)], DAY)
    with pytest.raises(UserError, match="уже есть"):
        work.office.manual.register(facts(1, DAY))
    work.office.manual.delete([work.one(1).id], "ошибка")
    with pytest.raises(UserError, match="удалено"):
        work.office.manual.register(facts(1, DAY))


def test_repeated_consideration_is_an_entry_of_its_own(work: Work) -> None:
    work.load([facts(1, DAY, answered=DAY + STEP)], DAY + STEP * 3)
    changes = work.office.manual.reopen(work.one(1).id, DAY + STEP * 5, "жалоба")
    again = work.one(1, 2)
    assert (again.registered, again.due, again.answered) == (DAY + STEP * 5, DAY + STEP * 35, None)
    assert work.one(1).answered == DAY + STEP
    work.load([facts(1, DAY, answered=DAY + STEP)], DAY + STEP * 6)
    assert work.one(1, 2).answered is None
    undone(changes)
    assert [one.cycle for one in work.all()] == [1]


@pytest.mark.parametrize(
    ("start", "reason", "why"),
    [
        (DAY, "", "причина"),
        (DAY - STEP, "да", "раньше ответа"),
        (date(2027, 1, 1), "да", "наступил"),
    ],
)
def test_repeated_consideration_is_refused(work: Work, start: date, reason: str, why: str) -> None:
    work.load([facts(1, DAY, answered=DAY)], DAY)
    with pytest.raises(UserError, match=why):
        work.office.manual.reopen(work.one(1).id, start, reason)


def test_open_consideration_is_not_repeated(work: Work) -> None:
    work.load([facts(1, DAY)], DAY)
    with pytest.raises(UserError, match="не закончено"):
        work.office.manual.reopen(work.one(1).id, DAY, "жалоба")


def test_deleted_entries_leave_lists_figures_and_search_but_not_the_base(work: Work) -> None:
    work.load([facts(1, DAY, fact="Яма"), facts(2, DAY)], DAY)
    changes = work.office.manual.delete([work.one(1).id], "внесено дважды")
    assert [one.number for one in work.all()] == ["2"]
    assert work.office.appeals.count(Selection(find="яма")) == 0
    assert work.office.reports.month(Period.month(2026, 12)).total.received == 1
    assert said(work, "обращение 1")[0] == "удалено обращение"
    work.load([facts(1, DAY, fact="Яма", status="В работе"), facts(2, DAY)], DAY + STEP)
    assert [one.number for one in work.all()] == ["2"]
    work.office.manual.restore(changes.ids)
    assert work.office.appeals.count(Selection(find="ямы")) == 1


def test_deletion_without_a_reason_is_refused(work: Work) -> None:
    work.load([facts(1, DAY)], DAY)
    with pytest.raises(UserError, match="причина"):
        work.office.manual.delete([work.one(1).id], "  ")
    assert len(work.all()) == 1


# --- in bulk ------------------------------------------------------------------------------------


def test_bulk_correction_has_one_undo(work: Work) -> None:
    work.load([facts(n, DAY, category="Ямы" if n else "Свет") for n in range(5)], DAY)
    before = {one.id: one.category for one in work.all()}
    changes = work.office.bulk.correct(list(before), {"category": "Свет"}, "опечатка портала")
    assert {one.category for one in work.all()} == {"Свет"}
    assert len(changes.ids) == 4
    undone(changes)
    assert {one.id: one.category for one in work.all()} == before
    assert work.office.appeals.card(changes.ids[0]).corrections == ()


def test_bulk_correction_is_all_or_nothing(work: Work) -> None:
    work.load([facts(1, DAY), facts(2, DAY + STEP * 5)], DAY + STEP * 6)
    ids = [one.id for one in work.all()]
    with pytest.raises(UserError, match="раньше регистрации"):
        work.office.bulk.correct(ids, {"answered": DAY + STEP}, "ответы")
    assert [one.answered for one in work.all()] == [None, None]


def test_bulk_undo_is_refused_by_name_after_a_later_edit(work: Work) -> None:
    work.load([facts(1, DAY), facts(2, DAY)], DAY)
    changes = work.office.bulk.annotate([one.id for one in work.all()], "на контроле")
    work.office.notes.add(work.one(2).id, "снято")
    with pytest.raises(UserError, match="позже – 2"):
        undone(changes)
    assert work.one(1).notes == "на контроле"


def test_bulk_note_is_added_to_what_is_there(work: Work) -> None:
    work.load([facts(1, DAY), facts(2, DAY)], DAY)
    work.office.notes.add(work.one(1).id, "звонили")
    changes = work.office.bulk.annotate([one.id for one in work.all()], "на контроле")
    assert [one.notes for one in work.all()] == ["на контроле\nзвонили", "на контроле"]
    undone(changes)
    assert [one.notes for one in work.all()] == ["звонили", ""]


def test_mass_change_copies_the_base_first(work: Work) -> None:
    work.load([facts(n, DAY) for n in range(100)], DAY)
    copies = len(work.office.copies.listed())
    work.office.bulk.annotate([one.id for one in work.all()], "на контроле")
    assert len(work.office.copies.listed()) == copies + 1


# --- holders ------------------------------------------------------------------------------------


def test_days_of_holders_add_up_to_the_whole(work: Work) -> None:
    work.load([facts(1, DAY, org_current="Первый")], DAY + STEP)
    work.load([facts(1, DAY, org_current="Второй")], DAY + STEP * 5)
    work.load([facts(1, DAY, org_current="Третий", answered=DAY + STEP * 9)], DAY + STEP * 12)
    held = work.office.appeals.card(work.one(1).id).holders
    assert [(one.body, one.days) for one in held] == [("Первый", 5), ("Второй", 4), ("Третий", 0)]
    assert held[0].since == DAY
    assert held[-1].until == DAY + STEP * 9


# --- filters ------------------------------------------------------------------------------------

days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
periods = st.builds(Period.month, st.integers(2020, 2030), st.integers(1, 12))
selections = st.builds(
    Selection,
    quick=st.sampled_from(Quick), find=st.text(max_size=9), law=st.sampled_from(Law),
    body_ids=st.lists(st.integers(1, 99), max_size=3).map(tuple), body_text=st.text(max_size=5),
    body_type=st.none() | st.sampled_from(BodyType), category=st.text(max_size=5), due_from=days,
    due_to=days, registered_from=days, registered_to=days,
    batch=st.none() | st.integers(1, 9), unconfirmed=st.booleans(),
    figure=st.none() | st.builds(
        FigureRef, key=st.sampled_from(("received", "late")), period=periods,
        of_body=st.booleans(), body_id=st.none() | st.integers(1, 9),
        body_type=st.none() | st.sampled_from(BodyType),
    ),
    sort=st.lists(st.tuples(st.sampled_from(("due", "body")), st.booleans())).map(tuple),
)  # fmt: skip


@given(selections)
def test_selection_survives_being_saved(selection: Selection) -> None:
    assert from_json(to_json(selection)) == selection


def test_condition_of_another_program_is_left_out() -> None:
    assert from_json({"quick": "LATE", "colour": "red"}) == Selection(quick=Quick.LATE)


def test_saved_filter_gives_the_same_rows_and_pinned_ones_stand_first(work: Work) -> None:
    service, wanted = work.office.filters, Selection(quick=Quick.LATE, category="Ямы")
    service.save("Ямы", wanted)
    service.save("Архив", Selection(quick=Quick.DONE))
    yamy = next(one for one in service.listed() if one.name == "Ямы")
    service.pin(yamy.id, pinned=True)
    first = service.listed()[0]
    assert (first.name, first.selection, first.pinned) == ("Ямы", wanted, True)
    assert [one.name for one in service.pinned()] == ["Ямы"]


def test_filter_of_the_same_name_is_replaced_and_brought_back(work: Work) -> None:
    service = work.office.filters
    service.save("Мои", Selection(quick=Quick.LATE))
    changes = service.save(" мои ", Selection(quick=Quick.DONE))
    assert [one.selection.quick for one in service.listed()] == [Quick.DONE]
    undone(changes)
    assert [(one.name, one.selection.quick) for one in service.listed()] == [("Мои", Quick.LATE)]


def test_forgotten_filter_comes_back(work: Work) -> None:
    service = work.office.filters
    service.save("Мои", Selection(quick=Quick.LATE), pinned=True)
    undone(service.forget(service.listed()[0].id))
    assert [(one.name, one.pinned) for one in service.listed()] == [("Мои", True)]
    with pytest.raises(UserError, match="название"):
        service.save("  ", Selection())


def test_name_of_another_filter_is_refused(work: Work) -> None:
    service = work.office.filters
    service.save("Мои", Selection())
    service.save("Чужие", Selection())
    other = next(one for one in service.listed() if one.name == "Чужие")
    with pytest.raises(UserError, match="занято"):
        service.rename(other.id, "МОИ")
    with pytest.raises(UserError, match="название"):
        service.rename(other.id, "х" * 61)
    undone(service.rename(other.id, "Прочие"))
    assert {one.name for one in service.listed()} == {"Мои", "Чужие"}


# --- repeats ------------------------------------------------------------------------------------


def test_alike_entries_close_in_time_are_proposed_and_never_merged(work: Work) -> None:
    alike = {"category": "Ямы", "address": "Лесная, 1"}
    work.load([facts(1, DAY, **alike), facts(2, DAY + STEP * 9, **alike),
               facts(3, DAY + STEP * 9, category="Ямы", address="Лесная, 2"),
               facts(4, DAY, category="Ямы", address="Лесная, 1", org_current="Другой")],
              DAY + STEP * 10)  # fmt: skip
    (pair,) = work.office.repeats.proposals()
    assert (pair.first_number, pair.second_number, pair.days_apart) == ("1", "2", 9)
    assert work.office.repeats.proposals(days=8) == []
    changes = work.office.repeats.judge(pair, Alike.DUPLICATE)
    assert work.office.repeats.proposals() == []
    assert work.office.repeats.said_of(work.one(1).id) == [(work.one(2).id, Alike.DUPLICATE)]
    assert len(work.all()) == 4
    undone(changes)
    assert len(work.office.repeats.proposals()) == 1


# --- retention ----------------------------------------------------------------------------------


def whole_file(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / BASE)) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / BASE).read_bytes()


def test_anonymising_removes_every_trace_and_leaves_the_figures(work: Work) -> None:
    work.office.settings.set_from_json({"import_personal": True})
    old = date(2020, 3, 2)
    work.load([facts(1, old, address="Лесная Тайная 1", executor="Скрытова Анна",
                     text="Мой телефон секретный", applicant="Невидимкин"),
               facts(2, old, executor="Открытов")], old)  # fmt: skip
    work.load([facts(1, old, address="Лесная Тайная 2", executor="Скрытова Анна",
                     text="Другой секретный", applicant="Невидимкин", answered=old),
               facts(2, old, executor="Открытов", answered=old)], old + STEP)  # fmt: skip
    one = work.one(1)
    work.office.notes.add(one.id, "звонила Скрытова")
    one = work.one(1)
    work.office.appeals.correct(one.id, {"executor": "Тайнова"}, "просил Неназванов", one.version)
    governor = work.office.significance
    governor.decide(one.id, significant_=True, ground="сообщила Укромная")
    item = governor.of(one.id)
    assert item is not None
    written = {"essence": "пострадал Потаёнов", "measures": "его отвёз Скрытный",
               "risk": "угроза Потаёнову", "proposals": "помочь Потаёнову"}  # fmt: skip
    governor.say(item, written)
    before = work.office.reports.month(Period.month(2020, 3)).total
    plan = work.office.retention.plan([one.id])
    assert plan.entries == 1
    assert plan.texts == 1
    assert plan.images >= 1
    assert plan.corrections == 1
    assert plan.journal_values == 8
    assert plan.fields["Слова доклада Губернатору"] == 5
    work.office.retention.anonymise([one.id])
    assert work.office.retention.plan([one.id]).total == 0
    assert work.office.reports.month(Period.month(2020, 3)).total == before
    assert work.one(1).executor == ""
    assert work.one(2).executor == "Открытов"
    assert work.office.retention.state_of(one.id) is Keeping.DONE
    assert work.office.appeals.count(Selection(find="скрытова")) == 0
    assert work.office.copies.check() == ()
    left = whole_file(work.folder)
    for secret in ("Скрытова", "скрытова", "Тайнова", "тайнова", "секретн", "Невидимкин",
                   "Тайная", "Укромная", "Потаёнов", "Скрытный", "Неназванов"):  # fmt: skip
        assert secret.encode() not in left, secret


def test_anonymised_entry_takes_no_words_of_a_report_back(work: Work) -> None:
    old = date(2020, 3, 2)
    work.load([facts(1, old, answered=old)], old)
    governor, entry = work.office.significance, work.one(1).id
    governor.decide(entry, significant_=False, ground="сообщила Укромная")
    changes = governor.decide(entry, significant_=True)
    item = governor.of(entry)
    assert item is not None
    said_ = governor.say(item, {"essence": "пострадал Потаёнов"})
    work.office.retention.anonymise([entry])
    item = governor.of(entry)
    assert item is not None
    for write in (lambda: governor.say(item, {"risk": "Потаёнов"}),
                  lambda: undone(said_), lambda: undone(changes)):  # fmt: skip
        with pytest.raises(UserError, match="обезличено"):
            write()
    assert governor.of(entry) == item
    assert set(item.words.values()) == {""}


def test_later_export_brings_no_personal_value_back(work: Work) -> None:
    old = date(2020, 3, 2)
    work.load([facts(1, old, answered=old, executor="Скрытова")], old)
    work.office.retention.anonymise([work.one(1).id])
    work.load([facts(1, old, answered=old, executor="Скрытова", grade=5)], old + STEP)
    one = work.one(1)
    assert (one.grade, one.executor) == (5, "")
    assert work.office.appeals.count(Selection(find="скрытова")) == 0


def test_due_for_retention_is_what_was_answered_long_ago_and_not_decided(work: Work) -> None:
    work.load([facts(1, date(2021, 12, 1), answered=date(2021, 12, 19)),
               facts(2, date(2021, 12, 1), answered=date(2021, 12, 20)),
               facts(3, date(2019, 12, 1))], DAY)  # fmt: skip
    service = work.office.retention
    assert service.due() == [work.one(1).id]
    changes = service.decide([work.one(1).id], Keeping.KEEP, "судебный спор")
    assert service.due() == []
    assert service.in_state(Keeping.KEEP) == [work.one(1).id]
    undone(changes)
    assert service.due() == [work.one(1).id]
    undone(service.set_years(6))
    assert service.years() == 5


def test_open_entry_is_not_anonymised(work: Work) -> None:
    work.load([facts(1, DAY, executor="Скрытова")], DAY)
    with pytest.raises(UserError, match="без ответа"):
        work.office.retention.anonymise([work.one(1).id])
    assert work.one(1).executor == "Скрытова"


# --- rules --------------------------------------------------------------------------------------


def longer(term: int, since: date | None) -> Rule:
    return Rule(0, ANSWER, "Рассмотрение обращения", term, Unit.CALENDAR, Shift.NONE, since, "п. 7")


def test_effect_of_a_rule_is_shown_before_it_is_accepted(work: Work) -> None:
    rows = [facts(1, date(2026, 11, 15)), facts(2, date(2026, 11, 25)),
            facts(3, date(2026, 11, 15), answered=date(2026, 12, 18)),
            facts(4, date(2026, 11, 15), fast_track=True)]  # fmt: skip
    work.load(rows, date(2026, 12, 19))
    before = work.dump()
    effect = work.office.rule_changes.rule_effect(longer(20, date(2026, 11, 20)))
    assert work.dump() == before
    assert [one.entry.number for one in effect.moving] == ["2"]
    assert [one.entry.number for one in effect.becomes_late] == ["2"]
    assert "Станут просроченными: 1" in effect.text
    changes = work.office.rule_changes.accept(effect, "приказ № 2")
    assert work.one(2).due == date(2026, 12, 15)
    assert work.office.appeals.state_of(work.one(2)) is State.LATE
    events = work.office.appeals.card(work.one(2).id).events
    (past,) = (one.note for one in events if one.what == "Изменён срок")
    assert past.startswith("25.12.2026 → 15.12.2026. приказ № 2 (")
    assert work.one(3).due == date(2026, 12, 15)
    undone(changes)
    assert work.one(2).due == date(2026, 12, 25)
    assert len(work.office.rules.rules()) == 6


def test_frozen_verdict_keeps_its_rule_and_new_entries_take_the_new_one(work: Work) -> None:
    work.load([facts(1, DAY, answered=DAY + STEP * 2)], DAY + STEP * 3)
    frozen = work.one(1)
    service = work.office.rule_changes
    service.accept(service.rule_effect(longer(1, None)), "проба")
    assert (work.one(1).due, work.one(1).rule_id) == (frozen.due, frozen.rule_id)
    work.load([facts(1, DAY, answered=DAY + STEP * 2), facts(2, DAY)], DAY + STEP * 4)
    assert work.one(2).due == DAY + STEP


def test_rule_that_gave_a_verdict_is_not_taken_back(work: Work) -> None:
    work.load([facts(1, DAY)], DAY)
    service = work.office.rule_changes
    changes = service.accept(service.rule_effect(longer(5, None)), "проба")
    work.load([facts(1, DAY, answered=DAY + STEP * 6)], DAY + STEP * 7)
    assert work.office.appeals.state_of(work.one(1)) is State.DONE_LATE
    with pytest.raises(UserError, match="уже есть итоги"):
        undone(changes)
    assert work.one(1).due == DAY + STEP * 5


def test_change_without_grounds_is_refused(work: Work) -> None:
    service = work.office.rule_changes
    with pytest.raises(UserError, match="основание"):
        service.accept(service.rule_effect(longer(5, None)), " ")
    assert len(work.office.rules.rules()) == 6


def test_calendar_moves_terms_of_working_days_only(work: Work, tmp_path: Path) -> None:
    working = replace(longer(5, None), unit=Unit.WORKING)
    service = work.office.rule_changes
    service.accept(service.rule_effect(working), "проба")
    work.load([facts(1, DAY), facts(2, DAY, fast_track=True)], DAY)
    shipped = Path("resources/calendar/calendar.csv").read_text(encoding="utf-8-sig")
    file = tmp_path / "calendar.csv"
    file.write_text(shipped, encoding="utf-8")
    assert service.calendar_effect(file).moving == ()


# --- lists out ----------------------------------------------------------------------------------


def test_exported_list_is_the_list_on_the_screen(work: Work, tmp_path: Path) -> None:
    work.load([facts(n, DAY + STEP * n, category=f"=Тема {n}") for n in range(1, 6)],
              DAY + STEP * 9)  # fmt: skip
    selection = Selection(quick=Quick.OPEN, sort=(("registered", True),))
    keys = ("number", "category", "state", "left", "due")
    file = work.office.lists.export(selection, keys, tmp_path / "list.xlsx", said=("в работе",))
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert str(rows[0][0]).startswith("в работе. 5")
    assert "10.12.2026" in str(rows[0][0])
    assert rows[1] == ("№ ПОС", "Категория", "Состояние", "До срока, дн.", "Срок")
    shown = work.office.appeals.page(work.office.appeals.ids(selection))
    assert [row[0] for row in rows[2:]] == [one.number for one in shown]
    assert rows[2] == ("5", "=Тема 5", "В работе", 16, datetime(2027, 1, 5))
    assert "данные на 10.12.2026" in work.office.lists.file_name(("в работе",))
