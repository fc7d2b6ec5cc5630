"""A `Selection` as SQL. The figures of a period are conditions too: one home for both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

import sqlalchemy as sa

from lo_appeals.domain.appeals import State
from lo_appeals.domain.selection import FigureRef, Flag, Law, Quick, Selection, ValueIs
from lo_appeals.domain.timeliness import Period
from lo_appeals.store import holders, notes, search
from lo_appeals.store.schema import body, correction, entry, image
from lo_appeals.store.schema_appeals import governor_item

Condition = sa.ColumnElement[bool]
E = entry.c


@dataclass(frozen=True, slots=True)
class Judge:
    """By which day and thresholds a list is judged (D7; figures.md «Period»)."""

    today: date
    leads: Mapping[int, int]  # rule id -> days before the due day from which it is at risk
    very_late_days: int  # past the due day from which an entry is very late
    last_judged: Callable[[Period], date]  # the last due day that has passed unanswered


OPEN = sa.and_(E.answered.is_(None), E.declined.is_(False))


def at_risk(judge: Judge) -> Condition:
    """Open, not past due, and the risk has begun."""
    parts = [
        sa.and_(E.rule_id == rule_id, E.due <= judge.today + timedelta(lead))
        for rule_id, lead in judge.leads.items()
    ]
    return sa.and_(OPEN, E.due >= judge.today, sa.or_(sa.false(), *parts))


def quick(which: Quick, judge: Judge) -> Condition:
    """Return the condition of one quick state."""
    return {
        Quick.ALL: sa.true(),
        Quick.LATE: sa.and_(OPEN, E.due < judge.today),
        Quick.TODAY: sa.and_(OPEN, E.due == judge.today),
        Quick.SOON: at_risk(judge),
        Quick.OPEN: OPEN,
        Quick.DONE: E.answered.is_not(None),
        Quick.ERRORS: data_error(),
    }[which]


def in_state(which: State, judge: Judge) -> Condition:
    """Return which entries stand so today: `domain.appeals.state` as SQL, one state an entry."""
    counted_ = E.declined.is_(False)
    answered = sa.and_(counted_, E.answered.is_not(None))
    very_late = judge.today - timedelta(judge.very_late_days)
    risk = at_risk(judge)
    return {
        State.DECLINED: E.declined.is_(True),
        State.DONE: sa.and_(answered, E.answered <= E.due),
        State.DONE_LATE: sa.and_(answered, E.answered > E.due),
        State.VERY_LATE: sa.and_(OPEN, E.due < very_late),
        State.LATE: sa.and_(OPEN, E.due < judge.today, E.due >= very_late),
        State.TODAY: sa.and_(OPEN, E.due == judge.today),
        State.SOON: sa.and_(risk, E.due > judge.today),
        State.OPEN: sa.and_(OPEN, E.due > judge.today, sa.not_(risk)),
    }[which]


def data_error() -> Condition:
    """«Завершено» or «Отправлен ответ» without a day of answer (figures.md «Answered»).

    SQLite does not know Cyrillic case: the three ways of writing are named.
    """
    finished = sa.or_(
        E.stage.in_(("Завершено", "завершено", "ЗАВЕРШЕНО")),
        E.status.like("Отправлен ответ%"),
        E.status.like("отправлен ответ%"),
        E.status.like("ОТПРАВЛЕН ОТВЕТ%"),
    )
    return sa.and_(E.answered.is_(None), finished)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a period as SQL: its ends and the last judged due day."""

    first: sa.ColumnElement[date]
    last: sa.ColumnElement[date]
    last_due: sa.ColumnElement[date]

    @classmethod
    def of(cls, period: Period, last_due: date) -> "Days":
        """Return the days themselves; `NAMED` are places for them in a query made once."""
        return cls(sa.literal(period.first), sa.literal(period.last), sa.literal(last_due))


NAMED = Days(*(sa.bindparam(key, type_=sa.Date()) for key in ("first", "last", "last_due")))


class Part(Enum):
    """Which entries are already known to be looked at: a figure need not ask for that again."""

    ALL = "all"
    ANSWERED = "answered"  # in the period
    WAITING = "waiting"  # registered by its end and not answered by then


def figure(key: str, days: Days, part: Part = Part.ALL) -> Condition:
    """Return which entries a figure of figures.md counts."""
    first, last = days.first, days.last
    received = E.registered.between(first, last)
    whole, yes, no = part is Part.ALL, sa.true(), sa.false()
    touching: Condition = sa.or_(E.answered.is_(None), E.answered >= first) if whole else yes
    answered: Condition = yes if part is Part.ANSWERED else no
    closing: Condition = yes if part is Part.WAITING else no
    if whole:
        answered = E.answered.between(first, last)
        closing = sa.and_(E.registered <= last, sa.or_(E.answered.is_(None), E.answered > last))
    overdue = sa.and_(closing, E.due <= days.last_due)
    matured = sa.and_(overdue, E.due >= first)
    return {
        "opening": sa.and_(E.registered < first, touching),
        "received": received,
        "accelerated": sa.and_(received, E.accelerated),
        "answered": answered,
        "answered_in_time": sa.and_(answered, E.answered <= E.due),
        "answered_late": sa.and_(answered, E.answered > E.due),
        "closing": closing,
        "overdue_open": overdue,
        "matured_open": matured,
        "base": sa.or_(answered, matured),  # by which timeliness is divided
        "postponed": sa.and_(closing, E.postponed.is_(True)),
        "repeated": sa.and_(received, repeated()),
        "graded": sa.and_(answered, E.grade.is_not(None)),
        "graded_high": sa.and_(answered, E.grade >= 4),
        "late": sa.or_(sa.and_(answered, E.answered > E.due), overdue),
    }[key]


