"""Reports of a month: ranks, the small-number guard, issued editions, what changed since."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.domain.timeliness import Period
from tests.unit.services.working import Work, facts

SEPTEMBER, OCTOBER, NOVEMBER = (Period.month(2026, month) for month in (9, 10, 11))
DAY1 = date(2026, 10, 1)
END = date(2026, 12, 1)
WHOLE = {
    "order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
    "address": "190000, ул. Примерная, д. 1", "phone": "тел.", "email": "kok@example.ru",
}  # fmt: skip


def test_places_go_by_rate_then_overdue_then_answers(work: Work) -> None:
    def of(
        body: str, first: int, in_time: int, late: int = 0, waiting: int = 0
    ) -> list[PortalFacts]:
        answers = [date(2026, 10, 20)] * in_time + [date(2026, 11, 10)] * late + [None] * waiting
        return [
            facts(first + n, DAY1, org_current=body, answered=day) for n, day in enumerate(answers)
        ]

    rows = [*of("А", 0, 6), *of("Б", 10, 6), *of("В", 20, 7), *of("Г", 30, 5, 0, 1),
            *of("Д", 40, 4)]  # fmt: skip
    work.load(rows, END)
    report = work.office.reports.month(OCTOBER)
    assert {x.name: x.rank for x in report.bodies} == {"А": 2, "Б": 2, "В": 1, "Г": 4, "Д": None}
    assert {x.name for x in report.bodies if x.small} == {"Д"}


def test_due_day_is_in_time_and_the_day_after_is_late(work: Work) -> None:
    rows = [
        facts(1, DAY1, answered=date(2026, 10, 31)),
        facts(2, DAY1, answered=date(2026, 11, 1)),
        facts(3, DAY1, fast_track=True, answered=date(2026, 10, 11)),
        facts(4, DAY1, fast_track=True, answered=date(2026, 10, 12)),
        facts(5, DAY1),
    ]
    work.load(rows, END)
    october = work.office.reports.month(OCTOBER).total
    assert (october.answered_in_time, october.answered_late) == (2, 1)
    assert (october.closing, october.overdue_open, october.matured_open) == (2, 2, 2)
    assert october.timeliness_percent == 40.0


@pytest.mark.parametrize(
    ("as_of", "overdue"), [(date(2026, 10, 30), 0), (date(2026, 10, 31), 1), (END, 1)]
)
def test_unfinished_month_judges_due_days_before_the_data(
    as_of: date, overdue: int, work: Work
) -> None:
    work.load([facts(1, DAY1)], as_of)  # due on the last day of the month
    report = work.office.reports.month(OCTOBER)
    assert (report.total.overdue_open, report.preliminary) == (overdue, overdue == 0)
    assert [one.days_late for one in report.late] == [1] * overdue


def test_law59_and_declined_stand_apart(work: Work) -> None:
    rows = [
        facts(1, DAY1), facts(2, DAY1, law="Обращение по 59-ФЗ"), facts(3, DAY1, chose_59fz=True),
        facts(4, DAY1, status="Отклонено модератором"),
        facts(5, DAY1, status="Отклонено модератором", chose_59fz=True),
    ]  # fmt: skip
    work.load(rows, END)
    report = work.office.reports.month(OCTOBER)
    assert (report.total.received, report.law59.received, report.declined) == (1, 2, 1)


def test_finished_without_an_answer_day_is_open_and_a_data_error(work: Work) -> None:
    rows = [
        facts(1, DAY1, stage="Завершено"), facts(2, DAY1, status="Отправлен ответ заявителю"),
        facts(3, DAY1, stage="ЗАВЕРШЕНО"), facts(4, DAY1, status="ОТПРАВЛЕН ОТВЕТ"),
        facts(5, DAY1, stage="В работе"), facts(6, DAY1, stage="Завершено", answered=DAY1),
    ]  # fmt: skip
    work.load(rows, END)
    assert work.office.reports.month(OCTOBER).total.closing == 5
    service = work.office.appeals
    listed = {x.number for x in service.page(service.ids(Selection(quick=Quick.ERRORS)))}
    assert listed == {one.number for one in work.all() if one.data_error} == {"1", "2", "3", "4"}


def test_issued_report_is_kept_and_differences_are_told(work: Work, tmp_path: Path) -> None:
    work.load([facts(1, DAY1), facts(2, DAY1)], date(2026, 11, 5))
    service = work.office.reports
    with pytest.raises(UserError, match="не указано"):
        service.make(OCTOBER, tmp_path / "out", issue=True)
    assert service.issued() == []
    assert not (tmp_path / "out").exists()
    work.office.settings.set_from_json(WHOLE)
    made = service.make(OCTOBER, tmp_path / "out", issue=True)
    assert not made.draft
    (issued,) = service.issued(OCTOBER)
    assert (issued.edition, issued.figures["total"]["received"]) == (1, 2)
    assert service.since(issued) == ()
    work.load([facts(1, DAY1, answered=date(2026, 10, 20)), facts(2, DAY1), facts(3, DAY1)], END)
    assert service.since(issued) == (
        "поступило: было 2, стало 3", "рассмотрено: было 0, стало 1", "в срок: было 0, стало 1",
        "своевременность, %: было 0,0, стало 33,3",
    )  # fmt: skip
    (note,) = service.month(NOVEMBER).footnotes
    assert note.startswith("Октябрь 2026: в докладе от ")
    assert "поступило 2" in note
    service.make(OCTOBER, tmp_path / "out", issue=True)
    assert [one.edition for one in service.issued()] == [2, 1]
    assert service.month(NOVEMBER).footnotes == ()


def test_saved_letter_is_never_overwritten(work: Work, tmp_path: Path) -> None:
    work.load([facts(1, DAY1)], END)
    files = [work.office.reports.make(OCTOBER, tmp_path / "out").file for _ in range(3)]
    assert len(set(files)) == 3
    assert all(file.exists() for file in files)


def test_months_offered_are_those_covered(work: Work) -> None:
    assert work.office.reports.months() == []
    work.load([facts(1, date(2026, 9, 30)), facts(2, date(2026, 11, 1))], END)
    assert work.office.reports.months() == [NOVEMBER, OCTOBER, SEPTEMBER]
    work.now = datetime(2027, 1, 1)
    assert work.office.reports.last_full_month() == Period.month(2026, 12)


def test_rates_by_month_have_no_number_where_there_are_no_data(work: Work) -> None:
    work.load([facts(1, DAY1, answered=DAY1)], END)
    rates = work.office.reports.timeliness_by_month(NOVEMBER, 3)
    assert rates == [(SEPTEMBER, None, None), (OCTOBER, 100.0, None), (NOVEMBER, None, None)]


def test_settings_are_undone_and_journalled(work: Work) -> None:
    service = work.office.settings
    before = service.as_json()
    done = service.set_from_json({"minimum_entries": 9, "order_date": "2021-11-15"})
    assert (service.organisation().minimum_entries, service.organisation().order_date) == (
        9, date(2021, 11, 15),
    )  # fmt: skip
    line = work.office.journal.entries()[0]
    assert {(x.field, x.old, x.new) for x in line.values} == {
        ("Малое число обращений", "5", "9"), ("Дата приказа", None, "2021-11-15"),
    }  # fmt: skip
    assert done.undo is not None
    done.undo()
    assert json.dumps(service.as_json()) == json.dumps(before)
