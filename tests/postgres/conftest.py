"""One server for all tests; each test gets a base of its own, made by the same migrations."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from lo_appeals.exchange.sample import make_sample
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.office import Office
from tests.postgres.server import Server


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform tells what it cannot do."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support")


NOW = datetime(2026, 11, 23, 12)
ROWS = 600
_number = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Yield a server that forgets everything: quick."""
    made = Server()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def durable() -> Iterator[Server]:
    """Yield a server that keeps what it has confirmed, for stopping and starting."""
    made = Server(durable=True)
    yield made
    made.remove()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export of the made-up region."""
    path = tmp_path_factory.mktemp("sample") / "export.xlsx"
    make_sample(path, NOW.date(), rows=ROWS)
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    return path


def filled(folder: Path, url: str, sample: Path) -> Office:
    office = Office(folder, lambda: NOW, url=url, who="клерк", directory=fictional_bodies())
    office.imports.apply(office.imports.read(sample, NOW.date()))
    return office


@pytest.fixture(scope="session")
def region(server: Server, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the name of a base with the made-up region, to make others like it."""
    url = server.make("region")
    filled(tmp_path_factory.mktemp("region"), url, sample).close()
    return "region"


@pytest.fixture
def url(server: Server, region: str) -> str:
    """Return the address of a base of this test's own, with the made-up region in it."""
    return server.make(f"own_{next(_number)}", region)


@pytest.fixture
def empty(server: Server) -> str:
    """Return the address of a base in which nothing has been made yet."""
    return server.make(f"own_{next(_number)}")


@pytest.fixture
def enter(tmp_path: Path, url: str) -> Iterator[Callable[..., Office]]:
    """Yield what opens the shared base for one more person."""
    opened: list[Office] = []

    def come(who: str = "клерк", address: str = url) -> Office:
        folder = tmp_path / str(len(opened))
        opened.append(Office(folder, lambda: NOW, url=address, who=who))
        return opened[-1]

    yield come
    for one in opened:
        one.close()
