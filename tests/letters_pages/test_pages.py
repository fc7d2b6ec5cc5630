"""Letters turned into pages by LibreOffice: `pytest tests/letters_pages`."""

import dataclasses
import importlib.util
import io
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import docx
import pypdfium2
import pytest

from lo_appeals import system
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.month_report import SCHEMA, context, month_report_letter
from lo_appeals.letters.originals import ORIGINALS, month_report
from lo_appeals.letters.template import check_template
from lo_appeals.letters.trial import trial
from lo_appeals.services.letters_pages import LetterPdfs, annex_sheets

SAMPLES = Path(__file__).parents[1] / "unit" / "letters" / "conftest.py"


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("letter_samples", SAMPLES)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory):
    """Return a function that saves a .docx in another format by LibreOffice."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-writer"
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def converted(data: bytes, folder: Path, kind: str) -> bytes:
        source = folder / "letter.docx"
        source.write_bytes(data)
        out = folder / "out"
        subprocess.run(
            [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
             "--outdir", str(out), str(source)],
            check=True, capture_output=True, timeout=100,
        )  # fmt: skip
        return (out / f"letter.{kind}").read_bytes()

    return converted


def signed(report, **changes: object) -> bytes:
    office = Organisation(
        order_number="00",
        order_date=report.period.first,
        signer_short="В.К. Озеров",
        vice_governor_name="Северову А.П.",
        vice_governor_salutation="Уважаемый Андрей Павлович!",
        executor_name="Лаптева Ирина Сергеевна",
        executor_phone="(812) 000-00-01",
    )
    office = dataclasses.replace(office, **changes)
    letter = month_report_letter(month_report(), context(report, office))
    assert letter.faults == ()
    return letter.data


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize(("count", "least", "most"), [(0, 3, 3), (3, 5, 6), (60, 20, 30)])
def test_no_text_is_lost_between_document_and_pages(
    count: int, least: int, most: int, samples: ModuleType, convert, tmp_path: Path
) -> None:
    data = signed(samples.report(count))
    found = pages(convert(data, tmp_path, "pdf"))
    assert least <= len(found) <= most
    shown = squeezed("".join(found))
    document = docx.Document(io.BytesIO(data))
    words = {
        squeezed(word)
        for table in document.tables
        for text in {t.text or "" for t in table._tbl.iter() if t.tag.endswith("}t")}
        for word in text.split()
    }
    words |= {squeezed(word) for one in document.paragraphs for word in one.text.split()}
    assert [word for word in words if word not in shown] == []


def test_signature_stands_with_text_and_executor_on_one_page(
    samples: ModuleType, convert, tmp_path: Path
) -> None:
    for count in (0, 3, 6):
        found = pages(convert(signed(samples.report(count)), tmp_path, "pdf"))
        (page,) = [text for text in found if "В.К.\u00a0Озеров" in text or "В.К. Озеров" in text]
        assert "Лаптева" in page
        assert "обращени" in page.lower()


def test_pages_are_numbered_from_the_second_of_each_section(
    samples: ModuleType, convert, tmp_path: Path
) -> None:
    found = pages(convert(signed(samples.report(0)), tmp_path, "pdf"))
    firsts = [text.split()[0] for text in found]
    assert firsts == ["КОМИТЕТ", "Приложение", "2"]


def test_template_saved_by_libreoffice_still_works(
    samples: ModuleType, convert, tmp_path: Path
) -> None:
    (tmp_path / "as").mkdir()
    saved = convert(month_report(), tmp_path / "as", "docx")
    assert check_template(saved, SCHEMA) == []
    office = Organisation(order_number="1")
    letter = month_report_letter(saved, context(samples.report(3), office), draft=True)
    serious = [one for one in letter.faults if "шире ячейки" not in one.what]
    assert [str(one) for one in serious] == []
    assert check_document(letter.data, draft=True) == list(letter.faults)


# ------------------------------------------------------------------ the other kinds


@pytest.fixture(scope="session")
def dossiers() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "letter_dossiers", SAMPLES.with_name("dossiers.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def all_kinds(dossiers: ModuleType, tmp_path_factory: pytest.TempPathFactory):
    """Return every kind with one letter and its pages, all made in one call of the program."""
    folder = tmp_path_factory.mktemp("kinds")
    office = Organisation(
        order_number="00", order_date=dossiers.TODAY, signer_short="В.К. Озеров",
        executor_name="Лаптева Ирина Сергеевна", executor_phone="(812) 000-00-01",
    )  # fmt: skip
    made = {}
    for kind in KINDS:
        if kind.write is not None:
            found = dossiers.dossier(kind.key, 30, words="Слова исполнителя.")
            told = kind.write(found)
            filled = filled_with(told, found, office, dossiers.ADDRESSEE, found.data_as_of)
            letter = letter_of(kind, ORIGINALS[kind.template](), filled, draft=False)
            made[kind.key] = folder / f"{kind.key}.docx"
            made[kind.key].write_bytes(letter.data)
    system.to_pdf(list(made.values()), folder / "pdf")
    return {
        key: (file.read_bytes(), pages((folder / "pdf" / f"{key}.pdf").read_bytes()))
        for key, file in made.items()
    }


def test_letters_of_every_kind_keep_their_words_on_the_pages(all_kinds) -> None:
    for key, (data, found) in all_kinds.items():
        shown = squeezed("".join(found))
        document = docx.Document(io.BytesIO(data))
        nodes = [t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t")]
        words = {squeezed(word) for text in nodes for word in text.split()}
        assert [word for word in words if word not in shown] == [], key


def test_letter_itself_is_one_page_and_signed_on_it(all_kinds) -> None:
    for key, (_data, found) in all_kinds.items():
        if key == "contacts":
            continue
        signed_on = [n for n, text in enumerate(found) if "Озеров" in text]
        assert len(signed_on) == 1, key
        assert "Лаптева" in found[signed_on[0]], key
        most = {"notice": 1, "change-reminder": 2}  # long: a paragraph for each deficiency
        assert signed_on[0] <= most.get(key, 0), key


def test_annex_begins_on_a_page_of_its_own_and_repeats_its_head(all_kinds) -> None:
    for key in ("notice", "due-reminder", "repeat", "neutral"):
        found = all_kinds[key][1]
        (first,) = [n for n, text in enumerate(found) if "к письму" in text]
        assert "Озеров" not in found[first], key
        for text in found[first + 1 :]:
            assert "п/п" in text or "Срок –" in text, key


def test_pages_are_pictures_of_a4(all_kinds, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(all_kinds["notice"][0])
    twin = tmp_path / "second" / "letter.docx"
    twin.parent.mkdir()
    twin.write_bytes(all_kinds["contacts"][0])
    pdfs = LetterPdfs([file, twin])
    first, second = pdfs.pages(file, 50), pdfs.pages(twin, 50)
    pdfs.close()
    assert len(first.pages) == len(all_kinds["notice"][1])
    assert len(second.pages) == len(all_kinds["contacts"][1])
    page = first.pages[0]
    assert (page.width, page.height) == (414, 585)
    assert len(page.rgb) == page.width * page.height * 3
    assert second.pages[0].width > second.pages[0].height


def test_template_of_a_reminder_saved_by_libreoffice_still_works(
    dossiers: ModuleType, convert, tmp_path: Path
) -> None:
    (tmp_path / "as").mkdir()
    (kind,) = [one for one in KINDS if one.key == "due-reminder"]
    saved = convert(ORIGINALS[kind.template](), tmp_path / "as", "docx")
    assert check_template(saved, kind.schema) == []
    assert [str(one) for one in trial(kind, saved) if "шире ячейки" not in one.what] == []


def test_sheets_of_annexes_are_counted_where_there_is_one(all_kinds) -> None:
    keys = ["notice", "governor", "list-request"]
    counted = annex_sheets([all_kinds[key][0] for key in keys])
    whole = [len(all_kinds[key][1]) for key in keys]
    letter = next(n for n, text in enumerate(all_kinds["notice"][1]) if "к письму" in text)
    assert counted == [whole[0] - letter, None, 1]
