"""backup, check."""

import argparse

from lo_appeals.commands.run import Command, Parser, Run, say


def _none(_parser: Parser) -> None:
    """A command without arguments."""


def _backup(run: Run, _arguments: argparse.Namespace) -> None:
    copy = run.office.copies.make()
    say(f"Копия сделана и проверена: обращений {copy.entries}, органов {copy.bodies}.")
    say(str(copy.file))


def _check(run: Run, _arguments: argparse.Namespace) -> int:
    faults = run.office.copies.check()
    for fault in faults:
        say(fault)
    if not faults:
        say("База цела, цепочка журнала не нарушена.")
    return 2 if faults else 0


COMMANDS = (
    Command("backup", "сделать проверенную копию базы", _none, _backup),
    Command("check", "проверить базу и журнал", _none, _check),
)
