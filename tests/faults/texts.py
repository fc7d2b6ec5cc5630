"""P4, P6, P7: no row of an export goes astray, no text becomes a formula, no template runs code."""

import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree, html
from mako.template import Template

from lo_appeals.domain.columns import Column
from lo_appeals.domain.errors import UserError
from lo_appeals.exchange.workbook import read_book
from lo_appeals.exchange.writing import clean, write_table
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.kind import LetterKind
from lo_appeals.letters.letter import compose
from lo_appeals.letters.package import TYPES, TYPES_NS, Package
from lo_appeals.letters.schema import Context
from lo_appeals.letters.template import check_template
from lo_appeals.letters.trial import sample
from lo_appeals.letters.wordml import W_NS
from lo_appeals.paths import resources
from lo_appeals.services.office import Office
from lo_appeals.ui.copying import as_html, as_tsv
from tests.faults.office import NOW, opened
from tests.faults.outcome import Outcome
from tests.unit.exchange.builders import SHORT, headings, line, package, parts, rows_xml

BATCH = 100
DIMENSIONS = ("A1", "A1:D2", "B7:C9", "A1:XFD1048576", None)  # None: the tag is left out
REFUSED = ("", "без номера", "12 34 б")
DAYS = ("32.01.2026", "31.02.2026", "вчера", "-")


# --- P4: every row of a file has its place in the preview -----------------------------------------


def _rows(chance: random.Random) -> list[list[str]]:
    """Return rows of an export with what the portal's exports are known to hold."""
    found = []
    for _ in range(chance.choice((1, 7, 60, 250))):
        day = f"{date(2026, 9, 1) + timedelta(chance.randrange(80)):%d.%m.%Y}"
        row = line(SHORT, number=str(chance.randrange(1, 400)), received=day, answered="-")
        spoilt = chance.random()
        if spoilt < 0.05:
            row[0] = chance.choice(REFUSED)
        elif spoilt < 0.1:
            row[1] = chance.choice(DAYS)
        elif spoilt < 0.13:
            row = [""] * len(row)
        elif spoilt < 0.16 and found:
            row = list(chance.choice(found))  # the same row twice
        found.append(row)
    return found


def exports(place: Path, wanted: int) -> Iterator[Outcome]:
    """Read made-up exports, a third of them with a dimension tag that lies."""
    outcome = Outcome("P4", "rows of messy exports accounted for", 300)
    began, chance = time.monotonic(), random.Random("P4")
    place.mkdir(parents=True, exist_ok=True)
    office = opened(place / "base")
    for number in range(wanted):
        rows, dimension = _rows(chance), chance.choice(DIMENSIONS)
        tag = "" if dimension is None else f'<dimension ref="{dimension}"/>'
        file = package(place / f"{number}.xlsx", parts(tag + rows_xml([headings(SHORT), *rows])))
        outcome.trials += 1
        outcome.count("with a wrong dimension", int(dimension is not None))
        outcome.count("rows", len(rows))
        outcome.fault(*_unaccounted(office, file, sum(any(row) for row in rows)))
        file.unlink()
    office.close()
    outcome.seconds = time.monotonic() - began
    yield outcome


def _unaccounted(office: Office, file: Path, filled: int) -> Iterator[str]:
    try:
        seen = office.imports.read(file, NOW.date())
    except UserError as error:
        if filled:
            yield f"{file.name}: {error}"
        return
    told = sum(seen.counts.values())
    places = {one.row for one in seen.lines}
    if not filled == seen.file_rows == told == len(places):
        yield f"{file.name}: {filled} rows, {told} told at {len(places)} places"
    if len(seen.lines) % 5 == 0:  # now and then the base changes: later rows are known or changed
        office.imports.apply(seen)


# --- P6: what we write is text --------------------------------------------------------------------

BEGINNINGS = (
    "=", "+", "-", "@", "\t=", "\r", "\n", "|", "%", "'", '"', "{=", "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://a\")", "#N/A", "http://a.ru/", "<w:p/>", "]]>", "&amp;",
    "{{поле}}", "{%", "_x000D_", "007", "1e5", "",
)  # fmt: skip
SIGNS = (
    "абвёЖ19 ", "&<>\"'/", "\x00\x08\x0b\x1f\x7f", "\ud800\udfff",
    "\ufffe\uffff", "\u202e\u200b\u00ad",
    "😀🏛️", "\t\n\r", "=+-@;,|", "\u2028\u0301",
)  # fmt: skip


def _text(chance: random.Random) -> str:
    signs = "".join(chance.choices(SIGNS, k=2))
    inside = "".join(chance.choice(signs) for _ in range(chance.choice((0, 3, 20, 200))))
    return chance.choice(BEGINNINGS) + inside


