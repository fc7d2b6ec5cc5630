"""One run of the program: where the data are, what time it is, how answers are printed."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.sharing import asks_password, out_of_reach, with_password
from lo_appeals.services.start import StartTrouble, awaits_upgrade
from lo_appeals.system.screen import has_screen

T = TypeVar("T")
Parser = argparse.ArgumentParser


def never(_arguments: argparse.Namespace) -> bool:
    """A command that only reads."""
    return False


def always(_arguments: argparse.Namespace) -> bool:
    """A command that changes the base whatever its arguments are."""
    return True


@dataclass(frozen=True)
class Command:
    """One command: its name, help, arguments, what it does, and when it changes the base.

    One that `writes` is refused before it begins where a window holds the base.
    """

    name: str
    help: str
    arguments: Callable[[Parser], object]
    run: "Callable[[Run, Any], int | None]"
    writes: Callable[[argparse.Namespace], bool] = never


class Run:
    """Opens the base when a command first asks for it, and closes it at the end."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], url: str = "") -> None:
        self.folder, self.clock, self.url = folder, clock, url
        self._office: Office | None = None

    @property
    def office(self) -> Office:
        """The services over the base of this run."""
        if self._office is None:
            self._office = asking(self._opened)
        return self._office

    def _opened(self, password: str) -> Office:
        return Office(self.folder, self.clock, url=with_password(self.url, password))

    def office_for_window(self) -> Office:
        """The services for a window: it holds the base."""
        if self._office is None:
            self._office = Office(self.folder, self.clock, url=self.url, holds=True)
        return self._office

    def __enter__(self) -> "Run":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._office is not None:
            self._office.close()

    def window(self, file: Path | None = None) -> int:
        """Open the window over the base of this run, with an export shown in it."""
        from lo_appeals.app import admitted, brought_up, recovered, run_window

        try:
            if not self.url and has_screen() and awaits_upgrade(self.folder / BASE):
                self._office = brought_up(self.folder, self.clock)
            office: Office | None = self.office_for_window()
        except StartTrouble as trouble:
            if not has_screen():
                raise
            office = self._office = recovered(trouble, self.folder, self.clock)
        except UserError as error:
            if not has_screen() or not (asks_password(error) or out_of_reach(error)):
                raise
            office = self._office = admitted(error, (self.folder, self.url), self.clock)
        if office is None:
            return 2
        if office.entrance is not None and office.entrance.bring_forward(file):
            return 0
        return run_window(office, file)


def asking(work: Callable[[str], T]) -> T:
    """Do `work` without a password; where a shared base wants one, with what the terminal tells.

    Without a terminal, and for any other fault, the error goes on.
    """
    try:
        return work("")
    except UserError as error:
        if not asks_password(error) or sys.stdin is None or not sys.stdin.isatty():
            raise
        sys.stderr.write(f"{error.what}\n")
    return work(getpass.getpass("Пароль (не виден при вводе): "))


def say(line: str = "") -> None:
    """Print one line for a person."""
    sys.stdout.write(line + "\n")


def say_json(document: object) -> None:
    """Print one JSON document, text unescaped."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")


def say_table(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a heading, columns as wide as they need."""
    lines = [tuple(map(str, row)) for row in (heading, *rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heading))]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def json_flag(parser: Parser) -> None:
    """Give a command its `--json`."""
    parser.add_argument("--json", action="store_true", help="ответ одним документом JSON")
