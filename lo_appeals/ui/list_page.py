"""The frame of a section: quick states and actions, search and conditions, the list, a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from lo_appeals.ui.chips import Chip, ChipRow, Condition
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fruitless import Fruitless
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, LOW, empty_layout, hairline, row, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.search_line import SearchLine

TYPING_PAUSE_MS = 180
FROM_ARROWS = Qt.FocusPolicy.ClickFocus
NARROW = 105  # characters: below, actions are in the menu and the card covers the list
CARD, CARD_LEAST = 66, 62  # characters
LIST_WITH_CARD = 74  # below, the card gives its spare room to the list


class ListPage(QWidget):
    """A section with one list.

    Signals: `found` (text) a moment after typing, `quick` (key of the chip that is down),
    `dropped` (key of a condition that was taken away), `card_opened`, `card_closed`.
    """

    found = Signal(object)
    quick = Signal(object)
    dropped = Signal(object)
    card_opened = Signal()
    card_closed = Signal()

    def __init__(
        self, kit: Kit, hint: str, chips: Sequence[tuple[object, str, Mark | None]]
    ) -> None:
        super().__init__()
        look = self.look = kit.look
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.chips: dict[object, Chip] = {}
        self.chip_row = ChipRow(look)
        for key, text, mark in chips:
            self._add_chip(key, text, mark)
        self.search = SearchLine(look, hint)
        self.buttons: list[QWidget] = []
        self._actions_row = QHBoxLayout()
        self._actions_row.setSpacing(look.u * 2)
        self._conditions = QHBoxLayout()
        self._conditions.setSpacing(look.u * 2)
        self._seeking = False  # whether the search field is wanted beside a card
        self.conditional = True  # whether conditions can be added to this list
        self.more = Button(
            look, "Условие", "plus", flat=True, tip="Добавить условие (Ctrl+Shift+F)"
        )
        self.shown = words("", muted=True)
        self.columns = Button(
            look,
            "",
            "columns-3",
            flat=True,
            tip="Столбцы и их порядок (правая кнопка на заголовке)",
        )
        self.table: RecordTable | None = None
        self.card: QWidget | None = None
        self.lists = QStackedWidget()
        self.fruitless = Fruitless(look)
        self.reset = Button(look, "", "x", flat=True, tip="Снять все условия (Ctrl+Shift+X)")
        self.reset.clicked.connect(self.fruitless.clear.click)
        self.reset.hide()
        self.places = QStackedWidget()
        self.places.setMinimumSize(1, 1)  # of what is shown, not of the empty place
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.places.addWidget(self.split)
        self._compose()
        self._clock = QTimer(self)
        self._connect_frame()

    def _connect_frame(self) -> None:
        self._clock.setSingleShot(True)
        self._clock.setInterval(TYPING_PAUSE_MS)
        self._clock.timeout.connect(self._search_now)
        self.search.textChanged.connect(self._typed)
        self.search.left.connect(self.focus_list)
        self.columns.clicked.connect(self._columns_menu)

    def _compose(self) -> None:
        u = self.look.u
        states = row(self.chip_row, self._actions_row, gap=u * 2)
        finding = row(
            self.search,
            self._conditions,
            self.reset,
            self.more,
            None,
            self.shown,
            self.columns,
            gap=u * 2,
        )
        self._bars = QWidget()
        self._bars.setLayout(stack(states, finding, gap=u * 2, edges=(u * 4, u * 3, u * 4, u * 3)))
        self._line = hairline()
        self.setLayout(stack(self._bars, self._line, self.places, gap=0))

    def show_fruitless(self, conditions: str) -> None:
        """Say which conditions leave nothing; '' shows the list."""
        self.lists.setCurrentIndex(1 if conditions else 0)
        self.fruitless.say(conditions, self.width())

    def _add_chip(self, key: object, text: str, mark: Mark | None) -> None:
        chip = Chip(self.look, text, mark)
        chip.clicked.connect(self._chip_pressed)
        self.chips[key] = chip
        self.chip_row.add(chip)

    def add_action(self, button: Button) -> None:
        """Put a button at the right of the quick states."""
        self.buttons.append(button)
        self._actions_row.addWidget(button)

    def set_table(self, table: RecordTable) -> None:
        """Put the list in; letters typed in it go to the search field."""
        self.table = table
        self.lists.addWidget(table)
        self.lists.addWidget(self.fruitless)
        self.split.addWidget(self.lists)
        self.split.setStretchFactor(0, 1)
        table.typed.connect(self._type_in_search)

    def set_card(self, card: QWidget) -> None:
        """Put the card in, hidden."""
        self.card = card
        self.split.addWidget(card)
        card.setMinimumWidth(self.look.ch * CARD_LEAST)
        self.split.setSizes([10_000, self.look.ch * CARD])
        card.hide()

    def set_empty(self, place: QWidget) -> None:
        """Give the place that is shown while there is nothing at all."""
        self.places.addWidget(place)

    def show_empty(self, empty: bool) -> None:
        """Show the empty place without filters: there is nothing to filter."""
        self.places.setCurrentIndex(1 if empty and self.places.count() > 1 else 0)
        for one in (self._bars, self._line):
            one.setHidden(empty)

    # --- what is chosen -----------------------------------------------------------------------

    def check_chip(self, key: object) -> None:
        """Press a chip down without telling anybody."""
        if key in self.chips:
            self.chips[key].setChecked(True)
            self.chip_row.make_room()
            for chip in self.chips.values():  # Tab comes to the one that is down, as after a click
                policy = Qt.FocusPolicy.StrongFocus if chip.isChecked() else FROM_ARROWS
                chip.setFocusPolicy(policy)

    def _chip_pressed(self) -> None:
        for key, chip in self.chips.items():
            if chip.isChecked():
                self.quick.emit(key)
                return

    def show_conditions(self, conditions: Sequence[tuple[str, str]]) -> None:
        """Show conditions as chips: key and words."""
        empty_layout(self._conditions)
        for key, text in conditions:
            chip = Condition(self.look, text, key)
            chip.removed.connect(self.dropped)
            self._conditions.addWidget(chip)
        self.reset.setVisible(len(conditions) > 1)  # a single one has its own cross

    def set_search(self, text: str) -> None:
        """Show a text in the search field without searching again."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def _typed(self, _text: str) -> None:
        self._clock.start()

    def _search_now(self) -> None:
        self.found.emit(self.search.text())

    def _type_in_search(self, text: str) -> None:
        self._seek()
        self.search.setFocus()
        self.search.insert(text)

    def focus_list(self) -> None:
        """Go to the list."""
        if self._seeking:
            self._seeking = False
            self._make_room()
        if self.table is not None:
            self.table.setFocus()
            if self.table.current_id() is None and self.table.records.rowCount():
                self.table.selectRow(0)

    def focus_search(self) -> None:
        """Go to the search field."""
        self._seek()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _seek(self) -> None:
        """Bring back what gave way to a card: nobody types into what is not seen."""
        if self.card_open and self._bars.isHidden():
            if self.lists.isHidden():
                self.close_card()
            self._seeking = True
            self._make_room()

    def _columns_menu(self) -> None:
        if self.table is not None:
            place = self.columns.mapToGlobal(self.columns.rect().bottomLeft())
            self.table.columns.menu().popup(place)

    # --- the card -----------------------------------------------------------------------------

    @property
    def card_open(self) -> bool:
        """Tell whether the card is shown."""
        return self.card is not None and not self.card.isHidden()

    def open_card(self) -> None:
        """Show the card beside the list."""
        if self.card is not None:
            self.card.show()
            self._make_room()
            self.card_opened.emit()

    def close_card(self) -> None:
        """Hide the card and go back to the list."""
        if self.card is not None and self.card_open:
            self.card.hide()
            self._make_room()
            self.focus_list()
            self.card_closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room anew."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        narrow = self.width() < self.look.ch * NARROW
        for one in self.buttons:
            one.setHidden(narrow)
        self.more.setHidden(narrow or not self.conditional)
        self.search.setFixedWidth(self.look.ch * (24 if narrow else 36))
        if self.table is not None:
            self._divide()
            covered = narrow and self.card_open
            self.lists.setHidden(covered)
            if self.places.currentIndex() == 0:
                low = self.height() < self.look.row * LOW and not self._seeking
                for one in (self._bars, self._line):  # the card needs their height
                    one.setHidden(covered or (low and self.card_open))

    def _divide(self) -> None:
        """Where it is tight the card is as narrow as it may be: the list keeps its dates."""
        ch, width = self.look.ch, self.width()
        if self.card_open and width < ch * (LIST_WITH_CARD + CARD):
            self.split.setSizes([width - ch * CARD_LEAST, ch * CARD_LEAST])
