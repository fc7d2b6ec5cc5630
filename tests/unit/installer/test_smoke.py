import pytest

from installer import smoke


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
