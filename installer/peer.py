"""The same job on this machine: what the installed program's answers are compared with."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from installer.wine import Failure

PYTHON = (sys.executable, "-P", "-X", "utf8", "-m")  # never the sources of this folder
PLACE = "file"  # the key of a file's place, which differs by right


def last_month(today: date) -> str:
    """Return the month before that of `today` as YYYY-MM."""
    return f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"


class Peer:
    """The program in `program`, run by this Python with its libraries, in folders of its own."""

    def __init__(self, folder: Path, program: Path, today: date) -> None:
        folder.mkdir(parents=True)
        self.folder, self.data, self.sample = folder, folder / "base", folder / "Выгрузка.xlsx"
        self.now = datetime.combine(today, time(12)).isoformat(timespec="minutes")
        self.month = last_month(today)
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, [str(program), os.getenv("PYTHONPATH")])),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TZ": "Europe/Moscow",
        }
        self._python("lo_appeals.exchange.sample", self.sample, "--today", today.isoformat())
        asked = ("--as-of", today.isoformat(), "--json")
        self.imported: Any = json.loads(self.command("import", self.sample, *asked))

    def _python(self, module: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [*PYTHON, module, *arguments],
            env=self.environment, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        if done.returncode:
            raise Failure(
                f"on this machine {arguments[0]} answers {done.returncode}: {done.stderr}"
            )
        return done.stdout

    def command(self, *arguments: str | Path) -> str:
        """Run one command of the program; return what it prints."""
        return self._python("lo_appeals", "--data", self.data, "--now", self.now, *arguments)

    def start_window(self, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start the program's window over the same base."""
        return subprocess.Popen(
            [*PYTHON, "lo_appeals"],
            env={**self.environment, **environment, "LO_APPEALS_DATA": str(self.data)},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip


def differences(ours: Any, theirs: Any, place: str = "") -> Iterator[str]:
    """Yield the places where two JSON documents differ, with both values."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours.keys() | theirs.keys():
            if key != PLACE:
                yield from differences(ours.get(key), theirs.get(key), f"{place}/{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (here, there) in enumerate(zip(ours, theirs, strict=True)):
            yield from differences(here, there, f"{place}/{number}")
    elif ours != theirs:
        yield f"{place}: {ours!r:.120} | {theirs!r:.120}"


def parts_that_differ(ours: Path, theirs: Path) -> tuple[int, list[str]]:
    """Compare two documents part by part; return how many parts there are and which differ."""
    with zipfile.ZipFile(ours) as here, zipfile.ZipFile(theirs) as there:
        names, others = here.namelist(), there.namelist()
        if names != others:
            return len(names), sorted({*names} ^ {*others}) or ["the order of the parts"]
        return len(names), [name for name in names if here.read(name) != there.read(name)]
