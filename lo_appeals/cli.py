"""The command line, as defined once: the same services as the window.

Exit code 0: done (also with rejected rows, also a draft); 2: refused, with a Russian sentence on
stderr. With `--json` stdout holds one JSON document and nothing else.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NoReturn

from lo_appeals.commands import COMMANDS, Run
from lo_appeals.domain.errors import UserError
from lo_appeals.paths import data_folder


class _Parser(argparse.ArgumentParser):
    """Tells faults of usage in Russian, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"Команда записана неверно: {message}.", "Помощь: lo-appeals --help.")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def clock_of(today: date | None, now: datetime | None) -> Callable[[], datetime]:
    """Return the clock of the whole run: stopped at `now`, or at noon of `today`, else the real."""
    if now is not None:
        return lambda: now
    if today is not None:
        noon = datetime.combine(today, time(12))
        return lambda: noon
    return datetime.now


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = _Parser(prog="lo-appeals", description="Обращения граждан: реестр, сроки, отчёты.")
    top.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных")
    top.add_argument("--database", default="", metavar="АДРЕС", help="адрес общей базы PostgreSQL")
    top.add_argument("--today", type=_day, metavar="ГГГГ-ММ-ДД", help="считать этот день нынешним")
    top.add_argument("--now", type=_moment, metavar="МОМЕНТ", help="то же со временем")
    commands = top.add_subparsers(dest="command", metavar="КОМАНДА")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit code; a fault of the input is one sentence on stderr."""
    _speak_utf8()
    try:
        arguments = parser().parse_args(argv)
        folder = arguments.data or data_folder()
        clock = clock_of(arguments.today, arguments.now)
        with Run(folder, clock, arguments.database) as run:
            if arguments.command is None:
                return run.window()
            return int(arguments.run(run, arguments) or 0)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Остановлено. Ничего не изменено.\n")
        return 2


def _speak_utf8() -> None:
    """Windows consoles and pipes have code pages of their own; pythonw has no streams at all."""
    streams: list[Any] = [sys.stdout, sys.stderr]
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
