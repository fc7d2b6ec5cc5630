"""The server is stopped and started during each kind of work: nothing confirmed is lost."""

from pathlib import Path
from random import Random

import pytest

from tests.postgres.server import Server
from tests.postgres.stopping import KINDS, Kind, base, stopped


@pytest.fixture(scope="module")
def worked(durable: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the name of a base to work in, to make others like it."""
    base(tmp_path_factory.mktemp("worked"), durable.make("worked"))
    return "worked"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_confirmed_is_lost(
    kind: Kind, durable: Server, worked: str, tmp_path: Path
) -> None:
    number = KINDS.index(kind)
    url = durable.make(f"stopped_{number}", worked)
    mode = "immediate" if number % 2 else "fast"
    trial = stopped(durable, url, tmp_path, kind, mode, Random(number))
    assert trial.faults == []
    assert trial.lost == 0
    assert trial.confirmed > 0
