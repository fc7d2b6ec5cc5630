"""demo and self-test: the whole main job on made-up data, in a base of its own."""

import argparse
import tempfile
from contextlib import closing
from pathlib import Path

from lo_appeals.commands.run import Command, Parser, Run, say
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import decimal, month_title
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.office import Office
from lo_appeals.services.reports import MadeReport
from lo_appeals.services.sample import FILE, ORGANISATION, fill_sample
from lo_appeals.system.screen import has_screen

__all__ = ["COMMANDS", "ORGANISATION", "fill"]


def _arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда всё положить")


def fill(office: Office, folder: Path) -> MadeReport:
    """Import the sample into a made-up region's base and make the last full month's report."""
    fill_sample(office, folder)
    return office.reports.make(office.reports.last_full_month(), folder / "letters")


def _demo(run: Run, arguments: argparse.Namespace) -> int:
    folder: Path = (arguments.out or run.folder / "demo").resolve()
    with closing(Office(folder / "base", run.clock, directory=fictional_bodies())) as office:
        made = fill(office, folder)
        total = made.report.total
        say("Вымышленная область, отдельная база: ваши данные не тронуты.")
        say(f"Выгрузка:  {folder / FILE}")
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
