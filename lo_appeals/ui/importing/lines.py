"""What the preview says: of each row of the file, of the bodies nobody knows, of the whole file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from lo_appeals.domain.texts import counted, number
from lo_appeals.services.previewing import FieldChange, Line, Preview, UnknownBody, Verdict
from lo_appeals.ui.cells import Cell, ListColumn, Run
from lo_appeals.ui.marks import Mark

CHECKED = "будет ждать вашей проверки"


class Group(Enum):
    """The chips above the preview."""

    ALL = "Все"
    NEW = "Новые"
    CHANGED = "Изменены"
    RETURNED = "Возвращены"
    SAME = "Без изменений"
    REJECTED = "Отклонены"
    SKIPPED = "Пропущены"
    WHOSE = "Чей орган?"
    ABSENT = "Нет в файле"


GROUP_MARKS = {
    Group.NEW: Mark.NEW,
    Group.CHANGED: Mark.CHANGED,
    Group.RETURNED: Mark.CHANGED,
    Group.REJECTED: Mark.REJECTED,
    Group.WHOSE: Mark.UNKNOWN,
    Group.ABSENT: Mark.OPEN,
}
OF_VERDICT = {
    Verdict.NEW: Group.NEW,
    Verdict.CHANGED: Group.CHANGED,
    Verdict.RETURNED: Group.RETURNED,
    Verdict.SAME: Group.SAME,
    Verdict.REJECTED: Group.REJECTED,
    Verdict.SKIPPED: Group.SKIPPED,
}
_WORDS = {
    Verdict.NEW: ("новое", Mark.NEW),
    Verdict.CHANGED: ("изменено", Mark.CHANGED),
    Verdict.RETURNED: ("возвращено", Mark.CHANGED),
    Verdict.SAME: ("без изменений", None),
    Verdict.REJECTED: ("отклонено", Mark.REJECTED),
    Verdict.SKIPPED: ("пропущено", None),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the preview. `unknown` is the body that the clerk may name."""

    id: int
    group: Group
    place: str
    number: str
    what: Cell
    runs: tuple[Run, ...]
    unknown: UnknownBody | None = None


def rows_of(preview: Preview, named: Mapping[str, str]) -> list[PreviewRow]:
    """Return all rows: bodies nobody knows first, then refusals, changes, new ones, the same.

    `named` says in words what the clerk chose for a body.
    """
    found: list[PreviewRow] = []
    for unknown in preview.unknown_bodies:
        found.append(_whose(len(found), unknown, named.get(unknown.name, "")))
    for line in sorted(preview.lines, key=_weight):
        found.append(_row(len(found), line))
    for _, absent in preview.absent:
        found.append(_absent(len(found), absent))
    return found


_WEIGHTS = (
    Verdict.REJECTED, Verdict.RETURNED, Verdict.CHANGED, Verdict.NEW, Verdict.SKIPPED,
    Verdict.SAME,
)  # fmt: skip


def _weight(line: Line) -> tuple[int, int]:
    return _WEIGHTS.index(line.verdict), line.row


def counts_of(preview: Preview) -> dict[Group, int]:
    """Return the totals for the chips; the rows of the file add up to «Все»."""
    counts = dict.fromkeys(Group, 0)
    for verdict, count in preview.counts.items():
        counts[OF_VERDICT[verdict]] += count
    counts[Group.ALL] = preview.file_rows
    counts[Group.WHOSE] = len(preview.unknown_bodies)
    counts[Group.ABSENT] = len(preview.absent)
    return counts


def _whose(at: int, unknown: UnknownBody, chosen: str) -> PreviewRow:
    rows = f"строк: {number(unknown.rows)}"
    if chosen:
        named = (
            Run(unknown.name),
            Run("→", "field"),
            Run(chosen, "new"),
            Run(f"· {rows}", "field"),
        )
        return PreviewRow(
            at, Group.WHOSE, "—", "", Cell("орган назван", "done", Mark.DONE), named, unknown
        )
    runs = (
        Run(unknown.name, "new"),
        Run(f"· {rows} · Enter – назвать", "field"),
    )
    what = Cell("чей орган?", "muted", Mark.UNKNOWN)
    return PreviewRow(at, Group.WHOSE, "—", "", what, runs, unknown)


def _row(at: int, line: Line) -> PreviewRow:
    words, mark = _WORDS[line.verdict]
    return PreviewRow(
        at,
        OF_VERDICT[line.verdict],
        number(line.row),
        line.number,
        Cell(words, mark.tone if mark else "muted", mark),
        _runs(line),
    )


def _runs(line: Line) -> tuple[Run, ...]:
    if line.reason:
        column = f"{line.column}: " if line.column else ""
        kind = "why" if line.verdict is Verdict.REJECTED else "field"
        return (Run(f"{column}{line.reason}", kind),)
    if line.verdict is Verdict.NEW and line.facts is not None:
        facts = line.facts
        topic = " · ".join(part for part in (facts.category, facts.subcategory) if part)
        holder = facts.org_current or facts.org_received or "орган не указан"
        return Run(holder, "new"), Run(f"· {topic}" if topic else "")
    return tuple(run for place, one in enumerate(line.changes) for run in _change(place, one))


def _change(place: int, one: FieldChange) -> tuple[Run, ...]:
    lead = "· " if place else ""
    runs = (
        Run(f"{lead}{one.title}:", "field"),
        Run(one.old or "пусто", "old"),
        Run("→", "field"),
        Run(one.new or "пусто", "new"),
    )
    return (*runs, Run("(ваша правка останется)", "field")) if one.kept else runs


def _absent(at: int, entry: str) -> PreviewRow:
    says = "у нас в работе, в файле нет: закрыто? передано? отбор был уже?"
    what = Cell("нет в файле", "open", Mark.OPEN)
    return PreviewRow(at, Group.ABSENT, "—", entry, what, (Run(says, "field"),))


def _place(row: PreviewRow) -> Cell:
    return Cell(row.place, "muted")


def _number(row: PreviewRow) -> Cell:
    return Cell(row.number)


def _what(row: PreviewRow) -> Cell:
    return row.what


def _says(row: PreviewRow) -> Cell:
    return Cell(" ".join(run.text for run in row.runs), runs=row.runs)


_MADE = ListColumn[PreviewRow]
COLUMNS: Sequence[ListColumn[PreviewRow]] = (
    _MADE(key="row", title="Строка", chars=8, cell=_place, right=True, sortable=False),
    _MADE(key="number", title="№ ПОС", chars=12, cell=_number, sortable=False),
    _MADE(key="what", title="Что с ней", chars=16, cell=_what, sortable=False),
    _MADE(key="says", title="Прежнее → новое, или причина", chars=40, cell=_says, stretch=True,
          sortable=False),
)  # fmt: skip


def day_of(preview: Preview) -> date:
    """Return the day that the data's moment belongs to: midnight ends the day before."""
    return (preview.data_as_of - timedelta(microseconds=1)).date()


def notes_of(preview: Preview) -> str:
    """Return what is to be known about the file as a whole, '' where there is nothing."""
    said = list(preview.export.notes)
    if preview.unknown_bodies:
        waiting = counted(len(preview.unknown_bodies), "органа", "органов", "органов")
        said.append(f"{waiting} нет в реестре: кого не назовёте, тот появится сам и {CHECKED}.")
    if preview.twin_of is not None:
        said.append(f"Этот же файл уже загружен: загрузка № {preview.twin_of}.")
    if preview.export.unknown:
        said.append(f"Не узнаны столбцы: {', '.join(preview.export.unknown)}.")
    said.append(preview.note_on_statuses())
    return " ".join(filter(None, said))
