"""A made-up region of any size, written through the product's own classes; seeded."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.exchange.directory import DirectoryBody
from lo_appeals.exchange.sample_region import TOPICS, official
from lo_appeals.services.deriving import Deriver, row_hash
from lo_appeals.services.office import Office
from lo_appeals.store import applying, batches, bodies
from lo_appeals.store.applying import DERIVED
from lo_appeals.store.batches import FACT_KEYS

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12)
BODIES = 300
YEARS = 5
DAYS = 365 * YEARS
FIRST_NUMBER = 300_000_000
_SAID = (
    "ямы дорога двор фонарь крыша подъезд вода отопление мусор площадка снег лёд люк лифт автобус "
    "остановка школа поликлиника очередь врач плата счёт ремонт прошу принять меры который месяц "
    "адрес дом улица жители обращались ответ не получен уже давно очень темно опасно дети"
)
_WORDS = _SAID.split()


def directory() -> list[DirectoryBody]:
    """Return 300 bodies of every type."""
    kinds = (
        (BodyType.EXECUTIVE, "комитет примерных дел № {}"),
        (BodyType.MUNICIPAL, "Администрация Примерного района № {}"),
        (BodyType.INSTITUTION, "ГБУ «Примерная больница № {}»"),
        (BodyType.OTHER, "АО «Примерные сети № {}»"),
    )
    return [
        DirectoryBody(kinds[n % 4][1].format(n), "", kinds[n % 4][0], "", ())
        for n in range(1, BODIES + 1)
    ]


def build(folder: Path, rows: int, *, days: int = DAYS, texts: bool = False, seed: int = 1) -> Path:
    """Make a base of `rows` entries over so many days in `folder`; one that is there is kept."""
    done = folder / "done"
    if not done.exists():
        with closing(Office(folder, lambda: NOW, directory=directory())) as office:
            deriver = office.rules.deriver()
            with office._desk.database.write() as connection:
                _fill(connection, deriver, rows, days, texts=texts, seed=seed)
            with office._desk.database.write() as connection:
                connection.exec_driver_sql("ANALYZE")
        done.touch()
    return folder


def _fill(
    connection: sa.Connection, deriver: Deriver, rows: int, days: int, *, texts: bool, seed: int
) -> None:
    chance = Random(seed)
    names = [(one.id, one.name) for one in bodies.listed(connection)]
    first = TODAY - timedelta(days)
    number = batches.start(connection, {
        "file_name": "область.xlsx", "sha256": "0" * 64, "data_as_of": NOW, "applied_at": NOW,
        "who": "замер", "file_rows": rows, "new": rows, "changed": 0, "same": 0, "rejected": [],
        "skipped": [], "covers_from": first, "covers_to": TODAY,
    })  # fmt: skip
    pending: list[applying.Row] = []
    said: dict[tuple[str, int], tuple[str, str]] = {}
    for n, facts in enumerate(facts_of(chance, rows, [name for _, name in names], days)):
        if texts:
            said[facts.number, 1] = (text(chance), "")
        holder = next_body(n, names)
        derived = deriver.columns(facts, facts.received or first)
        pending.append((
            *[getattr(facts, key) for key in FACT_KEYS], *[derived[key] for key in DERIVED],
            1, holder, False, row_hash(facts), number, 1, None,
        ))  # fmt: skip
        if len(pending) == 50_000:
            applying.insert(connection, number, pending, said, "new")
            pending, said = [], {}
    applying.insert(connection, number, pending, said, "new")


def next_body(n: int, names: list[tuple[int, str]]) -> int:
    """Return the body that holds the n-th entry: few have many, many have few."""
    return names[(n * n + n // 7) % len(names)][0]


def facts_of(
    chance: Random, rows: int, names: list[str], days: int = DAYS
) -> Iterator[PortalFacts]:
    """Yield what an export says of the entries, oldest first."""
    first = TODAY - timedelta(days)
    for n in range(rows):
        received = first + timedelta(n * days // rows)
        fast = chance.random() < 0.7
        took = int(chance.expovariate(1 / (6 if fast else 16)))
        answered = received + timedelta(took)
        done = answered < TODAY and chance.random() < 0.995
        topic = TOPICS[int(chance.random() ** 2 * len(TOPICS))]
        holder = names[(n * n + n // 7) % len(names)]
        people = chance.randrange(400)
        yield PortalFacts(
            number=str(FIRST_NUMBER + n), epgu_number=str(6_600_000_000 + n * 7 % 400_000_000),
            source="EPGU" if n % 3 else "WIDGET", top_lko="Примерная область",
            category=topic.category, subcategory=topic.subcategory, fact=topic.fact,
            org_received=holder, org_current=holder, received=received,
            planned=received + timedelta(10 if fast else 30), answered=answered if done else None,
            stage="Завершено" if done else "В работе",
            status="Отправлен ответ заявителю" if done else "В работе",
            overdue_portal=took > (10 if fast else 30), fast_track=fast,
            law="Обычное сообщение", chose_59fz=False, resolution="Решено" if done else "",
            grade=chance.choice((None, None, 5, 4, 1)) if done else None,
            coordinator=official(people), executor=official(people + 7),
            head=official(people + 13) if done else "",
        )  # fmt: skip


def text(chance: Random, words: int = 150) -> str:
    """Return a made-up text of about a thousand characters."""
    return " ".join(chance.choices(_WORDS, k=words))
