"""«Отобрать по значению»: conditions out of the row that the clerk points at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lo_appeals.domain.appeals import Appeal, State
from lo_appeals.domain.selection import Flag, Law, Quick, Selection, ValueIs
from lo_appeals.domain.texts import day
from lo_appeals.ui.appeals.columns import Judgement
from lo_appeals.ui.appeals.conditions import (
    COLUMNS,
    TERMS,
    with_flag,
    with_value,
)
from lo_appeals.ui.cells import ListColumn

Change = Callable[[Selection], Selection]
EMPTY = Selection()
NOT_PICKED = ("number", "notes")  # each entry has its own
OF_STATE = {
    State.LATE: Quick.LATE, State.TODAY: Quick.TODAY, State.SOON: Quick.SOON,
    State.OPEN: Quick.OPEN,
}  # fmt: skip
LONGEST = 60  # letters of a line of the menu


@dataclass(frozen=True, slots=True)
class Choice:
    """One column of a row: its condition in words, and what each choice does to a selection."""

    key: str
    words: str
    only: Change
    without: Change | None = None


def choices(
    appeal: Appeal, columns: Sequence[ListColumn[Appeal]], judge: Judgement
) -> list[Choice]:
    """Return what can be picked from a row, in the order of its columns."""
    return [_choice(appeal, one.key, judge) for one in columns if one.key not in NOT_PICKED]


def _choice(appeal: Appeal, key: str, judge: Judgement) -> Choice:
    if key == "state":
        return Choice(key, f"Состояние: {judge.state(appeal).value}", _of_state(appeal, judge))
    if key in ("due", "left"):
        due = partial(replace, due_from=appeal.due, due_to=appeal.due)
        return Choice(key, f"Срок: {day(appeal.due)}", due, _without("due", appeal.due))
    if key == "registered":
        on = appeal.registered
        change = partial(replace, registered_from=on, registered_to=on)
        return Choice(key, f"Зарегистрировано: {day(on)}", change, _without(key, on))
    if key == "accelerated":
        return _of_order(appeal)
    if key == "body":
        return _of_body(appeal)
    value = getattr(appeal, key)
    words = f"{COLUMNS[key].title}: {COLUMNS[key].to_text(value) or 'пусто'}"
    if key in ("category", "status") and value:
        return Choice(key, words, partial(replace, **{key: value}), _without(key, value))
    return Choice(key, words, partial(with_value, ValueIs(key, value)), _without(key, value))


def _without(key: str, value: object) -> Change:
    return partial(with_value, ValueIs(key, value, excluded=True))


def _of_body(appeal: Appeal) -> Choice:
    words, other = f"Орган: {appeal.body or 'не определён'}", _without("body_id", appeal.body_id)
    if appeal.body_id is None:
        return Choice("body", words, partial(with_value, ValueIs("body_id", None)), other)
    return Choice("body", words, partial(replace, body_ids=(appeal.body_id,), body_text=""), other)


def _of_order(appeal: Appeal) -> Choice:
    if appeal.law59:
        return Choice("accelerated", Law.LAW59.value, partial(replace, law=Law.LAW59))
    return Choice(
        "accelerated", TERMS[appeal.accelerated], partial(replace, accelerated=appeal.accelerated)
    )


def _of_state(appeal: Appeal, judge: Judgement) -> Change:
    """Return what leaves the entries of the same state; a quick state takes the other's place."""
    now = judge.state(appeal)
    if now is State.VERY_LATE:
        return partial(replace, quick=Quick.LATE, late_over=judge.watch.very_late_days)
    if now is State.DECLINED:
        return partial(_flagged, Flag.DECLINED, Quick.ALL)
    if now is State.DONE_LATE:
        return partial(_flagged, Flag.ANSWERED_LATE, Quick.DONE)
    return partial(replace, quick=OF_STATE.get(now, Quick.DONE))


def _flagged(flag: Flag, quick: Quick, selection: Selection) -> Selection:
    return with_flag(flag, replace(selection, quick=quick))
