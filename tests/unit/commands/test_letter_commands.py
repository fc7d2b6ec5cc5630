"""letters, package, check-template, forms: as commands.md has them."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.paths import resources

HEADINGS = ("Номер", "Организация, в которой находится сообщение", "Дата поступления",
            "Дата фактического завершения работ", "Категория")  # fmt: skip
ROADS = "Комитет по дорожному хозяйству Ленинградской области"
SETTINGS = {
    "order_number": "00", "order_date": "2021-11-15", "signer_short": "В.К. Озеров",
    "vice_governor_name": "Северову А.П.", "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
}  # fmt: skip
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--data", str(tmp_path / "base"), "--today", "2026-11-23", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def filled(call: Call, tmp_path: Path) -> Call:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    sheet.append(("101", ROADS, "01.09.2026", "05.10.2026", "Дороги"))
    sheet.append(("102", ROADS, "10.09.2026", "", "Дороги"))
    sheet.append(("103", ROADS, "02.10.2026", "07.10.2026", "Дороги"))
    book.save(tmp_path / "e.xlsx")
    (tmp_path / "s.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    assert call("settings", str(tmp_path / "s.json"))[0] == 0
    assert call("import", str(tmp_path / "e.xlsx"), "--as-of", "2026-11-22")[0] == 0
    return call


def test_letters_answer_what_was_made_and_what_skipped(filled: Call, tmp_path: Path) -> None:
    asked = ("letters", "notice", "--month", "2026-10", "--out", str(tmp_path / "o"), "--json")
    code, out, _err = filled(*asked)
    found = json.loads(out)
    assert code == 0
    assert [one["body"] for one in found["made"]] == [ROADS]
    assert Path(found["made"][0]["file"]).exists()
    assert all(one["reason"] for one in found["skipped"])
    again = json.loads(filled(*asked)[1])
    assert again["made"] == []
    reasons = {one["body"]: one["reason"] for one in again["skipped"]}
    assert "уже составлена" in reasons[ROADS]


def test_letters_report_is_the_months_report(filled: Call, tmp_path: Path) -> None:
    code, out, _err = filled(
        "letters", "report", "--month", "2026-10", "--out", str(tmp_path), "--json"
    )
    assert code == 0
    assert Path(json.loads(out)["made"][0]["file"]).suffix == ".docx"


def test_unknown_kind_is_refused_with_those_that_are(filled: Call) -> None:
    code, out, err = filled("letters", "ultimatum", "--json")
    assert (code, out) == (2, "")
    assert "due-reminder" in err


def test_package_folder_is_made(filled: Call, tmp_path: Path) -> None:
    code, out, _err = filled("package", "2026-10", "--out", str(tmp_path / "п"))
    assert code == 0
    assert "Доклад не выпущен" in out
    assert (tmp_path / "п" / "Опись.json").exists()


def test_template_is_checked_by_exit_code_and_json(call: Call, tmp_path: Path) -> None:
    shipped = str(resources() / "letters" / "nedostatki.docx")
    assert call("check-template", shipped, "--kind", "notice")[0] == 0
    code, out, _err = call("check-template", shipped, "--kind", "governor", "--json")
    assert code == 2
    assert {"place", "what"} == set(json.loads(out)[0])
    torn = tmp_path / "t.docx"
    torn.write_bytes(b"PK")
    code, out, err = call("check-template", str(torn), "--kind", "notice")
    assert code == 2
    assert "повреждён" in out + err


def test_forms_are_told_with_gender_and_doubt(call: Call) -> None:
    code, out, _err = call(
        "forms", "Иванова Анна Петровна", "--position", "начальник отдела", "--json"
    )
    found = json.loads(out)
    assert code == 0
    assert (found["dative"], found["gender"], found["sure"]) == (
        "Ивановой Анне Петровне",
        "f",
        True,
    )
    assert found["position"]["accusative"] == "начальника отдела"
    unknown = json.loads(call("forms", "Ли Саша", "--json")[1])
    assert (unknown["gender"], unknown["sure"]) == (None, False)
    assert call("forms", " ")[0] == 2
