"""Every figure in the report's text is a figure of `report --json`."""

import io
import re

import docx
import pytest

from lo_appeals.services.figures_json import report_json
from tests.unit.services.lettering import OCTOBER, ROADS, region
from tests.unit.services.working import Work, facts

DATES = re.compile(r"\d{1,2} \w+ \d{4} года(?:, \d\d:\d\d)?|\w+ \d{4} года|№ ?[\d-]+|пункт\w* \d+")
NUMBERS = re.compile(r"\d[\d ]*(?:,\d)?")


def sentences(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    return [
        one.text.replace("\u00a0", " ")
        for one in document.paragraphs
        if one.style.name == "Текст письма"
    ]


@pytest.mark.parametrize("more", [0, 7, 40])
def test_every_number_of_the_text_stands_in_the_json(work: Work, more: int) -> None:
    from datetime import date

    extra = [
        facts(700 + n, date(2026, 10, 1 + n % 28), org_current=ROADS, fast_track=bool(n % 3),
              answered=date(2026, 10, 12 + n % 19) if n % 4 and 1 + n % 28 <= 12 + n % 19 else None)
        for n in range(more)
    ]  # fmt: skip
    region(work, extra)
    report = work.office.reports.month(OCTOBER)
    told = report_json(report)
    known = {str(value).replace(".", ",") for value in flat(told)}
    late = list(told["late"])
    known |= {str(sum(1 for one in late if one["body"] == body)) for body in bodies(told)}
    known |= {str(report.minimum), "2", "59", "12"}  # table 2, 59-ФЗ
    total, before = told["total"], told["before"]
    for other in (before, told["year_before"]):
        if other and other["timeliness_percent"] is not None:
            moved = abs(total["timeliness_percent"] - other["timeliness_percent"])
            known.add(f"{moved:.1f}".replace(".", ","))
    for text in sentences(work.office.reports.letter(OCTOBER))[1:]:
        for number in NUMBERS.findall(DATES.sub(" ", text)):
            assert number.strip().replace(" ", "") in known, (number, text)


def flat(value: object) -> list[object]:
    if isinstance(value, dict):
        return [one for inner in value.values() for one in flat(inner)]
    if isinstance(value, list):
        return [len(value), *(one for inner in value for one in flat(inner))]
    return [value]


def bodies(told: dict) -> list[str]:
    return [one["name"] for one in told["bodies"]]
