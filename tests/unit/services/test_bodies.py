"""The registry of bodies: names by time, mergers, taking back."""

from datetime import date

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.bodies import Edit
from lo_appeals.services.changes import Changes
from lo_appeals.services.records import NewBody
from tests.unit.services.working import Work, facts

ON = date(2026, 10, 10)
OCTOBER = Period.month(2026, 10)


def made(work: Work, name: str, type_: BodyType = BodyType.EXECUTIVE) -> int:
    return work.office.bodies.add(NewBody(name, type_)).ids[0]


def back(changes: Changes) -> None:
    assert changes.undo is not None
    changes.undo()


def test_added_body_is_listed_and_taken_back(work: Work) -> None:
    before = work.dump()
    done = work.office.bodies.add(NewBody("  Комитет   по печати ", BodyType.EXECUTIVE))
    assert [one.name for one in work.office.bodies.listed()] == ["Комитет по печати"]
    back(done)
    assert work.dump() == before


@pytest.mark.parametrize("name", ["", "  ", "«»", "КОМИТЕТ по «печати»"])
def test_empty_or_taken_name_is_refused(name: str, work: Work) -> None:
    made(work, "Комитет по печати")
    before = work.dump()
    with pytest.raises(UserError):
        work.office.bodies.add(NewBody(name, BodyType.EXECUTIVE))
    other = work.office.bodies.get(made(work, "Иной"))
    with pytest.raises(UserError):
        work.office.bodies.rename(other.id, name, "", ON, other.version)
    assert [one.name for one in work.office.bodies.listed()] == ["Иной", "Комитет по печати"]
    assert len(work.dump()["body_name"]) == len(before["body_name"]) + 1


