"""Search and filter of a large registry: against the bare SQL query for the same bodies."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.officials import Office as Kind
from lo_appeals.domain.officials import Place
from lo_appeals.exchange.contacts_parsing import contact
from lo_appeals.exchange.directory import DirectoryBody
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.registry_states import RegistryFilter
from lo_appeals.store import officials
from lo_appeals.store.schema_registry import official
from tests.benchmarks import region
from tests.benchmarks.measure import Result, pair, timed

LIMIT_MS = 100.0
QUERIES = ("примерова 77", "больница 29", "5390077", "p99@", "нет такого")
BARE = """
    SELECT id FROM body WHERE sort_key LIKE :like
    UNION SELECT body_id FROM official WHERE deleted = 0 AND words LIKE :like
"""


def build(folder: Path, bodies: int, people: int) -> Path:
    """Make a base with that many bodies and officials; one that is there is kept."""
    done = folder / "registry-done"
    if done.exists():
        return folder
    listed = [
        DirectoryBody(f"ГБУ «Примерная больница № {n}»", "", BodyType.INSTITUTION, "", ())
        for n in range(bodies)
    ]
    with closing(Office(folder, lambda: region.NOW, directory=listed)) as office:
        ids = [one.id for one in office.bodies.listed()]
        rows = [_person(ids[n % bodies], n, n // bodies) for n in range(people)]
        with office._desk.database.write() as connection:
            connection.execute(official.insert(), rows)
            connection.exec_driver_sql("ANALYZE")
    done.touch()
    return folder


def _person(body_id: int, number: int, seat: int) -> dict[str, object]:
    who = contact(
        f"Примерова {number} Ивановна", "специалист", f"8812{5_390_000 + number}",
        f"p{number}@lenobl.ru",
    )  # fmt: skip
    kind = (Kind.RESPONSIBLE, Kind.EXECUTOR, Kind.VOTING)[seat % 3]
    place = Place(body_id, kind, seat // 3 + 1)
    return officials.new_values(who, place, first=region.TODAY, last=None)


def run(folder: Path, bodies: int, people: int, rounds: int) -> list[Result]:
    """Return the lines that concern the registry; each must also stay under 100 ms."""
    base = build(folder / f"registry-{bodies}", bodies, people)
    results = []
    with (
        closing(Office(base, lambda: region.NOW)) as office,
        closing(sqlite3.connect(base / BASE)) as bare,
    ):
        cold = timed(office.registry.states)
        print(f"Реестр, первый сбор замечаний: {cold:.1f} ms", flush=True)
        for query in QUERIES:
            ours = partial(office.registry.listed, RegistryFilter(find=query))
            made = pair(f"Реестр, поиск «{query}»", "SQL напрямую", people, 5.0,
                        partial(_bare, bare, query), ours, rounds=rounds,
                        note=f"предел {LIMIT_MS:.0f} мс")  # fmt: skip
            results.append(made)
        chosen = RegistryFilter(type=BodyType.INSTITUTION, incomplete=True, worst_first=True)
        results.append(
            pair("Реестр, отбор с замечаниями", "SQL напрямую", people, 5.0,
                 partial(_bare, bare, "больница"), partial(office.registry.listed, chosen),
                 rounds=rounds, note=f"предел {LIMIT_MS:.0f} мс")
        )  # fmt: skip
    return results


def _bare(base: sqlite3.Connection, query: str) -> int:
    like = f"%{query.casefold().replace('ё', 'е')}%"
    return len(base.execute(BARE, {"like": like}).fetchall())


def too_slow(results: list[Result]) -> list[str]:
    """Return the lines that took 100 ms or more."""
    return [one.area for one in results if one.ours_ms >= LIMIT_MS]
