"""Letters of every kind: passed through the gate, made in a batch, registered (L3–L5)."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain import texts
from lo_appeals.domain.errors import UserError
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.dossier import NOTICE
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.letter import Letter
from lo_appeals.services import letters_gate as gate
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters_files import home, issuing, save, sha256
from lo_appeals.services.letters_gate import Obstacle
from lo_appeals.services.letters_pages import annex_sheets
from lo_appeals.services.letters_plan import LetterOrder, Plan, Planned, Planner, Skipped
from lo_appeals.services.rules import RulesService
from lo_appeals.store import journal, letters
from lo_appeals.store import letters_deficiencies as deficiencies
from lo_appeals.store.letters import NewLetter

CHANGED = frozenset({"letters"})
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter on the disk. A draft is not in the register; `obstacles` say what is in the way."""

    file: Path
    body: str
    draft: bool
    obstacles: tuple[Obstacle, ...]
    letter_id: int | None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of an order. `cancelled`: the rest was not looked at."""

    made: tuple[MadeLetter, ...]
    skipped: tuple[Skipped, ...]
    cancelled: bool
    changes: Changes


class LettersService:
    """Letters to bodies, the vice-governor and the Governor."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._planner = Planner(desk, terms)

    def kinds(self) -> tuple[LetterKind, ...]:
        """Return every kind of letter."""
        return KINDS

    def plan(self, order: LetterOrder) -> Plan:
        """Return what an order would make, with everything in its way (the gate)."""
        return self._planner.plan(order)

    def make(
        self,
        order: LetterOrder,
        *,
        cancel: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Batch:
        """Make the letters of an order, one file each; what is in the way leaves a draft.

        A letter that cannot be made is skipped with its reason. Raises UserError where none could.
        """
        plan = self.plan(order)
        sheets = self._sheets(plan, order)
        made: list[MadeLetter] = []
        faults: list[UserError] = []
        left: list[Skipped] = []
        cancelled = False
        for number, one in enumerate(plan.letters):
            if cancel is not None and cancel.is_set():
                cancelled = True
                break
            if progress is not None:
                progress(number, len(plan.letters))
            try:
                made.append(self._make(plan, replace(one, sheets=sheets[number]), order.out))
            except UserError as error:
                faults.append(error)
                left.append(Skipped(one.dossier.body or plan.kind.title, str(error)))
        if faults and not made:
            raise faults[0]
        plan = replace(plan, skipped=(*plan.skipped, *left))
        return Batch(tuple(made), plan.skipped, cancelled, self._changes(plan, made, cancelled))

    def _sheets(self, plan: Plan, order: LetterOrder) -> list[int | None]:
        """Return the sheets of each annex, counted by one call of the office program."""
        if not order.count_sheets:
            return [None] * len(plan.letters)
        drafts = [self._composed(plan, one, draft=True)[0].data for one in plan.letters]
        return annex_sheets(drafts)

    def _make(self, plan: Plan, one: Planned, out: Path | None) -> MadeLetter:
        stopped = any(o.stops for o in (*plan.obstacles, *one.obstacles))
        letter, faults = self._composed(plan, one, draft=stopped)
        draft = stopped or bool(faults)
        folder = out or home(self._desk.folder, self._desk.today(), plan.kind.title)
        stem, obstacles = _stem(plan, one), (*one.obstacles, *faults)
        if draft:
            file, letter_id = save(folder, stem, letter.data), None
        else:
            with issuing(folder, stem, letter.data) as file:
                letter_id = self._register(plan, one, file, letter.data)
        return MadeLetter(file, one.dossier.body, draft, obstacles, letter_id)

    def _composed(
        self, plan: Plan, one: Planned, *, draft: bool
    ) -> tuple[Letter, tuple[Obstacle, ...]]:
        """Return the letter and what is wrong with it; one that lacks a value comes as a draft."""
        context = filled_with(
            one.draft, one.dossier, plan.organisation, one.addressee, self._desk.clock(),
            sheets=one.sheets, arms=plan.arms,
        )  # fmt: skip
        body = one.dossier.body
        try:
            letter = letter_of(plan.kind, plan.template, context, draft=draft)
        except UserError as error:
            if draft:
                raise
            lacking = Obstacle(error.what, error.advice, body, stops=True)
            return letter_of(plan.kind, plan.template, context, draft=True), (lacking,)
        return letter, tuple(gate.of_faults(letter.faults, body))

    def _register(self, plan: Plan, one: Planned, file: Path, data: bytes) -> int:
        """Enter the letter, its steps and the deficiencies it names: one transaction.

        Raises UserError: another window made the same step meanwhile.
        """
        addressed = " ".join((one.addressee.post, one.addressee.name)).replace("\n", " ").strip()
        with self._desk.database.write() as connection:
            if plan.kind.step and letters.taken(connection, plan.kind.step, one.draft.steps):
                file.unlink(missing_ok=True)
                raise UserError(
                    f"{one.dossier.body}: такое письмо уже составлено в другом окне.",
                    "Обновите список исходящих писем.",
                )
            letter_id = letters.add(
                connection,
                NewLetter(
                    plan.kind.key, one.draft.subject, one.dossier.body_id, addressed, plan.period,
                    self._desk.clock(), self._desk.who, one.dossier.data_as_of, str(file),
                    sha256(data), sha256(plan.template), one.draft.covers,
                    plan.kind.step or "report", one.draft.steps,
                ),
            )  # fmt: skip
            if plan.kind.key == NOTICE:
                self._name(connection, one, letter_id)
            journal.write(
                connection, self._desk.clock(), self._desk.who, "составлено письмо",
                f"орган {one.dossier.body}" if one.dossier.body else plan.kind.title,
                changes={"письмо": (None, f"{plan.kind.title}: {file.name}")},
            )  # fmt: skip
        return letter_id

    def _name(self, connection: sa.Connection, one: Planned, letter_id: int) -> None:
        """Keep each named deficiency with its evidence as the notice tells it."""
        told = set(one.draft.steps)
        for named in one.dossier.named:
            found = named.finding
            if found.subject in told:
                deficiencies.put(
                    connection,
                    (found.kind.value, found.body_id, found.subject),
                    {
                        "clause": found.clause, "evidence": found.evidence, "named": True,
                        "letter_id": letter_id, "who": self._desk.who, "at": self._desk.clock(),
                    },
                )  # fmt: skip

    def _changes(self, plan: Plan, made: Sequence[MadeLetter], cancelled: bool) -> Changes:
        drafts = sum(1 for one in made if one.draft)
        said = [f"Писем: {len(made)}" + (f", из них черновиков: {drafts}" if drafts else "")]
        if plan.skipped:
            said.append(f"пропущено: {len(plan.skipped)}")
        if cancelled:
            said.append("остановлено")
        kinds = CHANGED | {"appeals"} if made else frozenset()
        return Changes(f"{plan.kind.title}. {'; '.join(said)}.", kinds)


def _stem(plan: Plan, one: Planned) -> str:
    parts = [plan.kind.file_stem or plan.kind.title]
    if plan.period is not None:
        parts.append(texts.month_title(plan.period.first).lower())
    whom = one.dossier.body if plan.kind.to is not To.GOVERNOR else one.draft.subject
    return " – ".join(filter(None, (" ".join(parts), whom)))
