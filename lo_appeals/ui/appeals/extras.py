"""«Ещё»: an entry by hand, work on the selected rows; filters are in `filters_menu`."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from lo_appeals.domain.selection import Selection
from lo_appeals.domain.texts import appeals, day
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.rights import Area
from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.appeals.filters_menu import FiltersMenu
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.lines import Line
from lo_appeals.ui.popover import ChoosePopover


class Listed(Protocol):
    """The list that the work is done on."""

    selection: Selection

    def chosen_ids(self) -> list[int]:
        """Return the ids of the selected rows."""

    def show_morning(self) -> None:
        """Show what changed and what lies ahead."""

    def add_new(self) -> None:
        """Open the form of a new entry."""

    def body_names(self) -> Sequence[tuple[int, str]]:
        """Return the bodies to choose from."""


class Extras(QObject):
    """The menu of the button «Ещё»."""

    def __init__(
        self, kit: Kit, office: Office, changing: Changing, anchor: QWidget, page: Listed
    ) -> None:
        super().__init__(anchor)
        self._kit, self._office, self._changing = kit, office, changing
        self._page, self.anchor = page, anchor
        self.filters = FiltersMenu(kit, office, changing, anchor)

    def open(self) -> None:
        """Show the menu under the button."""
        self.menu().popup(self.anchor.mapToGlobal(self.anchor.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the menu; what needs selected rows names how many there are."""
        menu = QMenu("Ещё", self.anchor)
        menu.addAction("Что изменилось и что впереди", self._page.show_morning)
        self.filters.add_to(menu)
        menu.addAction("Сохранить этот фильтр…", self.save_filter)
        menu.addSeparator()
        may = Area.ENTRIES not in self._office.rights.refused
        menu.addAction("Внести обращение…", self._page.add_new).setEnabled(may)
        count = appeals(len(self._page.chosen_ids()))
        for text, deed in (
            ("Примечание", self.note_selected),
            ("Исправить орган", self.correct_body),
            ("Повторное рассмотрение", self.reopen),
            ("Удалить", self.delete_selected),
        ):
            act = menu.addAction(f"{text}: {count}…", deed)
            act.setEnabled(may and bool(self._page.chosen_ids()))
        return menu

    def save_filter(self) -> None:
        """Ask for a name and save what is shown under it."""
        self.filters.save(self._page.selection)

    # --- selected rows ------------------------------------------------------------------------

    def _ask(self, title: str, about: str, press: str, write: Callable[[str], Changes]) -> None:
        chosen = self._page.chosen_ids()
        if not chosen:
            return
        count = appeals(len(chosen))
        AskPopover(
            self._kit.look, self.anchor, self._changing, f"{title}: {count}",
            about=about, press=press, write=write,
        ).open_under(self.anchor)  # fmt: skip

    def note_selected(self) -> None:
        """Add a note to each of the selected entries."""
        ids = self._page.chosen_ids()
        self._ask(
            "Примечание", "Встанет рядом с прежними примечаниями. Можно отменить.", "Добавить",
            lambda text: self._office.bulk.annotate(ids, text),
        )  # fmt: skip

    def reopen(self) -> None:
        """Ask for the grounds and begin a repeated consideration of the selected entry today."""
        ids = self._page.chosen_ids()[:1]
        today = self._office.appeals.today()
        self._ask(
            "Повторное рассмотрение",
            f"Первое из выделенных. Новый срок считается с {day(today)}. Основание:", "Начать",
            lambda why: self._office.manual.reopen(ids[0], today, why),
        )  # fmt: skip

    def delete_selected(self) -> None:
        """Ask for the reason and mark the selected entries as deleted."""
        ids = self._page.chosen_ids()
        self._ask(
            "Удалить", "Уйдут из списков и показателей; строка и журнал останутся. Причина:",
            "Удалить",
            lambda text: self._office.manual.delete(ids, text),
        )  # fmt: skip

    def correct_body(self) -> None:
        """Choose the body that the selected entries belong to."""
        lines = [Line("building-2", name, "", one) for one, name in self._page.body_names()]
        panel = ChoosePopover(self._kit.look, self.anchor, "Какой орган", lines)
        panel.picked.connect(self._ask_reason)
        panel.open_under(self.anchor)

    def _ask_reason(self, line: Line) -> None:
        ids = self._page.chosen_ids()
        values = {"body_id": line.value}
        self._ask(
            "Исправить орган", f"Новый орган: {line.text}. Основание:", "Исправить",
            lambda why: self._office.bulk.correct(ids, values, why),
        )  # fmt: skip
