import io
import json
import resource
from datetime import datetime

import pytest

from lo_appeals import system
from lo_appeals.exchange import child, frames, guard, limits
from tests.unit.exchange.builders import package, parts, rows_xml, xlsx


def sent(path):
    pipe = io.BytesIO()
    assert child.main([str(path)], pipe) == 0
    pipe.seek(0)
    return list(frames.frames(pipe))


def refusal(path):
    told = sent(path)
    assert told[-1][0] == "E"
    return next(json.loads(contents) for letter, contents in told if letter == "X")[0]


def test_a_value_travels_once(tmp_path):
    told = sent(xlsx(tmp_path / "a.xlsx", [["одно", "два"], ["одно", "одно"]]))
    assert [letter for letter, _ in told] == ["I", "S", "V", "R", "E"]
    assert json.loads(told[2][1]) == ["одно", "два"]
    known = list(frames.values(told[2][1]))
    assert list(frames.rows(told[3][1], known)) == [("одно", "два"), ("одно", "одно")]


def test_a_long_text_is_not_remembered(tmp_path):
    told = sent(xlsx(tmp_path / "a.xlsx", [["у" * 200], ["у" * 200]]))
    known = list(frames.values(told[2][1]))
    assert known == ["у" * 200] * 2
    assert list(frames.rows(told[3][1], known)) == [("у" * 200,)] * 2


def test_dates_numbers_flags_and_times_have_their_forms(tmp_path):
    cells = [datetime(2026, 1, 6), 5, True, 0.5]
    told = sent(xlsx(tmp_path / "a.xlsx", [cells]))
    assert json.loads(told[2][1]) == [["d", "2026-01-06"], 5.0, "Да", 0.5]
    told = sent(xlsx(tmp_path / "b.xlsx", [[datetime(2026, 1, 6, 10)]], date_format="hh:mm dd.mm"))
    assert json.loads(told[2][1]) == [["m", "2026-01-06T10:00:00"]]
    assert list(frames.values(told[2][1])) == [datetime(2026, 1, 6, 10)]


def test_a_number_beyond_all_bounds_is_text(tmp_path):
    sheet = '<sheetData><row r="1"><c r="A1"><v>1e999</v></c></row></sheetData>'
    told = sent(package(tmp_path / "a.xlsx", parts(sheet)))
    assert json.loads(told[2][1]) == ["inf"]


def test_shorter_rows_of_a_batch_are_filled_up(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("1;2;3\n4;5\n\n6;7;8\n")
    told = sent(path)
    known = list(frames.values(told[2][1]))
    assert list(frames.rows(told[3][1], known)) == [
        ("1", "2", "3"), ("4", "5", ""), ("", "", ""), ("6", "7", "8"),
    ]  # fmt: skip


def test_a_cut_frame_ends_the_reading():
    whole = frames.json_frame("E", None)
    assert len(list(frames.frames(io.BytesIO(whole + whole[:-1])))) == 1
    assert list(frames.rows(b"\0\0\0\0", [])) == []


def test_too_many_rows_and_columns_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "ROWS", 20)
    monkeypatch.setattr(child, "BLANK_ROWS", 5)
    path = tmp_path / "a.csv"
    path.write_text("1;2\n" * (child.ROWS + 1))
    assert "больше 200" in refusal(path)
    path.write_text("1;2\n" + "\n" * (child.BLANK_ROWS + 2))
    assert "больше 200" in refusal(path)
    path.write_text(";".join("1" * (child.COLUMNS + 1)) + "\n")
    assert "тысячи столбцов" in refusal(path)


def test_missing_memory_is_a_refusal(tmp_path, monkeypatch):
    def swell(_name, _data):
        raise MemoryError

    monkeypatch.setattr(guard, "check", swell)
    assert "не хватает отведённой памяти" in refusal(xlsx(tmp_path / "a.xlsx", [["а"]]))


def test_what_cannot_be_opened_is_named(tmp_path):
    assert "нет" in refusal(tmp_path / "Нет такого.xlsx")
    (tmp_path / "папка").mkdir()
    assert refusal(tmp_path / "папка").endswith("папка, а не файл.")
    assert "занят другой программой" in refusal(tmp_path / ("а" * 300))


def test_an_export_held_by_another_program_is_told_with_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(system, "is_sharing_error", lambda _error: True)
    monkeypatch.setattr(system, "holders_of", lambda _path: ("Microsoft Excel",))
    assert "занят другой программой: Microsoft Excel." in refusal(tmp_path / ("а" * 300))


def test_sheets_of_charts_are_passed_over(tmp_path):
    contents = parts(rows_xml([["а"]]))
    relations = contents["xl/_rels/workbook.xml.rels"]
    contents["xl/_rels/workbook.xml.rels"] = relations.replace('/worksheet"', '/chartsheet"')
    assert [letter for letter, _ in sent(package(tmp_path / "a.xlsx", contents))] == ["I", "E"]


@pytest.mark.parametrize("hard", [resource.RLIM_INFINITY, 1000])
def test_the_reader_bounds_its_memory_time_and_dumps(monkeypatch, hard):
    bounds = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _kind: (hard, hard))
    monkeypatch.setattr(resource, "setrlimit", bounds.__setitem__)
    limits.limit_this_process()
    memory = limits.MEMORY_BYTES if hard == resource.RLIM_INFINITY else hard
    assert bounds == {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (60, 60),
        resource.RLIMIT_CORE: (0, 0),
    }
