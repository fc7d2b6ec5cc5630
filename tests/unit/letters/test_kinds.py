"""Every kind of letter: golden text, hostile values, sizes, wording, personal data, spoiling."""

import difflib
import importlib.util
import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from lo_appeals.domain.deficiencies import DeficiencyKind
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.dossier import Draft, Named, Skip
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.letter import Letter
from lo_appeals.letters.originals import ORIGINALS
from lo_appeals.letters.template import check_template

SPEC = importlib.util.spec_from_file_location("dossiers", Path(__file__).with_name("dossiers.py"))
samples = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(samples)

GOLDEN = Path(__file__).parents[2] / "golden"
WRITTEN = [one for one in KINDS if one.write is not None]
NOW = datetime(2026, 11, 23, 10, 0)
HOSTILE = 'А & Б <в> «ё» "к" {{текст.меры}} {% if %} \x07\ud800 ' + "длинноеслово" * 3
by_kind = pytest.mark.parametrize("kind", WRITTEN, ids=lambda one: one.key)


def written(kind: LetterKind, office: Organisation, count: int = 3, **more: str) -> Letter | Skip:
    found = samples.dossier(kind.key, count, **more)
    told = kind.write(found)
    if isinstance(told, Skip):
        return told
    filled = filled_with(told, found, office, samples.ADDRESSEE, NOW)
    return letter_of(kind, ORIGINALS[kind.template](), filled, draft=False)


@by_kind
def test_letter_is_word_for_word_the_golden_one(
    kind: LetterKind, office: Organisation, as_text: Callable[[bytes], str]
) -> None:
    letter = written(kind, office, words="Слова исполнителя.")
    assert letter.faults == ()
    made = as_text(letter.data)
    path = GOLDEN / f"{kind.key}.txt"
    golden = path.read_text(encoding="utf-8")
    assert made == golden, "\n".join(difflib.unified_diff(golden.split("\n"), made.split("\n")))


def test_notice_says_once_and_in_the_right_case_whom_nobody_replaces() -> None:
    offices = ("ответственное должностное лицо", "исполнитель", "уполномоченный по голосованиям")
    found = samples.dossier("notice", 0)
    named = tuple(Named(samples.duty(DeficiencyKind.NO_SUBSTITUTE, one)) for one in offices)
    (kind,) = [one for one in WRITTEN if one.key == "notice"]
    told = kind.write(replace(found, named=named)).values["текст.недостатки"]
    assert told == (
        "Не указаны лица, замещающие на период временного отсутствия (пункт 4 Положения):"
        " ответственное должностное лицо; исполнителя; уполномоченного по голосованиям."
    )


@by_kind
@pytest.mark.parametrize("count", [0, 1, 2, 500])
def test_any_number_of_rows_makes_a_whole_letter_or_a_reason(
    kind: LetterKind, count: int, office: Organisation, as_text: Callable[[bytes], str]
) -> None:
    letter = written(kind, office, count)
    if isinstance(letter, Skip):
        assert count == 0 or kind.key == "repeat"
        assert letter.reason
        return
    assert [str(one) for one in letter.faults] == []
    lines = as_text(letter.data).split("\n")
    for said in (line.partition(" | ")[2] for line in lines if not line.startswith("строка")):
        assert ".." not in said
        assert "  " not in said
        assert not re.search(r"[ ~][,.;:]", said)


@by_kind
def test_hostile_values_stay_text_in_every_field(
    kind: LetterKind, office: Organisation, as_text: Callable[[bytes], str]
) -> None:
    letter = written(kind, office, 3, topic=HOSTILE, words=HOSTILE)
    serious = [str(one) for one in letter.faults if "шире ячейки" not in one.what]
    assert serious == []
    said = as_text(letter.data).replace("~", " ")
    assert "\x07" not in said
    shown = kind.key not in ("list-request", "list-reminder", "act-recommendation", "due-reminder")
    if shown:
        assert "А & Б <в>" in said
        assert "{{текст.меры}}" in said  # what a value holds is never expanded


@by_kind
def test_default_template_asks_for_no_citizen(kind: LetterKind) -> None:
    names = " ".join(kind.schema.names)
    for word in ("заявител", "гражданин", "снилс", "паспорт", "адрес_проблемы", "текст.обращения"):
        assert word not in names


@by_kind
def test_draft_marks_what_is_missing_and_an_issue_stops(kind: LetterKind) -> None:
    found = samples.dossier(kind.key)
    told = kind.write(found)
    assert isinstance(told, Draft)
    if kind.to is To.NOBODY:
        return
    empty = Organisation()
    filled = filled_with(told, found, empty, samples.ADDRESSEE, NOW)
    letter = letter_of(kind, ORIGINALS[kind.template](), filled, draft=True)
    assert letter.faults == ()
    assert set(kind.missing_for(empty)) >= {"Номер приказа", "Подписант в подписи"}


