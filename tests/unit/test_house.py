"""Rules of the house that no other tool keeps."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [
    *ROOT.glob("lo_appeals/**/*.py"),
    *ROOT.glob("resources/**/*.md"),
    *ROOT.glob("resources/**/*.csv"),
    ROOT / "README.md",
]
TABLES = {"glyphs.py", "parsing.py"}  # widths by letter, look-alikes: mixed on purpose
MIXED = re.compile(r"(?<![\w\\])(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]+(?!\w)")


def test_imports_go_in_one_direction():
    done = subprocess.run(
[sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    "path", [one for one in SOURCES if one.name not in TABLES], ids=lambda path: path.name
)
def test_no_word_mixes_latin_and_cyrillic_letters(path: Path):
    mixed = {found.group() for found in MIXED.finditer(path.read_text(encoding="utf-8"))}
    assert not mixed, f"{path.relative_to(ROOT)}: {sorted(mixed)}"


def test_top_level_is_the_customers_layout():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    tops = {line.split("/")[0].strip('"') for line in listed.stdout.splitlines()}
    named = {"pyproject.toml", "lo_appeals", "resources", "tests", "installer", "README.md"}
    assert {top for top in tops if not top.startswith(".")} <= named
