"""The made-up export: layout A to the letter, repeatable, with the boundary days in it."""

import runpy
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import BodyType, guess_type
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange import sample
from lo_appeals.exchange.directory import DirectoryBody
from lo_appeals.exchange.sample import HEADINGS, main, make_sample, sample_rows
from lo_appeals.exchange.sample_fates import LATER_DAYS
from lo_appeals.exchange.sample_region import STRANGERS, fictional_bodies

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(LATER_DAYS)
Row = dict[str, str]


def day(text: str) -> date | None:
    return None if text == "-" else date(int(text[6:]), int(text[3:5]), int(text[:2]))


def registered(row: Row) -> date:
    found = day(row["Дата поступления"])
    assert found
    return found


def answered(row: Row) -> date | None:
    return day(row["Дата фактического завершения работ"])


def due(row: Row) -> date:
    return registered(row) + timedelta(10 if row["Фаст-трек"] == "Да" else 30)


def declined(row: Row) -> bool:
    return row["Статус"] == "Отклонено модератором"


def rows_of(stage: int = 1, rows: int = 3000, today: date = TODAY) -> list[Row]:
    found = sample_rows(today, rows=rows, stage=stage)
    return [dict(zip(HEADINGS, row, strict=True)) for row in found]


FIRST = rows_of()
SECOND = rows_of(stage=2)
BY_NUMBER = {row["Номер"]: row for row in FIRST}
BY_NUMBER_LATER = {row["Номер"]: row for row in SECOND}
OPEN = [row for row in FIRST if answered(row) is None]


def test_file_has_the_portals_sheet_headings_and_text_cells(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    assert make_sample(path, TODAY, rows=40) == 40
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Sheet0"]
    lines = list(book["Sheet0"].iter_rows(values_only=True))
    assert len(lines[0]) == 25
    assert lines[0] == HEADINGS
    assert len(lines) == 41
    assert all(isinstance(cell, str) and cell for line in lines for cell in line)
    assert lines[1:] == list(sample_rows(TODAY, rows=40))


def test_every_heading_is_known_to_the_records_of_an_appeal() -> None:
    known = [alias for column in columns_of(PortalFacts) for alias in column.aliases]
    assert set(HEADINGS) <= set(known)


@pytest.mark.parametrize("stage", [1, 2])
def test_same_day_and_seed_give_the_same_file(tmp_path: Path, stage: int) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        make_sample(tmp_path / name, TODAY, rows=60, stage=stage)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_other_seed_gives_another_region_history() -> None:
    assert list(sample_rows(TODAY, seed=2, rows=60)) != list(sample_rows(TODAY, seed=1, rows=60))


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 12, 31)])
def test_sample_ends_yesterday_and_holds_last_month_with_its_twin_of_last_year(today: date) -> None:
    rows = rows_of(today=today)
    days = [registered(row) for row in rows]
    last_month = (today.replace(day=1) - timedelta(1)).replace(day=1)
    assert max(days) == today - timedelta(1)
    assert days == sorted(days)
    assert min(days) <= last_month.replace(year=last_month.year - 1)
    assert max(found for row in rows if (found := answered(row))) < today


def test_numbers_are_nine_digits_and_never_repeat() -> None:
    for rows in (FIRST, SECOND):
        assert {len(row["Номер"]) for row in rows} == {9}
        assert {len(row["Номер ЕПГУ"]) for row in rows} == {10}
        assert len({row["Номер"] for row in rows}) == len(rows)


def test_no_row_contradicts_itself() -> None:
    for row in (*FIRST, *SECOND):
        done = answered(row)
        assert (row["Стадия"] == "Завершено") == (done is not None)
        assert done is None or done >= registered(row)
        assert row["Тип решения"] == "-" or done
        assert row["Оценка ответа заявителем"] == "-" or done


def test_proportions_are_those_of_a_region() -> None:
    counted = Counter()  # type: Counter[str]
    for row in FIRST:
        counted["fast"] += row["Фаст-трек"] == "Да"
        counted["law59"] += row["Заявитель выбрал подачу по 59-ФЗ"] == "Да"
        counted["declined"] += declined(row)
        counted["graded"] += row["Оценка ответа заявителем"] != "-"
        counted["repeated"] += row["Повторное рассмотрение"] == "Да"
        counted["postponed"] += row["Статус"].startswith("Перенос срока")
        counted["late"] += (answered(row) or TODAY) > due(row)
    assert 0.6 < counted["fast"] / len(FIRST) < 0.8
    assert 60 < counted["law59"] < 200
    assert 50 < counted["declined"] < 150
    assert counted["graded"] > 600
    assert counted["repeated"] > 20
    assert counted["postponed"] >= 1
    assert 0.04 < counted["late"] / len(FIRST) < 0.15


