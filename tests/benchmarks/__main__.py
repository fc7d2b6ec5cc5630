"""The benchmark: `python -m tests.benchmarks [--short] [--folder FOLDER]`, results beside it.

`--short` takes small bases and one round: it proves that everything runs, not how fast.
"""

import argparse
import compileall
import os
import platform
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import lo_appeals
from tests.benchmarks import letters, memory, reading, registry, surge_power, table, window
from tests.benchmarks.measure import Result

RESULTS = Path(__file__).with_name("RESULTS.md")
WORDS = "## What was tried"  # from here on the page is written by hand and kept


def main() -> None:
    parser = argparse.ArgumentParser(description="Замеры: изделие против названного образца.")
    parser.add_argument("--short", action="store_true", help="малые базы, один круг")
    parser.add_argument("--rounds", type=int, default=3, help="сколько кругов, образец и изделие")
    parser.add_argument("--folder", type=Path, help="где держать вымышленные базы")
    asked = parser.parse_args()
    # as the set-up ships them, and as pip leaves the peers
    compileall.compile_dir(lo_appeals.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory(prefix="lo-benchmarks-") as name:
        folder = asked.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        rows, whole = (3_000, 10_000) if asked.short else (100_000, 1_000_000)
        rounds = 1 if asked.short else asked.rounds
        small = 2_000 if asked.short else 10_000
        results = reading.run(folder, rows, rounds)
        parts = reading.shares(folder / f"export-{rows}.xlsx")
        results += table.run(folder, whole, rounds)
        people = (300, 1_000) if asked.short else (3_000, 10_000)
        results += registry.run(folder, *people, rounds)
        results += letters.run(rounds)
        on_screen, used = window.run(folder, whole, rounds)
        results += on_screen
        growth = table.growth(folder, small, whole)
        used += memory.of_ids_and_pages(folder, whole)
        surges = power_table(short=asked.short)
    text = report(results, parts, growth, used, surges)
    if asked.short:
        print(text)
    else:
        _, heading, words = RESULTS.read_text(encoding="utf-8").partition(WORDS)
        RESULTS.write_text(text + ("\n" + heading + words if words else ""), encoding="utf-8")


def power_table(*, short: bool) -> list[str]:
    """Return the power curve and the false alarms, as lines of a table."""
    runs, days = (20, 10) if short else (100, 240)
    lines = ["| Обычно в день | Во сколько раз | Найдено, % | Найдено при разбросе 1,3, % |",
             "|---|---|---|---|"]  # fmt: skip
    for baseline in (1, 2, 5, 10, 20):
        for times in (1.5, 2, 3):
            share = [surge_power.power(baseline, times, runs, 7, spread) for spread in (1.0, 1.3)]
            lines.append(f"| {baseline} | {times:g} | {share[0]:.0%} | {share[1]:.0%} |")
    for spread in (1.0, 1.5):
        alarms = surge_power.false_alarms(11, days, spread=spread)
        lines.append(
            f"\nЛожных тревог при разбросе {spread:g}: {alarms.waves} за {alarms.days} дней "
            f"всей области – {alarms.a_month:.2f} в месяц."
        )
    return lines


def report(
    results: list[Result], parts: list[str], growth: list[str], used: list[str], surges: list[str]
) -> str:
    """Return the page of results."""
    lines = [
        "# Results of the benchmark", "",
        f"Run on {date.today():%d.%m.%Y} by `python -m tests.benchmarks`: Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}. "
        "Peer and product in one run, medians. Absolute times are of one machine; the ratios are "
        f"what counts. Load of its {os.cpu_count()} processors at the end, over 15 minutes: "
        f"{os.getloadavg()[2]:.1f}.", "",
        "| Area | Rows | Peer | Peer, ms | Product, ms | Ratio | Target | Met |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    lines += [
        f"| {one.area} | {one.rows} | {one.peer} | {one.peer_ms:.1f} | {one.ours_ms:.1f} | "
        f"{one.ratio:.3g} | ≤ {one.target:g} | {'yes' if one.met else 'no'} |"
        for one in results
    ]
    notes = [f"- {one.area}: {one.note}" for one in results if one.note]
    return "\n".join([
        *lines, "", *notes, "",
        "## Where the time of reading goes", "", *parts, "", "## Growth", "", *growth, "",
        "## Memory", "", *used, "", "## Surges: power and false alarms (A9)", "", *surges, "",
    ])  # fmt: skip


if __name__ == "__main__":
    main()