def texts(place: Path, wanted: int) -> Iterator[Outcome]:
    """Write hostile texts into a workbook, a letter and onto the clipboard, and read them back."""
    outcome = Outcome("P6", "hostile texts to XLSX, DOCX and clipboard", 5000)
    began, chance = time.monotonic(), random.Random("P6")
    place.mkdir(parents=True, exist_ok=True)
    while outcome.trials < wanted:
        batch = [_text(chance) for _ in range(min(BATCH, wanted - outcome.trials))]
        outcome.trials += len(batch)
        for way in (_through_workbook, _through_letter, _through_clipboard):
            outcome.fault(*way(place, batch))
    outcome.seconds = time.monotonic() - began
    yield outcome
    control = Outcome("P6", "control: cells written without a word on their kind", 1, control=True)
    control.trials += 1
    control.fault(*_carelessly(place, [_text(chance) for _ in range(BATCH)]))
    yield control


def _carelessly(place: Path, batch: Sequence[str]) -> Iterator[str]:
    book = openpyxl.Workbook()
    for number, text in enumerate(batch, 1):
        book.worksheets[0].cell(number, 1, clean(text))
    book.save(place / "b.xlsx")
    for row in openpyxl.load_workbook(place / "b.xlsx").worksheets[0].iter_rows():
        if row[0].data_type == "f":
            yield f"XLSX: {row[0].value!r} acts"


def _through_workbook(place: Path, batch: Sequence[str]) -> Iterator[str]:
    file = write_table(place / "a.xlsx", "Л", "Отбор", [Column("a", "Текст", 60)],
                       [[one] for one in batch])  # fmt: skip
    sheet = openpyxl.load_workbook(file).worksheets[0]
    back = [str(row[0] or "") if row else "" for row in read_book(file).tables[0].rows[2:]]
    back += [""] * (len(batch) - len(back))  # empty rows at the end
    for number, text in enumerate(batch):
        cell = sheet.cell(number + 3, 1)
        if cell.data_type == "f" or cell.hyperlink is not None:
            yield f"XLSX: {text!r} acts"
        elif back[number] != clean(text):
            yield f"XLSX: {text!r} came back as {back[number]!r}"


def _through_letter(_place: Path, batch: Sequence[str]) -> Iterator[str]:
    kind = KINDS[0]
    context, template = sample(kind), _template(kind)
    field = next(one.name for one in kind.schema.fields if one.name == "адресат.имя")
    for text in batch:
        values = context.values | {field: f"Я{text}Я"}
        try:
            made = compose(template, kind.schema, _with(context, values), letter=True)
        except UserError as error:
            yield f"DOCX: {text!r} refused: {error}"
            continue
        package_ = zipfile.ZipFile(io.BytesIO(made.data))
        body = etree.fromstring(package_.read("word/document.xml"))
        if list(body.iter(f"{{{W_NS}}}instrText", f"{{{W_NS}}}hyperlink", f"{{{W_NS}}}altChunk")):
            yield f"DOCX: {text!r} acts"
        whole = "".join(body.itertext())
        wanted = "".join(sign for sign in text if sign.isalnum())
        if wanted not in "".join(sign for sign in whole if sign.isalnum()):
            yield f"DOCX: {text!r} is lost"


def _through_clipboard(_place: Path, batch: Sequence[str]) -> Iterator[str]:
    lines = [batch[n : n + 4] for n in range(0, len(batch), 4)]
    told = [one.split("\t") for one in as_tsv(lines).split("\n")]
    if told != [[" ".join(cell.split()) for cell in one] for one in lines]:
        yield f"TSV: {len(told)} lines of {len(lines)}, or other words"
    found = html.fromstring(as_html(lines).encode("utf-8", "replace"))
    cells = found.findall(".//td")
    if len(cells) != len(batch) or any(len(cell) for cell in cells):
        yield f"HTML: {len(cells)} cells of {len(batch)}"


# --- P7: templates cannot run code ----------------------------------------------------------------

PROOF = "EVIL49"  # no payload holds it whole: only code that ran could write it
PAYLOADS = (
    "{{ 'EVIL' + '49' }}", "{{ 'EVIL%d' % 49 }}", "{{ 'EVIL' ~ 7*7 }}",
    "{{ нет|default('EVIL' + '49') }}",
    "{{ cycler.__init__.__globals__.os.popen('touch CANARY').read() }}",
    "{{ self.__init__.__globals__.__builtins__.open('CANARY', 'w') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ [].__class__.__base__ }}",
    "{{ request.application.__globals__ }}", "{{ config.items() }}", "{{ lipsum.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}", "{{ joiner.__init__.__globals__ }}",
    "{% import os %}{{ os.system('touch CANARY') }}", "{% for x in range(10**8) %}{% endfor %}",
    "{% set x = 'EVIL' ~ 49 %}{{ x }}", "{% include '/etc/passwd' %}", "{%- print(7*7) -%}",
    "{# {{ 7*7 }} #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{ адресат.__class__ }}",
    "{{ адресат.имя.__format__ }}", "{{ адресат.имя|attr('upper')() }}", "{{#each адресат}}",
    "{{= 7*7 =}}", "{{{ 7*7 }}}", "{{ delete_all() }}", "{{ 'a'*300000000 }}",
)  # fmt: skip
PLACES = ("body", "header", "footer", "notes", "properties")
ADDED = {"footer": ("footer", "ftr"), "notes": ("footnotes", "footnotes")}
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _template(kind: LetterKind) -> bytes:
    return (resources() / "letters" / kind.template).read_bytes()


