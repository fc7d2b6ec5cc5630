"""«Реестр»: the list of bodies with its card and forms over the service."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import fold, number
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.records import Wanted
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.registry import forms
from lo_appeals.ui.registry.body_changes import BodyChanges
from lo_appeals.ui.registry.body_deeds import BodyDeeds
from lo_appeals.ui.registry.card import BodyCard, OpenedBody, body_of
from lo_appeals.ui.registry.columns import COLUMNS, BodyRow, order
from lo_appeals.ui.registry.day_popover import DayPopover
from lo_appeals.ui.registry.desk import RegistryDesk
from lo_appeals.ui.registry.rows import rows_of
from lo_appeals.ui.tasks import Work

ALL, UNCONFIRMED, ENDED = "all", "unconfirmed", "ended"
INCOMPLETE, LATE, DAY = "incomplete", "late", "day"
CHIPS: Sequence[tuple[object, str, Mark | None]] = (
    (ALL, "Все", None),
    (BodyType.EXECUTIVE, "ОИВ", None),
    (BodyType.MUNICIPAL, "ОМСУ", None),
    (BodyType.INSTITUTION, "Учреждения", None),
    (BodyType.OTHER, "Иные", None),
    (INCOMPLETE, "Замечания", Mark.WARNING),
    (LATE, "Опоздали", Mark.LATE),
    (UNCONFIRMED, "Требуют проверки", Mark.UNKNOWN),
    (ENDED, "Упразднены", Mark.DECLINED),
)
BY_NAME = (("name", False),)


class RegistryTab(ListPage):
    """`wants_entries` (Selection) for the figures of a body; `selected` (how many, of how many).

    `wants_sheet` and `told` come from its desk, which works with files and whole lists.
    """

    wants_entries = Signal(object)
    wants_sheet = Signal(object)
    told = Signal(object, object)
    selected = Signal(object, object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit, "Найти: орган, человек, телефон", CHIPS)
        self._kit, self._office, self._changing = kit, office, changing
        self.rows: Mapping[int, BodyRow] = {}
        self.chip: object = ALL
        self._wanted: int | None = None
        self._form: forms.BodyForm | None = None
        self.day: date | None = None  # of «Отвечает» in the list and the card; None: today
        self._on: date | None = None  # the day of the card alone
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.list = RecordTable(kit, "Реестр органов", "bodies", self.model, BY_NAME)
        self.body_card = BodyCard(kit.look)
        self.conditional = False
        self.more.hide()
        self.desk = RegistryDesk(kit, office, changing, self, self._chosen)
        self.deeds = BodyDeeds(kit.look, office, self._cover, self._write)
        self.changes = BodyChanges(kit.look, office, self._cover, self._write, self)
        self.files = Button(kit.look, "Контакт&ы", "users", tip="Файлы контактов, формы, двойники")
        self.add_action(self.files)
        self.add_button = Button(kit.look, "&Добавить", "plus", tip="Добавить орган (Ctrl+N)")
        self.add_action(self.add_button)
        self.set_table(self.list)
        self.set_card(self.body_card)
        first = Button(kit.look, "&Добавить орган…", "plus", primary=True, tip="Ctrl+N")
        first.clicked.connect(self.changes.add)
        self.set_empty(
            empty_place(
                kit.look, "building-2", "Реестр пока пуст",
                "Органы появятся сами при первой загрузке выгрузки и будут ждать проверки. "
                "Добавить орган можно и вручную.", first,
            )
        )  # fmt: skip
        self.check_chip(ALL)
        self._connect()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.changes.add)
        self.found.connect(self._find)
        self.clear.clicked.connect(self.clear_conditions)
        self.dropped.connect(self._drop)
        self.quick.connect(self._quick)
        self.list.sort_changed.connect(self._sorted)
        self.list.opened.connect(self.open_body)
        self.list.moved.connect(self._row_moved)
        self.list.selected.connect(self._tell_selected)
        self.files.clicked.connect(self._files_menu)
        self.desk.wants_sheet.connect(self.wants_sheet)
        self.desk.told.connect(self.told)
        self.desk.twins.wants_body.connect(self._show_twin)
        card = self.body_card
        card.sections.asked.connect(self._asked)
        card.sections.on_day.connect(self._another_day)
        card.shut.connect(self.close_card)
        card.edit.connect(self.changes.edit)
        card.confirm.connect(self.changes.confirm)
        card.rename.connect(self.changes.rename)
        card.merge.connect(self.changes.merge)
        card.abolish.connect(self.changes.abolish)
        card.alias.connect(self.changes.alias)
        card.entries.connect(self._show_entries)

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
            count = sum(self._fits(row, key) for row in rows.values())
            chip.set_count(number(count))
            if key in (UNCONFIRMED, ENDED, INCOMPLETE, LATE):
                self.chip_row.want(chip, bool(count) or chip.isChecked())
        self.chip_row.make_room()
        self._narrow()
        self.model.refresh()
        if self._wanted is not None:
            self.show_body(self._wanted)
        elif self.card_open and not self.body_card.covered:
            self._row_moved(self.list.current_id())

    def _narrow(self) -> None:
        wanted = fold(self.search.text()).split()
        chosen = {
            one: row
            for one, row in self.rows.items()
            if self._fits(row, self.chip) and all(word in row.words for word in wanted)
        }
        self.list.show_ids(order(chosen, self.list.sort))
        said = [self.chips[self.chip].text().lower()] if self.chip != ALL else []
        said += [f"«{self.search.text().strip()}»"] if wanted else []
        self.show_fruitless("" if chosen else "; ".join(said))
        living = sum(self._fits(row, ALL) for row in self.rows.values())
        whole = sum(self._fits(row, ALL) and not row.state.gaps for row in self.rows.values())
        self.shown.setText(
            f"Показано {number(len(chosen))} из {number(living)} · сведения полны у {number(whole)}"
        )

    def show_day(self, day: date | None) -> None:
        """Show who answered on that day in the list and in cards; None: today (R11)."""
        self.day = self._on = self.desk.day = None if day == self._today() else day
        shown = [(DAY, f"Отвечали {written(self.day)}")] if self.day else []
        self.show_conditions(shown)
        self.reload()
        body = body_of(self.body_card.shown)
        if self.card_open and body is not None and not self.body_card.covered:
            self.open_body(body.id)

    def choose_day(self) -> None:
        """Ask for the day of the registry."""
        popover = DayPopover(self._kit.look, self, self._today)
        popover.picked.connect(self.show_day)
        popover.open_under(self.files)

    def _drop(self, _key: object) -> None:
        self.show_day(None)

    def clear_conditions(self) -> None:
        """Show all bodies."""
        if self.day is not None:
            self.show_day(None)
        self.set_search("")
        self.chip = ALL
        self.check_chip(ALL)
        self._narrow()

    def _fits(self, row: BodyRow, chip: object) -> bool:
        body = row.body
        if chip == ENDED:
            return body.valid_to is not None
        if body.valid_to is not None:
            return False
        if chip == INCOMPLETE:
            return bool(row.state.gaps)
        if chip == LATE:
            return bool(row.state.list_late or row.state.notices_late)
        if chip == UNCONFIRMED:
            return not body.confirmed
        return chip == ALL or body.type is chip

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
        menu, desk = QMenu("Контакты", self), self.desk
        for text, do in (
            ("Отвечали на дату…", self.choose_day),
            ("Загрузить контакты или форму…", desk.import_contacts),
            ("Контакты в XLSX…", desk.export_contacts),
            ("Контакты на сегодня в DOCX", desk.print_contacts),
            ("Выделенные подтвердили сведения сегодня", desk.confirm_chosen),
            ("Формы «проверьте данные» выделенным…", desk.make_forms),
            ("Скопировать адреса почты выделенных", desk.copy_emails),
            ("Возможные двойники", desk.show_twins),
            ("Общественные голосования", desk.show_votings),
        ):
            menu.addAction(text, do)
        menu.popup(self.files.mapToGlobal(self.files.rect().bottomLeft()))

    def _show_twin(self, body_id: int) -> None:
        self.desk.twins.close_sheet()
        self.show_body(body_id)

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
        self.open_card()
        self.body_card.uncover()
        self._kit.tasks.run(partial(self._fetch_card, body_id), self._show_card, key="body")

    def _row_moved(self, body_id: int | None) -> None:
        self._on = self.day
        if self.card_open and body_id is not None and not self.body_card.covered:
            self.open_body(body_id)

    def _fetch_card(self, body_id: int, _work: Work) -> OpenedBody | None:
        row, bodies = self.rows.get(body_id), self._office.bodies
        if row is None:
            return None
        done = self._office.appeals.count(Selection(quick=Quick.DONE, body_ids=(body_id,)))
        children = [one.body.name for one in self.rows.values() if one.body.parent_id == body_id]
        card = self._office.registry.card(body_id, self._on)
        letters = self._office.outgoing.listed(Wanted(body_id=body_id))
        return OpenedBody(
            row, bodies.names(body_id), bodies.aliases(body_id), children, done, card, letters
        )

    def _show_card(self, opened: OpenedBody | None) -> None:
        if opened is not None and not self.body_card.covered:  # a form may be open by now
            self.body_card.show_body(opened)
            body_id = opened.row.id
            self._kit.tasks.run(
                partial(self._fetch_months, body_id),
                partial(self.body_card.sections.show_months, body_id), key="months",
            )  # fmt: skip

    def _fetch_months(self, body_id: int, _work: Work) -> Any:
        return self._office.registry.figures(body_id)

    def _another_day(self, day: date | None) -> None:
        body = body_of(self.body_card.shown)
        if body is not None:
            self._on = day
            self.open_body(body.id)

    def _asked(self, key: str, about: Any) -> None:
        card = self.body_card.sections.card
        if card is not None:
            self.deeds.do(key, card, about)

    def appoint(self) -> None:
        """Seat somebody in the current body."""
        if self.body_card.sections.card is not None and self.card_open:
            self._asked("appoint", None)

    def _show_entries(self, quick: Quick) -> None:
        body = body_of(self.body_card.shown)
        if body is not None:
            self.wants_entries.emit(Selection(quick=quick, body_ids=(body.id,), law=Law.PORTAL))

    # --- changes ------------------------------------------------------------------------------

    def named(self) -> list[tuple[int, str]]:
        """Return the living bodies by their names, to choose from."""
        living = (row.body for row in self.rows.values() if row.body.valid_to is None)
        return [(one.id, one.name) for one in living]

    def _cover(
        self, form: forms.BodyForm, save: Callable[[Any, dict[str, Any]], None], about: Any
    ) -> None:
        self.open_card()
        self._form = form
        form.about = about
        form.saved.connect(save)
        form.given_up.connect(self._leave_form)
        self.body_card.cover(form)
        form.focus_first()

    def _leave_form(self) -> None:
        self.body_card.uncover()
        if self.body_card.shown is None:
            self.close_card()
        else:
            self.body_card.show_body(self.body_card.shown)

    def _write(self, write: Callable[[], Changes]) -> None:
        self._changing.do(write, failed=self._refused)

    def _refused(self, error: UserError) -> None:
        if self._form is not None and self.body_card.covered:
            self._form.refuse(error)
        else:
            self._changing.refused.emit(error)

    def body(self) -> Body | None:
        """Return the body that is chosen, else the one that the card shows."""
        now = self.list.current_id()
        row = self.rows.get(now) if now is not None else None
        return row.body if row else body_of(self.body_card.shown)

    def _today(self) -> Any:
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
