"""«Реестр»: the list of bodies with its quick states, conditions and actions."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from lo_appeals.domain.texts import fold, number
from lo_appeals.services.letters_late import LATE
from lo_appeals.services.office import Office
from lo_appeals.services.rights import Area
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.registry.card_work import CardWork
from lo_appeals.ui.registry.columns import COLUMNS, BodyRow, order
from lo_appeals.ui.registry.conditions import Conditions
from lo_appeals.ui.registry.desk import RegistryDesk
from lo_appeals.ui.registry.list_out import ListOut
from lo_appeals.ui.registry.more_menu import more_menu
from lo_appeals.ui.registry.quick import ALL, CHIPS, ENDED, OWING, PASSING, fits
from lo_appeals.ui.registry.rows import rows_of
from lo_appeals.ui.tasks import Work

BY_NAME = (("name", False),)


class RegistryTab(ListPage):
    """`wants_entries` (Selection) for the figures of a body; `selected` (how many, of how many).

    `wants_letters` (kind, ids of bodies or None for all that are due one). `wants_sheet` and
    `told` come from its desk, which works with files and whole lists.
    """

    wants_entries = Signal(object)
    wants_letters = Signal(object, object)
    wants_sheet = Signal(object)
    told = Signal(object, object)
    selected = Signal(object, object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit, "Найти: орган, человек, телефон", CHIPS)
        self._kit, self._office, self._changing = kit, office, changing
        self.rows: Mapping[int, BodyRow] = {}
        self.chip: object = ALL
        self._wanted: int | None = None
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.list = RecordTable(kit, "Реестр органов", "bodies", self.model, BY_NAME)
        self.cards = CardWork(kit, office, changing, self, self.list, rows=self._rows)
        self.body_card, self.changes = self.cards.body_card, self.cards.changes
        self.conditions = Conditions(kit.look, self.more, self._today)
        self.desk = RegistryDesk(kit, office, changing, self, self._chosen)
        self.out = ListOut(kit, office, self.list, self._said)
        self._fill(kit)
        self._connect()

    def _fill(self, kit: Kit) -> None:
        look = kit.look
        self.remind = Button(
            look, "Напомнить", "mail",
            tip="Письма всем, кто не прислал сведения (п. 4) или не сообщил об изменении (п. 5) "
            "в срок (Ctrl+Shift+U)",
        )  # fmt: skip
        self.files = Button(look, "&Ещё", tip="Контакты, формы, письма выделенным, двойники")
        self.add_button = Button(look, "&Добавить", "plus", tip="Добавить орган (Ctrl+N)")
        for button in (self.remind, self.files, self.add_button):
            self.add_action(button)
        self.set_table(self.list)
        self.set_card(self.body_card)
        first = Button(look, "&Добавить орган…", "plus", primary=True, tip="Ctrl+N")
        first.clicked.connect(self.changes.add)
        self.set_empty(
            empty_place(
                look, "building-2", "Реестр пока пуст",
                "Органы появятся сами при первой загрузке выгрузки и будут ждать проверки. "
                "Добавить орган можно и вручную.", first,
            )
        )  # fmt: skip
        self.check_chip(ALL)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.changes.add)
        self.found.connect(self._find)
        self.fruitless.clear.clicked.connect(self.clear_conditions)
        self.dropped.connect(self.conditions.drop)
        self.more.clicked.connect(self.conditions.open)
        self.conditions.day_changed.connect(self._show_day)
        self.conditions.flag_changed.connect(self._narrow)
        self.remind.clicked.connect(self.remind_owing)
        self.quick.connect(self._quick)
        self.list.sort_changed.connect(self._sorted)
        self.list.selected.connect(self._tell_selected)
        self.list.remove_pressed.connect(self._abolish)
        self.files.clicked.connect(self._files_menu)
        self.desk.wants_sheet.connect(self.wants_sheet)
        self.desk.told.connect(self.told)
        self.out.told.connect(self.told)
        self.desk.wants_body.connect(self.show_body)
        self.cards.wants_entries.connect(self.wants_entries)

    # --- the list -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the registry anew."""
        self._kit.tasks.run(partial(self._fetch, self.day), self._show, key="bodies")

    def _fetch(self, on: date | None, _work: Work) -> dict[int, BodyRow]:
        return rows_of(self._office, on)

    def _show(self, rows: Mapping[int, BodyRow]) -> None:
        self.rows = rows
        self.show_empty(not rows)
        for key, chip in self.chips.items():
            count = sum(fits(row, key) for row in rows.values())
            chip.set_count(number(count))
            if key in PASSING:
                self.chip_row.want(chip, bool(count) or chip.isChecked())
        self.chip_row.make_room()
        owing = sum(fits(row, OWING) for row in rows.values())
        self.remind.say(f"Напомнить: {number(owing)}" if owing else "Напомнить")
        self.conditions.count(rows.values())
        self._narrow()
        self.model.refresh()
        if self._wanted is not None:
            self.show_body(self._wanted)
        else:
            self.cards.refresh()

    def _narrow(self) -> None:
        wanted = fold(self.search.text()).split()
        chosen = {
            one: row
            for one, row in self.rows.items()
            if fits(row, self.chip)
            and self.conditions.take(row)
            and all(word in row.words for word in wanted)
        }
        self.list.show_ids(order(chosen, self.list.sort))
        self.show_fruitless("" if chosen else "; ".join(self._said()))
        self.show_conditions(self.conditions.shown())
        living = sum(fits(row, ALL) for row in self.rows.values())
        whole = sum(fits(row, ALL) and not row.state.gaps for row in self.rows.values())
        self.shown.setText(
            f"Показано {number(len(chosen))} из {number(living)} · сведения полны у {number(whole)}"
        )

    def _said(self) -> list[str]:
        """Return in words what the list is narrowed to."""
        chip, find = self.chips[self.chip].text(), self.search.text().strip()
        said = [chip if chip.isupper() else chip.lower()] if self.chip != ALL else []
        said += [text[:1].lower() + text[1:] for _, text in self.conditions.shown()]
        return [*said, *([f"«{find}»"] if find else [])]

    @property
    def day(self) -> date | None:
        """The day of «Отвечает» in the list; None is today (R11)."""
        return self.conditions.day

    def _show_day(self) -> None:
        self.desk.day = self.day
        self.reload()
        self.cards.show_day(self.day)

    def clear_conditions(self) -> None:
        """Show all bodies."""
        self.set_search("")
        self.chip = ALL
        self.check_chip(ALL)
        self.conditions.clear()
        self._narrow()

    def _abolish(self) -> None:
        if not self.cards.body_card.more.refused:
            self.changes.abolish()

    def remind_owing(self) -> None:
        """Choose all who owe word past the term of п. 4 or п. 5, and offer them their letters."""
        self.clear_conditions()
        self.check_chip(OWING)
        self._quick(OWING)
        if self.model.rowCount() or not self.rows:  # which may still be on their way
            self.list.selectAll()
            self.wants_letters.emit(LATE, None)
        else:
            self.told.emit("Все сообщили в срок.", "Напоминать по п. 4 и п. 5 некому.")

    def check_chosen(self) -> None:
        """Mark the selected bodies as checked; the one of the card, where no row is chosen."""
        rows = [self.rows[one].body for one in self._chosen() if one in self.rows]
        shown = self.cards.body()
        chosen = rows or ([shown] if shown else [])
        if chosen:
            versions = {one.id: one.version for one in chosen}
            self._changing.do(partial(self._office.bodies.check_all, versions))

    def write_to_chosen(self) -> None:
        """Offer letters to the selected bodies."""
        self.wants_letters.emit("", self._chosen())

    def _load(self, ids: Sequence[int]) -> list[BodyRow]:
        rows = self.rows
        return [rows[one] for one in ids if one in rows]

    def _find(self, _text: str) -> None:
        self._narrow()

    def _quick(self, chip: object) -> None:
        self.chip = chip
        self._narrow()

    def _sorted(self, _sort: object) -> None:
        self._narrow()

    def _chosen(self) -> list[int]:
        """Return the selected bodies, the current one where none is selected."""
        found = self.list.selected_ids()
        now = self.list.current_id()
        return found or ([now] if now is not None else [])

    def _files_menu(self) -> None:
        menu = more_menu(self, may=Area.REGISTRY not in self._office.rights.refused)
        menu.popup(self.files.mapToGlobal(self.files.rect().bottomLeft()))

    def _tell_selected(self, count: int) -> None:
        self.selected.emit(count, self.model.rowCount())

    # --- the card -----------------------------------------------------------------------------

    def show_body(self, body_id: int) -> None:
        """Show the card of a body, whatever the list shows now."""
        self._wanted = body_id
        row = self.rows.get(body_id)
        if row is None:
            self.reload()
            return
        self._wanted = None
        if self.list.records.row_of(body_id) < 0:
            self.set_search("")
            self.chip = ENDED if row.body.valid_to else ALL
            self.check_chip(self.chip)
            self._narrow()
        self.list.select_id(body_id)
        self.open_body(body_id)

    def open_body(self, body_id: int) -> None:
        """Show the card of a body beside the list."""
        self.cards.open(body_id)

    def _rows(self) -> Mapping[int, BodyRow]:
        return self.rows

    def _today(self) -> date:
        return self._office.clock().date()

    def changed(self, ids: tuple[int, ...], *, of_bodies: bool) -> None:
        """Look at the registry again; a body that was made or changed shows its card."""
        if self.body_card.covered:
            self.body_card.uncover()
            self.focus_list()
        self.desk.changed()
        if of_bodies and len(ids) == 1 and self.card_open:
            self._wanted = ids[0]
            self.rows = {}
        self.reload()
