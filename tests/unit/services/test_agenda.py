"""The clerk's day: counts are those of the lists they lead to; marks hide and give back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.services.agenda import Agenda, Figure, Matter, Place, Urgency
from lo_appeals.services.records import NewBody
from tests.unit.services.working import Work, facts

TODAY = date(2026, 12, 20)
TERM = timedelta(30)


def loaded(work: Work) -> Agenda:
    """Load an entry for each state; the term is 30 days."""
    dues = (TODAY - timedelta(1), TODAY, TODAY + timedelta(3), TODAY + timedelta(20))
    rows = [facts(100 + n, due - TERM) for n, due in enumerate(dues)]
    rows.append(facts(200, TODAY - timedelta(40), answered=TODAY - timedelta(20)))
    work.load(rows, TODAY - timedelta(1))
    return work.office.agenda.today()


def matter(agenda: Agenda, start: str) -> Matter:
    return next(one for one in agenda.matters if one.key.startswith(start))


def test_empty_base_shows_only_what_to_do_first(work: Work) -> None:
    agenda = work.office.agenda.today()
    assert agenda.empty
    assert agenda.figures == agenda.ahead == agenda.since == ()
    assert agenda.matters[0].what == "Загрузить первую выгрузку"
    assert agenda.matters[0].goal.place is Place.IMPORT


def test_every_count_of_entries_is_the_list_it_leads_to(work: Work) -> None:
    agenda = loaded(work)
    lists = [(one.count, one.goal.entries) for one in (*agenda.figures, *agenda.since)]
    lists += [(one.count, one.goal.entries) for one in agenda.ahead]
    known = [(count, behind) for count, behind in lists if behind is not None]
    assert len(known) == 4 + 14 + len(agenda.since)
    for count, behind in known:
        assert len(work.office.appeals.ids(behind)) == count


def test_danger_to_the_base_is_a_matter_of_the_day(work: Work) -> None:
    loaded(work)
    work.now -= timedelta(days=90)  # the clock is behind what is written
    found = matter(work.office.agenda.today(), "safety:")
    assert "Часы компьютера показывают" in found.why
    assert (found.urgency, found.goal.place) == (Urgency.TODAY, Place.COPIES)


def test_figures_count_each_entry_where_it_stands(work: Work) -> None:
    agenda = loaded(work)
    counts = {one.figure: one.count for one in agenda.figures}
    assert counts == {
        Figure.LATE: 1, Figure.TODAY: 1, Figure.SOON: 2, Figure.GAPS: 1, Figure.LETTERS: 0,
        Figure.BY_END: 3,
    }  # fmt: skip
    assert agenda.figures[-1].title == "опоздают к 01.01"


def test_days_ahead_begin_today_and_know_days_off(work: Work) -> None:
    ahead = loaded(work).ahead
    assert [one.count for one in ahead] == [1, 0, 0, 1, *[0] * 10]
    assert ahead[0].day == TODAY
    assert [one.day.isoweekday() for one in ahead if one.day_off][:1] == [7]


def test_since_tells_what_the_last_import_changed(work: Work) -> None:
    loaded(work)
    work.now += timedelta(days=1)
    work.load(
        [facts(100, TODAY - timedelta(31), answered=TODAY), facts(300, TODAY)], TODAY
    )  # fmt: skip
    since = {one.title: one.count for one in work.office.agenda.today().since}
    assert since["Новые"] == 1
    assert since["Получен ответ"] == 1
    assert since["Стали просроченными"] == 1


def test_month_report_says_its_step_and_due_day(work: Work) -> None:
    report = matter(loaded(work), "report:")
    assert report.what.startswith("Сводная за ноябрь: ")
    assert "07.12.2026" in report.note
    assert report.clause == "п. 11"
    assert report.urgency is Urgency.LATE


def test_done_matter_is_gone_and_comes_back_by_undo(work: Work) -> None:
    agenda, service = loaded(work), work.office.agenda
    done = service.done(matter(agenda, "report:"))
    assert service.today().waiting == agenda.waiting - 1
    assert done.undo is not None
    done.undo()
    assert service.today().matters == agenda.matters


def test_matter_put_off_comes_back_on_its_day(work: Work) -> None:
    agenda, service = loaded(work), work.office.agenda
    report = matter(agenda, "report:")
    service.put_off(report, TODAY + timedelta(2))
    assert report.key not in [one.key for one in service.today().matters]
    assert service.today().put_off == 1
    work.now = datetime(2026, 12, 22, 9, 0)
    assert report.key in [one.key for one in service.today().matters]


def test_matter_is_put_off_to_a_day_to_come_only(work: Work) -> None:
    report = matter(loaded(work), "report:")
    with pytest.raises(UserError, match="будущий день"):
        work.office.agenda.put_off(report, TODAY)


def test_all_marks_can_be_taken_away_at_once(work: Work) -> None:
    agenda, service = loaded(work), work.office.agenda
    service.done(agenda.matters[0])
    service.put_off(agenda.matters[1], TODAY + timedelta(1))
    back = service.bring_back()
    assert service.today().matters == agenda.matters
    assert back.undo is not None
    back.undo()
    assert service.today().waiting == agenda.waiting - 2


def test_reminder_matter_counts_the_letters_that_would_be_made(work: Work) -> None:
    found = matter(loaded(work), "letters:due-reminder")
    assert found.what == "Напомнить о сроках: 1\u00a0органу"
    assert found.why == "Комитет"
    assert found.goal.kind == "due-reminder"


def test_governor_clock_counts_down_to_its_moment(work: Work) -> None:
    loaded(work)
    entry = work.one(100)
    work.office.significance.decide(entry.id, significant_=True)
    (clock,) = work.office.agenda.today().governor
    assert clock.left(work.now) == "осталось 1 д"
    assert clock.left(clock.due) == "осталось 0 мин"
    assert clock.left(clock.due + timedelta(hours=5, minutes=20)) == "просрочено на 5 ч 20 мин"
    assert clock.goal.entries is not None
    assert list(work.office.appeals.ids(clock.goal.entries)) == [entry.id]


def test_same_matter_with_other_contents_is_a_new_one(begin: Callable[[], Work]) -> None:
    work = begin()
    work.office.bodies.add(NewBody("Комитет А", BodyType.EXECUTIVE, confirmed=False))
    first = matter(work.office.agenda.today(), "directory:")
    work.office.agenda.done(first)
    assert not [one for one in work.office.agenda.today().matters if "реестр" in one.what]
    work.office.bodies.add(NewBody("Комитет Б", BodyType.EXECUTIVE, confirmed=False))
    second = matter(work.office.agenda.today(), "directory:")
    assert second.why == "2\u00a0органа ждут подтверждения"
