"""Search: forms, ё, case, parts of words and numbers, bodies by name, what is taken out."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.store import search_index
from lo_appeals.store.search_forms import forms
from tests.unit.services.working import Work, facts

DAY = date(2026, 12, 1)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path)
    made.load([
        facts("327012345", DAY, epgu_number="6600998877", category="Дороги", fact="Яма у дома"),
        facts("327055555", DAY, category="Дворы", fact="Упала ёлка", executor="Ёжикова Анна"),
        facts("400000001", DAY, category="Освещение дорог", org_current="Комитет по ЖКХ"),
    ], DAY)  # fmt: skip
    return made


def found(work: Work, text: str) -> list[str]:
    service = work.office.appeals
    ids = service.ids(Selection(find=text, law=Law.BOTH, sort=(("number", False),)))
    assert service.count(Selection(find=text, law=Law.BOTH)) == len(ids)
    newest = service.first(Selection(find=text, law=Law.BOTH, sort=(("id", True),)))
    assert [one.id for one in newest] == sorted(ids, reverse=True)
    return [one.number for one in service.page(ids)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("дорога", ["327012345", "400000001"]), ("ДОРОГУ", ["327012345", "400000001"]),
        ("дорог", ["327012345", "400000001"]), ("ямы", ["327012345"]),
        ("елки", ["327055555"]), ("ёлкой", ["327055555"]), ("ежикову", ["327055555"]),
        ("свещен", ["400000001"]), ("икова анн", ["327055555"]),
        ("327012345", ["327012345"]), ("3270", ["327012345", "327055555"]),
        ("5555", ["327055555"]), ("12345", ["327012345"]), ("9988", ["327012345"]),
        ("998", ["327012345"]), ("жкх", ["400000001"]), ("комитетом дорог",
         ["327012345", "400000001"]), ("вертолёт", []), ("яма двор", []), ('" OR *', []),
    ],
)  # fmt: skip
def test_search_finds(work: Work, text: str, numbers: list[str]) -> None:
    with closing(work):
        assert found(work, text) == numbers


def test_words_of_a_note_are_found_and_forgotten_with_it(work: Work) -> None:
    with closing(work):
        one = work.one("400000001")
        changes = work.office.notes.add(one.id, "звонил Журавлёв")
        assert found(work, "журавлев") == ["400000001"]
        assert changes.undo is not None
        changes.undo()
        assert found(work, "журавлев") == []


def test_undone_import_leaves_no_words(work: Work) -> None:
    with closing(work):
        undo = work.load([facts(500000002, DAY, fact="Заброшенный трактор")], DAY).undo
        assert found(work, "тракторы") == ["500000002"]
        assert undo is not None
        undo()
        assert found(work, "тракторы") == found(work, "0002") == []
        with work.database.write() as connection:
            search_index.purge(connection)
            kept = connection.execute(sa.text("SELECT word FROM entry_search_word")).scalars()
            assert "трактор" not in set(kept)


def test_number_of_either_kind_opens_its_entry(work: Work) -> None:
    with closing(work):
        service = work.office.appeals
        wanted = [work.one("327012345").id]
        assert service.ids_of("327 012 345") == service.ids_of(" 6600998877\n") == wanted
        assert service.ids_of("660099887") == []


def test_forms_hold_the_word_itself_and_no_participles() -> None:
    assert {"дорога", "дороги", "дорог", "дорогами"} <= set(forms("дорога"))
    assert "ремонтирующий" not in forms("ремонтировать")
    assert forms("жж") == ("жж",)
    assert forms("12а") == ("12а",)
