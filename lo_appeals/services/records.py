"""Records of the lower rooms that services hand out: the window and the command line name them."""

from lo_appeals.store.backup import Copy
from lo_appeals.store.batches import Batch
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.entries import Correction
from lo_appeals.store.issued import IssuedReport
from lo_appeals.store.letters import OutgoingLetter, Wanted
from lo_appeals.store.letters_months import MonthWords

__all__ = [
    "Batch", "Copy", "Correction", "IssuedReport", "MonthWords", "NewBody", "OutgoingLetter",
    "Wanted",
]  # fmt: skip
