"""What the set-up is made of agrees with what the program requires."""

import re

import pytest
from packaging.utils import canonicalize_name

from installer import lock, wheels
from installer.places import CONSTRAINTS, LOCK, PROJECT

LINE = re.compile(r"([a-z0-9-]+)==(\S+) --hash=sha256:[0-9a-f]{64}")


def locked() -> dict[str, str]:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := LINE.fullmatch(line))}


def test_every_line_of_the_lock_is_a_name_a_version_and_a_hash():
    assert len(locked()) == len(LOCK.read_text(encoding="utf-8").splitlines()) > 30


def test_the_lock_holds_what_the_project_requires():
    versions = locked()
    for requirement in lock.roots(PROJECT.read_text(encoding="utf-8")):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement}: run python -m installer.lock"
        assert requirement.specifier.contains(version), requirement


def test_windows_gets_the_versions_that_the_tests_run_with():
    pinned = lock.constraints(CONSTRAINTS.read_text(encoding="utf-8"))
    versions = locked()
    differ = {name for name in versions.keys() & pinned if versions[name] != pinned[name]}
    assert not differ


def test_time_zones_travel_with_the_program():
    assert "tzdata" in locked()  # Windows has none of its own


def test_the_list_of_components_names_every_library_with_its_version():
    rows = lock.read_components()
    told = {
        canonicalize_name(row["компонент"]): row["версия"]
        for row in rows
        if row["состав"] == lock.LIBRARY
    }
    assert told == locked()
    assert all(row["лицензия"] and row["назначение"] for row in rows)


@pytest.mark.parametrize(
    ("marker", "wanted"),
    [
        ('colorama; sys_platform == "win32"', True),
        ('jeepney; sys_platform == "linux"', False),
        ('tzdata; extra == "binary"', True),
        ('pytest; extra == "dev"', False),
        ('old; python_version < "3.11"', False),
    ],
)
def test_markers_are_read_as_windows_reads_them(marker, wanted):
    assert bool(list(lock.wanted_on_windows([marker], ["binary"]))) is wanted


def test_a_wheels_name_is_that_of_the_lock(tmp_path):
    wheel = tmp_path / "Backports.Tar_file-1.2.0-py3-none-any.whl"
    assert wheels.named(wheel) == "backports-tar-file==1.2.0"
