"""The commands over a real file: documents exactly as defined, words for people, exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.exchange.sample import make_sample
from lo_appeals.services.office import Office

TODAY = date(2026, 11, 12)
Told = Callable[..., Any]
FIGURES = {
    "opening", "received", "accelerated", "answered", "answered_in_time", "answered_late",
    "closing", "overdue_open", "matured_open", "timeliness_percent",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the portal's file with a row without a number, a repeated one and a total."""
    path = tmp_path_factory.mktemp("sample") / "Выгрузка портала.xlsx"
    make_sample(path, TODAY, rows=150)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=3)]
    sheet.append(["-", *rows[0][1:]])
    sheet.append(rows[1])
    sheet.append(["Итого", *([None] * 8), "150"])
    book.save(path)
    return path


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("later") / "later.xlsx"
    make_sample(path, TODAY, rows=150, stage=2)
    return path


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what runs a command in a base of the test's own and returns its answer."""

    def run(*arguments: str, code: int = 0, now: str = "2026-11-12T10:00") -> Any:
        head = ("--data", str(tmp_path / "новая папка" / "base"), "--now", now)
        assert main([*head, *arguments]) == code
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert (said.err == "") is (code == 0)
        if code:
            return said.err
        return json.loads(said.out) if "--json" in arguments else said.out

    return run


def test_import_tells_what_it_did(told: Told, sample: Path, tmp_path: Path) -> None:
    said = told("import", str(sample), "--as-of", "2026-11-11", "--json")
    assert list(said) == [
        "file", "data_as_of", "file_rows", "new", "changed", "same", "rejected", "skipped",
        "absent_open", "batch",
    ]  # fmt: skip
    assert said["data_as_of"] == "2026-11-11"
    assert (said["file_rows"], said["new"], said["changed"], said["same"]) == (153, 150, 0, 0)
    assert [(one["row"], one["column"]) for one in said["rejected"]] == [(152, "Номер")]
    assert [set(one) for one in said["rejected"]] == [{"row", "column", "reason"}]
    assert [one["row"] for one in said["skipped"]] == [3, 154]
    assert [set(one) for one in said["skipped"]] == [{"row", "reason"}] * 2
    assert (said["absent_open"], said["batch"]) == ([], 1)
    assert (tmp_path / "новая папка" / "base").is_dir()


def test_second_import_of_a_file_changes_nothing(told: Told, sample: Path) -> None:
    told("import", str(sample), "--json")
    said = told("import", str(sample), "--json")
    assert (said["new"], said["changed"], said["same"], said["batch"]) == (0, 0, 150, 2)


def test_base_without_imports_says_so(told: Told) -> None:
    assert told("imports") == "Загрузок ещё не было.\n"
    assert told("imports", "--json") == []
    assert told("appeals", "--json") == []


