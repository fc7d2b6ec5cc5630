"""What is known of one kind of letter before any letter of it is made."""

from dataclasses import dataclass

from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.schema import Schema


@dataclass(frozen=True)
class LetterKind:
    """One kind: its key in commands, its title, the clause it serves, its template.

    `needs` are the settings (keys of `Organisation`) without which it is only a draft.
    """

    key: str
    title: str
    clause: str
    template: str
    schema: Schema
    needs: tuple[str, ...]

    def missing_for(self, organisation: Organisation) -> tuple[str, ...]:
        """Return, in Russian, the settings that this kind needs and that are empty."""
        needs = self.needs if organisation.ready_form else ("letterhead", *self.needs)
        return organisation.missing(needs)
