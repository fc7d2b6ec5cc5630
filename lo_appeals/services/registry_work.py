"""One piece of work on the registry: a transaction, its journal lines, and the way back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import Clash, Conflict, UserError
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.store import bodies, journal, ledger
from lo_appeals.store.ledger import Ledger, Step

KINDS = frozenset({"bodies"})
Values = Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Note:
    """One journal line."""

    action: str
    subject: str
    changes: Values
    reason: str = ""


@dataclass(slots=True)
class Work:
    """An open transaction that remembers what it wrote and what the journal says of it."""

    desk: Desk
    connection: sa.Connection
    ledger: Ledger
    notes: list[Note] = field(default_factory=list)

    def body(self, body_id: int) -> Body:
        """Return a body. Raises UserError where it is gone."""
        try:
            return bodies.get(self.connection, body_id)
        except KeyError as error:
            raise UserError(
                "Этого органа в реестре больше нет.", "Обновите список (F5)."
            ) from error

    def note(self, action: str, body: Body, changes: Values, reason: str = "") -> None:
        """Write a journal line on a body; only what differs is kept."""
        self.write(Note(action, subject_of(body.name), changes, reason))

    def write(self, note: Note) -> None:
        """Write a journal line."""
        kept = {key: pair for key, pair in note.changes.items() if _differ(*pair)}
        journal.write(self.connection, self.desk.clock(), self.desk.who, note.action,
                      note.subject, changes=kept, reason=note.reason)  # fmt: skip
        self.notes.append(note)

    def done(self, text: str, ids: tuple[int, ...] = (), kinds: frozenset[str] = KINDS) -> Changes:
        """Return what was done, with its undo."""
        steps, notes = tuple(self.ledger.steps), tuple(self.notes)
        if not steps:
            return Changes("Изменений нет.", frozenset(), None, ids)
        return Changes(
            text, kinds, lambda: take_back(self.desk, text, steps, notes, ids=ids, kinds=kinds), ids
        )


@contextmanager
def working(desk: Desk) -> Iterator[Work]:
    """One transaction of the registry; nothing is written where anything fails."""
    with desk.database.write() as connection:
        yield Work(desk, connection, Ledger(connection))


def take_back(
    desk: Desk, text: str, steps: Sequence[Step], notes: Sequence[Note], *,
    ids: tuple[int, ...], kinds: frozenset[str],
) -> Changes:  # fmt: skip
    """Put everything back as it was; what is returned can be undone in turn.

    Raises UserError where something of it was changed later.
    """
    with desk.database.write() as connection:
        work = Work(desk, connection, ledger.undo(connection, steps))
        for note in reversed(notes):
            back = {key: (new, old) for key, (old, new) in note.changes.items()}
            work.write(Note(_opposite(note.action), note.subject, back))
        return work.done(_opposite(text), ids, kinds)


_CANCELLED, _AGAIN = "отменено: ", "снова: "


def _opposite(text: str) -> str:
    """Return «отменено: назначен» for «назначен», and «снова: назначен» for that."""
    for mark, other in ((_CANCELLED, _AGAIN), (_AGAIN, _CANCELLED)):
        for shown, given in ((mark, other), (mark.capitalize(), other.capitalize())):
            if text.startswith(shown):
                return given + text[len(shown) :]
    capital = text[:1].isupper()
    return (_CANCELLED.capitalize() if capital else _CANCELLED) + text


def subject_of(name: str) -> str:
    """Return how the journal names a body."""
    return f"орган {name}"


def changed_meanwhile(
    what: str, found: tuple[Clash, ...] = (), version: int = 0, who: str = ""
) -> Conflict:
    """Return the error for a record that is not as the form showed it.

    Where the record is still there, `found` are the fields that differ and `version` is its own.
    """
    return Conflict(f"{what}: за это время сведения изменились.", found, version, who)


def clashing(work: Work, body: Body, what: str, found: tuple[Clash, ...], version: int) -> Conflict:
    """Return the Conflict of a record kept of a body that differs in the fields `found`."""
    return changed_meanwhile(what, found, version, by_whom(work.connection, body.name, found))


def by_whom(connection: sa.Connection, body: str, found: Sequence[Clash]) -> str:
    """Return who wrote last one of the fields that differ; '' where the journal does not say."""
    fields = [one.title for one in found]
    return journal.last_author(connection, subject_of(body), fields) if fields else ""


def _differ(old: object, new: object) -> bool:
    """Tell whether a change is one to be told: nothing instead of nothing is not."""
    return old != new and not (old in (None, "") and new in (None, ""))


def differing(
    before: Mapping[str, Any], after: Mapping[str, Any], titles: Mapping[str, str]
) -> Values:
    """Return old and new of the named columns that differ, under their Russian titles."""
    return {
        title: (before.get(key), after[key])
        for key, title in titles.items()
        if key in after and before.get(key) != after[key]
    }
