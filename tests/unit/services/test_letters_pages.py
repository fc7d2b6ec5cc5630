"""Pages where no office program is, and the words for it."""

from pathlib import Path

import pytest

from lo_appeals import system
from lo_appeals.domain.errors import UserError
from lo_appeals.services import letters_pages
from lo_appeals.system import libreoffice
from tests.unit.services.lettering import OCTOBER, region
from tests.unit.services.working import Work


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Word and LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("bare")
def test_without_an_office_program_it_is_said_and_nothing_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"x")
    assert libreoffice.program() is None
    assert system.office_program() == ""
    assert letters_pages.annex_sheets([b"x", b"y"]) == [None, None]
    with pytest.raises(UserError, match="нет ни Microsoft Word, ни LibreOffice"):
        letters_pages.LetterPdfs([file])
    with pytest.raises(UserError, match="нет на месте"):
        letters_pages.LetterPdfs([tmp_path / "b.docx"])


@pytest.mark.usefixtures("bare")
def test_report_with_sheets_to_count_leaves_a_place_where_it_cannot(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    made = work.office.reports.make(OCTOBER, tmp_path, issue=True, count_sheets=True)
    import docx

    text = "\n".join(one.text for one in docx.Document(str(made.file)).paragraphs)
    assert "на ___ л. в 1\u00a0экз." in text
