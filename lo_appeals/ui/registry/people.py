"""Who is in which place of a body on a day: one block a person, gaps told in words."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.completeness import too_low
from lo_appeals.domain.officials import PRINCIPAL, Absence, Acting, Appointment
from lo_appeals.domain.texts import day
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_typed import reach
from lo_appeals.ui.controls import StateLine
from lo_appeals.ui.layout import empty_layout, row, selectable, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.section import Asking

DEEDS = (
    ("successor", "Назначить преемника…"),
    ("change", "Новые сведения с даты…"),
    ("correct", "Исправить ошибку…"),
    ("absent", "Отсутствует…"),
    ("end", "Выбыл…"),
    ("cases", "Склонение для писем…"),
    ("remove", "Удалить запись…"),
)


class PersonBlock(QWidget):
    """One person in a place; `more` asks what is to be done with the appointment."""

    def __init__(
        self, asking: Asking, look: Look, one: Appointment, notes: Sequence[str], *, away: bool
    ) -> None:
        super().__init__()
        self.look, self.one = look, one
        contact = one.contact
        name = words(contact.name, look.strong, wrap=True)
        self.more = asking.more(f"{contact.name}: что изменить", DEEDS, one)
        post = " · ".join(filter(None, (one.place.title, contact.position)))
        lines: list[QWidget] = [words(post, look.small, muted=True, wrap=True)]
        told = reach(contact)
        if told:
            lines.append(selectable(told))
        for note in notes:
            label = words(note, look.small, wrap=True)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            lines.append(label)
        head = row(name, self.more, gap=look.u)
        head.setStretch(0, 1)
        inset = 0 if one.place.rank == PRINCIPAL else look.u * 4
        self.setLayout(stack(head, *lines, gap=look.u // 2, edges=(inset, 0, 0, look.u)))
        if away:
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class People(QWidget):
    """Everybody who is in a place on the card's day, the principals with their substitutes."""

    def __init__(self, look: Look, asking: Asking) -> None:
        super().__init__()
        self.look, self._asking = look, asking
        self.blocks: list[PersonBlock] = []
        self.lines = stack(gap=look.u)
        self.setLayout(self.lines)

    def show_card(self, card: BodyCard) -> None:
        """Show the people of the card's day and the gaps among them."""
        empty_layout(self.lines)
        self.blocks = []
        ended = card.body.valid_to
        if ended is not None and card.on >= ended:
            self.lines.addWidget(words(f"Орган не действует с {day(ended)}.", muted=True))
            return
        away = {one.official_id: one for one in card.absences if one.covers(card.on)}
        for acting in card.acting:
            if acting.official is None:
                self._gap(acting)
            self._seat(card, acting, away)

    def _seat(self, card: BodyCard, acting: Acting, away: dict[int, Absence]) -> None:
        mine = [
            one
            for one in card.appointments
            if one.holds(card.on)
            and (one.place.office, one.place.seat) == (acting.office, acting.seat)
        ]
        for one in sorted(mine, key=lambda person: person.place.rank):
            gone = away.get(one.id)
            notes = _notes(one, acting, gone)
            block = PersonBlock(self._asking, self.look, one, notes, away=gone is not None)
            self.blocks.append(block)
            self.lines.addWidget(block)

    def _gap(self, acting: Acting) -> None:
        state = StateLine(self.look)
        state.show_state(f"{acting.office.title}: некому ответить", Mark.WARNING)
        self.lines.addWidget(state)
        self.lines.addWidget(words(" ".join(acting.steps), self.look.small, muted=True, wrap=True))


def _notes(one: Appointment, acting: Acting, gone: Absence | None) -> list[str]:
    notes = [f"с {day(one.valid_from)}"] if one.valid_from else []
    if one.valid_to:
        notes.append(f"по {day(one.valid_to)}")
    found = [" ".join(notes)] if notes else []
    if gone is not None:
        found.append(f"Отсутствует: {gone.text}.")
    if acting.acting_for and acting.official and acting.official.id == one.id:
        found.append(f"Отвечает сейчас вместо: {acting.acting_for.contact.name}.")
    if too_low(one):
        found.append("Должность ниже заместителя руководителя (п. 4).")
    for bad, what in ((one.contact.phone_bad, "Телефон"), (one.contact.email_bad, "Почта")):
        if bad:
            found.append(f"{what} записан неверно." if what == "Телефон" else f"{what} неверна.")
    return found
