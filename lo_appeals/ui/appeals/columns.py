"""Columns of the list of entries: number, state, due day first; the rest can leave or be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lo_appeals.domain.appeals import Appeal, State, Watch, state
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.texts import MINUS, day
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn, list_column
from lo_appeals.ui.look import Tone
from lo_appeals.ui.marks import MARK_OF

HIDDEN = (
    "registered_on", "received", "answered", "days_taken", "planned", "stage", "status", "source",
    "subcategory", "fact", "epgu_number", "org_received", "municipality", "resolution", "grade",
    "repeat", "postponed", "overdue_portal", "coordinator", "executor", "head",
)  # fmt: skip


@dataclass
class Judgement:
    """By which day, thresholds and terms (days by rule) rows are judged; one for all rows."""

    today: date
    watch: Watch = field(default_factory=Watch)
    terms: Mapping[int, int] = field(default_factory=dict)

    def term(self, appeal: Appeal) -> int:
        """Return the length of its term in days."""
        return self.terms.get(appeal.rule_id, 0)

    def state(self, appeal: Appeal) -> State:
        """Return where it stands."""
        return state(appeal, self.today, self.watch, self.term(appeal))

    def left(self, appeal: Appeal) -> Cell:
        """Return the days up to the due day; what is late has no track: the number says it."""
        if not appeal.open:
            return NOTHING
        now = self.state(appeal)
        days = (appeal.due - self.today).days
        tone: Tone = "text" if now is State.OPEN else MARK_OF[now].tone
        if days < 0:
            return Cell(f"{MINUS}{-days}", tone)
        whole = max((appeal.due - appeal.registered).days, 1)
        return Cell(str(days), tone, gone=1 - days / whole)

    def state_cell(self, appeal: Appeal) -> Cell:
        """Return the mark and the word."""
        now = self.state(appeal)
        return Cell(now.value, MARK_OF[now].tone, MARK_OF[now])


def shown_number(appeal: Appeal) -> str:
    """Return the portal's number, with the consideration where it is not the first."""
    return f"{appeal.number} / {appeal.cycle}" if appeal.cycle > 1 else appeal.number


def _number(appeal: Appeal) -> Cell:
    return Cell(shown_number(appeal))


def _due(appeal: Appeal) -> Cell:
    return Cell(day(appeal.due))


def _body(appeal: Appeal) -> Cell:
    name = appeal.body_short or appeal.body
    return Cell(name) if name else Cell("не определён", "muted")


def _topic(appeal: Appeal) -> Cell:
    return Cell(" · ".join(part for part in (appeal.category, appeal.subcategory) if part))


def _registered(appeal: Appeal) -> Cell:
    return Cell(day(appeal.registered), "muted")


def _notes(appeal: Appeal) -> Cell:
    return Cell(" · ".join(appeal.notes.split("\n")))


def columns(judge: Judgement) -> tuple[ListColumn[Appeal], ...]:
    """Return the columns; keys are those that the store sorts by."""

    def term(appeal: Appeal) -> Cell:
        order = "59-ФЗ" if appeal.law59 else f"{judge.term(appeal)} дн."
        return Cell(order, "muted")

    made = ListColumn[Appeal]
    first = (
        made(key="number", title="№ ПОС", chars=11, cell=_number),
        made(key="state", title="Состояние", chars=19, cell=judge.state_cell, sortable=False),
        made(key="due", title="Срок", chars=10, cell=_due, right=True),
        made(key="left", title="До срока, дн.", chars=13, cell=judge.left, right=True,
             sortable=False),
        made(key="body", title="Орган", chars=26, cell=_body, stretch=True),
        made(key="category", title="Тема", chars=24, cell=_topic, spare=True),
        made(key="registered", title="Поступило", chars=10, cell=_registered, right=True,
             spare=True),
        made(key="accelerated", title="Порядок", chars=8, cell=term, right=True, spare=True),
    )  # fmt: skip
    declared = {column.key: column for column in columns_of(Appeal)}
    notes = made(key="notes", title=declared["notes"].title, chars=declared["notes"].chars,
                 cell=_notes, spare=True, sortable=False, hidden=True)  # fmt: skip
    return (*first, *(list_column(declared[key], hidden=True) for key in HIDDEN), notes)
