import pytest

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.twins import twins


def body(number: int, name: str, short: str = "", parent: int | None = None) -> Body:
    return Body(number, name, short, BodyType.INSTITUTION, parent, True, None, None, None, 1)


def reasons(*names: str) -> list[str]:
    bodies = [body(number, name) for number, name in enumerate(names, 1)]
    return [one.reason for one in twins(bodies, {}, frozenset())]


def test_an_abbreviated_legal_form_makes_no_other_body() -> None:
    found = reasons(
        "ГБУЗ ЛО «Гатчинская КМБ»",
        "ГОСУДАРСТВЕННОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ ЗДРАВООХРАНЕНИЯ ЛЕНИНГРАДСКОЙ ОБЛАСТИ "
        "«ГАТЧИНСКАЯ КМБ»",
    )
    assert found == ["Отличаются только организационной формой, кавычками или окончаниями слов."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Школа № 1 города Луги", "Школа № 2 города Луги"),
        ("Комитет по культуре", "Комитет по спорту"),
        ("Администрация Лужского муниципального района", "Администрация Лужского округа города"),
    ],
)
def test_different_bodies_are_not_twins(one: str, other: str) -> None:
    assert [r for r in reasons(one, other) if "Отличаются одним" in r] == []


def test_bodies_of_different_numbers_are_never_twins() -> None:
    assert reasons("Детский сад № 1 «Ручеёк»", "Детский сад № 11 «Ручеёк»") == []


def test_one_word_more_is_told_by_the_word() -> None:
    found = reasons(
        "Комитет по природным ресурсам и недропользованию",
        "Комитет по природным ресурсам",
    )
    assert found == ["Отличаются одним словом: «недропользованию»."]
    found = reasons(
        "Центр социальной защиты населения Лужский",
        "Центр социальной защиты населения Лужский филиал",
    )
    assert found == ["Отличаются одним словом: «филиал»."]


def test_an_equal_short_name_with_a_common_word_is_told() -> None:
    bodies = [body(1, "Комитет дорожного хозяйства", "Доркомитет"),
              body(2, "Комитет по дорожному хозяйству и стройкам", "Доркомитет")]  # fmt: skip
    assert [one.key for one in twins(bodies, {}, frozenset())] == [(1, 2)]


def test_an_alias_equal_to_a_name_is_told() -> None:
    bodies = [body(1, "Первая больница"), body(2, "Лечебница имени Павлова")]
    found = twins(bodies, {1: ["ЛЕЧЕБНИЦА ИМЕНИ ПАВЛОВА"]}, frozenset())
    assert [one.key for one in found] == [(1, 2)]


def test_a_dismissed_pair_a_child_and_an_abolished_body_are_not_proposed() -> None:
    one, other = body(1, "ГБУ «Лицей»"), body(2, "МБУ «Лицей»")
    assert len(twins([one, other], {}, frozenset())) == 1
    assert twins([one, other], {}, frozenset({(1, 2)})) == ()
    assert twins([one, body(2, "МБУ «Лицей»", parent=1)], {}, frozenset()) == ()
