"""What is known of one kind of letter before any letter of it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.dossier import Dossier, Draft, Skip
from lo_appeals.letters.schema import Schema


class To(Enum):
    """Whom letters of a kind go to."""

    VICE_GOVERNOR = "vice_governor"
    GOVERNOR = "governor"
    BODY = "body"
    NOBODY = "nobody"  # a list, not a letter


ALL_TYPES = frozenset(BodyType)


@dataclass(frozen=True)
class LetterKind:
    """One kind: its key in commands, its title, the clause it serves, its template.

    `needs` are the settings (keys of `Organisation`) without which it is only a draft. `types`
    are the bodies that it may concern. `write` turns a dossier into a draft or a reason for none;
    it is None for the month's report, which is written from figures. `step` is its place in the
    ladder of reminders.
    """

    key: str
    title: str
    clause: str
    template: str
    schema: Schema
    needs: tuple[str, ...]
    to: To = To.VICE_GOVERNOR
    types: frozenset[BodyType] = ALL_TYPES
    write: Callable[[Dossier], Draft | Skip] | None = None
    step: str = ""
    monthly: bool = False
    file_stem: str = ""

    @property
    def tells_of_entries(self) -> bool:
        """Whether letters of this kind are written from entries: they ask for fresh data."""
        return self.to is not To.NOBODY and bool(self.schema.lists or self.to is To.GOVERNOR)

    def missing_for(self, organisation: Organisation) -> tuple[str, ...]:
        """Return, in Russian, the settings that this kind needs and that are empty."""
        bare = organisation.ready_form or self.to is To.NOBODY
        needs = self.needs if bare else ("letterhead", *self.needs)
        return organisation.missing(needs)
