"""One trial of one set-up: the places, the installed program, and checks that are counted."""

import hashlib
import subprocess
from pathlib import Path

from installer import payload
from installer.peer import Peer, differences, parts_that_differ
from installer.wine import Failure, Wine

NAME = "Обращения граждан"
MARK, UNINSTALLER = "lo_appeals.installed", "uninstall.exe"
SHOWN = 20  # differences that are printed


class Trial:
    """What every step knows; each fact that holds is counted, the first that does not ends it."""

    def __init__(self, set_up: Path, machine: Wine, peer: Peer) -> None:
        self.set_up, self.wine, self.peer = set_up, machine, peer
        self.home = machine.local / "Programs" / "LoAppeals"
        self.data = machine.local / "lo_appeals"
        self.base = self.data / "lo_appeals.sqlite"
        self.letters = machine.drive / "Письма и доклады"
        self.sample = machine.drive / "Выгрузки с портала" / peer.sample.name
        self.python = self.home / "runtime" / "python.exe"
        self.pythonw = self.home / "runtime" / "pythonw.exe"
        self.notes: list[str] = []
        self.passed = 0

    def expect(self, wanted: object, got: object, what: str) -> None:
        """Count a fact. Raises Failure where it is not as wanted."""
        if wanted != got:
            raise Failure(f"{what}: {got!r} instead of {wanted!r}")
        self.passed += 1

    def same_answers(self, what: str, ours: object, theirs: object) -> None:
        """Compare two JSON answers but for the places of files, and say where they differ."""
        found = list(differences(ours, theirs))
        told = "\n".join(found[:SHOWN])
        self.expect([], found[:SHOWN], f"{what}, {len(found)} differences\n{told}\nThey are")

    def same_parts(self, ours: Path, theirs: Path) -> int:
        """Compare two documents part by part, byte by byte; return how many parts there are."""
        count, differ = parts_that_differ(ours, theirs)
        self.expect([], differ, f"parts of {ours.name} that differ from those of this machine")
        return count

    def program(self, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        """Run one command of the installed program."""
        return self.wine.run(
            self.python, "-X", "utf8", "-X", "faulthandler", "-m", "lo_appeals", *arguments
        )

    def answer(self, *arguments: str | Path) -> str:
        """Return what a command prints, at the trial's own moment. Raises Failure: refused."""
        done = self.program("--now", self.peer.now, *arguments)
        told = done.stderr.decode("utf-8", "replace")
        self.expect(0, done.returncode, f"exit code of {arguments[0]} under Wine ({told.strip()})")
        return done.stdout.decode("utf-8")

    def install(self, set_up: Path, *arguments: str) -> int:
        """Run a set-up silently; return its exit code."""
        return self.wine.run(set_up, "/S", *arguments, seconds=600).returncode

    def check_files(self, set_up: Path) -> None:
        """What is installed is the payload, the mark and the uninstaller, and nothing else."""
        manifest = (set_up.parent / "manifest.sha256").read_text(encoding="utf-8")
        wanted = {line[66:]: line[:64] for line in manifest.splitlines()}
        found = {
            path.relative_to(self.home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in payload.files(self.home)
        }
        for extra in (MARK, UNINSTALLER):
            self.expect(True, found.pop(extra, None) is not None, f"{extra} is there")
        wrong = {name for name in wanted | found if wanted.get(name) != found.get(name)}
        self.expect(set(), wrong, "files that differ from the manifest")
        size = payload.total_bytes(payload.files(self.home))
        self.notes.append(f"{len(found)} files, {size / 1e6:.0f} MB, all hashes as built")

    def desktop(self) -> list[Path]:
        """Return the shortcuts on the desktop, which Wine keeps in two places."""
        places = (self.wine.folder / "home" / "Desktop", self.wine.user / "Desktop")
        return list({link.resolve() for place in places for link in place.glob("*.lnk")})

    @property
    def shortcut(self) -> Path:
        """Where the start menu's shortcut is."""
        menu = self.wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        return menu / f"{NAME}.lnk"

    def shown(self, key: str) -> str:
        """Return what the registry shows under a key; an empty text where there is no key."""
        done = self.wine.run("reg", "query", key)
        return "" if done.returncode else done.stdout.decode("utf-8", "replace")
