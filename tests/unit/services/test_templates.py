"""Templates: a clerk's own is checked, tried, taken, and given back; letters keep its hash."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.kinds import KINDS
from lo_appeals.paths import resources
from lo_appeals.services.letters_files import sha256
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.templates import check, original
from tests.unit.services.lettering import ROADS, make, region
from tests.unit.services.working import Work

DUE = "due-reminder"


def edited(kind: str, change: Callable[[docx.document.Document], None]) -> bytes:
    """Return the original of a kind as a clerk leaves it after one edit in Word."""
    (found,) = [one for one in KINDS if one.key == kind]
    document = docx.Document(io.BytesIO(original(found)))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def said(old: str, new: str) -> Callable[[docx.document.Document], None]:
    def change(document: docx.document.Document) -> None:
        cells = [c for t in document.tables for r in t.rows for c in r.cells]
        paragraphs = [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]
        hit = [one for one in paragraphs if old in one.text]
        assert hit, old
        for one in hit:
            one.runs[0].text = one.text.replace(old, new)
            for run in one.runs[1:]:
                run.text = ""

    return change


def save(folder: Path, data: bytes, name: str = "моё.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
def test_every_original_passes_check_and_trial(kind) -> None:
    assert check(kind, original(kind)) == ()


def test_a_clerks_words_reach_the_letter_and_its_hash_is_kept(work: Work, tmp_path: Path) -> None:
    region(work)
    data = edited(DUE, said("Прошу обеспечить", "Убедительно прошу обеспечить"))
    work.office.templates.take(DUE, save(tmp_path, data))
    (made,) = make(work, DUE, tmp_path, body_text=ROADS).made
    text = "\n".join(one.text for one in docx.Document(str(made.file)).paragraphs)
    assert "Убедительно прошу обеспечить подготовку" in text
    (letter,) = work.office.outgoing.listed()
    assert letter.template_sha256 == sha256(data)


MISTAKES = {
    "поле с опечаткой": (
        said("{{текст.сроки}}", "{{текст.срока}}"),
        "неизвестное поле {{текст.срока}}. Возможно, имелось в виду {{текст.сроки}}",
    ),
    "латинская буква": (said("{{текст.сроки}}", "{{тeкст.сроки}}"), "в латинской раскладке"),
    "одна скобка": (said("{{текст.сроки}}", "{текст.сроки}"), "в одинарных скобках"),
    "не закрыто": (said("{{текст.сроки}}", "{{текст.сроки"), "скобки не закрыты"),
    "стёрто обязательное": (
        said("{{текст.сроки}}", "сроки"),
        "истёк. Верните на место. В исходном: абзац 4, отдельно, после «В соо",
    ),
    "список вне таблицы": (
        said("Прошу обеспечить", "{{обращение.номер}} Прошу обеспечить"),
        "ему место в строке таблицы",
    ),
    "команда": (said("Прошу", "{% if срок %} Прошу"), "команды {% … %} в шаблонах не выполняются"),
    "чужое поле": (
        said("{{текст.сроки}}", "{{текст.сроки}} {{текст.недостатки}}"),
        "поля {{текст.недостатки}} в этом письме нет: оно из шаблона «Информация о недостатках»",
    ),
    "пробел в имени": (said("{{текст.сроки}}", "{{текст сроки}}"), "абзац"),
    "лишняя скобка": (said("Прошу", "Прошу }"), "лишняя фигурная скобка"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_typical_mistakes_are_told_with_their_place(
    mistake: str, work: Work, tmp_path: Path
) -> None:
    change, words = MISTAKES[mistake]
    path = save(tmp_path, edited(DUE, change))
    faults = work.office.templates.check(DUE, path)
    assert any(words in str(one) for one in faults), [str(one) for one in faults]
    with pytest.raises(UserError, match="Шаблон не принят"):
        work.office.templates.take(DUE, path)
    assert {one.since for one in work.office.templates.states()} == {None}


def test_template_of_another_kind_is_told_by_its_name(work: Work, tmp_path: Path) -> None:
    other = resources() / "letters" / "svod.docx"
    (fault,) = work.office.templates.check(DUE, other)
    assert "это шаблон письма «Сводная информация о своевременности за месяц»" in str(fault)


def test_previous_and_original_come_back(work: Work, tmp_path: Path) -> None:
    service = work.office.templates
    first = edited(DUE, said("Прошу обеспечить", "Первый. Прошу обеспечить"))
    second = edited(DUE, said("Прошу обеспечить", "Второй. Прошу обеспечить"))
    service.take(DUE, save(tmp_path, first, "1.docx"))
    done = service.take(DUE, save(tmp_path, second, "2.docx"))

    def active() -> str:
        (state,) = [one for one in service.states() if one.kind == DUE]
        return state.file

    assert active() == "2.docx"
    done.undo()
    assert active() == "1.docx"
    service.back(DUE)
    assert active() == "2.docx"
    service.restore_original(DUE)
    assert active() == "napominanie_sroki.docx"
    service.back(DUE)
    assert active() == "2.docx"
    assert service.export(DUE, tmp_path / "out.docx").read_bytes() == second


def test_template_that_makes_a_faulty_letter_is_refused(work: Work, tmp_path: Path) -> None:
    def narrow(document: docx.document.Document) -> None:
        for section in document.sections:
            section.left_margin = 300_000  # EMU: 8 mm

    path = save(tmp_path, edited(DUE, narrow))
    faults = work.office.templates.check(DUE, path)
    assert any("левое поле листа меньше 20 мм" in str(one) for one in faults)


def test_fields_are_listed_with_explanations(work: Work) -> None:
    found = dict(work.office.templates.fields("notice"))
    assert found["{{орган.родительный}}"] == "наименование органа в родительном падеже"
    assert "{{обращение.напоминания}}" in found


def test_absent_file_is_refused_in_words(work: Work, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="нет на месте"):
        work.office.templates.check(DUE, tmp_path / "нет.docx")


ARMS = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x02\x00\x00\x00"


def test_arms_go_on_every_letter_and_come_off(work: Work, tmp_path: Path) -> None:
    region(work)
    picture = tmp_path / "герб.png"
    picture.write_bytes(ARMS)
    done = work.office.templates.set_arms(picture)
    assert work.office.letters.plan(LetterOrder(DUE)).arms == ARMS
    (made,) = make(work, DUE, tmp_path, body_text=ROADS).made
    assert b"word/media/lo_picture1.png" in made.file.read_bytes()
    done.undo()
    assert work.office.letters.plan(LetterOrder(DUE)).arms is None
    work.office.templates.set_arms(picture)
    work.office.templates.set_arms(None)
    assert work.office.letters.plan(LetterOrder(DUE)).arms is None


def test_arms_that_are_no_picture_or_too_large_are_refused(work: Work, tmp_path: Path) -> None:
    text = tmp_path / "герб.png"
    text.write_bytes(b"not a picture")
    with pytest.raises(UserError, match="не читается"):
        work.office.templates.set_arms(text)
    text.write_bytes(ARMS + bytes(2_000_001))
    with pytest.raises(UserError, match="слишком велик"):
        work.office.templates.set_arms(text)
