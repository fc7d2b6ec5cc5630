from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.completeness import Flag
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Absence, Contact, Office, Place
from lo_appeals.domain.registry import (
    ActStatus,
    ChangeNotice,
    Consultation,
    FirstList,
    GivenBy,
    OwnAct,
    Voting,
)
from lo_appeals.domain.timeliness import Period
from lo_appeals.exchange.contacts_parsing import contact
from lo_appeals.services.changes import Changes
from lo_appeals.services.records import NewBody
from lo_appeals.services.registry import RegistryService
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_seats import Told
from lo_appeals.services.registry_states import RegistryFilter
from tests.unit.services.working import Work

TODAY = date(2026, 12, 20)
MARCH = date(2026, 3, 1)
TABLES = ("body", "body_name", "body_alias", "body_details", "official", "leave", "first_list",
          "change_notice", "own_act", "consultation", "voting", "not_twins")  # fmt: skip
HEAD = ["Орган", "Тип", "Кем является", "Замещает", "Должность", "ФИО", "Телефон",
        "Электронная почта", "Работает с"]  # fmt: skip


@pytest.fixture
def registry(work: Work) -> RegistryService:
    work.now = datetime(2026, 12, 20, 10, 0)
    return work.office.registry


@pytest.fixture
def oiv(work: Work) -> int:
    new = NewBody("Комитет по делам", BodyType.EXECUTIVE, "Комитет")
    return work.office.bodies.add(new).ids[0]


@pytest.fixture
def town(work: Work) -> int:
    return work.office.bodies.add(NewBody("Администрация города", BodyType.MUNICIPAL)).ids[0]


def who(name: str, **more: str) -> Contact:
    return contact(name, more.get("position", "председатель"), more.get("phone", "8125395000"),
                   more.get("email", "a@lenobl.ru"))  # fmt: skip


