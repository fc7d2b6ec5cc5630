"""The working table over a million entries: ids, pages, search, counters, figures; growth."""

import sqlite3
from array import array
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median

from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.month import Counting
from lo_appeals.services.office import BASE, Office
from tests.benchmarks import region
from tests.benchmarks.measure import Result, p95, pair, timed

MONTH = Period.month(2026, 10)
VISIBLE = "deleted IS 0 AND law59 IS 0"
QUERIES = ["яма", "больница 17", "300123", "дворы", "освещение", "комитет 12", "лифт", "снег"]


def run(folder: Path, rows: int, rounds: int) -> list[Result]:
    """Return the lines that concern the table, over a base of `rows`."""
    base = region.build(folder / f"base-{rows}-{region.DAYS}", rows)
    with closing(Office(base, lambda: region.NOW)) as office, closing(raw(base)) as peer:
        ids = office.appeals.ids(Selection())
        results = [sorted_by(office, peer, rows, key, rounds) for key in
                   ("due", "registered", "category", "number")]  # fmt: skip
        deep = ids[len(ids) * 9 // 10 :][:200]
        results += [
            pair("Страница из глубины списка", "SELECT … WHERE id IN (200)", rows, 2,
                 partial(bare_page, peer, deep), lambda: office.appeals.page(deep),
                 rounds=max(rounds, 5), note="изделие отдаёт записи, образец – голые строки"),
            pair("Счётчики состояний", "count(*) по указателю", rows, 3,
                 lambda: peer.execute(f"SELECT count(*) FROM entry WHERE {VISIBLE}").fetchone(),
                 lambda: office.appeals.counts(Selection()), rounds=max(rounds, 5),
                 note="семь счётчиков против одного"),
            figures(office, peer, rows, rounds),
        ]  # fmt: skip
        results += search(office, peer, rows, rounds)
    return results


def raw(base: Path) -> sqlite3.Connection:
    """Return the base without the product."""
    peer = sqlite3.connect(base / BASE)
    peer.execute("PRAGMA cache_size = -65536")
    return peer


def bare_page(peer: sqlite3.Connection, ids: "array[int]") -> list[object]:
    """Return the same rows by one bare query."""
    marks = ",".join("?" * len(ids))
    return peer.execute(f"SELECT * FROM entry WHERE id IN ({marks})", list(ids)).fetchall()


def sorted_by(office: Office, peer: sqlite3.Connection, rows: int, key: str, rounds: int) -> Result:
    """Return re-sorting of everything by a column against the same bare query."""
    bare = f"SELECT id FROM entry WHERE {VISIBLE} ORDER BY {key}, id"
    return pair(
        f"Пересортировка: {key}", "SELECT id … ORDER BY в array", rows, 1.3,
        lambda: array("q", chain.from_iterable(peer.execute(bare))),
        lambda: office.appeals.ids(Selection(sort=((key, False),))), rounds=rounds,
    )  # fmt: skip


def figures(office: Office, peer: sqlite3.Connection, rows: int, rounds: int) -> Result:
    """Return a month's figures by body against one bare query over the covering index."""
    first, last = MONTH.first.isoformat(), MONTH.last.isoformat()
    bare = f"""
        SELECT body_id, sum(registered BETWEEN '{first}' AND '{last}'),
          sum(answered BETWEEN '{first}' AND '{last}'),
          sum(answered BETWEEN '{first}' AND '{last}' AND answered <= due),
          sum(answered BETWEEN '{first}' AND '{last}' AND answered > due),
          sum(answered IS NULL OR answered > '{last}'), sum(registered < '{first}'),
          sum((answered IS NULL OR answered > '{last}') AND due <= '{last}')
        FROM entry INDEXED BY ix_entry_answered
        WHERE {VISIBLE} AND declined IS 0 AND registered <= '{last}' AND %s GROUP BY body_id"""
    # a DATE column is numeric to SQLite: '9999' alone would be a number, and nothing below it
    parts = ("answered IS NULL", f"answered BETWEEN '{first}' AND '9999-12-31'")

    def counted() -> object:
        with office._desk.database.read() as connection:
            return Counting(connection, region.NOW, 5).totals(MONTH)

    return pair(
        "Показатели месяца, 300 органов", "SQL по покрывающему указателю", rows, 1.5,
        lambda: [peer.execute(bare % part).fetchall() for part in parts], counted,
        rounds=max(rounds, 5),
        note="изделие считает 14 показателей и распределение дней, образец – 7 показателей",
    )  # fmt: skip


def search(office: Office, peer: sqlite3.Connection, rows: int, rounds: int) -> list[Result]:
    """Return the first page of a search against the bare index and against LIKE."""
    newest = (("id", True),)

    def bare(query: str) -> object:
        match = " AND ".join(f'"{word}"*' for word in query.split())
        ids = peer.execute(
            "SELECT rowid FROM entry_search WHERE entry_search MATCH ? ORDER BY rowid DESC "
            "LIMIT 200", (match,),
        )  # fmt: skip
        return bare_page(peer, array("q", chain.from_iterable(ids)))

    def ours(query: str) -> object:
        return office.appeals.first(Selection(find=query, sort=newest), 200)

    def like(query: str) -> object:
        words = " AND ".join("words LIKE ?" for _ in query.split())
        return peer.execute(
            f"SELECT count(*) FROM entry_search_content WHERE {words.replace('words', 'c0')}",
            [f"%{word}%" for word in query.split()],
        ).fetchone()

    for query in QUERIES:
        ours(query)
    made = [
        Result("Поиск: страница, p95", "голая страница FTS", p95(bare, QUERIES, rounds),
               p95(ours, QUERIES, rounds), 2, rows,
               "изделие ищет формы и части слов, части номеров и наименования органов"),
        Result("Поиск против LIKE", "LIKE по тем же словам", p95(like, QUERIES[:3], 1),
               p95(ours, QUERIES, rounds), 0.01, rows),
    ]  # fmt: skip
    for one in made:
        print(f"{one.area}: {one.ours_ms:.1f} / {one.peer_ms:.1f} = {one.ratio:.3f}", flush=True)
    return made


def growth(folder: Path, small: int, large: int) -> list[str]:
    """Return how much longer things take in the large base than in the small one.

    Both have equally many entries a day: a register grows by years, a month stays a month.
    """
    times: list[dict[str, float]] = []
    days = region.DAYS * small // large
    for rows, span in ((small, days), (large, region.DAYS)):
        base = region.build(folder / f"base-{rows}-{span}", rows, days=span)
        with closing(Office(base, lambda: region.NOW)) as office:
            times.append({name: median(timed(work) for _ in range(5))
                          for name, work in _works(office).items()})  # fmt: skip
    lines = [
        f"| Что | {small} строк, мс | {large} строк, мс | Рост | Цель |",
        "|---|---|---|---|---|",
    ]
    for name, before in times[0].items():
        after = times[1][name]
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {after / before:.1f} | ≤ 2 |")
    return lines


def _works(office: Office) -> dict[str, Callable[[], object]]:
    ids = office.appeals.ids(Selection())
    deep = ids[len(ids) * 9 // 10 :][:200]
    search_ = Selection(find="дворы", sort=(("id", True),))

    def month() -> object:
        with office._desk.database.read() as connection:
            return Counting(connection, region.NOW, 5).totals(Period.month(2026, 11))

    return {
        "первые строки": lambda: office.appeals.first(Selection(quick=Quick.ALL), 200),
        "страница поиска": lambda: office.appeals.first(search_, 200),
        "показатели месяца": month,
        "переход в глубину": lambda: office.appeals.page(deep),
    }
