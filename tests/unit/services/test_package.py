"""The month's package: whole, told by its manifest, the same when made again."""

import json
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.registry import ChangeNotice, Voting
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.figures_json import report_json
from tests.unit.services.lettering import DATA, OCTOBER, ROADS, make, region
from tests.unit.services.working import Work, facts


def digests(folder: Path) -> dict[str, str]:
    return {
        one.relative_to(folder).as_posix(): sha256(one.read_bytes()).hexdigest()
        for one in folder.rglob("*")
        if one.is_file()
    }


def issued(work: Work, folder: Path) -> None:
    region(work)
    work.office.reports.make(OCTOBER, folder / "letters", issue=True)
    make(work, "notice", folder / "letters")
    make(work, "neutral", folder / "letters")


def test_package_holds_the_month_and_its_manifest_every_digest(work: Work, tmp_path: Path) -> None:
    issued(work, tmp_path)
    out = tmp_path / "пакет"
    made = work.office.package.make(OCTOBER, out)
    found = digests(out)
    told = json.loads((out / "Опись.json").read_text(encoding="utf-8"))
    assert {one["name"]: one["sha256"] for one in told["files"]} == {
        name: digest for name, digest in found.items() if name != "Опись.json"
    }
    assert set(found) >= {
        "Доклад октябрь 2026.docx",
        "Журнал исходящих писем.xlsx",
        "Приложение 1. Показатели по органам.xlsx",
        "Приложение 2. Просроченные обращения.xlsx",
        f"Недостатки/Недостатки октябрь 2026 – {ROADS}.docx",
    }
    assert told["total"] == report_json(work.office.reports.month(OCTOBER))["total"]
    assert made.notes == ()


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (Period.quarter(date(2026, 10, 1)), "4-й квартал 2026"),
        (Period.year(2026), "2026 год"),
        (Period(date(2026, 10, 1), date(2026, 10, 30)), r"01\.10\.2026 – 30\.10\.2026"),
        (Period(date(2026, 9, 15), date(2026, 10, 14)), r"15\.09\.2026 – 14\.10\.2026"),
    ],
)
def test_report_and_package_are_made_of_one_calendar_month_only(
    period: Period, title: str, work: Work, tmp_path: Path
) -> None:
    region(work)
    for make_it in (
        lambda: work.office.reports.make(period, tmp_path / "доклад"),
        lambda: work.office.reports.make(period, tmp_path / "доклад", issue=True),
        lambda: work.office.package.make(period, tmp_path / "пакет"),
    ):
        with pytest.raises(UserError, match=f"один календарный месяц, а указано: {title}"):
            make_it()
    assert not (tmp_path / "доклад").exists()
    assert not (tmp_path / "пакет").exists()
    assert work.office.reports.issued() == []


def test_package_made_again_is_the_same_byte_for_byte(work: Work, tmp_path: Path) -> None:
    issued(work, tmp_path)
    work.office.package.make(OCTOBER, tmp_path / "раз")
    work.office.package.make(OCTOBER, tmp_path / "два")
    assert digests(tmp_path / "раз") == digests(tmp_path / "два")
    work.office.package.make(OCTOBER, tmp_path / "раз")
    assert digests(tmp_path / "раз") == digests(tmp_path / "два")


def test_without_an_issued_report_it_holds_a_draft_and_says_so(work: Work, tmp_path: Path) -> None:
    region(work)
    made = work.office.package.make(OCTOBER, tmp_path / "п")
    assert made.notes[0] == "Доклад не выпущен: в пакете черновик."
    assert (tmp_path / "п" / "Доклад октябрь 2026 (черновик).docx").exists()


