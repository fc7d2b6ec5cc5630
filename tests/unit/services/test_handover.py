"""The hand-over sheet tells what the clerk's day tells, for the days of a leave (O4)."""

from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from lo_appeals.domain.errors import UserError
from tests.unit.services.working import Work, facts

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 14)


@pytest.fixture(autouse=True)
def november(work: Work) -> None:
    work.now = datetime(2026, 11, 20, 10)


def told(file: Path) -> str:
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells]).replace("\u00a0", " ")


def test_due_days_of_the_leave_stand_in_the_sheet_and_others_do_not(
    work: Work, tmp_path: Path
) -> None:
    rows = [facts(1, date(2026, 11, 1)), facts(2, date(2026, 11, 1)),
            facts(3, date(2026, 11, 14)), facts(4, date(2026, 11, 15)),
            facts(5, date(2026, 10, 1))]  # fmt: skip
    work.load(rows, date(2026, 11, 20))
    said = told(work.office.handover.write(FIRST, LAST, tmp_path))
    assert "Лист передачи дел: 01.12.2026 – 14.12.2026" in said
    assert "01.12.2026\n2\n" in said  # due on the first day of the leave
    assert "14.12.2026\n1\n" in said  # due on the last
    assert "15.12.2026" not in said
    assert "Уже просрочено и без ответа: 1 обращение." in said
    assert "Писем без ответа нет." in said


def test_matter_put_off_into_the_leave_is_promised(work: Work, tmp_path: Path) -> None:
    work.load([facts(1, date(2026, 11, 1))], date(2026, 11, 20))
    matter, other = work.office.agenda.today().matters[:2]
    work.office.agenda.put_off(matter, LAST)
    work.office.agenda.put_off(other, date(2026, 12, 15))
    said = told(work.office.handover.write(FIRST, LAST, tmp_path))
    assert matter.what.replace("\u00a0", " ") in said
    assert other.what.replace("\u00a0", " ") not in said
    assert "14.12.2026" in said


def test_names_with_signs_of_markup_stay_whole(work: Work, tmp_path: Path) -> None:
    work.load([facts(1, date(2026, 11, 1), org_current="ООО «А & Б <в>»")], date(2026, 11, 20))
    assert "ООО «А & Б <в>» – 1" in told(work.office.handover.write(FIRST, LAST, tmp_path))


def test_sheet_is_never_written_over(work: Work, tmp_path: Path) -> None:
    files = {work.office.handover.write(FIRST, LAST, tmp_path) for _ in range(2)}
    assert len(files) == 2


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (LAST, FIRST, "раньше первого"),
        (date(2020, 1, 1), date(2020, 1, 5), "уже прошли"),
        (FIRST, date(2027, 6, 1), "больше 92 дней"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(
    work: Work, tmp_path: Path, first: date, last: date, why: str
) -> None:
    with pytest.raises(UserError, match=why):
        work.office.handover.write(first, last, tmp_path)
