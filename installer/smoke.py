"""Try the set-up under Wine with the real program: `python3 -m installer.smoke SETUP.exe`.

Needs the program's Python packages (for the same job on this machine) and the tools that it names.
Leaves pictures and prefixes in installer/dist/smoke. Each fact is counted; the last line says how
many held. Exit code 0 only when all did and every step was done.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from installer import build, wine
from installer.peer import Peer
from installer.places import BUILD
from installer.steps_job import Job
from installer.steps_set_up import SetUp
from installer.steps_update import Update
from installer.steps_window import Window
from installer.steps_wizard import Wizard
from installer.trial import Trial
from installer.wine import ACCOUNT, Failure, Wine

PREVIOUS = "0.0.1"
OWN = ".trial"  # marks a folder that the next trial may empty

Steps = tuple[Callable[[], None], ...]


def previous_of(set_up: Path) -> Path:
    """Return a set-up of the same payload under an older version."""
    older = set_up.parent / "previous"
    older.mkdir(exist_ok=True)
    return build.set_up(set_up.parent / "payload", PREVIOUS, older, fast=True)


def quick_steps(trial: Trial) -> Steps:
    """Return what CI tries: everything that one installation can show."""
    set_up, job, window = SetUp(trial), Job(trial), Window(trial)
    return (
        set_up.installs_silently, set_up.is_registered,
        job.self_test, job.calls_to_windows, job.import_and_report, job.notices,
        job.letter_held_open, job.export_held_open,
        window.starts_from_the_shortcut,
        set_up.uninstalls_silently,
    )  # fmt: skip


def all_steps(trial: Trial, previous: Path) -> Steps:
    """Return what a release is tried by: from the previous build to the uninstaller's windows."""
    set_up, job, window, wizard = SetUp(trial), Job(trial), Window(trial), Wizard(trial)
    update = Update(trial, previous)
    return (
        set_up.refuses_a_foreign_folder,
        update.a_previous_build_is_installed, update.the_previous_build_is_worked_with,
        update.this_build_replaces_it, update.the_base_is_copied_then_migrated,
        update.every_record_is_kept, update.the_window_opens_over_it, update.the_data_are_put_aside,
        job.self_test, job.calls_to_windows, job.import_and_report, job.notices,
        job.letter_held_open, job.export_held_open, job.reads_without_a_console,
        window.starts_from_the_shortcut, window.starts_here, window.opens_an_export,
        set_up.runs_from_a_stick, set_up.leaves_a_newer_version_alone, set_up.uninstalls_silently,
        wizard.installs_page_by_page, set_up.is_registered, wizard.uninstalls_and_says_where,
    )  # fmt: skip


def run(trial: Trial, steps: Steps, say: Callable[[str], None]) -> None:
    """Do the steps one by one, saying what passed."""
    for step in steps:
        began = time.monotonic()
        step()
        say(f"{time.monotonic() - began:5.1f} s: {step.__name__.replace('_', ' ')}")
        for note in trial.notes:
            say(f"    {note}")
        trial.notes.clear()


def tried(trial: Trial, steps: Steps, say: Callable[[str], None]) -> bool:
    """Do the steps; return whether all facts held. A fault of the trial itself counts as one."""
    try:
        run(trial, steps, say)
    except (Failure, subprocess.SubprocessError, OSError) as fault:
        say(f"FAILED: {fault}")
        return False
    return True


def closed(passed: int, *, held: bool) -> int:
    """Print the last line; return the exit code. Where nothing was seen, nothing has passed."""
    failed = 0 if held and passed else 1
    sys.stdout.write(f"{passed} passed, {failed} failed\n" if passed else "1 failed\n")
    return failed


def clear(out: Path) -> None:
    """Empty a trial's own folder. Exits where the folder holds anything else."""
    own = out / OWN
    if out.exists() and any(out.iterdir()) and not own.exists():
        sys.exit(f"{out} is not empty and not of an earlier trial: it is left alone.")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    own.touch()


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("set_up", type=Path, metavar="SETUP.exe")
    parser.add_argument("--quick", action="store_true", help="one installation, for CI")
    parser.add_argument("--previous", type=Path, metavar="SETUP.exe", help="the build before")
    parser.add_argument("--out", type=Path, default=BUILD / "smoke", metavar="FOLDER")
    return parser.parse_args()


def main() -> None:
    """Try by the command line."""
    asked = arguments()
    wine.require_tools()
    out, set_up = asked.out.resolve(), asked.set_up.resolve()
    clear(out)
    clock = build.Steps()
    with wine.screen(out) as display:
        machine = Wine(out, display)
        try:
            machine.make()
            clock.say(f"Wine is ready, account «{ACCOUNT}»")
            peer = Peer(out / "peer", set_up.parent / "payload" / "app", date.today())
            trial = Trial(set_up, machine, peer)
            if asked.quick:
                steps = quick_steps(trial)
            else:
                steps = all_steps(trial, (asked.previous or previous_of(set_up)).resolve())
            held = tried(trial, steps, clock.say)
        finally:
            machine.end()
    clock.say(f"{set_up.name}, {set_up.stat().st_size / 1e6:.1f} MB: facts seen under Wine")
    sys.exit(closed(trial.passed, held=held))


if __name__ == "__main__":
    main()
