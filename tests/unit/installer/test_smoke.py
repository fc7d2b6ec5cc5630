import pytest

from installer import smoke
from installer.wine import Failure


def test_a_trial_never_empties_somebodys_folder(tmp_path):
    (tmp_path / "письмо.docx").write_bytes(b"1")
    with pytest.raises(SystemExit, match="left alone"):
        smoke.clear(tmp_path)
    assert (tmp_path / "письмо.docx").exists()


def test_a_trial_empties_what_an_earlier_one_left(tmp_path):
    folder = tmp_path / "smoke"
    smoke.clear(folder)
    (folder / "old.png").write_bytes(b"1")
    smoke.clear(folder)
    assert [path.name for path in folder.iterdir()] == [smoke.OWN]


def holds() -> None:
    """A step that finds nothing wrong."""


def fails() -> None:
    """A step that finds something wrong."""
    raise Failure("the base is gone")


class Told:
    """What steps add to a trial."""

    def __init__(self) -> None:
        self.notes = ["45 MB"]


def test_a_trial_holds_only_where_every_step_did():
    said: list[str] = []
    assert smoke.tried(Told(), (holds,), said.append)
    assert said[-1].strip() == "45 MB"
    assert not smoke.tried(Told(), (holds, fails, holds), said.append)
    assert said[-1] == "FAILED: the base is gone"


def test_the_closing_line_counts_what_was_seen(capsys):
    assert smoke.closed(47, held=True) == 0
    assert smoke.closed(12, held=False) == 1
    assert smoke.closed(0, held=True) == 1
    assert capsys.readouterr().out == "47 passed, 0 failed\n12 passed, 1 failed\n1 failed\n"