@by_kind
def test_every_declared_field_is_given_or_may_be_empty(
    kind: LetterKind, office: Organisation
) -> None:
    found = samples.dossier(kind.key, words="Слова.")
    told = kind.write(found)
    given = set(filled_with(told, found, office, samples.ADDRESSEE, NOW).values)
    lacking = {one.name for one in kind.schema.fields if not one.optional} - given
    assert lacking == set()
    for rows in kind.schema.lists:
        known = {one.name for one in rows.fields}
        for row in told.lists.get(rows.name, ()):
            assert set(row.values) <= known


def test_neutral_and_recommending_letters_never_speak_of_violation(
    office: Organisation, as_text: Callable[[bytes], str]
) -> None:
    for key in ("neutral", "act-recommendation"):
        (kind,) = [one for one in KINDS if one.key == key]
        said = as_text(written(kind, office).data).lower()
        for word in ("недостат", "нарушен", "дисциплинар", "виновн"):
            assert word not in said


# ---------------------------------------------------------------- spoiling by a changing seed

NAME, PHONE, DAY, NUMBER = (
    "{{исполнитель.имя}}", "{{исполнитель.телефон}}", "{{приказ.дата}}", "{{приказ.номер}}",
)  # fmt: skip
BODY = "<w:body>"
_IN = "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_INS = '<w:ins w:id="1" w:author="а"><w:r><w:t>в</w:t></w:r></w:ins>'
_DEL = '<w:del w:id="2" w:author="а"><w:r><w:delText>у</w:delText></w:r></w:del>'
SPOILING = {  # what stood, what stands instead, what is said of it
    "unknown field": (NAME, "{{исполнитель.имья}}", "неизвестное поле {{исполнитель.имья}}"),
    "latin letter": (NAME, "{{исполнитель.имa}}", "неизвестное поле"),
    "unclosed": (PHONE, "{{исполнитель.телефон", "скобки не закрыты"),
    "unopened": (PHONE, "исполнитель.телефон}}", "скобки не закрыты"),
    "single": (DAY, "{приказ.дата}", "одинарных"),
    "stray brace": (NUMBER, f"{NUMBER} }}", "лишняя фигурная"),
    "command": (NUMBER, f"{{% if %}}{NUMBER}", "не выполняются"),
    "hash command": (NUMBER, f"{{# # #}}{NUMBER}", "не выполняются"),
    "call": (NUMBER, "{{приказ.номер()}}", "лишний или пропущенный знак"),
    "two dots": (NUMBER, "{{приказ.номер.год}}", "лишнее «.год»"),
    "empty field": (NUMBER, "{{}}", "поле"),
    "no subject": ("{{документ.заголовок}}", "О чём", "поля {{документ.заголовок}}"),
    "no addressee": ("{{адресат.должность}}", "Кому", "поля {{адресат.должность}}"),
    "no signer": ("{{подписант.имя}}", "Кто", "поля {{подписант.имя}}"),
    "insertion": (BODY, f"<w:body><w:p>{_INS}</w:p>", "вставка"),
    "deletion": (BODY, f"<w:body><w:p>{_DEL}</w:p>", "удаление"),
    "list outside": (BODY, _IN.format("{{обращение.номер}}"), "ему место в строке таблицы"),
    "picture within": (BODY, _IN.format("вот {{рисунок.герб}}"), "в отдельном абзаце"),
    "foreign field": (BODY, _IN.format("{{текст.риск}}"), "неизвестное поле {{текст.риск}}"),
    "lost list": ("{{обращение.", "{{обращения_.", "неизвестное поле {{обращения_"),
}


APART = ({"list outside", "lost list"}, {"unclosed", "unopened"}, {"latin letter", "unknown field"},
         {"command", "hash command", "stray brace", "call", "two dots", "empty field"})  # fmt: skip


def spoilt(names: list[str]) -> bytes:
    source = ORIGINALS["napominanie_sroki.docx"]()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "word/document.xml":
                text = body.decode()
                for name in names:
                    old_text, new_text, _words = SPOILING[name]
                    assert old_text in text, name
                    text = text.replace(old_text, new_text)
                body = text.encode()
            new.writestr(info, body)
    return buffer.getvalue()


def due() -> LetterKind:
    return next(one for one in KINDS if one.key == "due-reminder")


@pytest.mark.parametrize("name", SPOILING)
def test_each_spoiling_is_found_with_its_place(name: str) -> None:
    faults = check_template(spoilt([name]), due().schema)
    words = SPOILING[name][2]
    assert any(words in str(one) for one in faults), [str(one) for one in faults]
    assert all(one.place for one in faults)


def test_spoilings_together_are_all_found() -> None:
    seed = random.SystemRandom().randrange(10**6)
    dice = random.Random(seed)
    for _round in range(12):
        names = dice.sample(sorted(SPOILING), 5)
        for group in APART:  # those of one place hide each other
            clash = [one for one in names if one in group]
            names = [one for one in names if one not in clash[1:]]
        said = [str(one) for one in check_template(spoilt(names), due().schema)]
        for name in names:
            assert any(SPOILING[name][2] in one for one in said), (seed, names, name, said)
