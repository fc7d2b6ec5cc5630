"""One order for all who owe word past the term of п. 4 and п. 5: nothing that was made is lost."""

import threading
from datetime import date
from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.services.letters import Batch, Progress
from lo_appeals.services.letters_late import LATE
from lo_appeals.services.letters_plan import LetterOrder
from tests.unit.services.lettering import (
    HEALTH,
    ROADS,
    later,
    make,
    receive_list,
    region,
    tell_change,
)
from tests.unit.services.working import Work

REQUEST, CHANGES = "Запрос сведений об ответственных", "Напоминание об уведомлении об изменениях"


@pytest.fixture
def owing(work: Work) -> Work:
    """Let the roads owe their list, health a notice of a change."""
    ids = region(work)
    receive_list(work, ids[HEALTH], date(2021, 11, 25))
    tell_change(work, ids[HEALTH], date(2026, 11, 10))
    return work


def write(
    work: Work, out: Path, cancel: threading.Event | None = None, progress: Progress | None = None
) -> Batch:
    order = LetterOrder(LATE, out=out)
    return work.office.late_letters.make(order, cancel=cancel, progress=progress)


def kinds(batch: Batch, work: Work) -> dict[str, str]:
    """Return the kinds that were made, each with its body, as the register keeps them."""
    made = [work.office.outgoing.get(one.letter_id) for one in batch.made if one.letter_id]
    assert len(made) == len(batch.made)
    assert {one.id for one in work.office.outgoing.listed()} >= {one.id for one in made}
    return {one.kind: told.body for one, told in zip(made, batch.made, strict=True)}


def test_each_who_owes_is_written_what_is_due(owing: Work, tmp_path: Path) -> None:
    batch = write(owing, tmp_path)
    assert kinds(batch, owing) == {"list-request": ROADS, "change-reminder": HEALTH}
    assert (batch.skipped, batch.cancelled) == ((), False)
    assert batch.changes.text == f"{REQUEST}. Писем: 1. {CHANGES}. Писем: 1."
    assert "letters" in batch.changes.kinds
    later(owing, 7)
    assert kinds(write(owing, tmp_path), owing)["list-reminder"] == ROADS


def test_kind_that_is_refused_leaves_what_was_made_before_it(owing: Work, tmp_path: Path) -> None:
    begun: list[int] = []

    def another_window(_done: int, _total: int) -> None:
        begun.append(1)
        if len(begun) == 2:  # the second kind: its letter is being made
            make(owing, "change-reminder", tmp_path / "other")

    batch = write(owing, tmp_path, progress=another_window)
    assert kinds(batch, owing) == {"list-request": ROADS}
    (left,) = batch.skipped
    assert left.body == CHANGES
    assert "уже составлено в другом окне" in left.reason
    assert batch.cancelled
    assert batch.changes.text == f"{REQUEST}. Писем: 1. {CHANGES}. Не составлены."
    assert "letters" in batch.changes.kinds


def test_stopped_order_tells_which_kinds_were_not_begun(owing: Work, tmp_path: Path) -> None:
    cancel = threading.Event()
    batch = write(owing, tmp_path, cancel, lambda _done, _total: cancel.set())
    assert kinds(batch, owing) == {"list-request": ROADS}
    assert [one.body for one in batch.skipped] == [CHANGES]
    assert batch.skipped[0].reason.startswith("Остановлено")
    assert batch.cancelled


def test_order_of_which_no_kind_can_be_made_says_why(owing: Work, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"")
    with pytest.raises(UserError, match="file"):
        write(owing, place)
    assert owing.office.outgoing.listed() == []


def test_nobody_who_owes_is_told(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    for body in (ROADS, HEALTH):
        receive_list(work, ids[body], date(2021, 11, 25))
    batch = write(work, tmp_path)
    assert (batch.made, batch.changes.text) == ((), "Все сообщили в срок: писем не нужно.")
    assert not batch.cancelled
