"""The column in the window: folds, comes back, asks for the day anew, keeps marks."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lo_appeals.domain.texts import number
from lo_appeals.services.agenda import Agenda, Matter
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row
from lo_appeals.ui.tasks import Work
from lo_appeals.ui.today.panel import WIDE, TodayPanel

MINUTE_MS = 60_000


class TodayColumn(QWidget):
    """`wanted` with the Goal of a figure or a matter; `room_changed` after folding.

    `new_day` when midnight has passed: everything is judged anew.

    Folded by the clerk it stays folded. Where the page would get too narrow it folds by itself
    and comes back with the room; F4 shows it all the same until the page changes.
    """

    wanted = Signal(object)
    room_changed = Signal()
    new_day = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing, leading: QHBoxLayout) -> None:
        super().__init__()
        self._kit, self._office, self._changing = kit, office, changing
        look = kit.look
        self.panel = TodayPanel(look, self._today)
        self.setLayout(row(self.panel, hairline(upright=True), gap=0))
        self.setFixedWidth(look.ch * WIDE + 1)
        self.button = Button(look, "Сегодня", "panel-left", flat=True)
        self.chip = Button(look, "", "star", tip="Доклад Губернатору (п. 12)")
        self.chip.tone = "done_late"
        leading.addWidget(self.button)
        leading.addWidget(self.chip)
        self.narrow = self.forced = False
        self._need = 0
        self._day = self._today()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        self._minute.start()
        panel = self.panel
        panel.wanted.connect(self.wanted)
        panel.fold.clicked.connect(self.toggle)
        panel.all_back.connect(self._bring_back)
        panel.matters.opened.connect(self._open)
        panel.matters.done.connect(self._done)
        panel.matters.put_off.connect(self._put_off)
        self.button.clicked.connect(self.toggle)
        self.chip.clicked.connect(self._first_clock)
        self._show()

    def _today(self) -> date:
        return self._office.clock().date()

    # --- the day ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the day anew."""
        self._kit.tasks.run(self._fetch, self.show_agenda, key="agenda")

    def _fetch(self, _work: Work) -> Agenda:
        return self._office.agenda.today()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the day in the column and in the button."""
        self.panel.show_agenda(agenda)
        waiting = f"Сегодня: {number(agenda.waiting)}" if agenda.waiting else "Сегодня"
        self.button.say(waiting)
        self.button.setToolTip(f"{waiting}. Развернуть (F4)")
        self._tell_time()
        self._show()

    def tick(self) -> None:
        """A minute has passed, and perhaps a day."""
        self._tell_time()
        if self._today() != self._day:
            self._day = self._today()
            self.new_day.emit()

    def _tell_time(self) -> None:
        agenda, now = self.panel.agenda, self._office.clock()
        self.panel.tick(now)
        if agenda is not None and agenda.governor:
            first = agenda.governor[0]
            self.chip.say(first.left(now))
            self.chip.setToolTip(f"Губернатору: {first.topic} (п. 12)")
            self.chip.setAccessibleName(f"Губернатору: {first.topic}, {first.left(now)}")

    def _first_clock(self) -> None:
        agenda = self.panel.agenda
        if agenda is not None and agenda.governor:
            self.wanted.emit(agenda.governor[0].goal)

    # --- folding ------------------------------------------------------------------------------

    @property
    def open(self) -> bool:
        """Whether the column stands at the left."""
        if self.narrow:
            return self.forced
        return not self._kit.screen.today_folded

    def toggle(self) -> None:
        """Fold, or show again (F4)."""
        shown = self.open
        if self.narrow:
            self.forced = not shown
        else:
            self._kit.screen.today_folded = shown
        self._show()
        self.room_changed.emit()
        if not shown:
            self.focus()

    def focus(self) -> None:
        """Go to the matters."""
        if self.panel.matters.count():
            self.panel.matters.setFocus()
        else:
            self.panel.fold.setFocus()

    def make_room(self, chars: float, need: int) -> None:
        """Fold by itself where a window of `chars` characters has no room for a page of `need`."""
        narrow = chars - WIDE < need
        if need != self._need or narrow != self.narrow:
            self.forced = False
        self._need, self.narrow = need, narrow
        self._show()

    def _show(self) -> None:
        shown, agenda = self.open, self.panel.agenda
        self.setVisible(shown)
        self.button.setVisible(not shown)
        self.chip.setVisible(not shown and agenda is not None and bool(agenda.governor))

    # --- marks --------------------------------------------------------------------------------

    def _open(self, matter: Matter) -> None:
        self.wanted.emit(matter.goal)

    def _done(self, matter: Matter) -> None:
        self._changing.do(partial(self._office.agenda.done, matter))

    def _put_off(self, matter: Matter, until: date) -> None:
        self._changing.do(partial(self._office.agenda.put_off, matter, until))

    def _bring_back(self) -> None:
        self._changing.do(self._office.agenda.bring_back)
