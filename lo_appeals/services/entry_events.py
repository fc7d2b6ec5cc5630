"""What happened to an entry: its moves, states, answer, changes by hand, due days before (D9)."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.texts import day
from lo_appeals.store import entries, journal, moved_due


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an entry's history."""

    day: date
    what: str
    note: str = ""


def happened(connection: sa.Connection, appeal: Appeal) -> list[Event]:
    """Return what happened to an entry, newest first."""
    found = [Event(appeal.registered, "Зарегистрировано", appeal.source)]
    found += [
        Event(moved.day, "Передано", f"{moved.from_body} → {moved.to_body}")
        for moved in entries.moves(connection, appeal.id)
    ]
    for staged in entries.stages(connection, appeal.id):
        note = " · ".join(part for part in (staged.stage, staged.status) if part)
        found.append(Event(staged.day, "Состояние на портале", note))
    if appeal.answered:
        found.append(Event(appeal.answered, "Дан ответ", appeal.resolution))
    for past in moved_due.past(connection, appeal.id):
        note = f"{day(past.was_due)} → {day(past.due)}. {past.reason} ({past.who})"
        found.append(Event(past.at.date(), "Изменён срок", note))
    for line in journal.lines(connection, subject=f"обращение {appeal.number}"):
        what = "; ".join(str(one) for one in line.values)
        note = f"{what} {line.reason} ({line.who})".strip()
        found.append(Event(line.at.date(), line.action.capitalize(), note))
    return sorted(found, key=lambda event: event.day, reverse=True)
