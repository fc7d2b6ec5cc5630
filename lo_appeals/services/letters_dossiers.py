"""Gathers for every body what a kind of letter may ask: entries, clocks, steps, deficiencies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import sqlalchemy as sa

from lo_appeals.domain import duties
from lo_appeals.domain.bodies import Body
from lo_appeals.domain.deficiencies import entry_subject
from lo_appeals.domain.officials import Acting, Office, who_answers
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.registry import ActStatus, ChangeNotice
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.dossier import (
    Clock,
    Contact,
    Dossier,
    Entry,
    Named,
    Occasion,
    Step,
)
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.services import deficiencies
from lo_appeals.services.registry_clocks import Terms
from lo_appeals.services.rules import judged_until
from lo_appeals.store import bodies, entries, letters, letters_facts, officials, registry
from lo_appeals.store.letters_facts import EntryFacts

Steps = Mapping[str, Sequence[letters.MadeStep]]


@dataclass(frozen=True)
class Gatherer:
    """Reads once for a whole batch; one dossier per body comes of it."""

    connection: sa.Connection
    terms: Terms
    organisation: Organisation

    def gather(
        self,
        kind: LetterKind,
        chosen: Sequence[Body],
        period: Period | None,
        words: Mapping[str, str],
    ) -> list[Dossier]:
        """Return what letters of a kind to the chosen bodies may need."""
        asked = self.terms.today + timedelta(days=self.organisation.reminder_interval)
        base = Dossier(
            today=self.terms.today,
            reply_by=self.terms.calendar.next_working(asked),  # nobody answers on a day off
            data_as_of=entries.data_as_of(self.connection),
            period=period if kind.monthly else None,
            interval_days=self.organisation.reminder_interval,
            ahead_days=self.organisation.reminder_ahead,
            words=words,
        )
        if kind.to is To.NOBODY:
            return [replace(base, contacts=tuple(self._contacts(chosen)))]
        if kind.to is To.GOVERNOR:
            return self._occasions(base)
        return self._of_bodies(kind, chosen, base)

    def _of_bodies(self, kind: LetterKind, chosen: Sequence[Body], base: Dossier) -> list[Dossier]:
        steps: Steps = letters.steps(self.connection)
        held = self._held(base, steps) if kind.tells_of_entries else {}
        received = registry.first_lists(self.connection)
        notices, acts = registry.notices(self.connection), registry.acts(self.connection)
        named = self._named(base.period, steps) if kind.key == "notice" else {}
        found = []
        for body in chosen:
            clock = self.terms.first_list(body, received.get(body.id))
            mine, doubtful = named.get(body.id, ((), 0))
            act = acts.get(body.id)
            found.append(
                replace(
                    base,
                    body_id=body.id,
                    body=body.name,
                    body_type=body.type,
                    entries=tuple(held.get(body.id, ())),
                    list_clock=_list_clock(body, clock, steps),
                    changes=tuple(_changes(notices.get(body.id, ()), body, self.terms, steps)),
                    act_adopted=act is not None and act.status is ActStatus.ADOPTED,
                    act_steps=_steps(steps, f"act:{body.id}"),
                    named=tuple(mine),
                    doubtful=doubtful,
                )
            )
        return found

    def _held(self, base: Dossier, steps: Steps) -> dict[int, list[Entry]]:
        """Return entries by the body that a letter about them goes to."""
        rows = self._rows(base)
        into = letters_facts.heirs(self.connection)
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for one in rows:
            if one.body_id is not None:
                found[into.get(one.body_id, one.body_id)].append(_entry(one, steps))
        return found

    def _rows(self, base: Dossier) -> Iterable[EntryFacts]:
        if base.period is None:
            until = base.today + timedelta(days=base.ahead_days)
            return letters_facts.open_until(self.connection, until)
        if base.data_as_of is None:
            return ()
        last = judged_until(base.period, base.data_as_of)
        return letters_facts.late_in(self.connection, base.period, last)

    def _named(self, period: Period | None, steps: Steps) -> dict[int, tuple[list[Named], int]]:
        """Return by body what the clerk ticked, and how many findings wait for a word."""
        if period is None:
            return {}
        found: dict[int, tuple[list[Named], int]] = {}
        for item in deficiencies.find(self.connection, period, self.terms):
            mine, waiting = found.get(item.finding.body_id, ([], 0))
            if item.ticked:
                subject = item.finding.subject
                mine.append(Named(item.finding, item.words, _steps(steps, subject)))
            found[item.finding.body_id] = mine, waiting + item.waits
        return found

    def _occasions(self, base: Dossier) -> list[Dossier]:
        names = {one.id: one.name for one in bodies.listed(self.connection, abolished=True)}
        steps: Steps = letters.steps(self.connection)
        found = []
        for one in letters_facts.matters(self.connection):
            if f"governor:{one.id}" in steps:
                continue
            row = one.entry_id and letters_facts.entry_of(self.connection, one.entry_id)
            entry = _entry(row, steps) if row else None
            body = names.get(row.body_id or 0, "") if row else ""
            told = Occasion(
                one.id, one.detected_at, one.topic, one.ground, entry, body, one.place,
                one.first, one.last, one.count, one.expected, one.numbers, one.words,
            )  # fmt: skip
            found.append(replace(base, occasion=told, body=body))
        return found or [base]

    def _contacts(self, chosen: Sequence[Body]) -> Iterable[Contact]:
        people = officials.appointments(self.connection)
        away = officials.absences(self.connection)
        for body in chosen:
            mine, absent = people.get(body.id, []), away.get(body.id, [])
            if not mine:
                yield Contact(body.name, "", "", "", "", "")
                continue
            for office in Office:
                for acting in who_answers(mine, absent, office, self.terms.today):
                    if acting.official is not None:
                        yield _contact(body, acting)


def _list_clock(body: Body, clock: duties.Clock | None, steps: Steps) -> Clock | None:
    if clock is None or clock.due is None:
        return None
    subject = f"list:{body.id}"
    return Clock(subject, "сведения об ответственных лицах", clock.due.start, clock.due.day,
                 clock.done, _steps(steps, subject))  # fmt: skip


def _changes(
    notices: Iterable[ChangeNotice], body: Body, terms: Terms, steps: Steps
) -> Iterable[Clock]:
    for one in notices:
        told = terms.notice(body, one)
        if told.due is not None:
            subject = f"change:{one.id}"
            yield Clock(subject, one.what, one.changed_on, told.due.day, one.told_on,
                        _steps(steps, subject))  # fmt: skip


def _contact(body: Body, acting: Acting) -> Contact:
    official = acting.official
    if official is None:
        raise ValueError(body.name)
    contact = official.contact
    phone = contact.phone_typed + (f", доб. {contact.extension}" if contact.extension else "")
    note = f"вместо: {acting.acting_for.contact.name}" if acting.acting_for else ""
    return Contact(body.name, acting.office.title, contact.position, contact.name, phone,
                   contact.email_typed, note)  # fmt: skip


def _entry(one: EntryFacts, steps: Steps) -> Entry:
    return Entry(
        one.number, one.cycle, one.registered, one.category, one.due, one.answered,
        one.postponed and one.postponement_confirmed is not True,
        one.unconfirmed or one.contradictory,
        _steps(steps, entry_subject(one.number, one.cycle)),
    )  # fmt: skip


def _steps(steps: Steps, subject: str) -> tuple[Step, ...]:
    return tuple(
        Step(one.step, one.made_on, one.dated_on, one.number, one.sent_on is not None,
             one.answered_on is not None)
        for one in steps.get(subject, ())
    )  # fmt: skip