def everything(work: Work) -> dict[str, list[tuple[object, ...]]]:
    with work.database.read() as base:
        return {
            name: sorted(map(tuple, base.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
            for name in TABLES
        }


def answering(registry: RegistryService, body: int, on: date, office: Office) -> list[str | None]:
    return [one.official and one.official.contact.name
            for one in registry.who_answers(body, on, office)]  # fmt: skip


def place(body: int, office: Office = Office.RESPONSIBLE, seat: int = 1, rank: int = 0) -> Place:
    return Place(body, office, seat, rank)


def test_a_successor_ends_the_one_before_and_past_days_keep_their_official(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(oiv), who("Белов"), date(2026, 6, 1))
    found = {
        day: answering(registry, oiv, day, Office.RESPONSIBLE)
        for day in (date(2026, 2, 28), MARCH, date(2026, 5, 31), date(2026, 6, 1))
    }
    assert list(found.values()) == [[None], ["Жукова"], ["Жукова"], ["Белов"]]


def test_a_place_that_is_held_later_is_not_taken_silently(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Белов"), date(2026, 6, 1))
    with pytest.raises(UserError, match="место занимает Белов"):
        registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH, date(2026, 5, 31))


def test_new_particulars_begin_on_their_day_and_absences_follow(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    one = registry.card(oiv).appointments[0]
    registry.absences.record(one.id, date(2026, 5, 25), date(2026, 6, 10), "отпуск")
    registry.officials.change(one.id, 1, who("Жукова", phone="8125395001"), date(2026, 6, 1))
    card = registry.card(oiv, date(2026, 5, 20))
    phones = [x.contact.phone for x in card.appointments]
    assert phones == ["+78125395000", "+78125395001"]
    assert [(x.first, x.last) for x in card.absences] == [
        (date(2026, 5, 25), date(2026, 5, 31)), (date(2026, 6, 1), date(2026, 6, 10)),
    ]  # fmt: skip
    assert answering(registry, oiv, date(2026, 6, 5), Office.RESPONSIBLE) == [None]


def test_a_correction_is_kept_old_and_new_with_its_reason(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    one = registry.card(oiv).appointments[0]
    registry.officials.correct(one.id, one.version, who("Жукова А.А."), "опечатка")
    line = registry.card(oiv).history[0]
    assert line.reason == "опечатка"
    assert [(v.field, v.old, v.new) for v in line.values] == [("ФИО", "Жукова", "Жукова А.А.")]


def test_an_edit_of_what_was_changed_meanwhile_is_refused(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    one = registry.card(oiv).appointments[0]
    registry.officials.correct(one.id, 1, who("Жукова А."), "")
    with pytest.raises(UserError, match="изменились"):
        registry.officials.correct(one.id, 1, who("Жукова Б."), "")


def test_the_last_live_contact_of_an_executive_body_stays(
    registry: RegistryService, oiv: int, town: int
) -> None:
    for body in (oiv, town):
        registry.officials.appoint(place(body), who("Жукова"), MARCH)
    one = registry.card(oiv).appointments[0]
    with pytest.raises(UserError, match="последний, с кем можно связаться"):
        registry.officials.remove(one.id, 1, "ошибка")
    with pytest.raises(UserError, match="последний"):
        registry.officials.end(one.id, 1, TODAY - timedelta(1))
    with pytest.raises(UserError, match="последний"):
        registry.officials.correct(one.id, 1, who("Жукова", phone="", email=""), "")
    registry.officials.remove(registry.card(town).appointments[0].id, 1, "ошибка")
    registry.officials.appoint(place(oiv, Office.EXECUTOR), who("Орлов"), MARCH)
    registry.officials.remove(one.id, 1, "ошибка")
    assert [x.contact.name for x in registry.card(oiv).appointments] == ["Орлов"]


def test_an_absence_over_another_or_with_a_stranger_is_refused(
    registry: RegistryService, oiv: int, town: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(town), who("Белов"), MARCH)
    mine, other = registry.card(oiv).appointments[0], registry.card(town).appointments[0]
    registry.absences.record(mine.id, MARCH, None, "болезнь")
    with pytest.raises(UserError, match="уже записано"):
        registry.absences.record(mine.id, TODAY, TODAY)
    with pytest.raises(UserError, match="того же органа"):
        registry.absences.record(other.id, TODAY, TODAY, "", mine.id)


@pytest.mark.parametrize(("received", "late"), [(date(2026, 11, 20), 0), (date(2026, 11, 21), 1)])
def test_the_first_list_is_in_time_on_the_due_day(
    work: Work, registry: RegistryService, oiv: int, received: date, late: int
) -> None:
    work.office.settings.set_from_json({"order_date": "2026-11-10"})
    registry.clocks.receive_list(FirstList(oiv, received, "01-12/34", "", 0))
    clock = registry.card(oiv).list_clock
    assert clock is not None
    assert clock.due is not None
    assert clock.due.day == date(2026, 11, 20)
    assert clock.late_days(TODAY) == late


def test_a_first_list_due_on_a_saturday_moves_to_monday(
    work: Work, registry: RegistryService, oiv: int
) -> None:
    work.office.settings.set_from_json({"order_date": "2021-11-17"})
    clock = registry.card(oiv).list_clock
    assert clock is not None
    assert clock.due is not None
    assert clock.due.day == date(2021, 11, 29)
    assert "п. 4" in clock.due.text


def test_no_first_list_is_asked_of_a_municipality_nor_without_the_orders_date(
    registry: RegistryService, oiv: int, town: int
) -> None:
    assert registry.card(town).list_clock is None
    clock = registry.card(oiv).list_clock
    assert clock is not None
    assert (clock.due, clock.late_days(TODAY)) == (None, 0)
    assert "дата приказа" in clock.note


@pytest.mark.parametrize(("told", "late"), [(date(2026, 6, 15), 0), (date(2026, 6, 16), 1)])
def test_a_notice_is_in_time_on_the_due_day(
    registry: RegistryService, oiv: int, town: int, told: date, late: int
) -> None:
    for body in (oiv, town):
        new = ChangeNotice(0, body, None, "новый исполнитель", date(2026, 6, 9), told, "5", "", 0)
        registry.clocks.record(new)
    notice, clock = registry.card(oiv).notices[0]
    assert notice.incoming == "5"
    assert clock.due is not None
    assert clock.due.day == date(2026, 6, 15)  # 12.06 is a holiday, a Friday
    assert clock.late_days(TODAY) == late
    found = registry.clocks.late_notices(Period.month(2026, 6))
    assert [one.body.id for one in found] == [oiv] * late
    assert registry.clocks.late_notices(Period.month(2026, 7)) == []


def test_a_change_not_told_yet_is_late_from_the_day_after(
    registry: RegistryService, oiv: int
) -> None:
    change = date(2026, 12, 15)
    told = Told(None)
    registry.officials.appoint(place(oiv), who("Жукова"), change, told=told)
    ((_, clock),) = registry.card(oiv).notices
    assert [clock.late_days(change + timedelta(n)) for n in (3, 4, 5)] == [0, 1, 2]
    assert registry.listed(RegistryFilter(late=True))[0].body.id == oiv


def test_gaps_are_flagged_counted_and_sorted(
    registry: RegistryService, oiv: int, town: int
) -> None:
    registry.officials.appoint(place(town), who("Белов"), MARCH)
    registry.notes.confirm(town, 0, TODAY)
    assert registry.flags()[Flag.NO_CONTACT] == 1
    found = registry.listed(RegistryFilter(worst_first=True))
    assert [one.body.id for one in found] == [oiv, town]
    assert [one.body.id for one in registry.listed(RegistryFilter(incomplete=True))] == [oiv]


def test_people_are_found_by_name_phone_and_address(
    registry: RegistryService, oiv: int, town: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жуков Пётр", email="petr@lenobl.ru"), MARCH)
    registry.officials.appoint(place(town), who("Белов", phone="(812) 111-22-33"), MARCH)
    found = {
        text: [one.body.id for one in registry.listed(RegistryFilter(find=text))]
        for text in ("ЖУКОВ ПЕТР", "petr@", "539-50-00", "комитет жуков", "города белов", "нету")
    }
    assert list(found.values()) == [[oiv], [oiv], [oiv], [oiv], [town], []]


def test_not_adopted_is_a_status_and_never_a_gap(registry: RegistryService, town: int) -> None:
    before = registry.card(town).gaps
    registry.notes.set_act(OwnAct(town, ActStatus.NOT_ADOPTED))
    card = registry.card(town)
    assert card.act is not None
    assert card.act.status is ActStatus.NOT_ADOPTED
    assert card.gaps == before
    with pytest.raises(UserError, match="не «принят»"):
        registry.notes.set_act(OwnAct(town, ActStatus.NOT_ADOPTED, number="5", version=1))


def test_addresses_of_a_selection_come_once_each(
    registry: RegistryService, oiv: int, town: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова", email="a@lenobl.ru"), MARCH)
    registry.officials.appoint(
        place(oiv, Office.EXECUTOR), who("Орлов", email="A@lenobl.ru"), MARCH
    )
    registry.notes.edit_details(town, 0, address="", phone="", email="town@lenobl.ru")
    assert registry.emails([oiv, town]) == "A@lenobl.ru; town@lenobl.ru"


def test_a_merged_body_hands_its_people_over(
    registry: RegistryService, oiv: int, town: int, work: Work
) -> None:
    officials = registry.officials
    officials.appoint(place(oiv), who("Жукова"), MARCH)
    officials.appoint(place(town), who("Глава"), MARCH)
    officials.appoint(place(town, Office.EXECUTOR), who("Орлов"), MARCH)
    officials.appoint(place(town, Office.EXECUTOR, rank=1), who("Лисин"), MARCH)
    child = work.office.bodies.add(NewBody("Школа", BodyType.INSTITUTION, "", town)).ids[0]
    before = everything(work)
    on = date(2026, 12, 1)
    version = registry.card(town).body.version
    done = work.office.bodies.merge(town, oiv, on, version)
    assert answering(registry, oiv, on, Office.RESPONSIBLE) == ["Жукова"]
    assert answering(registry, oiv, on, Office.EXECUTOR) == ["Орлов"]
    assert answering(registry, town, on - timedelta(1), Office.RESPONSIBLE) == ["Глава"]
    assert answering(registry, town, on, Office.EXECUTOR) == [None]
    assert work.office.bodies.get(child).parent_id == oiv
    assert done.undo is not None
    done.undo()
    assert everything(work) == before


def test_the_undo_of_a_new_body_is_refused_once_people_are_in_it(
    registry: RegistryService, work: Work
) -> None:
    done = work.office.bodies.add(NewBody("Школа", BodyType.INSTITUTION))
    registry.officials.appoint(place(done.ids[0]), who("Белов"), MARCH)
    assert done.undo is not None
    with pytest.raises(UserError, match="уже используется"):
        done.undo()


def test_a_dismissed_pair_of_twins_stays_dismissed(registry: RegistryService, work: Work) -> None:
    ids = [work.office.bodies.add(NewBody(name, BodyType.OTHER)).ids[0]
           for name in ("ГБУ «Лицей имени Павлова»", "МБУ Лицей имени Павлова")]  # fmt: skip
    (pair,) = registry.twins()
    assert pair.key == tuple(ids)
    done = registry.notes.not_twins(ids[1], ids[0])
    assert registry.twins() == ()
    assert done.undo is not None
    done.undo()
    assert len(registry.twins()) == 1


def writings(work: Work, oiv: int, town: int) -> list[Callable[[], Changes]]:
    """Return every kind of writing, in an order in which each can be done."""
    registry, votings = work.office.registry, work.office.votings
    people = registry.officials

    def mine(number: int) -> tuple[int, int]:
        one = registry.card(oiv).appointments[number]
        return one.id, one.version

    def absence() -> Absence:
        return registry.card(oiv).absences[0]

    def helped() -> Consultation:
        return registry.card(oiv).consultations[0]

    def held() -> Voting:
        return votings.listed()[0]

    day = date(2026, 10, 1)
    return [
        lambda: people.appoint(place(oiv), who("Жукова"), MARCH),
        lambda: people.appoint(place(oiv, Office.EXECUTOR), who("Орлов"), MARCH, told=Told(MARCH)),
        lambda: people.change(*mine(0), who("Орлова"), day, Told(day, "7")),
        lambda: people.correct(*mine(0), who("Орлов О."), "опечатка"),
        lambda: registry.absences.record(mine(1)[0], TODAY, None, "болезнь", mine(2)[0]),
        lambda: registry.absences.edit(
            Absence(absence().id, mine(1)[0], TODAY, TODAY, "", None, 1)),
        lambda: registry.absences.remove(absence().id, absence().version),
        lambda: people.set_forms(*mine(0), {"dative": {"text": "Орлову", "confirmed": True}}),
        lambda: people.end(*mine(1), date(2026, 11, 1), "уволен", Told(TODAY, "8")),
        lambda: people.remove(*mine(0), "лишний"),
        lambda: registry.clocks.receive_list(FirstList(oiv, day, "1", "", 0)),
        lambda: registry.clocks.receive_list(FirstList(oiv, TODAY, "2", "", 1)),
        lambda: registry.clocks.forget_list(oiv),
        lambda: registry.clocks.record(ChangeNotice(0, oiv, None, "что", day, None, "", "", 0)),
        lambda: registry.clocks.remove(registry.card(oiv).notices[0][0].id, 1),
        lambda: registry.notes.edit_details(oiv, 0, address="ул.", phone="1", email="x"),
        lambda: registry.notes.confirm(oiv, 1, TODAY),
        lambda: registry.notes.set_forms(oiv, 2, {"genitive": {"text": "Комитета"}}),
        lambda: registry.notes.set_act(OwnAct(town, ActStatus.ADOPTED, "приказ", "1", day)),
        lambda: registry.notes.set_act(OwnAct(town, ActStatus.NOT_ADOPTED, version=1)),
        lambda: registry.notes.consulted(
            Consultation(0, oiv, day, GivenBy.PROJECT_OFFICE, "о сроках", "Орлову", 0)),
        lambda: registry.notes.remove_consultation(helped()),
        lambda: votings.save(Voting(0, "Парк", "опрос", town, "Белов", day, None, 10, "")),
        lambda: votings.remove(held()),
        lambda: registry.notes.not_twins(oiv, town),
        lambda: work.office.bodies.add_alias(oiv, "КОМИТЕТ ПО ДЕЛАМ ЛО"),
        lambda: work.office.bodies.merge(
            town, oiv, TODAY, registry.card(town).body.version),
    ]  # fmt: skip


def test_every_writing_is_undone_redone_and_journalled(work: Work, oiv: int, town: int) -> None:
    for write in writings(work, oiv, town):
        before = everything(work)
        lines = len(work.office.journal.entries(10_000))
        done = write()
        after = everything(work)
        assert after != before, done.text
        assert done.undo is not None
        undone = done.undo()
        assert everything(work) == before, done.text
        assert undone.undo is not None
        undone.undo()
        assert everything(work) == after, done.text
        assert len(work.office.journal.entries(10_000)) >= lines + 3
    assert work.office.copies.check() == ()


def test_an_undo_is_refused_where_later_work_would_be_lost(
    registry: RegistryService, oiv: int, work: Work
) -> None:
    done = registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    one = registry.card(oiv).appointments[0]
    registry.officials.correct(one.id, 1, who("Жукова А."), "")
    before = everything(work)
    assert done.undo is not None
    with pytest.raises(UserError, match="изменены позже"):
        done.undo()
    assert everything(work) == before


def test_end_is_not_put_off_into_the_days_of_a_successor(
    registry: RegistryService, oiv: int
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(oiv), who("Северов"), MARCH + timedelta(9))
    gone = next(one for one in registry.card(oiv).appointments if one.contact.name == "Жукова")
    with pytest.raises(UserError, match="на этом месте Северов"):
        registry.officials.end(gone.id, gone.version, MARCH + timedelta(9))
    registry.officials.end(gone.id, gone.version, MARCH + timedelta(4))


steps = st.tuples(
    st.sampled_from(("appoint", "end", "away", "remove")), st.integers(0, 2), st.integers(0, 1),
    st.integers(0, 90), st.integers(0, 30),
)  # fmt: skip


@settings(max_examples=15, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(steps, min_size=1, max_size=8))
def test_no_history_makes_two_people_sit_in_one_place(
    begin: Callable[[], Work], history: list[tuple[str, int, int, int, int]]
) -> None:
    work = begin()
    registry = work.office.registry
    body = work.office.bodies.add(NewBody("Школа", BodyType.INSTITUTION)).ids[0]
    for number, (what, seat, rank, start, length) in enumerate(history):
        first = MARCH + timedelta(start)
        people = registry.card(body).appointments
        try:
            if what == "appoint" or not people:
                chair = place(body, Office.EXECUTOR, seat + 1, rank)
                registry.officials.appoint(chair, who(f"Лицо {number}"), first)
                continue
            one = people[seat % len(people)]
            if what == "away":
                registry.absences.record(one.id, first, first + timedelta(length))
            elif what == "end":
                registry.officials.end(one.id, one.version, first + timedelta(length))
            else:
                registry.officials.remove(one.id, one.version, "ошибка")
        except UserError:
            continue
    card = registry.card(body)
    for day in (MARCH + timedelta(n) for n in range(0, 125, 5)):
        held = [one.place for one in card.appointments if one.holds(day)]
        assert len(held) == len(set(held))
        for acting in registry.who_answers(body, day, Office.EXECUTOR):
            assert acting.official is not None or acting.steps
    work.close()


def contacts_file(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Контакты")
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_list_is_previewed_written_once_and_undone(
    work: Work, registry: RegistryService, oiv: int, tmp_path: Path
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова А. А."), MARCH)
    file = contacts_file(tmp_path / "c.xlsx", [
        ["комитет по делам", "", "Ответственное лицо", "", "", "жукова а. а.", "8125395001", ""],
        ["Комитет по делам", "", "Исполнитель", "", "спец", "Орлов", "", "o@lenobl.ru"],
        ["Комитет по делам", "", "Замещающий исполнителя", "", "", "Лисин", "", ""],
        ["Новая школа", "учреждение", "Исполнитель", "", "", "Белов", "", ""],
        ["Комитет по делам", "", "Сторож", "", "", "Кто-то", "", ""],
    ])  # fmt: skip
    preview = registry.contacts.read(file)
    counts = {key: value for key, value in preview.counts.items() if value}
    assert counts == {Outcome.NEW: 3, Outcome.CHANGED: 1, Outcome.REJECTED: 1}
    assert [one.name for one in preview.unknown_bodies] == ["Новая школа"]
    before = everything(work)
    done = registry.contacts.apply(preview)
    found = registry.card(oiv)
    assert answering(registry, oiv, TODAY, Office.EXECUTOR) == ["Орлов"]
    assert [x.contact.name for x in found.appointments if x.place.rank] == ["Лисин"]
    phones = [x.contact.phone for x in found.appointments if x.place.office is Office.RESPONSIBLE]
    assert phones == ["+78125395000", "+78125395001"]
    again = registry.contacts.read(file)
    assert {k for k, v in again.counts.items() if v} == {Outcome.SAME, Outcome.REJECTED}
    assert done.undo is not None
    done.undo()
    assert everything(work) == before


def test_a_body_named_once_is_remembered_by_its_spelling(
    work: Work, registry: RegistryService, oiv: int, tmp_path: Path
) -> None:
    file = contacts_file(tmp_path / "c.xlsx", [
        ["КОМИТЕТ ЛО", "", "Исполнитель", "", "", "Орлов", "", ""],
        ["Клуб", "", "Исполнитель", "", "", "Лисин", "", ""],
    ])  # fmt: skip
    preview = registry.contacts.read(file)
    before = everything(work)
    chosen = registry.contacts.again(preview, preview.on, {"КОМИТЕТ ЛО": oiv})
    assert [one.name for one in chosen.unknown_bodies] == ["Клуб"]
    assert chosen.lines[0].body == "Комитет по делам"
    done = registry.contacts.apply(
        chosen, {"КОМИТЕТ ЛО": oiv, "Клуб": NewBody("Дом культуры", BodyType.INSTITUTION)}
    )
    assert work.office.bodies.aliases(oiv) == ["КОМИТЕТ ЛО"]
    assert {one.name for one in work.office.bodies.listed()} == {"Комитет по делам", "Дом культуры"}
    assert {k for k, v in registry.contacts.read(file).counts.items() if v} == {
        Outcome.SAME, Outcome.NEW,
    }  # fmt: skip
    assert done.undo is not None
    done.undo()
    assert everything(work) == before


def test_an_exported_list_comes_back_the_same(
    registry: RegistryService, oiv: int, tmp_path: Path
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(oiv, rank=1), who("Белов", phone="12"), MARCH)
    registry.officials.appoint(place(oiv, Office.EXECUTOR, 1), who("Орлов"), MARCH)
    registry.officials.appoint(place(oiv, Office.EXECUTOR, 2), who("Лисин"), MARCH)
    registry.officials.appoint(place(oiv, Office.EXECUTOR, 2, 1), who("Котов"), MARCH)
    file = registry.contacts.export(tmp_path / "out.xlsx")
    preview = registry.contacts.read(file)
    assert {key for key, value in preview.counts.items() if value} == {Outcome.SAME}
    assert preview.file_rows == 5


@contextmanager
def typed_over(file: Path) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a form as a body gets it; what is written into them is saved."""
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    yield list(sheet.iter_rows())
    book.save(file)


def test_a_returned_form_is_accepted_one_by_one(
    work: Work, registry: RegistryService, oiv: int, tmp_path: Path
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    registry.officials.appoint(place(oiv, Office.EXECUTOR), who("Орлов"), MARCH)
    registry.officials.appoint(place(oiv, Office.VOTING), who("Лисин"), MARCH)
    (file,) = registry.contacts.make_forms([oiv], tmp_path)
    with typed_over(file) as rows:
        for row in rows:
            if row[4].value == "Жукова":
                row[5].value = "(812) 539-50-77"
            if row[4].value == "Орлов":
                row[4].value = None
            if row[4].value == "Лисин":
                row[4].value = "Котов"
            if row[0].value == "Электронная почта органа":
                row[1].value = "new@lenobl.ru"
    preview = registry.contacts.read(file)
    told = {line.key.split()[0] + " " + line.name: line for line in preview.lines}
    assert told["row Жукова"].outcome is Outcome.CHANGED
    assert told["left Орлов"].outcome is Outcome.LEFT
    assert told["row Котов"].outcome is Outcome.REPLACED
    before = everything(work)
    registry.contacts.apply(preview, only=[told["row Жукова"].key])
    rest = registry.contacts.read(file)
    assert {one.outcome for one in rest.lines if one.row and one.name == "Жукова"} == {Outcome.SAME}
    done = registry.contacts.apply(rest)
    card = registry.card(oiv)
    assert card.details.email == "new@lenobl.ru"
    assert card.details.checked_on == TODAY
    assert answering(registry, oiv, TODAY, Office.EXECUTOR) == [None]
    assert answering(registry, oiv, TODAY, Office.VOTING) == ["Котов"]
    assert answering(registry, oiv, TODAY - timedelta(1), Office.VOTING) == ["Лисин"]
    assert done.undo is not None
    done.undo()
    assert everything(work) != before


def test_a_form_does_not_take_the_last_contact_away(
    registry: RegistryService, oiv: int, tmp_path: Path
) -> None:
    registry.officials.appoint(place(oiv), who("Жукова"), MARCH)
    (file,) = registry.contacts.make_forms([oiv], tmp_path)
    with typed_over(file) as rows:
        for row in rows:
            if row[4].value == "Жукова":
                row[4].value = None
    preview = registry.contacts.read(file)
    with pytest.raises(UserError, match="не осталось бы никого"):
        registry.contacts.apply(preview)


def test_ten_thousand_rows_are_written_and_undone_whole(
    work: Work, registry: RegistryService, tmp_path: Path
) -> None:
    roles = ("Ответственное лицо", "Замещающий ответственного", "Исполнитель", "Уполномоченный")
    rows: list[list[object]] = [
        [f"Учреждение № {n // 4}", "учреждение", roles[n % 4], "", "специалист",
         f"Лицо {n} Иванович", f"8812{5390000 + n}", f"p{n}@lenobl.ru", MARCH]
        for n in range(10_000)
    ]  # fmt: skip
    preview = registry.contacts.read(contacts_file(tmp_path / "big.xlsx", rows))
    assert preview.counts[Outcome.NEW] == 10_000
    before = everything(work)
    done = registry.contacts.apply(preview)
    assert len(everything(work)["official"]) == 10_000
    assert registry.contacts.read(preview.listed.path).counts[Outcome.SAME] == 10_000
    assert done.undo is not None
    done.undo()
    assert everything(work) == before
