"""Every figure of figures.md, computed a second time from the exports themselves.

The computation below reads the sheets with openpyxl and knows nothing of the program: only the
words of figures.md. The program may make the sample file and is then asked for its answer.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lo_appeals.cli import main
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.selection import FigureRef, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.exchange.sample import make_sample
from lo_appeals.services.bodies import Edit
from lo_appeals.services.figures_json import report_json
from lo_appeals.services.office import Office

TODAY = date(2026, 10, 29)  # the first export ends in October, the second one is of November
LATER = date(2026, 11, 5)
MONTHS = (
    "2025-07",
    "2025-08",
    "2025-09",
    "2025-12",
    "2026-02",
    "2026-09",
    "2026-10",
    "2026-11",
    "2026-12",
)
NOBODY = "не определён"
DAY = timedelta(days=1)


# ------------------------------------------------------------------ the second computation


@dataclass(frozen=True)
class Entry:
    number: str
    cycle: int
    registered: date
    answered: date | None
    accelerated: bool
    law59: bool
    declined: bool
    grade: int | None
    repeated: bool
    postponed: bool
    category: str
    holders: tuple[tuple[date, str], ...]  # (from that day on, key of the name), oldest first

    @property
    def due(self) -> date:
        return self.registered + DAY * (10 if self.accelerated else 30)

    def holder(self, last: date) -> str:
        held = self.holders[0][1]
        for day, name in self.holders:
            if day <= last:
                held = name
        return held


def key(name: str) -> str:
    bare = "".join(sign for sign in name.casefold().replace("ё", "е") if sign not in "«»\"'„“”")
    return " ".join(bare.split())


def day_of(text: object) -> date | None:
    words = str(text or "").strip()
    return datetime.strptime(words, "%d.%m.%Y").date() if words not in ("", "-") else None


def rows_of(path: Path) -> dict[str, Entry]:
    """Return the entries of one export by number."""
    book = openpyxl.load_workbook(path)
    lines = [[cell.value for cell in row] for row in book.active.iter_rows()]
    book.close()
    head = [str(cell) for cell in lines[0]]
    found = {}
    for line in lines[1:]:
        said = dict(zip(head, ["" if c in (None, "-") else str(c) for c in line], strict=True))
        received = day_of(said["Дата поступления"])
        assert received
        now = said["Организация, в которой находится сообщение"]
        holder = key(now or said["Организация, в которую поступило сообщение"]) or NOBODY
        found[said["Номер"]] = Entry(
            number=said["Номер"],
            cycle=1,
            registered=received,
            answered=day_of(said["Дата фактического завершения работ"]),
            accelerated=said["Фаст-трек"] == "Да",
            law59="59" in said["ФЗ"] or said["Заявитель выбрал подачу по 59-ФЗ"] == "Да",
            declined=said["Статус"].startswith("Отклонено модератором"),
            grade=int(said["Оценка ответа заявителем"] or 0) or None,
            repeated=said["Повторное рассмотрение"] not in ("", "Нет"),
            postponed=said["Статус"].startswith("Перенос срока"),
            category=said["Категория"],
            holders=((date.min, holder),),
        )
    return found


def world(first: Mapping[str, Entry], second: Mapping[str, Entry], seen: date) -> list[Entry]:
    """Return all entries after the second export, of the data's date `seen`."""
    found = [entry for number, entry in first.items() if number not in second]
    for number, now in second.items():
        was = first.get(number)
        if was is None:
            found.append(now)
        elif was.answered and not now.answered:
            found += [was, replace(now, cycle=2, registered=seen)]
        else:
            moved = now.holders[0][1] != was.holders[0][1]
            holders = (*was.holders, (seen, now.holders[0][1])) if moved else was.holders
            found.append(replace(now, holders=holders))
    return found


def half_up(value: Fraction) -> float:
    return int(value * 10 + Fraction(1, 2)) / 10


