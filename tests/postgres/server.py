"""A server of PostgreSQL of the tests' own: made in an empty folder, thrown away at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ADMIN = "postgres"
QUICK = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")


def programs() -> Path:
    """Return the folder of the newest server installed (Debian: postgresql)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    known = str(found[-1]) if found else shutil.which("pg_ctl")
    if known is None:
        raise RuntimeError("No server of PostgreSQL here: apt-get install postgresql")
    return Path(known).resolve().parent


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """One cluster; `durable` keeps what it has confirmed through a crash."""

    def __init__(self, *, durable: bool = False, options: Sequence[str] = ()) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lo-appeals-pg-"))
        if os.getuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, ADMIN, ADMIN)
        self.data, self.port = self.folder / "data", free_port()
        self._options = [*(() if durable else QUICK), *options]
        self._run("initdb", "-D", str(self.data), "-U", ADMIN, "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8")  # fmt: skip
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(programs() / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", ADMIN, "--", *command]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              cwd=self.folder, check=False)  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')}")

    def start(self) -> None:
        options = ["-p", str(self.port), "-k", str(self.folder), "-c",
                   "listen_addresses=127.0.0.1", *self._options]  # fmt: skip
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "log"),
                  "-o", " ".join(options))  # fmt: skip

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.data))

    def restart(self, mode: str = "fast", pause_s: float = 0) -> None:
        self.stop(mode)
        time.sleep(pause_s)
        self.start()

    def url(self, base: str, user: str = ADMIN, password: str = "", query: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{base}{query}"

    def order(self, statement: str, base: str = ADMIN) -> list[tuple[object, ...]]:
        """Execute one statement as the administrator. Returns its rows."""
        import psycopg

        with psycopg.connect(self.url(base), autocommit=True) as connection:
            made = connection.execute(statement.encode())
            return made.fetchall() if made.description else []

    def make(self, base: str, like: str = "template1") -> str:
        """Make a base. Returns its address."""
        self.order(f'CREATE DATABASE "{base}" TEMPLATE "{like}"')
        self.order("CHECKPOINT")  # copied sequences of a base go back when the server is killed
        return self.url(base)

    def remove(self) -> None:
        with suppress(RuntimeError):  # a test has left it stopped
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)