def _with(context: Context, values: dict[str, str]) -> Context:
    return Context(values, context.title, context.author, context.made, context.lists)


def _paragraph(text: str) -> str:
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p xmlns:w="{W_NS}"><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'


def _planted(template: bytes, where: str, text: str) -> bytes:
    """Return the template with a text planted in one of its parts."""
    package_ = Package.read(template)
    made = etree.fromstring(_paragraph(text))
    if where == "properties":
        root = package_.tree("docProps/core.xml")
        next(one for one in root if one.tag.endswith("title")).text = text
    elif where in ADDED:
        _added(package_, where, made)
    elif where == "body":
        package_.tree(package_.main)[0].insert(0, made)
    else:
        package_.tree("word/header1.xml").insert(0, made)
    return package_.write()


def _added(package_: Package, where: str, made: Any) -> None:
    """Add a part that the template does not have, with its type and its relation."""
    name, tag = ADDED[where]
    root = home = etree.fromstring(f'<w:{tag} xmlns:w="{W_NS}"/>')
    if where == "notes":
        home = etree.SubElement(root, f"{{{W_NS}}}footnote", {f"{{{W_NS}}}id": "2"})
    home.append(made)
    package_.parts[f"word/{name}.xml"] = etree.tostring(root)
    etree.SubElement(
        package_.tree(TYPES), f"{{{TYPES_NS}}}Override", PartName=f"/word/{name}.xml",
        ContentType=f"{OFFICE_TYPE}.wordprocessingml.{name}+xml",
    )  # fmt: skip
    relations = package_.tree("word/_rels/document.xml.rels")
    etree.SubElement(relations, relations[0].tag, Id="rIdAdded", Type=f"{OFFICE}/{name}",
                     Target=f"{name}.xml")  # fmt: skip


def payloads(place: Path, wanted: int) -> Iterator[Outcome]:
    """Plant code of other template languages into each part of a template; nothing may run."""
    outcome = Outcome("P7", "code planted in templates", len(PAYLOADS) * len(PLACES))
    began, kind = time.monotonic(), KINDS[0]
    template, canary = _template(kind), place / "canary"
    place.mkdir(parents=True, exist_ok=True)
    chosen = [(where, one) for one in PAYLOADS for where in PLACES][:wanted]
    for where, payload in chosen:
        text = payload.replace("CANARY", str(canary))
        spoilt = _planted(template, where, text)
        if text not in _said(spoilt):
            outcome.fault(f"{where}: {payload}: was not planted")
        outcome.trials += 1
        refused = bool(check_template(spoilt, kind.schema))
        outcome.count("told by the check of the template", int(refused))
        made, done = _judged(partial(_filled, spoilt, kind), canary)
        outcome.count("filled all the same", int(made))
        if done is not None:
            outcome.fault(f"{where}: {payload}: {done}")
    outcome.seconds = time.monotonic() - began
    yield outcome
    yield _by_a_language_that_runs(template, canary)


def _by_a_language_that_runs(template: bytes, canary: Path) -> Outcome:
    """The same payloads filled by Mako: the judge must see that they ran, in each way it can."""
    control = Outcome("P7", "control: filled by a language that runs code", 2, control=True)
    for payload in (PAYLOADS[0], "{{ open('CANARY', 'w') }}"):
        control.trials += 1
        _made, done = _judged(partial(_rendered, template, payload, canary), canary)
        control.fault(*([done] if done is not None else []))
        canary.unlink(missing_ok=True)
    return control


def _rendered(template: bytes, payload: str, canary: Path) -> bytes:
    said = payload.replace("CANARY", str(canary)).replace("{{", "${").replace("}}", "}")
    return _planted(template, "body", str(Template(said).render()))


def _said(data: bytes) -> str:
    """Return the texts of all parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts_ = [made.read(name) for name in made.namelist() if name.endswith(".xml")]
    return "\n".join("".join(etree.fromstring(one).itertext()) for one in parts_)


def _filled(template: bytes, kind: LetterKind) -> bytes:
    return compose(template, kind.schema, sample(kind), letter=True).data


def _judged(fill: Callable[[], bytes], canary: Path) -> tuple[bool, str | None]:
    """Fill a template all the same. Returns whether that made a letter, and what of it ran."""
    began = time.monotonic()
    try:
        data = fill()
    except UserError:
        data = b""
    if canary.exists():
        return bool(data), "a file was made"
    if time.monotonic() - began > 5:
        return bool(data), "it took long"
    ran = data and PROOF in _said(data)
    return bool(data), "its result stands in the letter" if ran else None


TRIALS: dict[str, Callable[[Path, int], Iterator[Outcome]]] = {
    "P4": exports, "P6": texts, "P7": payloads,
}  # fmt: skip