def figures(entries: Iterable[Entry], first: date, last: date, judged: date) -> dict[str, Any]:
    """Return the figures of those entries; `judged` is the last due day that has passed."""
    own = list(entries)

    def count(test: Callable[[Entry], bool]) -> int:
        return sum(map(test, own))

    def closing_(e: Entry) -> bool:
        return e.registered <= last and (e.answered is None or e.answered > last)

    answers = [e for e in own if e.answered and first <= e.answered <= last]
    in_time = sum(1 for e in answers if e.answered and e.answered <= e.due)
    matured = count(lambda e: closing_(e) and first <= e.due <= judged)
    base = len(answers) + matured
    days = sorted((e.answered - e.registered).days for e in answers if e.answered)
    middle = len(days) // 2
    grades = [e.grade for e in answers if e.grade]
    return {
        "opening": count(
            lambda e: e.registered < first and not (e.answered and e.answered < first)
        ),
        "received": count(lambda e: first <= e.registered <= last),
        "accelerated": count(lambda e: first <= e.registered <= last and e.accelerated),
        "answered": len(answers),
        "answered_in_time": in_time,
        "answered_late": len(answers) - in_time,
        "closing": count(closing_),
        "overdue_open": count(lambda e: closing_(e) and e.due <= judged),
        "matured_open": matured,
        "timeliness_percent": half_up(Fraction(100 * in_time, base)) if base else None,
        "mean_days": half_up(Fraction(sum(days), len(days))) if days else None,
        "median_days": (days[middle] + days[-middle - 1]) / 2 if days else None,
        "postponed": count(lambda e: closing_(e) and e.postponed),
        "repeated": count(lambda e: first <= e.registered <= last and (e.cycle > 1 or e.repeated)),
        "graded": len(grades),
        "mean_grade": half_up(Fraction(sum(grades), len(grades))) if grades else None,
        "high_grades_percent": half_up(Fraction(100 * sum(g >= 4 for g in grades), len(grades)))
        if grades
        else None,
    }


def concerned(entry: Entry, first: date, last: date) -> bool:
    """Tell whether the entry was open or came in the period."""
    return entry.registered <= last and not (entry.answered and entry.answered < first)


@dataclass
class Expected:
    """What the report of a month must say."""

    total: dict[str, Any]
    law59: dict[str, Any]
    declined: int
    bodies: dict[str, dict[str, Any]]
    late: list[tuple[str, int, str, int]]
    categories: Counter[str]


def month_of(text: str) -> tuple[date, date]:
    first = date(int(text[:4]), int(text[5:]), 1)
    return first, (first + DAY * 31).replace(day=1) - DAY


def expected(
    entries: Iterable[Entry],
    month: str,
    data: date,
    heirs: Mapping[str, tuple[date, str]] | None = None,
) -> Expected:
    """Return the figures of a month by data of the morning of `data`.

    `heirs` maps a merged body to (the day of merging, the body it went to).
    """
    first, last = month_of(month)
    judged = last if data > last else data - DAY
    counted = [e for e in entries if not e.declined]
    plain = [e for e in counted if not e.law59]

    def body(e: Entry) -> str:
        held = e.holder(last)
        while heirs and held in heirs and heirs[held][0] <= last:
            held = heirs[held][1]
        return held

    held: dict[str, list[Entry]] = {}
    for e in plain:
        if concerned(e, first, last):
            held.setdefault(body(e), []).append(e)
    late = []
    for e in plain:
        answered = e.answered if e.answered and e.answered <= last else None
        if answered and first <= answered and answered > e.due:
            late.append((e.number, e.cycle, body(e), (answered - e.due).days))
        if not answered and e.registered <= last and e.due <= judged:
            late.append((e.number, e.cycle, body(e), (judged + DAY - e.due).days))
    return Expected(
        total=figures(plain, first, last, judged),
        law59=figures([e for e in counted if e.law59], first, last, judged),
        declined=sum(
            1 for e in entries if e.declined and not e.law59 and first <= e.registered <= last
        ),
        bodies={name: figures(own, first, last, judged) for name, own in held.items()},
        late=sorted(late),
        categories=Counter(e.category for e in plain if first <= e.registered <= last),
    )


def ranks(bodies: Mapping[str, Mapping[str, Any]], minimum: int = 5) -> dict[str, int]:
    """Return places by timeliness, then fewer overdue, then more answered; equals share one."""
    keys = {
        name: (-own["timeliness_percent"], own["overdue_open"], -own["answered"])
        for name, own in bodies.items()
        if name != NOBODY
        and own["opening"] + own["received"] >= minimum
        and own["timeliness_percent"] is not None
    }
    return {name: 1 + sum(other < mine for other in keys.values()) for name, mine in keys.items()}


# ------------------------------------------------------------------ the program's answer


