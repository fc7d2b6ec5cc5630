"""Terms and the calendar from the command line: the effect first, then the change."""

import json
from pathlib import Path

from lo_appeals.cli import main

HEAD = "год;что;значение\n"


def run(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), "--today", "2026-11-23", *words])


def terms(folder: Path, capsys) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(folder, "terms", "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_terms_of_the_regulation_are_told_with_their_points(tmp_path: Path, capsys):
    found = {one["key"]: one for one in terms(tmp_path, capsys)}
    assert (found["answer"]["term"], found["answer"]["clause"]) == (30, "п. 7")
    assert found["answer_accelerated"]["term"] == 10


def test_a_term_changes_only_with_a_reason_and_keeps_the_old_rule(tmp_path: Path, capsys):
    change = ("change-term", "answer", "20", "--from", "2027-01-01")
    assert run(tmp_path, *change) == 0
    assert "Ничего не изменено" in capsys.readouterr().out
    assert [one["term"] for one in terms(tmp_path, capsys) if one["key"] == "answer"] == [30]
    assert run(tmp_path, *change, "--reason", "Новая редакция") == 0
    assert [one["term"] for one in terms(tmp_path, capsys) if one["key"] == "answer"] == [30, 20]


def test_an_unknown_term_is_refused(tmp_path: Path, capsys):
    assert run(tmp_path, "change-term", "нет", "20", "--from", "2027-01-01") == 2
    assert "Срока «нет» нет" in capsys.readouterr().err


def test_a_calendar_is_loaded_and_a_faulty_one_names_its_line(tmp_path: Path, capsys):
    shipped = Path(__file__).parents[3] / "resources" / "calendar" / "calendar.csv"
    assert run(tmp_path, "calendar", str(shipped), "--reason", "Новый файл") == 0
    assert "Принято" in capsys.readouterr().out
    faulty = tmp_path / "faulty.csv"
    faulty.write_text(HEAD + "2028;выходные;не дата\n", encoding="utf-8")
    assert run(tmp_path, "calendar", str(faulty), "--reason", "Проба") == 2
    assert "2" in capsys.readouterr().err
