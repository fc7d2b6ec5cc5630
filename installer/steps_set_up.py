"""Steps of a trial: the set-up itself, silently and by its wizard, and the portable folder."""

import hashlib
import time
import zipfile

from installer import payload, wine
from installer.trial import MARK, UNINSTALLER, Trial

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LoAppeals"
OPEN_WITH = tuple(rf"HKCU\Software\Classes\.{kind}\OpenWithProgids" for kind in ("xlsx", "csv"))
FOREIGN, NEWER = 5, 6  # the set-up's exit codes
UNINSTALL_S = 60


class SetUp:
    """The set-up as the clerk meets it."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def refuses_a_foreign_folder(self) -> None:
        """Somebody's folder stays as it was."""
        trial, foreign = self._trial, self._trial.wine.drive / "Работа"
        (foreign / "lib").mkdir(parents=True)
        (foreign / "lib" / "моё.txt").write_text("моё", encoding="utf-8")
        trial.expect(FOREIGN, trial.install(trial.set_up, r"/D=C:\Работа"), "into a foreign folder")
        left = sorted(path.name for path in foreign.rglob("*"))
        trial.expect(["lib", "моё.txt"], left, "the foreign folder")

    def installs_silently(self) -> None:
        """A silent install puts every file in place, byte for byte."""
        trial = self._trial
        trial.expect(0, trial.install(trial.set_up), "silent set-up")
        trial.check_files(trial.set_up)

    def is_registered(self) -> None:
        """Shortcuts, the uninstall entry and «Open with» are there, for this user only."""
        trial = self._trial
        trial.expect(True, trial.shortcut.exists(), "shortcut in the start menu")
        trial.expect(1, len(trial.desktop()), "shortcuts on the desktop")
        shown = trial.shown(KEY)
        trial.expect(True, payload.version() in shown and UNINSTALLER in shown, "uninstall entry")
        for key in OPEN_WITH:
            trial.expect(True, "LoAppeals.Export" in trial.shown(key), f"«Open with»: {key}")
        whole = KEY.replace("HKCU", "HKLM")
        trial.expect("", trial.shown(whole), "an entry for the whole computer")

    def leaves_a_newer_version_alone(self) -> None:
        """A newer program is not replaced by an older one."""
        trial, mark = self._trial, self._trial.home / MARK
        before = mark.read_bytes()
        mark.write_bytes(b"99.0.0")
        code = trial.install(trial.set_up)
        mark.write_bytes(before)
        trial.expect(NEWER, code, "set-up over a newer version")
        trial.expect(True, trial.python.exists(), "the newer program is untouched")

    def runs_from_a_stick(self) -> None:
        """The portable folder works without a set-up and keeps its data beside itself."""
        trial, stick = self._trial, self._trial.wine.drive / "Флешка"
        archive = next(trial.set_up.parent.glob("*-portable.zip"))
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(stick)
        home = stick / "lo_appeals"
        done = trial.wine.run("cmd", "/c", home / "lo-appeals.cmd", "appeals", "--count")
        answered = (done.returncode, done.stdout.strip())
        trial.expect((0, b"0"), answered, f"portable folder: {done.stderr!r}")
        base = home / "data" / "lo_appeals.sqlite"
        trial.expect(True, base.exists(), "the base beside the program")
        trial.notes.append(f"{archive.name}, {archive.stat().st_size / 1e6:.1f} MB")

    def uninstalls_silently(self) -> None:
        """Nothing of the program stays; the data do."""
        trial = self._trial
        before = hashlib.sha256(trial.base.read_bytes()).hexdigest()
        done = trial.wine.run(trial.home / UNINSTALLER, "/S")
        trial.expect(0, done.returncode, "uninstall")
        self.check_nothing_is_left()
        after = hashlib.sha256(trial.base.read_bytes()).hexdigest()
        trial.expect(before, after, "the base after uninstall")

    def check_nothing_is_left(self) -> None:
        """The folder, the shortcuts and the entries in the registry go."""
        trial = self._trial
        until = time.monotonic() + UNINSTALL_S  # it goes on in a copy of itself
        while (trial.home.exists() or trial.shown(KEY)) and time.monotonic() < until:
            time.sleep(wine.POLL_S)
        trial.expect(False, trial.home.exists(), "the program's folder is left")
        trial.expect("", trial.shown(KEY), "uninstall entry left")
        links = [*trial.desktop(), *trial.shortcut.parent.glob("*.lnk")]
        trial.expect([], links, "shortcuts left")
        for key in OPEN_WITH:
            trial.expect(False, "LoAppeals" in trial.shown(key), f"«Open with» is left: {key}")
