"""Whatever is pressed, nothing breaks: a short run; the long one is `-m tests.gui.monkey`."""

import pytest

from tests.gui.monkey import Monkey, listening
from tests.gui.window import Desk

EVENTS = 500


@pytest.fixture(autouse=True)
def no_modal_dialog() -> None:
    """The monkey closes the dialogs it opened by itself."""


def test_random_keys_and_clicks_break_nothing(desk: Desk) -> None:
    monkey = Monkey(desk.window, seed=7)
    with listening(monkey):
        monkey.run(EVENTS)
        desk.settle()
    assert sum(monkey.did.values()) == EVENTS
    assert monkey.said == []
