"""What every original template is made of: letterhead, addressee, signature, headers, annex."""

from collections.abc import Sequence
from datetime import datetime

from lo_appeals.letters.markup import (
    Cell,
    executor,
    head,
    page_number,
    paragraph,
    row,
    section,
    section_end,
    table,
)
from lo_appeals.letters.package import Package
from lo_appeals.letters.styles import TEXT_WIDTH, base_parts

NUMBER = "LOTableNumber"
CENTRE = "LOTableCentre"
BY_ORDER = (
    "Положения, утверждённого приказом {{комитет.родительный}}"
    " от {{приказ.дата}} № {{приказ.номер}}"
)
_ENCLOSED = "Приложение:\tна {{приложение.листов}} л. в 1 экз."
_UPRIGHT_ANNEX = '<w:ind w:left="5103"/>'
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


def letter(texts: Sequence[str], *, enclosed: bool, annex: str = "") -> str:
    """Return the body of a letter: one section, and one more for the annex."""
    made = opening() + "".join(paragraph(text, "LOText") for text in texts)
    if enclosed:
        made += paragraph(_ENCLOSED, "LOEnclosure")
    made += closing()
    if not annex:
        return made + section("rIdFirst", "rIdNumber")
    return made + section_end(section("rIdFirst", "rIdNumber")) + annex


def upright(title: str, parts: str) -> str:
    """Return an annex on upright sheets with its pages numbered anew."""
    return (
        annex_heading("Приложение", title, _UPRIGHT_ANNEX)
        + parts
        + section("rIdEmpty", "rIdNumber", restart=True)
    )


def wide(title: str, parts: str) -> str:
    """Return an annex on wide sheets with its pages numbered anew."""
    return (
        annex_heading("Приложение", title)
        + parts
        + section("rIdEmpty", "rIdNumber", wide=True, restart=True)
    )


def listing(name: str, columns: Sequence[tuple[str, str, int, str]]) -> str:
    """Return a table with one repeating row; a column is its heading, field, width and style."""
    widths = [width for _, _, width, _ in columns]
    words = " ".join(word for _, word, _, _ in columns)
    styles = {word: style for _, word, _, style in columns}
    rows = [
        row([head(title) for title, *_ in columns], widths, header=True),
        row(fields(name, words, styles), widths),
    ]
    return table(rows, widths)
