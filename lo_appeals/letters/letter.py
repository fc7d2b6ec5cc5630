"""A letter as it comes out: the file and what its own check found."""

from dataclasses import dataclass, replace

from lo_appeals.letters.document_check import check_package
from lo_appeals.letters.filling import fill
from lo_appeals.letters.schema import Context, Fault, Schema


@dataclass(frozen=True, slots=True)
class Letter:
    """A filled document with the faults of letters.md §5; a draft's marks are no faults."""

    data: bytes
    faults: tuple[Fault, ...]


def compose(
    template: bytes, schema: Schema, context: Context, *, draft: bool = False, letter: bool = True
) -> Letter:
    """Return the letter, filled and checked.

    `letter` False: a list to print, which has no addressee and no signature.

    Raises:
        UserError: a mandatory value is empty and it is no draft.
    """
    stamped = context if letter else replace(context, code="")  # the code is a letter's requisite
    made = fill(template, schema, stamped, draft=draft)
    faults = check_package(made, draft=draft, typed=context.typed_braces(), letter=letter)
    return Letter(made.write(), tuple(faults))