def compare(said: dict[str, Any], wanted: Expected) -> None:
    """Assert that a report's JSON is the independent answer, unit for unit."""
    assert {name: said["total"][name] for name in wanted.total} == wanted.total
    assert {name: said["law59"][name] for name in wanted.law59} == wanted.law59
    assert said["declined"] == wanted.declined
    bodies = {key(one["name"]): one for one in said["bodies"]}
    assert len(bodies) == len(said["bodies"])
    assert bodies.keys() == wanted.bodies.keys()
    places = ranks(wanted.bodies)
    for name, own in wanted.bodies.items():
        small = own["opening"] + own["received"] < 5
        shown = own | {"timeliness_percent": None} if small else own
        assert {one: bodies[name][one] for one in own} == shown, name
        assert bodies[name]["rank"] == places.get(name), name
    compare_groups(said, wanted)
    late = [(x["number"], x["cycle"], key(x["body"]), x["days_late"]) for x in said["late"]]
    assert sorted(late) == wanted.late
    categories = {one["name"]: one["received"] for one in said["categories"]}
    assert sorted(categories.values()) == sorted(
        count for _, count in wanted.categories.most_common(10)
    )
    assert all(wanted.categories[name] == count for name, count in categories.items())


def compare_groups(said: dict[str, Any], wanted: Expected) -> None:
    sums: dict[str, Counter[str]] = {}
    for one in said["bodies"]:
        own = wanted.bodies[key(one["name"])]
        whole = {name: count for name, count in own.items() if isinstance(count, int)}
        sums.setdefault(one["type"] or NOBODY, Counter()).update(whole)
    assert {one["type"] for one in said["groups"]} == set(sums)
    for one in said["groups"]:
        for name, count in sums[one["type"]].items():
            assert one[name] == count, (one["type"], name)
        base = one["answered"] + one["matured_open"]
        rate = half_up(Fraction(100 * one["answered_in_time"], base)) if base else None
        assert one["timeliness_percent"] == rate


@dataclass
class Region:
    """Both exports of one made-up region and what the second computation knows of them."""

    first_file: Path
    second_file: Path
    first: dict[str, Entry] = field(default_factory=dict)
    second: dict[str, Entry] = field(default_factory=dict)

    @property
    def after_first(self) -> list[Entry]:
        return list(self.first.values())

    @property
    def after_second(self) -> list[Entry]:
        return world(self.first, self.second, LATER)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    folder = tmp_path_factory.mktemp("region")
    one, two = folder / "first.xlsx", folder / "second.xlsx"
    make_sample(one, TODAY, rows=1500)
    make_sample(two, TODAY, rows=1500, stage=2)
    return Region(one, two, rows_of(one), rows_of(two))


