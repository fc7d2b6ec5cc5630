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

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.kinds.month_report import SCHEMA, context, month_report_letter
from lo_appeals.letters.originals import month_report
from lo_appeals.letters.template import check_template

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
