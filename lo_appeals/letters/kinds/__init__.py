"""One file per kind of letter; `KINDS` lists them.

A new kind is one module here, one template and one entry in the tuple.
"""

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.kinds import month_report
from lo_appeals.letters.kinds.kind import LetterKind

KINDS: tuple[LetterKind, ...] = (month_report.KIND,)


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
