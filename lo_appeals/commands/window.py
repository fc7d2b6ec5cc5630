"""open: the window with an export shown in it, as «Открыть с помощью» asks."""

import argparse
from pathlib import Path

from lo_appeals.commands.run import Command, Parser, Run


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="ФАЙЛ", help="выгрузка портала")


def _open(run: Run, arguments: argparse.Namespace) -> int:
    return run.window(arguments.file)


COMMANDS = (Command("open", "открыть окно и показать в нём выгрузку", _arguments, _open),)
