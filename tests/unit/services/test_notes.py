"""Notes are rows: own words are mended, every deed is journalled and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.selection import Flag, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.retention import Keeping
from tests.unit.services.working import Work, facts

DAY = date(2026, 11, 2)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = Work(tmp_path)
    made.load([facts(1, DAY), facts(2, DAY)], DAY)
    yield made
    made.close()


def undone(changes: Changes) -> None:
    assert changes.undo
    changes.undo()


def texts(work: Work, number: int = 1) -> list[str]:
    return [one.text for one in work.office.notes.of(work.one(number).id)]


def told(work: Work) -> list[tuple[str, str | None, str | None]]:
    lines = work.office.journal.entries(subject="обращение 1")
    return [(x.action, v.old, v.new) for x in lines[::-1] for v in x.values]


def test_notes_stand_newest_first_with_day_and_author(work: Work) -> None:
    entry = work.one(1).id
    work.now = datetime(2026, 11, 20, 10, 0)
    work.office.notes.add(entry, "звонила в Комитет")
    work.now += timedelta(days=1)
    work.office.notes.add(entry, "  ответ обещан  ")
    assert [(x.text, x.signature) for x in work.office.notes.of(entry)] == [
        ("ответ обещан", "21.11.2026 10:00, Проверяющий"),
        ("звонила в Комитет", "20.11.2026 10:00, Проверяющий"),
    ]
    assert work.one(1).notes == "ответ обещан\nзвонила в Комитет"
    assert work.one(2).notes == ""


def test_every_deed_is_journalled_and_taken_back(work: Work) -> None:
    entry, notes = work.one(1).id, work.office.notes
    before = work.one(1)
    steps = [notes.add(entry, "первое")]
    steps.append(notes.edit(notes.of(entry)[0], "первое, точнее"))
    steps.append(notes.add(entry, "второе"))
    steps.append(notes.remove(notes.of(entry)[1]))
    assert texts(work) == ["второе"]
    assert told(work)[-4:] == [
        ("примечание", None, "первое"), ("исправлено примечание", "первое", "первое, точнее"),
        ("примечание", None, "второе"), ("убрано примечание", "первое, точнее", None),
    ]  # fmt: skip
    seen = []
    for step in steps[::-1]:
        undone(step)
        seen.append(texts(work))
    assert seen == [["второе", "первое, точнее"], ["первое, точнее"], ["первое"], []]
    assert work.one(1) == before
    assert told(work)[-1] == ("убрано примечание", "первое", None)
    assert work.office.copies.check() == ()


def test_undo_is_refused_after_later_work(work: Work) -> None:
    entry = work.one(1).id
    first = work.office.notes.add(entry, "первое")
    work.office.notes.add(entry, "второе")
    with pytest.raises(Conflict):
        undone(first)
    assert texts(work) == ["второе", "первое"]


def test_words_of_another_are_not_changed_but_may_be_removed(work: Work) -> None:
    entry = work.one(1).id
    work.office.notes.add(entry, "моё")
    other = Office(work.folder, lambda: work.now, who="Иванова", directory=())
    (note,) = other.notes.of(entry)
    with pytest.raises(UserError, match="написано другим: Проверяющий"):
        other.notes.edit(note, "не моё")
    assert texts(work) == ["моё"]
    other.notes.remove(note)
    assert texts(work) == []
    assert told(work)[-1] == ("убрано примечание", "моё", None)
    other.close()


def test_own_words_stay_own_after_the_name_is_set(work: Work) -> None:
    work.office.notes.add(work.one(1).id, "моё")
    other = Office(work.folder, lambda: work.now, who="Проверяющий (Ель А. Б.)", directory=())
    other.notes.edit(other.notes.of(work.one(1).id)[0], "и теперь моё")
    assert texts(work) == ["и теперь моё"]
    other.close()


def test_a_note_changed_meanwhile_is_told_and_stays(work: Work) -> None:
    notes = work.office.notes
    notes.add(work.one(1).id, "было")
    (seen,) = notes.of(work.one(1).id)
    notes.edit(seen, "стало")
    with pytest.raises(Conflict, match="стало «стало»"):
        notes.edit(seen, "моё")
    with pytest.raises(Conflict):
        notes.remove(seen)
    notes.remove(notes.of(work.one(1).id)[0])
    with pytest.raises(UserError, match="больше нет"):
        notes.edit(seen, "моё")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_note_is_refused(work: Work, text: str) -> None:
    with pytest.raises(UserError, match="пустое"):
        work.office.notes.add(work.one(1).id, text)
    work.office.notes.add(work.one(1).id, "есть")
    with pytest.raises(UserError, match="пустое"):
        work.office.notes.edit(work.office.notes.of(work.one(1).id)[0], text)


def test_search_and_condition_follow_every_note(work: Work) -> None:
    appeals, entry = work.office.appeals, work.one(1).id
    noted = Selection(flags=(Flag.NOTED,))
    assert appeals.count(noted) == 0
    first = work.office.notes.add(entry, "ждём подрядчика")
    work.office.notes.add(entry, "ёлку спилили")
    for query in ("подрядчики", "елка"):
        assert list(appeals.ids(Selection(find=query))) == [entry], query
    assert list(appeals.ids(noted)) == [entry]
    work.office.notes.remove(work.office.notes.of(entry)[1])
    assert appeals.count(Selection(find="подрядчик")) == 0
    assert appeals.count(Selection(find="елка")) == 1
    assert first.undo is not None


def test_notes_do_not_move_due_day_or_figures(work: Work) -> None:
    november, said = Period.month(2026, 11), "Перенос срока утвержден до 31.12.2026. Ответ дан"
    before, report = work.one(1), work.office.reports.month(november)
    assert (report.total.received, report.total.closing) == (2, 2)
    work.office.notes.add(before.id, said)
    assert replace(work.one(1), notes="", version=before.version) == before
    assert work.office.reports.month(november) == report
    work.load([facts(1, DAY, category="Ямы"), facts(2, DAY)], DAY + timedelta(1))
    now = work.one(1)
    assert (now.due, now.postponed, now.answered) == (before.due, None, None)
    assert work.office.reports.month(november).total == report.total


def test_import_that_brought_an_annotated_entry_is_not_undone(work: Work) -> None:
    work.office.notes.add(work.one(1).id, "важно")
    with pytest.raises(UserError, match="изменены позже – 1"):
        work.office.imports.undo(1)
    assert texts(work) == ["важно"]


def test_exported_column_holds_the_notes(work: Work, tmp_path: Path) -> None:
    work.office.notes.add(work.one(1).id, "=первое")
    work.office.notes.add(work.one(1).id, "второе")
    made = work.office.lists.export(Selection(), ("number", "notes"), tmp_path / "л.xlsx")
    rows = [[x.value for x in row] for row in openpyxl.load_workbook(made).active.iter_rows()]
    assert ["1", "второе\n=первое"] in rows
    assert ["№ ПОС", "Примечания"] in rows


def test_anonymising_removes_every_note_and_its_words(work: Work) -> None:
    entry = work.one(1).id
    work.office.appeals.correct(entry, {"answered": DAY}, "письмо", work.one(1).version)
    work.office.notes.add(entry, "звонила Жужелицына")
    work.office.notes.add(entry, "и ещё раз Жужелицына")
    removal = work.office.notes.remove(work.office.notes.of(entry)[1])
    plan = work.office.retention.plan([entry])
    assert plan.fields["Примечания"] == 1
    assert plan.journal_values == 4
    work.office.retention.decide([entry], Keeping.ANONYMISE)
    work.office.retention.anonymise([entry])
    assert texts(work) == []
    assert work.office.appeals.count(Selection(find="Жужелицына")) == 0
    with pytest.raises(Conflict):
        undone(removal)
    with work.database.read() as connection:
        words = connection.execute(sa.text("SELECT word FROM entry_search_word")).scalars().all()
    assert "жужелицына" not in words
    assert not [one for one in told(work) if "Жужелицына" in str(one)]
    assert work.office.copies.check() == ()
