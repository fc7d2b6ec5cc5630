"""Saved filters in the menu «Ещё»: show one, pin it to «Сегодня», rename, delete, save (S3)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from lo_appeals.domain.selection import Selection
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.saved_filters import SavedFilter
from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import Look
from lo_appeals.ui.tasks import Work

PIN = "Показывать в «Сегодня»"


class SavePopover(AskPopover):
    """Asks for a filter's name and whether «Сегодня» shows it; `write` gets both."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        changing: Changing,
        write: Callable[[tuple[str, bool]], Changes],
    ) -> None:
        self.pin = QCheckBox(PIN)
        super().__init__(
            look, parent, changing, "Сохранить фильтр", self.pin,
            about="Условия, поиск и порядок строк. Фильтр того же названия будет заменён.",
            press="Сохранить", write=write,
        )  # fmt: skip

    def typed(self, text: str) -> object:
        """Return the name and the mark: what writes works off the window's thread."""
        return text, self.pin.isChecked()


class FiltersMenu(QObject):
    """`picked` (Selection) to be shown. `saved` are the filters, pinned ones first."""

    picked = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._kit, self._office, self._changing, self._anchor = kit, office, changing, anchor
        self.saved: Sequence[SavedFilter] = ()
        changing.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if "filters" in changes.kinds:
            self._kit.tasks.run(self._fetch, self._take, key="filters")

    def _fetch(self, _work: Work) -> Sequence[SavedFilter]:
        return self._office.filters.listed()

    def _take(self, saved: Sequence[SavedFilter]) -> None:
        self.saved = saved

    def add_to(self, menu: QMenu) -> None:
        """Add the filters to show and, under one more entry, what can be done with each."""
        shown, arranged = menu.addMenu("Сохранённые фильтры"), menu.addMenu("Настроить фильтр")
        for one in self.saved:
            name = one.name.replace("&", "&&")
            shown.addAction(name, partial(self.picked.emit, one.selection))
            self._arrange(arranged.addMenu(name), one)
        for part in (shown, arranged):
            part.menuAction().setEnabled(bool(self.saved))

    def _arrange(self, menu: QMenu, one: SavedFilter) -> None:
        pin = menu.addAction(PIN)
        pin.setCheckable(True)
        pin.setChecked(one.pinned)
        pin.toggled.connect(partial(self._pin, one.id))
        menu.addAction("Переименовать…", partial(self._rename, one))
        menu.addAction("Удалить", partial(self._forget, one.id))

    def save(self, selection: Selection) -> None:
        """Ask for a name and whether «Сегодня» shows it; save the selection."""

        def write(typed: tuple[str, bool]) -> Changes:
            name, pinned = typed
            return self._office.filters.save(name, selection, pinned=pinned)

        SavePopover(self._kit.look, self._anchor, self._changing, write).open_under(self._anchor)

    def _pin(self, filter_id: int, pinned: bool) -> None:
        self._changing.do(partial(self._office.filters.pin, filter_id, pinned=pinned))

    def _rename(self, one: SavedFilter) -> None:
        AskPopover(
            self._kit.look, self._anchor, self._changing, "Переименовать фильтр",
            about=f"Сейчас: «{one.name}».", press="Переименовать", text=one.name,
            write=lambda name: self._office.filters.rename(one.id, name),
        ).open_under(self._anchor)  # fmt: skip

    def _forget(self, filter_id: int) -> None:
        self._changing.do(partial(self._office.filters.forget, filter_id))