def repeated() -> Condition:
    """Return which entries are considered again, here or by the portal's mark."""
    return sa.or_(E.cycle > 1, E.repeat.not_in(("", "Нет", "нет")))


def flagged(flag: Flag) -> Condition:
    """Return which entries carry a mark."""
    reported = sa.select(governor_item.c.entry_id).where(
        governor_item.c.significant, governor_item.c.entry_id.is_not(None)
    )
    return {
        Flag.POSTPONED: E.postponed.is_(True),
        Flag.REPEATED: repeated(),
        Flag.ANSWERED_LATE: E.answered > E.due,
        Flag.CORRECTED: E.id.in_(sa.select(correction.c.entry_id)),
        Flag.NOTED: E.id.in_(notes.annotated()),
        Flag.SIGNIFICANT: E.id.in_(reported),
        Flag.LATE_ON_PORTAL: E.overdue_portal.is_(True),
        Flag.DECLINED: E.declined.is_(True),
    }[flag]


def counted() -> Condition:
    """Return which entries stand in figures at all: not declined, not deleted."""
    return sa.and_(E.declined.is_(False), E.deleted.is_(False))


def where(connection: sa.Connection, selection: Selection, judge: Judge) -> list[Condition]:
    """Return the conditions of a selection, the quick state left to the caller."""
    parts: list[Condition] = [E.deleted.is_(False)]
    if selection.law is not Law.BOTH:
        parts.append(E.law59.is_(selection.law is Law.LAW59))
    if selection.find.strip():
        parts.append(search.understood(connection, selection.find).condition)
    if selection.figure:
        parts += _of_figure(selection.figure, judge)
    parts += _of_body(selection)
    parts += _of_days(selection)
    parts += _of_facts(selection, judge)
    if selection.batch is not None:
        touched = sa.select(image.c.entry_id).where(image.c.batch_id == selection.batch)
        parts.append(E.id.in_(touched))
    if selection.chosen is not None:
        # written into the text: a base allows only so many bound values
        ids: sa.BindParameter[int] = sa.bindparam(
            "chosen", selection.chosen, expanding=True, literal_execute=True
        )
        parts.append(E.id.in_(ids))
    if selection.unconfirmed:
        parts.append(sa.and_(OPEN, E.unconfirmed_by.is_not(None)))
    return parts


def _of_figure(ref: FigureRef, judge: Judge) -> list[Condition]:
    days = Days.of(ref.period, judge.last_judged(ref.period))
    parts = [counted(), figure(ref.key, days)]
    if not (ref.of_body or ref.body_type):
        return parts
    held = holders.holder(ref.period.last)
    if ref.of_body:
        mine = holders.with_merged(body.c.id == ref.body_id, ref.period.last)
        parts.append(held.is_(None) if ref.body_id is None else held.in_(mine))
    if ref.body_type:
        parts.append(held.in_(holders.of_type(ref.body_type, ref.period.last)))
    return parts


def _of_facts(selection: Selection, judge: Judge) -> list[Condition]:
    parts = [flagged(flag) for flag in selection.flags]
    parts += [_has(one, judge) for one in selection.values]
    if selection.category:
        parts.append(E.category == selection.category)
    if selection.status:
        parts.append(E.status == selection.status)
    if selection.accelerated is not None:
        parts.append(E.accelerated.is_(selection.accelerated))
    if selection.late_over is not None:
        parts.append(sa.and_(OPEN, E.due < judge.today - timedelta(selection.late_over)))
    return parts


def _has(one: ValueIs, judge: Judge) -> Condition:
    """Return which entries have a value, or any other; what is not known differs from all."""
    if one.key == "state":
        there = in_state(State[str(one.value)], judge)
        return sa.not_(there) if one.excluded else there
    column = E[one.key]
    if one.excluded:
        return column.is_distinct_from(one.value)
    return column.is_not_distinct_from(one.value)


def _of_body(selection: Selection) -> list[Condition]:
    parts: list[Condition] = []
    if selection.body_ids:
        parts.append(E.body_id.in_(selection.body_ids))
    if selection.body_text.strip():
        parts.append(E.body_id.in_(search.bodies_like(selection.body_text)))
    if selection.body_type:
        wanted = sa.select(body.c.id).where(body.c.type == selection.body_type.value)
        parts.append(E.body_id.in_(wanted))
    if selection.group_of is not None:
        parts.append(E.body_id.in_(holders.with_subordinates(selection.group_of)))
    return parts


def _of_days(selection: Selection) -> list[Condition]:
    ends = (
        (selection.due_from, E.due.__ge__),
        (selection.due_to, E.due.__le__),
        (selection.registered_from, E.registered.__ge__),
        (selection.registered_to, E.registered.__le__),
    )
    return [condition(day) for day, condition in ends if day is not None]
