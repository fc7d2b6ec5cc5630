"""The hold on a base: one window, seen by others, gone with its process."""

import os
import signal
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.store import lock
from lo_appeals.store.lock import Hold, Holder

ME = Holder.me("ivanova", datetime(2026, 11, 23, 19, 30))
HOLDING = """
import sys, pathlib, datetime
from lo_appeals.store.lock import Hold, Holder
hold = Hold.take(pathlib.Path(sys.argv[1]), Holder.me("petrova", datetime.datetime(2026, 1, 2)))
print("held" if hold else "refused", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "lo_appeals.sqlite"


def elsewhere(base: Path) -> "subprocess.Popen[str]":
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(base)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_nobody_holds_a_base_at_first(base: Path):
    assert lock.holder(base) is None


def test_holder_is_seen_by_others(base: Path):
    hold = Hold.take(base, ME)
    assert hold is not None
    assert not hold.unclean
    assert lock.holder(base) == ME
    assert Hold.take(base, ME) is None
    hold.release()
    assert lock.holder(base) is None


def test_holder_in_another_process_is_named_and_its_death_frees_the_base(base: Path):
    child = elsewhere(base)
    held = lock.holder(base)
    assert held is not None
    assert (held.account, held.pid, held.here) == ("petrova", child.pid, True)
    assert "petrova" in held.words
    assert "02.01.2026 00:00" in held.words
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert lock.holder(base) is None
    hold = Hold.take(base, ME)
    assert hold is not None
    assert hold.unclean
    hold.release()


def test_clean_end_is_not_taken_for_an_unclean_one(base: Path):
    child = elsewhere(base)
    child.communicate("")
    first = Hold.take(base, ME)
    assert first is not None
    first.release()
    again = Hold.take(base, ME)
    assert again is not None
    assert not again.unclean
    again.release()


def test_unreadable_contents_do_not_free_a_held_base(base: Path):
    hold = Hold.take(base, ME)
    assert hold is not None
    base.with_suffix(lock.WINDOW).write_text("{", encoding="utf-8")
    assert lock.holder(base) == lock.UNKNOWN
    hold.release()


def test_window_hears_that_it_is_asked_forward(base: Path):
    hold = Hold.take(base, ME)
    assert hold is not None
    assert hold.asked_forward() is None
    heard: list[bool] = []
    wanted = base.parent / "Выгрузка.xlsx"
    asking = threading.Thread(target=lambda: heard.append(lock.ask_forward(base, wanted)))
    asking.start()
    while (file := hold.asked_forward()) is None:
        pass
    asking.join()
    assert heard == [True]
    assert file == str(wanted)
    assert hold.asked_forward() is None
    hold.release()


def test_window_that_does_not_hear_leaves_no_request(base: Path):
    assert not lock.ask_forward(base, wait_s=0)
    assert list(base.parent.iterdir()) == []


def test_users_work_beside_each_other_but_not_beside_a_replacing(base: Path):
    with lock.use(base), lock.use(base):
        assert lock.in_use(base)
        with (
            pytest.raises(UserError, match="другая программа"),
            lock.use(base, alone=True, wait_s=0),
        ):
            pass
    assert not lock.in_use(base)
    with (
        lock.use(base, alone=True),
        pytest.raises(UserError, match="восстанавливается"),
        lock.use(base, wait_s=0),
    ):
        pass
