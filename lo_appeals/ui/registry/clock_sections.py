"""Was the committee told in time: the first list (п. 4) and changes (п. 5) in a body's card."""

from datetime import date

from PySide6.QtWidgets import QWidget

from lo_appeals.domain.duties import CHANGE_NOTICE, Clock
from lo_appeals.domain.registry import ChangeNotice, FirstList
from lo_appeals.domain.texts import day
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.ui.layout import selectable, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.section import Asking, Section

OF_LIST = (("first_list", "Исправить…"), ("forget_list", "Убрать отметку"))
OF_NOTICE = (("correct_notice", "Исправить…"), ("remove_notice", "Убрать"))


class ClockSections:
    """Two sections: each term with the day it was kept, and why it is that day."""

    def __init__(self, look: Look, asking: Asking) -> None:
        self._look, self._asking = look, asking
        self.lists = Section(
            look, "Первые сведения (п. 4)",
            asking.lasting("Получены…", "inbox", "first_list", "Отметить получение сведений"),
        )  # fmt: skip
        self.notices = Section(
            look, "Изменения (п. 5)",
            asking.lasting("Добавить", "plus", "notice", "Добавить уведомление об изменении"),
        )  # fmt: skip

    def show_card(self, card: BodyCard) -> None:
        """Show where the terms of a body stand today."""
        self._show_list(card)
        self.notices.clear()
        bound = any(duty.key == CHANGE_NOTICE.key for duty in card.duties)
        self.notices.setVisible(bound or bool(card.notices))
        for notice, clock in card.notices:
            self._show_notice(notice, clock, card.today)
        if not card.notices:
            self.notices.say("Изменений не было.")

    def _show_list(self, card: BodyCard) -> None:
        clock = card.list_clock
        self.lists.clear()
        self.lists.setVisible(clock is not None)
        if clock is None:
            return
        if clock.open() and card.body.valid_to is not None:  # it owes nothing any more
            self.lists.say("Сведения не поступили, пока орган действовал.")
            return
        self.lists.state(clock.text(card.today), _mark(clock, card.today))
        if card.first_list is not None:
            self._show_receipt(card.first_list)
        if clock.due is not None:
            label = selectable(clock.due.text)
            label.setFont(self._look.small)
            self.lists.put(label)

    def _show_receipt(self, came: FirstList) -> None:
        number = f"Входящий № {came.incoming}." if came.incoming else "Без входящего номера."
        more = self._asking.more("Первые сведения: исправить или убрать", OF_LIST, None)
        self.lists.put(words(f"{number} {came.note}".strip(), muted=True, wrap=True), more)

    def _show_notice(self, notice: ChangeNotice, clock: Clock, today: date) -> None:
        what = words(f"{day(notice.changed_on)} – {notice.what}", wrap=True)
        buttons: list[QWidget] = []
        if notice.told_on is None:
            tip = f"Комитет уведомлён: {notice.what}"
            buttons.append(self._asking.small("Уведомили…", "tell", notice, tip))
        tip = f"Исправить или убрать: {notice.what}"
        self.notices.put(what, *buttons, self._asking.more(tip, OF_NOTICE, notice))
        tip = clock.due.text if clock.due else ""
        self.notices.state(clock.text(today), _mark(clock, today), tip=tip)
        said = f"вх. № {notice.incoming}" if notice.incoming else ""
        if said or notice.note:
            self.notices.say(" · ".join(filter(None, (said, notice.note))))


def _mark(clock: Clock, today: date) -> Mark:
    late = clock.late_days(today)
    if clock.done:
        return Mark.DONE_LATE if late else Mark.DONE
    if late:
        return Mark.LATE
    return Mark.OPEN if clock.due else Mark.UNKNOWN
