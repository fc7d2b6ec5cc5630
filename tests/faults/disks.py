"""P12: full disks, limits, folders without rights, disks that go away."""

import io
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

from lo_appeals.cli import main
from lo_appeals.domain.errors import UserError
from lo_appeals.services.office import BASE
from lo_appeals.services.restoring import restore_and_open
from lo_appeals.store import backup, restore
from lo_appeals.store.upgrade import latest
from tests.faults.killing import Say, finished
from tests.faults.kills import _close, _import, _issue, _register, lost
from tests.faults.office import NOW, PERIOD, fresh, opened, rows, seen, whole
from tests.faults.outcome import Outcome
from tests.faults.released import load
from tests.faults.upgrades import older

NOBODY = 65534
MEGABYTE = 1 << 20


def disks(made: Path, place: Path) -> Iterator[Outcome]:
    """Try each fault of a disk."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        yield Outcome("P12", "full disks and others", 8, skipped="needs Linux and root for mounts")
        return
    if not _may_mount(place / "disk"):
        yield Outcome("P12", "full disks and others", 8, skipped="mounting is not allowed here")
        return
    for what, trial in TRIALS:
        outcome, began = Outcome("P12", what, 1), time.monotonic()
        point = place / "disk"
        point.mkdir(parents=True, exist_ok=True)
        try:
            trial(outcome, made, point)
        finally:
            subprocess.run(["umount", "-l", str(point)], check=False, capture_output=True)
        outcome.seconds = time.monotonic() - began
        yield outcome


def _may_mount(point: Path) -> bool:
    """Tell whether this machine lets root mount a disk in memory; some containers do not."""
    point.mkdir(parents=True, exist_ok=True)
    asked = ["mount", "-t", "tmpfs", "tmpfs", str(point)]
    if subprocess.run(asked, check=False, capture_output=True).returncode:
        return False
    subprocess.run(["umount", str(point)], check=True)
    return True


def _mounted(point: Path, made: Path, megabytes: int = 8) -> Path:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(point)], check=True
    )
    return shutil.copytree(made, point / "data")


def _fill(point: Path, leave: int) -> None:
    """Fill the disk but for some bytes."""
    free = shutil.disk_usage(point).free
    with (point / "filler").open("wb") as file:
        file.write(bytes(max(free - leave, 0)))


def _acts(folder: Path, limit: Callable[[], None] = lambda: None) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        limit()
        office, refused = opened(folder), 0
        for number in range(2000):
            for act in (_register, _close, _import):
                try:
                    say(act(office, number))
                except UserError as error:
                    say(f"refused {error}")
                    refused += 1
            if refused > 12:
                break
        say(f"read {len(office.bodies.listed())}")

    return work


def _judge(outcome: Outcome, folder: Path, told: list[str], wanted: str) -> None:
    done = [line for line in told if not line.startswith(("refused", "read", "error"))]
    refused = [line for line in told if line.startswith("refused")]
    outcome.trials += 1
    outcome.count("acknowledged", len(done))
    outcome.count("refused", len(refused))
    if not refused or wanted not in " ".join(refused):
        outcome.fault(f"nothing said «{wanted}»: {refused[:2]}")
    if not any(line.startswith("read") for line in told):
        outcome.fault(f"reading stopped working: {told[-1:]}")
    outcome.fault(*(line for line in told if line.startswith("error")))
    outcome.fault(*lost(folder, done), *whole(folder))


def _full(outcome: Outcome, made: Path, point: Path) -> None:
    folder = _mounted(point, made)
    told = finished(_acts(folder))
    (point / "filler").unlink(missing_ok=True)
    shutil.rmtree(folder / "logs", ignore_errors=True)
    subprocess.run(["mount", "-o", "remount,size=64m", str(point)], check=True)
    _judge(outcome, folder, told, "кончилось место")


def _limited(outcome: Outcome, made: Path, point: Path) -> None:
    folder = fresh(made, point.parent / "plain")
    size = (folder / BASE).stat().st_size + 400_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    _judge(outcome, folder, finished(_acts(folder, limit)), "")


def _refuses(
    outcome: Outcome,
    folder: Path,
    act: Callable[[], object],
    wanted: tuple[str, ...],
    *,
    may_fit: bool = False,
) -> bool:
    """Do one thing in a child that must be refused in words; tell whether it was done instead.

    `may_fit`: there may be just enough room, then it is done whole.
    """

    def work(say: Say) -> None:
        try:
            act()
            say("done")
        except UserError as error:
            say(f"refused {error}")

    told = finished(work)
    outcome.trials += 1
    said = " ".join(told)
    if may_fit and said.startswith("done"):
        return True
    if not said.startswith("refused") or not any(one in said for one in wanted):
        outcome.fault(f"said {told}")
    outcome.count("refused")
    return False


def _full_copy(outcome: Outcome, made: Path, point: Path) -> None:
    folder = _mounted(point, made)
    before = {one.file for one in backup.copies(folder / "backups")}
    for leave in (0, 4096, 100_000, 300_000, 500_000):
        (point / "filler").unlink(missing_ok=True)
        _fill(point, leave)
        _refuses(outcome, folder, lambda: _copy_only(folder), ("место", "не записать"))
    (point / "filler").unlink()
    after = list((folder / "backups").iterdir())
    if {one for one in after if one.suffix == ".sqlite"} != before:
        outcome.fault("a copy was left half-made")
    outcome.fault(*(f"left: {one.name}" for one in after if ".part" in one.name))
    outcome.fault(*whole(folder))


def _copy_only(folder: Path) -> None:
    office = opened(folder)
    office.copies.make()


def _full_upgrade(outcome: Outcome, _made: Path, point: Path) -> None:
    for revision in older():
        folder = point / "data"
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(point)], check=True)
        load(revision, folder / BASE)
        original = (folder / BASE).read_bytes()
        enough = len(original) + 60_000  # for the copy, and for a small upgrade too
        for leave in (0, 8192, 60_000, enough):
            (point / "filler").unlink(missing_ok=True)
            shutil.rmtree(folder / "backups", ignore_errors=True)
            _fill(point, leave)
            act, words = partial(opened, folder), ("место", "не записать")
            if _refuses(outcome, folder, act, words, may_fit=leave == enough):
                if _changed(folder, latest()):
                    outcome.fault(f"{revision} with {leave} bytes free: upgraded by half")
            elif (folder / BASE).read_bytes() != original and _changed(folder, revision):
                outcome.fault(f"{revision} with {leave} bytes free: changed")
        (point / "filler").unlink()
        shutil.rmtree(folder / "backups", ignore_errors=True)
        opened(folder).close()
        subprocess.run(["umount", str(point)], check=True)


def _changed(folder: Path, revision: str) -> bool:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / BASE)) as raw:
        fine = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        now = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return not fine or now != revision


def _full_letter(outcome: Outcome, made: Path, point: Path) -> None:
    folder = _mounted(point, made)
    letters = {one: one.read_bytes() for one in (folder / "letters").rglob("*.docx")}
    _fill(point, 8192)
    _refuses(outcome, folder, lambda: _issue(opened(folder), 1), ("место", "не записан"))
    (point / "filler").unlink()
    now = {one: one.read_bytes() for one in (folder / "letters").rglob("*.docx")}
    if now != letters:
        outcome.fault(f"letters: {sorted(one.name for one in now)}")
    outcome.fault(*whole(folder))


def _full_restore(outcome: Outcome, made: Path, point: Path) -> None:
    folder = _mounted(point, made)
    office = opened(folder)
    _register(office, 77)
    office.close()
    copy = backup.copies(folder / "backups")[-1].file
    before = (folder / BASE).read_bytes()
    for leave in (0, 8192, 300_000, len(before) + 100_000):
        (point / "filler").unlink(missing_ok=True)
        _fill(point, leave)
        _refuses(
            outcome, folder,
            lambda: restore_and_open(folder, copy, "clerk", lambda: NOW, lambda: ""),
            ("место", "не записать", "не записываются"),
        )  # fmt: skip
        if (folder / BASE).read_bytes() != before:
            outcome.fault(f"the base changed with {leave} bytes free")
    (point / "filler").unlink()
    restore.finish(folder / BASE)
    outcome.fault(*lost(folder, ["body 77"]), *whole(folder))


def _as_nobody(work: Callable[[Say], None]) -> Callable[[Say], None]:
    def lowered(say: Say) -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        work(say)

    return lowered


def _no_rights(outcome: Outcome, made: Path, point: Path) -> None:
    folder = _mounted(point, made, 16)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    def work(say: Say) -> None:
        for command in (["appeals", "--count"], ["imports"], ["journal"], ["backups"]):
            with redirect_stdout(io.StringIO()):
                code = main(["--data", str(folder), *command])
            say(f"code {code}")
        for act in (lambda: opened(folder, holds=True), lambda: _register(opened(folder), 1),
                    lambda: _copy_only(folder)):  # fmt: skip
            try:
                act()
                say("done")
            except UserError as error:
                say(f"refused {error}")

    told = finished(_as_nobody(work))
    outcome.trials += 1
    if told[:4] != ["code 0"] * 4:
        outcome.fault(f"reading: {told[:4]}")
    if [line.split()[0] for line in told[4:]] != ["refused"] * 3 + ["end"]:
        outcome.fault(f"writing: {told[4:]}")
    outcome.count("refused", 3)


def _gone(outcome: Outcome, made: Path, point: Path) -> None:
    """The disk is taken away while the base is open: what was told as done is there afterwards."""
    stick = point.parent / "stick"
    fresh(made, stick / "data")
    subprocess.run(["mount", "--bind", str(stick), str(point)], check=True)
    folder = point / "data"

    def work(say: Say) -> None:
        office = opened(folder)
        for number in range(40):
            if number == 20:
                subprocess.run(["umount", "-l", str(point)], check=True)
            try:
                say((_close if number % 2 else _register)(office, number))
            except UserError as error:
                say(f"refused {error}")

    told = finished(work)
    outcome.trials += 1
    done = [line for line in told if line.startswith(("body", "closed"))]
    outcome.count("acknowledged", len(done))
    outcome.count("refused", sum(line.startswith("refused") for line in told))
    outcome.fault(*(line for line in told if line.startswith("error")))
    outcome.fault(*lost(stick / "data", done), *whole(stick / "data"))
    if any(point.iterdir()):
        outcome.fault(f"something was written beside the disk: {list(point.rglob('*'))}")


def _letter_shut(outcome: Outcome, made: Path, point: Path) -> None:
    """The place of the letter cannot be written: a folder of that name lies there."""
    folder = fresh(made, point.parent / "plain")
    shutil.rmtree(folder / "letters")
    (folder / "letters").touch()
    _refuses(outcome, folder, lambda: _issued(folder), ("не записан", "не создаётся", "папк"))


def _issued(folder: Path) -> None:
    office = opened(folder)
    office.reports.make(PERIOD, folder / "letters", issue=True)


def _preview_full(outcome: Outcome, made: Path, point: Path) -> None:
    """An import larger than the rest of the disk is refused, and nothing of it is there."""
    folder = _mounted(point, made)
    for leave in (2 * MEGABYTE, 1 * MEGABYTE, 800_000):
        (point / "filler").unlink(missing_ok=True)
        _fill(point, leave)
        _refuses(outcome, folder, lambda: _large(folder), ("место", "не записать"))
    (point / "filler").unlink()
    outcome.fault(*whole(folder))


def _large(folder: Path) -> None:
    office = opened(folder)
    office.imports.apply(seen(office, rows(50_000, 20_000), "large.xlsx"))


TRIALS: tuple[tuple[str, Callable[[Outcome, Path, Path], None]], ...] = (
    ("disk full at work (tmpfs of 8 MB)", _full),
    ("disk full in a large import", _preview_full),
    ("disk full in a copy", _full_copy),
    ("disk full in an upgrade", _full_upgrade),
    ("disk full in the issue of a letter", _full_letter),
    ("disk full in a restoring", _full_restore),
    ("file size limit (RLIMIT_FSIZE)", _limited),
    ("folder without rights, as another user", _no_rights),
    ("disk taken away while open", _gone),
    ("place of the letter cannot be written", _letter_shut),
)
