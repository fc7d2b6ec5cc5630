"""A Windows to try the set-up on: Wine with a prefix, a screen and a home of its own.

Traps that were met: QT_… variables do not reach the program (WINEQT_… ones do); CPython dies at
start where a standard handle is a file, so every handle is a pipe; Wine links the desktop and the
documents to HOME, so HOME is inside the test's folder; the account's name is that of USER.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installer.places import SHIMS

PACKAGES = {
    "wine": "wine wine64",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
RUSSIAN = Path("/usr/share/i18n/locales/ru_RU")  # what the Russian locale is made of
OVERRIDES = "mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe=;mscms=n;icuuc=n"
SCREEN = "1366x768x24"
ACCOUNT = "Ирина Лаптева"
POLL_S = 0.05
CALM_S = 0.7
CALM_PICTURES = 3
MANY_COLOURS = 100  # an empty window has fewer


class Failure(Exception):
    """What the trial found wrong, in one sentence."""


def require_tools() -> None:
    """Exit with the command that installs what is missing."""
    lacking = [packages for tool, packages in PACKAGES.items() if not shutil.which(tool)]
    if not RUSSIAN.exists():
        lacking.append("locales")
    if lacking:
        sys.exit(f"Missing: apt-get install -y --no-install-recommends {' '.join(lacking)}")


@contextmanager
def screen(folder: Path, size: str = SCREEN) -> Iterator[str]:
    """A screen nobody sees; yields its DISPLAY."""
    reading, writing = os.pipe()
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing], stdout=log, stderr=log,
        )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Failure("Xvfb does not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Wine:
    """One prefix in `folder`, a Windows 10 of a Russian user."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self.prefix = folder / "prefix"
        self.drive = self.prefix / "drive_c"
        self.user = self.drive / "users" / ACCOUNT
        self.local = self.user / "AppData" / "Local"
        home, locales = folder / "home", folder / "locale"
        (home / "Desktop").mkdir(parents=True, exist_ok=True)
        locales.mkdir(exist_ok=True)
        subprocess.run(
            ["localedef", "-i", "ru_RU", "-f", "UTF-8", locales / "ru_RU.UTF-8"], check=True
        )
        kept = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
        self.environment = {
            **kept,
            "HOME": str(home),
            "USER": ACCOUNT,
            "LOGNAME": ACCOUNT,
            "DISPLAY": display,
            "LOCPATH": str(locales),
            "LC_ALL": "ru_RU.UTF-8",
            "TZ": "Europe/Moscow",
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
        }

    def make(self) -> None:
        """Make the prefix: Windows 10, with the libraries that this Wine lacks."""
        subprocess.run(
            ["wineboot", "-i"], env=self.environment, check=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()
        for source in sorted(SHIMS.glob("*.c")):
            target = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            subprocess.run(
                ["x86_64-w64-mingw32-gcc", "-O2", "-shared", "-s", "-o", target, source,
                 "-ladvapi32"],
                check=True,
            )  # fmt: skip
        self.run("winecfg", "/v", "win10")

    def run(
        self, *arguments: str | Path, seconds: float = 180
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a Windows program to its end; paths are given as Windows names them."""
        return subprocess.run(
            ["wine", *map(self._named, arguments)], env=self.environment,
            input=b"", capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a Windows program and leave it running."""
        return subprocess.Popen(
            ["wine", *map(self._named, arguments)], env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def _named(self, argument: str | Path) -> str:
        return self.path(argument) if isinstance(argument, Path) else argument

    def path(self, path: Path) -> str:
        """Return how Windows names a file: on C: inside the prefix, else on Z:."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def wait(self) -> None:
        """Wait until nothing runs in this prefix."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=120)

    def end(self) -> None:
        """End everything in this prefix, and in no other."""
        if self.prefix.exists():
            subprocess.run(["wineserver", "-k"], env=self.environment, check=False)


def wait_for_window(
    environment: Mapping[str, str], title: str, seconds: float, *, shown: bool = True
) -> str:
    """Wait for a visible window whose title fits `title`, or until none is.

    Returns the id of the newest: a message box has the title of the window below it.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=dict(environment), capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = done.stdout.split()
        if bool(found) == shown:
            return max(found, key=int, default="")
        time.sleep(POLL_S)
    raise Failure(f"window «{title}» {'not there' if shown else 'left'} after {seconds:.0f} s")


def press(environment: Mapping[str, str], window: str, key: str) -> None:
    """Press a key in a window, as there is nobody here who would give it the focus."""
    for command in (["windowfocus", "--sync", window], ["key", key]):
        subprocess.run(["xdotool", *command], env=dict(environment), check=True, timeout=30)


def colours(environment: Mapping[str, str], target: Path) -> int:
    """Take a picture of the whole screen; return how many colours are on it."""
    subprocess.run(["import", "-window", "root", target], env=dict(environment), check=True)
    counted = subprocess.run(
        ["identify", "-format", "%k", target], capture_output=True, text=True, check=True
    )
    return int(counted.stdout)


def wait_for_paint(environment: Mapping[str, str], target: Path, seconds: float) -> int:
    """Wait until the screen shows more than an empty window; return how many colours."""
    until = time.monotonic() + seconds
    while (seen := colours(environment, target)) < MANY_COLOURS:
        if time.monotonic() > until:
            raise Failure(f"the screen stays blank: {seen} colours")
    return seen


def wait_for_calm(environment: Mapping[str, str], target: Path, seconds: float = 60) -> None:
    """Take pictures until some in a row are equal, or the time is up; the last one stays."""
    until = time.monotonic() + seconds
    before, calm = b"", 0
    while time.monotonic() < until:
        colours(environment, target)
        done = subprocess.run(
            ["identify", "-format", "%#", target], capture_output=True, check=True
        )
        calm = calm + 1 if done.stdout == before else 0
        if calm == CALM_PICTURES:
            return
        before = done.stdout
        time.sleep(CALM_S)
