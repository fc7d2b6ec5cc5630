"""Settings by which terms are counted: open entries follow, verdicts stay, undo puts back."""

from dataclasses import replace
from datetime import date

from lo_appeals.domain.organisation import Organisation, RegisteredBy
from tests.unit.services.working import Work, facts

CAME, ENTERED = date(2026, 11, 10), date(2026, 11, 20)
BY_RECEIPT = replace(Organisation(), registered_by=RegisteredBy.RECEIVED)


def loaded(work: Work) -> None:
    rows = [facts(1, CAME, registered_on=ENTERED),
            facts(2, CAME, registered_on=ENTERED, answered=date(2026, 12, 15)),
            facts(3, CAME, category="Медицина"),
            facts(4, CAME, category="Медицина", fast_track=False)]  # fmt: skip
    work.load(rows, date(2026, 12, 15))


def moved(work: Work, number: int) -> list[str]:
    """Return what the card's history tells of the due days before (D9)."""
    card = work.office.appeals.card(work.one(number).id)
    return [one.note for one in card.events if one.what == "Изменён срок"]


def test_open_entries_are_counted_from_the_chosen_date_and_back(work: Work) -> None:
    loaded(work)
    settings = work.office.settings
    before = work.dump()
    effect = settings.effect(BY_RECEIPT)
    assert [one.moving.entry.number for one in effect.entries] == ["1"]
    assert "пересчитывается: 1; станут просроченными: 1" in effect.text
    assert work.dump() == before
    done = settings.save(BY_RECEIPT)
    assert effect.text in done.text
    assert (work.one(1).registered, work.one(1).due) == (CAME, date(2026, 12, 10))
    (past,) = moved(work, 1)
    assert past.startswith("20.12.2026 → 10.12.2026. изменены настройки (")
    assert done.undo is not None
    done.undo()
    assert (work.one(1).registered, work.one(1).due) == (ENTERED, date(2026, 12, 20))


def test_given_verdict_outlives_the_change_of_the_setting(work: Work) -> None:
    loaded(work)
    work.office.settings.save(BY_RECEIPT)
    assert (work.one(2).registered, work.one(2).due) == (ENTERED, date(2026, 12, 20))


def test_topic_without_the_portals_flag_is_accelerated(work: Work) -> None:
    loaded(work)
    topical = replace(Organisation(), accelerated_topics="Мусор; медицина")
    done = work.office.settings.save(topical)
    assert (work.one(3).accelerated, work.one(3).due) == (True, date(2026, 11, 20))
    assert (work.one(4).accelerated, work.one(4).due) == (False, date(2026, 12, 10))
    work.load([facts(5, CAME, subcategory="МУСОР")], date(2026, 12, 16))
    assert work.one(5).accelerated
    assert done.undo is not None
    done.undo()
    assert not work.one(3).accelerated


def test_other_settings_count_nothing_again(work: Work) -> None:
    loaded(work)
    assert work.office.settings.effect(replace(Organisation(), order_number="5")).text == ""


def test_status_named_as_a_refusal_leaves_the_figures_and_comes_back(work: Work) -> None:
    work.load(
        [facts(1, CAME, status="Отклонено координатором"), facts(2, CAME)], date(2026, 12, 15)
    )
    named = replace(
        Organisation(), declined_statuses="Отклонено модератором; отклонено координатором"
    )
    effect = work.office.settings.effect(named)
    assert [one.moving.entry.number for one in effect.entries] == ["1"]
    assert "станут просроченными: 0, перестанут: 1" in effect.text
    done = work.office.settings.save(named)
    assert (work.one(1).declined, work.one(2).declined) == (True, False)
    assert moved(work, 1) == []
    assert done.undo is not None
    done.undo()
    assert not work.one(1).declined


def test_unknown_status_is_named_before_the_import(work: Work) -> None:
    known = work.look([facts(1, CAME, status="В РАБОТЕ"), facts(2, CAME)], date(2026, 12, 15))
    assert known.note_on_statuses() == ""
    told = work.look([facts(1, CAME, status="Спит")], date(2026, 12, 15)).note_on_statuses()
    assert "«Спит» (1)" in told
