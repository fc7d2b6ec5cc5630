import csv
from pathlib import Path

import pytest

from lo_appeals.letters.inflection import Forms, body_forms, name_forms, position_forms

HERE = Path(__file__).parent
OTHERS = {
    "m": {"surname": "Иванов", "first name": "Иван", "patronymic": "Павлович"},
    "f": {"surname": "Иванова", "first name": "Анна", "patronymic": "Павловна"},
}
PARTS = ("surname", "first name", "patronymic")
CASES = ("nominative", "genitive", "dative", "accusative")
Answer = tuple[str, ...]


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=";"))


def people() -> list[tuple[str, Answer]]:
    """Return full names with their answers: every word of the list in a name of its gender."""
    known = {(row["part"], row["gender"], row["nominative"]): row for row in rows("names.csv")}
    found = []
    for row in known.values():
        own = {**OTHERS[row["gender"]], row["part"]: row["nominative"]}
        words = [known[part, row["gender"], own[part]] for part in PARTS]
        found.append((row["nominative"], tuple(" ".join(w[case] for w in words) for case in CASES)))
    return found


def answer(forms: Forms) -> Answer:
    return forms.nominative, forms.genitive, forms.dative, forms.accusative


def measured(found: list[tuple[str, Forms, Answer]], title: str) -> tuple[float, list[str]]:
    """Print the shares; return that of right ones and the wrong ones that call themselves sure."""
    wrong = [(word, forms) for word, forms, right in found if answer(forms) != right]
    lying = [word for word, forms in wrong if forms.sure]
    sure = sum(1 for _word, forms, _right in found if forms.sure)
    share = 1 - len(wrong) / len(found)
    print(f"{title}: {len(found)}, right {share:.1%}, sure {sure / len(found):.1%},"
          f" wrong and sure {len(lying)}; wrong: {[word for word, _ in wrong]}")  # fmt: skip
    return share, lying


def test_names_are_right_and_no_wrong_one_is_sure() -> None:
    found = [(word, name_forms(right[0]), right) for word, right in people()]
    assert len(found) >= 150
    share, lying = measured(found, "names")
    assert lying == []
    assert share >= 0.93
    assert sum(forms.sure for _word, forms, _right in found) >= len(found) * 0.6


def test_positions_and_bodies_are_right_and_no_wrong_one_is_sure() -> None:
    makers = {"position": position_forms, "body": body_forms}
    listed = rows("positions.csv")
    found = [
        (row["nominative"], makers[row["kind"]](row["nominative"]), tuple(row[c] for c in CASES))
        for row in listed
    ]
    assert sum(row["kind"] == "position" for row in listed) >= 60
    share, lying = measured(found, "positions and bodies")
    assert lying == []
    assert share >= 0.97


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Северов Андрей Павлович", "m"),
        ("Лаптева Ирина Сергеевна", "f"),
        ("Мамедов Али Гасан оглы", "m"),
        ("Мамедова Лейла Гасан кызы", "f"),
        ("Мамедов Али Гасан-оглы", "m"),
        ("Ким Виктор", None),
        ("Иванов И.И.", None),
        ("", None),
    ],
)
def test_gender_comes_from_the_patronymic_only(name: str, gender: str | None) -> None:
    forms = name_forms(name)
    assert forms.gender == gender
    assert gender is not None or (forms.dative == name and not forms.sure)


@pytest.mark.parametrize(
    "name",
    [
        "Смородина Анна Львовна",
        "Щербина Ольга Павловна",
        "Толстой Лев Павлович",
        "Козодой Иван Павлович",
        "Непомнящая Анна Павловна",
        "Мамедов Али Гасан оглы",
        "Сорока Иван Павлович",
        "Рерих Иван Павлович",
        "Нижних Иван Павлович",
        "Шило Иван Павлович",
        "Иванова Айгуль Павловна",
        "Мамедов Али Гасан-оглы",
        "иванов Иван Павлович",
    ],
)
def test_doubtful_name_is_left_to_a_person(name: str) -> None:
    assert not name_forms(name).sure


def test_capitals_and_doubled_spaces_are_kept_in_order() -> None:
    assert name_forms("ИВАНОВА  ЮЛИЯ СЕРГЕЕВНА").dative == "ИВАНОВОЙ ЮЛИИ СЕРГЕЕВНЕ"


@pytest.mark.parametrize(
    "position",
    [
        "заместитель директора-начальник отдела",
        "главный специалист эксперт",
        "начальник отдела главный бухгалтер",
        "и.о. председатель комитета",
    ],
)
def test_second_head_of_a_position_is_left_to_a_person(position: str) -> None:
    assert not position_forms(position).sure


@pytest.mark.parametrize(
    "name", ["Дурново Иван Павлович", "Чхеидзе Анна Павловна", "Ли Анна Павловна"]
)
def test_surname_ending_in_a_vowel_stays_and_is_sure(name: str) -> None:
    forms = name_forms(name)
    assert forms.sure
    assert forms.dative.split()[0] == name.split(maxsplit=1)[0]


def test_unknown_word_is_not_sure() -> None:
    assert not position_forms("брындлер отдела").sure
    assert not body_forms("Леноблкомимущество").sure


def test_text_without_a_head_stays_and_is_not_sure() -> None:
    forms = position_forms("по вопросам")
    assert (forms.dative, forms.sure) == ("по вопросам", False)
