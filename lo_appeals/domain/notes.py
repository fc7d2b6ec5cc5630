"""Notes of the clerk on an entry: seen here only, in no letter and in no figure."""

from dataclasses import dataclass
from datetime import datetime

from lo_appeals.domain.texts import moment


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `who` is '' and `at` None where an older program did not keep them."""

    id: int
    entry_id: int
    text: str
    who: str
    at: datetime | None
    edited_at: datetime | None = None

    @property
    def signature(self) -> str:
        """Who wrote it and when, in words."""
        said = [moment(self.at) if self.at else "", self.who]
        if self.edited_at is not None:
            said.append(f"исправлено {moment(self.edited_at)}")
        return ", ".join(filter(None, said)) or "из прежней версии программы"

    def by(self, who: str) -> bool:
        """Tell whether that person may change its words: their own, and those of nobody known.

        The name in brackets comes from the settings and may have been written later.
        """
        return not self.who or _account(self.who) == _account(who)


def _account(who: str) -> str:
    return who.partition(" (")[0]
