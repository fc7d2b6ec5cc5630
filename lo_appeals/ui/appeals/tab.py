"""«Обращения»: list, conditions and card put together over the service."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.domain.texts import number
from lo_appeals.services.office import Office
from lo_appeals.ui.appeals.adding import Adding
from lo_appeals.ui.appeals.by_value import ByValue
from lo_appeals.ui.appeals.card_work import CardWork
from lo_appeals.ui.appeals.columns import Judgement, columns
from lo_appeals.ui.appeals.conditions import cleared, conditions_of, without, words_of
from lo_appeals.ui.appeals.extras import Extras
from lo_appeals.ui.appeals.finding import Found, find
from lo_appeals.ui.appeals.morning import MorningSheet
from lo_appeals.ui.appeals.out import Out, Shown
from lo_appeals.ui.appeals.retention_sheet import RetentionSheet
from lo_appeals.ui.appeals.terms_sheet import TermsSheet
from lo_appeals.ui.appeals.watchwords_sheet import WatchwordsSheet
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import PAGE, RecordsModel
from lo_appeals.ui.tasks import Work

CHIPS = (
    (Quick.ALL, "Все", None),
    (Quick.LATE, "Просрочено", Mark.LATE),
    (Quick.TODAY, "Сегодня", Mark.TODAY),
    (Quick.SOON, "Скоро", Mark.SOON),
    (Quick.OPEN, "В работе", Mark.OPEN),
    (Quick.DONE, "Отвечено", Mark.DONE),
    (Quick.ERRORS, "Ошибки данных", Mark.WARNING),
)
AppealsSheet = MorningSheet | TermsSheet | WatchwordsSheet | RetentionSheet
BY_DUE = (("due", False),)
INDEXED = frozenset({"due", "registered", "category", "number"})  # first rows without the rest


class AppealsTab(ListPage):
    """`wants_import` when there is nothing yet; `selected` (how many rows, of how many).

    `wants_sheet` (Sheet) to be shown over the page, `wants_entries` (Selection) out of it,
    `wants_letters` (name of a body, '' for all), `told` (what, advice, more) for the message bar.
    """

    wants_import = Signal()
    wants_sheet = Signal(object)
    wants_entries = Signal(object)
    wants_letters = Signal(object)
    told = Signal(object, object, object)
    selected = Signal(object, object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit, "Найти: номер, орган, тема", CHIPS)
        self._kit, self._office, self._changing = kit, office, changing
        self.selection = Selection(quick=Quick.OPEN)  # the day begins with what waits
        self.judge = Judgement(office.clock().date())
        self.names: Mapping[int, str] = {}
        self.model = RecordsModel(columns(self.judge), office.appeals.page, kit.tasks, self)
        self.list = RecordTable(kit, "Обращения", "appeals", self.model, BY_DUE)
        self.selection = replace(self.selection, sort=self.list.sort)
        self.cards = CardWork(kit, office, changing, self, self.list, bodies=self.body_names)
        self.entry = self.cards.entry
        self.adding = Adding(kit, office, self.more)
        self.by_value = ByValue(self.list, self.cards, self.judge)
        self._wanted: int | None = None
        self.morning = MorningSheet(kit, office, changing)
        self.terms = TermsSheet(kit, office, changing)
        self.watchwords = WatchwordsSheet(kit, office, changing)
        self.retention = RetentionSheet(kit, office, changing)
        self.sheets = (self.morning, self.terms, self.watchwords, self.retention)
        self._fill(kit)
        self.extras = Extras(kit, office, changing, self.extra_button, self)
        self.out = Out(kit, office, self, self._shown_now)
        self._connect()

    def _fill(self, kit: Kit) -> None:
        look = kit.look
        self.load_button = Button(
            look, "&Загрузить", "upload", tip="Загрузить выгрузку ПОС: новую (Ctrl+O) или недавнюю"
        )
        self.letters_button = Button(look, "Пис&ьма", "mail", tip="Письма органам этого отбора")
        self.out_button = Button(look, "&Выгрузить", "download", tip="В Excel, PDF, на печать")
        self.extra_button = Button(look, "&Ещё", tip="Что нового, фильтры, внести, выделенные")
        buttons = (self.letters_button, self.out_button, self.extra_button, self.load_button)
        for button in buttons:
            self.add_action(button)
        self.set_table(self.list)
        self.set_card(self.entry)
        first = Button(look, "&Загрузить выгрузку…", "upload", primary=True, tip="Ctrl+O")
        first.clicked.connect(self.wants_import)
        self.set_empty(
            empty_place(
                look, "inbox", "Обращений пока нет",
                "Загрузите выгрузку личного кабинета ПОС (XLSX): перетащите файл в окно или "
                "нажмите кнопку. Сначала покажем, что изменится.", first,
            )
        )  # fmt: skip
        self.check_chip(self.selection.quick)
        self.chip_row.want(self.chips[Quick.ERRORS], False)

    def _connect(self) -> None:
        self.fruitless.clear.clicked.connect(self.clear_conditions)
        self.found.connect(self._find)
        self.quick.connect(self._quick)
        self.dropped.connect(self._drop)
        self.more.clicked.connect(self.adding.open)
        self.adding.picked.connect(self._add)
        self.by_value.picked.connect(self._add)
        self.list.sort_changed.connect(self._sort)
        self.list.selected.connect(self._tell_selected)
        self.letters_button.clicked.connect(self._write_letters)
        self.out_button.clicked.connect(self._open_out)
        for sheet in (self.morning, self.terms, self.retention):
            sheet.wants_entries.connect(self.wants_entries)
        self.extra_button.clicked.connect(self.extras.open)
        self.extras.filters.picked.connect(self.show_selection)
        self.out.told.connect(self.told)

    # --- what the menu «Ещё» works with ---------------------------------------------------------

    def chosen_ids(self) -> list[int]:
        """Return the ids of the selected rows."""
        return self.list.selected_ids()

    def body_names(self) -> list[tuple[int, str]]:
        """Return the bodies to choose from."""
        return sorted(((one, name) for one, name in self.names.items() if name), key=_by_name)

    def add_new(self) -> None:
        """Open the form of a new entry in the card."""
        self.cards.add()

    def show_sheet(self, sheet: AppealsSheet) -> None:
        """Show what is known now on one of the sheets of the section."""
        sheet.reload()
        self.wants_sheet.emit(sheet)

    def show_morning(self) -> None:
        """Show what changed and what lies ahead."""
        self.show_sheet(self.morning)

    def _shown_now(self) -> Shown:
        said = words_of(self.selection, self.names)
        return Shown(self.selection, said, self.list.columns.visible())

    def out_menu(self) -> QMenu:
        """Return the menu of what the list and the card can be written to."""
        menu = QMenu("Выгрузить", self)
        menu.addAction("Список в Excel…", self.out.to_excel)
        menu.addAction("Список в PDF…", self.out.paper.to_pdf)
        menu.addAction("Печать списка…", self.out.paper.print_list)
        menu.addSeparator()
        menu.addAction("Карточка в PDF…", self.card_to_pdf)
        return menu

    def _open_out(self) -> None:
        button = self.out_button
        self.out_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _write_letters(self) -> None:
        bodies = self.selection.body_ids
        self.wants_letters.emit(self.names.get(bodies[0], "") if len(bodies) == 1 else "")

    def card_to_pdf(self) -> None:
        """Draw the card of the current entry as PDF."""
        now = self.list.current_id()
        if now is not None:
            self.out.card_to_pdf(now)

    # --- the list -----------------------------------------------------------------------------

    def show_selection(self, selection: Selection) -> None:
        """Show exactly the entries of a selection, from a figure, a tile or a palette."""
        self.selection = replace(selection, sort=selection.sort or self.list.sort)
        self.set_search(selection.find)
        self.check_chip(selection.quick)
        self._reload_whole()

    def _reload_whole(self) -> None:
        """Show the first page at once, then the whole; a chosen row waits for its place."""
        indexed = all(key in INDEXED for key, _ in self.selection.sort)
        if indexed and self.list.current_id() is None:
            first = partial(self._fetch_first, self.selection)
            self._kit.tasks.run(first, self._show_first, key="first appeals")
        self.reload()

    def _fetch_first(self, selection: Selection, _work: Work) -> list[Appeal]:
        return self._office.appeals.first(selection, PAGE)

    def _show_first(self, entries: list[Appeal]) -> None:
        self.list.show_ids([one.id for one in entries])
        self.model.keep(entries)

    def reload(self) -> None:
        """Ask for the ids and counts anew."""
        self.show_conditions(conditions_of(self.selection, self.names))
        self._kit.tasks.run(partial(find, self._office, self.selection), self._show, key="appeals")

    def _show(self, found: Found) -> None:
        self.judge.today, self.judge.watch = found.judge.today, found.judge.watch
        self.judge.terms = found.judge.terms
        self.names = found.names
        self.adding.bodies = [(one, name) for one, name in found.names.items() if name]
        self.adding.categories = found.categories
        self.extras.filters.saved = found.saved
        for quick, count in found.counts.items():
            self.chips[quick].set_count(number(count))
        self.chip_row.make_room()
        errors = self.chips[Quick.ERRORS]
        self.chip_row.want(errors, bool(found.counts.get(Quick.ERRORS)) or errors.isChecked())
        self.show_empty(not found.whole and not conditions_of(found.selection, {}))
        self.show_conditions(conditions_of(found.selection, found.names))
        self.list.show_ids(found.ids)
        self.show_fruitless("" if found.ids else "; ".join(words_of(found.selection, found.names)))
        self.shown.setText(f"Показано {number(len(found.ids))} из {number(found.whole)}")
        if self._wanted is not None:
            self._open_wanted()
        else:
            self.cards.refresh()

    def _change(self, selection: Selection) -> None:
        self.selection = selection
        self._reload_whole()

    def _find(self, text: str) -> None:
        self._change(replace(self.selection, find=text))

    def _quick(self, quick: Quick) -> None:
        self._change(replace(self.selection, quick=quick))

    def _drop(self, key: str) -> None:
        self._change(without(self.selection, key))

    def _add(self, change: Callable[[Selection], Selection]) -> None:
        self.show_selection(change(self.selection))

    def _sort(self, sort: tuple[tuple[str, bool], ...]) -> None:
        self._change(replace(self.selection, sort=sort))

    def clear_conditions(self) -> None:
        """Take away all conditions, the quick state and the search."""
        self.show_selection(cleared(self.selection))

    def _tell_selected(self, count: int) -> None:
        self.selected.emit(count, self.model.rowCount())

    # --- the card -----------------------------------------------------------------------------

    def open_entry(self, entry_id: int) -> None:
        """Show the card of an entry beside the list."""
        self.cards.open(entry_id)

    def show_entry(self, entry_id: int, selection: Selection) -> None:
        """Show a selection and the card of one of its entries."""
        self._wanted = entry_id
        self.show_selection(selection)

    def _open_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.select_id(wanted)
            self.open_entry(wanted)

    # --- changes ------------------------------------------------------------------------------

    def changed_by_others(self) -> None:
        """Look at everything again; a form that is being filled in stays as it is."""
        self.model.refresh(None)
        self.reload()

    def changed(self, ids: tuple[int, ...]) -> None:
        """Look at the entries again after a change; all of them where `ids` is empty."""
        if self.entry.covered:
            self.entry.uncover()
            self.focus_list()
        self.model.refresh(ids or None)
        self.reload()


def _by_name(body: tuple[int, str]) -> str:
    return body[1]
