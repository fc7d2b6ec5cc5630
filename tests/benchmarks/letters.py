"""Letters: a report of 300 bodies, 300 letters; the peer is python-docx filling the same rows."""

import importlib.util
import io
import tempfile
from datetime import date, datetime
from pathlib import Path

import docx

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.kinds import kind_of
from lo_appeals.letters.kinds.month_report import context, month_report_letter
from lo_appeals.letters.originals import ORIGINALS
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


def _peer_table(rows: int, columns: int) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=1, cols=columns)
    for number in range(rows):
        for place, cell in enumerate(table.add_row().cells):
            cell.text = f"{number} {place}"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def run(rounds: int = 3, rows: int = ROWS) -> list[Result]:
    """Return the results; `rows` bodies in the report and so many letters."""
    report, office = _samples("conftest").report(rows, late=0), _office()
    template = ORIGINALS["svod.docx"]()
    kind, made = kind_of("due-reminder"), _samples("dossiers")
    found = made.dossier(kind.key, 6)
    told, letter_template = kind.write(found), ORIGINALS[kind.template]()

    def month() -> None:
        assert not month_report_letter(template, context(report, office)).faults

    def batch() -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(rows):
                filled = filled_with(told, found, office, made.ADDRESSEE, datetime(2026, 11, 23))
                letter = letter_of(kind, letter_template, filled, draft=False)
                (Path(folder) / f"{number}.docx").write_bytes(letter.data)

    def peer_batch() -> None:
        for _ in range(rows):
            _peer_table(6, 6)

    return [
        pair("Доклад за месяц", "python-docx: таблица без проверки", rows, 1.0,
             lambda: _peer_table(rows, 16), month, rounds=rounds,
             note="заполнение шаблона, типографика и проверка документа вместе"),
        pair("Письма", "python-docx: документ с таблицей", rows, 2.0, peer_batch, batch,
             rounds=rounds, note="заполнение, проверка и запись файла каждого письма"),
    ]  # fmt: skip


if __name__ == "__main__":
    for one in run(rounds=1):
        print(f"{one.area}: {one.rows}, {one.ours_ms:.0f} ms")
