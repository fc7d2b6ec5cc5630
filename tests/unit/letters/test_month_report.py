import dataclasses
import difflib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.deadlines import DEFAULT_RULES
from lo_appeals.domain.duties import CHANGE_NOTICE, Clock
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.explanations import due_by
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.registry import ChangeNotice, LateNotice
from lo_appeals.domain.timeliness import Figures, MonthReport
from lo_appeals.domain.workdays import Calendar
from lo_appeals.letters.kinds import KINDS, kind_of
from lo_appeals.letters.kinds.month_report import (
    KIND,
    context,
    make_month_report,
    month_report_letter,
)
from lo_appeals.letters.package import Package

GOLDEN = Path(__file__).parents[2] / "golden"
Month = Callable[..., MonthReport]
AsText = Callable[[bytes], str]


def values(report: MonthReport, **more: object) -> dict[str, str]:
    made = context(report, Organisation(), **more)
    return {name: text.replace("\u00a0", " ") for name, text in made.values.items()}


def test_report_is_word_for_word_the_golden_one(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    made = as_text(make_month_report(month(7), office, template, draft=False))
    golden = (GOLDEN / "svod.txt").read_text(encoding="utf-8")
    assert made == golden, "\n".join(difflib.unified_diff(golden.split("\n"), made.split("\n")))


def test_only_the_first_late_notices_are_named(month: Month) -> None:
    day = date(2026, 10, 5)
    rule = next(one for one in DEFAULT_RULES if one.key == CHANGE_NOTICE.key)
    due = due_by(rule, day, Calendar())
    late = [
        LateNotice(
            Body(n, f"Орган {n}", "", BodyType.EXECUTIVE, None, True, None, None, None, 1),
            ChangeNotice(n, n, None, "исполнитель", day, date(2026, 10, 20 - n), "", "", 1),
            Clock(CHANGE_NOTICE, due, date(2026, 10, 20 - n)),
        )
        for n in range(5)
    ]
    said = values(month(1), late_notices=late)["текст.уведомления"]
    assert said.endswith("Орган 0 – на 12 дней; Орган 1 – на 11 дней; Орган 2 – на 10 дней; "
                         "и ещё 2 органа.")  # fmt: skip
    assert values(month(1))["текст.уведомления"] == ""


def test_same_report_is_the_same_in_every_part(
    month: Month, office: Organisation, template: bytes
) -> None:
    one = make_month_report(month(3), office, template, draft=False)
    two = make_month_report(month(3), office, template, draft=False)
    assert Package.read(one).parts == Package.read(two).parts


@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_report_of_any_size_passes_its_own_check(
    count: int, month: Month, office: Organisation, template: bytes
) -> None:
    letter = month_report_letter(template, context(month(count), office))
    assert letter.faults == ()


def test_five_hundred_overdue_entries_are_all_listed(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    made = as_text(make_month_report(month(2, late=500), office, template, draft=False))
    assert all(f"| {327441806 + number} |" in made for number in range(500))


def test_formula_is_recomputable_from_the_total(month: Month) -> None:
    report = month(60)
    total = report.total
    parts = (total.answered_in_time, total.answered_late, total.matured_open)
    first, second, third = (f"{part:,}".replace(",", " ") for part in parts)
    said = values(report)["приложение.порядок_расчёта"]
    percent = f"{total.timeliness_percent:.1f}".replace(".", ",")
    assert f"{first} ÷ ({first} + {second} + {third}) × 100 = {percent} %." in said


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            Figures(answered=2, answered_in_time=1, answered_late=1, days=((5, 2),)),
            "вырос на 16,7 п. п.",
        ),
        (Figures(answered=1, answered_in_time=1, days=((5, 1),)), "снизился на 33,3 п. п."),
        (Figures(answered=3, answered_in_time=2, answered_late=1, days=((5, 3),)), "не изменился"),
        (Figures(), "за октябрь 2025 года показатель не рассчитывался"),
        (None, "за октябрь 2025 года нет данных для сравнения"),
    ],
)
def test_rate_is_compared_in_points(before: Figures | None, expected: str, month: Month) -> None:
    report = dataclasses.replace(
        month(0),
        total=Figures(received=3, answered=3, answered_in_time=2, answered_late=1, days=((5, 3),)),
        year_before=before,
    )
    assert expected in values(report)["текст.своевременность"]


