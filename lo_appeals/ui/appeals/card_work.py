"""The card of the current entry: opened, corrected, annotated, kept in step with the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.notes import Note
from lo_appeals.services.appeals import AppealCard
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.personal import Personal
from lo_appeals.ui.appeals.asking import AskPopover
from lo_appeals.ui.appeals.card import EntryCard
from lo_appeals.ui.appeals.correction import CorrectionForm
from lo_appeals.ui.appeals.new_entry import Known, NewEntryForm
from lo_appeals.ui.appeals.notes import NoteForm
from lo_appeals.ui.appeals.significance import SignificantPopover, Typed
from lo_appeals.ui.card_form import CardForm, write_form
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.list_page import ListPage
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.tasks import Work

LONGEST_STRIP = 400  # days

Bodies = Callable[[], Sequence[tuple[int, str]]]
Topics = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Opened:
    """The answer to «open this entry»."""

    card: AppealCard
    now: datetime
    off: frozenset[date]


class CardWork(QObject):
    """What is done in the card beside the list. `bodies` are those to choose from."""

    def __init__(
        self, kit: Kit, office: Office, changing: Changing, page: ListPage, table: RecordTable,
        *, bodies: Bodies,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._kit, self._office, self._changing = kit, office, changing
        self._page, self._table, self._bodies = page, table, bodies
        self._then: Callable[[], None] | None = None  # once the list is there again
        self.entry = EntryCard(kit.look)
        self.entry.shut.connect(page.close_card)
        self.entry.correct.connect(self.correct)
        self.entry.annotate.connect(self.annotate)
        self.entry.judge.connect(self.judge)
        self.entry.demand.connect(self.show_personal)
        self.entry.notes.mend.connect(self.mend_note)
        self.entry.notes.remove.connect(self._remove_note)
        self.entry.restore.connect(self._restore)
        table.opened.connect(self.open)
        table.moved.connect(self._row_moved)

    def open(self, entry_id: int) -> None:
        """Show the card of an entry beside the list."""
        self._page.open_card()
        self.entry.uncover()
        self._load(entry_id)

    def refresh(self) -> None:
        """Look at the current entry again, where its card is shown; or go on to the next form."""
        then, self._then = self._then, None
        if then is not None:
            then()
            return
        card, now = self.entry.shown, self._table.current_id()
        if now is None and card is not None:
            now = card.appeal.id
        if self._page.card_open and now is not None and not self.entry.covered:
            self._load(now)

    def _row_moved(self, entry_id: int | None) -> None:
        if self._page.card_open and entry_id is not None and not self.entry.covered:
            self._load(entry_id)

    def _load(self, entry_id: int) -> None:
        self._kit.tasks.run(partial(self._fetch, entry_id), self._show, key="card")

    def _fetch(self, entry_id: int, _work: Work) -> Opened:
        card, today = self._office.appeals.card(entry_id), self._office.appeals.today()
        calendar = self._office.rules.calendar()
        start, end = card.appeal.registered, max(card.appeal.due, card.appeal.answered or today)
        count = min((end - start).days + 1, LONGEST_STRIP)
        days = (start + timedelta(n) for n in range(count))
        return Opened(
            card, self._office.clock(), frozenset(one for one in days if calendar.is_day_off(one))
        )

    def _show(self, opened: Opened) -> None:
        if not self.entry.covered:  # a form may be open by now
            self.entry.show_entry(opened.card, opened.now, opened.off, self._office.who)

    def show_personal(self) -> None:
        """Show the applicant and the text of the entry in the card."""
        card = self.entry.shown
        if card is None:
            return

        def fetch(_work: Work) -> Personal:
            return self._office.personal.show(card.appeal.id)

        def show(found: Personal) -> None:
            if self.entry.shown is not None and self.entry.shown.appeal.id == card.appeal.id:
                self.entry.personal.show_personal(found)

        self._kit.tasks.run(fetch, show)

    # --- a new entry --------------------------------------------------------------------------

    def add(self) -> None:
        """Open the form of a new entry in the card."""
        if not isinstance(self.entry.covers.currentWidget(), NewEntryForm):
            self._kit.tasks.run(self._fetch_known, self._show_new, key="new entry")

    def _fetch_known(self, _work: Work) -> Known:
        office = self._office
        return Known(office.rules.deriver(), self._bodies(), office.appeals.topics(), self._today)

    def _show_new(self, known: Known) -> None:
        form = NewEntryForm(self._kit.look, known)
        form.saved.connect(self._register)
        form.given_up.connect(self._give_up_new)
        form.number_typed.connect(self._look_for_number)
        self._page.show_empty(False)
        self._page.open_card()
        self.entry.name_new()
        self.entry.cover(form)
        form.focus_first()

    def _look_for_number(self, number: str) -> None:
        find = partial(self._find_number, number)
        self._kit.tasks.run(find, self._tell_known, key="known number")

    def _find_number(self, number: str, _work: Work) -> str:
        return number if self._office.appeals.ids_of(number) else ""

    def _tell_known(self, number: str) -> None:
        form = self.entry.covers.currentWidget()
        if isinstance(form, NewEntryForm):
            form.warn_known(number)

    def _register(self, facts: PortalFacts, body_id: int | None, note: str) -> None:
        write = partial(self._office.manual.register, facts, body_id, note)
        form = self.entry.covers.currentWidget()
        if isinstance(form, NewEntryForm):
            write_form(self._changing, form, write, self._go_on_adding)

    def _go_on_adding(self) -> None:
        form = self.entry.covers.currentWidget()
        if isinstance(form, NewEntryForm) and form.goes_on:
            self._then = self.add

    def _give_up_new(self) -> None:
        self.entry.uncover()
        self._page.close_card()

    # --- changes ------------------------------------------------------------------------------

    def correct(self) -> None:
        """Open the form of corrections in the card."""
        card = self._shown_for(self.correct)
        if card is not None:
            show = partial(self._show_correction, card.appeal.id)
            self._kit.tasks.run(self._fetch_topics, show, key="correction")

    def _fetch_topics(self, _work: Work) -> Topics:
        return self._office.appeals.topics()

    def _show_correction(self, entry_id: int, topics: Topics) -> None:
        card = self.entry.shown
        if card is None or card.appeal.id != entry_id or self.entry.covered:
            return  # the clerk has gone on meanwhile
        form = CorrectionForm(self._kit.look, card, self._bodies(), self._today, topics)
        form.saved.connect(self._save)
        form.given_up.connect(self.entry.uncover)
        self.entry.cover(form)
        form.form.field("body_id").editor.setFocus()

    def _shown_for(self, deed: Callable[[], None]) -> AppealCard | None:
        """Return the current entry's card; where it is not shown, show it and do `deed` then.

        A form that is open comes first: nothing is done over it.
        """
        form = self.entry.covers.currentWidget()
        if isinstance(form, CardForm):
            form.focus_first()
            return None
        card, now = self.entry.shown, self._table.current_id()
        if card is not None and self._page.card_open and now in (None, card.appeal.id):
            return card  # its row may have left the list: the card is what the clerk sees
        if now is not None:
            self._kit.tasks.run(partial(self._fetch, now), partial(self._show_and, deed))
        return None

    def _today(self) -> date:
        return self._office.clock().date()

    def _show_and(self, deed: Callable[[], None], opened: Opened) -> None:
        self._page.open_card()
        self._show(opened)
        if self._table.current_id() == opened.card.appeal.id:
            deed()

    def _save(self, values: dict[str, Any], reason: str) -> None:
        form = self.entry.covers.currentWidget()
        if isinstance(form, CorrectionForm):
            entry_id = form.card.appeal.id
            write = partial(self._office.appeals.correct, entry_id, values, reason, form.version)
            write_form(self._changing, form, write, self._go_on_correcting)

    def _go_on_correcting(self) -> None:
        form, below = self.entry.covers.currentWidget(), self._table.id_below()
        if isinstance(form, CorrectionForm) and form.goes_on and below is not None:
            self._then = partial(self._correct_next, below)

    def _correct_next(self, entry_id: int) -> None:
        if self._table.select_id(entry_id):
            self.correct()

    def annotate(self) -> None:
        """Open the form of a new note in the card."""
        if self._shown_for(self.annotate) is not None:
            self._cover_with(NoteForm(self._kit.look))

    def mend_note(self, note: Note) -> None:
        """Open the form of a note that is there."""
        self._cover_with(NoteForm(self._kit.look, note))

    def _cover_with(self, form: NoteForm) -> None:
        form.saved.connect(self._save_note)
        form.given_up.connect(self.entry.uncover)
        self.entry.cover(form)
        form.focus_first()

    def _save_note(self, text: str) -> None:
        card, form = self.entry.shown, self.entry.covers.currentWidget()
        if card is None or not isinstance(form, NoteForm):
            return
        notes = self._office.notes
        write = partial(notes.add, card.appeal.id, text)
        if form.note is not None:
            write = partial(notes.edit, form.note, text)
        write_form(self._changing, form, write)

    def _remove_note(self, note: Note) -> None:
        self._changing.do(partial(self._office.notes.remove, note))

    def judge(self) -> None:
        """Ask for the ground and start the Governor's clock; or for the reason and stop it."""
        card = self._shown_for(self.judge)
        if card is None:
            return
        button, item = self.entry.significant, card.governor
        if item is None or not item.significant:
            decide = partial(self._decide, card.appeal.id)
            now = self._office.clock()
            SignificantPopover(self._kit.look, button, self._changing, now, decide).open_under(
                button
            )
            return
        AskPopover(
            self._kit.look, button, self._changing, "Снять значимость (п. 12)",
            about="Срок доклада Губернатору остановится. Почему обращение не значимое:",
            press="Снять", write=partial(self._office.significance.take_back, item.id),
        ).open_under(button)  # fmt: skip

    def _decide(self, entry_id: int, typed: Typed) -> Changes:
        return self._office.significance.decide(
            entry_id, significant_=True, ground=typed.ground, detected_at=typed.detected_at
        )

    def _restore(self, field: str) -> None:
        card = self.entry.shown
        if card is not None:
            self._changing.do(partial(self._office.appeals.restore_imported, card.appeal.id, field))
