"""Personal data in free text: what is pointed at, and what is not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.domain.personal import personal

FOUND = {
    "тел. +7 921 555-44-33": ("телефон", "+7 921 555-44-33"),
    "звонить 8(921)5554433 днём": ("телефон", "8(921)5554433"),
    "(812) 555-44-33": ("телефон", "(812) 555-44-33"),
    "пишите на ivan.petrov@mail.example.ru!": ("электронная почта", "ivan.petrov@mail.example.ru"),
    "СНИЛС 112-233-445 95": ("СНИЛС", "112-233-445 95"),
    "паспорт 40 10 123456": ("паспорт", "паспорт 40 10 123456"),
    "живёт на ул. Лесной, д. 5, кв. 7": ("адрес", "ул. Лесной, д. 5, кв. 7"),
    "проспект Мира, дом 12": ("адрес", "проспект Мира, дом 12"),
    "в кв. 15 нет воды": ("квартира", "кв. 15"),
    "тел. 921-555-44-33": ("телефон", "921-555-44-33"),
    "звоните: тел.: 2-33-44": ("телефон", "тел.: 2-33-44"),
    "8 (81371) 2-33-44": ("телефон", "8 (81371) 2-33-44"),
    "СНИЛС 11223344595": ("СНИЛС", "СНИЛС 11223344595"),
    "ИНН 470312345678": ("ИНН", "ИНН 470312345678"),
    "12.05.1975 г.р.": ("дата рождения", "12.05.1975 г.р."),
    "ул Ленина 5": ("адрес", "ул Ленина 5"),
    "г. Гатчина, Соборная, 5": ("адрес", "г. Гатчина, Соборная, 5"),
    "деревня Малое Верево, дом 12": ("адрес", "дом 12"),
    "посёлок Лесной, д. 12": ("адрес", "д. 12"),
}  # fmt: skip
CLEAN = (
    "Обращение № 327441806 рассмотрено 15 ноября 2026 года, срок – 30 дней.",
    "Приказ № 00 от 15.11.2021, пункт 7 Положения; своевременность 95,8 %.",
    "Поступило 1 492 обращения, из них 358 – в ускоренном порядке.",
    "Усилить контроль в 8 органах и 12 учреждениях.",
    "Ремонт улично-дорожной сети завершён.",
    "Дорога по улице Новой отремонтирована в 2026 году.",
    "Работы на шоссе А-120 и в домах культуры; по телефонам горячих линий 12 вызовов.",
    "Обращение № 6668478383 на ЕПГУ, 1 234 567 890 рублей.",
    "Данные на 22.11.2026 23:59, № 01-112/2026.",
)


@pytest.mark.parametrize("text", FOUND)
def test_personal_data_are_found_whole(text: str) -> None:
    (found,) = personal(text)
    assert (found.what, found.text) == FOUND[text]
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", CLEAN)
def test_usual_words_of_a_report_are_left_alone(text: str) -> None:
    assert personal(text) == ()


def test_several_are_told_in_the_order_of_the_text() -> None:
    found = personal("Почта a@b.example.ru, телефон +7 (921) 555-44-33, СНИЛС 112-233-445-95")
    assert [one.what for one in found] == ["электронная почта", "телефон", "СНИЛС"]


@given(st.text(max_size=200))
def test_stretches_never_overlap_and_stand_in_order(text: str) -> None:
    found = personal(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