def test_rate_without_a_base_is_not_computed(month: Month) -> None:
    report = dataclasses.replace(month(0), total=Figures(received=3, closing=3))
    said = values(report)
    assert "не рассчитывается" in said["текст.своевременность"]
    assert "не рассчитывается" in said["приложение.порядок_расчёта"]


def test_zero_report_says_that_nothing_came(month: Month) -> None:
    said = values(month(0))
    assert said["текст.итог"] == (
        "За отчётный период обращения не поступали, обращений на рассмотрении нет."
    )
    assert said["текст.своевременность"] == said["текст.нарушения"] == said["текст.фз59"] == ""


def test_month_without_an_import_says_no_data_and_prints_no_zero(month: Month) -> None:
    report = dataclasses.replace(month(0), covered=False)
    made = context(report, Organisation())
    assert made.values["текст.итог"].startswith("Данных за октябрь 2026")
    assert {row.values["месяц"] for row in made.lists["показатель"]} == {"нет данных"}


def test_unfinished_month_is_preliminary(month: Month) -> None:
    report = dataclasses.replace(
        month(3), preliminary=True, data_as_of=datetime(2026, 10, 20, 9, 5)
    )
    said = values(report)
    assert said["текст.предварительно"].startswith("Сведения предварительные")
    assert "20 октября 2026 года, 09:05" in said["текст.предварительно"]
    assert "По состоянию на 20 октября 2026 года" in said["текст.итог"]


def test_old_data_are_warned_of(month: Month) -> None:
    said = values(month(3), today=date(2026, 11, 23))["текст.предварительно"]
    assert said == "Со дня последней загрузки данных прошло 21 день."
    assert values(month(3), today=date(2026, 11, 5))["текст.предварительно"] == ""


def test_body_under_the_guard_gets_neither_rate_nor_rank(month: Month) -> None:
    rows = context(month(9), Organisation()).lists["орган"]
    (small,) = [row for row in rows if "Приозёрье-5" in row.values["название"]]
    shown = [small.values[name] for name in ("своевременность", "изменение", "место")]
    assert shown == ["–", "–", "–"]
    assert small.values["поступило"] == "8"


def test_table_of_bodies_adds_up_by_group_and_total(month: Month) -> None:
    rows = context(month(60), Organisation()).lists["орган"]
    numbers = {
        flag: sum(
            int(row.values["поступило"].replace("\u00a0", ""))
            for row in rows
            if bool(row.bold) is flag and row.values["название"] not in ("Итого", "Не определён")
        )
        for flag in (True, False)
    }
    assert numbers[True] == numbers[False]
    total = int(rows[-1].values["поступило"].replace("\u00a0", ""))
    assert rows[-1].values["название"] == "Итого"
    assert total == numbers[False] + 1  # «не определён» is in the total


def test_unconfirmed_entry_accuses_nobody(month: Month) -> None:
    report = month(3)
    late = tuple(dataclasses.replace(one, unconfirmed=True) for one in report.late)
    said = values(dataclasses.replace(report, late=late))
    assert said["текст.нарушения"] == ""
    assert "Не подтверждено выгрузкой" in said["приложение.примечание_к_перечню"]


def test_entry_that_came_due_before_the_month_is_not_of_the_month(month: Month) -> None:
    report = month(3)
    old = dataclasses.replace(report.late[0], answered=None, due=date(2026, 9, 30))
    assert values(dataclasses.replace(report, late=(old,)))["текст.нарушения"] == ""


def test_small_numbers_are_declined(month: Month) -> None:
    total = Figures(received=1, answered=2, answered_in_time=2, closing=1, days=((5, 2),))
    said = values(dataclasses.replace(month(0), total=total, declined=21))
    assert "поступило 1 обращение." in said["текст.итог"]
    assert "Рассмотрено 2 обращения, в том числе" in said["текст.итог"]
    assert "просроченных среди них нет" in said["текст.итог"]
    assert said["текст.отклонено"].endswith("21 обращение.")


