"""What the frame around the pages says: freshness, the last copy, what is selected."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.texts import counted, number
from lo_appeals.services.appeals import Freshness
from lo_appeals.services.office import Office
from lo_appeals.ui.header import Header, short_stamp
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.status_line import StatusLine
from lo_appeals.ui.tasks import Work

NOUNS = {
    REGISTRY: ("орган", "органа", "органов"),
    APPEALS: ("обращение", "обращения", "обращений"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How fresh the data are, the last copy, the bodies for Ctrl+K, what to be warned of."""

    freshness: Freshness
    copy: datetime | None
    bodies: tuple[tuple[int, str, str], ...]
    warnings: tuple[str, ...]


class Frame(QObject):
    """Fills header and status line; `looked` (Standing) after each look, `said` on new words."""

    looked = Signal(object)
    said = Signal()

    def __init__(self, kit: Kit, office: Office, header: Header, status: StatusLine) -> None:
        super().__init__(status)
        self._kit, self._office = kit, office
        self._header, self._status = header, status
        self._words: dict[int, str] = {}  # by section

    def reload(self) -> None:
        """Look again."""
        self._kit.tasks.run(self._fetch, self._show, key="frame")

    def _fetch(self, _work: Work) -> Standing:
        office = self._office
        return Standing(
            office.appeals.freshness(), office.copies.last_checked(),
            tuple((one.id, one.name, one.type.value) for one in office.bodies.listed()),
            (*office.copies.warnings(), *office.rules.warnings()),
        )  # fmt: skip

    def _show(self, standing: Standing) -> None:
        self._header.show_freshness(standing.freshness)
        self._status.stamp.setText(short_stamp(standing.freshness))
        self._status.show_copy(standing.copy, shared=bool(self._office.address))
        self._status.copy.setToolTip("\n".join(standing.warnings))
        self.looked.emit(standing)

    # --- the words of a section -----------------------------------------------------------------

    def tell_selected(self, section: int, count: int, whole: int) -> None:
        """Remember what a list has selected."""
        said = f"Выделено: {counted(count, *NOUNS[section])}" if count else ""
        self._remember(section, said or f"В списке {number(whole)}")

    def tell_month(self, text: str) -> None:
        """Remember which month the reports show."""
        self._remember(REPORTS, text)

    def _remember(self, section: int, text: str) -> None:
        self._words[section] = text
        self.said.emit()

    def show_words(self, section: int, of_sheet: str | None) -> None:
        """Say the words of a section, or those of a sheet over it."""
        words = self._words.get(section, "") if of_sheet is None else of_sheet
        self._status.says.setText(words)
