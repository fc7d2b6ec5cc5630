"""One file per kind of letter, or per family of kinds; `KINDS` lists them.

A new kind is one module here, one template and one entry in the tuple.
"""

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.kinds import (
    contacts,
    due_letters,
    governor,
    list_letters,
    month_report,
    neutral,
    notice,
)
from lo_appeals.letters.kinds.kind import LetterKind

KINDS: tuple[LetterKind, ...] = (
    month_report.KIND,
    notice.KIND,
    governor.KIND,
    list_letters.LIST_REQUEST,
    list_letters.LIST_REMINDER,
    list_letters.CHANGE_REMINDER,
    due_letters.DUE_REMINDER,
    due_letters.REPEAT_REMINDER,
    neutral.NEUTRAL,
    neutral.ACT,
    contacts.KIND,
)


def kind_of(key: str) -> LetterKind:
    """Return the kind with that key.

    Raises:
        UserError: there is none; the sentence lists those that are.
    """
    for kind in KINDS:
        if kind.key == key:
            return kind
    known = ", ".join(kind.key for kind in KINDS)
    raise UserError(f"Вида письма «{key}» нет.", f"Есть такие: {known}.")
