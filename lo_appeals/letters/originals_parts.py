"""What every original template is made of: letterhead, addressee, signature, headers, annex."""

from datetime import datetime

from lo_appeals.letters.markup import Cell, executor, page_number, paragraph, row, table
from lo_appeals.letters.package import Package
from lo_appeals.letters.styles import TEXT_WIDTH, base_parts

NUMBER = "LOTableNumber"
CENTRE = "LOTableCentre"
_MADE = datetime(2026, 1, 1)
_FORM = 4253  # twips: the corner letterhead, 75 mm (at most 80)
_GAP = 567


def letterhead() -> str:
    """Return the corner letterhead beside the addressee."""
    form = "".join(
        (
            paragraph("{{бланк.наименование}}", "LOFormName"),
            paragraph("{{бланк.адрес}}", "LOForm", '<w:spacing w:before="80"/>'),
            paragraph("{{бланк.связь}}", "LOForm"),
            paragraph("{{бланк.дата_и_номер}}", "LOFormNumber"),
        )
    )
    addressee = paragraph("{{адресат.должность}}", "LOAddressee") + paragraph(
        "{{адресат.имя}}", "LOAddresseeName"
    )
    widths = (_FORM, _GAP, TEXT_WIDTH - _FORM - _GAP)
    cells = (Cell("", body=form), Cell("", "LOForm"), Cell("", body=addressee))
    return table([row(cells, widths, high=2155)], widths, ruled=False)


def headers() -> dict[str, str]:
    """Return the headers: the arms on page 1, the page's number, an empty first of the annex."""
    arms = paragraph("{{рисунок.герб}}", "LOForm", f'<w:ind w:right="{TEXT_WIDTH - _FORM}"/>')
    return {"rIdFirst": arms, "rIdNumber": page_number(), "rIdEmpty": paragraph("", "Header")}


def opening() -> str:
    """Return what every letter begins with: letterhead, addressee, heading, salutation."""
    return (
        letterhead()
        + paragraph("{{документ.заголовок}}", "LOSubject")
        + paragraph("{{адресат.обращение}}", "LOSalutation")
    )


def closing() -> str:
    """Return what every letter ends with: signature and executor."""
    return paragraph("{{подписант.должность}}\t{{подписант.имя}}", "LOSignature") + executor(
        "{{исполнитель.имя}}", "{{исполнитель.телефон}}"
    )


def annex_heading(label: str, title: str, look: str = "") -> str:
    """Return the mark and the title of an annex; `look` moves the mark on an upright sheet."""
    return (
        paragraph(label, "LOAnnex", look)
        + paragraph("к письму {{комитет.родительный}}", "LOAnnex", look)
        + paragraph("{{приложение.к_письму}}", "LOAnnex", look)
        + paragraph(title, "LOAnnexTitle")
    )


def fields(name: str, words: str, styles: dict[str, str]) -> list[Cell]:
    """Return the cells of a repeating row; a field without a style is a number."""
    return [Cell(f"{{{{{name}.{word}}}}}", styles.get(word, NUMBER)) for word in words.split()]


def packed(body: str, title: str, parts: dict[str, str] | None = None) -> bytes:
    """Return the .docx of a template."""
    package = Package(base_parts(body, parts or headers()))
    package.set_properties(title, "", _MADE)
    return package.write()
