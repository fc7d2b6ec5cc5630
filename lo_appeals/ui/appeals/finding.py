"""What the list of entries asks the base for: the rows of a selection, their counts and names."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.services.office import Office
from lo_appeals.services.saved_filters import SavedFilter
from lo_appeals.ui.appeals.columns import Judgement
from lo_appeals.ui.tasks import Work


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a selection: `whole` counts all entries of its regime, `names` are bodies."""

    selection: Selection
    ids: "array[int]"
    counts: Mapping[Quick, int]
    whole: int
    judge: Judgement
    names: Mapping[int, str]
    categories: Sequence[str]
    saved: Sequence[SavedFilter]


def find(office: Office, selection: Selection, _work: Work) -> Found:
    """Ask for all that the list shows of a selection; off the thread of the window."""
    appeals = office.appeals
    judge = Judgement(appeals.today(), appeals.watch(), appeals.terms())
    bodies = office.bodies.listed(abolished=True)
    return Found(
        selection, appeals.ids(selection), appeals.counts(selection),
        appeals.count(Selection(law=selection.law)), judge,
        {one.id: one.name for one in bodies}, appeals.categories(), office.filters.listed(),
    )  # fmt: skip
