"""The made-up region's officials: nobody real, nobody twice, phones and addresses of nobody."""

from collections import Counter
from pathlib import Path

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.officials import Office
from lo_appeals.exchange.contacts import read_contacts
from lo_appeals.exchange.contacts_parsing import email, phone
from lo_appeals.exchange.sample_people import SILENT, fictional_people, write_contacts
from lo_appeals.exchange.sample_region import fictional_bodies

PEOPLE = fictional_people()
# Who is named in what is publicly known of the addressees: none may be met in the made-up region.
REAL = {
    "дрозденко", "патраев", "патраева", "перминов", "перминова", "данилюк", "серов", "серова",
    "путронен",
}  # fmt: skip


def test_no_official_has_a_real_officials_name() -> None:
    surnames = {person.name.split()[0].casefold() for person in PEOPLE}
    assert len(surnames) > 30
    assert surnames & REAL == set()


def test_nobody_is_met_twice_and_the_seed_decides_who() -> None:
    assert max(Counter(person.name for person in PEOPLE).values()) == 1
    assert fictional_people() == PEOPLE
    assert fictional_people(2) != PEOPLE


def test_phones_and_addresses_belong_to_nobody() -> None:
    numbers = [phone(person.phone).number for person in PEOPLE]
    assert {number[:8] for number in numbers if number} == {"+7813000"}
    assert len([number for number in numbers if not number]) == 1
    written = [email(person.email).address for person in PEOPLE if person.email]
    assert all(one.endswith(".example") for one in written if one)
    assert len([one for one in written if not one]) == 2  # both executors of one committee


def test_every_body_but_the_silent_ones_named_somebody() -> None:
    named = {person.body for person in PEOPLE}
    silent = [body.name for body in fictional_bodies() if body.name not in named]
    assert len(silent) == len(SILENT)
    assert all(any(one in name for one in SILENT) for name in silent)


def test_committees_have_three_offices_with_substitutes() -> None:
    health = next(body for body in fictional_bodies() if body.type is BodyType.EXECUTIVE)
    mine = [person for person in PEOPLE if person.body == health.name]
    assert {person.office for person in mine} == set(Office)
    principals = {person.name for person in mine if not person.instead_of}
    assert principals == {person.instead_of for person in mine if person.instead_of}


def test_the_contact_list_is_read_whole_by_the_programs_own_reader(tmp_path: Path) -> None:
    listed = read_contacts(write_contacts(tmp_path / "contacts.xlsx"))
    assert (len(listed.rows), listed.faults, listed.unknown_headings) == (len(PEOPLE), (), ())
    assert [row.contact.name for row in listed.rows] == [person.name for person in PEOPLE]