@pytest.mark.parametrize("term", ["Да", "Нет"])
@pytest.mark.parametrize("after", [-1, 0, 1])
def test_boundary_days_are_there_open_and_answered(term: str, after: int) -> None:
    step = timedelta(after)
    for rows, today in ((FIRST, TODAY), (SECOND, LATER)):
        still = [row for row in rows if row["Фаст-трек"] == term and answered(row) is None]
        assert any(due(row) == today + step for row in still)
    month = [row for row in FIRST if f"{answered(row) or TODAY:%Y-%m}" == "2026-10"]
    edge = [row for row in month if answered(row) == due(row) + step and not declined(row)]
    assert len([row for row in edge if row["Фаст-трек"] == term]) >= 3


def test_some_are_open_long_past_their_due_day() -> None:
    late = [row for row in OPEN if due(row) < TODAY]
    assert len(late) > 10
    assert any((TODAY - due(row)).days > 10 for row in late)
    assert len(late) < len(OPEN)


def test_few_rows_still_make_a_sample() -> None:
    assert len(rows_of(rows=1)) == 1
    assert len(rows_of(rows=30)) == 30


def test_week_later_some_are_answered_moved_returned_absent_and_new() -> None:
    both = BY_NUMBER.keys() & BY_NUMBER_LATER.keys()
    pairs = [(BY_NUMBER[number], BY_NUMBER_LATER[number]) for number in both]
    holder = "Организация, в которой находится сообщение"
    assert len([1 for old, new in pairs if not answered(old) and answered(new)]) > 20
    assert len([1 for old, new in pairs if name_key(old[holder]) != name_key(new[holder])]) >= 5
    returned = [new for old, new in pairs if answered(old) and not answered(new)]
    assert len(returned) == 4
    assert {row["Повторное рассмотрение"] for row in returned} == {"Да"}
    absent = [BY_NUMBER[number] for number in BY_NUMBER.keys() - both]
    assert [answered(row) for row in absent] == [None] * 3
    new = [BY_NUMBER_LATER[number] for number in BY_NUMBER_LATER.keys() - both]
    assert len(new) > 40
    assert {registered(row) for row in new} == {TODAY + timedelta(n) for n in range(LATER_DAYS)}


def test_what_was_registered_stays_as_it_was_a_week_later() -> None:
    fixed = ("Дата поступления", "Фаст-трек", "ФЗ", "Категория", "Номер ЕПГУ")
    for number in BY_NUMBER.keys() & BY_NUMBER_LATER.keys():
        old, new = BY_NUMBER[number], BY_NUMBER_LATER[number]
        assert [old[key] for key in fixed] == [new[key] for key in fixed]


def test_one_matter_of_one_district_surges_in_the_last_days() -> None:
    recent = Counter(
        (row["Категория"], name_key(row["Организация, в которой находится сообщение"]))
        for row in FIRST
        if registered(row) >= TODAY - timedelta(4)
    )
    (topic, _), count = recent.most_common(1)[0]
    assert topic == "Теплоснабжение"
    assert count >= 24


def test_made_up_region_has_every_type_of_body_and_whole_parents() -> None:
    bodies = fictional_bodies()
    types = Counter(body.type for body in bodies)
    assert types[BodyType.EXECUTIVE] == 12
    assert types[BodyType.MUNICIPAL] == 18
    assert types[BodyType.INSTITUTION] + types[BodyType.OTHER] == 40
    assert {body.parent for body in bodies} <= {body.name for body in bodies} | {""}
    assert len({name_key(body.name) for body in bodies}) == len(bodies)
    assert [body for body in bodies if guess_type(body.name) is not body.type] == []


def test_bodies_of_the_export_are_the_directorys_but_for_the_strangers() -> None:
    def spellings(body: DirectoryBody) -> list[str]:
        return [name_key(one) for one in (body.name, *body.aliases)]

    known = {key for body in fictional_bodies() for key in spellings(body)}
    written = {row["Организация, в которой находится сообщение"] for row in FIRST}
    unknown = {name for name in written if name_key(name) not in known}
    assert {name_key(name) for name in unknown} == {name_key(name) for name in STRANGERS}
    assert any(name.isupper() for name in written)
    assert any("  " in name for name in written)
    assert any(name.endswith(" ") for name in written)


def test_sample_can_be_made_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hand.xlsx"
    main([str(path), "--rows", "12", "--today", "2026-11-23"])
    assert capsys.readouterr().out == f"{path}: 12\n"
    make_sample(tmp_path / "same.xlsx", TODAY, rows=12)
    assert path.read_bytes() == (tmp_path / "same.xlsx").read_bytes()


def test_module_can_be_run_as_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.xlsx"
    monkeypatch.setattr(sys, "argv", ["sample", str(path), "--rows", "2"])
    runpy.run_path(sample.__file__, run_name="__main__")
    assert capsys.readouterr().out == f"{path}: 2\n"


def test_sample_made_by_hand_ends_yesterday_by_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "clock.xlsx"
    before = date.today()
    main([str(path), "--rows", "40"])
    lines = list(openpyxl.load_workbook(path)["Sheet0"].iter_rows(min_row=2, values_only=True))
    last = max(registered(dict(zip(HEADINGS, map(str, line), strict=True))) for line in lines)
    assert before - timedelta(1) <= last < date.today()
