"""Letters of every kind: planned, passed through the gate, made in a batch, registered (L3–L5)."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain import texts
from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.timeliness import Period
from lo_appeals.domain.twins import twins
from lo_appeals.letters import office
from lo_appeals.letters.composing import filled_with, letter_of
from lo_appeals.letters.dossier import NOTICE, Addressee, Dossier, Draft, Skip
from lo_appeals.letters.kinds import KINDS, kind_of
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.letter import Letter
from lo_appeals.services import letters_gate as gate
from lo_appeals.services import templates
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters_addressees import Addressees
from lo_appeals.services.letters_dossiers import Gatherer
from lo_appeals.services.letters_files import home, issuing, save, sha256
from lo_appeals.services.letters_gate import Obstacle
from lo_appeals.services.letters_pages import annex_sheets
from lo_appeals.services.registry_clocks import ClocksService
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import bodies, entries, journal, letters, registry
from lo_appeals.store import letters_deficiencies as deficiencies
from lo_appeals.store.letters import NewLetter

CHANGED = frozenset({"letters"})
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What is asked for: a kind, the month where it is monthly, the bodies, the clerk's words.

    `body_ids` None: every living body that `body_text` fits. `out` None: year/month/kind in the
    folder of the data. `count_sheets`: count the annex's sheets by the office program, if it is
    here.
    """

    kind: str
    period: Period | None = None
    body_ids: tuple[int, ...] | None = None
    body_text: str = ""
    out: Path | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    count_sheets: bool = False


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
class Skipped:
    """A body without a letter, and why."""

    body: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of an order. `cancelled`: the rest was not looked at."""

    made: tuple[MadeLetter, ...]
    skipped: tuple[Skipped, ...]
    cancelled: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class Planned:
    """One letter before it is made: its draft, whom it goes to, what is in the way."""

    dossier: Dossier
    draft: Draft
    addressee: Addressee
    genitive: str
    obstacles: tuple[Obstacle, ...]
    sheets: int | None = None  # of the annex


@dataclass(frozen=True, slots=True)
class Plan:
    """Every letter of an order, those that will not be, and what concerns all of them."""

    kind: LetterKind
    period: Period | None
    organisation: Organisation
    template: bytes
    arms: bytes | None
    letters: tuple[Planned, ...]
    skipped: tuple[Skipped, ...]
    obstacles: tuple[Obstacle, ...]


class LettersService:
    """Letters to bodies, the vice-governor and the Governor."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._clocks = ClocksService(desk, terms)

    def kinds(self) -> tuple[LetterKind, ...]:
        """Return every kind of letter."""
        return KINDS

    def plan(self, order: LetterOrder) -> Plan:
        """Return what an order would make, with everything in its way (the gate)."""
        kind = kind_of(order.kind)
        if kind.write is None:
            raise UserError(
                "Доклад за месяц составляется не так.", "Команда report или вкладка «Отчёты»."
            )
        settings, terms = organisation(self._desk), self._clocks.terms()
        period = self._period(order) if kind.monthly else None
        with self._desk.database.read() as connection:
            chosen, others = _chosen(connection, order, kind)
            gatherer = Gatherer(connection, terms, settings)
            dossiers = gatherer.gather(kind, chosen, period, order.words)
            known = Addressees(connection, terms.today, settings.confirm_months)
            template, arms = templates.active(connection, kind), templates.arms(connection)
            by_id = {one.id: one for one in chosen}
            planned: list[Planned] = []
            skipped = list(others)
            for dossier in dossiers:
                made = _planned(kind, dossier, by_id, known, settings)
                if isinstance(made, Skip):
                    skipped.append(Skipped(dossier.body, made.reason))
                else:
                    planned.append(made)
            common = tuple(self._common(connection, kind, settings, chosen, order.words))
        return Plan(kind, period, settings, template, arms, tuple(planned), tuple(skipped), common)

    def _period(self, order: LetterOrder) -> Period:
        if order.period is not None:
            return order.period
        today = self._desk.today()
        return Period.month(today.year, today.month).previous_month()

    def _common(
        self,
        connection: sa.Connection,
        kind: LetterKind,
        settings: Organisation,
        chosen: Sequence[Body],
        words: Mapping[str, str],
    ) -> Iterable[Obstacle]:
        yield from gate.of_settings(kind, settings)
        if gate.needs_data(kind):
            as_of = entries.data_as_of(connection)
            yield from gate.of_data(as_of, self._desk.today(), settings.stale_days)
        yield from gate.of_words(words)
        if kind.to is To.BODY:
            known = bodies.listed(connection)
            pairs = twins(
                known, registry.all_aliases(connection), registry.dismissed_twins(connection)
            )
            yield from gate.of_twins(pairs, chosen)

    def make(
        self,
        order: LetterOrder,
        *,
        cancel: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Batch:
        """Make the letters of an order, one file each; what is in the way leaves a draft."""
        plan = self.plan(order)
        sheets = self._sheets(plan, order)
        made: list[MadeLetter] = []
        cancelled = False
        for number, one in enumerate(plan.letters):
            if cancel is not None and cancel.is_set():
                cancelled = True
                break
            if progress is not None:
                progress(number, len(plan.letters))
            made.append(self._make(plan, replace(one, sheets=sheets[number]), order.out))
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


def _chosen(
    connection: sa.Connection, order: LetterOrder, kind: LetterKind
) -> tuple[list[Body], list[Skipped]]:
    """Return the bodies that the kind may concern, and the others with the reason."""
    if kind.to is To.GOVERNOR:
        return [], []
    listed = bodies.listed(connection, find=order.body_text)
    if order.body_ids is not None:
        wanted = set(order.body_ids)
        listed = [one for one in listed if one.id in wanted]
    fits = [one for one in listed if one.type in kind.types]
    asked = order.body_ids is not None or order.body_text.strip()
    others = [one for one in listed if one.type not in kind.types] if asked else []
    if asked and not listed:
        raise UserError("Такого органа в реестре нет.", "Проверьте наименование.")
    reason = f"{kind.clause} на этот орган не распространяется"
    return fits, [Skipped(one.name, reason) for one in others]


def _planned(
    kind: LetterKind,
    dossier: Dossier,
    by_id: Mapping[int, Body],
    known: Addressees,
    settings: Organisation,
) -> Planned | Skip:
    body = by_id.get(dossier.body_id or 0)
    genitive = known.genitive(body) if body else None
    said = genitive.text if genitive else ""
    if kind.write is None:
        return Skip("")
    dossier = replace(dossier, body_genitive=said)
    told = kind.write(dossier)
    if isinstance(told, Skip):
        return told
    addressee = _addressee(kind, body, known, settings)
    obstacles = [*gate.of_body(body), *gate.of_addressee(addressee, dossier.body)]
    if genitive is not None and kind.to is To.VICE_GOVERNOR and not genitive.sure:
        obstacles.append(
            Obstacle(
                f"Склонение не подтверждено – наименование органа: «{said}».",
                "Исправьте или подтвердите форму в карточке.", dossier.body, stops=True,
            )
        )  # fmt: skip
    obstacles += gate.of_draft(kind, told, dossier.body)
    obstacles += gate.of_words({one.finding.subject: one.words for one in dossier.named})
    if dossier.occasion is not None:
        obstacles += gate.of_occasion(dossier.occasion)
    return Planned(dossier, told, addressee, said, tuple(obstacles))


def _addressee(
    kind: LetterKind, body: Body | None, known: Addressees, settings: Organisation
) -> Addressee:
    if kind.to is To.GOVERNOR:
        return office.governor(settings)
    if kind.to is To.BODY and body is not None:
        return known.of(body)
    return office.vice_governor(settings) if kind.to is To.VICE_GOVERNOR else Addressee()


def _stem(plan: Plan, one: Planned) -> str:
    parts = [plan.kind.file_stem or plan.kind.title]
    if plan.period is not None:
        parts.append(texts.month_title(plan.period.first).lower())
    whom = one.dossier.body if plan.kind.to is not To.GOVERNOR else one.draft.subject
    return " – ".join(filter(None, (" ".join(parts), whom)))
