"""Terms: domain.md §4 as data, the boundary days, and what the explanation says."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.appeals import Appeal, State, Watch, state
from lo_appeals.domain.deadlines import (
    ANSWER,
    ANSWER_ACCELERATED,
    CHANGE_NOTICE,
    DEFAULT_RULES,
    FIRST_LIST,
    GOVERNOR,
    LAST_START_YEAR,
    LONGEST_TERM,
    MONTH_REPORT,
    DueDays,
    Rule,
    Shift,
    Unit,
    answer_key,
    due_day,
    due_moment,
    rule_for,
)
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.explanations import due_by
from lo_appeals.domain.workdays import Calendar, parse_calendar

SHIPPED = Path(__file__).parents[3] / "resources" / "calendar" / "calendar.csv"
CALENDAR = parse_calendar(SHIPPED.read_text(encoding="utf-8"))
DAY = timedelta(days=1)

starts = st.dates(date(2021, 1, 1), date(2029, 12, 31))
rules = st.builds(
    Rule,
    id=st.just(1),
    key=st.sampled_from([rule.key for rule in DEFAULT_RULES] + ["other"]),
    title=st.just("Срок"),
    term=st.integers(1, 90),
    unit=st.sampled_from(Unit),
    shift=st.sampled_from(Shift),
    in_force_from=st.none(),
    clause=st.just("п. 7"),
)


def default(key: str) -> Rule:
    return rule_for(DEFAULT_RULES, key, date(2026, 1, 1))


def made(term: int, unit: Unit = Unit.CALENDAR, shift: Shift = Shift.NONE) -> Rule:
    return Rule(9, ANSWER, "Срок", term, unit, shift, None, "п. 7")


@pytest.mark.parametrize(
    ("start", "term", "shift", "due"),
    [
        ("2022-02-14", 30, Shift.NONE, "2022-03-16"),
        ("2026-01-06", 10, Shift.NONE, "2026-01-16"),
        ("2024-01-31", 30, Shift.NONE, "2024-03-01"),
        ("2026-07-22", 10, Shift.NONE, "2026-08-01"),
        ("2026-07-22", 10, Shift.NEXT, "2026-08-03"),
        ("2026-07-22", 10, Shift.PREVIOUS, "2026-07-31"),
        ("2025-12-02", 30, Shift.NONE, "2026-01-01"),
        ("2025-12-02", 30, Shift.NEXT, "2026-01-12"),
        ("2025-12-02", 30, Shift.PREVIOUS, "2025-12-30"),
        ("2026-04-29", 10, Shift.NONE, "2026-05-09"),
        ("2026-04-29", 10, Shift.NEXT, "2026-05-12"),
        ("2026-06-09", 3, Shift.NONE, "2026-06-12"),
        ("2026-06-09", 3, Shift.NEXT, "2026-06-15"),
        ("2021-11-17", 10, Shift.NEXT, "2021-11-29"),
    ],
)
def test_due_day_is_counted_as_the_regulation_says(
    start: str, term: int, shift: Shift, due: str
) -> None:
    rule = made(term, shift=shift)
    found = due_by(rule, date.fromisoformat(start), CALENDAR)
    assert found.day == date.fromisoformat(due)
    assert due_day(rule, date.fromisoformat(start), CALENDAR) == found.day


@pytest.mark.parametrize(
    ("key", "start", "due"),
    [
        (ANSWER, "2026-07-02", "2026-08-01"),
        (ANSWER_ACCELERATED, "2026-07-22", "2026-08-01"),
        (FIRST_LIST, "2021-11-17", "2021-11-29"),
        (CHANGE_NOTICE, "2026-06-09", "2026-06-15"),
        (GOVERNOR, "2026-07-31", "2026-08-01"),
        (MONTH_REPORT, "2026-10-31", "2026-11-09"),
        (MONTH_REPORT, "2025-12-31", "2026-01-16"),
    ],
)
def test_default_rules_give_the_terms_of_the_order(key: str, start: str, due: str) -> None:
    assert due_day(default(key), date.fromisoformat(start), CALENDAR) == date.fromisoformat(due)


def test_every_default_rule_has_its_own_number_key_and_ground() -> None:
    assert len({rule.id for rule in DEFAULT_RULES}) == len(DEFAULT_RULES)
    assert len({rule.key for rule in DEFAULT_RULES}) == len(DEFAULT_RULES)
    assert all(rule.clause.startswith("п. ") and rule.basis for rule in DEFAULT_RULES)


def test_key_of_an_answer_follows_the_accelerated_order() -> None:
    assert default(answer_key(True)).term == 10
    assert default(answer_key(False)).term == 30


def test_explanation_reads_out_the_whole_calculation() -> None:
    found = due_by(default(ANSWER), date(2022, 2, 14), CALENDAR)
    assert [line.replace("\u00a0", " ") for line in found.explanation] == [
        "Зарегистрировано 14.02.2022 (пн).",
        "Правило: п. 7 Положения – 30 календарных дней, действует с утверждения Положения.",
        "14.02.2022 + 30 календарных дней = 16.03.2022 (ср).",
        "Внутри срока 10 выходных и праздничных дней: они входят в срок.",
        "Последний день рабочий, переноса нет.",
        "Ответ 16.03.2022 (ср) ещё в срок, с 17.03.2022 – с нарушением срока.",
    ]
    assert found.text.count(". ") >= 5
    assert found.shifted_from is None
    assert found.days_off_crossed == 10


def test_explanation_says_that_a_day_off_does_not_move_the_due_day() -> None:
    found = due_by(default(ANSWER), date(2025, 12, 2), CALENDAR)
    assert "Последний день нерабочий, срок не переносится: п. 7 переноса не знает." in found.text


def test_explanation_says_where_the_due_day_was_moved_from() -> None:
    found = due_by(default(FIRST_LIST), date(2021, 11, 17), CALENDAR)
    assert found.shifted_from == date(2021, 11, 27)
    assert "= 27.11.2021 (сб)." in found.text
    assert "переносится на следующий рабочий день: 29.11.2021 (пн)." in found.text


def test_explanation_names_the_date_of_the_rule() -> None:
    rule = Rule(7, ANSWER, "Срок", 20, Unit.CALENDAR, Shift.NONE, date(2026, 3, 1), "п. 7")
    assert "действует с 01.03.2026." in due_by(rule, date(2026, 4, 1), CALENDAR).text


def test_working_days_skip_days_off_and_the_explanation_says_so() -> None:
    found = due_by(made(5, Unit.WORKING), date(2026, 4, 30), CALENDAR)
    assert found.day == date(2026, 5, 8)
    assert "3\u00a0выходных и праздничных дня: они в срок не входят." in found.text


@pytest.mark.parametrize(
    ("start", "term", "sentence"),
    [
        (date(2026, 11, 16), 3, "Внутри срока нет выходных и праздничных дней."),
        (date(2026, 11, 3), 1, "Внутри срока 1 выходной или праздничный день: он входит в срок."),
        (date(2026, 11, 3), 5, "Внутри срока 3 выходных и праздничных дня: они входят в срок."),
        (date(2025, 12, 30), 11, "Внутри срока 11 выходных и праздничных дней: они входят в срок."),
        (
            date(2025, 12, 30),
            46,
            "Внутри срока 21 выходной или праздничный день: он входит в срок.",
        ),
    ],
)
def test_days_off_are_told_in_right_russian(start: date, term: int, sentence: str) -> None:
    assert sentence in due_by(made(term), start, CALENDAR).text.replace("\u00a0", " ")


def test_explanation_doubts_a_shifted_day_only_where_the_calendar_may_change_it() -> None:
    start = date(2027, 12, 28)
    assert (
        "Календарь на 2028 год предварительный"
        in due_by(default(CHANGE_NOTICE), start, CALENDAR).text
    )
    assert (
        "Календарь на 2027 год предварительный"
        in due_by(default(CHANGE_NOTICE), start, CALENDAR).text
    )
    assert "предварительный" not in due_by(default(ANSWER), start, CALENDAR).text
    assert "предварительный" not in due_by(default(CHANGE_NOTICE), date(2026, 6, 9), CALENDAR).text


@given(rules, starts)
def test_due_day_is_never_before_the_start_and_always_explained(rule: Rule, start: date) -> None:
    found = due_by(rule, start, CALENDAR)
    assert found.day >= start
    assert f"{found.day:%d.%m.%Y}" in found.explanation[-1]
    assert f"{start:%d.%m.%Y}" in found.explanation[0]
    assert found.day == due_day(rule, start, CALENDAR)


@given(rules, starts, st.integers(0, 40))
def test_later_start_never_gives_an_earlier_due_day(rule: Rule, start: date, step: int) -> None:
    later = start + DAY * step
    assert due_day(rule, start, CALENDAR) <= due_day(rule, later, CALENDAR)


@given(rules, starts)
def test_shifted_day_is_worked_unless_that_would_be_before_the_start(
    rule: Rule, start: date
) -> None:
    found = due_by(rule, start, CALENDAR)
    if rule.shift is not Shift.NONE:
        assert not CALENDAR.is_day_off(found.day) or found.day == start


@given(starts, st.integers(1, 60))
def test_working_term_holds_exactly_its_number_of_working_days(start: date, term: int) -> None:
    found = due_by(made(term, Unit.WORKING), start, CALENDAR)
    assert (found.day - start).days - found.days_off_crossed == term


def test_rule_in_force_is_the_one_of_the_registration_day() -> None:
    changed = Rule(7, ANSWER, "Срок", 20, Unit.CALENDAR, Shift.NONE, date(2026, 3, 1), "п. 7")
    both = (changed, *DEFAULT_RULES)
    assert rule_for(both, ANSWER, date(2026, 2, 28)).term == 30
    assert rule_for(both, ANSWER, date(2026, 3, 1)).term == 20
    assert rule_for(both, ANSWER_ACCELERATED, date(2026, 3, 1)).term == 10


def test_of_two_rules_from_one_day_the_newer_counts() -> None:
    first = Rule(7, ANSWER, "Срок", 20, Unit.CALENDAR, Shift.NONE, date(2026, 3, 1), "п. 7")
    second = Rule(8, ANSWER, "Срок", 15, Unit.CALENDAR, Shift.NONE, date(2026, 3, 1), "п. 7")
    assert rule_for((second, first), ANSWER, date(2026, 3, 2)) is second


def test_day_before_the_first_rule_is_refused_with_its_date() -> None:
    only = Rule(7, ANSWER, "Срок", 20, Unit.CALENDAR, Shift.NONE, date(2026, 3, 1), "п. 7")
    with pytest.raises(UserError, match=r"28\.02\.2026"):
        rule_for((only,), ANSWER, date(2026, 2, 28))


@pytest.mark.parametrize("term", [0, -1, LONGEST_TERM + 1])
def test_impossible_term_is_refused(term: int) -> None:
    with pytest.raises(UserError, match=f"не может быть равен {term}"):
        made(term)


def test_start_far_in_the_future_is_refused() -> None:
    with pytest.raises(UserError, match="год слишком велик"):
        due_day(made(1), date(LAST_START_YEAR + 1, 1, 1), CALENDAR)
    assert due_day(made(LONGEST_TERM, Unit.WORKING), date(LAST_START_YEAR, 12, 31), Calendar())


def test_many_due_days_agree_with_the_calculator() -> None:
    changed = Rule(7, ANSWER, "Срок", 20, Unit.WORKING, Shift.NEXT, date(2026, 3, 1), "п. 7")
    days = DueDays((*DEFAULT_RULES, changed), CALENDAR)
    for start in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 1)):
        rule, due = days.of(ANSWER, start)
        assert rule == rule_for((*DEFAULT_RULES, changed), ANSWER, start)
        assert due == due_by(rule, start, CALENDAR).day
    with pytest.raises(UserError):
        days.of("unknown", date(2026, 1, 1))


def test_governor_has_exactly_24_hours() -> None:
    found = datetime(2026, 7, 31, 17, 40)
    assert due_moment(default(GOVERNOR), found, CALENDAR) == datetime(2026, 8, 1, 17, 40)


def test_governor_by_days_has_until_the_end_of_the_next_day() -> None:
    moment = due_moment(made(1), datetime(2026, 7, 31, 17, 40), CALENDAR)
    assert moment == datetime.combine(date(2026, 8, 1), time.max)


@pytest.mark.parametrize(
    ("shift", "due"),
    [
        (Shift.NEXT, datetime.combine(date(2026, 8, 3), time.max)),
        (Shift.PREVIOUS, datetime.combine(date(2026, 7, 31), time.max)),
    ],
)
def test_hours_that_end_on_a_day_off_follow_the_shift(shift: Shift, due: datetime) -> None:
    found = datetime(2026, 7, 31, 17, 40)
    assert due_moment(made(24, Unit.HOURS, shift), found, CALENDAR) == due


def test_hours_are_rounded_up_to_whole_days() -> None:
    assert due_day(made(25, Unit.HOURS), date(2026, 11, 23), CALENDAR) == date(2026, 11, 25)
    assert "час." not in due_by(made(25, Unit.HOURS), date(2026, 11, 23), CALENDAR).text
    text = due_by(default(GOVERNOR), date(2026, 11, 23), CALENDAR).text.replace("\u00a0", " ")
    assert "23.11.2026 + 24 часа = 24.11.2026 (вт), в тот же час." in text


def test_choices_are_named_in_russian() -> None:
    assert [shift.title for shift in Shift] == [
        "не переносится", "на следующий рабочий день", "на предыдущий рабочий день",
    ]  # fmt: skip
    assert [unit.title for unit in Unit] == ["календарных дней", "рабочих дней", "часов"]
    assert default(MONTH_REPORT).term_text == "5\u00a0рабочих дней"


def entry(rule: Rule, registered: date, answered: date | None = None) -> Appeal:
    due = due_day(rule, registered, CALENDAR)
    return Appeal(
        number="1", id=1, cycle=1, registered=registered, due=due, rule_id=rule.id,
        answered=answered,
    )  # fmt: skip


@pytest.mark.parametrize("key", [ANSWER, ANSWER_ACCELERATED])
@pytest.mark.parametrize(
    ("after", "while_open", "once_answered"),
    [
        (-1, State.SOON, State.DONE),
        (0, State.TODAY, State.DONE),
        (1, State.LATE, State.DONE_LATE),
    ],
)
def test_due_day_itself_is_in_time(
    key: str, after: int, while_open: State, once_answered: State
) -> None:
    rule, registered = default(key), date(2026, 3, 2)
    day = due_day(rule, registered, CALENDAR) + DAY * after
    assert state(entry(rule, registered), day, Watch(), rule.term) is while_open
    assert state(entry(rule, registered, day), day, Watch(), rule.term) is once_answered


@pytest.mark.parametrize(("key", "risk_day"), [(ANSWER, 24), (ANSWER_ACCELERATED, 8)])
def test_risk_begins_when_four_fifths_of_the_term_are_gone(key: str, risk_day: int) -> None:
    rule, registered = default(key), date(2026, 3, 2)
    open_entry = entry(rule, registered)
    before = state(open_entry, registered + DAY * (risk_day - 1), Watch(), rule.term)
    assert before is State.OPEN
    on_day = state(open_entry, registered + DAY * risk_day, Watch(), rule.term)
    assert on_day is State.SOON
