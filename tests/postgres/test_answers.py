"""The same data in a file and on a server give the same answers, in the same order."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.office import Office
from lo_appeals.services.shared_base import move_base
from lo_appeals.store import search_index
from tests.postgres.conftest import NOW

SORTS = ("due", "number", "registered", "answered", "body", "grade", "category", "days_taken",
         "postponed", "municipality")  # fmt: skip


@pytest.fixture(scope="module")
def pair(server: object, region: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[
    tuple[Office, Office]
]:  # fmt: skip
    """Yield the region on the server and the same base moved into a file."""
    folder = tmp_path_factory.mktemp("pair")
    url = server.make("pair", region)
    note_and_text(url, folder)
    move_base(url, str(folder / "lo_appeals.sqlite"))
    with (
        closing(Office(folder / "s", lambda: NOW, url=url, who="клерк")) as shared,
        closing(Office(folder, lambda: NOW, who="клерк")) as single,
    ):
        yield shared, single


def note_and_text(url: str, folder: Path) -> None:
    """Give a few entries notes in letters that have to be evened out."""
    with closing(Office(folder / "w", lambda: NOW, url=url, who="клерк")) as office:
        ids = office.appeals.ids(Selection(law=Law.BOTH))
        notes = (
            "Ёлка у подъезда не убрана",
            "елки спилены",
            "Сообщение_с_чертой и «кавычками»",
            "ДОМ-17/2, корпус №5",
            "снегоуборочная техника",
            "x" * 700,
            "Дорога; дорог: дорогой",
        )
        for one, note in zip(office.appeals.page(list(ids[: len(notes)])), notes, strict=True):
            office.notes.add(one.id, note)


def numbers(office: Office, selection: Selection) -> list[tuple[str, int]]:
    ids = office.appeals.ids(selection)
    return [(one.number, one.cycle) for one in office.appeals.page(list(ids))]


def queries(office: Office) -> list[str]:
    """Return words of the data, their beginnings, insides and numbers."""
    with office._desk.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT number, category, fact, address, executor FROM entry ORDER BY id LIMIT 60"
        ).all()
    texts = [text for row in rows for text in row[1:]]
    words = sorted({word for text in texts for word in search_index.WORD.findall(text)})
    picked = words[:: max(len(words) // 25, 1)]
    found = [*picked, *(word[:3] for word in picked), *(word[2:6] for word in picked)]
    found += [rows[n][0][at : at + 4] for n, at in itertools.product(range(0, 60, 12), (0, 2, 4))]
    return [*found, "ёлка", "елка", "ЕЛКИ", "дорогой", "дороги снег", "уборочн", "№5", "17/2",
            "черта чертой", "комитет", "больница", "примерн район", "x" * 700,
            "%", "'", "\\", "нет такого"]  # fmt: skip


def test_search_finds_the_same(pair: tuple[Office, Office]) -> None:
    shared, single = pair
    found = 0
    for query in queries(single):
        wanted = Selection(find=query, law=Law.BOTH, sort=(("number", False),))
        assert numbers(shared, wanted) == numbers(single, wanted), query
        found += bool(shared.appeals.count(wanted))
    assert found > 60


LETTERS = st.text("абвеёжикнорстуя", min_size=1, max_size=9)
WORDS = st.one_of(
    LETTERS, LETTERS.map(str.upper), st.sampled_from(("ёлка", "ЕЛКИ", "дорогой", "дорога", "снег")),
    st.from_regex(r"[0-9]{1,9}", fullmatch=True),
    st.text("%_\\'\"*()&|!:<>-/№.,; aZ", min_size=1, max_size=5),
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(said=TEXTS, other=TEXTS, ends=st.tuples(st.integers(0, 8), st.integers(1, 12)))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_search_of_any_text_finds_the_same(
    said: str, other: str, ends: tuple[int, int], pair: tuple[Office, Office]
) -> None:
    """Words, their parts, numbers, signs that mean something to LIKE or to an index of words."""
    for office in pair:
        one = office.appeals.page(list(office.appeals.ids(Selection(law=Law.BOTH))[:1]))[0]
        for note in office.notes.of(one.id):
            office.notes.remove(note)
        office.notes.add(one.id, said)
    start, length = ends
    for query in (said, said[start : start + length], other, other[:3], f"{said} {other[:2]}"):
        wanted = Selection(find=query, law=Law.BOTH, sort=(("number", False),))
        assert numbers(pair[0], wanted) == numbers(pair[1], wanted), query
        assert pair[0].appeals.count(wanted) == pair[1].appeals.count(wanted), query


@pytest.mark.parametrize("key", SORTS)
@pytest.mark.parametrize("descending", [False, True])
def test_lists_have_the_same_order(key: str, descending: bool, pair: tuple[Office, Office]) -> None:
    wanted = Selection(law=Law.BOTH, sort=((key, descending),))
    assert numbers(pair[0], wanted) == numbers(pair[1], wanted)


def test_states_filters_and_counts_are_the_same(pair: tuple[Office, Office]) -> None:
    shared, single = pair
    for quick, law in itertools.product(Quick, Law):
        wanted = Selection(quick=quick, law=law)
        assert numbers(shared, wanted) == numbers(single, wanted)
        assert shared.appeals.counts(wanted) == single.appeals.counts(wanted)
    for type_ in BodyType:
        wanted = Selection(body_type=type_, due_from=date(2026, 10, 1))
        assert numbers(shared, wanted) == numbers(single, wanted)
    assert shared.appeals.categories() == single.appeals.categories()
    assert shared.bodies.listed() == single.bodies.listed()


def test_reports_and_checks_are_the_same(pair: tuple[Office, Office]) -> None:
    shared, single = pair
    for period in (Period.month(2026, month) for month in (9, 10, 11)):
        assert shared.reports.month(period) == single.reports.month(period)
    assert shared.copies.check() == single.copies.check() == ()
    assert shared.journal.entries() == single.journal.entries()
    assert shared.reports.months() == single.reports.months()


def test_a_word_that_no_entry_has_is_forgotten(enter: Callable[..., Office]) -> None:
    office = enter()
    one = office.appeals.page(list(office.appeals.ids(Selection())[:1]))[0]
    office.notes.add(one.id, "неповторимейший")
    assert office.appeals.count(Selection(find="повторимей", law=Law.BOTH)) == 1
    office.notes.remove(office.notes.of(one.id)[0])
    with office._desk.database.write() as connection:
        assert search_index.purge(connection) >= 1
        assert search_index.purge(connection) == 0
