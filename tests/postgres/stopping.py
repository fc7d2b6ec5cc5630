"""A server that is stopped and started while somebody works: what was confirmed has to be there."""

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from lo_appeals.commands.demo import ORGANISATION
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.judging import preview
from lo_appeals.services.office import Office
from lo_appeals.services.records import NewBody
from lo_appeals.store.postgres_faults import NoConnection, UnknownOutcome
from tests.postgres.server import Server
from tests.unit.services.working import export, facts

NOW = datetime(2026, 11, 20, 12)
PERIOD = Period.month(2026, 10)
LONGEST_S = 0.4  # the stop comes within this after the work has begun
PATIENCE_S = 90
AFTER = 3  # pieces of work to be confirmed after the server is back
ROWS = 60
Do = Callable[[Office, int], None]
There = Callable[[Office, int], bool]


@dataclass(frozen=True)
class Kind:
    """One kind of work: how it is done, and how to see that it is in the base, whole."""

    name: str
    do: Do
    there: There


def opened(folder: Path, url: str) -> Office:
    return Office(folder, lambda: NOW, url=url, who="клерк", directory=())


def load(office: Office, first: int, count: int, name: str) -> int:
    """Import an export of `count` rows with numbers from `first`. Returns the batch."""
    rows = [
        facts(first + n, date(2026, 9, 1) + timedelta(n % 60), org_current=f"Комитет {n % 5}",
              answered=date(2026, 11, 5) if n % 3 else None)
        for n in range(count)
    ]  # fmt: skip
    with office._desk.database.read() as connection:
        seen = preview(connection, export(rows, name=name), NOW, office.rules.deriver())
    batch = office.imports.apply(seen).batch
    assert batch is not None
    return batch


def base(folder: Path, url: str) -> None:
    """Make a base to work in."""
    with closing(opened(folder, url)) as office:
        office.settings.set_from_json(ORGANISATION)
        load(office, 1, 40, "first.xlsx")


def _first(office: Office) -> int:
    return office.appeals.ids(Selection(law=Law.BOTH, sort=(("number", False),)))[0]


def _annotate(office: Office, number: int) -> None:
    office.notes.add(_first(office), f"т{number};")


def _noted(office: Office, number: int) -> bool:
    return office.appeals.get(_first(office)).notes.count(f"т{number};") == 1


def _correct(office: Office, number: int) -> None:
    one = office.appeals.get(_first(office))
    office.appeals.correct(one.id, {"category": f"Тема {number}"}, "сверка", one.version)


def _corrected(office: Office, number: int) -> bool:
    one = office.appeals.get(_first(office))
    lines = office.journal.entries(10_000, f"обращение {one.number}")
    said = [value.new for line in lines for value in line.values]
    return said.count(f"Тема {number}") == 1


def _import(office: Office, number: int) -> None:
    load(office, 10_000 + number * ROWS, ROWS, f"{number}.xlsx")


def _batch(office: Office, number: int) -> int:
    found = [one.id for one in office.imports.batches() if one.file_name == f"{number}.xlsx"]
    return found[0] if len(found) == 1 else 0


def _imported(office: Office, number: int) -> bool:
    batch = _batch(office, number)
    count = office.appeals.count(Selection(law=Law.BOTH, batch=batch or -1))
    assert count == (ROWS if batch else 0)
    return bool(batch)


def _import_and_undo(office: Office, number: int) -> None:
    _import(office, number)
    office.imports.undo(_batch(office, number))


def _gone(office: Office, number: int) -> bool:
    return not office.appeals.ids_of(str(10_000 + number * ROWS))


def _add_body(office: Office, number: int) -> None:
    office.bodies.add(NewBody(f"Учреждение {number}", BodyType.INSTITUTION))


def _body_added(office: Office, number: int) -> bool:
    return [one.name for one in office.bodies.listed()].count(f"Учреждение {number}") == 1


def _set(office: Office, number: int) -> None:
    office.settings.set_from_json({"executor_phone": f"(812) {number:07}"})


def _setting(office: Office, number: int) -> bool:
    lines = office.journal.entries(10_000, "организация")
    said = [value.new or "" for line in lines for value in line.values]
    return sum(f"{number:07}" in one for one in said) == 1


def _issue(office: Office, number: int) -> None:
    office.reports.make(PERIOD, office.folder / str(number), issue=True)


def _issued(office: Office, number: int) -> bool:
    folder = str(office.folder / str(number))
    return sum(one.file.startswith(folder) for one in office.reports.issued(PERIOD)) == 1


def _look(office: Office, number: int) -> None:
    ids = office.appeals.ids(Selection(find="Комитет", law=Law.BOTH))
    assert len(office.appeals.page(list(ids))) == len(ids) == 40
    office.reports.month(PERIOD)


def _looked(office: Office, number: int) -> bool:
    return True


KINDS = (
    Kind("note on an entry", _annotate, _noted),
    Kind("correction of an entry", _correct, _corrected),
    Kind("import", _import, _imported),
    Kind("import taken back", _import_and_undo, _gone),
    Kind("new body", _add_body, _body_added),
    Kind("settings", _set, _setting),
    Kind("issued report", _issue, _issued),
    Kind("lists, search, figures", _look, _looked),
)


@dataclass
class Trial:
    """What one stop in the middle of one kind of work has shown."""

    confirmed: int = 0
    after: int = 0  # confirmed after the server was back
    refused: int = 0  # told «no connection»
    unknown: int = 0  # told «nobody knows»: written or not, but whole
    lost: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class _Worker:
    """One person at work in a thread, until enough is confirmed after the server came back."""

    kind: Kind
    folder: Path
    url: str
    trial: Trial = field(default_factory=Trial)
    confirmed: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    back: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        try:
            with closing(opened(self.folder, self.url)) as office:
                self.begun.set()
                self._work(office)
        except BaseException as error:
            self.trial.faults.append(repr(error))

    def _work(self, office: Office) -> None:
        number, until = 0, time.monotonic() + PATIENCE_S
        while self.trial.after < AFTER and time.monotonic() < until:
            number += 1
            again = self.back.is_set()
            try:
                self.kind.do(office, number)
            except UnknownOutcome:
                self.unknown.append(number)
            except NoConnection:
                self.trial.refused += 1
            else:
                self.confirmed.append(number)
                self.trial.after += again


def stopped(server: Server, url: str, folder: Path, kind: Kind, mode: str, chance: Random) -> Trial:
    """Work, stop the server at a random moment by `mode`, start it, work on, and look."""
    worker = _Worker(kind, folder, url)
    thread = threading.Thread(target=worker.run)
    thread.start()
    worker.begun.wait(PATIENCE_S)
    time.sleep(chance.random() * LONGEST_S)
    server.stop(mode)
    server.start()
    worker.back.set()
    thread.join()
    _judge(worker)
    return worker.trial


def _judge(worker: _Worker) -> None:
    trial, kind = worker.trial, worker.kind
    trial.confirmed, trial.unknown = len(worker.confirmed), len(worker.unknown)
    with closing(opened(worker.folder, worker.url)) as office:
        trial.lost = sum(not kind.there(office, number) for number in worker.confirmed)
        for number in worker.unknown:
            kind.there(office, number)  # whole or not at all
        trial.faults += office.copies.check()
        with office._desk.database.read() as connection:
            row = connection.exec_driver_sql("SELECT count(*), max(id) FROM journal").one()
        if row[0] != row[1]:
            trial.faults.append(f"numbers of the journal have gaps: {row}")
    if trial.after < AFTER:
        trial.faults.append("work has not resumed by itself")
