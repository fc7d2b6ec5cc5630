"""The made-up region's registry lives on whatever day it is opened."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.completeness import Flag
from lo_appeals.domain.registry import ActStatus
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.office import Office
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_states import RegistryFilter
from lo_appeals.services.sample import ORGANISATION
from lo_appeals.services.sample_registry import CONTACTS_FILE, fill_registry

DAYS = (date(2026, 11, 27), date(2024, 3, 1), date(2031, 1, 9))


@pytest.fixture(params=DAYS, ids=str, scope="module")
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """The region on one day, filled once and only read."""
    noon = datetime.combine(request.param, time(12))
    folder = tmp_path_factory.mktemp("region")
    with closing(Office(folder / "base", lambda: noon, directory=fictional_bodies())) as made:
        made.settings.set_from_json(ORGANISATION)
        fill_registry(made, folder)
        yield made


def test_most_bodies_are_complete_and_every_kind_of_remark_is_met(office: Office) -> None:
    living = office.registry.listed(RegistryFilter())
    lacking = office.registry.listed(RegistryFilter(incomplete=True))
    assert len(living) == 71
    assert 0.1 < len(lacking) / len(living) < 0.3
    met = {flag for flag, count in office.registry.flags().items() if count}
    assert met == set(Flag) - {
        Flag.NO_RESPONSIBLE, Flag.NO_EXECUTOR, Flag.NO_PHONE, Flag.NO_POSITION,
    }  # fmt: skip


def test_clocks_of_points_4_and_5_stand_in_each_state(office: Office) -> None:
    today = office.clock().date()
    cards = [office.registry.card(one.id) for one in office.bodies.listed(BodyType.EXECUTIVE)]
    lists = [card.list_clock for card in cards if card.list_clock is not None]
    assert sorted(one.done is None for one in lists if one.late_days(today)) == [False, False, True]
    assert all(one.body.type is BodyType.EXECUTIVE for one in office.registry.clocks.late_notices())
    told = {
        (clock.done is not None, clock.late_days(today) > 0)
        for body in office.bodies.listed(BodyType.EXECUTIVE)
        for _, clock in office.registry.card(body.id).notices
    }
    assert told == {(True, False), (True, True), (False, True), (False, False)}


def test_who_answers_depends_on_the_day_and_on_absences(office: Office) -> None:
    today = office.clock().date()
    then = office.registry.responsible_on(date(2024, 1, 1))
    now = office.registry.responsible_on(today)
    changed = [body for body, who in now.items() if who != then[body]]
    assert len(changed) == 2  # a successor, and a substitute of one who is away


def test_acts_help_and_votings_are_there(office: Office) -> None:
    towns = office.bodies.listed(BodyType.MUNICIPAL)
    acts = [office.registry.card(town.id).act for town in towns]
    assert {act.status for act in acts if act} == set(ActStatus)
    help_given = [office.registry.card(body.id).consultations for body in office.bodies.listed()]
    assert sum(map(len, help_given)) == 3
    assert len(office.votings.listed()) == 2


def test_the_shipped_contact_list_is_known_already_but_for_what_has_changed(office: Office) -> None:
    preview = office.registry.contacts.read(office.folder.parent / CONTACTS_FILE)
    same = preview.counts[Outcome.SAME]
    assert len(preview.lines) - 6 <= same < len(preview.lines)