def test_strange_files_and_changed_letters_stop_it(work: Work, tmp_path: Path) -> None:
    issued(work, tmp_path)
    out = tmp_path / "п"
    out.mkdir()
    (out / "чужое.txt").write_text("х", encoding="utf-8")
    with pytest.raises(UserError, match="чужие файлы"):
        work.office.package.make(OCTOBER, out)
    assert (out / "чужое.txt").exists()
    (edition,) = work.office.reports.issued(OCTOBER)
    Path(edition.file).write_bytes(b"other")
    with pytest.raises(UserError, match="изменён после того"):
        work.office.package.make(OCTOBER, tmp_path / "ещё")
    with pytest.raises(UserError, match="Данных за"):
        work.office.package.make(Period.month(2024, 1), tmp_path / "нет")


def test_annex_tells_numbers_as_numbers(work: Work, tmp_path: Path) -> None:
    region(work, [facts(500, date(2026, 10, 2), org_current="=1+1")])
    work.office.package.make(OCTOBER, tmp_path / "п")
    book = openpyxl.load_workbook(tmp_path / "п" / "Приложение 1. Показатели по органам.xlsx")
    rows = {row[0].value: row for row in book.active.iter_rows(min_row=3)}
    report = {one.name: one for one in work.office.reports.month(OCTOBER).bodies}
    for name, one in report.items():
        assert rows[name][3].value == one.figures.received
        assert rows[name][0].data_type == "s"
    assert set(rows) == set(report)


def test_votings_and_late_notices_of_the_month_are_annexes(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    roads, votings = ids[ROADS], work.office.votings
    held = date(2026, 10, 5), date(2026, 10, 30)
    votings.save(Voting(0, "Сквер у озера", "опрос", roads, "Белов", *held, 120, "за", 0))
    votings.save(Voting(0, "Другой месяц", "опрос", roads, "", date(2026, 8, 1), held[0].replace(
        month=8), None, "", 0))  # fmt: skip
    clocks = work.office.registry.clocks
    for told in (None, date(2026, 10, 20)):
        clocks.record(ChangeNotice(0, roads, None, "исполнитель", held[0], told, "7", "", 0))
    work.office.package.make(OCTOBER, tmp_path / "п")
    said = document_text(work.office.reports.letter(OCTOBER)).replace("\u00a0", " ")
    assert f"(пункт 5 Положения) уведомили: {ROADS} – на 12 дней." in said
    assert f"уведомления не поступили: {ROADS}." in said
    assert "пункт 5 Положения" not in document_text(
        work.office.reports.letter(Period.month(2026, 9))
    )
    annex = openpyxl.load_workbook(tmp_path / "п" / "Приложение 3. Голосования.xlsx").active
    (voting,) = annex.iter_rows(min_row=3, values_only=True)
    assert voting[0] == "Сквер у озера"
    assert voting[6] == 120
    annex = openpyxl.load_workbook(tmp_path / "п" / "Приложение 4. Поздние уведомления.xlsx").active
    late = [row[4:6] for row in annex.iter_rows(min_row=3, values_only=True)]
    due = date(2026, 10, 8)
    assert late == [(None, (DATA - due).days), (datetime(2026, 10, 20), 12)]
    work.now += timedelta(3)  # the data are the same, so is the package
    before = digests(tmp_path / "п")
    work.office.package.make(OCTOBER, tmp_path / "п")
    changed = {name for name, one in digests(tmp_path / "п").items() if before[name] != one}
    assert {name for name in changed if name.endswith(".xlsx")} == set()


def test_causes_and_proposals_stay_with_their_month(work: Work, tmp_path: Path) -> None:
    region(work)
    causes = work.office.causes
    done = causes.save(OCTOBER, 0, "Сбой портала.", "Усилить контроль.")
    assert "Сбой портала." in document_text(work.office.reports.letter(OCTOBER))
    assert "Сбой портала." not in document_text(work.office.reports.letter(Period.month(2026, 9)))
    with pytest.raises(UserError, match="в другом окне"):
        causes.save(OCTOBER, 0, "Иное.", "")
    done.undo()
    assert causes.words(OCTOBER).causes == ""


def document_text(data: bytes) -> str:
    import io

    import docx

    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