def test_renamed_body_answers_to_both_names(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    work.office.bodies.rename(one.id, "Комитет печати и связи", "КПС", ON, one.version)
    work.load([facts(1, ON, org_current="КОМИТЕТ ПО ПЕЧАТИ"),
               facts(2, ON, org_current="Комитет печати и связи")], ON)  # fmt: skip
    assert {x.body_id for x in work.all()} == {one.id}
    names = work.office.bodies.names(one.id)
    assert [(x.name, x.valid_from, x.valid_to) for x in names] == [
        ("Комитет по печати", None, date(2026, 10, 9)), ("Комитет печати и связи", ON, None),
    ]  # fmt: skip


def test_rename_is_taken_back_whole(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    before = work.office.bodies.names(one.id)
    back(work.office.bodies.rename(one.id, "Иное имя", "", ON, one.version))
    assert work.office.bodies.names(one.id) == before
    assert work.office.bodies.get(one.id).name == "Комитет по печати"


def test_rename_before_the_present_name_began_is_refused(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    work.office.bodies.rename(one.id, "Второе имя", "", ON, one.version)
    with pytest.raises(UserError, match=r"действует с 10\.10\.2026"):
        work.office.bodies.rename(one.id, "Третье имя", "", ON, one.version + 1)


def unchecked(work: Work, *names: str) -> list[int]:
    new = (NewBody(name, BodyType.EXECUTIVE, confirmed=False) for name in names)
    return [work.office.bodies.add(one).ids[0] for one in new]


def seen(work: Work, *ids: int) -> dict[int, int]:
    return {one: work.office.bodies.get(one).version for one in ids}


def test_bodies_are_checked_together_and_taken_back_by_one_step(work: Work) -> None:
    ids = unchecked(work, "Комитет по печати", "Комитет по связи", "Иной")
    work.office.bodies.check_all(seen(work, ids[2]))
    before = work.dump()
    done = work.office.bodies.check_all(seen(work, *ids))
    assert done.text.replace("\u00a0", " ") == "Сведения проверены: 2 органа."
    assert done.ids == tuple(ids[:2])
    assert all(work.office.bodies.get(one).confirmed for one in ids)
    lines = work.office.journal.entries()[:2]
    assert {(one.action, one.subject) for one in lines} == {
        ("сведения органа проверены", "орган Комитет по печати"),
        ("сведения органа проверены", "орган Комитет по связи"),
    }
    back(done)
    assert work.dump() == before


def test_no_body_is_checked_where_one_was_changed_meanwhile(work: Work) -> None:
    ids = unchecked(work, "Комитет по печати", "Комитет по связи")
    versions = seen(work, *ids)
    edit = Edit("КС", BodyType.OTHER, None, confirmed=False)
    work.office.bodies.edit(ids[1], edit, versions[ids[1]])
    with pytest.raises(UserError, match="за это время сведения изменились"):
        work.office.bodies.check_all(versions)
    assert not any(work.office.bodies.get(one).confirmed for one in ids)


def test_edit_of_an_older_card_is_refused(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    edit = Edit("КПП", BodyType.OTHER, None, confirmed=False)
    done = work.office.bodies.edit(one.id, edit, one.version)
    with pytest.raises(UserError, match="за это время сведения изменились"):
        work.office.bodies.edit(one.id, edit, one.version)
    back(done)
    again = work.office.bodies.get(one.id)
    assert (again.short_name, again.type, again.confirmed) == ("", BodyType.EXECUTIVE, True)
    assert again.version == one.version


def test_body_is_not_its_own_parent(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    with pytest.raises(UserError, match="сам себе"):
        work.office.bodies.edit(one.id, Edit("", one.type, one.id, confirmed=True), one.version)


def test_bodies_do_not_stand_under_each_other(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    two = work.office.bodies.get(made(work, "Отдел печати"))
    work.office.bodies.edit(two.id, Edit("", two.type, one.id, confirmed=True), two.version)
    with pytest.raises(UserError):
        work.office.bodies.edit(one.id, Edit("", one.type, two.id, confirmed=True), one.version)


def test_merged_body_sends_its_spellings_to_the_heir(work: Work) -> None:
    one = work.office.bodies.get(made(work, "Комитет по печати"))
    into = made(work, "Комитет связи")
    done = work.office.bodies.merge(one.id, into, ON, one.version)
    work.load([facts(1, ON, org_current="Комитет по печати")], ON)
    assert work.one(1).body_id == into
    assert [x.name for x in work.office.bodies.listed()] == ["Комитет связи"]
    back(done)
    assert len(work.office.bodies.listed()) == 2


def test_merger_of_an_abolished_body_is_taken_back_to_abolished(work: Work) -> None:
    one, into = work.office.bodies.get(made(work, "Один")), made(work, "Два")
    work.office.bodies.abolish(one.id, date(2026, 9, 1), one.version)
    before = work.office.bodies.get(one.id)
    back(work.office.bodies.merge(one.id, into, ON, before.version))
    after = work.office.bodies.get(one.id)
    assert (after.valid_to, after.merged_into) == (date(2026, 9, 1), None)


def test_merger_into_one_that_is_gone_or_itself_is_refused(work: Work) -> None:
    one, two = (work.office.bodies.get(made(work, name)) for name in ("Один", "Два"))
    three = made(work, "Три")
    with pytest.raises(UserError, match="действующему"):
        work.office.bodies.merge(one.id, one.id, ON, one.version)
    work.office.bodies.merge(one.id, three, ON, one.version)
    with pytest.raises(UserError, match="действующему"):
        work.office.bodies.merge(two.id, one.id, ON, two.version)
    gone = work.office.bodies.get(made(work, "Упразднённый"))
    work.office.bodies.abolish(gone.id, ON, gone.version)
    with pytest.raises(UserError, match="действующему"):
        work.office.bodies.merge(two.id, gone.id, ON, two.version)


def test_silent_bodies_are_confirmed_and_in_being(work: Work) -> None:
    names = ("Тихий", "Упразднён раньше", "Упразднён позже", "Занятой")
    ids = {name: made(work, name) for name in names}
    work.office.bodies.add(NewBody("Непроверенный", BodyType.OTHER, confirmed=False))
    work.office.bodies.add(NewBody("Будущий", BodyType.OTHER), on=date(2026, 11, 1))
    for name, day in (("Упразднён раньше", ON), ("Упразднён позже", date(2026, 11, 5))):
        work.office.bodies.abolish(ids[name], day, 1)
    work.load([facts(1, ON, org_current="Занятой")], ON)
    silent = work.office.reports.month(OCTOBER).silent
    assert sorted(silent) == ["Тихий", "Упразднён позже"]


def test_alias_goes_to_the_body_that_it_was_given_to_last(work: Work) -> None:
    one, two = made(work, "Один"), made(work, "Два")
    work.office.bodies.add_alias(one, "Первый отдел")
    work.office.bodies.add_alias(two, "«ПЕРВЫЙ» отдел")
    assert (work.office.bodies.aliases(one), work.office.bodies.aliases(two)) == (
        [], ["«ПЕРВЫЙ» отдел"],
    )  # fmt: skip
    with pytest.raises(UserError, match="не может быть пустым"):
        work.office.bodies.add_alias(one, " «» ")
