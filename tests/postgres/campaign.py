"""The long run against a server: python -m tests.postgres.campaign [TRIALS]; writes its table."""

import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from lo_appeals.domain.errors import Conflict
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import Office
from tests.postgres.server import Server
from tests.postgres.stopping import KINDS, Trial, base, opened, stopped

WRITERS, EDITS, SHARED = 8, 100, 10  # people, edits of each, entries that all of them edit
PAGE = Path(__file__).parents[1] / "faults" / "POSTGRES.md"


@dataclass
class Crowd:
    """What several people at once have shown."""

    offices: list[Office]
    ids: list[int]
    conflicts: Counter[int] = field(default_factory=Counter)
    faults: list[BaseException] = field(default_factory=list)

    def run(self) -> float:
        threads = [threading.Thread(target=self._work, args=(number,)) for number in range(WRITERS)]
        begun = time.monotonic()
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        return time.monotonic() - begun

    def _work(self, number: int) -> None:
        office, chance, done = self.offices[number], Random(number), 0
        try:
            while done < EDITS:
                one = office.appeals.get(chance.choice(self.ids))
                said = f"{one.foiv_email} {number}:{done}".strip()
                try:
                    office.appeals.correct(one.id, {"foiv_email": said}, "", one.version)
                    done += 1
                except Conflict as told:
                    self.conflicts[number] += bool(told.clashes)
        except BaseException as error:
            self.faults.append(error)


def crowd(server: Server, folder: Path) -> list[str]:
    """Let eight people edit ten entries a hundred times each. Returns lines of the table."""
    url = server.make("crowd", "worked")
    offices = [opened(folder / f"clerk{n}", url) for n in range(WRITERS)]
    ids = list(offices[0].appeals.ids(Selection(law=Law.BOTH)))[:SHARED]
    found = Crowd(offices, ids)
    seconds = found.run()
    kept = Counter(word for one in offices[0].appeals.page(ids) for word in one.foiv_email.split())
    wanted = {f"{n}:{edit}" for n in range(WRITERS) for edit in range(EDITS)}
    with offices[0]._desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT count(*), max(id) FROM journal").one()
    chain = offices[0].copies.check()
    for one in offices:
        one.close()
    edits = WRITERS * EDITS
    return [
        f"| {WRITERS} writers × {EDITS} edits of {SHARED} entries | {edits} | "
        f"{len(wanted - kept.keys())} lost, {sum(kept.values()) - len(kept)} twice, "
        f"{rows[1] - rows[0]} gaps in the journal's numbers, chain "
        f"{'whole' if not chain else 'broken'}, faults {len(found.faults)} | "
        f"{sum(found.conflicts.values())} conflicts shown with both values; "
        f"{edits / seconds:.0f} edits a second |"
    ]


def stops(server: Server, folder: Path, trials: int) -> list[str]:
    """Stop the server in each kind of work. Returns lines of the table."""
    lines = []
    for kind in KINDS:
        found: list[Trial] = []
        for number in range(trials):
            name = f"{KINDS.index(kind)}_{number}"
            url, mode = server.make(name, "worked"), ("fast", "immediate")[number % 2]
            found.append(stopped(server, url, folder / name, kind, mode, Random(name)))
            server.order(f'DROP DATABASE "{name}" WITH (FORCE)')
        faults = [fault for one in found for fault in one.faults]
        lines.append(
            f"| server stopped during: {kind.name} | {trials} stops, half of them crashes | "
            f"{sum(one.lost for one in found)} of {sum(one.confirmed for one in found)} confirmed "
            f"lost, faults {len(faults)} | told «no connection» {sum(one.refused for one in found)}"
            f" ×, «written or not will be seen» {sum(one.unknown for one in found)} ×; went on by "
            f"itself {sum(one.after > 0 for one in found)} of {trials} |"
        )
        sys.stdout.write("\n".join([lines[-1], *faults, ""]))
        sys.stdout.flush()
    return lines


def main(trials: int) -> None:
    server = Server(durable=True)
    try:
        with tempfile.TemporaryDirectory(prefix="lo-appeals-") as name:
            base(Path(name) / "first", server.make("worked"))
            lines = [*crowd(server, Path(name)), *stops(server, Path(name), trials)]
            version = server.order("SHOW server_version")[0][0]
    finally:
        server.remove()
    PAGE.write_text(
        "# The shared base under faults\n\n"
        f"PostgreSQL {version}, fsync on; `python -m tests.postgres.campaign {trials}` of "
        f"{datetime.now():%Y-%m-%d}. A short form of every line runs in `tests/postgres`.\n\n"
        "| What was done | Trials | Result | Seen by the people |\n|---|---|---|---|\n"
        + "\n".join(lines) + "\n",
        encoding="utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
