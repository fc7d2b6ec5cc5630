"""The card of the current body: opened for a day, forms laid over it, what they tell written."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.records import Wanted
from lo_appeals.ui.card_form import write_form
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.registry.body_changes import BodyChanges
from lo_appeals.ui.registry.body_deeds import BodyDeeds
from lo_appeals.ui.registry.card import BodyCard, OpenedBody, body_of
from lo_appeals.ui.registry.columns import BodyRow
from lo_appeals.ui.registry.forms import BodyForm
from lo_appeals.ui.tasks import Work

Rows = Callable[[], Mapping[int, BodyRow]]


class CardWork(QObject):
    """What is done in the card beside the list; `wants_entries` (Selection) of a body's figure.

    `list_day` is the day of the list, which a card is opened for; None is today (R11).
    """

    wants_entries = Signal(object)

    def __init__(
        self, kit: Kit, office: Office, changing: Changing, page: ListPage, table: RecordTable,
        *, rows: Rows,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._kit, self._office, self._changing = kit, office, changing
        self._page, self._table, self._rows = page, table, rows
        self.list_day: date | None = None
        self._on: date | None = None  # the day of the card alone
        self.body_card = BodyCard(kit.look)
        self.deeds = BodyDeeds(kit.look, office, self._cover, self._write)
        self.changes = BodyChanges(kit.look, office, self._cover, self._write, self)
        self._connect()

    def _connect(self) -> None:
        card, changes = self.body_card, self.changes
        self._table.opened.connect(self.open)
        self._table.moved.connect(self._row_moved)
        card.sections.asked.connect(self.ask)
        card.sections.on_day.connect(self._another_day)
        card.shut.connect(self._page.close_card)
        card.edit.connect(changes.edit)
        card.confirm.connect(changes.confirm)
        card.rename.connect(changes.rename)
        card.merge.connect(changes.merge)
        card.abolish.connect(changes.abolish)
        card.alias.connect(changes.alias)
        card.entries.connect(self._show_entries)

    # --- showing ------------------------------------------------------------------------------

    def open(self, body_id: int) -> None:
        """Show the card of a body beside the list."""
        self._page.open_card()
        self.body_card.uncover()
        self._kit.tasks.run(partial(self._fetch, body_id), self._show, key="body")

    def refresh(self) -> None:
        """Look at the current body again, where its card is shown."""
        self._row_moved(self._table.current_id())

    def show_day(self, day: date | None) -> None:
        """Show the people of another day, in the card that is open too."""
        self.list_day = self._on = day
        body = body_of(self.body_card.shown)
        if self._page.card_open and body is not None and not self.body_card.covered:
            self.open(body.id)

    def _row_moved(self, body_id: int | None) -> None:
        self._on = self.list_day
        if self._page.card_open and body_id is not None and not self.body_card.covered:
            self.open(body_id)

    def _another_day(self, day: date | None) -> None:
        body = body_of(self.body_card.shown)
        if body is not None:
            self._on = day
            self.open(body.id)

    def _fetch(self, body_id: int, _work: Work) -> OpenedBody | None:
        rows, bodies = self._rows(), self._office.bodies
        row = rows.get(body_id)
        if row is None:
            return None
        done = self._office.appeals.count(Selection(quick=Quick.DONE, body_ids=(body_id,)))
        children = [one.body.name for one in rows.values() if one.body.parent_id == body_id]
        card = self._office.registry.card(body_id, self._on)
        letters = self._office.outgoing.listed(Wanted(body_id=body_id))
        return OpenedBody(
            row, bodies.names(body_id), bodies.aliases(body_id), children, done, card, letters
        )

    def _show(self, opened: OpenedBody | None) -> None:
        if opened is not None and not self.body_card.covered:  # a form may be open by now
            self.body_card.show_body(opened)
            body_id = opened.row.id
            self._kit.tasks.run(
                partial(self._fetch_months, body_id),
                partial(self.body_card.sections.show_months, body_id), key="months",
            )  # fmt: skip

    def _fetch_months(self, body_id: int, _work: Work) -> Any:
        return self._office.registry.figures(body_id)

    def _show_entries(self, quick: Quick) -> None:
        body = body_of(self.body_card.shown)
        if body is not None:
            self.wants_entries.emit(Selection(quick=quick, body_ids=(body.id,), law=Law.PORTAL))

    # --- what forms are about -----------------------------------------------------------------

    def body(self) -> Body | None:
        """Return the body that is chosen, else the one that the card shows."""
        now = self._table.current_id()
        row = self._rows().get(now) if now is not None else None
        return row.body if row else body_of(self.body_card.shown)

    def named(self) -> list[tuple[int, str]]:
        """Return the living bodies by their names, to choose from."""
        living = (row.body for row in self._rows().values() if row.body.valid_to is None)
        return [(one.id, one.name) for one in living]

    def show_empty(self, empty: bool) -> None:
        """Show the list, or what stands in its place."""
        self._page.show_empty(empty)

    def ask(self, key: str, about: Any) -> None:
        """Open the form that the card asks for."""
        card = self.body_card.sections.card
        if card is not None:
            self.deeds.do(key, card, about)

    def appoint(self) -> None:
        """Seat somebody in the current body."""
        if self._page.card_open:
            self.ask("appoint", None)

    # --- forms --------------------------------------------------------------------------------

    def _cover(
        self, form: BodyForm, save: Callable[[Any, dict[str, Any]], None], about: Any
    ) -> None:
        self._page.open_card()
        if isinstance(about, Body):  # the chosen row, which the card may not show
            self.body_card.title.setText(about.name)
        form.about = about
        form.saved.connect(save)
        form.given_up.connect(self._leave_form)
        self.body_card.cover(form)
        form.focus_first()

    def _leave_form(self) -> None:
        self.body_card.uncover()
        if self.body_card.shown is None:
            self._page.close_card()
        else:
            self.body_card.show_body(self.body_card.shown)

    def _write(self, write: Callable[[], Changes]) -> None:
        form = self.body_card.covers.currentWidget()
        if isinstance(form, BodyForm):
            write_form(self._changing, form, write)
        else:
            self._changing.do(write)
