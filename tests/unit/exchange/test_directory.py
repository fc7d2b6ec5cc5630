"""The shipped directories: they are read whole and agree with the code that judges statuses."""

from pathlib import Path

import pytest

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange.directory import (
    DirectoryCategory,
    parse_bodies,
    parse_categories,
)

SHIPPED = Path(__file__).parents[3] / "resources" / "directory"
HEADING = "наименование;краткое;тип;входит в;другие написания\n"


def shipped(name: str) -> str:
    return (SHIPPED / name).read_text(encoding="utf-8")


def test_shipped_directory_holds_every_municipality_and_the_committees() -> None:
    bodies = parse_bodies(shipped("bodies.csv"))
    assert sum(body.type is BodyType.MUNICIPAL for body in bodies) == 18
    assert sum(body.type is BodyType.EXECUTIVE for body in bodies) == 41
    assert "Комитет по здравоохранению Ленинградской области" in {body.name for body in bodies}


def test_no_spelling_of_the_shipped_directory_leads_to_two_bodies() -> None:
    seen: dict[str, str] = {}
    for body in parse_bodies(shipped("bodies.csv")):
        for spelling in (body.name, *body.aliases):
            key = name_key(spelling)
            assert seen.setdefault(key, body.name) == body.name
        assert len({name_key(one) for one in (body.name, *body.aliases)}) == len(body.aliases) + 1


def test_districts_named_as_in_the_neighbour_city_are_known_with_the_region_only() -> None:
    for body in parse_bodies(shipped("bodies.csv")):
        if body.short_name in ("Кировский район", "Выборгский район"):
            assert all("Ленинградск" in one or one.endswith(" ЛО") for one in body.aliases)


def test_shipped_categories_leave_the_accelerated_order_to_the_clerk() -> None:
    categories = parse_categories(shipped("categories.csv"))
    assert DirectoryCategory("Автомобильные дороги", "Ямы, выбоины", None) in categories
    assert {one.accelerated for one in categories} == {None}
    assert len({(one.category, one.subcategory) for one in categories}) == len(categories)


def test_flag_of_the_accelerated_order_is_read() -> None:
    lines = ("Категория;Подкатегория;Ускоренный порядок", "Мусор;;Да", ";;", "Лес;;нет", "")
    text = "\r\n".join(lines)
    assert [one.accelerated for one in parse_categories(text)] == [True, False]


def test_parent_and_spellings_are_read() -> None:
    text = (
        "\ufeff"
        + HEADING
        + "\n".join(("Школа № 1;Ш1;Учреждение;Комитет;шк. 1 | школа 1|", "Комитет;;оив;;"))
    )
    school, committee = parse_bodies(text)
    assert (school.parent, school.aliases) == ("Комитет", ("шк. 1", "школа 1"))
    assert (committee.type, committee.aliases) == (BodyType.EXECUTIVE, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Первая строка справочника"),
        ("имя;тип\n", "Первая строка справочника"),
        (HEADING + "А;;трест;;\n", "Строка 2 .* тип «трест» неизвестен"),
        ("".join((HEADING, "А;;ОИВ;;\n", "а;;ОИВ;;\n")), "Строка 3 .* «а» уже есть"),
        (HEADING + "А;;ОИВ;Б;\n", "Строка 2 .* органа «Б» нет в файле"),
        (HEADING + "А;;ОИВ\n", "Строка 2 .* ячеек 3, а должно быть 5"),
        (HEADING + ";;ОИВ;;\n", "Строка 2 .* пусто в столбце «наименование»"),
    ],
)
def test_faulty_directory_is_refused_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_bodies(text)


def test_other_word_for_the_flag_is_refused() -> None:
    with pytest.raises(UserError, match=r"Строка 2 .* вместо «может»"):
        parse_categories("\n".join(("категория;подкатегория;ускоренный порядок", "Мусор;;может")))
