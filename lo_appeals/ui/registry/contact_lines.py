"""Lines of the preview of contacts: what each row of a file would change, and its columns."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from lo_appeals.domain.texts import name_key, number
from lo_appeals.services.previewing import UnknownBody
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_preview import ContactLine, ContactsPreview
from lo_appeals.ui.cells import Cell, ListColumn, Run
from lo_appeals.ui.marks import Mark

MARKS = {
    Outcome.NEW: Mark.NEW,
    Outcome.CHANGED: Mark.CHANGED,
    Outcome.REPLACED: Mark.CHANGED,
    Outcome.LEFT: Mark.WARNING,
    Outcome.REJECTED: Mark.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of the preview; `unknown` is the body that the clerk may name."""

    id: int
    line: ContactLine
    taken: bool
    unknown: UnknownBody | None


def proposals(
    preview: ContactsPreview, named: Container[str], left: Container[str]
) -> list[Proposal]:
    """Return the lines of a preview, those that change nothing last.

    `named` are unknown bodies that the clerk has chosen already, `left` keys that are not taken.
    """
    unknown = {
        name_key(one.name): one for one in preview.unknown_bodies if one.name not in named
    }  # fmt: skip
    lines = sorted(preview.lines, key=lambda line: line.outcome is Outcome.SAME)
    return [
        Proposal(at, line, line.writes and line.key not in left,
                 unknown.get(name_key(line.body)) if line.row else None)
        for at, line in enumerate(lines)
    ]  # fmt: skip


def _taken(one: Proposal) -> Cell:
    if not one.line.writes:
        return Cell("—", "muted")
    return Cell("да", "done", Mark.DONE) if one.taken else Cell("нет", "muted")


def _place(one: Proposal) -> Cell:
    return Cell(number(one.line.row) if one.line.row else "—", "muted")


def _body(one: Proposal) -> Cell:
    if one.unknown is not None:
        return Cell(one.line.body, "muted", Mark.UNKNOWN)
    return Cell(one.line.body)


def _who(one: Proposal) -> Cell:
    return Cell(" · ".join(filter(None, (one.line.name, one.line.place))))


def _what(one: Proposal) -> Cell:
    mark = MARKS.get(one.line.outcome)
    return Cell(one.line.outcome.value.lower(), mark.tone if mark else "muted", mark)


def _says(one: Proposal) -> Cell:
    runs = _runs(one)
    return Cell(" ".join(run.text for run in runs), runs=runs)


def _runs(one: Proposal) -> tuple[Run, ...]:
    if one.line.reason:
        return (Run(one.line.reason, "why"),)
    found: list[Run] = []
    if one.unknown is not None:
        found.append(Run("органа нет в реестре: Enter – выбрать", "field"))
    for change in one.line.changes:
        lead = "· " if found else ""
        found.append(Run(f"{lead}{change.title}:", "field"))
        if change.old:
            found += [Run(change.old, "old"), Run("→", "field")]
        found.append(Run(change.new or "пусто", "new"))
    return tuple(found)


_MADE = ListColumn[Proposal]
COLUMNS: Sequence[ListColumn[Proposal]] = (
    _MADE(key="taken", title="Принять", chars=8, cell=_taken, sortable=False),
    _MADE(key="row", title="Строка", chars=7, cell=_place, right=True, spare=True,
          sortable=False),
    _MADE(key="what", title="Что с ней", chars=15, cell=_what, sortable=False),
    _MADE(key="who", title="Кто", chars=28, cell=_who, sortable=False),
    _MADE(key="body", title="Орган", chars=34, cell=_body, spare=True, sortable=False),
    _MADE(key="says", title="Прежнее → новое, или причина", chars=40, cell=_says, stretch=True,
          sortable=False),
)  # fmt: skip