def test_missing_signer_stops_the_letter_but_not_a_draft(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    unsigned = dataclasses.replace(office, signer_short="")
    with pytest.raises(UserError, match="не указано «подписант»"):
        make_month_report(month(3), unsigned, template, draft=False)
    made = as_text(make_month_report(month(3), unsigned, template, draft=True))
    assert "[не указано: подписант]" in made


def test_untouched_settings_list_what_is_missing() -> None:
    missing = KIND.missing_for(Organisation())
    assert missing[:3] == ("Номер приказа", "Дата приказа", "Подписант в подписи")
    assert "Наименование на бланке" not in missing


def test_full_settings_miss_nothing(office: Organisation) -> None:
    assert KIND.missing_for(office) == ()
    assert KIND.missing_for(dataclasses.replace(office, letterhead="", ready_form=True)) == ()


def test_ready_form_leaves_the_letterhead_out(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    ready = dataclasses.replace(office, ready_form=True)
    made = as_text(make_month_report(month(3), ready, template, draft=False))
    assert "КОМИТЕТ" not in made.split("Заголовок к тексту")[0]


def test_typed_date_and_number_stand_in_letter_and_annex(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    dated = dataclasses.replace(office, document_date="02.11.2026", document_number="12-34/26")
    made = as_text(make_month_report(month(3), dated, template, draft=False))
    assert made.count("02.11.2026 №~12-34/26") == 2


def test_clerks_own_paragraphs_follow_the_figures(
    month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    filled = context(month(3), office, causes="Первая.\nВторая.", proposals="Прошу.", sheets=7)
    made = as_text(month_report_letter(template, filled).data)
    assert "Текст письма | Первая.\nТекст письма | Вторая.\nТекст письма | Прошу.\n" in made
    assert "на 7~л. в 1~экз." in made


@pytest.mark.parametrize(
    "hostile", ["А & Б <в>", "{{подписант.имя}}", "ё«»\"'", "И" * 40 + " " + "ж" * 20]
)
def test_hostile_names_come_out_as_they_are(
    hostile: str, month: Month, office: Organisation, template: bytes, as_text: AsText
) -> None:
    report = month(3)
    bodies = tuple(dataclasses.replace(one, name=hostile) for one in report.bodies)
    late = tuple(dataclasses.replace(one, body=hostile, category=hostile) for one in report.late)
    changed = dataclasses.replace(report, bodies=bodies, late=late, silent=(hostile,))
    letter = month_report_letter(template, context(changed, office))
    made = as_text(letter.data)
    assert f"| {hostile} |" in made
    assert f"Обращений не было: {hostile}." in made
    assert not any("не заполнено поле" in str(one) for one in letter.faults)


def test_word_too_wide_for_its_cell_is_told_with_its_place(
    month: Month, office: Organisation, template: bytes
) -> None:
    report = month(1)
    wide = dataclasses.replace(report.bodies[0], name="Щ" * 40)
    changed = dataclasses.replace(report, bodies=(wide, report.bodies[1]))
    letter = month_report_letter(template, context(changed, office))
    assert [one.place for one in letter.faults] == ["таблица 3, строка 5, столбец 2"]
    assert "шире ячейки" in letter.faults[0].what


def test_kinds_are_found_by_key() -> None:
    assert kind_of("report") is KIND
    assert len({kind.key for kind in KINDS}) == len(KINDS)
    with pytest.raises(UserError, match="Вида письма «x» нет"):
        kind_of("x")


def test_nothing_came_but_old_ones_were_answered(month: Month) -> None:
    total = Figures(opening=2, answered=2, answered_in_time=2, days=((5, 2),))
    said = values(dataclasses.replace(month(0), total=total))["текст.итог"]
    assert said.startswith("За отчётный период обращения не поступали. Рассмотрено 2 обращения")
    assert said.endswith("По состоянию на 1 ноября 2026 года обращений на рассмотрении нет.")


def test_coat_of_arms_stands_on_a_form_of_ours_only(month: Month, office: Organisation) -> None:
    assert "герб" in context(month(0), office, arms=b"png").pictures
    ready = dataclasses.replace(office, ready_form=True)
    assert context(month(0), ready, arms=b"png").pictures == {}
