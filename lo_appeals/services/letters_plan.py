"""The plan of an order of letters: whom each goes to, what it says, what is in the way (L3, L4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.timeliness import Period
from lo_appeals.domain.twins import twins
from lo_appeals.letters import office
from lo_appeals.letters.dossier import Addressee, Dossier, Draft, Skip
from lo_appeals.letters.kinds import kind_of
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.services import letters_gate as gate
from lo_appeals.services import templates
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters_addressees import Addressees
from lo_appeals.services.letters_dossiers import Gatherer
from lo_appeals.services.letters_gate import Obstacle
from lo_appeals.services.registry_clocks import ClocksService
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.store import bodies, entries, registry


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
class Skipped:
    """A body without a letter, and why."""

    body: str
    reason: str


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


class Planner:
    """Plans orders; nothing is written."""

    def __init__(self, desk: Desk, terms: RulesService) -> None:
        self._desk = desk
        self._clocks = ClocksService(desk, terms)

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
        if kind.tells_of_entries:
            as_of = entries.data_as_of(connection)
            yield from gate.of_data(as_of, self._desk.today(), settings.stale_days)
        yield from gate.of_words(words)
        if kind.to is To.BODY:
            known = bodies.listed(connection)
            pairs = twins(
                known, registry.all_aliases(connection), registry.dismissed_twins(connection)
            )
            yield from gate.of_twins(pairs, chosen)


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
