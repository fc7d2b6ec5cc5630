"""Try the set-up under Wine with the real program: `python3 -m installer.smoke SETUP.exe`.

Needs the program's Python packages (for the same job on this machine) and the tools that it names.
Leaves pictures and prefixes in installer/dist/smoke. Exit code 0 only when everything passed.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from installer import build, payload, wine
from installer.peer import Peer, same_answers, same_parts
from installer.places import BUILD, HERE
from installer.wine import ACCOUNT, Failure, Wine

NAME = "Обращения граждан"
TITLE = "Обращения"
MARK, UNINSTALLER = "lo_appeals.installed", "uninstall.exe"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LoAppeals"
OPEN_WITH = r"HKCU\Software\Classes\.xlsx\OpenWithProgids"
RUNS, FOREIGN, NEWER = 3, 5, 6  # the set-up's exit codes
PREVIOUS = "0.0.1"
OWN = ".trial"  # marks a folder that the next trial may empty
WINDOW_S = 90
UNINSTALL_S = 60


def expect(wanted: object, got: object, what: str) -> None:
    """Raise Failure where a fact is not as wanted."""
    if wanted != got:
        raise Failure(f"{what}: {got!r} instead of {wanted!r}")


class Trial:
    """One run over one set-up."""

    def __init__(self, set_up: Path, machine: Wine, peer: Peer) -> None:
        self.set_up, self.wine, self.peer = set_up, machine, peer
        self.home = machine.local / "Programs" / "LoAppeals"
        self.data = machine.local / "lo_appeals"
        self.letters = machine.drive / "Письма и доклады"
        self.exports = machine.drive / "Выгрузки с портала"
        self.python = self.home / "runtime" / "python.exe"
        self.shortcut = machine.user / (
            f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"
        )
        self.notes: list[str] = []

    # the set-up

    def refuses_a_foreign_folder(self) -> None:
        """Somebody's folder stays as it was."""
        foreign = self.wine.drive / "Работа"
        (foreign / "lib").mkdir(parents=True)
        (foreign / "lib" / "моё.txt").write_text("моё", encoding="utf-8")
        done = self.wine.run(self.set_up, "/S", r"/D=C:\Работа")
        expect(FOREIGN, done.returncode, "set-up into a foreign folder")
        expect(["lib", "моё.txt"], sorted(p.name for p in foreign.rglob("*")), "foreign folder")

    def install(self) -> None:
        """A silent install puts every file in place, byte for byte."""
        done = self.wine.run(self.set_up, "/S", seconds=600)
        expect(0, done.returncode, "silent set-up")
        self.check_files()

    def check_files(self) -> None:
        """What is installed is the payload, the mark and the uninstaller, and nothing else."""
        manifest = (self.set_up.parent / "manifest.sha256").read_text(encoding="utf-8")
        wanted = {line[66:]: line[:64] for line in manifest.splitlines()}
        found = {
            path.relative_to(self.home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in payload.files(self.home)
        }
        for extra in (MARK, UNINSTALLER):
            expect(True, found.pop(extra, None) is not None, f"{extra} is there")
        wrong = {name for name in wanted | found if wanted.get(name) != found.get(name)}
        expect(set(), wrong, "files that differ from the manifest")
        size = payload.total_bytes(payload.files(self.home))
        self.notes.append(f"{len(found)} files, {size / 1e6:.0f} MB, all hashes as built")

    def is_registered(self) -> None:
        """Shortcuts, the uninstall entry and «Open with» are there."""
        expect(True, self.shortcut.exists(), "shortcut in the start menu")
        expect(1, len(self._on_desktop()), "shortcut on the desktop")
        shown = self.wine.run("reg", "query", KEY).stdout.decode("utf-8", "replace")
        expect(True, payload.version() in shown and UNINSTALLER in shown, "uninstall entry")
        shown = self.wine.run("reg", "query", OPEN_WITH).stdout.decode("utf-8", "replace")
        expect(True, "LoAppeals.Export" in shown, "«Open with» of XLSX")

    def _on_desktop(self) -> list[Path]:
        places = (self.wine.folder / "home" / "Desktop", self.wine.user / "Desktop")
        return list({p.resolve() for place in places for p in place.glob("*.lnk")})

    def update_over_a_newer_is_refused(self) -> None:
        """A newer program is left alone."""
        mark = self.home / MARK
        before = mark.read_bytes()
        mark.write_bytes(b"99.0.0")
        done = self.wine.run(self.set_up, "/S")
        mark.write_bytes(before)
        expect(NEWER, done.returncode, "set-up over a newer version")
        expect(True, self.python.exists(), "the newer program is untouched")

    def update_keeps_the_data(self) -> None:
        """An update replaces every file of the program and none of the data."""
        before = self._run("imports", "--json")
        old = self.home / "app" / "lo_appeals" / "removed_long_ago.py"
        old.write_text("", encoding="utf-8")
        for link in self._on_desktop():
            link.unlink()
        done = self.wine.run(self.set_up, "/S", seconds=600)
        expect(0, done.returncode, "update")
        expect(False, old.exists(), "a file of the old version is left")
        expect([], self._on_desktop(), "shortcuts that the user had thrown away")
        self.check_files()
        expect(before, self._run("imports", "--json"), "imports after the update")

    def uninstall(self) -> None:
        """Nothing of the program stays; the data do."""
        base = next(self.data.glob("*.sqlite"))
        before = hashlib.sha256(base.read_bytes()).hexdigest()
        done = self.wine.run(self.home / UNINSTALLER, "/S")
        expect(0, done.returncode, "uninstall")
        until = time.monotonic() + UNINSTALL_S  # it goes on in a copy of itself
        while self.home.exists() and time.monotonic() < until:
            time.sleep(wine.POLL_S)
        expect(False, self.home.exists(), "the program's folder is left")
        time.sleep(1)  # shortcuts and the registry follow the folder
        expect([], [*self._on_desktop(), *self.shortcut.parent.glob("*.lnk")], "shortcuts left")
        expect(1, self.wine.run("reg", "query", KEY).returncode, "uninstall entry gone")
        shown = self.wine.run("reg", "query", OPEN_WITH).stdout.decode("utf-8", "replace")
        expect(False, "LoAppeals" in shown, "«Open with» is left")
        expect(before, hashlib.sha256(base.read_bytes()).hexdigest(), "the base after uninstall")

    # the program

    def _program(self, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        return self.wine.run(
            self.python, "-X", "utf8", "-X", "faulthandler", "-m", "lo_appeals", *arguments
        )

    def _run(self, *arguments: str | Path) -> str:
        done = self._program("--now", self.peer.now, *arguments)
        told = done.stderr.decode("utf-8", "replace")
        expect(0, done.returncode, f"{arguments[0]} under Wine: {told}; exit code")
        return done.stdout.decode("utf-8")

    def self_test(self) -> None:
        """The program's own check passes in the installed copy."""
        self.notes.append("; ".join(self._run("self-test").split("\n")).strip("; \r"))

    def system_calls(self) -> None:
        """What the program asks of Windows itself is answered."""
        done = self.wine.run(self.python, "-X", "utf8", HERE / "windows_calls.py")
        told = (done.stdout + done.stderr).decode("utf-8", "replace").replace("\r", "")
        expect(True, "SYSTEM OK" in told, f"calls to Windows: {told}")
        self.notes += told.split("\n")[:-2]

    def same_job(self) -> None:
        """Import and month's report answer as on this machine; the documents are equal."""
        sample = self.exports / self.peer.sample.name
        self.exports.mkdir()
        shutil.copy2(self.peer.sample, sample)
        asked = ("--as-of", self.peer.now[:10], "--json")
        ours = self.peer.command("import", self.peer.sample, *asked)
        same_answers("import", ours, self._run("import", sample, *asked))
        month = self.peer.month
        ours = self.peer.command("report", month, "--out", self.peer.folder, "--json")
        theirs = self._run("report", month, "--out", self.letters, "--json")
        same_answers("report", ours, theirs)
        made = next(self.peer.folder.glob("*.docx"))
        count = same_parts(made, self.letters / made.name)
        same_answers("appeals", self.peer.command("appeals", "--overdue", "--json"),
                     self._run("appeals", "--overdue", "--json"))  # fmt: skip
        self.notes.append(f"the report's {count} parts are equal byte for byte")

    def same_notices(self) -> None:
        """The notices of deficiencies are those of this machine, part by part."""
        asked = ("letters", "notice", "--month", self.peer.month, "--json", "--out")
        here, there = self.peer.folder / "notices", self.wine.drive / "Недостатки"
        same_answers("notices", self.peer.command(*asked, here), self._run(*asked, there))
        made = sorted(path.name for path in here.iterdir())
        expect(made, sorted(path.name for path in there.iterdir()), "files of the notices")
        count = sum(same_parts(here / name, there / name) for name in made)
        self.notes.append(f"{len(made)} notices, {count} parts equal byte for byte")

    @contextmanager
    def _held(self, file: Path, share: int) -> Iterator[None]:
        """Another program has the file open and lets others do what `share` says."""
        holder = self.wine.start(self.python, "-c", HOLDER, self.wine.path(file), str(share))
        try:
            if holder.stdout is None or holder.stdout.readline().strip() != b"held":
                raise Failure(f"{file.name} is not held")
            yield
        finally:
            holder.communicate(b"\n", timeout=60)

    def letter_held_open(self) -> None:
        """A letter open in Word stays as it was; the new one gets a name of its own."""
        letter = next(self.letters.glob("*.docx"))
        before = letter.read_bytes()
        with self._held(letter, READ):
            self._run("report", self.peer.month, "--out", self.letters)
        expect(before, letter.read_bytes(), "the held letter")
        names = sorted(p.name for p in self.letters.iterdir())
        expect(2, len(names), f"letters, one of them held: {names}")

    def export_held_open(self) -> None:
        """An export that another program keeps to itself is refused in words."""
        sample = self.exports / self.peer.sample.name
        with self._held(sample, NOTHING):
            done = self._program("--now", self.peer.now, "import", sample)
        told = done.stderr.decode("utf-8", "replace")
        expect((2, True), (done.returncode, "занят другой программой" in told), f"told: {told}")

    def starts_from_the_shortcut(self) -> None:
        """The window opens, is painted, keeps the set-up away and closes cleanly."""
        for number in ("first", "second"):
            began = time.monotonic()
            started = self.wine.start("start", "/wait", self.shortcut)
            self._painted(self.wine.environment, f"Wine, {number} start", began)
            if number == "first":
                done = self.wine.run(self.set_up, "/S")
                expect(RUNS, done.returncode, "set-up while the program runs")
            self.wine.run("taskkill", "/im", "pythonw.exe")
            started.communicate(timeout=60)
            expect(0, started.returncode, f"exit code of the {number} start")

    def _painted(self, environment: dict[str, str], what: str, began: float) -> None:
        picture = self.wine.folder / f"{what}.png"
        wine.wait_for_window(environment, TITLE, WINDOW_S)
        shown = time.monotonic() - began
        seen = wine.wait_for_paint(environment, picture, WINDOW_S)
        painted = time.monotonic() - began
        wine.wait_for_calm(environment, picture)
        self.notes.append(
            f"{what}: window {shown:.1f} s, painted {painted:.1f} s ({seen} colours), {picture}"
        )

    def opens_an_export(self) -> None:
        """«Open with» shows the export in the window."""
        pythonw = self.home / "runtime" / "pythonw.exe"
        sample = self.exports / self.peer.sample.name
        began = time.monotonic()
        started = self.wine.start("start", "/wait", pythonw, "-X", "utf8", "-m", "lo_appeals",
                                  "open", sample)  # fmt: skip
        self._painted(self.wine.environment, "Wine, open with", began)
        self.wine.run("taskkill", "/im", "pythonw.exe")
        started.communicate(timeout=60)
        expect(0, started.returncode, "exit code after «Open with»")

    def runs_from_a_stick(self) -> None:
        """The portable folder works without a set-up and keeps its data beside itself."""
        stick = self.wine.drive / "Флешка"
        archive = next(self.set_up.parent.glob("*-portable.zip"))
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(stick)
        home = stick / "lo_appeals"
        done = self.wine.run("cmd", "/c", home / "lo-appeals.cmd", "appeals", "--count")
        expect((0, b"0"), (done.returncode, done.stdout.strip()), f"portable: {done.stderr!r}")
        expect(True, (home / "data" / "lo_appeals.sqlite").exists(), "the base beside the program")
        self.notes.append(f"{archive.name}, {archive.stat().st_size / 1e6:.1f} MB")

    def starts_here(self) -> None:
        """The same window on this machine, for its time."""
        environment = {"DISPLAY": self.wine.environment["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
        began = time.monotonic()
        started = self.peer.start_window(environment)
        try:
            self._painted(environment, "this machine", began)
        finally:
            started.terminate()
            told = started.communicate(timeout=60)[1].decode()
        if "Traceback" in told:
            raise Failure(f"the window on this machine: {told}")

    def reads_without_a_console(self) -> None:
        """The reading process works under pythonw.exe, which has no streams of its own."""
        pythonw = self.home / "runtime" / "pythonw.exe"
        data = self.wine.drive / "Без консоли"
        sample = self.exports / self.peer.sample.name
        self.wine.run("start", "/wait", pythonw, "-X", "utf8", "-m", "lo_appeals", "--data", data,
                      "--now", self.peer.now, "import", sample)  # fmt: skip
        said = self._run("--data", data, "appeals", "--count").strip()
        expect(self.peer.command("appeals", "--count").strip(), said, "entries read by pythonw")


READ, NOTHING = 1, 0  # share modes: that of Word (others may read) and none at all
# opens the file for reading and writing until a line comes
HOLDER = """
import ctypes, sys
create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
create.restype = ctypes.c_void_p
handle = create(sys.argv[1], 0xC0000000, int(sys.argv[2]), None, 3, 0, None)
print("held" if handle != ctypes.c_void_p(-1).value else ctypes.get_last_error(), flush=True)
sys.stdin.readline()
"""


def run(trial: Trial, steps: tuple[Callable[[], None], ...], say: Callable[[str], None]) -> None:
    """Do the steps one by one, saying what passed."""
    for step in steps:
        began = time.monotonic()
        step()
        say(f"passed in {time.monotonic() - began:5.1f} s: {step.__name__.replace('_', ' ')}")
        for note in trial.notes:
            say(f"    {note}")
        trial.notes.clear()


def previous_of(set_up: Path) -> Path:
    """Return a set-up of the same payload under an older version."""
    older = set_up.parent / "previous"
    older.mkdir(exist_ok=True)
    shutil.copy(set_up.parent / "manifest.sha256", older)
    return build.set_up(set_up.parent / "payload", PREVIOUS, older, fast=True)


def steps_of(trial: Trial, *, quick: bool, previous: Path | None) -> tuple[Callable[[], None], ...]:
    """Return what is tried, in order."""
    job = (
        trial.self_test,
        trial.system_calls,
        trial.same_job,
        trial.same_notices,
        trial.letter_held_open,
        trial.export_held_open,
    )
    window = (trial.starts_from_the_shortcut, trial.starts_here)
    if quick or previous is None:
        return (trial.install, trial.is_registered, *job, window[0], trial.uninstall)
    current = trial.set_up

    def install_the_previous_build() -> None:
        trial.set_up = previous
        done = trial.wine.run(previous, "/S", seconds=600)
        trial.set_up = current
        expect(0, done.returncode, "set-up of the previous build")

    return (
        trial.refuses_a_foreign_folder, install_the_previous_build, *job,
        trial.update_keeps_the_data, trial.self_test, *window,
        trial.opens_an_export, trial.reads_without_a_console, trial.runs_from_a_stick,
        trial.update_over_a_newer_is_refused, trial.uninstall,
        trial.install, trial.is_registered, trial.uninstall,
    )  # fmt: skip


def clear(out: Path) -> None:
    """Empty a trial's own folder. Exits where the folder holds anything else."""
    own = out / OWN
    if out.exists() and any(out.iterdir()) and not own.exists():
        sys.exit(f"{out} is not empty and not of an earlier trial: it is left alone.")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    own.touch()


def main() -> None:
    """Try by the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("set_up", type=Path, metavar="SETUP.exe")
    parser.add_argument("--quick", action="store_true", help="without updates: for CI")
    parser.add_argument("--previous", type=Path, metavar="SETUP.exe", help="the build before")
    parser.add_argument("--out", type=Path, default=BUILD / "smoke", metavar="FOLDER")
    arguments = parser.parse_args()
    wine.require_tools()
    out = arguments.out.resolve()
    clear(out)
    clock = build.Steps()
    set_up = arguments.set_up.resolve()
    with wine.screen(out) as display:
        machine = Wine(out, display)
        try:
            machine.make()
            clock.say(f"Wine is ready, account «{ACCOUNT}»")
            program = set_up.parent / "payload" / "app"
            trial = Trial(set_up, machine, Peer(out / "peer", program, date.today()))
            previous = None if arguments.quick else arguments.previous or previous_of(set_up)
            run(trial, steps_of(trial, quick=arguments.quick, previous=previous), clock.say)
        except (Failure, subprocess.SubprocessError) as failure:
            sys.exit(f"FAILED: {failure}")
        finally:
            machine.end()
    clock.say(f"PASSED: {set_up.name}, {set_up.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
