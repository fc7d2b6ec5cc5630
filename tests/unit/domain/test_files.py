import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import PAUSES_MS, replace_safely, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Отчёт 2026-01.docx", "Отчёт 2026-01.docx"), ('ООО "Рога": 1/2?', "ООО Рога 1 2"),
        ("CON", "_CON"), ("con.txt", "_con.txt"), ("lpt1.docx", "_lpt1.docx"),
        ("console.txt", "console.txt"), ("имя. . ", "имя"), ("../../etc", "etc"), ("", "файл"),
        ("???", "файл"), ("а\x00б\nв", "а б в"), ("\ud800", "файл"),
    ],
)  # fmt: skip
def test_a_name_is_made_fit_for_every_system(text, name):
    assert safe_name(text) == name


def test_a_long_name_keeps_its_suffix():
    name = safe_name("Письмо " * 40 + ".docx")
    assert len(name) <= 120
    assert name.endswith(".docx")
    assert len(safe_name("а" * 300)) == 120
    assert len(safe_name("г. Гатчина " * 30)) <= 120


@given(st.text())
def test_any_text_gives_a_lawful_name(text):
    name = safe_name(text)
    assert 0 < len(name) <= 120
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.rstrip(" .")
    assert safe_name(name) == name


def put(words):
    return lambda path: path.write_text(words) and None


def test_the_file_is_replaced_whole(tmp_path):
    target = tmp_path / "новая папка" / "a.txt"
    assert replace_safely(target, put("раз")) == target
    replace_safely(target, put("два"))
    assert target.read_text() == "два"
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_check_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("старый")
    seen = []

    def check(path):
        seen.append(path.read_text())
        raise UserError("Не то.")

    with pytest.raises(UserError, match="Не то"):
        replace_safely(target, put("новый"), check)
    assert seen == ["новый"]
    assert target.read_text() == "старый"
    assert list(tmp_path.iterdir()) == [target]


def test_the_temporary_file_keeps_the_suffix_and_the_folder(tmp_path):
    seen = []

    def write(path):
        seen.append(path)
        path.write_text("а")

    replace_safely(tmp_path / "a.xlsx", write)
    assert (seen[0].parent, seen[0].suffix) == (tmp_path, ".xlsx")


class Busy(type(Path())):
    """A path whose place is taken by another program for some tries."""

    tries = 0
    held = 0

    def replace(self, target):
        Busy.tries += 1
        if Busy.tries <= Busy.held:
            raise PermissionError(13, "held")
        return super().replace(target)


@pytest.fixture
def busy(tmp_path):
    Busy.tries, Busy.held = 0, 0
    return Busy(tmp_path / "a.txt")


def test_a_file_held_for_a_while_is_tried_again(busy):
    Busy.held = 3
    pauses = []
    replace_safely(busy, put("новый"), pause=pauses.append)
    assert pauses == [0.05, 0.1, 0.2]
    assert busy.read_text() == "новый"


def test_a_file_held_for_good_is_refused_and_stays(busy, tmp_path):
    busy.write_text("старый")
    Busy.held = 99
    pauses = []
    with pytest.raises(UserError, match="открыт в другой программе") as caught:
        replace_safely(busy, put("новый"), pause=pauses.append)
    assert caught.value.advice
    assert len(pauses) == len(PAUSES_MS) == 6
    assert busy.read_text() == "старый"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    taken = tmp_path / "файл"
    taken.write_text("не папка")
    with pytest.raises(UserError, match="не записан: такое имя уже занято") as caught:
        replace_safely(taken / "a.txt", put("а"))
    assert "Прежний файл не изменён" in caught.value.advice


@pytest.mark.skipif(sys.platform == "win32", reason="a full disk is made by /dev/full")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("старый")

    def write(path):
        path.write_text("половина")
        Path("/dev/full").write_text("x" * 100_000)

    with pytest.raises(UserError, match="не записан: на диске кончилось место"):
        replace_safely(target, write)
    assert target.read_text() == "старый"
    assert list(tmp_path.iterdir()) == [target]
