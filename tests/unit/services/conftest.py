"""A base in a folder, and files of the portal."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.services.office import BASE
from tests.unit.services.working import EVERY, Work, cell


@pytest.fixture(scope="session")
def new_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a base that nobody has worked in."""
    folder = tmp_path_factory.mktemp("new")
    Work(folder).close()
    return folder / BASE


@pytest.fixture
def begin(new_base: Path, tmp_path: Path) -> Iterator[Callable[[], Work]]:
    """Yield what begins work in a new base of its own."""
    begun: list[Work] = []

    def start() -> Work:
        folder = tmp_path / str(len(begun))
        folder.mkdir()
        shutil.copy(new_base, folder / BASE)
        begun.append(Work(folder))
        return begun[-1]

    yield start
    for one in begun:
        one.close()


@pytest.fixture
def work(begin: Callable[[], Work]) -> Work:
    return begin()


@pytest.fixture
def as_file(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes rows as the portal's file."""

    def write(rows: list[PortalFacts], name: str = "file.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(list(EVERY.values()))
        for row in rows:
            sheet.append([cell(getattr(row, key)) for key in EVERY])
        book.save(tmp_path / name)
        return tmp_path / name

    return write
