"""bodies, officials, registry: documents exactly as defined, over a base of the test's own."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.services.office import Office

NOW = datetime(2026, 11, 23, 10)
Told = Callable[..., Any]
HEAD = ("Орган", "Кем является", "Должность", "ФИО", "Телефон", "Электронная почта", "Работает с")
BODY = "Комитет по печати Ленинградской области"


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what runs a command in a base of the test's own and returns its answer."""

    def run(*arguments: str, code: int = 0) -> Any:
        head = ("--data", str(tmp_path / "base"), "--now", NOW.isoformat())
        assert main([*head, *arguments]) == code
        said = capsys.readouterr()
        if code:
            return said.err
        return json.loads(said.out) if "--json" in arguments else said.out

    return run


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return the folder of a base with the order's date and one body's list."""
    folder = tmp_path / "base"
    office = Office(folder, lambda: NOW, who="Проверяющий")
    office.settings.set_from_json({"order_date": "2026-11-10"})
    office.close()
    return folder


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    start = date(2026, 3, 1)
    sheet.append(HEAD)
    sheet.append((BODY, "Ответственное лицо", "председатель", "Жукова Анна Ильинична",
                  "(812) 539-50-00", "zhukova@lenobl.ru", start))  # fmt: skip
    sheet.append((BODY, "Замещающий ответственного", "", "Белов Олег", "", "", start))
    sheet.append((BODY, "Дворник", "", "Котов", "", "", start))
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def test_bodies_are_told_with_gaps_and_the_clock_of_point_4(told: Told, filled: Path) -> None:
    found = {one["name"]: one for one in told("bodies", "--type", "оив", "--json")}
    assert found[BODY] == {
        "name": BODY, "type": "ОИВ", "parent": None, "missing": ["нет ни одного контакта"],
        "list_due": "2026-11-20", "list_received": None, "late_days": 3, "late_notices": 0,
    }  # fmt: skip
    assert told("bodies", "--late", "--json") == list(found.values())
    assert all(one["type"] == "ОМСУ" for one in told("bodies", "--type", "ОМСУ", "--json"))


def test_an_import_tells_each_row_and_fills_the_registry(
    told: Told, filled: Path, listed: Path
) -> None:
    seen = told("registry", "import", str(listed), "--dry-run", "--json")
    done = told("registry", "import", str(listed), "--json")
    assert seen == done
    assert (done["file_rows"], done["new"], done["rejected"][0]["row"]) == (3, 2, 4)
    assert told("registry", "import", str(listed), "--json")["same"] == 2
    found = told("officials", "комитет по печати", "--json")
    assert found[0] == {
        "office": "responsible", "position": "председатель", "name": "Жукова Анна Ильинична",
        "acting_for": None, "phone": "+78125395000", "email": "zhukova@lenobl.ru",
        "from": "2026-03-01", "to": None, "seat": 1, "note": "",
    }  # fmt: skip
    assert [one["name"] for one in found[1:]] == [None, None]


def test_a_day_before_the_appointment_is_an_explained_gap(
    told: Told, filled: Path, listed: Path
) -> None:
    told("registry", "import", str(listed))
    found = told("officials", BODY, "--on", "2026-02-28", "--json")
    assert [one["name"] for one in found] == [None, None, None]
    assert "на 28.02.2026 никто не назначен" in told("officials", BODY, "--on", "2026-02-28")


def test_the_substitute_is_told_with_whom_it_stands_for(
    told: Told, filled: Path, listed: Path
) -> None:
    told("registry", "import", str(listed))
    office = Office(filled, lambda: NOW)
    body = office.registry.body_named(BODY)
    one = office.registry.card(body.id).appointments[0]
    office.registry.absences.record(one.id, NOW.date(), None, "отпуск")
    office.close()
    found = told("officials", BODY, "--json")[0]
    assert (found["name"], found["acting_for"]) == ("Белов Олег", "Жукова Анна Ильинична")
    assert "отпуск с 23.11.2026" in found["note"]


def test_an_export_reads_back_without_changes(
    told: Told, filled: Path, listed: Path, tmp_path: Path
) -> None:
    told("registry", "import", str(listed))
    made = told("registry", "export", str(tmp_path / "out.xlsx"), "--json")
    again = told("registry", "import", made["file"], "--json")
    assert (again["same"], again["file_rows"]) == (2, 2)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("officials", "такого нет"), "в реестре нет"),
        (("officials", "комитет"), "несколько органов"),
        (("bodies", "--type", "завод"), "Типа «завод» нет"),
        (("registry", "import", "нет.xlsx"), "нет.xlsx"),
        (("officials", "комитет", "--on", "2026-02-31"), "«2026-02-31» – не дата"),
    ],
)
def test_what_cannot_be_done_is_one_russian_sentence(
    told: Told, filled: Path, arguments: tuple[str, ...], part: str
) -> None:
    assert part in told(*arguments, code=2)
