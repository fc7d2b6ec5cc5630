"""Sections of a body's card: gaps, people, clocks of п. 4 and 5, act, help, figures, history."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.registry import ActStatus, Consultation, OwnAct
from lo_appeals.domain.texts import day, decimal, month_title
from lo_appeals.domain.timeliness import Figures, Period
from lo_appeals.services.records import OutgoingLetter
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_typed import shown_phone
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.history import Happening, Timeline
from lo_appeals.ui.layout import Facts, row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry import happenings
from lo_appeals.ui.registry.clock_sections import ClockSections
from lo_appeals.ui.registry.people import People
from lo_appeals.ui.registry.section import Asking, Marked, Section

MOST_GAPS, MOST_HISTORY, MOST_LETTERS = 8, 40, 12
Months = Sequence[tuple[Period, Figures | None]]
OF_HELP = (("correct_consultation", "Исправить…"), ("remove_consultation", "Убрать"))


class BodySections(QWidget):
    """Everything of a body below its figures.

    `asked` with a key of `BodyDeeds` and what it is about; `on_day` with the day to show.
    """

    asked = Signal(object, object)
    on_day = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.card: BodyCard | None = None
        self._months_shown: int | None = None
        self.asking = asking = Asking(look)
        self.day = DateEdit(look, "На дату", self._today)
        self.show_day = Button(look, "Показать", flat=True, tip="Кто отвечал на эту дату")
        self.gaps = Section(look, "Замечания")
        self.people = People(look, asking)
        seat = asking.lasting("Назначить", "plus", "appoint", "Назначить (Ctrl+Shift+N)")
        self.seats = Section(look, "Отвечают", seat)
        self.seats.lines.addLayout(
            row(words("на дату", muted=True), self.day, self.show_day, None, gap=look.u)
        )
        self.seats.put(self.people)
        self.absences = Section(look, "Отсутствия")
        self.clocks = ClockSections(look, asking)
        self.lists, self.notices = self.clocks.lists, self.clocks.notices
        self.act = Section(
            look, "Правовой акт органа",
            asking.lasting("Изменить", "pencil", "own_act", "Изменить сведения об акте"),
        )  # fmt: skip
        self.help = Section(
            look, "Консультации",
            asking.lasting("Добавить", "plus", "consultation", "Записать консультацию"),
        )  # fmt: skip
        self.votings = Section(look, "Голосования")
        self.letters = Section(look, "Письма")
        self.months = Section(look, "Последние месяцы")
        self.address = Section(
            look, "Реквизиты",
            asking.lasting("Подтверждены", "check", "checked", "Орган подтвердил сведения сегодня"),
            asking.lasting("Изменить", "pencil", "details", "Изменить адрес, телефон, почту"),
        )  # fmt: skip
        self.before = Section(look, "Кто был раньше")
        self.history = Section(look, "Правки")
        self.everything = (
            self.seats, self.gaps, self.absences, self.lists, self.notices, self.act, self.address,
            self.months, self.letters, self.help, self.votings, self.before, self.history,
        )  # fmt: skip
        self.setLayout(stack(*self.everything, gap=look.u * 2))
        asking.asked.connect(self.asked)
        self.show_day.clicked.connect(self._another_day)
        self.day.returnPressed.connect(self._another_day)

    def forbid(self, reason: str) -> None:
        """Let nothing of a body be changed; tips say why."""
        self.asking.forbid(reason)

    def _today(self) -> date:
        return self.card.today if self.card else date.min

    def _another_day(self) -> None:
        try:
            day_ = self.day.value()
        except UserError:
            return
        self.on_day.emit(day_)

    def show_card(self, card: BodyCard) -> None:
        """Show a body's card."""
        self.card = card
        self.asking.allow(living=card.body.valid_to is None)
        self.day.set_value(card.on)
        self.people.show_card(card)
        self._show_gaps(card)
        self._show_absences(card)
        self.clocks.show_card(card)
        self._show_act(card.act)
        if not self._months_of(card):
            self.show_months(card.body.id, ())
        self._show_address(card)
        self._show_past(card)

    def _show_gaps(self, card: BodyCard) -> None:
        self.gaps.clear()
        self.gaps.setVisible(bool(card.gaps))
        for gap in card.gaps[:MOST_GAPS]:
            self.gaps.put(Marked(self.look, gap.text, Mark.WARNING))
        if len(card.gaps) > MOST_GAPS:
            self.gaps.say(f"и ещё {len(card.gaps) - MOST_GAPS}")

    def _show_absences(self, card: BodyCard) -> None:
        self.absences.clear()
        people = {one.id: one for one in card.appointments}
        live = [one for one in card.absences if one.last is None or one.last >= card.on]
        self.absences.setVisible(bool(live))
        for one in live:
            who = people.get(one.official_id)
            acting = people.get(one.acting_id or 0)
            instead = f", вместо: {acting.contact.name}" if acting else ""
            text = f"{who.contact.name if who else ''}: {one.text}{instead}"
            drop = self.asking.small("Убрать", "remove_absence", one.id, f"Убрать: {text}")
            self.absences.put(Marked(self.look, text, Mark.OPEN), drop)

    def _show_act(self, act: OwnAct | None) -> None:
        self.act.clear()
        self.act.setVisible(act is not None)
        if act is None:
            return
        mark = Mark.DONE if act.status is ActStatus.ADOPTED else Mark.UNKNOWN
        number = f"№ {act.number}" if act.number else ""
        since = f"от {day(act.adopted_on)}" if act.adopted_on else ""
        told = " ".join(filter(None, (act.kind, since, number)))
        self.act.state(f"{act.status.value.capitalize()}. {told}".strip(), mark)
        if act.file or act.note:
            self.act.say(" · ".join(filter(None, (act.file, act.note))))

    def _months_of(self, card: BodyCard) -> bool:
        return self._months_shown == card.body.id

    def show_months(self, body_id: int, months: Months) -> None:
        """Show the figures of the last months, which come later than the rest."""
        if self.card is None or self.card.body.id != body_id:
            return
        self._months_shown = body_id if months else None
        self.months.clear()
        known = [(month, one) for month, one in months if one is not None and not one.silent]
        self.months.setVisible(bool(known))
        facts = Facts(self.look)
        facts.show_facts([(month_title(month.first), _told(one)) for month, one in known])
        self.months.put(facts)

    def show_letters(self, letters: Sequence[OutgoingLetter]) -> None:
        """Show the letters to the body, newest first."""
        self._timeline(self.letters, [happenings.letter(one) for one in letters[:MOST_LETTERS]])

    def _show_address(self, card: BodyCard) -> None:
        self.address.clear()
        one = card.details
        phone = shown_phone(one.phone, one.extension) or one.phone_typed
        facts = Facts(self.look)
        facts.show_facts([
            ("Адрес", one.address), ("Телефон", phone), ("Почта", one.email or one.email_typed),
            ("Подтверждено", day(one.checked_on) or "ещё ни разу"),
        ])  # fmt: skip
        self.address.put(facts)

    def _show_past(self, card: BodyCard) -> None:
        self._timeline(self.before, happenings.gone(card.appointments, card.today))
        self._show_help(card.consultations)
        self._timeline(self.votings, [happenings.voting(one) for one in card.votings])
        edits = [happenings.edit(line) for line in card.history[:MOST_HISTORY]]
        self._timeline(self.history, edits)

    def _show_help(self, given: Sequence[Consultation]) -> None:
        self.help.clear()
        for one in given:
            said = " · ".join(filter(None, (one.given_by.value, one.person)))
            text = words(f"{day(one.held_on)} – {one.about}\n{said}", wrap=True)
            tip = f"Исправить или убрать: {one.about}"
            self.help.put(text, self.asking.more(tip, OF_HELP, one))
        if not given:
            self.help.say("Консультаций не записано.")

    def _timeline(self, section: Section, lines: Sequence[Happening]) -> None:
        section.clear()
        section.setVisible(bool(lines))
        if not lines:
            return
        made = Timeline(self.look)
        made.show_history(lines)
        made.setToolTip("\n".join(_plain(lines)))
        section.put(made)


def _plain(lines: Iterable[Happening]) -> Iterable[str]:
    return (f"{one.day} {one.what}. {one.note}" for one in lines)


def _told(one: Figures | None) -> str:
    if one is None:
        return ""
    rate = one.timeliness_percent
    share = "" if rate is None else f" · своевременность {decimal(rate)} %"
    return (
        f"поступило {one.received} · рассмотрено {one.answered}, "
        f"с нарушением {one.answered_late}{share}"
    )
