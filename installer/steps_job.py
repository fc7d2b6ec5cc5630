"""Steps of a trial: the clerk's job in the installed program, answered as on this machine."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.places import HERE
from installer.trial import Trial
from installer.wine import Failure

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


class Job:
    """Import, report, notices, and files that other programs hold."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def self_test(self) -> None:
        """The program's own check passes in the installed copy."""
        trial = self._trial
        trial.notes.append("; ".join(trial.answer("self-test").split("\n")).strip("; \r"))

    def calls_to_windows(self) -> None:
        """What the program asks of Windows itself is answered."""
        trial = self._trial
        done = trial.wine.run(trial.python, "-X", "utf8", HERE / "windows_calls.py")
        told = (done.stdout + done.stderr).decode("utf-8", "replace").replace("\r", "")
        trial.expect(True, "SYSTEM OK" in told, f"calls to Windows: {told}")
        trial.notes += told.split("\n")[:-2]

    def import_and_report(self) -> None:
        """Import and month's report answer as on this machine; the documents are equal."""
        trial, peer = self._trial, self._trial.peer
        trial.sample.parent.mkdir(exist_ok=True)
        shutil.copy2(peer.sample, trial.sample)
        asked = ("import", trial.sample, "--as-of", peer.now[:10], "--json")
        trial.same_answers("import", peer.imported, json.loads(trial.answer(*asked)))
        self._same("report", peer.month, out=(peer.folder, trial.letters))
        made = next(peer.folder.glob("*.docx"))
        count = trial.same_parts(made, trial.letters / made.name)
        self._same("appeals", "--overdue")
        trial.notes.append(f"the report's {count} parts are equal byte for byte")

    def notices(self) -> None:
        """The notices of deficiencies are those of this machine, part by part."""
        trial = self._trial
        here, there = trial.peer.folder / "notices", trial.wine.drive / "Недостатки"
        self._same("letters", "notice", "--month", trial.peer.month, out=(here, there))
        made = sorted(path.name for path in here.iterdir())
        trial.expect(True, bool(made), "notices are made")
        trial.expect(made, sorted(path.name for path in there.iterdir()), "files of the notices")
        count = sum(trial.same_parts(here / name, there / name) for name in made)
        trial.notes.append(f"{len(made)} notices, {count} parts equal byte for byte")

    def _same(self, *command: str, out: tuple[Path, Path] | None = None) -> None:
        """A command answers as on this machine; `out` is where each writes its documents."""
        trial = self._trial
        here, there = (("--out", place) for place in out) if out else ((), ())
        ours = trial.peer.command(*command, "--json", *here)
        theirs = trial.answer(*command, "--json", *there)
        trial.same_answers(command[0], json.loads(ours), json.loads(theirs))

    @contextmanager
    def _held(self, file: Path, share: int) -> Iterator[None]:
        """Another program has the file open and lets others do what `share` says."""
        machine = self._trial.wine
        holder = machine.start(self._trial.python, "-c", HOLDER, machine.path(file), str(share))
        try:
            if holder.stdout is None or holder.stdout.readline().strip() != b"held":
                raise Failure(f"{file.name} is not held")
            yield
        finally:
            holder.communicate(b"\n", timeout=60)

    def letter_held_open(self) -> None:
        """A letter open in Word stays as it was; the new one gets a name of its own."""
        trial = self._trial
        letter = next(trial.letters.glob("*.docx"))
        before = letter.read_bytes()
        with self._held(letter, READ):
            trial.answer("report", trial.peer.month, "--out", trial.letters)
        trial.expect(before, letter.read_bytes(), "the held letter")
        names = sorted(path.name for path in trial.letters.iterdir())
        trial.expect(2, len(names), f"letters, one of them held: {names}")

    def export_held_open(self) -> None:
        """An export that another program keeps to itself is refused in words."""
        trial = self._trial
        with self._held(trial.sample, NOTHING):
            done = trial.program("--now", trial.peer.now, "import", trial.sample)
        told = done.stderr.decode("utf-8", "replace")
        trial.expect(2, done.returncode, "exit code over a held export")
        trial.expect(True, "занят другой программой" in told, f"a held export: {told}")

    def reads_without_a_console(self) -> None:
        """The reading process works under pythonw.exe, which has no streams of its own."""
        trial, data = self._trial, self._trial.wine.drive / "Без консоли"
        trial.wine.run("start", "/wait", trial.pythonw, "-X", "utf8", "-m", "lo_appeals", "--data",
                       data, "--now", trial.peer.now, "import", trial.sample)  # fmt: skip
        said = trial.answer("--data", data, "appeals", "--count").strip()
        ours = trial.peer.command("appeals", "--count").strip()
        trial.expect(ours, said, "entries read by pythonw")
