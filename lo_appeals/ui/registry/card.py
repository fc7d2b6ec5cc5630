"""The card of a body: type and duties, figures that lead to entries, names by time, spellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.bodies import Body, BodyName
from lo_appeals.domain.selection import Quick
from lo_appeals.domain.texts import day, number
from lo_appeals.services import registry_card
from lo_appeals.services.records import OutgoingLetter
from lo_appeals.ui.card import Card
from lo_appeals.ui.controls import Button, Tile
from lo_appeals.ui.history import Happening, Timeline
from lo_appeals.ui.layout import Facts, fill, row, selectable, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.body_sections import BodySections
from lo_appeals.ui.registry.columns import BodyRow, remark
from lo_appeals.ui.tab_order import in_reading_order


@dataclass(frozen=True, slots=True)
class OpenedBody:
    """Everything that the card shows."""

    row: BodyRow
    names: Sequence[BodyName]
    aliases: Sequence[str]
    children: Sequence[str]
    done: int
    card: registry_card.BodyCard
    letters: Sequence[OutgoingLetter]


class BodyCard(Card):
    """`edit`, `confirm`, `rename`, `merge`, `abolish`, `alias` ask for it; `entries` (Quick).

    `sections` hold the people, the clocks and all else that the registry keeps of the body.
    """

    edit = Signal()
    confirm = Signal()
    rename = Signal()
    merge = Signal()
    abolish = Signal()
    alias = Signal()
    entries = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Карточка органа")
        self.shown: OpenedBody | None = None
        self.duties = words("", muted=True, wrap=True)
        self.open_tile = Tile(look, "в работе", tall=False)
        self.late_tile = Tile(look, "просрочено", Mark.LATE, tall=False)
        self.done_tile = Tile(look, "отвечено", Mark.DONE, tall=False)
        self.facts = Facts(look)
        self.sections = BodySections(look)
        self.names = Timeline(look)
        self.cases = words("", muted=True, wrap=True)
        self.cases_button = Button(
            look, "Склонение", "pencil", flat=True, tip="Наименование по падежам для писем"
        )
        self.aliases = selectable("")
        u = look.u
        self.add_alias = Button(look, "Добавить", "plus", flat=True, tip="Добавить написание")
        fill(
            self.inside,
            (
                self.duties, row(self.open_tile, self.late_tile, self.done_tile, gap=u * 2), u,
                self.sections, u, self.facts, u,
                row(words("Наименования", look.subtitle), None, self.cases_button), self.names,
                self.cases, u,
                row(words("Написания в выгрузках", look.subtitle), None, self.add_alias),
                self.aliases, None,
            ),
        )  # fmt: skip
        self.confirm_button = Button(
            look, "Проверено", "check", primary=True, tip="Сведения проверены (Ctrl+Shift+B)"
        )
        self.edit_button = Button(look, "&Изменить", "pencil", tip="Изменить (F2)")
        self.more = Button(
            look, "Пере&мены…", "history", tip="Переименовать, присоединить, упразднить"
        )
        self.set_foot((self.confirm_button, self.edit_button, self.more))
        self._connect()

    def _connect(self) -> None:
        self.add_alias.clicked.connect(self.alias)
        self.cases_button.clicked.connect(partial(self.sections.asked.emit, "body_cases", None))
        self.confirm_button.clicked.connect(self.confirm)
        self.edit_button.clicked.connect(self.edit)
        self.more.clicked.connect(self._menu)
        self.open_tile.clicked.connect(self._show_open)
        self.late_tile.clicked.connect(self._show_late)
        self.done_tile.clicked.connect(self._show_done)

    def name_new(self) -> None:
        """Head the card for a body that is not there yet."""
        self.title.setText("Новый орган")
        for one in (self.state, self.copy):
            one.hide()

    def show_body(self, opened: OpenedBody) -> None:
        """Show a body; another one from its top."""
        if self.shown is None or self.shown.row.id != opened.row.id:
            self.area.verticalScrollBar().setValue(0)
        self.shown = opened
        for one in (self.state, self.copy):
            one.show()
        body = opened.row.body
        self.title.setText(body.name)
        said = remark(opened.row)
        self.state.show_state(said.text or "Сведения проверены", said.mark or Mark.DONE)
        self.duties.setText(duties(opened.card))
        for tile, count in (
            (self.open_tile, opened.row.open),
            (self.late_tile, opened.row.late),
            (self.done_tile, opened.done),
        ):
            tile.show_figure(number(count))
        self.facts.show_facts(self._facts(opened))
        self.sections.show_card(opened.card)
        self.sections.show_letters(opened.letters)
        in_reading_order(self)  # rows of people are made anew
        self.names.show_history([_named(one) for one in reversed(opened.names)])
        self.cases.setText(cases(opened.card))
        self.aliases.setText("\n".join(opened.aliases) or "Других написаний не было.")
        ended = body.valid_to is not None
        self.confirm_button.setVisible(not body.confirmed and not ended)
        for one in (self.edit_button, self.more, self.cases_button):
            one.setEnabled(not ended)

    def _facts(self, opened: OpenedBody) -> list[tuple[str, str]]:
        body = opened.row.body
        return [
            ("Тип", body.type.title),
            ("Краткое", body.short_name),
            ("Подчинён", opened.row.parent),
            ("Подчинены ему", "; ".join(opened.children)),
            ("В реестре с", day(body.valid_from)),
        ]

    def _menu(self) -> None:
        menu = QMenu("Перемены", self)
        menu.addAction("Переименовать с даты…", self.rename.emit)
        menu.addAction("Присоединить к другому…", self.merge.emit)
        menu.addAction("Упразднить с даты…", self.abolish.emit)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.more.mapToGlobal(above))

    def _show_open(self) -> None:
        self.entries.emit(Quick.OPEN)

    def _show_late(self) -> None:
        self.entries.emit(Quick.LATE)

    def _show_done(self) -> None:
        self.entries.emit(Quick.DONE)


def duties(card: registry_card.BodyCard) -> str:
    """Return which points bind a body and what is only recommended to it (R2)."""
    bound = ", ".join(duty.clause.removeprefix("п. ") for duty in card.duties)
    said = f"Обязывают п. {bound} Положения."
    if card.recommended:
        titles = "; ".join(duty.title[:1].lower() + duty.title[1:] for duty in card.recommended)
        said += f" Остальное – рекомендация (п. 4 приказа): {titles}."
    return said


def cases(card: registry_card.BodyCard) -> str:
    """Return the genitive that letters take, where a person has looked at it."""
    kept = card.details.forms.get("genitive") or {}
    if not kept.get("confirmed") or kept.get("of", card.body.name) != card.body.name:
        return "Склонение наименования для писем не проверено."
    return f"В письмах, проверено: «… {kept['text']}»."


def _named(name: BodyName) -> Happening:
    since = day(name.valid_from) or "сначала"
    until = f"по {day(name.valid_to)}" if name.valid_to else "действует сейчас"
    return Happening(since, name.name, until, None if name.valid_to else Mark.DONE)


def body_of(opened: OpenedBody | None) -> Body | None:
    """Return the body that a card shows."""
    return None if opened is None else opened.row.body
