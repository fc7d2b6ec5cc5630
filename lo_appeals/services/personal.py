"""The applicant and the text of an entry: kept only where a setting says so, shown on demand (J4).

Every demand stands in the journal, so who may not write there sees none of them.
"""

from dataclasses import dataclass

from lo_appeals.domain.errors import UserError
from lo_appeals.services.desk import Desk
from lo_appeals.store import corrections, journal, personal

SHOWN = "показаны заявитель и текст"


@dataclass(frozen=True, slots=True)
class Personal:
    """What an export said of a citizen."""

    applicant: str
    text: str


class PersonalService:
    """Shows the personal values of one entry."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, entry_id: int) -> Personal:
        """Return them, and write into the journal that they were asked for.

        Raises UserError where none are kept, or where this session may not write.
        """
        with self._desk.database.write() as connection:
            found = personal.of(connection, entry_id)
            if found is None:
                raise UserError(
                    "Заявителя и текста у этого обращения нет: их не загружали или обезличили.",
                    "Остальное на месте.",
                )
            number = corrections.locked(connection, entry_id)["number"]
            subject = f"обращение {number}"
            journal.write(connection, self._desk.clock(), self._desk.who, SHOWN, subject)
            return Personal(*found)
