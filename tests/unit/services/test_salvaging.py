"""A damaged base: mended where every record is there, else taken out as far as it reads."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import BASE
from lo_appeals.services.salvaging import mend_and_open, take_out
from lo_appeals.services.start import StartTrouble, examine
from tests.unit.services.working import Work, facts

AT = datetime(2026, 12, 20, 12, 0)
DAY = date(2026, 10, 1)
ROWS = 300


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base with an import in it and a copy from before the import."""
    work = Work(tmp_path)
    work.load([facts(n, DAY, subcategory="Ямы на дороге") for n in range(1, ROWS + 1)], DAY)
    work.close()
    return tmp_path / BASE


def root_of(base: Path, name: str) -> tuple[int, int]:
    """Return the root page of a table or an index, counted from 1, and the size of a page."""
    with closing(sqlite3.connect(base)) as raw:
        ask = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        root = raw.execute(ask, (name,)).fetchone()[0]
        return int(root), int(raw.execute("PRAGMA page_size").fetchone()[0])


def spoil(base: Path, name: str, page: int = 0) -> None:
    """Overwrite the root page of a table or an index, or another page of it."""
    root, size = root_of(base, name)
    with base.open("r+b") as file:
        file.seek(((page or root) - 1) * size)
        file.write(b"\xa5" * size)


def child_of(base: Path, name: str, which: int) -> int:
    """Return a page below the root of a table: 0, 1 … in order, -1 the last (SQLite's format)."""
    root, size = root_of(base, name)
    page = base.read_bytes()[(root - 1) * size : root * size]
    if which < 0:
        return int.from_bytes(page[8:12], "big")
    cell = int.from_bytes(page[12 + 2 * which : 14 + 2 * which], "big")
    return int.from_bytes(page[cell : cell + 4], "big")


@pytest.mark.parametrize("name", ["ix_entry_due", "ix_entry_body", "entry_search_data"])
def test_base_whose_indexes_are_damaged_is_mended_without_loss(base: Path, name: str) -> None:
    spoil(base, name)
    with pytest.raises(StartTrouble, match="повреждена"):
        examine(base)
    before = base.read_bytes()
    office, done = mend_and_open(base.parent, "Проверяющий", lambda: AT)
    assert office.copies.check() == ()
    assert office.appeals.count(Selection(law=Law.BOTH)) == ROWS
    assert office.appeals.count(Selection(find="яма", law=Law.BOTH)) == ROWS
    assert office.journal.entries(1)[0].reason == "починенная база.sqlite"
    office.close()
    assert done.previous is not None
    assert (done.previous / BASE).read_bytes() == before


@pytest.mark.parametrize("name", ["entry", "journal"])
def test_base_that_lacks_a_record_is_not_mended(base: Path, name: str) -> None:
    spoil(base, name)
    before = base.read_bytes()
    with pytest.raises(UserError, match="Починить не удалось"):
        mend_and_open(base.parent, "Проверяющий", lambda: AT)
    assert base.read_bytes() == before
    assert sorted(one.name for one in base.parent.glob(".*-*")) == []


def test_what_can_be_read_goes_to_excel_and_to_a_plain_base(base: Path) -> None:
    spoil(base, "entry", child_of(base, "entry", -1))
    before = base.read_bytes()
    found = take_out(base, base.parent / "вынуто", AT)
    assert not found.whole
    assert 0 < found.rows["entry"] < ROWS
    assert "Часть записей не прочиталась" in found.words
    sheet = openpyxl.load_workbook(found.folder / "Обращения.xlsx").active
    assert sheet is not None
    titles = [cell.value for cell in sheet[2]]
    assert sheet.max_row == found.rows["entry"] + 2
    first = dict(zip(titles, [cell.value for cell in sheet[3]], strict=True))
    assert first["№ ПОС"] == "1"
    assert first["Зарегистрировано"] == datetime(2026, 10, 1)
    assert first["Орган"] == "Комитет"
    with closing(sqlite3.connect(found.folder / "Всё, что читается.sqlite")) as raw:
        assert raw.execute("SELECT count(*) FROM entry").fetchone() == (found.rows["entry"],)
    assert base.read_bytes() == before


def test_rows_after_a_damaged_part_are_read_too(base: Path) -> None:
    spoil(base, "entry", child_of(base, "entry", 2))
    found = take_out(base, base.parent, AT)
    with closing(sqlite3.connect(found.folder / "Всё, что читается.sqlite")) as raw:
        ids = [row[0] for row in raw.execute("SELECT id FROM entry ORDER BY id")]
    assert ids[0] == 1
    assert ids[-1] == ROWS
    assert len(ids) < ROWS


def test_nothing_is_taken_out_of_a_file_that_is_no_base(base: Path) -> None:
    base.write_bytes(b"\xff" * 9000)
    with pytest.raises(UserError, match="не читается ничего"):
        take_out(base, base.parent, AT)


def test_mending_and_taking_out_by_command(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(base, "ix_entry_due")
    assert main(["--data", str(base.parent), "salvage"]) == 0
    assert f"{ROWS}\u00a0обращений" in capsys.readouterr().out
    assert main(["--data", str(base.parent), "mend"]) == 0
    assert f"обращений {ROWS}" in capsys.readouterr().out
    assert main(["--data", str(base.parent), "check"]) == 0
    base.unlink()
    assert main(["--data", str(base.parent), "mend"]) == 2
    assert "нет на месте" in capsys.readouterr().err
