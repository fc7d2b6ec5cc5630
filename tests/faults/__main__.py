"""The fault campaign: `python -m tests.faults` in full, `--short` in at most five minutes.

The full run writes `tests/faults/RESULTS.md` from what it counted. `--only P1,P9` tries some
promises, `--counted FILE` keeps what they counted, and `--gather FILE…` writes the table of such
parts. The exit code is 1 where a promise does not hold or a control does not fail.
"""

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from tests.faults import (
    copies,
    disks,
    histories,
    kills,
    mutations,
    power,
    programs,
    texts,
    upgrades,
)
from tests.faults.office import template
from tests.faults.outcome import Outcome, merged

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# What the fault campaign counted

Written by `python -m tests.faults`; the promises and their figures are those of the issue.
A control is the same run with one guard off: it must fail, else the run would prove nothing.

"""
PARTS = 10  # of the histories of P15, which take longest


FULL = {  # trials of the full run, and of the shortest that still shows something
    "P1": (170, 8), "P1 controls": (60, 60), "P2": (1000, 100), "P3": (200, 10),
    "P4": (300, 20), "P6": (5000, 200), "P7": (150, 150),
    "P5": (10_000, 800), "P5 process": (300, 15), "P8": (200, 20), "P8 flips": (300, 60),
    "P9": (copies.EACH, 1), "P9 control": (20, 20), "P10": (100, 6), "P10 control": (40, 40),
    "P13": (300, 30), "P14": (400, 80), "P15": (1000 // PARTS, 2), "P16": (30, 2),
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """How much is tried: a share of the full numbers, and for some trials no more than so many."""

    share: float
    most: Mapping[str, int]

    def of(self, key: str) -> int:
        """Return how often a trial is tried."""
        full, least = FULL[key]
        return min(max(int(full * self.share), least), self.most.get(key, full))


def trials(made: Path, place: Path, amount: Amount) -> dict[str, Callable[[], Iterator[Outcome]]]:
    """Return the trials by their keys."""
    work, old, of = place / "work", place / "old", amount.of
    longest = 50 if amount.share >= 1 else 20
    return {
        **{
            f"P15 {part}": partial(
                histories.figures, place / f"figures-{part}", part, of("P15"), longest
            )
            for part in range(PARTS)
        },
        **{f"P1 {kind}": partial(kills.kills, made, work, kind, of("P1")) for kind in kills.ACTS},
        "P1 controls": lambda: kills.controls(made, work, of("P1 controls")),
        "P2": lambda: power.cuts(made, work, of("P2")),
        "P3": lambda: programs.imports(place / "programs", of("P3")),
        **{
            key: partial(trial, place / "texts" / key, of(key))
            for key, trial in texts.TRIALS.items()
        },
        **{
            f"P5 {kind}": partial(mutations.mutations, place / "mutants", kind, of("P5"))
            for kind in mutations.SHARES
        },
        "P5 process": lambda: mutations.through(place / "mutants", of("P5 process")),
        "P8": lambda: copies.under_load(made, work, of("P8")),
        "P8 flips": lambda: copies.flips(made, work, of("P8 flips")),
        **{
            f"P9 {kind}": partial(copies.restorings, made, place / "restored", kind, of("P9"))
            for kind in copies.KINDS
        },
        "P9 control": lambda: copies.careless(made, work, of("P9 control")),
        **{
            f"P10 {revision}": partial(upgrades.killings, old, revision, of("P10"))
            for revision in upgrades.older()
        },
        "P10 control": lambda: upgrades.halving(old, of("P10 control")),
        "P10 check": lambda: upgrades.failing(old),
        "P11": lambda: upgrades.newer(made, work),
        "P12": lambda: disks.disks(made, place / "disks"),
        "P13": lambda: histories.clocks(made, work, of("P13")),
        "P14": lambda: programs.clerks(made, work, of("P14")),
        "P16": lambda: histories.undoings(made, work, of("P16")),
    }


def chosen(key: str, only: Sequence[str]) -> bool:
    """Tell whether a trial is wanted: all, those of a promise, or exactly one («=P8»)."""
    return not only or f"={key}" in only or key.split(maxsplit=1)[0] in only


Keep = Callable[[Sequence[Outcome]], None]


def run(amount: Amount, only: Sequence[str], keep: Keep) -> list[Outcome]:
    """Try everything; tell each line as it is counted, and `keep` all after each."""
    found = []
    with tempfile.TemporaryDirectory(prefix="lo-appeals-faults-") as name:
        place = Path(name)
        place.chmod(0o755)  # a trial without rights must at least come to its folder
        made = template(place / "template")
        for key, trial in trials(made, place, amount).items():
            if not chosen(key, only):
                continue
            for outcome in trial():
                sys.stdout.write(f"{line(outcome)}\n")
                sys.stdout.flush()
                found.append(outcome)
                keep(found)
    return merged(found)


def side_by_side(amount: Amount, only: Sequence[str], jobs: int, keep: Keep) -> list[Outcome]:
    """Run each trial in a process of its own, `jobs` at once; return what all of them counted."""
    found: list[Outcome] = []
    keys = [key for key in trials(Path(), Path(), amount) if chosen(key, only)]
    with tempfile.TemporaryDirectory(prefix="lo-appeals-faults-") as name:
        files = {key: Path(name) / f"{number}.json" for number, key in enumerate(keys)}
        with ThreadPoolExecutor(jobs) as pool:
            for key, code in zip(keys, pool.map(partial(_apart, amount), keys, files.values()),
                                 strict=True):  # fmt: skip
                if not files[key].exists():
                    broken = Outcome(key.split(maxsplit=1)[0], f"{key} as a whole", 1, trials=1)
                    broken.fault(f"the trial itself ended with {code}")
                    found.append(broken)
                else:
                    found += counted(files[key])
                keep(found)
    return merged(found)


def counted(file: Path) -> list[Outcome]:
    """Return what a part of the campaign has counted."""
    return [Outcome(**one) for one in json.loads(file.read_text(encoding="utf-8"))]


def _apart(amount: Amount, key: str, file: Path) -> int:
    most = ",".join(f"{name}={count}" for name, count in amount.most.items())
    asked = ["--share", str(amount.share), "--at-most", most, "--exactly", key]
    return subprocess.run(
        [sys.executable, "-m", "tests.faults", *asked, "--counted", str(file)], check=False
    ).returncode


def line(outcome: Outcome) -> str:
    """Return one row of the table."""
    notes = ", ".join(f"{name} {count}" for name, count in outcome.notes.items())
    return (
        f"| {outcome.promise} | {outcome.what} | {outcome.trials} | {outcome.wanted} | "
        f"{len(outcome.faults)} | {outcome.verdict} | {notes} | {outcome.seconds:.0f} |"
    )


def report(found: Sequence[Outcome], seconds: float) -> str:
    """Return RESULTS.md."""
    where = (
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {time.strftime('%Y-%m-%d %H:%M')}, {seconds:.0f} s."
    )
    table = [
        "| Promise | What was done | Tried | To reach | Faults | Verdict | Counted | s |",
        "|---|---|---|---|---|---|---|---|",
        *(line(one) for one in found),
    ]
    killed = sum(one.trials for one in found if one.promise == "P1" and not one.control)
    faults = [
        f"- {one.promise} {one.what}: {fault}"
        for one in found
        if one.faults and not one.control
        for fault in one.faults[:5]
    ]
    below = [
        f"- {one.promise} {one.what}: {one.trials} of {one.wanted}"
        for one in found
        if one.trials < one.wanted and not one.control
    ]
    parts = [HEAD + where, "\n".join(table), f"Kills of P1 in all: {killed}."]
    parts.append("## Faults\n\n" + ("\n".join(faults) or "None."))
    parts.append("## Below the figure to reach\n\n" + ("\n".join(below) or "None."))
    return "\n\n".join(parts) + "\n"


def arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="at most five minutes, for CI")
    parser.add_argument("--share", type=float, default=1.0, help="part of the full numbers")
    parser.add_argument("--at-most", default="", help="fewer of some trials, as P3=100,P15=50")
    parser.add_argument("--only", default="", help="promises, as P1,P9")
    parser.add_argument("--exactly", default="", help="one trial by its key")
    parser.add_argument("--jobs", type=int, default=1, help="trials side by side")
    parser.add_argument("--counted", type=Path, help="where the counts go as JSON")
    parser.add_argument("--gather", type=Path, nargs="+", help="counts of parts run before")
    parser.add_argument("--out", type=Path, help="where the table goes")
    return parser.parse_args()


def tried(asked: argparse.Namespace, only: Sequence[str]) -> list[Outcome]:
    """Run what is asked for, or read what parts of the campaign have counted."""

    def keep(found: Sequence[Outcome]) -> None:
        if asked.counted is not None:  # after each trial: a run that is stopped has counted too
            told = json.dumps([asdict(one) for one in found], ensure_ascii=False)
            asked.counted.write_text(told, encoding="utf-8")

    if asked.gather:
        return merged([one for file in asked.gather for one in counted(file)])
    pairs = [one.split("=") for one in asked.at_most.split(",") if one]
    most = {name: int(count) for name, count in pairs}
    amount = Amount(0.03 if asked.short else asked.share, most)
    if asked.jobs > 1:
        return side_by_side(amount, only, asked.jobs, keep)
    return run(amount, only, keep)


def main() -> int:
    """Run the campaign; return the exit code."""
    asked, began = arguments(), time.monotonic()
    only = [one for one in asked.only.split(",") if one]
    only += [f"={asked.exactly}"] if asked.exactly else []
    found = tried(asked, only)
    seconds = sum(one.seconds for one in found) if asked.gather else time.monotonic() - began
    out = asked.out or (None if asked.short or only else RESULTS)
    if out is not None:
        out.write_text(report(found, seconds), encoding="utf-8")
    bad = [one for one in found if not one.held]
    for one in bad:
        sys.stdout.write(f"{one.promise} {one.what}: {one.verdict} {one.faults[:3]}\n")
    sys.stdout.write(f"{len(found)} trials in {seconds:.0f} s\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
