"""Letters to all who owe the committee word past the term of п. 4 or п. 5, each the one it is due.

Who owes is the condition that the registry's list counts by, so nobody is written to whom the
point does not bind (R2). Of п. 4 the request comes first; once it has gone, the reminder.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.kinds import kind_of, list_letters
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters import Batch, LettersService, Progress
from lo_appeals.services.letters_plan import LetterOrder, Plan, Skipped
from lo_appeals.services.registry import RegistryService
from lo_appeals.services.registry_states import RegistryFilter
from lo_appeals.store import letters as register

LATE = "late"  # an order of this kind is one of each kind that somebody is due
TITLE = "Кто не сообщил в срок: запрос и напоминания (п. 4, 5)"


class LateLettersService:
    """One order for requests of the list, reminders of it and reminders of changes."""

    def __init__(self, desk: Desk, registry: RegistryService, letters: LettersService) -> None:
        self._desk = desk
        self._registry = registry
        self._letters = letters

    def orders(self, order: LetterOrder) -> tuple[LetterOrder, ...]:
        """Return an order for each kind of letter that is due; `order` may name fewer bodies."""
        return tuple(self._orders(order))

    def _orders(self, order: LetterOrder) -> Iterator[LetterOrder]:
        owing = self._registry.listed(RegistryFilter(owing=True, find=order.body_text))
        if order.body_ids is not None:
            owing = [one for one in owing if one.body.id in order.body_ids]
        with self._desk.database.read() as connection:
            asked = register.steps(connection)
        lists = [one.body.id for one in owing if one.list_owed]
        due = (
            (list_letters.LIST_REQUEST, [one for one in lists if f"list:{one}" not in asked]),
            (list_letters.LIST_REMINDER, [one for one in lists if f"list:{one}" in asked]),
            (list_letters.CHANGE_REMINDER, [one.body.id for one in owing if one.notices_owed]),
        )
        for kind, ids in due:
            if ids:
                yield replace(order, kind=kind.key, body_ids=tuple(ids), body_text="")

    def plan(self, order: LetterOrder) -> tuple[Plan, ...]:
        """Return what would be made, kind by kind, with everything in its way."""
        return tuple(self._letters.plan(one) for one in self.orders(order))

    def make(
        self,
        order: LetterOrder,
        *,
        cancel: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Batch:
        """Make the letters of every kind that is due; once stopped, no further kind is begun.

        A kind that cannot be made is skipped with its reason: what was made before it is told all
        the same. Raises UserError where no kind could be made.
        """
        done: list[Batch] = []
        refused: list[UserError] = []
        for one in self.orders(order):
            if cancel is not None and cancel.is_set():
                done.append(_without(one, "Остановлено: письма этого вида не составлялись."))
                continue
            try:
                done.append(self._letters.make(one, cancel=cancel, progress=progress))
            except UserError as error:
                refused.append(error)
                done.append(_without(one, str(error)))
        if refused and len(refused) == len(done):
            raise refused[0]
        return _joined(done)


def _without(order: LetterOrder, reason: str) -> Batch:
    """Return what became of a kind of which no letter was made."""
    title = kind_of(order.kind).title
    said = Changes(f"{title}. Не составлены.", frozenset())
    return Batch((), (Skipped(title, reason),), True, said)


def _joined(batches: Sequence[Batch]) -> Batch:
    kinds = frozenset[str]().union(*(one.changes.kinds for one in batches))
    text = " ".join(one.changes.text for one in batches)
    return Batch(
        tuple(made for one in batches for made in one.made),
        tuple(left for one in batches for left in one.skipped),
        any(one.cancelled for one in batches),
        Changes(text or "Все сообщили в срок: писем не нужно.", kinds),
    )
