"""The register of public votings as a sheet (V1; п. 4, 9)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from lo_appeals.domain.registry import VOTING_KINDS, Voting
from lo_appeals.domain.texts import counted, day, number
from lo_appeals.services.office import Office
from lo_appeals.ui.body_field import BodyField
from lo_appeals.ui.card import Card
from lo_appeals.ui.card_form import write_form
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import CountField, DateField, LongTextField, TextField
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import beside, hairline
from lo_appeals.ui.look import Look
from lo_appeals.ui.printing import EXCEL, ask_file
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.registry.forms import BodyForm, Named
from lo_appeals.ui.search_line import SearchLine
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

NONE_YET = "Голосования записывают сюда по п. 4 и 9 Положения: «Добавить» или Ctrl+N."
NONE_FOUND = "Таких голосований нет. Esc в поле поиска покажет все."
FIELDS = ("title", "kind", "body_id", "official", "first", "last", "participants", "result")


def _text(key: str) -> "partial[Cell]":
    return partial(_said, key)


def _said(key: str, one: Voting) -> Cell:
    value = getattr(one, key)
    return Cell(day(value) if isinstance(value, date) else str(value)) if value else NOTHING


def _people(one: Voting) -> Cell:
    return NOTHING if one.participants is None else Cell(number(one.participants))


def voting_form(look: Look, bodies: Named, one: Voting | None, today: "partial[date]") -> BodyForm:
    """Return the form of a voting; `one` None is a new one."""
    made = BodyForm(look, "Голосование", "Со&хранить")
    form = made.form
    form.add("title", "&Название", TextField(look, "Название", 60, required=True))
    form.add("kind", "&Вид", ChoiceField(look, "Вид", [(one_, one_) for one_ in VOTING_KINDS]))
    body = BodyField(look, "Орган", list(bodies))
    form.add("body_id", "&Орган", body)
    form.add("official", "&Уполномоченный", TextField(look, "Уполномоченный", 50))
    form.add("first", "На&чало", DateField(look, "Начало", today, required=True))
    form.add("last", "О&кончание", DateField(look, "Окончание", today), "Пусто – ещё идёт.")
    form.add("participants", "У&частников", CountField(look, "Участников", 0, 10_000_000))
    form.add("result", "&Итог", LongTextField(look, "Итог", 3))
    if one is None:
        form.set_values({"first": today()})
        body.choose_nothing()
    else:
        form.set_values({key: getattr(one, key) for key in FIELDS})
    return made


class VotingsSheet(Sheet):
    """List, search, form beside; `told` (words, advice) for the message bar."""

    help_page = "people"
    help_heading = "Общественные голосования"
    told = Signal(object, object)
    status = "Общественные голосования"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Общественные голосования")
        self._kit, self._office, self._changing = kit, office, changing
        self._known: dict[int, Voting] = {}
        self._bodies: dict[int, str] = {}
        self._form: BodyForm | None = None
        look = kit.look
        self.columns: Sequence[ListColumn[Voting]] = self._columns()
        self.model = RecordsModel(self.columns, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Голосования", "votings", self.model)
        self.search = SearchLine(look, "Найти: название, орган, итог", "Найти голосование")
        self.search.setFixedWidth(look.ch * 36)
        self.card = Card(look, "Голосование")
        self.add = Button(look, "&Добавить", "plus", primary=True)
        self.edit = Button(look, "&Изменить", "pencil", tip="Изменить (Enter)")
        self.remove = Button(look, "&Убрать", "x")
        self.export = Button(look, "В &XLSX", "download")
        self.head.addWidget(self.search)
        self.body.addWidget(hairline())
        self.body.addWidget(beside(self.table, self.card, 66, look), 1)
        self.set_foot(self.export, self.remove, self.edit, self.add)
        self.foot_says.setText(
            "Реестр по п. 4 и 9 Положения; за месяц – в приложении 3 пакета месяца."
        )
        self._connect()

    def _columns(self) -> Sequence[ListColumn[Voting]]:
        made = ListColumn[Voting]
        return (
            made(key="title", title="Название", chars=34, cell=_text("title"), stretch=True,
                 sortable=False),
            made(key="kind", title="Вид", chars=20, cell=_text("kind"), spare=True, sortable=False),
            made(key="body", title="Орган", chars=34, cell=self._body, spare=True, sortable=False),
            made(key="official", title="Уполномоченный", chars=24, cell=_text("official"),
                 spare=True, sortable=False),
            made(key="first", title="Начало", chars=11, cell=_text("first"), right=True,
                 sortable=False),
            made(key="last", title="Окончание", chars=11, cell=_text("last"), right=True,
                 spare=True, sortable=False),
            made(key="people", title="Участников", chars=11, cell=_people, right=True, spare=True,
                 sortable=False),
            made(key="result", title="Итог", chars=30, cell=_text("result"), spare=True,
                 sortable=False),
        )  # fmt: skip

    def _connect(self) -> None:
        self.table.opened.connect(self._edit_current)
        self.table.moved.connect(self._row_moved)
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self.table.setFocus)
        self.add.clicked.connect(self.add_new)
        self.table.add_pressed.connect(self.add.click)  # which knows what may not be done
        self.table.remove_pressed.connect(self.remove.click)
        self.edit.clicked.connect(self._edit_current)
        self.remove.clicked.connect(self._remove)
        self.export.clicked.connect(self._ask_where)
        self.card.shut.connect(self._shut)

    def _body(self, one: Voting) -> Cell:
        return Cell(self._bodies.get(one.body_id, ""))

    def _today(self) -> date:
        return self._office.clock().date()

    def reload(self) -> None:
        """Ask for the register anew."""
        self._kit.tasks.run(partial(self._fetch, self.search.text()), self._show, key="votings")

    def _find(self, _text: str) -> None:
        self.reload()

    def _fetch(self, find: str, _work: Work) -> tuple[list[Voting], dict[int, str]]:
        known = self._office.bodies.listed(abolished=True)
        return self._office.votings.listed(find), {one.id: one.name for one in known}

    def _show(self, found: tuple[list[Voting], dict[int, str]]) -> None:
        votings, self._bodies = found
        self._known = {one.id: one for one in votings}
        count = counted(len(votings), "голосование", "голосования", "голосований")
        self.about.setText(count if votings else "Голосований нет")
        self.table.nothing = NONE_FOUND if self.search.text() else NONE_YET
        self.table.show_afresh(one.id for one in votings)
        self._row_moved(self.table.current_id())

    def _load(self, ids: Sequence[int]) -> list[Voting]:
        kept = self._known
        return [kept[one] for one in ids if one in kept]

    def _row_moved(self, voting_id: int | None) -> None:
        for one in (self.edit, self.remove):
            one.setEnabled(voting_id is not None)

    def add_new(self) -> None:
        """Open the form of a new voting."""
        self._open(None)

    def _edit_current(self, _row: object = None) -> None:
        one = self._known.get(self.table.current_id() or 0)
        if one is not None:
            self._open(one)

    def _open(self, one: Voting | None) -> None:
        bodies = sorted(self._bodies.items(), key=lambda pair: pair[1])
        self._form = voting_form(self.look, bodies, one, partial(self._today))
        self._form.about = one
        self._form.saved.connect(self._save)
        self._form.given_up.connect(self._shut)
        self.card.title.setText(one.title if one else "Новое голосование")
        self.card.state.hide()
        self.card.show()
        self.card.cover(self._form)
        self._form.focus_first()

    def _save(self, one: Voting | None, values: dict[str, Any]) -> None:
        new = replace(one, **values) if one else Voting(id=0, **values)
        if self._form is not None:
            write_form(self._changing, self._form, partial(self._office.votings.save, new))

    def _remove(self) -> None:
        one = self._known.get(self.table.current_id() or 0)
        if one is not None:
            self._changing.do(partial(self._office.votings.remove, one))

    def changed(self) -> None:
        """Look at the register again after a change."""
        self._shut()
        self.reload()

    def _shut(self) -> None:
        self.card.uncover()
        self.card.hide()
        self.table.setFocus()

    def _ask_where(self) -> None:
        ask_file(self, "Голосования.xlsx", EXCEL, self.save_to)

    def save_to(self, file: str) -> None:
        """Write the register as it is shown."""
        self._kit.tasks.run(
            partial(self._export, Path(file), self.search.text()), self._saved, title="Запись XLSX"
        )

    def _export(self, file: Path, find: str, _work: Work) -> Path:
        return self._office.votings.export(file, find)

    def _saved(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent))
