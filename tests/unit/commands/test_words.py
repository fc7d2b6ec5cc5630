"""Every command in words, as a person reads it: Russian, whole, and none forgotten."""

import json
import re
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.commands import COMMANDS
from lo_appeals.exchange.sample import make_sample
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.paths import resources
from lo_appeals.services.office import Office

NOW = datetime(2026, 11, 16, 9)
WORDS = {
    "import": "import {export} --as-of 2026-11-16",
    "imports": "imports",
    "undo-import": "undo-import 1",
    "report": "report 2026-10 --out {out}",
    "letters": "letters neutral --month 2026-10 --out {out}",
    "package": "package 2026-10 --out {out}",
    "check-template": "check-template {template} --kind notice",
    "forms": "forms Лаптева-Ирина-Сергеевна --position делопроизводитель",
    "appeals": "appeals --overdue",
    "explain": "explain {number}",
    "changes": "changes",
    "forecast": "forecast 2026-11",
    "surges": "surges",
    "bodies": "bodies",
    "officials": "officials Комитет-образования --on 2026-10-01",
    "registry": "registry export {out}/контакты.xlsx",
    "settings": "settings",
    "terms": "terms",
    "change-term": "change-term answer_accelerated 11 --from 2026-11-20",
    "calendar": "calendar {calendar}",
    "backup": "backup",
    "backups": "backups",
    "check": "check",
    "journal": "journal",
}
ELSEWHERE = {  # they need a screen, a server, or tests of their own length
    "demo", "self-test", "mend", "salvage", "open",
    "move-base", "roles", "share", "password", "restore",
}  # fmt: skip


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    make_sample(folder / "export.xlsx", NOW.date(), rows=300)
    order = {"order_number": "1", "order_date": "2021-11-15"}
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    assert main(["--data", str(folder / "base"), "settings", str(folder / "order.json")]) == 0
    with closing(Office(folder / "base", lambda: NOW, directory=fictional_bodies())) as office:
        read = office.imports.read(folder / "export.xlsx", date(2026, 11, 15))
        office.imports.apply(read)
    return folder


def test_every_command_is_read_here_or_named_as_tested_elsewhere() -> None:
    assert {command.name for command in COMMANDS} == WORDS.keys() | ELSEWHERE


@pytest.mark.parametrize("command", WORDS)
def test_command_answers_in_russian_words(
    command: str, region: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(region, tmp_path, dirs_exist_ok=True)
    (tmp_path / "out").mkdir()
    words = WORDS[command].format(
        out=tmp_path / "out",
        number=openpyxl.load_workbook(tmp_path / "export.xlsx").active.cell(2, 1).value,
        export=tmp_path / "export.xlsx",
        template=resources() / "letters" / "nedostatki.docx",
        calendar=next((resources() / "calendar").glob("*.csv")),
    )
    given = [re.sub(r"(?<=[а-я])-(?=[А-Яа-я])", " ", word) for word in words.split(" ")]
    code = main(["--data", str(tmp_path / "base"), "--now", NOW.isoformat("T", "minutes"), *given])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    assert re.search("[а-яё]", said.out), "said nothing in Russian"
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|datetime|[{}]{2}", said.out)
    if command not in {"settings", "backup", "backups"}:  # JSON by its definition; names of files
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", said.out), "a day not as people write it"
