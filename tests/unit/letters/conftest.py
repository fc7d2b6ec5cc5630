"""A month of a made-up region, as large as a test asks."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.timeliness import (
    BodyFigures,
    CategoryFigures,
    Figures,
    LateEntry,
    MonthReport,
    Period,
    total,
)
from lo_appeals.letters.originals import month_report as month_template

TYPES = (BodyType.EXECUTIVE, BodyType.MUNICIPAL, BodyType.INSTITUTION)
STEMS = {
    BodyType.EXECUTIVE: "Комитет по вопросам № {} Ленинградской области",
    BodyType.MUNICIPAL: "Администрация муниципального образования «Приозёрье-{}»",
    BodyType.INSTITUTION: "ГОСУДАРСТВЕННОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ ЗДРАВООХРАНЕНИЯ «БОЛЬНИЦА {}»",
}


def figures(number: int) -> Figures:
    in_time, late, matured = 3 + number % 40, number % 4, number % 3
    return Figures(
        opening=number % 7,
        received=in_time + late + matured,
        accelerated=in_time // 2,
        answered=in_time + late,
        answered_in_time=in_time,
        answered_late=late,
        closing=number % 7 + matured,
        overdue_open=matured,
        matured_open=matured,
        graded=in_time,
        grade_sum=in_time * 4,
        graded_high=in_time // 2,
        days=((5, in_time), (33, late)) if late else ((5, in_time),),
    )


def report(count: int, *, late: int | None = None) -> MonthReport:
    """Return October 2026 with `count` bodies, besides «не определён»."""
    bodies = []
    for number in range(count):
        kind = TYPES[number % 3]
        small = number % 9 == 4
        bodies.append(
            BodyFigures(
                body_id=number + 1,
                name=STEMS[kind].format(number + 1),
                type=kind,
                figures=figures(number),
                before=None if number % 5 == 2 else figures(number + 1),
                rank=None if small else number + 1,
                small=small,
            )
        )
    if count:
        bodies.append(
            BodyFigures(
                None, "не определён", None, Figures(received=1, closing=1), None, None, True
            )
        )
    whole = total(one.figures for one in bodies)
    groups = tuple(
        (kind, total(one.figures for one in bodies if one.type is kind))
        for kind in (*TYPES, None)
        if any(one.type is kind for one in bodies)
    )
    entries = tuple(
        late_entry(number, bodies) for number in range((count * 2) if late is None else late)
    )
    return MonthReport(
        period=Period.month(2026, 10),
        data_as_of=datetime(2026, 11, 2, 9, 40),
        preliminary=False,
        covered=True,
        total=whole,
        before=figures(18) if count else None,
        year_before=None,
        law59=Figures(received=12, answered=10, answered_in_time=10, closing=4)
        if count
        else Figures(),
        declined=3 if count else 0,
        groups=groups,
        bodies=tuple(bodies),
        silent=("Комитет по тишине", "Администрация Безмолвного сельского поселения")
        if count
        else (),
        categories=tuple(
            CategoryFigures(f"Категория {n}", 40 - n, 4.5, 30 + n, None, figures(n))
            for n in range(min(count, 12))
        ),
        late=entries,
        minimum=5,
    )


def late_entry(number: int, bodies: list[BodyFigures]) -> LateEntry:
    body = bodies[number % max(len(bodies) - 1, 1)].name if bodies else "Комитет"
    return LateEntry(
        number=f"{327441806 + number}",
        cycle=2 if number % 11 == 3 else 1,
        registered=date(2026, 9, 1 + number % 25),
        category="Автомобильные дороги" if number % 2 else "Дворы и территории общего пользования",
        body=body,
        due=date(2026, 10, 1 + number % 25),
        answered=None if number % 3 == 0 else date(2026, 10, 4 + number % 25),
        days_late=30 - number % 25 if number % 3 == 0 else 3,
        postponed=number % 7 == 2,
        unconfirmed=number % 9 == 6,
    )


@pytest.fixture
def month() -> Callable[..., MonthReport]:
    return report


@pytest.fixture
def office() -> Organisation:
    return Organisation(
        order_number="00",
        order_date=date(2021, 11, 15),
        address="191000, Санкт-Петербург, ул. Примерная, д. 1",
        phone="тел. (812) 000-00-00",
        email="kok@example.ru",
        signer_name="Озеров Виктор Константинович",
        signer_short="В.К. Озеров",
        vice_governor_name="Северову А.П.",
        vice_governor_salutation="Уважаемый Андрей Павлович!",
        executor_name="Лаптева Ирина Сергеевна",
        executor_phone="(812) 000-00-01",
    )


def text_form(data: bytes) -> str:
    """Return the document as lines: «style | text», table rows as cells between bars."""
    document = docx.Document(io.BytesIO(data))
    lines = []
    for section in document.sections:
        lines += [f"колонтитул 1-й | {one.text}" for one in section.first_page_header.paragraphs]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block._tbl.tr_lst:
                texts = ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in row.tc_lst]
                lines.append("строка | " + " | ".join(texts))
        else:
            lines.append(f"{block.style.name} | {block.text}")
    return "\n".join(lines).replace("\u00a0", "~") + "\n"


@pytest.fixture
def as_text() -> Callable[[bytes], str]:
    return text_form


@pytest.fixture
def edit() -> Callable[..., bytes]:
    """Return a function that rewrites parts of a .docx; a new part is added."""

    def edited(data: bytes, changes: dict[str, Callable[[str], str]]) -> bytes:
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            names = source.namelist()
            for name in [*names, *(one for one in changes if one not in names)]:
                body = source.read(name).decode() if name in names else ""
                target.writestr(name, changes[name](body) if name in changes else body)
        return buffer.getvalue()

    return edited


@pytest.fixture(scope="session")
def template() -> bytes:
    return month_template()
