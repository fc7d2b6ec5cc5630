"""Both ways of `lo_appeals.system` offer the same: the one for Windows is read, not run."""

import ast
from pathlib import Path

import pytest

import lo_appeals.system
from lo_appeals.system import linux

WINDOWS = Path(linux.__file__).with_name("windows.py")


def functions(file: Path) -> dict[str, str]:
    """Return the public functions of a module with what they take and give."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        one.name: ", ".join(
            ast.unparse(kind)
            for kind in (*(argument.annotation for argument in one.args.args), one.returns)
            if kind is not None
        )
        for one in tree.body
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")
    }


@pytest.mark.parametrize("file", [Path(linux.__file__), WINDOWS], ids=["linux", "windows"])
def test_every_way_offers_exactly_the_interface(file):
    assert sorted(functions(file)) == sorted(lo_appeals.system.__all__)


def test_both_ways_take_and_give_the_same():
    assert functions(Path(linux.__file__)) == functions(WINDOWS)
