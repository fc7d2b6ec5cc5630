"""Imports: verdicts, corrections kept, moves, returns, marks, undo."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.domain.selection import FigureRef, Selection
from lo_appeals.domain.texts import NBSP
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.previewing import Verdict
from lo_appeals.services.records import NewBody
from tests.unit.services.working import EVERY, Work, facts

D1, D2, D3 = date(2026, 10, 12), date(2026, 11, 5), date(2026, 11, 20)
TEN = date(2026, 10, 1)
OCTOBER, NOVEMBER = Period.month(2026, 10), Period.month(2026, 11)
AsFile = Callable[..., Path]


def counts(work: Work, rows: list[PortalFacts], as_of: date) -> tuple[int, int, int, int]:
    """Return new, changed, returned, same."""
    found = work.look(rows, as_of).counts
    kinds = (Verdict.NEW, Verdict.CHANGED, Verdict.RETURNED, Verdict.SAME)
    return found[kinds[0]], found[kinds[1]], found[kinds[2]], found[kinds[3]]


# ------------------------------------------------------------------ verdicts


def test_same_file_twice_changes_nothing(work: Work, as_file: AsFile) -> None:
    rows = [
        facts(1, TEN, status="Перенос срока обработки утвержден"),
        facts(2, TEN, answered=date(2026, 10, 5), grade=5, stage="Завершено", fast_track=True),
        facts(3, TEN, org_current="", org_received=""),
    ]
    file = as_file(rows)
    work.office.imports.apply(work.office.imports.read(file, D1))
    before = work.dump()
    second = work.office.imports.read(file, D1)
    assert [line.verdict for line in second.lines] == [Verdict.SAME] * 3
    number = work.office.imports.apply(second).batch
    assert second.twin_of == 1
    after = work.dump()
    assert len(after.pop("batch")) == len(before.pop("batch")) + 1
    assert after == before
    assert number == 2


def test_every_row_of_the_file_has_one_verdict(work: Work, as_file: AsFile) -> None:
    rows = [
        facts(1, TEN), facts("", TEN), facts(2, D2), facts(3, TEN, answered=date(2026, 9, 1)),
        facts(4, TEN), facts(4, TEN, category="Дороги"), facts("Итого", TEN), facts(5, TEN),
    ]  # fmt: skip
    found = work.office.imports.read(as_file(rows), D1)
    assert sum(found.counts.values()) == found.file_rows == 8
    assert {line.row: line.verdict.name for line in found.lines} == {
        2: "NEW", 3: "REJECTED", 4: "REJECTED", 5: "REJECTED", 6: "SKIPPED", 7: "NEW",
        8: found.lines[6].verdict.name, 9: "NEW",
    }  # fmt: skip


def test_registration_after_the_data_is_refused_with_row_and_column(
    work: Work, as_file: AsFile
) -> None:
    found = work.office.imports.read(as_file([facts(1, D1), facts(2, D2)]), D1)
    refused = [line for line in found.lines if line.verdict is Verdict.REJECTED]
    assert [(line.row, line.column) for line in refused] == [(3, "Дата поступления")]
    assert "05.11.2026 позже даты данных 12.10.2026" in refused[0].reason
    work.office.imports.apply(found)
    assert [one.number for one in work.all()] == ["1"]


def test_loading_tells_how_many_stand_apart(work: Work, as_file: AsFile) -> None:
    rows = [facts(1, TEN), facts(2, TEN, law="59-ФЗ"), facts(3, TEN)]
    said = work.office.imports.apply(work.office.imports.read(as_file(rows), D1)).text
    assert said.startswith("Загружено. Новых: 3, изменённых: 0. По 59-ФЗ: 1,")
    rows.append(facts(4, TEN))
    said = work.office.imports.apply(work.office.imports.read(as_file(rows), D1)).text
    assert said == "Загружено. Новых: 1, изменённых: 0."


def test_changed_fields_are_told_old_and_new(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги")], D1)
    found = work.look([facts(1, TEN, category="Мусор", answered=date(2026, 10, 30))], D2)
    told = {(one.title, one.old, one.new) for one in found.lines[0].changes}
    assert told == {("Категория", "Дороги", "Мусор"), ("Дата ответа", "", "30.10.2026")}


def test_column_that_the_file_lacks_takes_nothing_away(work: Work) -> None:
    work.load([facts(1, TEN, answered=date(2026, 10, 5), category="Дороги", law="59-ФЗ")], D1)
    few = {key: EVERY[key] for key in ("number", "received", "org_current", "category")}
    assert work.look([facts(1, TEN, category="Дороги")], D2, few).counts[Verdict.SAME] == 1
    work.load([facts(1, TEN, category="Мусор")], D2, headings=few)
    kept = work.one(1)
    assert (kept.category, kept.answered, kept.law59) == ("Мусор", date(2026, 10, 5), True)


def test_older_export_does_not_overwrite_newer_facts(work: Work) -> None:
    work.load([facts(1, TEN, answered=date(2026, 10, 30)), facts(2, D1)], D2)
    rows = [facts(1, TEN), facts(2, D1), facts(3, TEN)]
    assert counts(work, rows, D1) == (1, 0, 0, 2)
    assert work.look(rows, D1).older == 1
    work.load([facts(1, TEN), facts(2, D1), facts(3, TEN)], D1)
    assert [(one.number, one.cycle, one.answered) for one in work.all()] == [
        ("1", 1, date(2026, 10, 30)), ("2", 1, None), ("3", 1, None),
    ]  # fmt: skip


def test_later_of_two_exports_of_one_day_counts(work: Work, as_file: AsFile) -> None:
    work.now = datetime(2026, 10, 12, 18, 0)
    work.load([facts(1, TEN, category="Дороги"), facts(2, TEN)], D1)
    work.now = datetime(2026, 10, 12, 9, 0)  # its file is a few hours older
    found = work.office.imports.read(as_file([facts(1, TEN, category="Мусор")]), D1)
    assert found.counts[Verdict.CHANGED] == 1
    work.office.imports.apply(found)
    assert work.one(1).category == "Мусор"
    assert work.one(2).unconfirmed_by == 2


def test_older_export_of_other_months_does_change_them(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    work.load([facts(2, D3)], D3)
    work.load([facts(1, TEN, answered=date(2026, 10, 30))], D2)
    assert work.one(1).answered == date(2026, 10, 30)


# ------------------------------------------------------------------ the clerk's corrections


def test_corrected_field_is_kept_and_asked_about(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги")], D1)
    one = work.one(1)
    work.office.appeals.correct(one.id, {"category": "Мусор"}, "ошибка", one.version)
    rows = [facts(1, TEN, category="Вода")]
    asked = work.look(rows, D2).lines[0].changes
    assert [(x.key, x.old, x.new, x.kept) for x in asked] == [("category", "Дороги", "Вода", True)]
    work.load(rows, D2)
    assert work.one(1).category == "Мусор"
    kept = work.office.appeals.card(one.id).corrections
    assert [(x.field, x.imported, x.value) for x in kept] == [("category", "Вода", "Мусор")]


def test_clerk_may_let_the_file_overwrite(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги")], D1)
    one = work.one(1)
    work.office.appeals.correct(one.id, {"category": "Мусор"}, "ошибка", one.version)
    work.load([facts(1, TEN, category="Вода")], D2, overwrite=True)
    assert work.one(1).category == "Вода"
    assert work.office.appeals.card(one.id).corrections == ()


def test_corrected_field_that_the_file_leaves_alone_stays(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги")], D1)
    one = work.one(1)
    work.office.appeals.correct(one.id, {"answered": D1}, "забыт ответ", one.version)
    assert counts(work, [facts(1, TEN, category="Дороги")], D2) == (0, 0, 0, 1)
    work.load([facts(1, TEN, category="Вода")], D2)
    kept = work.one(1)
    assert (kept.answered, kept.category, kept.cycle) == (D1, "Вода", 1)
    assert kept.days_taken == 11


def test_portals_value_of_a_corrected_body_is_kept_in_step(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, TEN, org_current="Иной")], D1)
    one, other = work.one(1), work.one(2)
    work.office.appeals.correct(one.id, {"body_id": other.body_id}, "не тот", one.version)
    work.load([facts(1, TEN, org_current="Третий"), facts(2, TEN, org_current="Иной")], D2)
    assert work.one(1).body == "Иной"
    work.office.appeals.restore_imported(one.id, "body_id")
    assert work.one(1).body == "Третий"


def test_answer_before_a_corrected_start_is_refused(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    one = work.one(1)
    work.office.appeals.correct(one.id, {"received": D1}, "поступило позже", one.version)
    found = work.look([facts(1, TEN, answered=date(2026, 10, 5))], D2)
    line = found.lines[0]
    assert (line.verdict, line.column) == (
        Verdict.REJECTED, "Дата фактического завершения работ",
    )  # fmt: skip
    work.load([facts(1, TEN, answered=date(2026, 10, 5))], D2)
    assert work.one(1).answered is None


# ------------------------------------------------------------------ moves and returns


def received(work: Work, period: Period, body: str) -> int:
    report = work.office.reports.month(period)
    return sum(one.figures.received for one in report.bodies if one.name == body)


def test_move_is_dated_by_the_data_and_past_months_keep_the_holder(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    work.load([facts(1, TEN, org_current="Иной")], D2)
    assert (received(work, OCTOBER, "Комитет"), received(work, OCTOBER, "Иной")) == (1, 0)
    closing = {one.name: one.figures.opening for one in work.office.reports.month(NOVEMBER).bodies}
    assert closing == {"Иной": 1}
    moved = [x for x in work.office.appeals.card(work.one(1).id).events if x.what == "Передано"]
    assert [(x.day, x.note) for x in moved] == [(D2, "Комитет → Иной")]


def test_returned_appeal_begins_a_second_consideration(work: Work) -> None:
    answer = date(2026, 10, 20)
    work.load([facts(1, TEN, answered=answer, grade=5)], D2)
    assert counts(work, [facts(1, TEN)], D3) == (0, 0, 1, 0)
    work.load([facts(1, TEN, repeat="Да")], D3)
    first, second = work.all()
    assert (first.cycle, first.answered, first.grade) == (1, answer, 5)
    assert (second.cycle, second.registered, second.answered) == (2, D3, None)
    assert second.due == date(2026, 12, 20)


def test_first_answer_is_never_lost(work: Work) -> None:
    answer = date(2026, 10, 20)
    work.load([facts(1, TEN, answered=answer)], date(2026, 10, 25))
    work.load([facts(1, TEN)], D2)
    work.load([facts(1, TEN, answered=answer)], D3)  # the portal tells of the first one again
    work.load([facts(1, TEN, answered=date(2026, 10, 19))], D3)  # and corrects its day
    assert [(x.cycle, x.answered) for x in work.all()] == [(1, answer), (2, None)]
    work.load([facts(1, TEN, answered=D3)], D3)
    assert [(x.cycle, x.answered) for x in work.all()] == [(1, answer), (2, D3)]
    work.load([facts(1, TEN)], date(2026, 12, 1))
    assert [(x.cycle, x.answered) for x in work.all()] == [(1, answer), (2, D3), (3, None)]


def test_second_answer_before_the_return_was_seen_counts_from_its_day(work: Work) -> None:
    work.load([facts(1, TEN, answered=date(2026, 10, 20))], date(2026, 10, 25))
    work.load([facts(1, TEN)], D2)
    work.load([facts(1, TEN, answered=date(2026, 11, 2))], D3)
    second = work.one(1, 2)
    assert (second.registered, second.answered, second.days_taken) == (
        date(2026, 11, 2), date(2026, 11, 2), 0,
    )  # fmt: skip


# ------------------------------------------------------------------ bodies


def test_unknown_organisation_becomes_a_body_to_be_checked(work: Work) -> None:
    work.load([facts(1, TEN, org_current="Администрация города Н"), facts(2, TEN)], D1)
    made = {one.name: one for one in work.office.bodies.listed()}
    assert made["Администрация города Н"].type is BodyType.MUNICIPAL
    assert not made["Администрация города Н"].confirmed
    assert work.one(1).body == "Администрация города Н"


def test_spellings_that_differ_in_case_quotes_and_spaces_are_one_body(work: Work) -> None:
    names = ("ГБУ «Тёплый дом»", 'гбу "теплый  дом"', "ГБУ ТЁПЛЫЙ ДОМ", " ГБУ „Теплый дом“ ")
    work.load([facts(n, TEN, org_current=name) for n, name in enumerate(names, 1)], D1)
    assert len(work.office.bodies.listed()) == 1
    assert len({one.body_id for one in work.all()}) == 1


def test_new_body_is_named_as_most_rows_write_it(work: Work) -> None:
    names = ("АДМИНИСТРАЦИЯ Н", "Администрация Н", "Администрация Н", "администрация н")
    work.load([facts(n, TEN, org_current=name) for n, name in enumerate(names, 1)], D1)
    assert [one.name for one in work.office.bodies.listed()] == ["Администрация Н"]


def test_picked_body_is_remembered(work: Work) -> None:
    made = work.office.bodies.add(NewBody("Комитет по печати", BodyType.EXECUTIVE)).ids[0]
    found = work.look([facts(1, TEN, org_current="Печатный комитет")], D1)
    assert [one.name for one in found.unknown_bodies] == ["Печатный комитет"]
    work.office.imports.apply(found, {"Печатный комитет": made})
    assert work.one(1).body_id == made
    assert work.office.bodies.aliases(made) == ["Печатный комитет"]
    later = work.look([facts(2, TEN, org_current="ПЕЧАТНЫЙ КОМИТЕТ")], D1)
    assert later.unknown_bodies == ()


def test_body_that_the_clerk_makes_answers_to_both_names(work: Work) -> None:
    found = work.look([facts(1, TEN, org_current="ГБУ НОВОЕ")], D1)
    made = NewBody("ГБУ «Новое учреждение»", BodyType.INSTITUTION)
    work.office.imports.apply(found, {"ГБУ НОВОЕ": made})
    assert work.one(1).body == "ГБУ «Новое учреждение»"
    work.load([facts(1, TEN, org_current="ГБУ Новое"),
               facts(2, TEN, org_current="гбу новое учреждение")], D2)  # fmt: skip
    assert len(work.office.bodies.listed()) == 1


def test_entry_without_an_organisation_is_not_dropped(work: Work) -> None:
    work.load([facts(1, TEN, org_current="", org_received="")], D1)
    assert work.one(1).body_id is None
    report = work.office.reports.month(OCTOBER)
    assert [(x.body_id, x.figures.received) for x in report.bodies] == [(None, 1)]
    assert report.total.received == 1


# ------------------------------------------------------------------ coverage and marks


def test_open_entries_that_the_file_lacks_are_named(work: Work) -> None:
    rows = [
        facts(1, TEN), facts(2, D1), facts(3, D1, answered=D1), facts(4, D1, law="59-ФЗ"),
        facts(5, D1, status="Отклонено модератором"), facts(6, date(2026, 9, 1)),
        facts(7, D1),
    ]  # fmt: skip
    work.load(rows, D1)
    found = work.look([rows[0], facts(7, D1, answered=D1)], D2)
    assert found.absent_open == ("2", "4")


def test_unconfirmed_follows_the_latest_import_that_covers_the_date(work: Work) -> None:
    one, two = facts(1, TEN), facts(2, D1)
    work.load([one, two], D1)
    work.load([one, facts(3, D2)], D2)
    assert {x.number: x.unconfirmed_by for x in work.all()} == {"1": None, "2": 2, "3": None}
    work.load([facts(4, D3)], D3)  # covers other dates: decides nothing
    assert work.one(2).unconfirmed_by == 2
    work.load([one, two, facts(3, D2), facts(4, D3)], D3)
    assert work.one(2).unconfirmed_by is None
    work.office.imports.undo(4)
    assert work.one(2).unconfirmed_by == 2
    work.office.imports.undo(3)
    work.office.imports.undo(2)
    assert work.one(2).unconfirmed_by is None


def test_older_export_loaded_later_unconfirms_nothing(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, D1)], D2)
    work.load([facts(1, TEN), facts(3, D1)], D1)
    assert work.one(2).unconfirmed_by is None


def test_month_outside_every_import_is_not_covered(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, D1)], D2)
    report = work.office.reports.month(NOVEMBER)
    assert (report.covered, report.before is None) == (False, False)
    assert work.office.reports.month(Period.month(2026, 12)).before is None
    assert work.office.reports.months() == [OCTOBER]


# ------------------------------------------------------------------ the data's date


def test_data_are_as_of_the_files_own_time(work: Work, as_file: AsFile) -> None:
    file = as_file([facts(1, TEN)])
    work.now = datetime(2099, 1, 1)
    said = work.office.imports.read(file).data_as_of
    stamp = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
    assert said == stamp.replace(microsecond=0, tzinfo=None)


def test_data_are_never_of_the_future(work: Work, as_file: AsFile) -> None:
    file = as_file([facts(1, TEN)])
    work.now = datetime(2026, 11, 12, 10, 0)
    future = work.office.imports.read(file, date(2026, 11, 30))
    assert future.data_as_of == work.now
    assert work.office.imports.read(file, D1).data_as_of == datetime(2026, 10, 12, 23, 59)
    assert work.office.imports.redate(future, D1).data_as_of == datetime(2026, 10, 12, 23, 59)


def test_newest_data_date_counts_whatever_the_order(work: Work) -> None:
    work.load([facts(1, D1)], D2)
    work.load([facts(2, TEN)], D1)
    text = work.office.appeals.freshness().text.replace(NBSP, " ")
    assert text == "Данные на 05.11.2026 – устарели на 45 дней"
    work.office.imports.undo(1)
    assert work.office.appeals.freshness().data_as_of == datetime(2026, 10, 12, 23, 59)


# ------------------------------------------------------------------ undo and cancel


def test_undo_restores_every_table(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, TEN, answered=D1), facts(3, D1), facts(4, D1)], D1)
    three = work.one(3)
    work.office.appeals.correct(three.id, {"category": "Мусор"}, "ошибка", three.version)
    before = work.dump()
    rows = [
        facts(1, TEN, org_current="Иной", stage="В работе"), facts(2, TEN),
        facts(3, D1, category="Вода"), facts(5, D2, org_current="Новый"),
    ]  # fmt: skip
    done = work.load(rows, D2)
    assert work.dump() != before
    assert done.undo is not None
    done.undo()
    assert work.dump() == before


def test_undo_restores_what_was_overwritten(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги")], D1)
    one = work.one(1)
    work.office.appeals.correct(one.id, {"category": "Мусор"}, "ошибка", one.version)
    before = work.dump()
    work.load([facts(1, TEN, category="Вода")], D2, overwrite=True)
    work.office.imports.undo(2)
    assert work.dump() == before


def test_undo_gives_a_correction_back_though_another_entry_was_corrected_since(work: Work) -> None:
    work.load([facts(1, TEN, category="Дороги"), facts(2, TEN, category="Дороги")], D1)
    for number in (1, 2):
        one = work.one(number)
        work.office.appeals.correct(one.id, {"category": "Мусор"}, "ошибка", one.version)
        if number == 1:
            work.load([facts(1, TEN, category="Вода")], D2, overwrite=True)
    work.office.imports.undo(2)
    assert [one.category for one in work.all()] == ["Мусор", "Мусор"]
    for one in work.all():
        work.office.appeals.restore_imported(one.id, "category")
    assert [one.category for one in work.all()] == ["Дороги", "Дороги"]


def test_undo_restores_texts_and_applicants(work: Work) -> None:
    work.load([facts(1, TEN, text="Яма", applicant="Заявитель")], D1)
    before = work.dump()
    work.load([facts(1, TEN, text="Яма глубже", applicant="Заявитель"),
               facts(2, TEN, text="Новое", applicant="")], D2)  # fmt: skip
    work.office.imports.undo(2)
    assert work.dump() == before


def test_undo_restores_a_picked_alias(work: Work) -> None:
    made = work.office.bodies.add(NewBody("Комитет по печати", BodyType.EXECUTIVE)).ids[0]
    before = work.dump()
    found = work.look([facts(1, TEN, org_current="Печатный комитет")], D1)
    work.office.imports.apply(found, {"Печатный комитет": made})
    work.office.imports.undo(1)
    assert work.dump() == before


def test_undo_is_refused_by_name_after_a_later_edit(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, TEN)], D1)
    two = work.one(2)
    work.office.notes.add(two.id, "посмотреть")
    before = work.dump()
    with pytest.raises(UserError, match=r"№ 1 нельзя отменить: обращения изменены позже – 2\."):
        work.office.imports.undo(1)
    assert work.dump() == before


def test_undo_is_refused_after_a_later_import_changed_the_entry(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, TEN)], D1)
    work.load([facts(1, TEN, answered=D1), facts(2, TEN)], D2)
    with pytest.raises(UserError, match=r"изменены позже – 1\."):
        work.office.imports.undo(1)
    work.office.imports.undo(2)
    work.office.imports.undo(1)
    assert work.all() == []
    assert work.office.imports.batches() == []


def test_undo_is_refused_after_a_return(work: Work) -> None:
    work.load([facts(1, TEN, answered=D1)], D1)
    work.load([facts(1, TEN)], D2)
    with pytest.raises(UserError, match=r"изменены позже – 1\."):
        work.office.imports.undo(1)


def test_undo_is_refused_while_a_later_import_says_the_same(work: Work) -> None:
    work.load([facts(1, TEN), facts(2, D1)], D1)
    work.load([facts(1, TEN), facts(2, D1)], D2)
    with pytest.raises(UserError, match="загрузка № 2"):
        work.office.imports.undo(1)
    assert len(work.all()) == 2


def test_undone_import_is_not_undone_twice(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    work.office.imports.undo(1)
    with pytest.raises(UserError, match="нет среди применённых"):
        work.office.imports.undo(1)
    assert work.load([facts(1, TEN)], D1).batch == 2


class _After(threading.Event):
    """Is set when it has been asked a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.left = times

    def is_set(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("times", range(4))
def test_cancelled_import_leaves_nothing(times: int, work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    before = work.dump()
    found = work.look([facts(1, TEN, answered=D1), facts(2, TEN, org_current="Новый")], D2)
    with pytest.raises(Cancelled):
        work.office.imports.apply(found, cancel=_After(times))
    assert work.dump() == before
    assert work.office.copies.check() == ()


def test_file_without_news_makes_no_copy(work: Work, as_file: AsFile) -> None:
    file = as_file([facts(1, TEN), facts("", TEN)])
    for copies in (1, 1):
        told = work.office.imports.read(file, D1)
        work.office.imports.apply(told)
        assert len(work.office.copies.listed()) == copies
    assert not told.touches


def test_import_copies_the_base_first(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    work.load([facts(2, TEN)], D1)
    assert [(one.reason, one.entries) for one in work.office.copies.listed()] == [
        ("перед-загрузкой", 1), ("перед-загрузкой", 0),
    ] or len({one.made_at for one in work.office.copies.listed()}) == 1  # fmt: skip


def test_preview_is_judged_anew_when_the_base_has_changed(work: Work) -> None:
    rows = [facts(1, TEN), facts(2, TEN)]
    found = work.look(rows, D1)
    work.load(rows[:1], D1)
    work.office.imports.apply(found)
    assert [one.number for one in work.all()] == ["1", "2"]
    batch = work.office.imports.batches()[-1]
    assert (batch.new, batch.same) == (1, 1)


def test_entries_of_an_import_are_found_by_it(work: Work) -> None:
    work.load([facts(1, TEN)], D1)
    work.load([facts(1, TEN, answered=D1), facts(2, TEN)], D2)
    service = work.office.appeals
    found = [one.number for one in service.page(service.ids(Selection(batch=2)))]
    assert sorted(found) == ["1", "2"]
    assert service.count(Selection(figure=FigureRef("received", OCTOBER))) == 2


def test_personal_data_wait_for_the_setting(work: Work, as_file: AsFile, tmp_path: Path) -> None:
    import openpyxl

    file = as_file([facts(1, TEN)])
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    for at, words in enumerate(("Текст", "Заявитель"), sheet.max_column + 1):
        sheet.cell(1, at, words)
        sheet.cell(2, at, f"{words} первый")
    book.save(file)
    work.office.imports.apply(work.office.imports.read(file, D1))
    assert work.dump()["entry_text"] == []
    work.office.settings.set_from_json({"import_personal": True})
    work.office.imports.apply(work.office.imports.read(file, D1))
    assert work.dump()["entry_text"] == [(1, "Текст первый", "Заявитель первый")]
    work.office.settings.set_from_json({"import_personal": False})
    off = work.office.imports.read(file, D1)
    assert off.counts[Verdict.SAME] == 1
    assert replace(off.lines[0].counted).text == ""