@pytest.fixture(scope="module")
def one_import(region: Region, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one") / "base"
    run(folder, TODAY, "import", str(region.first_file), "--as-of", TODAY.isoformat())
    return folder


@pytest.fixture(scope="module")
def two_imports(region: Region, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two") / "base"
    run(folder, TODAY, "import", str(region.first_file), "--as-of", TODAY.isoformat())
    run(folder, LATER, "import", str(region.second_file), "--as-of", LATER.isoformat())
    return folder


def run(folder: Path, day: date, *arguments: str) -> None:
    assert main(["--data", str(folder), "--now", f"{day}T10:00", *arguments]) == 0


def told(folder: Path, day: date, month: str) -> dict[str, Any]:
    """Return what the report says, past the letter."""
    with closing(Office(folder, lambda: datetime.combine(day, datetime.min.time()))) as office:
        return report_json(office.reports.month(Period.parse(month)))


@pytest.mark.parametrize("month", ["2026-09", "2026-10"])
def test_command_says_what_the_sheet_says(
    month: str, region: Region, one_import: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    run(one_import, TODAY, "report", month, "--json", "--out", str(tmp_path / "out"))
    said = json.loads(capsys.readouterr().out)
    assert (said["period"], said["data_as_of"]) == (month, TODAY.isoformat())
    assert said["preliminary"] is (month == "2026-10")
    assert Path(said["file"]).is_file()
    compare(said, expected(region.after_first, month, TODAY))


@pytest.mark.parametrize("month", MONTHS)
def test_every_figure_of_a_month_agrees(month: str, region: Region, one_import: Path) -> None:
    compare(told(one_import, TODAY, month), expected(region.after_first, month, TODAY))


@pytest.mark.parametrize("month", MONTHS)
def test_every_figure_agrees_after_a_second_export(
    month: str, region: Region, two_imports: Path
) -> None:
    compare(told(two_imports, LATER, month), expected(region.after_second, month, LATER))


def test_second_export_moves_returns_and_leaves_out(region: Region) -> None:
    found = region.after_second
    assert sum(entry.cycle == 2 for entry in found) == 4
    assert sum(len(entry.holders) > 1 for entry in found) >= 5
    assert len(set(region.first) - set(region.second)) == 3
    assert len(set(region.second) - set(region.first)) >= 5


def test_compared_months_are_those_of_their_own(region: Region, two_imports: Path) -> None:
    said = told(two_imports, LATER, "2026-10")
    before = expected(region.after_second, "2026-09", LATER).total
    year = expected(region.after_second, "2025-10", LATER).total
    assert {name: said["before"][name] for name in before} == before
    assert {name: said["year_before"][name] for name in year} == year


def test_month_that_no_import_covers_is_no_data(two_imports: Path) -> None:
    said = told(two_imports, LATER, "2025-07")
    assert (said["covered"], said["before"], said["year_before"]) == (False, None, None)
    assert told(two_imports, LATER, "2025-08")["before"] is None


@pytest.fixture
def reformed(region: Region, tmp_path: Path) -> Iterator[tuple[Office, dict[str, Any]]]:
    """Yield a base in which the busiest body is renamed and the next two are merged on."""
    run(tmp_path, TODAY, "import", str(region.first_file), "--as-of", TODAY.isoformat())
    busy = Counter(entry.holders[0][1] for entry in region.first.values()).most_common(4)
    office = Office(tmp_path, lambda: datetime.combine(LATER, datetime.min.time()))
    ids = {key(one.name): one for one in office.bodies.listed()}
    renamed, small, middle, large = (ids[name] for name, _ in busy)
    office.bodies.rename(renamed.id, "Ведомство новое", "", date(2026, 8, 15), renamed.version)
    office.bodies.merge(middle.id, large.id, date(2026, 9, 30), middle.version)
    merged = office.bodies.get(middle.id)
    assert merged.merged_into == large.id
    office.bodies.abolish(small.id, date(2026, 10, 1), small.version)
    names = {"renamed": key(renamed.name), "from": key(middle.name), "to": key(large.name)}
    yield office, names
    office.close()


@pytest.mark.parametrize("month", ["2026-07", "2026-08", "2026-09", "2026-10"])
def test_past_periods_stand_under_the_name_of_their_end(
    month: str, region: Region, reformed: tuple[Office, dict[str, str]]
) -> None:
    office, names = reformed
    new = key("Ведомство новое")
    heirs = {
        names["from"]: (date(2026, 9, 30), names["to"]),
        names["renamed"]: (date(2026, 8, 15), new),
    }
    wanted = expected(region.after_first, month, TODAY, heirs)
    assert (new in wanted.bodies) is (month >= "2026-08")
    assert (names["from"] in wanted.bodies) is (month < "2026-09")
    compare(report_json(office.reports.month(Period.parse(month))), wanted)


FIGURES = ("opening", "received", "accelerated", "answered", "answered_in_time", "answered_late",
           "closing", "overdue_open", "matured_open", "postponed", "repeated", "graded",
           )  # fmt: skip


@pytest.mark.parametrize("month", ["2026-08", "2026-09", "2026-11"])
def test_list_behind_a_figure_has_its_count(
    month: str, reformed: tuple[Office, dict[str, str]]
) -> None:
    office = reformed[0]
    period = Period.parse(month)
    merged = next(one for one in office.bodies.listed(abolished=True) if one.merged_into)
    office.bodies.edit(merged.id, Edit("", BodyType.OTHER, None, True), merged.version)
    report = office.reports.month(period)

    def listed(name: str, **whose: Any) -> int:
        return office.appeals.count(Selection(figure=FigureRef(name, period, **whose)))

    for name in FIGURES:
        assert listed(name) == getattr(report.total, name), name
        for kind, group in report.groups:
            if kind is not None:
                assert listed(name, body_type=kind) == getattr(group, name), (kind, name)
    for row in report.bodies:
        for name in ("received", "answered_late", "closing", "overdue_open"):
            own = listed(name, of_body=True, body_id=row.body_id)
            assert own == getattr(row.figures, name), (row.name, name)
    assert listed("late") == len(report.late)
