"""п. 12 on the card of an entry: what was decided, and the panel that decides (D14)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from lo_appeals.domain.dates_typed import typed_moment
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.domain.texts import counted, moment
from lo_appeals.services.changes import Changes
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import row, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.popover import WritingPopover

HOURS = ("час", "часа", "часов")
ABOUT = "Срок доклада Губернатору (п. 12) пойдёт с момента выявления. Это можно отменить."


def decided(item: GovernorItem | None, now: datetime) -> str:
    """Return what was decided of an entry under п. 12, with its clock; '' for nothing."""
    if item is None:
        return ""
    if not item.significant:
        return "значимым не признано"
    if item.reported_at is not None:
        late = ", позже срока" if item.late(now) else ""
        return f"доложено Губернатору {moment(item.reported_at)}{late}"
    return f"доложить Губернатору до {moment(item.due_at)}: {left(item, now)}"


def left(item: GovernorItem, now: datetime) -> str:
    """Return how long the clock still runs, in words."""
    hours = int(abs(item.left(now).total_seconds()) // 3600)
    return "срок истёк" if item.late(now) else f"осталось {counted(hours, *HOURS)}"


@dataclass(frozen=True, slots=True)
class Typed:
    """Why an entry is significant, and when that was seen; None: now."""

    ground: str
    detected_at: datetime | None


class SignificantPopover(WritingPopover):
    """`write` is called with what was typed."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        changing: Changing,
        now: datetime,
        write: Callable[[Typed], Changes],
    ) -> None:
        super().__init__(look, parent, "Значимое обращение (п. 12)", changing, write)
        self._now, self._present = now, moment(now)
        self.ground = _line(look, "Чем значимо", 46)
        self.detected = _line(look, "Выявлено", 17)
        self.detected.setText(self._present)
        self.decide = Button(look, "Признать значимым", "star", primary=True,
                             tip="Признать значимым (Enter)")  # fmt: skip
        self.compose(
            words(ABOUT, look.small, muted=True, wrap=True),
            words("Чем значимо (войдёт в доклад, можно оставить пустым)"), self.ground,
            row(words("Выявлено"), self.detected, None, gap=look.u * 2),
            first=self.ground, press=self.decide,
        )  # fmt: skip

    def take(self) -> None:
        """Decide; a moment that is not understood stays with its error."""
        typed = self.detected.text().strip()
        try:
            at = self._now if typed == self._present else typed_moment(typed, self._now)
        except UserError as error:
            self.say(str(error))
            self.detected.setFocus()
            return
        self.write(Typed(self.ground.text().strip(), at))


def _line(look: Look, name: str, chars: int) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setFixedHeight(look.control)
    made.setMinimumWidth(look.ch * chars)
    return made
