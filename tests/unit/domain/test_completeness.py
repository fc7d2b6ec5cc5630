from datetime import date, timedelta

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.completeness import Flag, Told, gaps, is_last_contact, months_after
from lo_appeals.domain.duties import DUTIES, bound_by, recommended_to
from lo_appeals.domain.officials import Absence, Appointment, Contact, Office, Place

TODAY = date(2026, 11, 23)
FRESH = Told(TODAY, 6)
OIV = BodyType.EXECUTIVE


def person(number: int, office: Office, rank: int = 0, *, position: str = "председатель",
           phone: str = "+78125395000", email: str = "a@lenobl.ru",
           last: date | None = None) -> Appointment:  # fmt: skip
    contact = Contact(f"Лицо {number}", position, phone, phone, "", email, email)
    return Appointment(number, Place(1, office, 1, rank), contact, None, last, 1)


def whole() -> list[Appointment]:
    return [
        person(number, office, rank)
        for number, (office, rank) in enumerate(((o, r) for o in Office for r in (0, 1)), 1)
    ]


def flags(type_: BodyType, people: list[Appointment], told: Told = FRESH,
          absences: tuple[Absence, ...] = ()) -> list[Flag]:  # fmt: skip
    return [one.flag for one in gaps(type_, people, absences, told, TODAY)]


def test_a_whole_list_lacks_nothing() -> None:
    assert flags(OIV, whole()) == []


def test_each_office_and_substitute_of_an_executive_body_is_asked_for() -> None:
    people = [one for one in whole() if one.place.office is not Office.VOTING]
    assert flags(OIV, people) == [Flag.NO_VOTING]
    assert flags(OIV, [one for one in whole() if one.place.rank == 0]) == [Flag.NO_SUBSTITUTE] * 3


@pytest.mark.parametrize("type_", [BodyType.MUNICIPAL, BodyType.INSTITUTION, BodyType.OTHER])
def test_of_others_only_somebody_to_reach_is_asked(type_: BodyType) -> None:
    assert flags(type_, [person(1, Office.EXECUTOR)]) == []
    assert flags(type_, []) == [Flag.NO_CONTACT]


def test_who_left_without_a_successor_is_told() -> None:
    people = [one for one in whole() if one.place != Place(1, Office.EXECUTOR)]
    people.append(person(9, Office.EXECUTOR, last=TODAY - timedelta(1)))
    assert flags(OIV, people) == [Flag.LEFT]


def test_the_last_day_in_the_place_is_not_yet_a_gap() -> None:
    people = [one for one in whole() if one.place != Place(1, Office.EXECUTOR)]
    people.append(person(9, Office.EXECUTOR, last=TODAY))
    assert flags(OIV, people) == []


def test_nobody_acting_today_is_told() -> None:
    absences = tuple(Absence(n, n, TODAY, TODAY, "болезнь", None, 1) for n in (1, 2))
    assert flags(OIV, whole(), absences=absences) == [Flag.NOBODY_ACTS]


def test_a_low_position_is_flagged_for_the_responsible_official_only() -> None:
    low = [person(one.id, one.place.office, one.place.rank, position="начальник отдела")
           for one in whole()]  # fmt: skip
    assert flags(OIV, low) == [Flag.TOO_LOW]


def test_unusable_contacts_are_told_from_missing_ones() -> None:
    people = whole()
    bad = Contact("Лицо 1", "председатель", "12-34", "", "", "почта", "")
    people[0] = Appointment(1, people[0].place, bad, None, None, 1)
    none = Contact("Лицо 2", "председатель")
    people[1] = Appointment(2, people[1].place, none, None, None, 1)
    assert flags(OIV, people) == [Flag.NO_EMAIL, Flag.BAD_EMAIL, Flag.NO_PHONE, Flag.BAD_PHONE]


@pytest.mark.parametrize(
    ("checked", "stale"),
    [(date(2026, 5, 23), False), (date(2026, 5, 22), True), (None, True)],
)
def test_a_confirmation_holds_for_the_months_set(checked: date | None, stale: bool) -> None:
    assert (Flag.UNCONFIRMED in flags(OIV, whole(), Told(checked, 6))) is stale
    assert flags(OIV, whole(), Told(checked, 0)) == []


def test_months_end_on_the_last_day_there_is() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_after(date(2026, 1, 15), 12) == date(2027, 1, 15)


def test_the_last_contact_of_an_executive_body_is_known() -> None:
    one, other = person(1, Office.EXECUTOR), person(2, Office.VOTING)
    assert is_last_contact(OIV, [one], one, TODAY)
    assert not is_last_contact(OIV, [one, other], one, TODAY)
    assert not is_last_contact(BodyType.MUNICIPAL, [one], one, TODAY)
    silent = person(3, Office.VOTING, phone="", email="")
    assert is_last_contact(OIV, [one, silent], one, TODAY)


def test_points_4_5_6_and_10_bind_executive_bodies_only() -> None:
    only = {one.clause for one in DUTIES if one.binds == {OIV}}
    assert only == {"п. 4", "п. 5", "п. 6", "п. 10"}


@pytest.mark.parametrize("type_", [BodyType.MUNICIPAL, BodyType.INSTITUTION, BodyType.OTHER])
def test_others_are_bound_by_the_terms_of_answers_and_the_summary(type_: BodyType) -> None:
    assert [one.clause for one in bound_by(type_)] == ["п. 7", "п. 11"]


def test_the_own_act_is_recommended_to_municipalities_and_binds_nobody() -> None:
    assert [one.key for one in recommended_to(BodyType.MUNICIPAL)] == ["officials", "own_act"]
    assert [one.key for one in recommended_to(BodyType.INSTITUTION)] == ["officials"]
    assert recommended_to(OIV) == ()
