"""What every writing method returns: words for the message bar, what changed, how to undo it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """One finished piece of work.

    `kinds` names what views should look at again: appeals, bodies, settings, rules, reports,
    imports. `undo` puts everything back and returns its own changes.
    """

    text: str
    kinds: frozenset[str]
    undo: "Callable[[], Changes] | None" = None
    ids: tuple[int, ...] = ()
    batch: int | None = None
