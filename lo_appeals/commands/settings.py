"""settings."""

import argparse
import json
from pathlib import Path

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json
from lo_appeals.domain.errors import UserError


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="ФАЙЛ.json")
    json_flag(parser)  # without a file the answer is JSON anyway


def _settings(run: Run, arguments: argparse.Namespace) -> None:
    if arguments.file is None:
        say_json(run.office.settings.as_json())
        return
    try:
        values = json.loads(arguments.file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UserError(
            f"Файл настроек «{arguments.file.name}» не читается: в нём должен быть JSON в UTF-8.",
            "Настройки прежние.",
        ) from error
    if not isinstance(values, dict):
        raise UserError("В файле настроек должен быть один объект JSON.", "Настройки прежние.")
    done = run.office.settings.set_from_json(values)
    if arguments.json:
        say_json(run.office.settings.as_json())
    else:
        say(done.text)


def _sets(arguments: argparse.Namespace) -> bool:
    return arguments.file is not None


COMMANDS = (Command("settings", "настройки организации", _arguments, _settings, _sets),)