def test_reader_that_leaves_early_stops_no_import(
    sample: Path, later: Path, tmp_path: Path
) -> None:
    head = [sys.executable, "-m", "lo_appeals", "--data", str(tmp_path), "--now",
            "2026-11-19T10:00", "import", str(sample), str(later)]  # fmt: skip
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(head, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert ended.stderr == b""
    with closing(Office(tmp_path, lambda: datetime(2026, 11, 19, 10))) as office:
        assert len(office.imports.batches()) == 2


def test_dry_run_writes_nothing(told: Told, sample: Path) -> None:
    said = told("import", str(sample), "--dry-run", "--json")
    assert (said["new"], said["batch"]) == (150, None)
    assert told("imports", "--json") == []
    assert told("appeals", "--count") == "0\n"
    assert "ничего не изменено" in told("import", str(sample), "--dry-run")


def test_date_of_the_last_day_makes_the_month_complete(told: Told, sample: Path) -> None:
    now = "2026-12-01T09:00"
    said = told("import", str(sample), "--as-of", "2026-11-30", "--json", now=now)
    assert said["data_as_of"] == "2026-11-30"
    report = told("report", "2026-11", "--json", now=now)
    assert (report["data_as_of"], report["preliminary"]) == ("2026-11-30", False)
    assert "данные на 30.11.2026\n" in told("report", "2026-11", now=now)
    assert "30.11.2026  " in told("imports", now=now)


def test_without_a_date_the_files_time_counts_and_never_the_future(
    told: Told, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "old.xlsx"
    copy.write_bytes(sample.read_bytes())
    moment = datetime(2026, 11, 11, 18, 30).timestamp()
    os.utime(copy, (moment, moment))
    assert told("import", str(copy), "--dry-run", "--json")["data_as_of"] == "2026-11-11"
    moment = datetime(2030, 1, 1).timestamp()
    os.utime(copy, (moment, moment))
    assert told("import", str(copy), "--dry-run", "--json")["data_as_of"] == "2026-11-12"


def test_several_files_give_a_list(told: Told, sample: Path, later: Path) -> None:
    now = "2026-11-19T10:00"
    first, second = told("import", str(sample), str(later), "--as-of", "2026-11-19",
                         "--json", now=now)  # fmt: skip
    assert (first["batch"], second["batch"]) == (1, 2)
    assert (first["new"], second["new"]) == (150, 5)
    assert second["new"] + second["changed"] + second["same"] == second["file_rows"]
    assert len(second["absent_open"]) == 3


def test_wrong_file_among_several_leaves_all_unwritten(
    told: Told, sample: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_text("<html></html>")
    said = told("import", str(sample), str(wrong), "--json", code=2)
    assert "wrong.xlsx" in said
    assert told("imports", "--json") == []


def test_imports_are_listed_and_undone_by_number(told: Told, sample: Path, later: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12", "--json")
    before = told("report", "2026-10", "--json")
    now = "2026-11-19T10:00"
    told("import", str(later), "--as-of", "2026-11-19", "--json", now=now)
    listed = told("imports", "--json", now=now)
    assert [one["batch"] for one in listed] == [1, 2]
    assert [one["file"] for one in listed] == ["Выгрузка портала.xlsx", "later.xlsx"]
    refused = told("undo-import", "1", code=2, now=now)
    assert refused.startswith("Загрузку № 1 нельзя отменить")
    assert "Загрузка № 2 отменена" in told("undo-import", "2", now=now)
    assert [one["batch"] for one in told("imports", "--json")] == [1]
    after = told("report", "2026-10", "--json")
    assert after | {"file": ""} == before | {"file": ""}


def test_report_has_the_keys_of_its_definition(told: Told, sample: Path, tmp_path: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12", "--json")
    said = told("report", "2026-10", "--out", str(tmp_path / "a" / "b"), "--json")
    assert {
        "period", "data_as_of", "preliminary", "file", "missing", "total", "law59", "declined",
        "groups", "bodies",
    } <= set(said)  # fmt: skip
    assert (said["period"], said["preliminary"]) == ("2026-10", False)
    assert Path(said["file"]).parent == tmp_path / "a" / "b"
    assert Path(said["file"]).read_bytes()[:2] == b"PK"
    assert said["missing"]
    for own in (said["total"], said["law59"], *said["groups"], *said["bodies"]):
        assert set(own) >= FIGURES
        assert all(isinstance(own[name], int) for name in FIGURES - {"timeliness_percent"})
    assert {one["type"] for one in said["groups"]} <= {
        "ОИВ", "ОМСУ", "учреждение", "иная", "не определён",
    }  # fmt: skip
    assert all(one["name"] and "type" in one for one in said["bodies"])


def test_report_that_lacks_settings_is_a_draft_and_cannot_be_issued(
    told: Told, sample: Path
) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    assert "Черновик. Не указано: " in told("report", "2026-10")
    said = told("report", "2026-10", "--issue", code=2)
    assert said.startswith("Доклад нельзя выпустить: не указано")


def test_report_of_a_month_without_data_says_so(told: Told, sample: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    said = told("report", "2024-03")
    assert "Нет данных" in said
    assert "Поступило 0" not in said


def test_issued_report_is_frozen_and_numbered(told: Told, sample: Path, tmp_path: Path) -> None:
    settings = tmp_path / "s.json"
    settings.write_text(json.dumps({
        "order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
        "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
        "vice_governor_salutation": "Уважаемый Андрей Павлович!",
        "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
        "address": "190000, ул. Примерная, д. 1", "phone": "тел.", "email": "kok@example.ru",
    }, ensure_ascii=False), encoding="utf-8")  # fmt: skip
    assert told("settings", str(settings)).startswith("Сохранено: ")
    told("import", str(sample), "--as-of", "2026-11-12")
    first = told("report", "2026-10", "--issue", "--json")
    assert first["missing"] == []
    assert "черновик" not in Path(first["file"]).name
    assert "редакция 2" in told("report", "2026-10", "--issue")
    again = told("report", "2026-10")
    assert "(редакция 2). С тех пор: показатели не изменились." in again
    refused = told("report", "2027-01", "--issue", code=2)
    assert "январь 2027 не охватывает ни одна загрузка" in refused
    assert told("check") == "База цела, цепочка журнала не нарушена.\n"


def test_appeals_are_documents_with_their_state(told: Told, sample: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    everything = told("appeals", "--with-59fz", "--json")
    plain = told("appeals", "--json")
    assert len(everything) == 150
    assert len(plain) == sum(not one["law59"] for one in everything)
    for one in everything:
        assert list(one)[:7] == [
            "number", "cycle", "registered", "due", "answered", "body", "status",
        ]  # fmt: skip
        assert date.fromisoformat(one["registered"]) < date.fromisoformat(one["due"])
        assert (one["answered"] is None) or date.fromisoformat(one["answered"]) < TODAY


@pytest.mark.parametrize(
    ("flags", "test"),
    [
        (["--open"], lambda one: one["open"]),
        (["--overdue"], lambda one: one["open"] and one["due"] < "2026-11-12"),
        (["--due", "2026-11-12"], lambda one: one["due"] == "2026-11-12"),
        (["--open", "--due", "2026-11-12"], lambda one: one["open"] and one["due"] == "2026-11-12"),
        (["--body", "КОМИТЕТ"], lambda one: "комитет" in one["body"].casefold()),
        (["--overdue", "--body", "район"], lambda one: one["open"] and one["due"] < "2026-11-12"
         and "район" in one["body"].casefold()),
    ],
)  # fmt: skip
def test_flags_choose_and_count(
    flags: list[str], test: Callable[[dict[str, Any]], bool], told: Told, sample: Path
) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    every = told("appeals", "--with-59fz", "--json")
    for one in every:
        one["open"] = one["answered"] is None and one["status"] != "Отклонено модератором"
    wanted = {one["number"] for one in every if test(one)}
    both = told("appeals", "--with-59fz", *flags, "--json")
    assert {one["number"] for one in both} == wanted
    assert told("appeals", "--with-59fz", *flags, "--count") == f"{len(wanted)}\n"
    plain = told("appeals", *flags, "--json")
    assert {one["number"] for one in plain} == wanted - {x["number"] for x in every if x["law59"]}


def test_explanation_agrees_with_the_list(told: Told, sample: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    one = told("appeals", "--json")[0]
    said = told("explain", one["number"], "--json")
    assert list(said) == [
        "number", "registered", "term_days", "unit", "shift", "due", "clause",
        "rule_in_force_from", "text",
    ]  # fmt: skip
    assert (said["number"], said["due"]) == (one["number"], one["due"])
    assert said["term_days"] == (10 if one["accelerated"] else 30)
    assert (said["unit"], said["shift"], said["clause"]) == ("calendar", "none", "п. 7")
    assert "ещё в срок" in told("explain", f" {one['number']} ")


def test_number_that_is_not_there_is_refused(told: Told) -> None:
    assert "Обращения № 5 в базе нет" in told("explain", "5", code=2)


def test_settings_are_printed_as_they_were_set(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text('{"order_number": " 17 ", "minimum_entries": 9}', encoding="utf-8-sig")
    told("settings", str(file))
    said = json.loads(told("settings"))
    assert (said["order_number"], said["minimum_entries"]) == ("17", 9)
    assert told("settings", str(file)) == "Настройки прежние.\n"
    assert told("settings", "--json") == said == told("settings", str(file), "--json")


def test_backup_is_made_beside_the_base(told: Told, tmp_path: Path) -> None:
    said = told("backup")
    assert said.startswith("Копия сделана и проверена")
    assert (tmp_path / "новая папка" / "base" / "backups").is_dir()


def test_tables_for_people_have_no_machine_dates(told: Told, sample: Path) -> None:
    told("import", str(sample), "--as-of", "2026-11-12")
    for command in (["appeals"], ["imports"]):
        assert "2026-" not in told(*command)


def test_names_of_the_sample_are_not_escaped(
    told: Told, sample: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    head = ["--data", str(tmp_path), "--today", "2026-11-12"]
    assert main([*head, "import", str(sample), "--json"]) == 0
    assert "Выгрузка портала.xlsx" in capsys.readouterr().out
