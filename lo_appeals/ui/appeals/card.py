"""The card of an entry: state, facts, the explained due day, corrections, history."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lo_appeals.domain.appeals import Appeal, State
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.selection import Flag
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.domain.texts import WEEKDAYS, counted, day, moment
from lo_appeals.services.appeals import AppealCard
from lo_appeals.services.entry_events import Event
from lo_appeals.ui.appeals.columns import shown_number
from lo_appeals.ui.appeals.notes import NoteList
from lo_appeals.ui.appeals.personal import PersonalPart
from lo_appeals.ui.appeals.significance import decided
from lo_appeals.ui.card import Card
from lo_appeals.ui.charts import TermStrip
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.copying import copy_text
from lo_appeals.ui.history import Happening, Timeline
from lo_appeals.ui.layout import Facts, Part, empty_layout, fill, row, selectable, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import MARK_OF, Mark

TITLES = {one.key: one for one in columns_of(Appeal)}
SIGNIFICANT_TIP = "Значимое или нет, п. 12 (F9)"
PORTAL_MARKS = (Flag.POSTPONED, Flag.REPEATED, Flag.LATE_ON_PORTAL)
DAY = ("день", "дня", "дней")


def state_words(card: AppealCard, today: date) -> str:
    """Return the state as a clerk says it: «Просрочено на 5 дней»."""
    appeal, now = card.appeal, card.state
    if now in (State.LATE, State.VERY_LATE):
        return f"Просрочено на {counted((today - appeal.due).days, *DAY)}"
    if now in (State.OPEN, State.SOON):
        return f"{MARK_OF[now].word}: осталось {counted((appeal.due - today).days, *DAY)}"
    if now is State.TODAY:
        return "Срок сегодня: ответ сегодня ещё в срок"
    if now is State.DONE_LATE and appeal.answered:
        return f"Отвечено на {counted((appeal.answered - appeal.due).days, *DAY)} позже срока"
    return MARK_OF[now].word


def happening(event: Event, due: date) -> Happening:
    """Return an event as a line of the history; a late answer carries its mark."""
    late = event.what == "Дан ответ" and event.day > due
    mark = Mark.DONE_LATE if late else Mark.DONE if event.what == "Дан ответ" else None
    return Happening(day(event.day), event.what, event.note, mark)


class EntryCard(Card):
    """The card of an entry.

    `restore` (field) asks to put the portal's value back, `correct` and `annotate` for a form,
    `judge` to decide on it under п. 12, `demand` for the applicant and the text.
    """

    restore = Signal(object)
    correct = Signal()
    annotate = Signal()
    judge = Signal()
    demand = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Карточка обращения")
        self.shown: AppealCard | None = None
        self._off: frozenset[date] = frozenset()
        self.facts = Facts(look)
        self.strip = TermStrip(look, self._is_off)
        self.why = QVBoxLayout()
        self.why.setSpacing(look.u)
        self.portal = words("", wrap=True)
        self.warning = words("", wrap=True)
        self.corrected_title = words("Исправлено вручную", look.subtitle)
        self.corrected = QVBoxLayout()
        self.corrected.setSpacing(look.u)
        self.notes = NoteList(look)
        self.personal = PersonalPart(look)
        self.history = Timeline(look)
        self.copy_due = Button(
            look,
            "Скопировать",
            "copy",
            flat=True,
            tip="Скопировать объяснение срока (Ctrl+Shift+C)",
        )
        self.edit = Button(look, "&Исправить", "pencil", tip="Исправить (F2)")
        self.write_note = Button(look, "При&мечание", "file-text", tip="Написать примечание (F8)")
        self.significant = Button(look, "Зна&чимое", "star", tip=SIGNIFICANT_TIP)
        self.governor = StateLine(look)
        self.address = selectable("")
        self.copy_address = Button(
            look, "", "copy", flat=True, tip="Скопировать адрес карточки на портале"
        )
        self._compose(look)
        self.copy_due.clicked.connect(self.copy_explanation)
        self.edit.clicked.connect(self.correct)
        self.write_note.clicked.connect(self.annotate)
        self.significant.clicked.connect(self.judge)
        self.personal.ask.clicked.connect(self.demand)
        self.copy_address.clicked.connect(self._copy_address)

    def _compose(self, look: Look) -> None:
        u = look.u
        address = row(words("Адрес:", muted=True), self.address, self.copy_address, gap=u * 2)
        address.setStretch(1, 1)
        parts: tuple[Part, ...] = (
            self.governor, self.warning, self.facts, address, u,
            row(words("Почему такой срок", look.subtitle), None, self.copy_due),
            self.strip, self.why, self.portal, u, self.corrected_title, self.corrected,
            self.personal, self.notes, u, words("Ход рассмотрения", look.subtitle), self.history,
        )  # fmt: skip
        fill(self.inside, parts)
        self.inside.addStretch(1)
        self.set_foot((self.edit, self.write_note, self.significant))

    def _is_off(self, day_: date) -> bool:
        return day_ in self._off

    def name_new(self) -> None:
        """Head the card for an entry that is not there yet."""
        self.shown = None
        self.title.setText("Новое обращение")
        for one in (self.state, self.governor, self.personal, self.copy):
            one.hide()

    def show_entry(self, card: AppealCard, now: datetime, off: frozenset[date], who: str) -> None:
        """Show an entry to `who` as it stands `now`; `off` are the days off within its strip."""
        self.shown, self._off, today = card, off, now.date()
        appeal, look = card.appeal, self.look
        self.state.show()
        self.copy.show()
        self.title.setText(shown_number(appeal))
        self.state.show_state(state_words(card, today), MARK_OF[card.state])
        self._show_decided(card.governor, now)
        self.warning.setText(self._warnings(appeal))
        self.warning.setVisible(bool(self.warning.text()))
        self.facts.show_facts(
            [
                *self._facts(appeal),
                ("Отметки портала", marks_of(card)),
                ("У кого находилось", held_by(card)),
            ]
        )
        self.strip.show_term(
            appeal.registered, appeal.due, appeal.answered or today,
            answered=appeal.answered is not None,
        )  # fmt: skip
        empty_layout(self.why)
        for line in card.due.explanation:
            self.why.addWidget(selectable(line))
        self.portal.setText(card.portal_note)
        self.portal.setVisible(bool(card.portal_note))
        self._show_corrections(card)
        self.personal.offer(kept=card.personal)
        self.notes.show_notes(card.notes, who, self.write_note.refused)
        events = [happening(one, appeal.due) for one in card.events]
        self.history.show_history(events)
        self.address.setText(card.address)
        self.setAccessibleName(f"Обращение {shown_number(appeal)}, {self.state.said}")
        self.title.setMaximumHeight(look.h * 4)

    def _show_decided(self, item: GovernorItem | None, now: datetime) -> None:
        said = decided(item, now)
        late = item is not None and item.late(now)
        self.governor.show_state(f"П. 12: {said}", Mark.LATE if late else Mark.GOVERNOR)
        self.governor.setVisible(bool(said))
        yes = item is not None and item.significant
        self.significant.say("Не зна&чимое" if yes else "Зна&чимое")
        self.significant.setToolTip(self.significant.refused or SIGNIFICANT_TIP)

    def _warnings(self, appeal: Appeal) -> str:
        said = [appeal.data_error] if appeal.data_error else []
        if appeal.unconfirmed_by is not None and appeal.open:
            said.append(
                f"Не подтверждено выгрузкой (загрузка № {appeal.unconfirmed_by}): "
                "в ней этого обращения не было."
            )
        return "\n".join(said)

    def _facts(self, appeal: Appeal) -> list[tuple[str, str]]:
        topic = " · ".join(
            part for part in (appeal.category, appeal.subcategory, appeal.fact) if part
        )
        order = "ускоренный" if appeal.accelerated else "обычный"
        law = "обращение по 59-ФЗ, в показатели не входит" if appeal.law59 else "сообщение ПОС"
        stage = " · ".join(part for part in (appeal.stage, appeal.status) if part)
        people = "; ".join(
            part for part in (appeal.executor, appeal.coordinator, appeal.head) if part
        )
        answered = ""
        if appeal.answered:
            weekday = WEEKDAYS[appeal.answered.weekday()]
            answered = f"{day(appeal.answered)}, {weekday}"
            if appeal.days_taken is not None:
                answered += f", за {counted(appeal.days_taken, *DAY)}"
        grade = "" if appeal.grade is None else f"{appeal.grade} из 5"
        return [
            ("Орган", appeal.body or "не определён"),
            ("Тема", topic),
            ("Порядок", f"{order} · {law}"),
            ("На портале", stage),
            ("Ответ", answered),
            ("Решение", appeal.resolution),
            ("Оценка", grade),
            ("Место", ", ".join(x for x in (appeal.municipality, appeal.address) if x)),
            ("Ведут на портале", people),
            ("№ ЕПГУ", appeal.epgu_number),
            ("Источник", appeal.source),
        ]

    def _show_corrections(self, card: AppealCard) -> None:
        empty_layout(self.corrected)
        self.corrected_title.setVisible(bool(card.corrections))
        for one in card.corrections:
            column = TITLES.get(one.field)
            title = column.title if column else "Орган"
            imported = "" if one.imported is None else str(one.imported)
            said = f"{title}: на портале «{imported or 'пусто'}». {one.reason}".strip()
            back = Button(self.look, "Вернуть", "undo-2", flat=True, tip=f"Вернуть: {title}")
            back.clicked.connect(partial(self.restore.emit, one.field))
            self.corrected.addLayout(row(selectable(said), back, gap=self.look.u * 2))
            self.corrected.addWidget(
                words(f"{one.who}, {moment(one.at)}", self.look.small, muted=True)
            )

    def copy_explanation(self) -> None:
        """Put the explanation on the clipboard as sentences."""
        if self.shown is not None:
            text = f"Обращение № {self.shown.appeal.number}. {self.shown.due.text}"
            copy_text(text)

    def _copy_address(self) -> None:
        copy_text(self.address.text())


def marks_of(card: AppealCard) -> str:
    """Return the portal's marks of an entry in words."""
    return " · ".join(flag.value for flag in card.flags if flag in PORTAL_MARKS)


def held_by(card: AppealCard) -> str:
    """Return who held the entry for how many days (D12); '' where it never moved."""
    if len(card.holders) < 2:
        return ""
    return "; ".join(f"{x.body or 'не определён'} – {counted(x.days, *DAY)}" for x in card.holders)
