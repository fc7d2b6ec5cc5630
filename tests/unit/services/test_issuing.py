"""A letter's file and its entry: whatever is interrupted, no file looks issued alone."""

from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.services import letters_files
from lo_appeals.services.letters_files import issuing, read_saved, sha256
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.outgoing import OutgoingService
from lo_appeals.store.lock import WINDOW
from tests.unit.services.test_reports import END, OCTOBER, WHOLE
from tests.unit.services.working import Work, facts

LETTER = b"PK letter"
NAME, WAITS = "Доклад.docx", "Доклад (не выпущено).docx"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_letter_gets_its_name_when_the_register_has_it(tmp_path: Path) -> None:
    with issuing(tmp_path, "Доклад", LETTER) as file:
        assert names(tmp_path) == [WAITS]
    assert (names(tmp_path), file.name, file.read_bytes()) == ([NAME], NAME, LETTER)


def test_letter_that_the_register_refuses_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError), issuing(tmp_path, "Доклад", LETTER):
        raise UserError("База занята.")
    assert names(tmp_path) == []


def test_letter_stopped_before_the_register_says_that_it_is_not_issued(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), issuing(tmp_path, "Доклад", LETTER):
        raise KeyboardInterrupt
    assert names(tmp_path) == [WAITS]
    with issuing(tmp_path, "Доклад", LETTER) as file:
        assert file.name == "Доклад (2).docx"


def test_letters_issued_at_once_take_different_names(tmp_path: Path) -> None:
    with issuing(tmp_path, "Доклад", LETTER) as one, issuing(tmp_path, "Доклад", b"other") as two:
        assert one != two
    assert (one.read_bytes(), two.read_bytes()) == (LETTER, b"other")


def test_registered_letter_gets_its_name_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / WAITS).write_bytes(LETTER)
    assert read_saved(str(tmp_path / NAME), sha256(LETTER)) == LETTER
    assert names(tmp_path) == [NAME]


def test_file_that_waits_is_not_taken_for_another_letter(tmp_path: Path) -> None:
    (tmp_path / WAITS).write_bytes(b"another")
    with pytest.raises(UserError, match="нет на месте"):
        read_saved(str(tmp_path / NAME), sha256(LETTER))
    assert names(tmp_path) == [WAITS]


@pytest.mark.parametrize("shared", [False, True])
def test_window_looks_for_unfinished_letters_and_a_command_beside_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    url = f"sqlite:///{tmp_path / BASE}" if shared else ""
    looked: list[bool] = []
    monkeypatch.setattr(OutgoingService, "settle", lambda _service: looked.append(True))
    Office(tmp_path, directory=(), url=url).close()
    assert looked == []
    Office(tmp_path, holds=True, url=url).close()
    assert looked == [True]


@pytest.mark.parametrize("by_window", [True, False])
def test_issue_stopped_after_its_entry_is_finished_by_the_next_start(
    work: Work, monkeypatch: pytest.MonkeyPatch, by_window: bool
) -> None:
    work.office.settings.set_from_json(WHOLE)
    work.load([facts(1, OCTOBER.first)], END)
    with monkeypatch.context() as stopped:
        stopped.setattr(letters_files, "settle", lambda _file, _digest: None)
        file = work.office.reports.make(OCTOBER, issue=True).file
    assert not file.exists()
    assert [one.file for one in work.office.outgoing.listed()] == [str(file)]
    work.close()
    if by_window:  # a command leaves nothing that tells of its end
        left = '{"pid": 1, "host": "h", "account": "a", "since": "2026-11-23T10:00:00"}'
        (work.folder / BASE).with_suffix(WINDOW).write_text(left, encoding="utf-8")
    office = Office(work.folder, lambda: work.now, holds=True)
    assert names(file.parent) == [file.name]
    assert [office.outgoing.unchanged(one) for one in office.outgoing.listed()] == [True]
    office.close()
