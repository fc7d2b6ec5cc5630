"""Sections of a body's card: gaps, people, clocks of п. 4 and 5, act, help, figures, history."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lo_appeals.domain.duties import CHANGE_NOTICE, Clock
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Appointment
from lo_appeals.domain.registry import ActStatus, ChangeNotice, Consultation, OwnAct, Voting
from lo_appeals.domain.texts import counted, day, decimal, month_title
from lo_appeals.domain.timeliness import Figures, Period
from lo_appeals.services.records import OutgoingLetter
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_typed import shown_phone
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.dates import DateEdit
from lo_appeals.ui.history import Happening, Timeline
from lo_appeals.ui.layout import Facts, empty_layout, row, selectable, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.people import People

MOST_GAPS, MOST_HISTORY, MOST_LETTERS = 8, 40, 12
Months = Sequence[tuple[Period, Figures | None]]


class Section(QWidget):
    """A title with actions at its right, and what stands under it."""

    def __init__(self, look: Look, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.look = look
        self.lines: QVBoxLayout = stack(gap=look.u)
        head = row(words(title, look.subtitle), None, *buttons, gap=look.u)
        self.setLayout(stack(head, self.lines, gap=look.u, edges=(0, look.u * 2, 0, 0)))

    def clear(self) -> None:
        """Take everything out."""
        empty_layout(self.lines)

    def say(self, text: str, *, muted: bool = True) -> None:
        """Add a line of words."""
        self.lines.addWidget(words(text, muted=muted, wrap=True))

    def state(self, text: str, mark: Mark, *buttons: QWidget, tip: str = "") -> None:
        """Add a line with a mark, and buttons at its right."""
        line = StateLine(self.look)
        line.show_state(text, mark)
        line.setToolTip(tip or text)
        whole = row(line, *buttons, gap=self.look.u)
        whole.setStretch(0, 1)
        self.lines.addLayout(whole)

    def put(self, widget: QWidget) -> None:
        """Add a widget."""
        self.lines.addWidget(widget)


class Marked(QWidget):
    """A mark and words that wrap."""

    def __init__(self, look: Look, text: str, mark: Mark) -> None:
        super().__init__()
        sign = StateLine(look)
        sign.show_state("", mark)
        sign.setFixedWidth(look.mark + look.u)
        said = words(text, wrap=True)
        self.setAccessibleName(text)
        line = row(sign, said, gap=look.u)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)


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
        self._buttons: list[Button] = []
        self._forbidden = ""
        self.day = DateEdit(look, "На дату", self._today)
        self.show_day = Button(look, "Показать", flat=True, tip="Кто отвечал на эту дату")
        self.gaps = Section(look, "Замечания")
        self.people = People(look)
        self.seats = Section(
            look,
            "Отвечают",
            self._button("Назначить", "plus", "appoint", "Назначить (Ctrl+Shift+N)"),
        )
        self.seats.lines.addLayout(
            row(words("на дату", muted=True), self.day, self.show_day, None, gap=look.u)
        )
        self.seats.put(self.people)
        self.absences = Section(look, "Отсутствия")
        self.lists = Section(
            look, "Первые сведения (п. 4)",
            self._button("Получены…", "inbox", "first_list", "Отметить получение первых сведений"),
        )  # fmt: skip
        self.notices = Section(
            look, "Изменения (п. 5)",
            self._button("Добавить", "plus", "notice", "Добавить уведомление об изменении"),
        )  # fmt: skip
        self.act = Section(
            look,
            "Правовой акт органа",
            self._button("Изменить", "pencil", "own_act", "Изменить сведения об акте"),
        )
        self.help = Section(
            look,
            "Консультации",
            self._button("Добавить", "plus", "consultation", "Записать консультацию"),
        )
        self.votings = Section(look, "Голосования")
        self.letters = Section(look, "Письма")
        self.months = Section(look, "Последние месяцы")
        self.address = Section(
            look, "Реквизиты",
            self._button("Подтверждены", "check", "checked", "Орган подтвердил сведения сегодня"),
            self._button("Изменить", "pencil", "details", "Изменить адрес, телефон, почту"),
        )  # fmt: skip
        self.before = Section(look, "Кто был раньше")
        self.history = Section(look, "Правки")
        self.everything = (
            self.seats, self.gaps, self.absences, self.lists, self.notices, self.act, self.address,
            self.months, self.letters, self.help, self.votings, self.before, self.history,
        )  # fmt: skip
        self.setLayout(stack(*self.everything, gap=look.u * 2))
        self.people.asked.connect(self.asked)
        self.show_day.clicked.connect(self._another_day)
        self.day.returnPressed.connect(self._another_day)

    def _button(self, text: str, icon: str, key: str, tip: str) -> Button:
        made = Button(self.look, text, icon, flat=True, tip=tip)
        made.clicked.connect(partial(self._ask, key, None))
        self._buttons.append(made)
        return made

    def forbid(self, reason: str) -> None:
        """Let nothing of a body be changed; tips say why."""
        self._forbidden = self.people.forbidden = reason
        for one in self._buttons:
            one.forbid(reason)

    def _small(self, text: str, key: str, about: Any, tip: str) -> Button:
        made = Button(self.look, text, flat=True, tip=tip)
        if self._forbidden:
            made.forbid(self._forbidden)
        made.clicked.connect(partial(self._ask, key, about))
        return made

    def _ask(self, key: str, about: Any) -> None:
        self.asked.emit(key, about)

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
        today = card.today
        for button in self._buttons:
            button.setEnabled(card.body.valid_to is None)
        self.day.set_value(card.on)
        self.people.show_card(card)
        self._show_gaps(card)
        self._show_absences(card)
        self._show_clocks(card, today)
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
            drop = self._small("Убрать", "remove_absence", one.id, f"Убрать: {text}")
            self.absences.state(text, Mark.OPEN, drop)

    def _show_clocks(self, card: BodyCard, today: date) -> None:
        self.lists.clear()
        self.lists.setVisible(card.list_clock is not None)
        if card.list_clock is not None:
            self.lists.state(card.list_clock.text(today), _mark(card.list_clock, today))
            if card.first_list and card.first_list.incoming:
                self.lists.say(f"Входящий № {card.first_list.incoming}. {card.first_list.note}")
            self._explain(self.lists, card.list_clock)
        self.notices.clear()
        bound = any(duty.key == CHANGE_NOTICE.key for duty in card.duties)
        self.notices.setVisible(bound or bool(card.notices))
        for notice, clock in card.notices:
            self._show_notice(notice, clock, today)
        if not card.notices:
            self.notices.say("Изменений не было.")

    def _show_notice(self, notice: ChangeNotice, clock: Clock, today: date) -> None:
        text = f"{day(notice.changed_on)}: {notice.what} – {clock.text(today)}"
        told = () if notice.told_on else (
            self._small("Уведомили…", "tell", notice, f"Комитет уведомлён: {notice.what}"),
        )  # fmt: skip
        tip = clock.due.text if clock.due else text
        self.notices.state(text, _mark(clock, today), *told, tip=tip)
        said = f"вх. № {notice.incoming}" if notice.incoming else ""
        if said or notice.note:
            self.notices.say(" · ".join(filter(None, (said, notice.note))))

    def _explain(self, section: Section, clock: Clock) -> None:
        if clock.due is not None:
            label = selectable(clock.due.text)
            label.setFont(self.look.small)
            section.put(label)

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
        self._timeline(self.letters, [_letter(one) for one in letters[:MOST_LETTERS]])

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
        gone = [one for one in card.appointments if one.valid_to and one.valid_to < card.today]
        gone.sort(key=lambda one: one.valid_to or date.max, reverse=True)
        self._timeline(self.before, [_past(one) for one in gone])
        helped = [_helped(one) for one in card.consultations]
        self._timeline(self.help, helped, "Консультаций не записано.")
        self._timeline(self.votings, [_voting(one) for one in card.votings])
        lines = [
            Happening(
                day(line.at.date()), line.action[:1].upper() + line.action[1:],
                "; ".join(str(one) for one in line.values)
                + f" {line.reason} ({line.who})",
            )
            for line in card.history[:MOST_HISTORY]
        ]  # fmt: skip
        self._timeline(self.history, lines)

    def _timeline(self, section: Section, lines: Sequence[Happening], empty: str = "") -> None:
        section.clear()
        section.setVisible(bool(lines or empty))
        if not lines:
            section.say(empty)
            return
        made = Timeline(self.look)
        made.show_history(lines)
        made.setToolTip("\n".join(_plain(lines)))
        section.put(made)


def _plain(lines: Iterable[Happening]) -> Iterable[str]:
    return (f"{one.day} {one.what}. {one.note}" for one in lines)


def _past(one: Appointment) -> Happening:
    since = f"с {day(one.valid_from)}" if one.valid_from else ""
    return Happening(day(one.valid_to), one.contact.name, f"{one.place.title} {since}".strip())


def _letter(one: OutgoingLetter) -> Happening:
    number = f"№ {one.number}" if one.number else "без номера"
    sent = f"отправлено {day(one.sent_on)}" if one.sent_on else "не отправлено"
    answered = f"ответ {day(one.answered_on)}" if one.answered_on else ""
    note = " · ".join(filter(None, ("черновик" if one.draft else "", number, sent, answered)))
    return Happening(day(one.dated_on or one.made_at.date()), one.title, note)


def _helped(one: Consultation) -> Happening:
    note = " · ".join(filter(None, (one.given_by.value, one.person)))
    return Happening(day(one.held_on), one.about, note)


def _voting(one: Voting) -> Happening:
    count = one.participants
    people = "" if count is None else counted(count, "участник", "участника", "участников")
    until = f"по {day(one.last)}" if one.last else ""
    return Happening(
        day(one.first), one.title, " · ".join(filter(None, (one.kind, until, people, one.result)))
    )


def _told(one: Figures | None) -> str:
    if one is None:
        return ""
    rate = one.timeliness_percent
    share = "" if rate is None else f" · своевременность {decimal(rate)} %"
    return (
        f"поступило {one.received} · рассмотрено {one.answered}, "
        f"с нарушением {one.answered_late}{share}"
    )


def _mark(clock: Clock, today: date) -> Mark:
    late = clock.late_days(today)
    if clock.done:
        return Mark.DONE_LATE if late else Mark.DONE
    if late:
        return Mark.LATE
    return Mark.OPEN if clock.due else Mark.UNKNOWN
