from collections.abc import Callable

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.kinds.month_report import make_month_report
from lo_appeals.letters.package import Package
from lo_appeals.letters.wordml import R_NS, sections, w
from tests.unit.letters.test_template import RELATIONS, TYPES, W, relation, typed

FOOTER = w("footerReference")


def as_libreoffice_leaves_it(body: str) -> str:
    first, mark, rest = body.partition('<w:headerReference w:type="default" r:id="rIdNumber"/>')
    assert mark
    first = first.replace('w:type="first" r:id="rIdFirst"', 'w:type="default" r:id="rIdFirst"')
    return first + rest.replace("<w:titlePg/>", '<w:docGrid w:linePitch="100"/>', 1)


def test_number_of_later_pages_lost_by_libreoffice_is_put_back(
    template: bytes, month: Callable, office: Organisation, edit: Callable
) -> None:
    saved = edit(template, {"word/document.xml": as_libreoffice_leaves_it})
    assert check_document(make_month_report(month(3), office, saved, draft=False)) == []


def test_sections_of_word_stay_as_they_are(
    template: bytes, month: Callable, office: Organisation, edit: Callable
) -> None:
    unnumbered = edit(template, {"word/header2.xml": lambda body: body.replace(" PAGE ", " DATE ")})
    made = make_month_report(month(3), office, unnumbered, draft=False)
    (fault,) = check_document(made)
    assert "нет номера страницы в верхнем колонтитуле" in fault.what


def test_footer_of_all_pages_stays_on_the_first_page(
    template: bytes, month: Callable, office: Organisation, edit: Callable
) -> None:
    def footed(body: str) -> str:
        header = '<w:headerReference w:type="default" r:id="rIdFirst"/>'
        footer = '<w:footerReference w:type="default" r:id="rIdX"/>'
        return as_libreoffice_leaves_it(body).replace(header, header + footer, 1)

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    made = f'<Override PartName="/word/footer1.xml" ContentType="{kind}"/></Types>'
    saved = edit(
        template,
        {
            "word/document.xml": footed,
            "word/footer1.xml": lambda _: f"<w:ftr {W}>{typed('за {{период.месяц}}')}</w:ftr>",
            RELATIONS: relation("footer", "footer1.xml"),
            TYPES: lambda body: body.replace("</Types>", made),
        },
    )
    letter = make_month_report(month(3), office, saved, draft=False)
    assert check_document(letter) == []
    package = Package.read(letter)
    first = next(iter(sections(package.tree(package.main))))
    found = [(one.get(w("type")), one.get(f"{{{R_NS}}}id")) for one in first.iter(FOOTER)]
    assert found == [("default", "rIdX"), ("first", "rIdX")]
