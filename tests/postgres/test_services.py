"""Every test of the services again, on a shared base: they do not know which engine it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres.server import ADMIN, Server

ROOT = Path(__file__).parents[2]
OF_FILES = (  # what only a base in a file has: copies, locks, restoring, damage
    "--ignore=tests/unit/services/test_copies.py",
    "--ignore=tests/unit/services/test_salvaging.py",
    "--ignore=tests/unit/services/test_start.py",
    "--deselect=tests/unit/services/test_imports.py::test_import_copies_the_base_first",
    "--deselect=tests/unit/services/test_work_on_entries.py::test_mass_change_copies_the_base_first",
    "--deselect=tests/unit/services/test_imports.py::test_file_without_news_makes_no_copy",
    "--deselect=tests/unit/services/test_issuing.py"
    "::test_issue_stopped_after_its_entry_is_finished_by_the_next_start",
)


@pytest.mark.timeout(1800)
def test_services_pass_their_own_tests_on_a_shared_base(server: Server) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly",
         "-n", "2", "-p", "tests.postgres.on_server", *OF_FILES, "tests/unit/services"],
        cwd=ROOT, env=os.environ | {"LO_APPEALS_TEST_SERVER": server.url(ADMIN)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=1800,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
