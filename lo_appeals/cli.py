"""The command line, as defined once: the same services as the window.

Exit code 0: done (also with rejected rows, also a draft); 2: refused, with a Russian sentence on
stderr. With `--json` stdout holds one JSON document and nothing else.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from lo_appeals.commands import COMMANDS, Run
from lo_appeals.commands.usage import RussianParser, day, moment
from lo_appeals.domain.errors import UserError
from lo_appeals.paths import data_folder
from lo_appeals.services.sharing import kept_address, out_of_reach

NO_SERVER = (
    "Нет связи с сервером базы. Незаконченное не записано. Проверьте адрес и сеть и повторите."
)


def clock_of(today: date | None, now: datetime | None) -> Callable[[], datetime]:
    """Return the clock of the whole run: stopped at `now`, or at noon of `today`, else the real."""
    if now is not None:
        return lambda: now
    if today is not None:
        noon = datetime.combine(today, time(12))
        return lambda: noon
    return datetime.now


def parser() -> RussianParser:
    """Return the parser of every command."""
    top = RussianParser(prog="lo-appeals", description="Обращения граждан: реестр, сроки, отчёты.")
    top.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных")
    top.add_argument("--database", default="", metavar="АДРЕС", help="адрес общей базы PostgreSQL")
    top.add_argument("--today", type=day, metavar="ГГГГ-ММ-ДД", help="считать этот день нынешним")
    top.add_argument("--now", type=moment, metavar="МОМЕНТ", help="то же со временем")
    commands = top.add_subparsers(dest="command", metavar="КОМАНДА")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run, writes=command.writes)
    return top


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit code; a fault of the input is one sentence on stderr."""
    _speak_utf8()
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except UserError as error:
        return _refuse(NO_SERVER if out_of_reach(error) else str(error))
    except UnicodeEncodeError:
        return _refuse("В команде есть знаки, которых нет ни в одном письме. Запишите её заново.")
    except KeyboardInterrupt:
        return _refuse("Остановлено. Незаконченное не записано.")
    return code


def _run(argv: Sequence[str]) -> int:
    arguments = parser().parse_args(argv)
    folder = arguments.data or data_folder()
    clock = clock_of(arguments.today, arguments.now)
    with Run(folder, clock, arguments.database or kept_address(folder)) as run:
        if arguments.command is None:
            return run.window()
        if arguments.writes(arguments):
            run.office.refuse()
        return int(arguments.run(run, arguments) or 0)


def _refuse(sentence: str) -> int:
    from lo_appeals.system import tell

    if "PySide6.QtWidgets" in sys.modules:  # the sign of a start: nothing opens any more
        from lo_appeals.ui.starting import take_off_sign

        take_off_sign()
    tell(sentence)
    return 2


def _let_go_of_stdout() -> None:
    """Whoever read the answer has read enough: nothing more is written, not even at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Windows consoles and pipes have code pages of their own; pythonw has no streams at all."""
    streams: list[Any] = [sys.stdout, sys.stderr]
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
