"""demo and self-test: the whole main job on made-up data, in a base of its own."""

import argparse
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from lo_appeals.commands.run import Command, Parser, Run, has_screen, say
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import replace_safely
from lo_appeals.domain.texts import decimal, month_title
from lo_appeals.exchange.sample import fictional_bodies, make_sample
from lo_appeals.services.office import Office
from lo_appeals.services.reports import MadeReport

ORGANISATION = {
    "order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
    "address": "190000, Город Примерный, ул. Примерная, д. 1", "phone": "тел. (812) 000-00-00",
    "email": "kok@example.ru",
}  # fmt: skip


def _arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда всё положить")


def fill(office: Office, folder: Path) -> MadeReport:
    """Import the sample into a made-up region's base and make the last full month's report."""
    sample = folder / "Пример выгрузки.xlsx"
    today = office.clock().date()
    office.settings.set_from_json(ORGANISATION)
    if not office.imports.batches():
        replace_safely(sample, lambda path: _write_sample(path, today))
        office.imports.apply(office.imports.read(sample, today))
    return office.reports.make(office.reports.last_full_month(), folder / "letters")


def _write_sample(path: Path, today: date) -> None:
    make_sample(path, today)


def _demo(run: Run, arguments: argparse.Namespace) -> int:
    folder: Path = (arguments.out or run.folder / "demo").resolve()
    with closing(Office(folder / "base", run.clock, directory=fictional_bodies())) as office:
        made = fill(office, folder)
        total = made.report.total
        say("Вымышленная область, отдельная база: ваши данные не тронуты.")
        say(f"Выгрузка:  {folder / 'Пример выгрузки.xlsx'}")
        say(f"База:      {folder / 'base'}")
        say(f"Доклад:    {made.file}")
        say(f"{month_title(made.report.period.first)}: поступило {total.received}, рассмотрено "
            f"{total.answered}, своевременность "
            f"{decimal(total.timeliness_percent or 0)} %")  # fmt: skip
        if has_screen():
            from lo_appeals.app import run_window

            return run_window(office)
        _show_pictures(office, folder / "pictures")
    return 0


def _show_pictures(office: Office, folder: Path) -> None:
    """Write a picture of each tab; without Qt's libraries say what is missing, and that is all."""
    from lo_appeals.app import picture_of_tabs

    try:
        for picture in picture_of_tabs(office, folder):
            say(f"Картинка:  {picture}")
    except UserError as error:
        say(f"Картинок нет. {error}")


def _self_test(run: Run, _arguments: argparse.Namespace) -> None:
    """Check what an installation needs: base, XLSX, DOCX, a window."""
    with tempfile.TemporaryDirectory(prefix="lo-appeals-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with closing(Office(folder / "base", run.clock, directory=fictional_bodies())) as office:
            made = fill(office, folder)
            if not made.file.stat().st_size or not made.report.total.received:
                raise UserError("Доклад получился пустым.", "Переустановите программу.")
            faults = office.copies.check()
            if faults:
                raise UserError(" ".join(faults), "Переустановите программу.")
            say("База, XLSX и DOCX работают.")
            from lo_appeals.app import picture_of_tabs

            say(f"Окно работает: вкладок {len(picture_of_tabs(office, folder / 'pictures'))}.")


def _none(_parser: Parser) -> None:
    """A command without arguments."""


COMMANDS = (
    Command("demo", "показать всё на вымышленной области", _arguments, _demo),
    Command("self-test", "проверить установку", _none, _self_test),
)
