"""Two people at one record: the later edit is not written, both values are told by fields."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import Clash, Conflict, UserError
from lo_appeals.domain.officials import Contact, Office, Place
from lo_appeals.domain.registry import ActStatus, ChangeNotice, FirstList, OwnAct, Voting
from lo_appeals.services.bodies import Edit
from lo_appeals.services.registry_typed import contact
from lo_appeals.store.bodies import NewBody
from tests.unit.services.working import Work

MARCH, TODAY = date(2026, 3, 1), date(2026, 11, 23)


@pytest.fixture
def body_id(work: Work) -> int:
    new = NewBody("Комитет по печати", BodyType.EXECUTIVE, "", None)
    return work.office.bodies.add(new).ids[0]


def clashes_of(write: Callable[[], object]) -> tuple[Conflict, dict[str, tuple[str, str]]]:
    """Return the conflict that `write` meets, and its values by field: mine, theirs."""
    with pytest.raises(Conflict) as told:
        write()
    return told.value, {one.key: (one.mine, one.theirs) for one in told.value.clashes}


def who(name: str, phone: str = "8 812 539-50-00") -> Contact:
    return contact(name, "заместитель председателя", phone, "a@example.ru", senior=None)


def test_card_of_a_body(work: Work, body_id: int) -> None:
    bodies = work.office.bodies
    seen = bodies.get(body_id)
    parent = bodies.add(NewBody("Правительство", BodyType.EXECUTIVE, "", None)).ids[0]
    bodies.edit(body_id, Edit("КП", BodyType.OTHER, parent, confirmed=False), seen.version)
    mine = Edit("Печать", BodyType.OTHER, None, confirmed=False)
    conflict, both = clashes_of(lambda: bodies.edit(body_id, mine, seen.version))
    assert both == {"short_name": ("Печать", "КП"), "parent_id": ("", "Правительство")}
    assert conflict.who == work.office.who
    assert bodies.get(body_id).short_name == "КП"
    bodies.edit(body_id, mine, conflict.version)
    assert bodies.get(body_id).short_name == "Печать"


def test_type_of_a_body_comes_back_as_forms_hold_it(work: Work, body_id: int) -> None:
    bodies = work.office.bodies
    version = bodies.get(body_id).version
    bodies.edit(body_id, Edit("", BodyType.OTHER, None, confirmed=True), version)
    mine = Edit("", BodyType.MUNICIPAL, None, confirmed=True)
    conflict, _ = clashes_of(lambda: bodies.edit(body_id, mine, version))
    [clash] = conflict.clashes
    assert clash == Clash(
        "type", "Тип", BodyType.MUNICIPAL.value, BodyType.OTHER.value, BodyType.OTHER
    )


def test_name_of_a_body_and_its_end(work: Work, body_id: int) -> None:
    bodies = work.office.bodies
    version = bodies.get(body_id).version
    bodies.rename(body_id, "Комитет печати", "", TODAY, version)
    other = clashes_of(lambda: bodies.rename(body_id, "Печатный комитет", "", TODAY, version))
    assert other[1] == {"name": ("Печатный комитет", "Комитет печати")}
    end = clashes_of(lambda: bodies.abolish(body_id, TODAY, version))
    assert end[1] == {"valid_to": (f"{TODAY:%d.%m.%Y}", "")}
    heir = bodies.add(NewBody("Наследник", BodyType.EXECUTIVE, "", None)).ids[0]
    merging, _ = clashes_of(lambda: bodies.merge(body_id, heir, TODAY, version))
    bodies.merge(body_id, heir, TODAY, merging.version)
    assert bodies.get(body_id).merged_into == heir


def test_particulars_of_an_official(work: Work, body_id: int) -> None:
    officials = work.office.registry.officials
    officials.appoint(Place(body_id, Office.RESPONSIBLE, 1), who("Жукова"), MARCH)
    [one] = work.office.registry.card(body_id).appointments
    officials.correct(one.id, one.version, who("Жукова А."), "опечатка")
    mine = who("Жукова Б.", "8 812 539-50-01")
    for write in (
        lambda: officials.correct(one.id, one.version, mine, "звонок"),
        lambda: officials.change(one.id, one.version, mine, date(2026, 6, 1)),
    ):
        conflict, both = clashes_of(write)
        assert both == {
            "name": ("Жукова Б.", "Жукова А."),
            "phone_typed": ("8 812 539-50-01", "8 812 539-50-00"),
        }
    officials.correct(one.id, conflict.version, mine, "звонок")
    [now] = work.office.registry.card(body_id).appointments
    assert now.contact.name == "Жукова Б."


def test_last_day_of_an_official(work: Work, body_id: int) -> None:
    officials = work.office.registry.officials
    officials.appoint(Place(body_id, Office.EXECUTOR, 1), who("Жукова"), MARCH)
    [one] = work.office.registry.card(body_id).appointments
    officials.end(one.id, one.version, date(2027, 1, 31))
    conflict, both = clashes_of(lambda: officials.end(one.id, one.version, date(2027, 2, 28)))
    assert both == {"valid_to": ("28.02.2027", "31.01.2027")}
    assert conflict.clashes[0].value == date(2027, 1, 31)


def test_what_is_kept_of_a_body(work: Work, body_id: int) -> None:
    registry = work.office.registry
    registry.notes.edit_details(body_id, 0, address="Невский, 1", phone="", email="")
    details = clashes_of(
        lambda: registry.notes.edit_details(body_id, 0, address="Литейный, 2", phone="", email="")
    )
    assert details[1] == {"address": ("Литейный, 2", "Невский, 1")}
    registry.clocks.receive_list(FirstList(body_id, MARCH, "17", "", 0))
    first = FirstList(body_id, date(2026, 3, 2), "17", "", 0)
    assert clashes_of(lambda: registry.clocks.receive_list(first))[1] == {
        "received_on": ("02.03.2026", "01.03.2026")
    }
    registry.notes.set_act(OwnAct(body_id, ActStatus.ADOPTED, "приказ"))
    act = OwnAct(body_id, ActStatus.NOT_ADOPTED, "приказ")
    conflict, both = clashes_of(lambda: registry.notes.set_act(act))
    assert both == {"status": ("не принят", "принят")}
    assert conflict.clashes[0].value is ActStatus.ADOPTED


def test_notice_and_voting(work: Work, body_id: int) -> None:
    registry, votings = work.office.registry, work.office.votings
    registry.clocks.record(ChangeNotice(0, body_id, None, "новый", MARCH, None, "", "", 0))
    [(notice, _clock)] = registry.card(body_id).notices
    registry.clocks.record(replace(notice, told_on=date(2026, 3, 3)))
    mine = replace(notice, told_on=date(2026, 3, 4))
    assert clashes_of(lambda: registry.clocks.record(mine))[1] == {
        "told_on": ("04.03.2026", "03.03.2026")
    }
    votings.save(Voting(0, "Сквер", "", body_id, "", MARCH, None, None, ""))
    [voting] = votings.listed()
    votings.save(replace(voting, participants=10))
    other = replace(voting, participants=12)
    assert clashes_of(lambda: votings.save(other))[1] == {"participants": ("12", "10")}


def test_what_is_gone_is_no_choice(work: Work, body_id: int) -> None:
    officials = work.office.registry.officials
    officials.appoint(Place(body_id, Office.RESPONSIBLE, 1), who("Орлов"), MARCH)
    officials.appoint(Place(body_id, Office.EXECUTOR, 1), who("Жукова"), MARCH)
    one = work.office.registry.card(body_id).appointments[0]
    officials.remove(one.id, one.version, "ошибка")
    conflict, both = clashes_of(lambda: officials.correct(one.id, one.version, who("Ж"), ""))
    assert (conflict.version, both) == (0, {})


def settings_with(work: Work, **changed: Any) -> Any:
    return replace(work.office.settings.organisation(), **changed)


def test_settings_changed_by_two_people_keep_both(work: Work) -> None:
    settings = work.office.settings
    seen = settings.organisation()
    settings.save(settings_with(work, executor_phone="(812) 1"), seen)
    settings.save(replace(seen, executor_name="Иванова Анна"), seen)
    now = settings.organisation()
    assert (now.executor_phone, now.executor_name) == ("(812) 1", "Иванова Анна")


def test_one_setting_changed_by_two_people_is_asked(work: Work) -> None:
    settings = work.office.settings
    seen = settings.organisation()
    done = settings.save(replace(seen, executor_phone="(812) 1"), seen)
    conflict, both = clashes_of(lambda: settings.save(replace(seen, executor_phone="2"), seen))
    assert both == {"executor_phone": ("2", "(812) 1")}
    assert conflict.who == work.office.who
    settings.save(replace(seen, executor_phone="2"), replace(seen, executor_phone="(812) 1"))
    assert done.undo
    with pytest.raises(UserError, match="изменились"):
        done.undo()
    assert settings.organisation().executor_phone == "2"
