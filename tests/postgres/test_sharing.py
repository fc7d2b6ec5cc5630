"""Several people in one base: numbers without gaps, no lost edit, others' changes heard."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Queue
from random import Random

import pytest
import sqlalchemy as sa

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.sharing import EVERYTHING, Heard, Watcher
from tests.postgres.server import Server
from tests.unit.store.at_once import faults_at_once

WRITERS, EDITS = 8, 12
SOON_S = 3.0  # others' changes are to be seen within this

Enter = Callable[..., Office]


@contextmanager
def watching(office: Office) -> Iterator["Queue[Heard]"]:
    heard: Queue[Heard] = Queue()
    watcher = Watcher(office._desk, heard.put)
    assert watcher.start()
    assert watcher.wait_ready(10)
    yield heard
    watcher.stop()


def say(office: Office, entry_id: int, said: str, version: int) -> Changes:
    """Correct a field of an entry that the made-up region leaves empty."""
    return office.appeals.correct(entry_id, {"foiv_email": said}, "сверка", version)


def some(office: Office, count: int = 1) -> list[int]:
    return list(office.appeals.ids(Selection(law=Law.BOTH))[:count])


def count_of(office: Office, table: str) -> tuple[int, int]:
    """Return how many rows a table has, and its last number."""
    with office._desk.database.read() as connection:
        row = connection.exec_driver_sql(f"SELECT count(*), coalesce(max(id), 0) FROM {table}")
        return tuple(row.one())


def test_conflict_shows_both_values(enter: Enter) -> None:
    first, second = enter("Иванова"), enter("Петров")
    [entry_id] = some(first)
    one = first.appeals.get(entry_id)
    body = first.bodies.listed()[0]
    first.appeals.correct(entry_id, {"grade": 2, "category": "Дороги"}, "сверка", one.version)
    mine = {"grade": 5, "category": "Дороги", "body_id": body.id}
    with pytest.raises(Conflict) as told:
        second.appeals.correct(entry_id, mine, "звонок", one.version)
    shown = {clash.key: (clash.title, clash.mine, clash.theirs) for clash in told.value.clashes}
    assert shown["grade"][1:] == ("5", "2")
    assert shown["body_id"][1:] == (body.name, one.body)
    assert "category" not in shown  # both wrote the same
    assert told.value.who == "Иванова"
    assert "Иванова" in told.value.what
    assert "«2»" in told.value.what
    assert second.appeals.get(entry_id).grade == 2
    second.appeals.correct(entry_id, {"grade": 5}, "звонок", told.value.version)
    assert first.appeals.get(entry_id).grade == 5


def test_notes_of_two_people_both_stay(enter: Enter) -> None:
    first, second = enter("Иванова"), enter("Петров")
    [entry_id] = some(first)
    first.notes.add(entry_id, "одно")
    second.notes.add(entry_id, "другое")
    mine, theirs = second.notes.of(entry_id)
    assert [(one.who, one.text) for one in (mine, theirs)] == [
        ("Петров", "другое"), ("Иванова", "одно"),
    ]  # fmt: skip
    with pytest.raises(UserError, match="написано другим: Иванова"):
        second.notes.edit(theirs, "третье")
    second.notes.edit(mine, "другое вернее")
    assert second.appeals.get(entry_id).notes == "другое вернее\nодно"


def test_eight_writers_lose_nothing(enter: Enter) -> None:
    offices = [enter(f"клерк {n}") for n in range(WRITERS)]
    ids = some(offices[0], 5)
    before = count_of(offices[0], "journal")
    done = [0] * WRITERS
    conflicts = [0] * WRITERS
    faults: list[BaseException] = []

    def work(number: int) -> None:
        office, chance = offices[number], Random(number)
        while done[number] < EDITS and not faults:
            one = office.appeals.get(chance.choice(ids))
            words = {*one.foiv_email.split(), f"{number}:{done[number]}"}
            try:
                say(office, one.id, " ".join(sorted(words)), one.version)
                done[number] += 1
            except Conflict:
                conflicts[number] += 1
            except BaseException as error:
                faults.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(WRITERS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    office = offices[0]
    kept = sorted(word for one in office.appeals.page(ids) for word in one.foiv_email.split())
    assert kept == sorted(f"{n}:{edit}" for n in range(WRITERS) for edit in range(EDITS))
    after = count_of(office, "journal")
    assert after == (before[0] + WRITERS * EDITS, before[1] + WRITERS * EDITS)
    assert after[0] == after[1]  # numbers from 1 without a gap
    assert office.copies.check() == ()
    assert sum(conflicts) > 0


def test_cancelled_work_leaves_no_gap(enter: Enter) -> None:
    office = enter()
    [entry_id] = some(office)
    before = count_of(office, "journal")
    for attempt in range(5):
        one = office.appeals.get(entry_id)
        early = {"answered": one.registered.replace(year=2001)}
        with pytest.raises(UserError, match="раньше регистрации"):
            office.appeals.correct(entry_id, early, str(attempt), one.version)
        with suppress(ZeroDivisionError), office._desk.database.write() as connection:
            connection.execute(sa.text("SELECT next_number('journal')"))
            raise ZeroDivisionError
    one = office.appeals.get(entry_id)
    say(office, entry_id, "после отмен", one.version)
    assert count_of(office, "journal") == (before[0] + 1, before[1] + 1)


def test_others_changes_are_heard_at_once(enter: Enter) -> None:
    first, second = enter("Иванова"), enter("Петров")
    [entry_id] = some(first)
    with watching(second) as heard:
        one = first.appeals.get(entry_id)
        say(first, entry_id, "слышно", one.version)
        news = heard.get(timeout=SOON_S)
        assert news.kinds == EVERYTHING
        assert news.connected
        assert [(line.who, line.subject) for line in news.lines] == [
            ("Иванова", f"обращение {one.number}")
        ]
        mine = second.appeals.get(entry_id)
        say(second, entry_id, "своё", mine.version)
        now = first.appeals.get(entry_id).version
        say(first, entry_id, "ещё раз", now)
        assert [line.who for line in heard.get(timeout=SOON_S).lines] == ["Иванова"]
        assert heard.empty()


def test_a_base_in_a_file_has_nobody_to_listen_to(enter: Enter) -> None:
    office = enter()
    alone = Office(office.folder / "alone", office.clock, who="клерк", directory=())
    assert not Watcher(alone._desk, lambda _heard: None).start()
    alone.close()


def test_everything_is_looked_at_after_a_lost_connection(enter: Enter, server: Server) -> None:
    office = enter()
    with watching(office) as heard:
        base = office._desk.database.url.database
        server.order("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                     f"WHERE datname = '{base}' AND query LIKE 'LISTEN%'")  # fmt: skip
        assert heard.get(timeout=SOON_S) == Heard(frozenset(), connected=False)
        assert heard.get(timeout=SOON_S) == Heard(EVERYTHING, again=True)
        [entry_id] = some(office)
        other = enter("Петров")
        say(other, entry_id, "снова", other.appeals.get(entry_id).version)
        assert [line.who for line in heard.get(timeout=SOON_S).lines] == ["Петров"]


def test_writers_wait_for_each_other_and_then_say_so(enter: Enter) -> None:
    first, second = enter("Иванова"), enter("Петров")
    [entry_id] = some(first)
    version = first.appeals.get(entry_id).version
    with first._desk.database.write():
        with second._desk.database.engine.connect() as connection:
            connection.exec_driver_sql("SET SESSION lock_timeout = 200")
            connection.commit()
        with pytest.raises(UserError, match="База занята"):
            say(second, entry_id, "потом", version)
        assert second.appeals.get(entry_id).version == version  # readers never wait
    say(second, entry_id, "теперь", version)


def test_two_programs_may_open_a_new_base_at_once(empty: str, enter: Enter) -> None:
    assert faults_at_once(3, lambda: enter(address=empty)) == []
    names = [body.name for body in enter(address=empty).bodies.listed()]
    assert names
    assert len(names) == len(set(names))


def test_a_version_that_was_seen_never_means_another_state(enter: Enter) -> None:
    """One edits, another looks, the first undoes, a third edits: the second is refused."""
    first, second, third = enter("Иванова"), enter("Петров"), enter("Сидорова")
    [entry_id] = some(first)
    done = say(first, entry_id, "первое", first.appeals.get(entry_id).version)
    seen = second.appeals.get(entry_id)
    assert done.undo
    done.undo()
    say(third, entry_id, "третье", third.appeals.get(entry_id).version)
    with pytest.raises(Conflict):
        say(second, entry_id, "второе", seen.version)
    assert first.appeals.get(entry_id).foiv_email == "третье"


def test_edits_are_taken_back_one_by_one(enter: Enter) -> None:
    office = enter()
    [entry_id] = some(office)
    before = office.appeals.get(entry_id)
    undos = []
    for n in range(3):
        one = office.appeals.get(entry_id)
        undos.append(office.notes.add(entry_id, str(n)).undo)
        one = office.appeals.get(entry_id)
        changed = office.appeals.correct(entry_id, {"category": f"Тема {n}"}, "", one.version)
        undos.append(changed.undo)
    for undo in undos[::-1]:
        assert undo
        undo()
    assert office.appeals.get(entry_id) == before


def test_listening_goes_on_after_a_long_outage(enter: Enter, server: Server) -> None:
    """Longer than several attempts: the thread that listens outlives every one of them."""
    first, second = enter("Иванова"), enter("Петров")
    [entry_id] = some(first)
    with watching(second) as heard:
        server.restart("immediate", pause_s=4)
        assert not heard.get(timeout=SOON_S).connected
        assert heard.get(timeout=10).again
        one = first.appeals.get(entry_id)
        say(first, entry_id, "после перерыва", one.version)
        assert [line.who for line in heard.get(timeout=SOON_S).lines] == ["Иванова"]
