import dataclasses
from collections.abc import Callable
from datetime import datetime

import pytest
from lxml import etree

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters import wordml
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.drawing import pixels
from lo_appeals.letters.kinds import KINDS, kind_of
from lo_appeals.letters.kinds.month_report import make_month_report
from lo_appeals.letters.originals import ORIGINALS
from lo_appeals.letters.package import Package
from lo_appeals.letters.qr_code import code_png
from lo_appeals.letters.wordml import w
from tests.unit.letters import dossiers
from tests.unit.letters.code_reading import read_code

SAYS = "https://example.org/проверка?письмо=1"
ID = f"{{{wordml.R_NS}}}id"


@pytest.fixture
def coded(office: Organisation) -> Organisation:
    return dataclasses.replace(office, qr_text=SAYS)


def first_footers(letter: bytes) -> list[str]:
    """Return the text and pictures of the first page's footer of every section, as XML."""
    package = Package.read(letter)
    names = {one.id: one.target for one in package.relations(package.main)}
    found = []
    for section in wordml.sections(package.tree(package.main)):
        kept = [
            one for one in section.findall(w("footerReference")) if one.get(w("type")) == "first"
        ]
        assert len(kept) == 1
        found.append(etree.tostring(package.tree(names[kept[0].get(ID)]), encoding="unicode"))
    return found


def made(kind: str, coded: Organisation) -> bytes:
    asked = kind_of(kind)
    found = dossiers.dossier(kind)
    told = asked.write(found)
    filled = filled_with(told, found, coded, dossiers.ADDRESSEE, datetime(2026, 11, 23))
    letter = letter_of(asked, ORIGINALS[asked.template](), filled, draft=True)
    assert letter.faults == ()
    return letter.data


@pytest.mark.parametrize("kind", [one.key for one in KINDS if one.write and one.key != "contacts"])
def test_code_stands_on_the_first_page_alone(kind: str, coded: Organisation) -> None:
    first, *annexes = first_footers(made(kind, coded))
    assert f'descr="QR-код: {SAYS}"' in first
    assert all("drawing" not in one for one in annexes)


def code_of(letter: bytes) -> bytes:
    """Return the picture of the first page's footer."""
    package = Package.read(letter)
    footers = [one for one in package.parts if one.startswith("word/lo_footer")]
    (picture,) = [
        relation.target for part in footers for relation in package.relations(part)
        if relation.target.endswith(".png")
    ]  # fmt: skip
    return package.parts[picture]


@pytest.mark.parametrize(
    "text", ["1", "https://kok.example/1", "Письмо № 7, проверка", "КОМИТЕТ\nтел. (812) 0"]
)
def test_code_of_a_letter_is_read_back(text: str, office: Organisation) -> None:
    letter = made("neutral", dataclasses.replace(office, qr_text=text))
    assert read_code(code_of(letter)) == text


def test_code_says_nothing_that_no_letter_can_hold(office: Organisation) -> None:
    rough = dataclasses.replace(office, qr_text="\x00https://kok.example/\u202e1\x07\x1f \r\n")
    letter = made("neutral", rough)
    assert read_code(code_of(letter)) == "https://kok.example/1"
    assert 'descr="QR-код: https://kok.example/1"' in first_footers(letter)[0]


def test_text_of_nothing_to_read_gives_no_code(office: Organisation) -> None:
    empty = dataclasses.replace(office, qr_text="\x07 ")
    assert not [one for one in Package.read(made("neutral", empty)).parts if "footer" in one]


def test_report_carries_the_code_and_its_check_finds_nothing(
    month: Callable, template: bytes, coded: Organisation
) -> None:
    letter = make_month_report(month(3), coded, template, draft=False)
    assert check_document(letter) == []
    assert ["QR-код" in one for one in first_footers(letter)] == [True, False]


def test_without_the_setting_a_letter_is_as_it_was(office: Organisation) -> None:
    assert not [one for one in Package.read(made("neutral", office)).parts if "footer" in one]


def test_list_to_print_carries_no_code(coded: Organisation) -> None:
    assert not [one for one in Package.read(made("contacts", coded)).parts if "footer" in one]


def test_footer_of_the_clerks_own_template_stays_above_the_code_and_in_the_annex(
    month: Callable, template: bytes, coded: Organisation, edit: Callable
) -> None:
    footer = f'<w:ftr xmlns:w="{wordml.W_NS}"><w:p><w:r><w:t>Своя строка</w:t></w:r></w:p></w:ftr>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    own = edit(
        template,
        {
            "word/document.xml": lambda body: body.replace(
                "<w:headerReference",
                '<w:footerReference w:type="first" r:id="rIdOwn"/><w:headerReference',
                1,
            ),
            "word/_rels/document.xml.rels": lambda body: body.replace(
                "</Relationships>",
                f'<Relationship Id="rIdOwn" Type="{wordml.R_NS}/footer" Target="own.xml"/>'
                "</Relationships>",
            ),
            "word/own.xml": lambda _: footer,
            "[Content_Types].xml": lambda body: body.replace(
                "</Types>", f'<Override PartName="/word/own.xml" ContentType="{kind}"/></Types>'
            ),
        },
    )
    letter, annex = first_footers(make_month_report(month(3), coded, own, draft=False))
    assert letter.index("Своя строка") < letter.index("QR-код")
    assert "Своя строка" in annex
    assert "QR-код" not in annex


def test_longest_text_of_the_setting_makes_a_square_picture() -> None:
    across, down = pixels(code_png("ё" * 200))
    assert across == down
