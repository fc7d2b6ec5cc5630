"""Letters: a report of 300 bodies against strings in a ZIP, 300 letters against docxtpl.

docxtpl is needed by the peer only and is no part of the project: without it the line is left out.
"""

import importlib
import importlib.util
import io
import tempfile
import zipfile
from datetime import date, datetime
from functools import partial
from pathlib import Path

import docx

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.kinds import kind_of
from lo_appeals.letters.kinds.month_report import context, month_report_letter
from lo_appeals.letters.originals import ORIGINALS
from lo_appeals.letters.schema import Context
from tests.benchmarks.measure import Result, pair

UNIT = Path(__file__).parents[1] / "unit" / "letters"
ROWS = 300


def _samples(name: str):
    spec = importlib.util.spec_from_file_location(f"bench_{name}", UNIT / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _office() -> Organisation:
    return Organisation(
        order_number="00", order_date=date(2021, 11, 15), signer_short="В.К. Озеров",
        vice_governor_name="Северову А.П.", vice_governor_salutation="Уважаемый Андрей Павлович!",
        executor_name="Лаптева Ирина Сергеевна", executor_phone="(812) 000-00-01",
    )  # fmt: skip


def _floor(made: bytes) -> bytes:
    """Write a document of the same size as strings into a ZIP: nothing can be quicker."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, "".join(piece + "<" for piece in text.split("<")))
    return buffer.getvalue()


def _peer_template(letter: bytes, file: Path) -> None:
    """Keep a finished letter with one place to fill: as many paragraphs and parts as ours have."""
    document = docx.Document(io.BytesIO(letter))
    document.add_paragraph("{{ number }}")
    document.save(str(file))


def _through_docxtpl(template: Path, rows: int) -> None:
    """Fill a template of the same size by docxtpl, as often as letters are made."""
    docxtpl = importlib.import_module("docxtpl")
    for number in range(rows):
        document = docxtpl.DocxTemplate(template)
        document.render({"number": number})
        document.save(io.BytesIO())


def run(rounds: int = 3, rows: int = ROWS) -> list[Result]:
    """Return the results; `rows` bodies in the report and so many letters."""
    report, office = _samples("conftest").report(rows, late=0), _office()
    template = ORIGINALS["svod.docx"]()
    kind, made = kind_of("due-reminder"), _samples("dossiers")
    found = made.dossier(kind.key, 6)
    told, letter_template = kind.write(found), ORIGINALS[kind.template]()

    def month() -> None:
        assert not month_report_letter(template, context(report, office)).faults

    def filled() -> Context:
        return filled_with(told, found, office, made.ADDRESSEE, datetime(2026, 11, 23))

    def batch() -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(rows):
                letter = letter_of(kind, letter_template, filled(), draft=False)
                (Path(folder) / f"{number}.docx").write_bytes(letter.data)

    report_made = month_report_letter(template, context(report, office)).data
    results = [
        pair("Доклад за месяц", "нижний предел: строки и ZIP", rows, 3.0,
             lambda: _floor(report_made), month, rounds=rounds,
             note="заполнение шаблона, типографика и проверка документа вместе"),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.docx"
        _peer_template(letter_of(kind, letter_template, filled(), draft=False).data, file)
        if importlib.util.find_spec("docxtpl"):
            results.append(
                pair("Письма", "docxtpl", rows, 0.05, partial(_through_docxtpl, file, rows), batch,
                     rounds=rounds, note="заполнение, проверка и запись файла каждого письма")
            )  # fmt: skip
        else:
            print("Письма: образца docxtpl нет; python -m pip install --target ПАПКА docxtpl и "
                  "PYTHONPATH=ПАПКА. Он нужен только замерам.", flush=True)  # fmt: skip
    return results


if __name__ == "__main__":
    for one in run(rounds=1):
        print(f"{one.area}: {one.rows}, {one.ours_ms:.0f} ms")
