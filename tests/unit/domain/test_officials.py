from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.officials import (
    Absence,
    Appointment,
    Contact,
    Office,
    Place,
    judged_senior,
    overlapping,
    who_answers,
)

DAY = date(2026, 7, 10)
FIRST = date(2026, 1, 1)


def person(
    number: int,
    name: str,
    *,
    seat: int = 1,
    rank: int = 0,
    office: Office = Office.EXECUTOR,
    first: date | None = FIRST,
    last: date | None = None,
) -> Appointment:
    return Appointment(number, Place(1, office, seat, rank), Contact(name), first, last, 1)


def away(number: int, who: int, first: date = DAY, last: date | None = DAY,
         acting: int | None = None) -> Absence:  # fmt: skip
    return Absence(number, who, first, last, "отпуск", acting, 1)


def test_the_principal_answers() -> None:
    (acting,) = who_answers([person(1, "Жукова")], [], Office.EXECUTOR, DAY)
    assert acting.official is not None
    assert acting.official.contact.name == "Жукова"
    assert acting.acting_for is None


@pytest.mark.parametrize(("shift", "answers"), [(-1, "Жукова"), (0, "Белов"), (3, "Белов"),
                                                (4, "Жукова")])  # fmt: skip
def test_the_substitute_answers_on_the_first_and_last_day_away(shift: int, answers: str) -> None:
    people = [person(1, "Жукова"), person(2, "Белов", rank=1)]
    absence = away(1, 1, DAY, DAY + timedelta(3))
    (acting,) = who_answers(people, [absence], Office.EXECUTOR, DAY + timedelta(shift))
    assert acting.official is not None
    assert acting.official.contact.name == answers
    assert (acting.acting_for is None) == (answers == "Жукова")


def test_a_named_official_goes_before_the_substitute() -> None:
    people = [person(1, "Жукова"), person(2, "Белов", rank=1), person(3, "Орлов", seat=2)]
    first, _ = who_answers(people, [away(1, 1, acting=3)], Office.EXECUTOR, DAY)
    assert first.official is not None
    assert first.official.contact.name == "Орлов"
    assert first.acting_for is not None


def test_an_official_of_another_office_may_be_named() -> None:
    people = [person(1, "Жукова"), person(2, "Глава", office=Office.RESPONSIBLE)]
    (acting,) = who_answers(people, [away(1, 1, acting=2)], Office.EXECUTOR, DAY)
    assert acting.official is not None
    assert acting.official.contact.name == "Глава"


def test_a_circle_of_names_is_stopped_and_told() -> None:
    people = [person(1, "Жукова"), person(2, "Белов", seat=2)]
    absences = [away(1, 1, acting=2), away(2, 2, acting=1)]
    for acting in who_answers(people, absences, Office.EXECUTOR, DAY):
        assert acting.official is None
        assert "замещение идёт по кругу" in " ".join(acting.steps)


def test_a_vacant_place_is_filled_by_its_substitute() -> None:
    (acting,) = who_answers([person(2, "Белов", rank=1)], [], Office.EXECUTOR, DAY)
    assert acting.official is not None
    assert "место не занято" in acting.steps[0]


def test_nobody_appointed_is_one_explained_gap() -> None:
    (acting,) = who_answers([], [], Office.VOTING, DAY)
    assert acting.official is None
    assert acting.steps == ("Уполномоченный по голосованиям: на 10.07.2026 никто не назначен.",)


def test_both_days_of_an_appointment_count() -> None:
    one = person(1, "Жукова", first=DAY, last=DAY)
    assert one.holds(DAY)
    assert not one.holds(DAY - timedelta(1))
    assert not one.holds(DAY + timedelta(1))


def test_neighbouring_appointments_do_not_overlap() -> None:
    before = person(1, "Жукова", last=DAY)
    assert overlapping([before], person(2, "Белов", first=DAY + timedelta(1))) is None
    assert overlapping([before], person(2, "Белов", first=DAY)) == before
    assert overlapping([before], person(2, "Белов", first=DAY, rank=1)) is None


days = st.integers(0, 60).map(lambda n: FIRST + timedelta(n))


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Appointment], list[Absence]]:
    people: list[Appointment] = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        first = draw(st.none() | days)
        last = draw(st.none() | days)
        if first and last and last < first:
            first, last = last, first
        one = person(number, f"Лицо {number}", seat=draw(st.integers(1, 2)),
                     rank=draw(st.integers(0, 2)), first=first, last=last)  # fmt: skip
        if overlapping(people, one) is None:
            people.append(one)
    ids = [one.id for one in people]
    absences = []
    for number in range(draw(st.integers(0, 8))):
        first, last = sorted((draw(days), draw(days)))
        who, acting = draw(st.sampled_from(ids)), draw(st.none() | st.sampled_from(ids))
        absences.append(away(number, who, first, last, acting))
    return people, absences


@given(histories(), days)
def test_each_seat_has_one_present_official_or_an_explained_gap(
    history: tuple[list[Appointment], list[Absence]], day: date
) -> None:
    people, absences = history
    found = who_answers(people, absences, Office.EXECUTOR, day)
    seats = {one.place.seat for one in people if one.holds(day)}
    assert [one.seat for one in found] == (sorted(seats) or [1])
    for one in found:
        if one.official is None:
            assert one.steps
            continue
        assert one.official.holds(day)
        gone = [a for a in absences if a.official_id == one.official.id and a.covers(day)]
        assert gone == []
        assert one.acting_for is None or one.acting_for.id != one.official.id


@given(histories(), days)
def test_a_gap_is_told_only_where_everybody_of_the_seat_is_away(
    history: tuple[list[Appointment], list[Absence]], day: date
) -> None:
    people, absences = history
    away_now = {one.official_id for one in absences if one.covers(day)}
    for one in who_answers(people, absences, Office.EXECUTOR, day):
        mine = [p for p in people if p.holds(day) and p.place.seat == one.seat]
        if one.official is None:
            assert all(p.id in away_now for p in mine)


@pytest.mark.parametrize(
    ("position", "senior"),
    [
        ("Председатель комитета", True),
        ("первый заместитель председателя комитета", True),
        ("Заместитель руководителя администрации", True),
        ("И.о. заместителя начальника управления", True),
        ("глава администрации", True),
        ("начальник отдела", False),
        ("заместитель начальника отдела писем", False),
        ("главный специалист", False),
        ("ведущий консультант", False),
        ("помощник председателя комитета", False),
        ("депутат", None),
        ("", None),
    ],
)
def test_the_position_tells_who_is_not_below_a_deputy_head(
    position: str, senior: bool | None
) -> None:
    assert judged_senior(position) is senior


def test_what_a_person_decided_goes_before_the_position() -> None:
    assert Contact("Белов", "начальник отдела", senior=True).high_enough is True
