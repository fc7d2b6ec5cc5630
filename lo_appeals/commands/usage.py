"""The command line's own words: its parser tells faults and help in Russian."""

import argparse
import re
from datetime import date, datetime
from typing import NoReturn

from lo_appeals.domain.errors import UserError

FIRST_YEAR, LAST_YEAR = 2000, 2100  # a date outside them is a slip of the pen

_FAULTS = (  # sentences of argparse, the particular ones first
    (r"the following arguments are required: (.+)", r"не указано: \1"),
    (r"unrecognized arguments: (.+)", r"непонятно, что значит «\1»"),
    (r"argument КОМАНДА: invalid choice: '(.*?)'.*", r"команды «\1» нет"),
    (r"argument (.+?): expected one argument", r"\1: не указано значение"),
    (r"argument (.+?): expected at least one argument", r"\1: не указано ни одного значения"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1: «\2» – не целое число"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: значение \2 лишнее"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 понимается по-разному: \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)
_HELP = (
    ("usage: ", "Использование: "),
    ("\npositional arguments:\n", "\nЧто указать:\n"),
    ("\noptions:\n", "\nКлючи:\n"),
    ("show this help message and exit", "показать эту помощь"),
)


class RussianParser(argparse.ArgumentParser):
    """Tells faults of usage as a UserError, and help in Russian."""

    def error(self, message: str) -> NoReturn:
        """Raise the fault of usage as a UserError."""
        raise UserError(f"Команда записана неверно: {_fault(message)}.", _ADVICE)

    def format_help(self) -> str:
        """Return the help with its standing words in Russian."""
        text = super().format_help()
        for english, russian in _HELP:
            text = text.replace(english, russian, 1)
        return text


_ADVICE = "Помощь: lo-appeals --help."


def _fault(message: str) -> str:
    for pattern, told in _FAULTS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, told, message, count=1, flags=re.DOTALL)
    return message


def day(text: str) -> date:
    """Return the day written YYYY-MM-DD; a fault of usage for anything else."""
    return _moment(text, r"\d{4}-\d\d-\d\d", "дата вида 2026-03-31").date()


def moment(text: str) -> datetime:
    """Return the moment written YYYY-MM-DDTHH:MM; a fault of usage for anything else."""
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?"
    return _moment(text, pattern, "дата и время вида 2026-03-31T09:30")


def _moment(text: str, pattern: str, wanted: str) -> datetime:
    try:
        if re.fullmatch(pattern, text, re.ASCII):
            found = datetime.fromisoformat(text)
            if FIRST_YEAR <= found.year <= LAST_YEAR:
                return found
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"«{text}» – не {wanted}")
